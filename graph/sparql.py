"""The text of a query in SPARQL: whether it would leave the store, and what is wrong with one that cannot be read.

Running it is `graph.store`'s.
"""

import re
from collections.abc import Container, Iterator, Sequence

from graph.errors import StoreError

# How Oxigraph's parser says what it found: "error at 1:7: expected one of PREFIX, SELECT, [_]".
_PARSER_MESSAGE = re.compile(
    r"error at (?P<line>\d+):(?P<column>\d+): expected (?:one of )?(?P<expected>.*)", re.DOTALL
)
_EXPECTED_CLASS = re.compile(r"\[(?:'(?:\\u\{[0-9A-F]+\}|\\.|[^'\\])'|[^'\]])*\]")  # of characters
_ANY = "[_]"
_PREFIXED = re.compile(r"([^\W\d_][\w.-]*)?:")
_KEYWORD = re.compile("[A-Z]+[0-9]*")
_USELESS = frozenset({"LATERAL", "SERVICE"})  # the parser expects these nearly everywhere, and we take neither
_BEGINNING = "a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, behind PREFIX and BASE if it has them"
MOST_EXPECTED = 8  # words that a message lists
WINDOW = 60  # characters of a line that are shown on either side of a mistake


def grammar_rules(sparql: str) -> frozenset[str]:
    """The rules of grammar by which a query is made, as far as SERVICE and FROM go; raises StoreError for SERVICE.

    The words may well stand in a comment, a string or a name, and where those end only a parser can tell. Oxigraph
    has none that Python can ask, so rdflib's is asked, of the text as Oxigraph reads it: a comment ends at a
    carriage return too, and escapes are not undone first. What it cannot read is refused if it could call somebody.
    """
    folded = sparql.casefold()
    if "service" not in folded and "from" not in folded:
        return frozenset()
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import Query

    try:
        names = frozenset(_names(Query.parse_string(sparql.replace("\r", "\n"), parse_all=True)))
    except (ParseBaseException, RecursionError) as error:
        if "service" not in folded:
            return frozenset()
        raise StoreError(f"SPARQL: holds the word SERVICE and cannot be read: {error}") from error
    if "ServiceGraphPattern" in names:
        raise StoreError("SPARQL: SERVICE is refused: a query must not call other addresses")
    return names


def describe_mistake(sparql: str, message: str, known_prefixes: Container[str] = ()) -> str:
    """What the parser says of a query that it cannot read: where, what stands there, and what it expected.

    >>> print(describe_mistake("ASK { ?x nope:y 1 }", "error at 1:16: expected one of Prefix not found, ['_']"))
    SPARQL: error at line 1, column 16, behind "nope:y": the prefix nope: is not known
    ASK { ?x nope:y 1 }
                   ^
    """
    found = _PARSER_MESSAGE.fullmatch(message)
    if found is None:
        return f"SPARQL: {message}"
    line, column, expected = int(found["line"]), int(found["column"]), found["expected"]
    offset = sum(len(text) + 1 for text in sparql.split("\n")[: line - 1]) + column - 1
    words = [word.strip() for word in re.split(r",\s", _EXPECTED_CLASS.sub("", expected)) if word.strip()]
    keywords = [word for word in words if _KEYWORD.fullmatch(word) and word not in _USELESS]
    if keywords and len(keywords) == len([word for word in words if word not in _USELESS]) and not _classes(expected):
        offset -= min(map(len, keywords))  # the parser tells where a word ends that ought to have been another
    before = sparql[:offset]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    text = sparql.split("\n")[line - 1].rstrip("\r")
    word = _word_at(text, column)
    reason = _expectation([word for word in words if word not in _USELESS])
    if not before.strip() or "CONSTRUCT" in words:
        reason = _BEGINNING
    elif word and (prefix := _unknown_prefix(word[0], sparql, known_prefixes)):
        reason = f"the prefix {prefix} is not known"
    start = max(0, column - 1 - WINDOW)
    shown = text[start : column - 1 + WINDOW].replace("\t", " ")
    return (
        f"SPARQL: error at line {line}, column {column}, {_place(word, column)}: {reason}"
        f"\n{shown}\n{' ' * (column - 1 - start)}^"
    )


def _classes(expected: str) -> list[str]:
    return [found for found in _EXPECTED_CLASS.findall(expected) if found != _ANY]


def _word_at(line: str, column: int) -> re.Match[str] | None:
    """The word that a place of a line is in or just behind."""
    words = re.finditer(r"\S+", line)
    return next((word for word in words if word.start() < column <= word.end() + 1), None)


def _place(word: re.Match[str] | None, column: int) -> str:
    if word is None:
        return "at the end"
    return f'{"at" if column <= word.end() else "behind"} "{word[0][:WINDOW]}"'


def _unknown_prefix(word: str, sparql: str, known: Container[str]) -> str | None:
    """The prefix of a name, if neither the query nor anybody else says what it stands for."""
    name = _PREFIXED.match(word)
    if name is None or name[1] in known:
        return None
    declared = re.search(rf"\bprefix\s+{re.escape(name[0])}", sparql, re.IGNORECASE)
    return None if declared else name[0]


def _expectation(words: Sequence[str]) -> str:
    reasons = [word for word in words if " " in word]
    if reasons:
        return reasons[0].replace("Prefix", "prefix").replace("The", "the")
    if not words:
        return "this is not how a query goes on"
    more = ", …" if len(words) > MOST_EXPECTED else ""
    return f"expected {'one of ' if len(words) > 1 else ''}{', '.join(words[:MOST_EXPECTED])}{more}"


def _names(parsed: object) -> Iterator[str]:
    """The names of all grammar rules in what rdflib parsed."""
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    waiting = [parsed]
    while waiting:
        node = waiting.pop()
        if isinstance(node, CompValue):
            yield node.name
            waiting.extend(node.values())
        elif isinstance(node, ParseResults | list | tuple):
            waiting.extend(node)
