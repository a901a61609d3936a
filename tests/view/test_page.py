"""The page as a file."""

import hashlib
import json
import re
from html.parser import HTMLParser

import pytest
from view.hostile import read_hostile
from view.sample import read_sample

from graph.view import write_html
from graph.view.page import ASSETS, csp_hash, embed_json


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """The text of the sample's page."""
    path = tmp_path_factory.mktemp("page") / "graph.html"
    write_html(path, *read_sample())
    return path.read_text(encoding="utf-8")


class Tags(HTMLParser):
    """The tags of a page with their attributes, and the text of its scripts that run."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.scripts = []
        self.in_script = False
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        """Note a tag."""
        self.found.append((tag, dict(attributes)))
        self.in_script = tag == "script" and dict(attributes).get("type") != "application/json"

    def handle_endtag(self, tag):
        """Text after a script is not in it."""
        self.in_script &= tag != "script"

    def handle_data(self, data):
        """Note the text of a script."""
        if self.in_script:
            self.scripts.append(data)


def test_the_same_input_gives_the_same_bytes(tmp_path):
    """Two pages of the same facts do not differ."""
    for name in ("one.html", "two.html"):
        write_html(tmp_path / name, *read_sample())
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_the_policy_allows_exactly_our_scripts(page):
    """Our script, and the library that it runs, are named by hash, and nothing is allowed by a keyword."""
    tags = Tags(page)
    policy = next(attributes["content"] for _, attributes in tags.found if "http-equiv" in attributes)
    directives = dict(directive.split(" ", 1) for directive in policy.split("; "))
    assert directives["script-src"].split() == [csp_hash(script) for script in tags.scripts]
    assert directives["default-src"] == "'none'"
    assert "unsafe" not in policy


def test_hostile_text_adds_no_tag(page, tmp_path):
    """A page of hostile articles has the very tags of any other."""
    write_html(tmp_path / "hostile.html", *read_hostile(), title="</title><script>alert(1)</script>$style")
    hostile = (tmp_path / "hostile.html").read_text(encoding="utf-8")
    assert [tag for tag, _ in Tags(hostile).found] == [tag for tag, _ in Tags(page).found]


def test_json_for_a_script_is_plain_ascii_without_markup():
    """It reads back as it was, with nothing that could end the script element."""
    value = ["</script>", "<!--", "\u2028", "é", "\ud800"]
    embedded = embed_json(value)
    assert "<" not in embedded
    assert embedded.isascii()
    assert json.loads(embedded) == value


def test_the_page_names_nothing_to_fetch(page):
    """No tag has an address but the empty icon."""
    addresses = [
        value for _, attributes in Tags(page).found for name, value in attributes.items() if name in {"src", "href"}
    ]
    assert addresses == ["data:,", "#panels"]
    assert "sourceMappingURL" not in page


def test_the_vendored_library_is_the_one_recorded():
    """Its bytes have the recorded digest, its version stands in it, and its licence in the page."""
    folder = ASSETS / "vendor" / "vis-network"
    vendor = json.loads((folder / "vendor.json").read_text(encoding="utf-8"))
    code = (folder / "vis-network.min.js").read_bytes()
    assert hashlib.sha256(code).hexdigest() == vendor["sha256"]
    assert f"@version {vendor['version']}".encode() in code
    assert b"</script" not in code.lower()


def test_the_page_carries_the_library_s_licence(page):
    """The MIT licence asks for its text in every copy."""
    assert "Permission is hereby granted, free of charge" in page


def test_our_scripts_never_make_markup_from_text():
    """The ways in which text becomes markup or code do not occur in them."""
    scripts = [path.read_text(encoding="utf-8") for path in (ASSETS / "scripts").rglob("*.js")]
    assert len(scripts) > 15
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", "".join(scripts)
    )


def test_a_build_without_claims_has_a_page(tmp_path):
    """Nothing to show is no failure."""
    write_html(tmp_path / "empty.html", [], [])
    assert "<!doctype html>" in (tmp_path / "empty.html").read_text(encoding="utf-8")
