"""Archives made by tar, zip, 7z and gzip, and those that mean harm, made by hand."""

import gzip
import io
import json
import os
import tarfile
import zipfile

import pytest
from reading import ARVANIA, BRELLAND, CORLANDY, read, run_program

from graph.articles.formats import MOST_LEVELS
from graph.articles.streams import MOST_AT_ONCE

PACKERS = {
    "news.zip": ("zip", "-q", "-r", "news.zip", "news"),
    "stored.zip": ("zip", "-q", "-r", "-0", "stored.zip", "news"),
    "seven.zip": ("7z", "a", "-bso0", "-tzip", "seven.zip", "news"),
    "news.tar": ("tar", "cf", "news.tar", "news"),
    "pax.tar": ("tar", "--format=pax", "-cf", "pax.tar", "news"),
    "news.tar.gz": ("tar", "czf", "news.tar.gz", "news"),
    "news.tgz": ("tar", "--format=v7", "-czf", "news.tgz", "news"),
}


@pytest.fixture
def news(tmp_path):
    """A folder `news` with three articles, one of them in a table, and a hidden file; the folder it lies in."""
    (tmp_path / "news" / "côte").mkdir(parents=True)
    (tmp_path / "news" / "a.txt").write_text(ARVANIA)
    (tmp_path / "news" / "côte" / "b.md").write_text(BRELLAND)
    (tmp_path / "news" / "c.jsonl").write_text(json.dumps({"id": "row", "text": CORLANDY}))
    (tmp_path / "news" / ".hidden").write_text("secret")
    return tmp_path


@pytest.mark.parametrize("name", PACKERS)
def test_archives_of_other_programs(news, name):
    """An archive gives what the folder in it would, each article named by archive and path."""
    run_program(*PACKERS[name], folder=news)
    articles, errors = read(news / name)
    assert errors == []
    assert {article.id: article.text for article in articles} == {"a": ARVANIA, "b": BRELLAND, "row": CORLANDY}
    assert {article.source for article in articles} == {
        f"{news / name}:news/a.txt",
        f"{news / name}:news/côte/b.md",
        f"{news / name}:news/c.jsonl:row",
    }


def test_a_single_file_of_gzip(news):
    """What gzip packs keeps its name without .gz."""
    run_program("gzip", "a.txt", folder=news / "news")
    [article], _ = read(news / "news" / "a.txt.gz")
    assert (article.id, article.text, article.source) == ("a", ARVANIA, f"{news}/news/a.txt.gz")


def test_archives_in_archives(news):
    """A TAR in a ZIP in a TAR is read through."""
    run_program("tar", "czf", "inner.tar.gz", "news", folder=news)
    run_program("zip", "-q", "middle.zip", "inner.tar.gz", folder=news)
    run_program("tar", "cf", "outer.tar", "middle.zip", folder=news)
    articles, errors = read(news / "outer.tar")
    assert errors == []
    assert f"{news}/outer.tar:middle.zip:inner.tar.gz:news/a.txt" in {article.source for article in articles}


def test_an_archive_in_the_folder_that_it_was_made_from(news):
    """What a folder holds twice, plain and packed, is read once."""
    run_program("zip", "-q", "-r", "news/again.zip", "news", folder=news)
    articles, errors = read(news / "news")
    assert sorted(article.id for article in articles) == ["a", "b", "row"]
    assert errors == []


def test_bad_members_stop_nothing(news):
    """A member that cannot be read is named, and the rest is read."""
    (news / "news" / "b.bin").write_bytes(b"\0")
    (news / "news" / "d.txt").write_bytes(b"")
    run_program("zip", "-q", "-r", "news.zip", "news", folder=news)
    articles, errors = read(news / "news.zip")
    assert len(articles) == 3
    assert sorted(error.partition(";")[0] for error in errors) == [
        f"{news}/news.zip:news/b.bin: unknown ending .bin",
        f"{news}/news.zip:news/d.txt: an empty file, expected an article",
    ]


def test_an_archive_without_files(tmp_path):
    """An archive with nothing to read is an error, as an empty folder is."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.mkdir("folder")
    assert "no files in this archive" in read(tmp_path / "a.zip")[1][0]


def test_paths_that_lead_out(tmp_path):
    """A member whose name leads out of the archive is told, not read."""
    names = ["../a.txt", "/etc/b.txt", "c/../../d.txt", "..\\e.txt", "C:\\f.txt"]
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in [*names, "good.txt"]:
            archive.writestr(name, ARVANIA)
    with tarfile.open(tmp_path / "b.tar", "w") as archive:
        for name in names[:3]:
            entry = tarfile.TarInfo(name)
            entry.size = len(ARVANIA)
            archive.addfile(entry, io.BytesIO(ARVANIA.encode()))
    articles, errors = read(tmp_path / "a.zip", tmp_path / "b.tar")
    assert [article.id for article in articles] == ["good"]
    assert [error.endswith("a path that leads out of the archive") for error in errors] == [True] * 8


def test_links_and_devices(tmp_path):
    """A link or a device in an archive is told, not followed."""
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "one.txt").write_text(ARVANIA)
    os.link(tmp_path / "one.txt", tmp_path / "two.txt")
    run_program("tar", "cf", "a.tar", "link.txt", "pipe.txt", "one.txt", "two.txt", folder=tmp_path)
    run_program("zip", "-q", "-y", "a.zip", "link.txt", folder=tmp_path)
    articles, errors = read(tmp_path / "a.tar", tmp_path / "a.zip")
    assert [article.id for article in articles] == ["one"]
    assert [error.partition(": ")[2] for error in errors] == ["a link or device in an archive, expected a file"] * 4


def test_encrypted_members(news):
    """A member under a password is told."""
    run_program("zip", "-q", "-P", "secret", "news.zip", "news/a.txt", folder=news)
    assert read(news / "news.zip")[1] == [
        f"{news}/news.zip:news/a.txt: an encrypted file, expected one that can be read"
    ]


BOMB = b"id,text\n" + (b" " * 999 + b"\n") * 40_000


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.csv.gz", "a.tar.gz", "a.zip"])
def test_bombs(tmp_path, name):
    """What unpacks to far more than news can is given up early, whatever it unpacks to."""
    path = tmp_path / name
    if name == "a.zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.jsonl", BOMB)
    else:
        path.write_bytes(gzip.compress(tar_of(BOMB) if name == "a.tar.gz" else BOMB))
    articles, errors = read(path)
    assert articles == []
    assert any("unpacks to more than 200 times its size" in error for error in errors)


def tar_of(content):
    """The bytes of a TAR file with one member."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        entry = tarfile.TarInfo("a.jsonl")
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))
    return file.getvalue()


def test_many_members_of_one_bomb(tmp_path):
    """Members that are small each and together far too large are given up, too."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(30):
            archive.writestr(f"{number}.txt", b" " * 4_000_000)
    articles, errors = read(tmp_path / "a.zip")
    assert articles == []
    assert any("unpacks to more than 200 times its size" in error for error in errors)
    assert len(errors) < 30


def test_packed_without_end(tmp_path):
    """An archive in an archive in an archive ends somewhere."""
    content, name = b"", "a.txt"
    for level in range(MOST_LEVELS + 2):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr(name, content)
        content, name = file.getvalue(), f"{level}.zip"
    (tmp_path / "a.zip").write_bytes(content)
    [error] = read(tmp_path / "a.zip")[1]
    assert error.endswith(f": packed more than {MOST_LEVELS} times")


def test_a_header_that_asks_for_all_memory(tmp_path):
    """A TAR whose header of a name is larger than memory should hold is refused before it is read."""
    entry = tarfile.TarInfo("pax")
    entry.type, entry.size = tarfile.XHDTYPE, MOST_AT_ONCE * 4
    (tmp_path / "a.tar.gz").write_bytes(gzip.compress(entry.tobuf() + b"x" * MOST_AT_ONCE))
    [error] = read(tmp_path / "a.tar.gz")[1]
    assert "bytes in one piece, expected at most" in error


@pytest.mark.parametrize("name", [*PACKERS, "a.txt.gz"])
def test_damaged_archives(news, name):
    """An archive that breaks off, or is none, is told; what came before is read."""
    if name == "a.txt.gz":
        run_program("gzip", "news/a.txt", folder=news)
        path = news / "news" / name
    else:
        run_program(*PACKERS[name], folder=news)
        path = news / name
    whole = path.read_bytes()
    path.write_bytes(whole[: min(700, len(whole) // 2)])
    assert "damaged" in read(path)[1][-1]
    path.write_bytes(b"no archive at all" * 99)
    assert "damaged" in read(path)[1][-1]


@pytest.mark.parametrize("flip", range(0, 400, 7))
def test_broken_bytes_break_nothing(news, flip):
    """Whatever byte of an archive is wrong, reading ends in articles and messages."""
    run_program("tar", "czf", "news.tar.gz", "news", folder=news)
    run_program("zip", "-q", "-r", "news.zip", "news", folder=news)
    for name in ("news.tar.gz", "news.zip"):
        content = bytearray((news / name).read_bytes())
        content[flip % len(content)] ^= 0xFF
        (news / name).write_bytes(content)
        read(news / name)
