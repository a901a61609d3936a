"""From an article to parsed paragraphs: where words stand, and which pipelines will do."""

import itertools
import re

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import LanguageError
from graph.gazetteer import load_gazetteer
from graph.language import (
    PARAGRAPH_BREAK,
    load_pipeline,
    mention_of,
    parse_article,
    parse_articles,
    read_alike,
    start_char,
)
from graph.lookalikes import lookalikes
from graph.model import Article

TEXT = "Kenya is dry. Rain is rare.\n\n“Öland” paid Uganda €5 million."


@pytest.fixture(scope="module")
def blank():
    """A pipeline that parts sentences and knows nothing else."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def test_a_paragraph_is_parsed_by_itself(blank):
    """A paragraph break is a sentence break."""
    parsed = parse_article(blank, Article(id="a", text=TEXT))
    assert [doc.text for doc in parsed.paragraphs] == TEXT.split(PARAGRAPH_BREAK)
    assert [sentence.text for sentence in parsed.sentences()] == [
        "Kenya is dry.",
        "Rain is rare.",
        "“Öland” paid Uganda €5 million.",
    ]


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("NAIROBI — ", "The High Court ruled."),
        ("LONDON (Reuters) - ", "A judge ruled."),
        ("LA PAZ, Bolivia — ", "“No,” it said."),
        ("GENEVA, June 3 (AFP) -- ", "Chad paid."),
        ("NEW DELHI: ", "Chad paid."),
        ("DHAKA, Dec 4: ", "Chad paid."),
    ],
)
def test_the_place_that_a_report_opens_with_is_parsed_by_itself(blank, dateline, rest):
    """A parser would take it for the subject of what follows."""
    parsed = parse_article(blank, Article(id="a", text=dateline + rest))
    assert [doc.text for doc in parsed.paragraphs] == [dateline.replace(" - ", " – "), rest]


@pytest.mark.parametrize(
    "text", ["UNESCO — the body — paid.", "EU — Mexico talks go on.", "COVID-19 – A plague.", "EU: Chad paid."]
)
def test_capitals_before_a_dash_need_not_be_a_place(blank, text):
    """An aside in dashes begins no sentence, and two or three letters are no place."""
    assert [doc.text for doc in parse_article(blank, Article(id="a", text=text)).paragraphs] == [text]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Chad - a poor state - paid.", "Chad – a poor state – paid."),
        ("It paid from 2019 - 2021.", "It paid from 2019 - 2021."),
        ("It paid in 2019 - a year of drought.", "It paid in 2019 – a year of drought."),
        ("A well-known firm paid.\n- another", "A well-known firm paid.\n- another"),
    ],
)
def test_a_hyphen_between_spaces_is_read_as_a_dash(blank, text, read):
    """The parser knows what a dash sets off; it takes a hyphen for a part of what stands behind."""
    parsed = parse_article(blank, Article(id="a", text=text))
    assert parsed.text == read
    assert parsed.is_recased == (text != read)


def test_every_token_knows_where_it_stands_in_the_article(blank):
    """Offsets are of the article, in code points, not of the paragraph."""
    parsed = parse_article(blank, Article(id="a", text=TEXT))
    for doc in parsed.paragraphs:
        for token in doc:
            start = start_char(token)
            assert TEXT[start : start + len(token.text)] == token.text


paragraphs = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), max_size=6)


@settings(deadline=None, max_examples=60)
@given(paragraphs)
def test_a_mention_is_the_very_words_of_any_text(blank, parts):
    """Whatever the text holds, offsets lead back to it."""
    text = PARAGRAPH_BREAK.join(parts)
    for doc in parse_article(blank, Article(id="a", text=text)).paragraphs:
        mention = mention_of(doc[:])
        assert text[mention.start_char : mention.end_char] == mention.text


def test_an_empty_article_has_no_paragraphs(blank):
    """Nor does one of blank lines."""
    assert parse_article(blank, Article(id="a", text="")).paragraphs == ()
    assert parse_article(blank, Article(id="a", text="\n\n \n\n")).paragraphs == ()


def test_articles_are_parsed_in_the_order_given(blank):
    """And each keeps its own article."""
    articles = [Article(id=name, text=f"{name}.") for name in ("b", "a", "c")]
    assert [parsed.article for parsed in parse_articles(blank, articles)] == articles


@pytest.mark.pipeline
def test_a_sentence_is_parsed_alike_whatever_stands_beside_it():
    """Other paragraphs change nothing, so that one article more leaves the others as they were."""
    nlp = load_pipeline()
    alone = parse_article(nlp, Article(id="a", text="Kenya paid Uganda $5 million."))
    beside = parse_article(nlp, Article(id="b", text="It rained.\n\nKenya paid Uganda $5 million.\n\nIt rained."))
    (one,), (_, other, _) = alone.paragraphs, beside.paragraphs
    assert [(t.dep_, t.tag_, t.head.i) for t in one] == [(t.dep_, t.tag_, t.head.i) for t in other]


@pytest.mark.pipeline
def test_the_pipeline_of_builds_has_what_clauses_need():
    """A tagger, a parser, an entity recogniser and lemmas."""
    doc = load_pipeline()("Kenya paid Uganda.")
    assert [(token.lemma_, token.dep_, token.tag_) for token in doc][:2] == [
        ("Kenya", "nsubj", "NNP"),
        ("pay", "ROOT", "VBD"),
    ]


@pytest.mark.pipeline
@pytest.mark.parametrize("name", ["ECOWAS", "Ecowas", "WHO", "IGAD", "Nauru"])
def test_a_name_that_the_pipeline_hardly_knows_is_read_as_one_that_it_knows(name):
    """It takes the first for a verb and "WHO" for a pronoun."""
    nlp = load_pipeline()
    read_alike(nlp, lookalikes(load_gazetteer()))
    first, verb, *_ = nlp(f"{name} imposed sanctions on Mali.")
    assert (first.text, first.lemma_, first.dep_, first.head) == (name, name, "nsubj", verb)


@pytest.mark.pipeline
@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "{0} paid {1} $5 million for the camp in {0}.",
            ("Kenya", "Nauru", "Chad", "Burkina Faso", "Trinidad and Tobago", "Côte d’Ivoire", "Timor-Leste"),
        ),
        (
            "The minister told {0} that {1} would not pay.",
            ("Lima", "Ouagadougou", "Suva", "Addis Ababa", "Port-au-Prince", "Washington, D.C."),
        ),
        ("{0} and {1} migrants were flown to Kigali.", ("Malian", "South African", "Nauruan", "Costa Rican")),
        ("Forty {0} and six {1} were held.", ("Malians", "South Africans", "New Zealanders", "Iraqis", "Nauruans")),
    ],
)
def test_a_sentence_is_parsed_alike_whichever_states_peoples_and_capitals_it_names(text, names):
    """The tree, the tags and the entities; the words themselves and their lemmas stay."""
    nlp = load_pipeline()
    read_alike(nlp, lookalikes(load_gazetteer()))
    docs = [nlp(text.format(*pair)) for pair in itertools.permutations(names, 2)]
    assert len({tuple((t.dep_, t.tag_, t.head.i, t.ent_type_) for t in doc) for doc in docs}) == 1
    assert len({doc.text for doc in docs}) == len(docs)


@pytest.mark.pipeline
def test_what_a_pipeline_is_told_takes_the_place_of_what_it_was_told_before():
    """So that one build's gazetteer leaves no trace in the next one of the same process."""
    nlp = load_pipeline()
    text = "ECOWAS imposed sanctions on Mali."
    before = [(token.dep_, token.tag_) for token in nlp(text)]
    read_alike(nlp, {"ECOWAS": "NATO", "imposed sanctions": "China"})
    assert [(token.dep_, token.tag_) for token in nlp(text)] != before
    assert [token.text for token in nlp(text)][1] == "imposed sanctions"
    read_alike(nlp, {"Nauru": "China"})
    assert [(token.dep_, token.tag_) for token in nlp(text)] == before


def test_an_acronym_of_a_gazetteer_of_ones_own_is_read_as_one_that_is_known(tmp_path):
    """Of a body; not a word that is not in capitals, nor one that is another word too."""
    own = tmp_path / "own.yaml"
    own.write_text(
        "bodies:\n  basin: {label: Basin Board, names: [BASINOB, Basinob, Basin Board]}\n"
        "  act: {label: Act Now, names: [ACTS], ambiguous: [ACTS]}\n"
    )
    told = lookalikes(load_gazetteer(own))
    assert (told["BASINOB"], told["Basinob"]) == ("NATO", "NATO")
    assert "ACTS" not in told
    assert "NATO" not in told


def test_a_state_of_a_gazetteer_of_ones_own_is_read_as_one_that_is_known(tmp_path):
    """An invented one too, with its people; not a word for them that is another word too, nor a description."""
    own = tmp_path / "own.yaml"
    own.write_text(
        "states:\n  XR: {names: [Ruritania, Upper Land, Côte d'Or, Rose, Eastern bloc], capitals: [Strelsau],"
        " demonyms: [Ruritanian, Finn], ambiguous: [Rose, Finn]}\n"
    )
    told = lookalikes(load_gazetteer(own))
    states = {told[name] for name in ("Ruritania", "Upper Land", "Côte d'Or", "Cote d’Or", "Rose", "Chad", "US")}
    assert states == {"China"}
    assert (told["Strelsau"], told["Ruritanian"], told["Ruritanians"]) == ("Moscow", "Iraqi", "Cubans")
    assert told.keys().isdisjoint({"Upper", "Eastern bloc", "Finn", "Swiss", "Chinese", "China", "Moscow"})


@pytest.mark.parametrize(
    "model",
    [
        "no_such_pipeline",
        "/no/such/folder",
        "graph",
        "..",
        "json",
    ],
)
def test_a_pipeline_that_is_not_installed_is_named(model):
    """A module that is no pipeline will not do either."""
    with pytest.raises(LanguageError, match=re.escape(model)):
        load_pipeline(model)


@pytest.mark.parametrize(("language", "parts"), [("en", []), ("de", ["tagger", "parser", "ner"])])
def test_a_pipeline_without_a_parser_or_of_another_language_will_not_do(language, parts, tmp_path):
    """It would find nothing, and nobody would know why."""
    nlp = spacy.blank(language)
    for part in parts:
        nlp.add_pipe(part).add_label("nsubj" if part == "parser" else "X")
    nlp.initialize()
    nlp.to_disk(tmp_path / "model")
    with pytest.raises(LanguageError, match="not an English pipeline"):
        load_pipeline(str(tmp_path / "model"))


@pytest.mark.pipeline
@pytest.mark.parametrize("sum_", ["$412m", "€3bn", "£1.5tn", "A$50k"])
def test_a_sum_in_short_ends_its_sentence(sum_):
    """ "m." is no abbreviation here, and the next sentence is one of its own."""
    doc = load_pipeline()(f"Ghana owes Nigeria {sum_}. Accra paid some of it in January.")
    assert next(sentence.text for sentence in doc.sents) == f"Ghana owes Nigeria {sum_}."


@pytest.mark.pipeline
def test_a_sign_of_money_in_letters_is_parted_from_its_number():
    """As "$" is; a word that only begins like one stays whole."""
    words = [token.text for token in load_pipeline()("Kenya paid Uganda Sh4 billion, and Rs5bn to Shell's Rs.")]
    assert words == [
        "Kenya",
        "paid",
        "Uganda",
        "Sh",
        "4",
        "billion",
        ",",
        "and",
        "Rs",
        "5",
        "bn",
        "to",
        "Shell",
        "'s",
        "Rs",
        ".",
    ]
