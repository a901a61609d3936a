"""The frame files: whole, in agreement with contract, ontology, lexicon and docs; and what is said of a wrong one."""

import dataclasses
import os
import re
from collections import Counter
from pathlib import Path

import pytest
from project import ROOT, pipeline
from rdflib import RDFS, Graph
from spacy.tokens import Doc

from graph.errors import FrameError
from graph.extraction import Lexicon, extract_claims
from graph.frames import (
    DiscourseWords,
    EffectCues,
    FrameFile,
    Frames,
    Pattern,
    Role,
    StatusCues,
    SyntaxWords,
    load_frames,
    syntax_words,
)
from graph.gazetteer import load_gazetteer
from graph.language import parse_article
from graph.model import Article
from graph.resources import ontology_path
from graph.vocabulary import CG

# Kind -> roles, the required ones marked, and further fields: the table of kinds that users rely on.
KINDS = {
    "Request": ("requester! requestee!", ""),
    "Agreement": ("party! counterparty", ""),
    "Refusal": ("party! counterparty", ""),
    "Negotiation": ("party! counterparty!", ""),
    "Payment": ("payer! payee!", "amount"),
    "Transfer": ("sender! destination!", "count nationality"),
    "Detention": ("holder!", "count nationality"),
    "Ruling": ("court! affects", "effect"),
    "Lawsuit": ("plaintiff! defendant!", ""),
    "OfficeHolding": ("person! organization", "title"),
    "Restriction": ("imposer! target!", ""),
}
EFFECTS = {"permits", "blocks", "orders", "upholds", "dismisses", "other"}
CLASS_OF_FILLER = {
    "government": CG.Government,
    "country": CG.Country,
    "agency": CG.Agency,
    "court": CG.Court,
    "judge": CG.Person,
    "organization": CG.Organization,
    "person": CG.Person,
    "group": CG.Group,
}
PREPOSITIONS = syntax_words().prepositions
PAGE = (ROOT / "docs" / "frames.md").read_text(encoding="utf-8")
FRAMES = load_frames()


def keys_of_table(header: str) -> set[str]:
    """The words in code of the first column of the table of docs/frames.md with this header."""
    table = PAGE.partition(f"| {header} |")[2].partition("\n\n")[0]
    first = [row.split("|")[1] for row in table.splitlines()[2:]]
    return {key for cell in first for key in re.findall(r"`([^`]+)`", cell)}


def paths_of(pattern: Pattern) -> set[str]:
    """Every path of functions that a pattern names."""
    constraints = [*pattern.when, *pattern.unless, *pattern.also_unless]
    filling = [path for paths in pattern.elements.values() for path in paths]
    return {*filling, *(path for constraint in constraints for path in constraint.split("|"))}


def code_of_extraction() -> str:
    """The Python of `graph/extraction`, in which a word in quotes is one that the code knows."""
    paths = sorted((ROOT / "graph" / "extraction").rglob("*.py"))
    return "".join(path.read_text(encoding="utf-8") for path in paths)


def classes_of(pattern: Pattern) -> set[str]:
    """Every class of words that a pattern names."""
    named = [*pattern.when.values(), *pattern.unless.values(), *pattern.also_unless.values()]
    return {name.removesuffix(" spoken of") for names in named for name in names.split("|")}


# --- the frames of the project ---------------------------------------------------------------


def test_there_is_a_file_for_each_kind_of_fact():
    """One file a kind, named for it, and no other."""
    files = {path.stem.replace("_", "") for path in ontology_path("frames").glob("*.yaml")}
    assert set(FRAMES.frames) == set(KINDS)
    assert files == {kind.lower() for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_the_roles_and_values_that_users_rely_on(kind):
    """Names, order and which are required are fixed."""
    roles = FRAMES.frames[kind].roles
    assert " ".join(f"{name}{'!' * role.required}" for name, role in roles.items()) == KINDS[kind][0]
    assert " ".join(FRAMES.frames[kind].values) == KINDS[kind][1]


def test_only_a_negotiation_is_without_direction():
    """Whoever is named first, both talk."""
    assert [kind for kind, frame in FRAMES.frames.items() if frame.unordered] == ["Negotiation"]


@pytest.mark.parametrize("kind", KINDS)
def test_whoever_may_fill_a_role_is_in_the_range_of_its_property(kind):
    """The ontology and the frames say the same."""
    ontology = Graph().parse(ontology_path("cablegraph.ttl"))
    for name, role in FRAMES.frames[kind].roles.items():
        allowed = ontology.value(CG[name], RDFS.range)
        for filler in role.fillers:
            classes = set(ontology.transitive_objects(CLASS_OF_FILLER[filler], RDFS.subClassOf))
            assert allowed in classes, f"{name}: {filler}"


@pytest.mark.parametrize("kind", KINDS)
def test_a_pattern_names_each_unit_once(kind):
    """What stands twice is a slip."""
    for pattern in FRAMES.frames[kind].patterns:
        assert [unit for unit, times in Counter(pattern.units).items() if times > 1] == [], pattern.pattern


@pytest.mark.parametrize("kind", KINDS)
def test_patterns_of_a_frame_have_names_of_their_own(kind):
    """`explain` tells them apart by name."""
    names = [pattern.pattern for pattern in FRAMES.frames[kind].patterns]
    assert len(set(names)) == len(names)


def test_classes_that_patterns_ask_for_exist():
    """A class that nobody wrote down would never stand anywhere."""
    patterns = [pattern for frame in FRAMES.frames.values() for pattern in frame.patterns]
    asked = {name for pattern in patterns for name in classes_of(pattern)}
    open_classes = {"infinitive", "wished", "obliged", "imperative", "number", "name", "town", "anything", "somewhere"}
    open_classes |= {
        "gerund",
        "single",
        "several",
        "undergone",
        "uncounted",
        "one more",
        "no one",
        "question",
        "able",
        "done before",
        "own plan",
        "denied",
        "person",
        "organization",
        "government",
        "official",
    }
    assert asked <= {*FRAMES.classes, *open_classes}


@pytest.mark.parametrize("kind", KINDS)
def test_paths_of_a_pattern_are_made_of_known_functions(kind):
    """A function is one that docs/frames.md explains, or a preposition."""
    known = keys_of_table("function") | PREPOSITIONS
    for pattern in FRAMES.frames[kind].patterns:
        assert {step for path in paths_of(pattern) for step in path.split(".")} <= known, pattern.pattern


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_pattern_needs_can_be_filled(kind):
    """An element without functions is never there, so its pattern would never apply."""
    for pattern in FRAMES.frames[kind].patterns:
        needed = {*pattern.needs, *pattern.explicit, *pattern.local}
        assert [name for name in needed if not pattern.elements.get(name)] == [], pattern.pattern


@pytest.mark.parametrize("kind", KINDS)
def test_every_required_role_can_be_filled_by_every_pattern(kind):
    """From the sentence, from the discourse, or by the other party of a pair."""
    for pattern in FRAMES.frames[kind].patterns:
        for name, role in FRAMES.frames[kind].roles.items():
            by_pair = name == "counterparty" and (pattern.pair or pattern.mutual)
            assert not role.required or role.discourse or by_pair or pattern.elements.get(name), pattern.pattern


def test_effects_are_those_that_users_rely_on():
    """A fixed one, or one that the clause gives; and only of rulings."""
    from_the_clause = {"from the complement", "from the complement, if any", "from the preposition"}
    from_the_clause |= {"orders, or blocks if negated"}
    effects = {(kind, p.effect) for kind, frame in FRAMES.frames.items() for p in frame.patterns if p.effect}
    assert {kind for kind, _ in effects} == {"Ruling"}
    assert {effect for _, effect in effects} <= EFFECTS | from_the_clause
    assert all(pattern.effect for pattern in FRAMES.frames["Ruling"].patterns)


@pytest.mark.pipeline
def test_units_are_lemmas_of_the_pipeline():
    """ "paid.v" or "talks.n" would never be found."""
    nlp = pipeline()
    lemmatizer = nlp.get_pipe("lemmatizer")
    index = lemmatizer.lookups.get_table("lemma_index")
    named_nouns = {head for head, pos in FRAMES.units if pos == "n"}
    wrong = []
    for head, pos in FRAMES.units:
        if pos == "p":
            continue  # "vs" has no other form
        part = {"v": "VERB", "n": "NOUN", "a": "ADJ"}[pos]
        (token,) = Doc(nlp.vocab, words=[head], pos=[part])
        if head != head.lower() or (lemmatizer.rule_lemmatize(token) != [head] and head not in index[part.lower()]):
            wrong.append(f"{head}.{pos}")
    assert wrong == ["yes.v"]  # the tagger takes "said yes" for a verb
    assert [noun for noun in named_nouns if noun.endswith("s") and noun[:-1] in named_nouns] == []


# --- the rest of the lexicon -----------------------------------------------------------------


@pytest.mark.parametrize("name", ["classes", "nouns"])
def test_classes_of_words_are_lower_case_and_not_empty(name):
    """They are compared with lemmas and words in small letters."""
    for words in getattr(FRAMES, name).values():
        assert words
        assert all(word == word.lower() and word.strip() for word in words)


def test_every_class_of_words_is_asked_for():
    """A class that no pattern names and no code uses is a leftover."""
    patterns = [pattern for frame in FRAMES.frames.values() for pattern in frame.patterns]
    asked = {name for pattern in patterns for name in classes_of(pattern)}
    assert [name for name in FRAMES.classes if name not in asked and f'"{name}"' not in code_of_extraction()] == []


def test_every_class_of_nouns_and_every_list_of_words_is_read():
    """The same of `nouns.yaml`, and of the files that are read into records."""
    roles = [role for frame in FRAMES.frames.values() for role in frame.roles.values()]
    asked = {name for role in roles for name in (role.nameless, role.words, role.bodies)}
    code = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "graph").rglob("*.py")))
    assert [name for name in FRAMES.nouns if name not in asked and f'"{name}"' not in code] == []
    fields = [name for model in (StatusCues, EffectCues, SyntaxWords, DiscourseWords) for name in model.model_fields]
    assert [name for name in fields if not re.search(rf"\.{name}\b", code)] == []


def test_every_class_that_code_asks_for_is_there():
    """A name that is misspelt would be found out by the first article that has such words."""
    code = code_of_extraction()
    assert set(re.findall(r"classes\[\"(\w+)\"\]", code)) <= FRAMES.classes.keys()
    asked = {name for call in re.findall(r"is_noun\(([^()]*)\)", code) for name in re.findall(r"\"([a-z_]+)\"", call)}
    assert asked | set(re.findall(r"nouns\[\"(\w+)\"\]", code)) <= FRAMES.nouns.keys()


def test_a_governor_has_one_effect():
    """A word that makes its clause planned cannot deny it as well."""
    found = Counter(word for words in FRAMES.status.governors.values() for word in set(words))
    assert [word for word, times in found.items() if times > 1] == []


def test_modals_mean_a_status_or_a_condition():
    """Nothing else has a meaning for the code."""
    assert set(FRAMES.status.modals.values()) <= {"planned", "possible", "conditional"}


# --- the docs --------------------------------------------------------------------------------


def test_every_key_of_a_pattern_and_of_a_role_is_explained():
    """What a file may say, docs/frames.md explains."""
    assert keys_of_table("key of a pattern") >= set(Pattern.model_fields)
    assert keys_of_table("key of a role") == set(Role.model_fields)
    assert keys_of_table("key of a file") == {*FrameFile.model_fields}


def test_every_function_that_a_file_may_name_is_explained():
    """And no other, prepositions aside."""
    explained = {name for name in keys_of_table("function") if not name.startswith("any-")}
    assert explained - PREPOSITIONS == syntax_words().functions


def test_every_function_that_is_explained_is_one():
    """A function of the table stands in the code or is a preposition, sought beside its word or anywhere."""
    code = code_of_extraction()
    prepositions = PREPOSITIONS | {f"any-{name}" for name in PREPOSITIONS if '"any-"' in code}
    assert [name for name in keys_of_table("function") - prepositions if f'"{name}"' not in code] == []


def test_every_file_of_the_lexicon_is_named():
    """A linguist finds all words."""
    files = {path.name for path in ontology_path("lexicon").glob("*.yaml")}
    assert files == keys_of_table("file of `ontology/lexicon/`")


def examples() -> list[str]:
    """The files of a user's own that docs/frames.md shows."""
    return re.findall(r"```yaml\n(.*?)```", PAGE.partition("## Adding to it")[2], re.DOTALL)


@pytest.fixture(scope="module")
def lexicon_of_docs(tmp_path_factory) -> Lexicon:
    """The lexicon with the files that docs/frames.md shows."""
    folder = tmp_path_factory.mktemp("my-frames")
    for number, example in enumerate(examples()):
        (folder / f"{number}.yaml").write_text(example, encoding="utf-8")
    return Lexicon(frames=load_frames(folder), gazetteer=load_gazetteer())


@pytest.mark.pipeline
@pytest.mark.parametrize(
    ("text", "kind", "roles"),
    [
        ("Norway recognised Kosovo.", "Recognition", {"recognizer": "NO", "recognized": "XK"}),
        ("Norway’s recognition of Kosovo is late.", "Recognition", {"recognizer": "NO", "recognized": "XK"}),
        ("Kenya replenished Uganda's account with $5 million.", "Payment", {"payer": "KE", "payee": "UG"}),
        ("Kenya bunged Uganda $5 million.", "Payment", {"payer": "KE", "payee": "UG"}),
        ("Kenya paid Uganda $5 million.", "Payment", {"payer": "KE", "payee": "UG"}),
    ],
)
def test_the_examples_of_the_docs_add_a_pattern_and_a_kind(text, kind, roles, lexicon_of_docs):
    """What the page shows works as it stands there, and takes nothing away."""
    claims = extract_claims(parse_article(pipeline(), Article(id="text", text=text)), lexicon_of_docs)
    assert [(claim.kind, {f.role: f.entity.key for f in claim.fillers}) for claim in claims] == [(kind, roles)]


# --- mistakes --------------------------------------------------------------------------------

GOOD = """
frame: Visit
definition: Somebody visits somebody.
roles: {visitor: {required: true, fillers: [government]}, host: {fillers: [government]}}
patterns:
  - pattern: visit somebody
    units: [visit.v]
    elements: {visitor: [subject], host: [object]}
"""


def load_file(folder: Path, content: str | bytes) -> Frames:
    """The frames with one file more."""
    path = folder / "visit.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load_frames(folder)


def test_a_good_file_is_loaded(tmp_path):
    """The mistakes below are the only difference."""
    assert load_file(tmp_path, GOOD).units["visit", "v"][0].frame.frame == "Visit"


def test_words_that_yaml_takes_for_truth_stay_words(tmp_path):
    """ "on" is a preposition here, and "no" is a noun."""
    frames = load_file(tmp_path, GOOD.replace("[object]", "[on]").replace("[visit.v]", "[no.n, yes.v]"))
    assert frames.frames["Visit"].patterns[0].elements["host"] == ("on",)
    assert ("no", "n") in frames.units


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("units: [visit.v]", "units: [visit]", "patterns.0.units"),
        ("units: [visit.v]", "units: [visit.x]", "'visit.x' is no lexical unit"),
        ("units: [visit.v]", "units: ['.v']", "'.v' is no lexical unit"),
        ("units: [visit.v]", "units: []", "patterns.0.units"),
        ("units: [visit.v]", "unit: [visit.v]", "patterns.0.units"),
        ("units: [visit.v]", "units: [visit.v]\n    wehn: {}", "patterns.0.wehn"),
        ("host: [object]", "guest: [object]", "patterns.0.elements.guest: expected one of host, matter, money"),
        ("fillers: [government]}, host", "fillers: [goverment]}, host", "roles.visitor.fillers.0"),
        ("required: true", "required: perhaps", "roles.visitor.required"),
        ("units: [visit.v]", "units: [visit.v]\n    status: real", "patterns.0.status"),
        ("units: [visit.v]", "units: [visit.v]\n    needs: [money, guest]", "'guest'"),
        ("units: [visit.v]", "units: [visit.v]\n    when: {object: no such class}", "no such class"),
        ("units: [visit.v]", "units: [visit.v]\n    effect: explodes", "explodes"),
        ("units: [visit.v]", "units: [visit.v]\n    needs: [money]", "needs.0: expected one of host, visitor"),
        ("units: [visit.v]", "units: [visit.v, visit.v]", "'visit.v' stands twice"),
        ("units: [visit.v]", "units: visit.v", "patterns.0.units: expected a list, found 'visit.v'"),
        ("units: [visit.v]", "units: [visit.v]\n    pair: true", "only in frames with the roles counterparty, party"),
        ("[subject]", "[subjct]", "'subjct' is no function, expected one of adverb"),
        ("[subject]", "[object.subjct]", "'subjct' is no function"),
        ("[subject]", "[any-subject]", "'any-subject' is no function"),
        ("visitor: [subject], ", "", "expected functions for 'visitor', which Visit needs"),
        ("units: [visit.v]", "units: [visit.v]\n    unless: {subjct: press}", "'subjct' is no function"),
        ("frame: Visit\n", "", "frame: missing"),
        ("frame: Visit", "frame: visit", "frame: expected a name of letters and digits that begins with a capital"),
        ("frame: Visit", "frame: PAYMENT", "frame: expected a name that differs from 'Payment'"),
        ("frame: Visit", "frame: Visit\nframe: Visit", "'frame' stands twice"),
        ("definition: Somebody visits somebody.\n", "", "Visit is a new kind, expected a `definition`"),
        ("required: true, ", "", "expected a role with `required: true`"),
        ("visitor: {", "money: {", "expected another name than matter, money, people, place"),
        ("visitor: {", "Visitor: {", "begins with a small letter"),
        ("visitor: {required: true, fillers: [government]}", "visitor: government", "expected keys with values"),
        ("frame: Visit", "frame: Visit\nvalues: [sum]", "values.0: expected one of 'amount', 'count'"),
        ("frame: Visit", "frame: Visit\nnamespace: https://w3id.org/cablegraph/id/", "a namespace of your own"),
        ("frame: Visit", "frame: Visit\ndirect: host", "expected another name than the role 'host'"),
        ("frame: Visit", "frame: Visit\ndirect: Visited By", "begins with a small letter"),
        ("frame: Visit", "frame: Visit\nnamespace: https://w3id.org/cablegraph/ontology#", "a namespace of your own"),
        ("frame: Visit", "frame: Visit\nnamespace: http://www.w3.org/ns/prov#", "a namespace of your own"),
        ("frame: Visit", "frame: Visit\nnamespace: https://example.org/terms", "ends in / or #"),
        ("frame: Visit", "frame: Visit\nnamespace: 'https://example.org/> <x#'", "expected an absolute IRI"),
        ("frame: Visit", "frame: Visit\nclose_match: [VisitAction]", "close_match.0: expected an absolute IRI"),
        ("frame: Visit", "frame: Visit\nwording: {noun: visit}", "wording.past: missing"),
        ("frame: Visit", "frame: Visit\nclasses: {press: reporter}", "classes.press: expected a list"),
        ("frame: Visit", "frame: &visit Visit", "found an anchor (&)"),
        ("frame: Visit", "frame: !!python/name:os.system Visit", "found the tag"),
        ("  - pattern: visit somebody", "  - pattern: [", "YAML"),
    ],
)
def test_a_mistake_is_named_with_file_and_place(old, new, said, tmp_path):
    """Whoever mends the file is told where and what."""
    assert old in GOOD
    with pytest.raises(FrameError, match=re.escape(said)) as caught:
        load_file(tmp_path, GOOD.replace(old, new, 1))
    assert re.match(re.escape(str(tmp_path / "visit.yaml")) + r":[0-9]+: ", str(caught.value))


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("units: [visit.v]", "units: [visit]", 7),
        ("units: [visit.v]", "units:\n    - visit.v\n    - [visit.v]", 9),
        ("host: [object]", "host: [object, on, ob]", 8),
        ("units: [visit.v]", "units: [visit.v]\n    when:\n      object: press\n      to: no such class", 10),
        ("frame: Visit", "frame: Visit\nvalues:\n- amount\n- sum", 5),
        ("frame: Visit", "# a comment\n\nframe: visit", 4),
    ],
)
def test_the_line_of_a_mistake_is_the_right_one(old, new, line, tmp_path):
    """The innermost thing that is wrong, also where other lines look the same."""
    with pytest.raises(FrameError) as caught:
        load_file(tmp_path, GOOD.replace(old, new, 1))
    assert str(caught.value).startswith(f"{tmp_path / 'visit.yaml'}:{line}: ")


@pytest.mark.parametrize(
    "content",
    [
        "frame: " + "[" * 100_000,
        "frame: " + "{a: " * 100_000,
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nframe: *c\n",
        "frame: Visit\n" + "# " * 2_000_000,
        "frame: Visit\n---\nframe: Visit\n",
        "? {frame: Visit}\n: x\n",
    ],
    ids=["lists", "keys", "aliases", "size", "documents", "key"],
)
def test_hostile_yaml_is_refused_at_once(content, tmp_path):
    """A bomb neither unfolds nor ends the process."""
    with pytest.raises(FrameError, match=re.escape(str(tmp_path / "visit.yaml"))) as caught:
        load_file(tmp_path, content)
    assert len(str(caught.value)) < 1000


def test_a_pipe_is_no_file(tmp_path):
    """A reader that waited for it would wait for ever."""
    os.mkfifo(tmp_path / "visit.yaml")
    with pytest.raises(FrameError, match="expected a file"):
        load_frames(tmp_path)


def test_a_folder_without_frames_is_named(tmp_path):
    """Most likely it is the wrong one."""
    (tmp_path / "README.md").write_text("frames are elsewhere")
    with pytest.raises(FrameError, match="no frames here, expected files named like"):
        load_frames(tmp_path)


# --- a user's own files ----------------------------------------------------------------------


def test_a_word_for_a_known_frame_takes_two_lines(tmp_path):
    """A pattern without elements adds its units to the known one of its name."""
    frames = load_file(tmp_path, "frame: Payment\npatterns:\n- {pattern: pay somebody a sum, units: [bung.v]}\n")
    (unit,) = frames.units["bung", "v"]
    assert unit.frame.frame == "Payment"
    assert unit.pattern.elements == frames.units["pay", "v"][0].pattern.elements
    assert not frames.frames["Payment"].own


REDEEMING = """frame: Payment
patterns:
- pattern: redeem what was lent
  sense: repayment
  units: [redeem.v]
  elements: {payer: [subject], payee: [to], matter: [object]}
  needs: [matter]
  when: {object: lent}
  echoes: true
"""


@pytest.mark.pipeline
def test_a_pattern_of_ones_own_has_a_sense(tmp_path):
    """What the rules know of repaying, they know of a user's word for it: who was lent the sum pays it."""
    text = "Kenya lent Uganda $5 million in May. The loan was redeemed in June."
    article = parse_article(pipeline(), Article(id="text", text=text))
    lexicon = Lexicon(frames=load_file(tmp_path, REDEEMING), gazetteer=load_gazetteer())
    sides = [{f.role: f.entity.key for f in claim.fillers} for claim in extract_claims(article, lexicon)]
    assert sides == [{"payer": "KE", "payee": "UG"}, {"payer": "UG", "payee": "KE"}]


@pytest.mark.pipeline
def test_words_of_ones_own_for_a_class_that_code_asks_for(tmp_path):
    """Whom a state sends home goes where he is from; so does, for a user, whom it flies somewhere."""
    article = parse_article(pipeline(), Article(id="text", text="Austria flew 14 Syrians out on Monday."))
    own = load_file(tmp_path, "frame: Transfer\nclasses: {sending_home: [fly]}\n")
    lexicons = [Lexicon(frames=frames, gazetteer=load_gazetteer()) for frames in (FRAMES, own)]
    found = [[{f.role: f.entity.key for f in c.fillers} for c in extract_claims(article, known)] for known in lexicons]
    assert found == [[], [{"sender": "AT", "destination": "SY"}]]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            "- {pattern: pay a sum to somebody, units: [bung.v]}",
            "expected `elements` beside it, or one of the names",
        ),
        ("- {pattern: pay somebody a sum, units: [pay.v]}", "'pay.v' stands twice"),
        (
            "- {pattern: pay somebody a sum, units: [remit.v], elements: {payer: [subject], payee: [to]}}",
            "'pay somebody a sum' stands already",
        ),
        (
            "- {pattern: remit, units: [remit.v], elements: {payer: [subject], host: [to]}}",
            "expected one of matter, money",
        ),
        (
            "- {pattern: remit, sense: refund, units: [remit.v], elements: {payer: [subject], payee: [to]}}",
            "'repayment'",
        ),
    ],
)
def test_a_mistake_in_what_is_added_to_a_known_frame(content, said, tmp_path):
    """Its roles and patterns are known without being repeated."""
    with pytest.raises(FrameError, match=re.escape(said)):
        load_file(tmp_path, f"frame: Payment\npatterns:\n{content}\n")


def test_a_known_frame_gets_no_new_roles(tmp_path):
    """What a Payment is, its own file says, and so do the ontology and its shapes."""
    with pytest.raises(FrameError, match="Payment has no such role, expected one of payee, payer"):
        load_file(tmp_path, "frame: Payment\nroles: {broker: {fillers: [person]}}\n")


@pytest.mark.parametrize("line", ["direct: gaveTo", "values: [count]", "unordered: true", "label: gift"])
def test_what_a_known_frame_is_cannot_be_changed(line, tmp_path):
    """A key that would be ignored is refused."""
    with pytest.raises(FrameError, match=r":2: .*: Payment is known already, expected only patterns and classes"):
        load_file(tmp_path, f"frame: Payment\n{line}\n")


def test_a_kind_is_defined_once(tmp_path):
    """Two files that each make it would hide one another's definition."""
    (tmp_path / "a.yaml").write_text(GOOD)
    with pytest.raises(FrameError, match="definition: Visit is known already"):
        load_file(tmp_path, GOOD.replace("visits somebody", "calls on somebody").replace("visit somebody", "call"))


def test_a_folder_that_is_named_twice_is_read_once(tmp_path):
    """Else its patterns would stand twice."""
    load_file(tmp_path, GOOD)
    assert load_frames(tmp_path, tmp_path / "." / "").frames["Visit"].own


def test_a_misspelt_frame_is_told_the_known_ones(tmp_path):
    """It is taken for a new kind that lacks a definition."""
    with pytest.raises(
        FrameError, match="Paymnt is a new kind, expected a `definition`, or one of Agreement, Detention"
    ):
        load_file(tmp_path, "frame: Paymnt\npatterns: [{pattern: pay somebody a sum, units: [bung.v]}]\n")


def test_classes_of_a_users_own(tmp_path):
    """New ones, and words for known ones, whichever file they stand in."""
    (tmp_path / "a.yaml").write_text(GOOD.replace("units: [visit.v]", "units: [visit.v]\n    when: {object: palace}"))
    frames = load_file(tmp_path, "frame: Payment\nclasses: {palace: [Palace, castle], press: [blogger]}\n")
    assert frames.classes["palace"] == {"palace", "castle"}
    assert {"blogger", "reporter"} <= frames.classes["press"]


def test_kinds_of_several_folders_come_together(tmp_path):
    """A kind that one folder makes, another may add words to."""
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    (tmp_path / "one" / "visit.yaml").write_text(GOOD)
    (tmp_path / "two" / "visit.yml").write_text(
        "frame: Visit\npatterns: [{pattern: visit somebody, units: [call on.v]}]\n"
    )
    frames = load_frames(tmp_path / "one", tmp_path / "two")
    assert frames.frames["Visit"].own
    (added,) = (unit for unit in frames.units["call", "v"] if unit.rest == ("on",) and unit.frame.own)
    assert added.frame.definition == "Somebody visits somebody."


@pytest.mark.parametrize("content", ["", "- visit.v\n", "just words\n", b"\xff\xfe\x00v", b"\x00"])
def test_a_file_that_holds_no_frame_is_named(content, tmp_path):
    """Empty, a list, a text, no text at all."""
    with pytest.raises(FrameError, match=re.escape(str(tmp_path / "visit.yaml"))):
        load_file(tmp_path, content)


def test_frames_are_not_to_be_changed():
    """They are shared by all articles of a build."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        FRAMES.classes = {}  # type: ignore[misc]  # that is the test
