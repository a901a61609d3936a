"""Files and folders, and everything that is refused."""

import logging
import os
from pathlib import Path

import pytest

from graph.articles import read_articles
from graph.articles.acceptance import MOST_CHARACTERS
from graph.articles.formats import MOST_BYTES, endings, printable
from graph.articles.inputs import read_article
from graph.errors import ArticleError
from graph.model import Article

SEEDS = Path(__file__).parents[2] / "seeds"
TEXT = "Wire 6/30/2025 5:12:19 PM\n\nThe government of Arvania recalled its envoy, and gave no date for his return.\n"
FRENCH = "Le gouvernement a refusé de recevoir les personnes que le pays voisin voulait lui envoyer."


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder named `news`, as its user would name it from where they are."""
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    return Path("news")


def refusal(path, content):
    """The message that a file with this content is refused with."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ArticleError) as error:
        read_article(path)
    return str(error.value)


def test_seeds():
    """The folder of seeds gives its twelve articles in the order of names, each with an id and a date."""
    articles = list(read_articles([SEEDS]))
    assert all(isinstance(article, Article) for article in articles)
    assert [article.id for article in articles] == sorted(path.stem for path in SEEDS.iterdir())
    assert len(articles) == 12
    assert all(article.published_day for article in articles)
    assert articles == list(read_articles([SEEDS]))


def test_article_of_a_file(folder):
    """An article has the name of its file without the last ending, and its source as its user named it."""
    path = folder / "x.y.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert list(read_articles([path])) == [
        Article(
            id="x.y",
            text="The government of Arvania recalled its envoy, and gave no date for his return.",
            publisher="Wire",
            published="2025-06-30T17:12:19",
            source="news/x.y.txt",
        )
    ]


def test_folders_are_walked_in_order(folder):
    """Files of a folder and of the folders in it come in the order of names, without hidden ones."""
    for name in ("b.txt", "a/z.md", "a/b/y.TXT", "c.html.txt", ".hidden.txt", ".git/x.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(TEXT, encoding="utf-8")
    assert [article.id for article in read_articles([folder])] == ["y", "z", "b", "c.html"]


def test_bad_files_stop_nothing(folder):
    """Each file that cannot be read is an error in its place, and the rest is read."""
    (folder / "a.txt").write_bytes(b"")
    (folder / "b.txt").write_text(TEXT, encoding="utf-8")
    (folder / "c.docx").write_bytes(b"PK\3\4")
    found = list(read_articles([folder, Path("nowhere.txt")]))
    assert [getattr(item, "id", str(item)) for item in found] == [
        "news/a.txt: an empty file, expected an article",
        "b",
        f"news/c.docx: unknown ending .docx; Cablegraph reads {endings()}",
        "nowhere.txt: No such file or directory",
    ]


def test_same_name_twice(folder):
    """Of two files that make the same id, the second is an error that names both."""
    for name in ("a.md", "a.txt"):
        (folder / name).write_text(TEXT, encoding="utf-8")
    first, second = read_articles([folder / "a.txt", folder])
    assert first.source == "news/a.txt"
    assert str(second) == "news/a.md: the same id as news/a.txt (a) but other content"


def test_same_file_twice(folder):
    """A file that is named twice, or lies in a folder that is named too, is read once."""
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    assert len(list(read_articles([folder / "a.txt", folder, folder / ".." / "news" / "a.txt"]))) == 1


def test_bad_file_does_not_take_the_name(folder):
    """A file that could not be read leaves its name to the next."""
    (folder / "a.html").write_bytes(b"")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    refused, article = read_articles([folder])
    assert isinstance(refused, ArticleError)
    assert article.id == "a"


def test_links_in_folders_are_not_followed(folder):
    """A link that leads out of a folder is an error; one that stays in it, or goes in circles, changes nothing."""
    Path("secret.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "again.txt").symlink_to("a.txt")
    (folder / "circle").symlink_to(".")
    (folder / "itself.txt").symlink_to("itself.txt")
    (folder / "out.txt").symlink_to("../secret.txt")
    article, error = read_articles([folder])
    assert article.id == "a"
    assert str(error) == "news/out.txt: a link that leads out of news, expected a file in it"


def test_link_that_is_named_is_followed(folder):
    """A link that the user names is read under the name of the link."""
    Path("real.txt").write_text(TEXT, encoding="utf-8")
    (folder / "link.txt").symlink_to("../real.txt")
    assert [article.id for article in read_articles([folder / "link.txt"])] == ["link"]


def test_empty_folder(folder):
    """A folder without files is an error: nothing would be read and nobody told."""
    assert [str(error) for error in read_articles([folder])] == [f"news: no files in this folder, expected {endings()}"]


def test_the_folder_that_is_written_into_is_passed_over(folder):
    """A build within the folder of its articles does not read what the last one wrote."""
    for name in ("a.txt", "out/b.txt", "outer/c.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(TEXT, encoding="utf-8")
    assert [article.id for article in read_articles([folder], output=Path("news/out"))] == ["a", "c"]
    assert [article.id for article in read_articles([folder / "out"], output=Path("news/out"))] == ["b"]


def test_no_inputs():
    """No inputs, no articles: what to say of that is the command line's affair."""
    assert list(read_articles([])) == []


@pytest.mark.skipif(os.getuid() == 0, reason="nothing is closed to root")
def test_closed_files(folder):
    """A file and a folder that may not be read are errors."""
    (folder / "a.txt").touch(mode=0)
    (folder / "b").mkdir(mode=0)
    assert [str(error) for error in read_articles([folder])] == [
        "news/a.txt: Permission denied",
        "news/b: Permission denied",
    ]


def test_not_a_regular_file(folder):
    """A pipe is refused, not waited for."""
    os.mkfifo(folder / "pipe.txt")
    assert [str(error) for error in read_articles([folder])] == ["news/pipe.txt: not a regular file"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", " \n\u00a0\n", "no text in it, expected paragraphs of prose"),
        ("a.txt", "Wire 6/30/2025 5:12:19 PM\n", "no text in it, expected paragraphs of prose"),
        ("a.txt", "* * *\n\n---", "no text in it, expected paragraphs of prose"),
        ("a.md", "---\ntitle: A\n---\n# Arvania recalls its envoy\n", "no text in it, expected paragraphs of prose"),
        ("a.txt", "Arvania.\n\nBrelland.", "no sentence in it, expected at least one of 3 words"),
        ("a.txt", b"\0\1\2" * 99, "binary data, expected text in UTF-8"),
        ("a.txt", b"It was \x81.", "wrong encoding: byte 0x81 at offset 7 is not CP1252, expected text in UTF-8"),
        ("a.txt", FRENCH, "not English; it reads as French"),
        ("a.md", f"---\nlang: fr\n---\n{TEXT}", "declared to be in French (fr), expected English"),
        (
            "a.html",
            f"<html lang=pt-BR><body><article><p>{TEXT}</p>",
            "declared to be in Portuguese (pt-BR), expected English",
        ),
        ("a.html", "<p>", "no article text in the HTML page"),
        ("a", TEXT, f"no ending; Cablegraph reads {endings()}"),
        ("a.json", "{}", f"unknown ending .json; Cablegraph reads {endings()}"),
        ("--.txt", TEXT, "a file name without letters and digits, expected one that can name the article"),
        ("...txt", TEXT, "a file name without letters and digits, expected one that can name the article"),
    ],
)
def test_refusals(folder, name, content, reason):
    """A refusal is one line: the file as its user named it, what was found, what was expected."""
    assert refusal(folder / name, content) == f"news/{name}: {reason}"


@pytest.mark.parametrize("ending", ["txt", "md", "html"])
def test_ten_megabytes_of_one_line(folder, ending):
    """A file far larger than an article is refused before it is read to its end."""
    message = refusal(folder / f"a.{ending}", b"The government paid. " * 500_000)
    assert message == f"news/a.{ending}: more than {MOST_BYTES:,} bytes, expected one article"


def test_far_too_long_text(folder):
    """A text longer than a language pipeline takes is refused, however few bytes it has."""
    message = refusal(folder / "a.txt", "The government paid. " * (MOST_CHARACTERS // 20))
    assert message == "news/a.txt: a text of 1,049,999 characters, expected at most 1,000,000"


def test_declared_english_is_checked(folder):
    """A page that calls itself English and is not is refused all the same."""
    content = f"<html lang=en><body><article><p>{FRENCH}</p></article></body></html>"
    assert refusal(folder / "a.html", content) == "news/a.html: not English; it reads as French"


def test_missing_date_is_no_error(folder, caplog):
    """An article without a date is read, and one line says what that means for it."""
    (folder / "a.txt").write_text("Arvania recalled its envoy on Monday.", encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        [article] = read_articles([folder])
    assert article.published is None
    assert caplog.messages == ['news/a.txt: no date of publication, so words such as "on Monday" name no day']


def test_headline_is_no_text(folder):
    """A headline that stands again above the prose is not text."""
    (folder / "a.md").write_text(
        "---\ntitle: Envoy Is Recalled\n---\nEnvoy Is Recalled\n\nArvania did it.", encoding="utf-8"
    )
    [article] = read_articles([folder])
    assert article.text == "Arvania did it."


def test_endless_title_is_no_title(folder):
    """A title longer than any headline is left out."""
    (folder / "a.md").write_text(f"---\ntitle: {'word ' * 200}\n---\nArvania recalled its envoy.", encoding="utf-8")
    [article] = read_articles([folder])
    assert article.title is None


def test_unsafe_address_is_left_out(folder):
    """Only addresses of the web are kept."""
    content = "---\nurl: javascript:alert(1)\n---\nArvania recalled its envoy."
    (folder / "a.md").write_text(content, encoding="utf-8")
    [article] = read_articles([folder])
    assert article.url is None


def test_id_is_printable(folder):
    """An id keeps the letters of every script, in normal form, and drops controls and text directions."""
    (folder / "Gjade\u0308r\x1b[31m \u202egraf\n政府.txt").write_text(TEXT, encoding="utf-8")
    [article] = read_articles([folder])
    assert article.id == "Gjadër[31m graf 政府"
    assert article.source == "news/Gjade\u0308r\\x1b[31m \\u202egraf\\n政府.txt"


def test_name_that_is_no_utf_8(folder):
    """A file name in another encoding is read, and its article can be written as UTF-8."""
    path = folder / os.fsdecode(b"caf\xe9 note.txt")
    path.write_text(TEXT, encoding="utf-8")
    [article] = read_articles([folder])
    assert article.id == "caf note"
    assert article.source.encode().decode() == printable(path) == "news/caf\\udce9 note.txt"
