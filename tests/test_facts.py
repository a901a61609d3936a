import csv
import dataclasses
import json
from decimal import Decimal

import pytest
import strategies
from hypothesis import given

from graph.errors import BuildError
from graph.facts import CSV_COLUMNS, in_order, read_facts, write_csv, write_jsonl
from graph.iris import BASE_IRI, mint_claim_iri, mint_entity_iri, mint_event_iri
from graph.model import Amount, Claim, Entity, EntityKind, Evidence, Filler, Mention, Status


def mention(text: str, start: int = 0) -> Mention:
    """Words at a place of a text."""
    return Mention(text=text, start_char=start, end_char=start + len(text))


def filler(role: str, code: str, words: str) -> Filler:
    """A government in a role."""
    entity = Entity(kind=EntityKind.GOVERNMENT, key=code, label=f"Government of {code}", country=code)
    return Filler(role=role, entity=entity, mention=mention(words), function="subject", reason="gazetteer")


PAYMENT = Claim(
    article="deals",
    kind="Payment",
    status=Status.ACTUAL,
    fillers=(filler("payer", "US", "Washington"), filler("payee", "RW", "=Rwanda")),
    evidence=(Evidence(quote=mention("Washington paid é.", 7), trigger=mention("paid"), lexical_unit="pay.v"),),
    amount=Amount(text="$100,000", value=Decimal("100000.00"), currency="USD"),
    confidence=0.97,
)
LINE = (
    '{"id": "https://w3id.org/cablegraph/id/claim/CLAIM", "event": "urn:event", "article": "deals", '
    '"kind": "Payment", "status": "actual", "roles": {"payer": {"id": "https://w3id.org/cablegraph/id/government/US", '
    '"label": "Government of US", "country": "US", "mention": "Washington"}, "payee": {"id": '
    '"https://w3id.org/cablegraph/id/government/RW", "label": "Government of RW", "country": "RW", "mention": '
    '"=Rwanda"}}, "amount": 100000, "currency": "USD", "count": null, "nationality": [], "effect": null, '
    '"title": null, "date": null, "attribution": null, "confidence": 0.97, "quote": "Washington paid é.", '
    '"start": 7, "end": 25}\n'
)


def events_of(claims) -> dict[str, str]:
    """The event of each claim, IRI for IRI."""
    return {claim: mint_event_iri(event) for event in strategies.events_of(list(claims)) for claim in event.claims}


def rows_of(path) -> list[dict[str, str]]:
    """The rows of a table."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder to write into, one for all examples of a property."""
    return tmp_path_factory.mktemp("facts")


def test_a_claim_is_the_line_that_the_contract_shows(folder):
    """Keys, their order and the form of each value are fixed."""
    iri = mint_claim_iri(PAYMENT)

    write_jsonl(folder / "facts.jsonl", [PAYMENT], {iri: "urn:event"})

    written = (folder / "facts.jsonl").read_text(encoding="utf-8")
    assert written.replace(iri.rpartition("/")[2], "CLAIM") == LINE


@given(world=strategies.worlds())
def test_claims_come_back_from_json(folder, world):
    """Every value of every claim survives the file, hostile text and large sums included."""
    path = folder / "facts.jsonl"

    write_jsonl(path, in_order(world.claims), events_of(world.claims))

    found = {fact["id"]: fact for fact in read_facts(path)}
    assert set(found) == set(map(mint_claim_iri, world.claims))
    for claim in world.claims:
        fact, quote = found[mint_claim_iri(claim)], claim.evidence[0].quote
        assert (fact["article"], fact["kind"], fact["status"]) == (claim.article, claim.kind, claim.status)
        assert (fact["quote"], fact["start"], fact["end"]) == (quote.text, quote.start_char, quote.end_char)
        assert (fact["amount"], fact["currency"]) == (
            (claim.amount.value, claim.amount.currency) if claim.amount else (None, None)
        )
        assert fact["count"] == (claim.count and claim.count.value)
        assert tuple(fact["nationality"]) == claim.nationality
        assert (fact["effect"], fact["title"]) == (claim.effect, claim.title)
        assert fact["date"] == (claim.time and claim.time.value)
        assert fact["attribution"] == (claim.attribution and claim.attribution.label)
        assert float(fact["confidence"]) == claim.confidence
        assert [
            (role, filled["id"], filled["label"], filled["country"], filled["mention"])
            for role, filled in fact["roles"].items()
        ] == [
            (item.role, mint_entity_iri(item.entity), item.entity.label, item.entity.country, item.mention.text)
            for item in claim.fillers
        ]


@given(world=strategies.worlds())
def test_each_claim_is_one_line_for_any_reader(folder, world):
    """No character in a text ends a line, whatever a reader takes for the end of one."""
    path = folder / "facts.jsonl"

    write_jsonl(path, in_order(world.claims), events_of(world.claims))

    lines = path.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["article"] for line in lines] == sorted(claim.article for claim in world.claims)


@given(world=strategies.worlds())
def test_order_of_claims_does_not_matter(folder, world):
    """The files are the same whatever the order in which claims come."""
    written = []
    for number, claims in enumerate((world.claims, world.claims[::-1])):
        write_jsonl(folder / f"{number}.jsonl", in_order(claims), events_of(world.claims))
        write_csv(folder / f"{number}.csv", in_order(claims), events_of(world.claims))
        written.append([(folder / f"{number}.{ending}").read_bytes() for ending in ("jsonl", "csv")])

    assert written[0] == written[1]


def test_iris_move_to_another_base(folder):
    """Claims, events and entities are all under the base that was asked for."""
    write_jsonl(folder / "moved.jsonl", [PAYMENT], events_of([PAYMENT]), base_iri="https://example.org/id/")

    assert BASE_IRI not in (folder / "moved.jsonl").read_text(encoding="utf-8")


def test_a_row_has_the_roles_as_subject_and_object(folder):
    """The table is flat, and numbers in it are numbers."""
    write_csv(folder / "facts.csv", [PAYMENT], events_of([PAYMENT]))

    (row,) = rows_of(folder / "facts.csv")
    assert tuple(row) == CSV_COLUMNS
    assert (row["subject_role"], row["subject_country"], row["object_role"]) == ("payer", "US", "payee")
    assert (row["amount"], row["count"], row["confidence"], row["start"]) == ("100000", "", "0.97", "7")


def test_one_role_leaves_the_object_empty(folder):
    """A detention has a holder only."""
    detention = dataclasses.replace(PAYMENT, kind="Detention", fillers=(filler("holder", "CR", "Costa Rica"),))

    write_csv(folder / "facts.csv", [detention], events_of([detention]))

    (row,) = rows_of(folder / "facts.csv")
    assert (row["subject_role"], row["object_role"], row["object"]) == ("holder", "", "")


def test_tables_open_in_spreadsheets(folder):
    """The byte order mark and the line ends are those that spreadsheets expect."""
    write_csv(folder / "facts.csv", [PAYMENT], events_of([PAYMENT]))

    written = (folder / "facts.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbfid,event,")
    assert written.endswith(b",7,25\r\n")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_formulas_are_neutralised(folder, start):
    """A text that begins like a formula stays text in a spreadsheet."""
    claim = dataclasses.replace(PAYMENT, title=f"{start}HYPERLINK(1)")

    write_csv(folder / "facts.csv", [claim], events_of([claim]))

    assert rows_of(folder / "facts.csv")[0]["title"] == f"'{start}HYPERLINK(1)"


@pytest.mark.parametrize("line", [b"{", b"[1]\n", b"\xff\n", b'"x"\n'])
def test_a_line_that_is_no_fact_is_named(folder, line):
    """The error says which file."""
    (folder / "broken.jsonl").write_bytes(line)

    with pytest.raises(BuildError, match=r"broken\.jsonl"):
        list(read_facts(folder / "broken.jsonl"))


def test_a_missing_file_is_named(folder):
    """The error says which file."""
    with pytest.raises(BuildError, match=r"absent\.jsonl"):
        list(read_facts(folder / "absent.jsonl"))
