"""What the modules beside this one ask of a word: its phrase, its subject, its auxiliary."""

from graph.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


def first_of(noun: Token) -> Token:
    """The first word of a phrase."""
    while noun.children and noun.children[0].i < noun.i:
        noun = noun.children[0]
    return noun


def is_mark(token: Token) -> bool:
    """Whether it is a mark that says nothing more: "," or a bracket, of which a parser makes no word."""
    return token.is_punct and token.dep_ == "punct"


def has_article(noun: Token) -> bool:
    """Whether an article stands before a noun."""
    return any(child.dep_ == "det" and child.i < noun.i for child in noun.children)


def article_of(name: Token) -> Token | None:
    """The article right before a name: "*the* US"; none where it is another's, before or behind a break."""
    before = name.nbor(-1) if name.i > name.sent.start else name
    return before if before.lower_ == "the" else None


def is_whole(noun: Token) -> bool:
    """Whether an article or a possessor stands before a noun."""
    return any(child.dep_ in {"det", "poss"} and child.i < noun.i for child in noun.children)


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return verb.has_any(SUBJECTS)


def has_auxiliary(verb: Token) -> bool:
    """Whether a verb has an auxiliary."""
    return verb.has("aux")


def is_that(word: Token) -> bool:
    """Whether a word is the "that" which opens a clause."""
    return word.dep_ == "mark" and word.lower_ == "that"
