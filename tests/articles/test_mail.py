"""Messages that mutt and swaks write, mailboxes that git writes, and some that mean harm."""

import pytest
from reading import ARVANIA, BRELLAND, CORLANDY, read, run_program

from graph.articles.mail import MOST_BYTES

HEAD = "From: Harbor Wire <desk@wire.example>\nSubject: Envoy recalled\nDate: Mon, 2 Mar 2026 23:30:00 -0500\n"
NEWSLETTER = (
    "<html><body><div style='display: none'>Preview of the mail.</div><table><tr><td><h1>Harbor Wire</h1></td></tr>"
    f"<tr><td><p>{BRELLAND}</p><p>{ARVANIA}</p><a href='https://wire.example/1'>Read more</a></td></tr></table>"
)


def test_a_message_of_mutt(tmp_path):
    """Subject, sender and date become title, publisher and day; the attachment is not read."""
    (tmp_path / "sendmail").write_text("#!/bin/sh\ncat > message.eml\n")
    (tmp_path / "sendmail").chmod(0o755)
    (tmp_path / "a.html").write_text(f"<p>{BRELLAND}</p>")
    settings = {
        "sendmail": tmp_path / "sendmail",
        "from": "desk@wire.example",
        "realname": "Côte Wire",
        "use_from": "yes",
        "charset": "utf-8",
        "send_charset": "iso-8859-1:utf-8",
        "copy": "no",
    }
    options = [word for name, value in settings.items() for word in ("-e", f'set {name}="{value}"')]
    command = ("mutt", "-F", "/dev/null", *options, "-s", "Envoy – recalled", "-a", "a.html", "--", "r@reader.example")
    run_program(*command, folder=tmp_path, stdin=f"{ARVANIA}\n\n{CORLANDY}\n")
    [article], errors = read(tmp_path / "message.eml")
    assert errors == []
    assert article.text == f"{ARVANIA}\n\n{CORLANDY}"
    assert (article.id, article.title, article.publisher) == ("message", "Envoy – recalled", "Côte Wire")
    assert article.published_day


def test_a_message_of_swaks(tmp_path):
    """HTML is read where the plain text is only a hint at it; without a name the sender goes by his domain."""
    (tmp_path / "a.html").write_text(NEWSLETTER)
    options = ("--dump-mail", "--from", "desk@wire.example", "--to", "r@reader.example", "--h-Subject", "Today")
    part = (
        "--attach-type",
        "text/html",
        "--attach-body",
        "@a.html",
        "--body",
        "See our page.",
        "--server",
        "127.0.0.1",
    )
    (tmp_path / "a.eml").write_text(run_program("swaks", *options, *part, folder=tmp_path))
    [article], _ = read(tmp_path / "a.eml")
    assert article.text == f"{BRELLAND}\n\n{ARVANIA}"
    assert article.publisher == "wire.example"


def test_a_mailbox_of_git(tmp_path):
    """Each message of a mailbox is an article under its own id."""
    run_program("git", "init", "-q", folder=tmp_path)
    who = ("-c", "user.name=Harbor Wire", "-c", "user.email=desk@wire.example")
    for subject, body in {"Envoy recalled": f"{ARVANIA}\n\nFrom {BRELLAND}", "Ships": CORLANDY}.items():
        run_program("git", *who, "commit", "-q", "--allow-empty", "-m", f"{subject}\n\n{body}", folder=tmp_path)
    command = ("git", "format-patch", "--always", "--root", "--thread", "--stdout")
    (tmp_path / "wire.mbox").write_text(run_program(*command, folder=tmp_path))
    [first, second], errors = read(tmp_path / "wire.mbox")
    assert errors == []
    assert first.title == "[PATCH 1/2] Envoy recalled"
    assert first.text.startswith(f"{ARVANIA}\n\nFrom {BRELLAND}")
    assert second.text.startswith(CORLANDY)
    assert first.publisher == "Harbor Wire"
    assert "@" in first.id
    assert first.id != second.id


def test_what_others_said_is_not_read(tmp_path):
    """Quoted lines, the line above them and the signature go; a sign of greater-than within a line stays."""
    path = tmp_path / "a.eml"
    quoted = f"On Sun, 1 Mar 2026, A Reader <r@reader.example> wrote:\n> {BRELLAND}\n>> {BRELLAND}\n"
    path.write_text(f"{HEAD}\n{ARVANIA}\n\n{quoted}\nIt was > 5 percent of that.\n\n-- \nThe desk\n{BRELLAND}\n")
    [article], _ = read(path)
    assert article.text == f"{ARVANIA}\n\nIt was > 5 percent of that."
    assert article.published == "2026-03-02T23:30:00-05:00"


def test_wrapped_lines_are_joined(tmp_path):
    """Lines that a mail program broke are one paragraph, in every encoding of content."""
    path = tmp_path / "a.eml"
    coded = "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n"
    path.write_text(f"{HEAD}{coded}\nC=F4te d=92Ivoire paid=\n Arvania,\nit said.\n")
    assert read(path)[0][0].text.replace("\x92", "’") == "Côte d’Ivoire paid Arvania, it said."


def test_a_message_in_another_language(tmp_path):
    """What a message declares of its language counts."""
    path = tmp_path / "a.eml"
    path.write_text(f"{HEAD}Content-Language: fr\n\n{ARVANIA}\n")
    assert read(path)[1] == [f"{path}: declared to be in French (fr), expected English"]


@pytest.mark.parametrize("depth", [200, 100_000])
def test_parts_without_end(tmp_path, depth):
    """Parts in parts in parts are given up."""
    path = tmp_path / "a.eml"
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n" for level in range(depth))
    path.write_text(f"From: a@b.example\n{parts}")
    articles, errors = read(path)
    assert articles == []
    assert len(errors) == 1


def test_headers_that_make_no_sense(tmp_path):
    """A header in an unknown or broken encoding counts as missing."""
    path = tmp_path / "a.eml"
    path.write_text(
        "From: =?no-such?Q?x?= <>\nSubject: =?utf-8?B?!!!?= =?utf-8?Q?=FF?=\nDate: yesterday\nContent-Type: ;;;\n"
        f"Archived-At: <javascript:alert(1)>\n\n{ARVANIA}\n"
    )
    [article], _ = read(path)
    assert article.text == ARVANIA
    assert (article.published, article.url) == (None, None)


def test_bad_messages_of_a_mailbox_stop_nothing(tmp_path):
    """A message far too large and one without text are named, and the next is read; a file of lines is no mailbox."""
    path = tmp_path / "a.mbox"
    line = "x" * 99 + "\n"
    rule = "From a@b.example Mon Mar  2 09:30:00 2026"
    large = f"{rule}\nMessage-ID: <large@x>\n\n{line * (MOST_BYTES // 90)}"
    path.write_text(f"{large}\n{rule}\nMessage-ID: <none@x>\n\n\n{rule}\nMessage-ID: <good@x>\n\n{ARVANIA}\n")
    [article], errors = read(path)
    assert article.id == "good@x"
    assert errors == [
        f"{path}:message 1: more than {MOST_BYTES:,} bytes, expected a message",
        f"{path}:none@x: no text in it, expected paragraphs of prose",
    ]
    path.write_text(line)
    assert read(path)[1] == [f'{path}: no mailbox, expected a line such as "From somebody Mon Mar  2 09:30:00 2026"']
