"""What changed from one build to another, on builds whose tables are written from claims made by hand."""

import csv
import datetime as dt
import hashlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from project import Run

from graph import facts
from graph.differences import COLUMNS, Change, Sort, compare_builds, render_changes
from graph.errors import BuildError
from graph.explain import write_explanations
from graph.iris import mint_event_iri
from graph.model import Amount, Article, Claim, Entity, EntityKind, Evidence, Filler, Mention, Status, Time
from graph.resolution import merge_claims

TEXT = "Kenya paid Uganda $5 million. It was late."
PAID = Mention(start_char=0, end_char=29, text=TEXT[:29])


def article(name: str = "a", text: str = TEXT, **fields: str) -> Article:
    """An article of a publisher, of one day."""
    return Article(id=name, text=text, publisher="Herald", **{"published": "2025-06-30", **fields})


def state(code: str) -> Entity:
    """A government."""
    return Entity(kind=EntityKind.GOVERNMENT, key=code, label=f"Government of {code}", country=code)


def payment(
    of: str = "a", *, status: Status = Status.ACTUAL, amount: int = 5_000_000, payee: str = "UG", day: str | None = None
) -> Claim:
    """Kenya pays."""
    roles = {"payer": "KE", "payee": payee}
    on = dt.date.fromisoformat(day) if day else None
    return Claim(
        article=of,
        kind="Payment",
        status=status,
        fillers=tuple(
            Filler(role=role, entity=state(code), mention=PAID, function="subject", reason="")
            for role, code in roles.items()
        ),
        evidence=(Evidence(quote=PAID, trigger=PAID, lexical_unit="pay.v"),),
        amount=Amount(text=str(amount), value=Decimal(amount), currency="USD"),
        time=on and Time(text=str(on), value=str(on), earliest=on, latest=on),
    )


def build(folder: Path, articles: Sequence[Article], claims: Sequence[Claim]) -> Path:
    """The tables of a build."""
    folder.mkdir()
    events = merge_claims(claims, articles)
    event_of = {claim: mint_event_iri(event) for event in events for claim in event.claims}
    facts.write_jsonl(folder / "facts.jsonl", claims, event_of)
    write_explanations(folder / "explanations.jsonl", articles, claims, events)
    with (folder / "articles.jsonl").open("w", encoding="ascii") as file:
        file.writelines(json.dumps(record_of(one)) + "\n" for one in articles)
    return folder


def record_of(one: Article) -> Mapping[str, str | None]:
    """A line of `articles.jsonl`, as far as it is read."""
    digest = hashlib.sha256(one.text.encode()).hexdigest()
    names = ("id", "text", "title", "publisher", "published", "url")
    return {name: getattr(one, name) for name in names} | {"sha256": digest}


@pytest.fixture
def compared(tmp_path: Path):
    """`compared((articles, claims), (articles, claims))`: the changes from the one build to the other."""

    def compare(old: tuple[Sequence[Article], Sequence[Claim]], new: tuple[Sequence[Article], Sequence[Claim]]):
        return compare_builds(build(tmp_path / "old", *old), build(tmp_path / "new", *new))

    return compare


def sorts(changes: Iterable[Change]) -> list[Sort]:
    """The sort of each."""
    return [change.sort for change in changes]


def test_the_same_build_twice_has_not_changed(compared):
    """Whatever the order of its claims."""
    claims = [payment(), payment(payee="RW")]
    assert compared(([article()], claims), ([article()], claims[::-1])) == []


def test_a_new_article_brings_its_claims_and_corroborates(compared):
    """The event of both is told by one more article."""
    changes = compared(([article()], [payment()]), ([article(), article("b")], [payment(), payment("b")]))
    assert sorts(changes) == [Sort.ARTICLE_ADDED, Sort.CLAIM_NEW, Sort.EVENT_CORROBORATED]
    assert changes[1].why == "the article is new"
    assert (changes[1].quote, changes[1].start) == (PAID.text, 0)
    assert (changes[2].old, changes[2].new, changes[2].why) == ("1 article", "2 articles", "told by b")


def test_an_article_that_is_gone_withdraws_its_claims(compared):
    """And says what it claimed."""
    changes = compared(([article(), article("b")], [payment("b", payee="RW")]), ([article()], []))
    assert sorts(changes) == [Sort.ARTICLE_REMOVED, Sort.CLAIM_WITHDRAWN]
    assert changes[1].summary == "KE paid RW $5 million"


def test_an_article_edited_without_a_word_shows_its_sentences(compared):
    """The publisher left the date as it was; the sum is another."""
    edited = article(text=TEXT.replace("$5", "$9"))
    changes = compared(([article()], [payment()]), ([edited], [payment(amount=9_000_000)]))
    assert sorts(changes) == [Sort.ARTICLE_EDITED, Sort.CLAIM_VALUES]
    assert changes[0].old == "Kenya paid Uganda $5 million."
    assert changes[0].new == "Kenya paid Uganda $9 million."
    assert changes[0].why == "its day of publication is the same"
    assert (changes[1].old, changes[1].new) == ("amount: 5000000", "amount: 9000000")
    assert changes[1].why == "the article was edited"


def test_a_correction_that_is_dated_is_not_silent(compared):
    """A new day of publication is shown with the edit."""
    edited = article(text=TEXT + " Corrected.", published="2025-07-01")
    (change,) = compared(([article()], []), ([edited], []))
    assert change.new == "published: 2025-07-01\nCorrected."
    assert change.why == ""


def test_a_renamed_file_withdraws_nothing(compared):
    """Its claims have other IRIs and say the same."""
    changes = compared(([article()], [payment()]), ([article("z")], [payment("z")]))
    assert sorts(changes) == [Sort.ARTICLE_RENAMED]


def test_a_status_that_moved_is_one_change(compared):
    """Neither a claim that came nor one that went; its event moved, too."""
    planned = payment(status=Status.PLANNED)
    changes = compared(([article()], [planned]), ([article(text=f"{TEXT} Now.")], [payment()]))
    assert sorts(changes) == [Sort.ARTICLE_EDITED, Sort.CLAIM_STATUS, Sort.EVENT_STATUS]
    assert [(change.old, change.new) for change in changes[1:]] == [
        ("status: planned", "status: actual"),
        ("planned", "actual"),
    ]


def test_the_same_text_read_differently_says_so(compared):
    """A new version found what the last one did not."""
    (change,) = compared(([article()], []), ([article()], [payment()]))
    assert change.why == "the same text was read differently: another version, or other knowledge"


def test_the_most_alike_claims_are_the_same(compared):
    """Of two payments between the same states, the one whose sum changed is not taken for the other."""
    first, second = payment(day="2025-05-01"), payment(amount=7, day="2025-06-01")
    changes = compared(([article()], [first, second]), ([article()], [payment(day="2025-05-02"), second]))
    assert [(change.sort, change.old, change.new) for change in changes] == [
        (Sort.CLAIM_VALUES, "date: 2025-05-01", "date: 2025-05-02")
    ]


def test_events_that_were_joined_and_parted_are_told(compared, tmp_path):
    """Two payments whose dates turn out to be one, and the other way round."""
    articles = [article(), article("b")]
    apart = [payment(day="2025-05-01"), payment("b", day="2025-06-01")]
    together = [apart[0], replace(apart[1], time=apart[0].time)]
    joined = compared((articles, apart), (articles, together))
    assert sorts(joined) == [Sort.CLAIM_VALUES, Sort.EVENTS_JOINED]
    assert joined[1].new == "2 claims of 2 articles"
    parted = compare_builds(tmp_path / "new", tmp_path / "old")
    assert sorts(parted) == [Sort.CLAIM_VALUES, Sort.EVENT_PARTED]
    assert parted[1].old == "2 claims of 2 articles"


def test_claims_that_begin_to_disagree_are_told(compared):
    """A second article gives another sum for the same payment."""
    articles = [article(), article("b")]
    first, second = payment(day="2025-05-01"), payment("b", day="2025-05-01", amount=5_200_000)
    changes = compared((articles[:1], [first]), (articles, [first, second]))
    assert Sort.EVENT_DISPUTED in sorts(changes)


def test_a_folder_without_a_build_is_named(tmp_path):
    """The reason is in the message."""
    with pytest.raises(BuildError, match="nothing-here"):
        compare_builds(tmp_path / "nothing-here", tmp_path)


HOSTILE = '<script>alert(1)</script> =cmd|"/C calc"!A0 \u202e'


def test_text_from_outside_stays_text_on_the_page(compared):
    """Markup in a headline, a text and a quote is shown, not obeyed."""
    page = render_changes(
        compared(([], []), ([article(title=HOSTILE), article("b", text=f"{HOSTILE}.")], [])), old="old", new="new"
    )
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_command_writes_text_tables_and_a_page(run: Run, tmp_path: Path):
    """Every form has the same changes."""
    old = build(tmp_path / "old", [article(title=f"={HOSTILE}")], [payment()])
    new = build(tmp_path / "new", [article(title="-1")], [payment(), payment(payee="RW")])

    text = run("diff", old, new)
    assert text.exit_code == 0
    assert text.stdout.startswith("article edited: 1, claim new: 1\n")
    assert "\u202e" not in text.stdout

    rows = list(csv.reader(io.StringIO(run("diff", old, new, "--format", "csv").stdout)))
    assert rows[0] == list(COLUMNS)
    assert [row[0] for row in rows[1:]] == ["article edited", "claim new"]
    assert not any(cell.startswith(("=", "-", "+", "@")) for row in rows for cell in row)

    lines = run("diff", old, new, "--format", "jsonl", "--kind", "payment").stdout.splitlines()
    assert [json.loads(line)["summary"] for line in lines] == ["KE paid RW $5 million"]

    assert run("diff", old, new, "--format", "html").stdout.startswith("<!doctype html>")
