"""A document that makes a library loop, swell or crash, in a process that really does: it is refused, alone."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.articles.inputs import read_articles
from graph.errors import ArticleError

WORDS = "The government of Arvania said on Tuesday that it would pay for the harbour, as it had promised."
PAGE = "<html><head><title>Page</title></head><body><article><p>{}</p><p>{}</p></article></body></html>"
ENTRY = "<item><guid>{}</guid><title>T</title><description>&lt;p&gt;{}&lt;/p&gt;</description></item>"
FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>{}</channel></rss>'
MESSAGE = "From wire@example.org Mon Mar  2 09:30:00 2026\nMessage-ID: <{}>\nFrom: Wire <wire@example.org>\n\n{}\n\n"


def loop_for_ever() -> None:
    """As a regular expression may on an unlucky line."""
    while True:
        pass


def eat_memory() -> None:
    """As a tree does that doubles at each level."""
    hoard = [bytearray(10_000_000)]
    while hoard:
        hoard.append(bytearray(10_000_000))


def crash() -> None:
    """As the kernel does where memory runs out."""
    os.kill(os.getpid(), signal.SIGKILL)


def divide() -> float:
    """A bug of ours."""
    return 1 / 0


TROUBLES = [
    (loop_for_ever, "takes longer to read than 2 s"),
    (eat_memory, "takes more memory to read than 200 MB"),
    (crash, "the process that read it died (SIGKILL)"),
    (divide, "a bug in Cablegraph stops it from being read (ZeroDivisionError: division by zero)"),
]


@pytest.fixture(autouse=True)
def _tight_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.articles.bounded.MOST_MEGABYTES", 200)


@pytest.fixture
def poison(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Callable[[], object]], None]:
    """Makes trouble in a function of a reader wherever it is given the word POISON."""

    def poison_function(name: str, trouble: Callable[[], object]) -> None:
        if trouble is loop_for_ever:  # of the others a busy machine takes longer than that to come to the bound
            monkeypatch.setattr("graph.articles.bounded.MOST_SECONDS", 2)
        module, _, attribute = name.rpartition(".")
        function = getattr(__import__(module, fromlist=[attribute]), attribute)

        def poisoned(given, *others, **named):
            if "POISON" in (given.decode() if isinstance(given, bytes) else str(given)):
                trouble()
            return function(given, *others, **named)

        monkeypatch.setattr(name, poisoned)

    return poison_function


def outcomes(folder: Path) -> tuple[list[str], list[str]]:
    """The ids of the articles in a folder, and what is said of the others."""
    items = list(read_articles([folder]))
    ids = [item.id for item in items if not isinstance(item, ArticleError)]
    return ids, [str(item).removeprefix(f"{folder}/") for item in items if isinstance(item, ArticleError)]


@pytest.mark.parametrize(("trouble", "reason"), TROUBLES)
def test_a_page(trouble: Callable[[], object], reason: str, tmp_path: Path, poison):
    """The pages before and after it are read."""
    poison("graph.articles.html._parse_page", trouble)
    for name, word in {"a": "One", "b": "POISON", "c": "Two"}.items():
        (tmp_path / f"{name}.html").write_text(PAGE.format(WORDS, f"{word}. {WORDS}"))

    assert outcomes(tmp_path) == (["a", "c"], [f"b.html: {reason}"])


@pytest.mark.parametrize(("trouble", "reason"), TROUBLES)
def test_a_feed(trouble: Callable[[], object], reason: str, tmp_path: Path, poison):
    """A feed is read as a whole, so it is refused as a whole; other files are read."""
    poison("graph.articles.html._parse_page", trouble)
    (tmp_path / "bad.rss").write_text(FEED.format(ENTRY.format("one", WORDS) + ENTRY.format("two", f"POISON {WORDS}")))
    (tmp_path / "good.rss").write_text(FEED.format(ENTRY.format("three", WORDS)))

    assert outcomes(tmp_path) == (["three"], [f"bad.rss: {reason}"])


@pytest.mark.parametrize(("trouble", "reason"), TROUBLES)
def test_a_message_of_a_mailbox(trouble: Callable[[], object], reason: str, tmp_path: Path, poison):
    """The messages before and after it are read."""
    poison("graph.articles.mail._parse", trouble)
    texts = {"one": WORDS, "two": f"POISON {WORDS}", "three": WORDS}
    (tmp_path / "wire.mbox").write_text("".join(MESSAGE.format(name, text) for name, text in texts.items()))

    assert outcomes(tmp_path) == (["one", "three"], [f"wire.mbox:message 2: {reason}"])


def test_a_row_with_markup(tmp_path: Path, poison):
    """A field of a table that holds HTML is read as a page is."""
    poison("graph.articles.html._parse_page", loop_for_ever)
    rows = [f'{{"id": "{name}", "text": "<p>{word} {WORDS}</p>"}}\n' for name, word in (("a", "POISON"), ("b", "One"))]
    (tmp_path / "wire.jsonl").write_text("".join(rows))
    ids, refused = outcomes(tmp_path)

    assert ids == ["b"]
    assert [line.rpartition(": ")[2] for line in refused] == ["takes longer to read than 2 s"]


def test_no_process_is_left(tmp_path: Path):
    """Neither at the end nor where somebody stops asking."""
    for name in ("a", "b"):
        (tmp_path / f"{name}.html").write_text(PAGE.format(WORDS, WORDS))
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
    before = children.read_text().split()
    items = read_articles([tmp_path])
    next(items)
    during = children.read_text().split()
    items.close()

    assert len(during) == len(before) + 1
    assert children.read_text().split() == before
