"""PDF files printed by Chromium, set by groff, and drawn by reportlab."""

import zlib
from itertools import cycle, islice
from pathlib import Path

import pytest
from project import SEEDS
from reading import read, run_program
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from graph.articles.pdf import read_pdf

RULING = (
    (
        "The government of Arvania agreed in January 2026 to take in forty people whom Brelland had expelled. "
        "Under the arrangement, Brelland paid Arvania $5 million for their accommodation."
    ),
    (
        "The claimants were detained at the airport for nineteen days. The U.S. Government says that it acted "
        "under a memorandum of understanding, whose internationally recognised standards it kept."
    ),
    (
        "The court orders the Ministry to release the claimants, and blocks further transfers to Corlandy until their "
        "claims have been decided; nobody is to be held for longer than seventy-two hours."
    ),
)
NOTE = "The Convention on Transfers of 1998, article 7, as amended by the Protocol of 2004."
# Each opens in words of its own, so that no two of them break alike: where the foot of two pages had the same lines but
# for a number, they would be taken for a footer, as chance had it with the fonts of one machine.
WITNESSES = ("Ada", "Bram", "Clementine", "Dov", "Evangelina", "Farouk", "Guo", "Hermengild")
LONG_RULING = [
    f"As {' and '.join(WITNESSES[number % 8 :])} told the court, {words[:-1]}, as paragraph {number} says."
    for number, words in enumerate(islice(cycle(RULING), 40))
]

GROFF_PDF = Path("/usr/share/groff/current/font/devpdf")


def set_by_groff(folder, paragraphs):
    """A ruling in two columns, with headers, page numbers, headings, a footnote and broken words."""
    source = [
        *(".ds LH No. 26-114", ".ds CH", ".ds RH Court of Appeal of Arvania", ".ds CF - % -", ".LP", ".ce 3"),
        *("IN THE COURT OF APPEAL OF ARVANIA", "Brelland v. Ministry of Transfers", "Decided: 14 March 2026", ".2C"),
        *(".NH 1", "Background", ".PP", f"{paragraphs[0]}\\**", ".FS", NOTE, ".FE"),
        *(line for words in paragraphs[1:] for line in (".PP", words)),
    ]
    if not GROFF_PDF.exists():
        pytest.skip("groff is not installed with its fonts for PDF")
    (folder / "ruling.ms").write_text("\n".join(source).replace("'", "\\(aq") + "\n", encoding="utf-8")
    run_program("sh", "-c", "groff -k -ms -Tpdf ruling.ms > ruling.pdf", folder=folder)
    return folder / "ruling.pdf"


def print_by_chromium(folder, paragraphs):
    """The same as a browser prints it, with its own header and footer, and the mark of a note."""
    style = "body {font: 11pt serif} div {columns: 2; text-align: justify; hyphens: auto} sup {font-size: 7pt}"
    body = "".join(f"<p>{words}<sup>{number}</sup></p>" for number, words in enumerate(paragraphs, 1))
    page = f"<html lang=en><title>Brelland v. Ministry</title><style>{style}</style><h1>Ruling</h1><div>{body}</div>"
    (folder / "ruling.html").write_text(page)
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--print-to-pdf=ruling.pdf")
    run_program("chromium", *options, "ruling.html", folder=folder)
    return folder / "ruling.pdf"


def draw_by_reportlab(folder, paragraphs, **options):
    """The same in one column with numbered paragraphs, and a header as courts of the United States stamp it."""

    def stamp(canvas, document):
        header = f"Case 1:26-cv-00114 Document 45 Filed 03/14/26 Page {document.page} of 4"
        canvas.setFont("Times-Roman", 9)
        canvas.drawString(72, 800, header)
        canvas.drawCentredString(300, 40, str(document.page))

    style = ParagraphStyle("body", fontName="Times-Roman", fontSize=12, leading=14, spaceAfter=8, alignment=4)
    story = [Paragraph(f"{number}. {words}", style) for number, words in enumerate(paragraphs, 1)]
    path = folder / "ruling.pdf"
    SimpleDocTemplate(str(path), pagesize=A4, **options).build(story, onFirstPage=stamp, onLaterPages=stamp)
    return path


@pytest.mark.parametrize("paragraphs", [RULING, LONG_RULING], ids=["page", "pages"])
@pytest.mark.parametrize("make", [set_by_groff, print_by_chromium, draw_by_reportlab])
def test_rulings_of_other_programs(tmp_path, make, paragraphs):
    """The paragraphs come whole and in order, without header, number, heading or mark of a note; notes come last."""
    draft = read_pdf(make(tmp_path, paragraphs).read_bytes())
    expected = [*paragraphs, NOTE] if make is set_by_groff else paragraphs
    assert list(draft.paragraphs) == list(expected)


def test_what_a_ruling_says_of_itself(tmp_path):
    """The date is the one that the first page states; the title is that of the file, if it is one."""
    path = set_by_groff(tmp_path, RULING)
    [article], _ = read(path)
    assert (article.id, article.published, article.publisher) == ("ruling", "2026-03-14", None)
    assert read_pdf(print_by_chromium(tmp_path, RULING).read_bytes()).title == "Brelland v. Ministry"
    titles = ("ruling_final.docx", "Microsoft Word - ruling", "untitled")
    drafts = [read_pdf(draw_by_reportlab(tmp_path, RULING, title=title).read_bytes()) for title in titles]
    assert [draft.title for draft in drafts] == [None] * 3


def test_the_date_of_a_file_is_none_of_publication(tmp_path):
    """What a program notes of the day that it wrote a file is not read; nor is a day of which nothing is said."""
    draft = read_pdf(draw_by_reportlab(tmp_path, RULING).read_bytes())
    assert draft.published is None


def drawn(path, *lines, **options):
    """A page with these lines, each (x, y, words)."""
    canvas = Canvas(str(path), **{"pagesize": A4, **options})
    for x, y, words in lines:
        canvas.drawString(x, y, words)
    canvas.showPage()
    canvas.save()
    return path


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Filed: March 3, 2026", "2026-03-03"),
        ("Argued December 3, 2025 - Decided Tuesday, 3 March 2026", "2026-03-03"),
        ("DATE OF JUDGMENT: 3rd March 2026", "2026-03-03"),
        ("Handed down on 2026-03-03.", "2026-03-03"),
        ("Printed 3 March 2026", None),
        ("Argued 3 March 2026", None),
        ("It was decided on 3 March 2026 that nobody pays.", None),
        ("Decided: 31 February 2026", None),
    ],
)
def test_dates_that_a_page_states(tmp_path, line, day):
    """A word such as "Decided" before the date, and the end of the line after it."""
    path = drawn(tmp_path / "a.pdf", (72, 700, line), (72, 600, RULING[0][:60]))
    assert read_pdf(path.read_bytes()).published == day


def test_words_that_a_line_end_parts(tmp_path):
    """A hyphen at a line end goes, unless the word has it elsewhere, or is one of those that keep it."""
    lines = (
        *("The trans-", "fer of forty-", "two people whom three-", "state talks on Oct.", "6 ex-", "pelled to a non-"),
        *("party, in the pay-", "roll of the US-", "Corlandy fund, was agreed by six-", "teen; the pay-roll stays."),
    )
    path = drawn(tmp_path / "a.pdf", *((72, 700 - 14 * number, words) for number, words in enumerate(lines)))
    words = " ".join(read_pdf(path.read_bytes()).paragraphs)
    assert words == (
        "The transfer of forty-two people whom three-state talks on Oct. 6 expelled to a non-party, in the pay-roll "
        "of the US-Corlandy fund, was agreed by sixteen; the pay-roll stays."
    )


@pytest.mark.parametrize("name", ["third-country-deals", "eswatini-deportees"])
@pytest.mark.parametrize("make", [set_by_groff, print_by_chromium, draw_by_reportlab])
def test_articles_in_print(tmp_path, make, name):
    """An article that was printed is the same text as before."""
    [article], _ = read(SEEDS / f"{name}.txt")
    paragraphs = article.text.split("\n\n")
    draft = read_pdf(make(tmp_path, paragraphs).read_bytes())
    assert [paragraph for paragraph in draft.paragraphs if paragraph != NOTE] == paragraphs


def test_a_scan(tmp_path):
    """Pages without text are told, not read as an empty article."""
    path = drawn(tmp_path / "a.pdf")
    assert read(path)[1] == [f"{path}: no text on its pages, expected some: a scan must be recognised first"]


def test_a_password(tmp_path):
    """A file under a password is told."""
    [error] = read(drawn(tmp_path / "a.pdf", (72, 700, RULING[0]), encrypt="secret"))[1]
    assert "no PDF file that can be read" in error
    assert "assword" in error


def pdf_of(*objects):
    """The bytes of a PDF file with these objects, numbered from one."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, words) for number, words in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer << /Root 1 0 R >>\n%%EOF"


CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 and nothing else",
        b"no PDF at all " * 99,
        pdf_of(CATALOG, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"),
        pdf_of(CATALOG, b"<< /Type /Pages /Kids [" + b"3 0 R " * 100_000 + b"] /Count 100000 >>", b"<< /Type /Page >>"),
        pdf_of(CATALOG, b"[" * 100_000),
    ],
    ids=["empty", "text", "circle", "pages", "deep"],
)
def test_files_that_mean_harm(tmp_path, data):
    """A page tree in a circle, more pages than any ruling, endless nesting: one line each."""
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    articles, errors = read(path)
    assert articles == []
    assert len(errors) == 1


@pytest.mark.parametrize("times", [1, 2])
def test_a_bomb(tmp_path, times):
    """A page whose content unpacks to hundreds of megabytes ends its own process only."""
    content = b" " * 300_000_000
    packed, filters = content, b""
    for _ in range(times):
        packed, filters = zlib.compress(packed, 9), filters + b"/FlateDecode "
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>"
    stream = b"<< /Length %d /Filter [%s] >> stream\n%s\nendstream" % (len(packed), filters, packed)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_of(CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, stream))
    assert len(read(path)[1]) == 1


@pytest.mark.untraced
@pytest.mark.parametrize(("lines", "words"), [(1_100, "x"), (900, "x" * 2_400)], ids=["lines", "words"])
def test_pages_without_measure(tmp_path, lines, words):
    """A page of more lines than one can hold, and one with more words than a ruling, are refused."""
    path = drawn(
        tmp_path / "a.pdf", *((9, 12 * number, f"{words} {number}") for number in range(lines)), pagesize=(600, 14_000)
    )
    assert read(path)[1] == [f"{path}: no PDF file that can be read: far more text than a ruling has"]
