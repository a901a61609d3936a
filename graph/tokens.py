"""A parsed paragraph as plain records: what rules ask of a Doc, its spans and its tokens, each a look-up.

The names are spaCy's, and so is what they mean, but that the small letters of "n't" are "not", and that a word also
finds its children by label or by spelling. spaCy makes a Token anew whenever one is asked for, and its strings and
children with it; rules ask for them some hundred times a token, so here each is made once. What a parse is made by is
for `graph.language`, what it means for `graph.extraction`.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from spacy import tokens as spacy_tokens
    from spacy.strings import StringStore

_STRINGS = ("ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE")  # columns that hold keys of strings
_NOT = frozenset({"n't", "n’t"})
_WHOLE = {"wo": "will", "ca": "can", "sha": "shall"}  # before "n't"
ORDERS = {"m": "million", "mn": "million", "bn": "billion", "tn": "trillion"}  # right behind digits
_WORD = 2**64
_NUMBERS = ("IDX", "SPACY", "IS_PUNCT", "LIKE_NUM", "SENT_START", "HEAD")


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """A word or a sign of a paragraph."""

    doc: "Doc"
    i: int  # its place in the paragraph
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    idx: int  # where it starts in the paragraph, in code points
    whitespace_: str  # the space behind it, or nothing
    is_punct: bool
    like_num: bool
    sent: "Span"
    head: "Token" = field(init=False)  # of a root: itself
    children: "tuple[Token, ...]" = ()
    _subtree: "tuple[Token, ...]" = ()  # empty until asked for

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.text)

    def hang_on(self, head: "Token") -> None:
        """Hangs it on another word, or on itself as the root of its sentence; before anybody asks for a subtree.

        A word that hangs on this one takes its place first, so that none ever stands above itself.
        """
        if head is not self and self.is_ancestor(head):
            head.hang_on(head if self.head is self else self.head)
        self.head.children = tuple(child for child in self.head.children if child is not self)
        self.head = head
        if head is not self:
            head.children = tuple(sorted((*head.children, self), key=lambda child: child.i))

    @property
    def is_sent_start(self) -> bool:
        """Whether a sentence begins here."""
        return self.sent.start == self.i

    @property
    def is_alpha(self) -> bool:
        """Whether it is of letters only."""
        return self.text.isalpha()

    @property
    def is_title(self) -> bool:
        """Whether it is written with one capital, as its first letter."""
        return self.text.istitle()

    @property
    def lefts(self) -> "tuple[Token, ...]":
        """The children before it."""
        return tuple(child for child in self.children if child.i < self.i)

    @property
    def rights(self) -> "tuple[Token, ...]":
        """The children behind it."""
        return tuple(child for child in self.children if child.i > self.i)

    def child(self, label: str) -> "Token | None":
        """The first that hangs on it with a label of dependency, as "neg"."""
        for child in self.children:  # a loop, here and below: a generator takes twice as long, and these are asked most
            if child.dep_ == label:
                return child
        return None

    def child_of(self, labels: Container[str]) -> "Token | None":
        """The first that hangs on it with one of several labels."""
        for child in self.children:
            if child.dep_ in labels:
                return child
        return None

    def child_word(self, word: str) -> "Token | None":
        """The first that hangs on it and is a word, given in small letters."""
        for child in self.children:
            if child.lower_ == word:
                return child
        return None

    def child_word_of(self, words: Container[str]) -> "Token | None":
        """The first that hangs on it and is one of several words."""
        for child in self.children:
            if child.lower_ in words:
                return child
        return None

    def has(self, label: str) -> bool:
        """Whether something hangs on it with a label."""
        return self.child(label) is not None

    def has_any(self, labels: Container[str]) -> bool:
        """Whether something hangs on it with one of several labels."""
        return self.child_of(labels) is not None

    def has_word(self, word: str) -> bool:
        """Whether a word hangs on it, given in small letters."""
        return self.child_word(word) is not None

    def has_any_word(self, words: Container[str]) -> bool:
        """Whether one of several words hangs on it."""
        return self.child_word_of(words) is not None

    @property
    def subtree(self) -> "tuple[Token, ...]":
        """It and all that hangs on it, in the order of the text."""
        if not self._subtree:
            found = [self]
            for token in found:  # which grows meanwhile
                found.extend(token.children)
            self._subtree = tuple(sorted(found, key=attrgetter("i")))
        return self._subtree

    @property
    def left_edge(self) -> "Token":
        """The first token of its subtree."""
        return self.subtree[0]

    @property
    def ancestors(self) -> "Iterator[Token]":
        """What it hangs on, up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, descendant: "Token") -> bool:
        """Whether another token hangs on it, however far down."""
        return any(above is self for above in descendant.ancestors)

    def nbor(self, distance: int = 1) -> "Token":
        """The token that many places on, or the paragraph's first or last where it ends before.

        spaCy raises IndexError there. Rules ask what stands beside a word, and one that forgets the edge of an odd
        paragraph would cost its article.
        """
        tokens, place = self.doc.tokens, self.i + distance
        if place < 0:
            return tokens[0]
        return tokens[place] if place < len(tokens) else tokens[-1]


class Span:
    """Tokens in a row. Spans of the same tokens are equal."""

    __slots__ = ("_root", "doc", "end", "label_", "start")

    def __init__(self, doc: "Doc", start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start  # tokens, not characters
        self.end = end
        self.label_ = label  # of an entity, what the pipeline takes it for
        self._root: Token | None = None  # not looked for yet

    def __repr__(self) -> str:
        return self.text

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Span):
            return NotImplemented
        return self.doc is other.doc and self.start == other.start and self.end == other.end

    def __hash__(self) -> int:
        return hash((id(self.doc), self.start, self.end))

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> "Span": ...
    def __getitem__(self, place: int | slice) -> "Token | Span":
        places = range(self.start, self.end)[place]
        return self.doc.tokens[places] if isinstance(places, int) else Span(self.doc, places.start, places.stop)

    @property
    def start_char(self) -> int:
        """Where it starts in the paragraph, in code points."""
        tokens = self.doc.tokens
        return tokens[self.start].idx if self.start < len(tokens) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Where it ends in the paragraph, exclusive."""
        if self.end <= self.start:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """Its words as written."""
        if self.end <= self.start:
            return ""
        doc = self.doc
        last = doc.tokens[self.end - 1]
        return doc.text[doc.tokens[self.start].idx : last.idx + len(last.text)]

    @property
    def sent(self) -> "Span":
        """The sentence that it starts in."""
        return self.doc.tokens[self.start].sent

    @property
    def root(self) -> Token:
        """The word that the fewest others stand above, of several the first; a sign or space only if there is none."""
        if self._root is None:
            tops = [token for token in self if token.head is token or not self.start <= token.head.i < self.end]
            self._root = tops[0] if len(tops) == 1 else min(tops, key=_distance_from_root)
        return self._root


def _distance_from_root(token: Token) -> tuple[bool, int]:
    is_bare = token.head is not token and not token.children and (token.is_punct or token.text.isspace())
    return is_bare, 0 if is_bare else sum(1 for _ in token.ancestors)


class Doc:
    """A paragraph."""

    def __init__(self, text: str, start_char: int) -> None:
        self.text = text
        self.start_char = start_char  # where it starts in the text of its article, in code points
        self.tokens: list[Token] = []
        self.sents: tuple[Span, ...] = ()
        self.ents: tuple[Span, ...] = ()  # names, sums, dates and more, as the pipeline guesses them

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        if isinstance(place, int):
            return self.tokens[place]
        start, end, _ = place.indices(len(self.tokens))
        return Span(self, start, max(start, end))


class Strings(dict[int, str]):
    """The strings of a pipeline by their keys, each taken over when it is first asked for."""

    def __init__(self, store: "StringStore") -> None:
        super().__init__()
        self._store = store

    def __missing__(self, key: int) -> str:
        string = self[key] = self._store[key]
        return string


def from_spacy(parsed: "spacy_tokens.Doc", start_char: int = 0, strings: Strings | None = None) -> Doc:
    """A paragraph as spaCy has parsed it; `start_char` is where it starts in its article.

    Whoever has many paragraphs of one pipeline passes the same `strings` with each.
    """
    if strings is None:
        strings = Strings(parsed.vocab.strings)
    doc = Doc(parsed.text, start_char)
    if not len(parsed):
        return doc
    table = parsed.to_array([*_STRINGS, *_NUMBERS])
    *columns, starts, heads = table.T.tolist()
    keys, (idx, spaces, signs, numbers) = columns[: len(_STRINGS)], columns[len(_STRINGS) :]
    names = (map(strings.__getitem__, column) for column in keys)

    firsts = [i for i, start in enumerate(starts) if start == 1 or i == 0]
    doc.sents = tuple(Span(doc, start, end) for start, end in zip(firsts, [*firsts[1:], len(parsed)], strict=True))
    sents = [sentence for sentence in doc.sents for _ in range(len(sentence))]

    whitespace = (" " if space else "" for space in spaces)
    cells = zip(*names, idx, whitespace, map(bool, signs), map(bool, numbers), sents, strict=True)
    doc.tokens = [Token(doc, i, *row) for i, row in enumerate(cells)]
    _write_out(doc.tokens)
    _hang(doc.tokens, heads)
    doc.ents = tuple(Span(doc, name.start, name.end, name.label_) for name in parsed.ents)
    return doc


def _write_out(tokens: Sequence[Token]) -> None:
    """Let "didn't" and "won't" be asked for as "did not" and "will not", whatever the quotation mark; texts stay."""
    for token in tokens:
        if token.lower_ in _NOT:
            token.lower_ = "not"
            before = tokens[max(token.i - 1, 0)]
            before.lower_ = _WHOLE.get(before.lower_, before.lower_)
        elif token.text in ORDERS and token.i and tokens[token.i - 1].text[-1:].isdigit():
            token.lower_, token.lemma_, token.like_num = ORDERS[token.text], ORDERS[token.text], True


def _hang(tokens: Sequence[Token], distances: Iterable[int]) -> None:
    """Give each token its head, so many places on, and its children."""
    children: dict[int, list[Token]] = {}
    for token, distance in zip(tokens, distances, strict=True):
        place = (token.i + distance) % _WORD  # HEAD is signed, its column is not
        token.head = tokens[place]
        if distance:
            children.setdefault(place, []).append(token)
    for place, below in children.items():
        tokens[place].children = tuple(below)
