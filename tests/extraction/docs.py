"""Docs built by hand from a line of text, so that a rule of grammar is tested without a trained pipeline.

`doc_of("Rwanda/NNP/nsubj>agreed agreed=agree/VBD to/TO/aux>accept accept/VB/xcomp>agreed")`: each word is
WORD=LEMMA/TAG/LABEL>HEAD. The lemma stands only where it is not the word in small letters (of a name: the word); the
root has neither label nor head; a head that stands twice in the sentence is named by its place among its like, `to#2`.
"""

from spacy.lang.en import English
from spacy.tokens import Doc as ParsedDoc

from graph.extraction.clauses import Predicate
from graph.tokens import Doc, Token, from_spacy

_VOCAB = English().vocab  # the words of English and their forms in small letters; nothing that is trained
# Universal parts of speech of Penn tags, as English pipelines map them; auxiliaries are told by their label.
_POS = {
    **dict.fromkeys(["NN", "NNS"], "NOUN"),
    **dict.fromkeys(["NNP", "NNPS"], "PROPN"),
    **dict.fromkeys(["VB", "VBD", "VBG", "VBN", "VBP", "VBZ"], "VERB"),
    **dict.fromkeys(["PRP", "PRP$", "WP", "WDT", "WP$"], "PRON"),
    **dict.fromkeys(["JJ", "JJR", "JJS"], "ADJ"),
    **dict.fromkeys(["RB", "RBR", "WRB"], "ADV"),
    **dict.fromkeys(["IN", "RP"], "ADP"),
    **dict.fromkeys(["TO", "POS"], "PART"),
    "MD": "AUX",
    "DT": "DET",
    "CD": "NUM",
    "CC": "CCONJ",
    "$": "SYM",
    ",": "PUNCT",
    ".": "PUNCT",
    ":": "PUNCT",
}


def doc_of(table: str) -> Doc:
    """A Doc with the words, lemmas, tags and tree of the table."""
    rows = [_row(cell) for cell in table.split()]
    words = [word for word, _, _, _, _ in rows]
    heads = [i if head is None else _place(words, head) for i, (_, _, _, _, head) in enumerate(rows)]
    parsed = ParsedDoc(
        _VOCAB,
        words=words,
        lemmas=[lemma for _, lemma, _, _, _ in rows],
        tags=[tag for _, _, tag, _, _ in rows],
        pos=[_pos(lemma, tag, label) for _, lemma, tag, label, _ in rows],
        deps=[label for _, _, _, label, _ in rows],
        heads=heads,
    )
    return from_spacy(parsed)


def doc_of_tree(*, words: list[str], tags: list[str], labels: list[str], heads: list[int]) -> Doc:
    """A Doc with the words, tags and tree given, each word its own lemma."""
    pos = [_pos(word, tag, label) for word, tag, label in zip(words, tags, labels, strict=True)]
    return from_spacy(ParsedDoc(_VOCAB, words=words, lemmas=words, tags=tags, pos=pos, deps=labels, heads=heads))


def token_of(doc: Doc, word: str) -> Token:
    """The token with that word; `to#2` is the second."""
    return doc[_place([token.text for token in doc], word)]


def functions_of(predicate: Predicate) -> dict[str, list[str]]:
    """The words of a predicate's arguments by function."""
    return {name: [token.text for token in tokens] for name, tokens in predicate.functions.items()}


def _row(cell: str) -> tuple[str, str, str, str, str | None]:
    spelt, tag, *rest = (",", ",", *cell.split("/")[2:]) if cell.startswith(",/") else cell.split("/")
    word, _, lemma = spelt.partition("=")
    label, _, head = rest[0].partition(">") if rest else ("ROOT", "", "")
    return word, lemma or (word if tag.startswith("NNP") else word.lower()), tag, label, head or None


def _place(words: list[str], name: str) -> int:
    word, _, number = name.partition("#")
    places = [i for i, found in enumerate(words) if found == word]
    if not places or (len(places) > 1 and not number):
        raise ValueError(f"{name!r} stands {len(places)} times among {words}")
    return places[int(number or 1) - 1]


def _pos(lemma: str, tag: str, label: str) -> str:
    if label == "mark" or lemma in {"if", "whether"}:
        return "SCONJ"
    return "AUX" if lemma == "be" or (label in {"aux", "auxpass"} and tag != "TO") else _POS[tag]
