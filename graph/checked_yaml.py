"""YAML files that people write, read into checked records; a mistake is named with file, line and what was expected.

Only plain YAML is taken: every scalar is a text (or nothing), so that "on", "no" and "NO" are words. What makes YAML
dangerous or surprising is refused: tags, anchors and aliases (a few lines of which unfold into gigabytes), keys that
stand twice, deep nesting, files without end. A file in another language has its YAML in the comment that it opens with.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any, TypeVar, get_args

import yaml
from pydantic import BaseModel, ValidationError

from graph.errors import GraphError

LARGEST_FILE = 2_000_000  # bytes
DEEPEST = 12  # levels of lists and keys within each other; our own files have six
LONGEST_INPUT = 60  # characters of a wrong value that a message repeats
MOST_CHOICES = 30  # names that a message lists as what was expected

_COMMENTS = {".rq": "#"}  # by which a line of a file in another language is a comment

# In C where it is built: five times as quick.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOTHING = frozenset({"", "~", "null"})  # how YAML writes that there is no value
_Model = TypeVar("_Model", bound=BaseModel)
_Place = tuple[str | int, ...]


class _MistakeError(Exception):
    """What is wrong in a file, and in which line."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read_yaml(path: Path, raising: type[GraphError]) -> object:
    """What a file holds, as texts, lists and dicts; None where it holds nothing. Raises `raising`, with the line."""
    text = _yaml_of(path, _read_text(path, raising))
    try:
        return _Composer(text).document()
    except _MistakeError as mistake:
        raise raising(f"{path}:{mistake.line}: {mistake}") from mistake
    except yaml.YAMLError as error:
        raise raising(_yaml_message(path, error)) from error


def read_checked(path: Path, model: type[_Model], raising: type[GraphError]) -> _Model:
    """What a file holds, as a record of that form. Raises `raising` with file, line and what was expected."""
    return check(path, read_yaml(path, raising), model, raising)


def check(path: Path, content: object, model: type[_Model], raising: type[GraphError]) -> _Model:
    """What was read from a file, as a record of that form. Raises `raising` with file, line and what was expected."""
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise raising(_message(path, error.errors()[0], model)) from error


def check_parts(path: Path, content: object, model: type[BaseModel], raising: type[GraphError]) -> None:
    """Check what was read from a file as `check` does, but for keys that are missing: another file may have them."""
    try:
        model.model_validate(content)
    except ValidationError as error:
        for wrong in error.errors():
            if wrong["type"] != "missing":
                raise raising(_message(path, wrong, model)) from error


def line_of(path: Path, place: Iterable[object], value: str | None = None) -> int:
    """The line of a file where the keys and indices of a place lead, or of the nearest thing around it.

    With a value, the line of the first text there that is equal to it, if there is one.
    """
    try:
        root = yaml.compose(_yaml_of(path, path.read_text(encoding="utf-8-sig")), Loader=_LOADER)
    except (OSError, ValueError, yaml.YAMLError):  # it is no longer what was read
        return 1
    line, node = 1, root
    for key in place:
        found = _child(node, key)
        if found is None:
            break
        line, node = found[0].start_mark.line + 1, found[1]
    return next((text.start_mark.line + 1 for text in _texts(node) if text.value == value), line)


def choices(names: Iterable[str]) -> str:
    """Names that may stand somewhere, for a message: "expected one of a, b, c"."""
    listed = sorted(names)
    more = f" and {len(listed) - MOST_CHOICES} more" if len(listed) > MOST_CHOICES else ""
    return ", ".join(listed[:MOST_CHOICES]) + more


def _read_text(path: Path, raising: type[GraphError]) -> str:
    try:
        if path.exists() and not path.is_file():
            raise raising(f"{path}: cannot be read: expected a file")
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise raising(f"{path}: cannot be read: {error.strerror}") from error
    if len(content) > LARGEST_FILE:
        raise raising(f"{path}: expected at most {LARGEST_FILE:,} bytes")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise raising(f"{path}:{line}: cannot be read: expected text in UTF-8") from error


def _yaml_of(path: Path, text: str) -> str:
    """The YAML of a file, in the lines in which it stands there."""
    sign = _COMMENTS.get(path.suffix)
    if sign is None:
        return text
    comments = takewhile(lambda line: line.startswith(sign), text.split("\n"))
    return "\n".join(line.removeprefix(sign).removeprefix(" ") for line in comments)


def _yaml_message(path: Path, error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    place = f"{path}:{mark.line + 1}" if mark is not None else str(path)
    return f"{place}: not YAML: {getattr(error, 'problem', None) or ' '.join(str(error).split())}"


class _Composer:
    """Reads the events of a parser into plain values, one after the other, so that nothing is built that is refused."""

    def __init__(self, text: str) -> None:
        self._events = yaml.parse(text, Loader=_LOADER)

    def document(self) -> object:
        """The value of the only document, None if there is none."""
        content: object = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _MistakeError(_line(event), "expected one document, found a second")
                content = self._value(next(self._events), 1)
        return content

    def _value(self, event: yaml.Event, depth: int) -> object:
        _refuse_tricks(event)
        if isinstance(event, yaml.ScalarEvent):
            return None if event.implicit[0] and event.value in _NOTHING else event.value  # implicit: without quotes
        if depth > DEEPEST:
            raise _MistakeError(_line(event), f"expected at most {DEEPEST} levels of lists and keys")
        return self._list(depth) if isinstance(event, yaml.SequenceStartEvent) else self._dict(depth)

    def _list(self, depth: int) -> list[object]:
        values: list[object] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            values.append(self._value(event, depth + 1))
        return values

    def _dict(self, depth: int) -> dict[str, object]:
        values: dict[str, object] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event)
            if key in values:
                raise _MistakeError(_line(event), f"{key!r} stands twice, expected each key once")
            values[key] = self._value(next(self._events), depth + 1)
        return values

    def _key(self, event: yaml.Event) -> str:
        _refuse_tricks(event)
        if not isinstance(event, yaml.ScalarEvent):
            raise _MistakeError(_line(event), "expected a text as a key")
        return str(event.value)


def _refuse_tricks(event: Any) -> None:  # noqa: ANN401 -- one of PyYAML's events, of which only some have a tag
    if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
        raise _MistakeError(_line(event), "expected plain values, found an anchor (&) or an alias (*)")
    if event.tag not in {None, "!"}:
        raise _MistakeError(_line(event), f"expected plain values, found the tag {event.tag[:LONGEST_INPUT]!r}")


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark is not None else 1


def _texts(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """Every text within a node, keys aside; nodes are never deep, since `read_yaml` has refused those that are."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.CollectionNode):
        for part in node.value:
            yield from _texts(part[1] if isinstance(part, tuple) else part)


def _child(node: yaml.Node | None, key: object) -> tuple[yaml.Node, yaml.Node] | None:
    """What stands at a key or index: the node that shows its place, and its value."""
    if isinstance(node, yaml.MappingNode):
        return next(((name, child) for name, child in node.value if name.value == str(key)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key], node.value[key]
    return None


def _message(path: Path, error: Any, model: type[BaseModel]) -> str:  # noqa: ANN401 -- pydantic's ErrorDetails
    place = tuple(part for part in error["loc"] if part != "[key]")
    where = ".".join(map(str, place)) or "the file"
    return f"{path}:{line_of(path, place)}: {where}: {_expectation(error, model, place)}"


def _expectation(error: Any, model: type[BaseModel], place: _Place) -> str:  # noqa: ANN401 -- pydantic's ErrorDetails
    """What was expected instead of what pydantic refuses, as a sentence that needs no Python."""
    if error["type"] == "extra_forbidden":
        return f"unknown key, expected one of {choices(_keys_at(model, place[:-1]))}"
    if error["type"] == "missing":
        return f"missing, expected one of the keys {choices(_keys_at(model, place[:-1]))}"
    phrase = _EXPECTED.get(error["type"])
    expected = phrase(error.get("ctx", {})) if phrase is not None else str(error["msg"])
    found = repr(error["input"])
    return expected if len(found) > LONGEST_INPUT or found in expected else f"{expected}, found {found}"


_EXPECTED: dict[str, Callable[[Any], str]] = {
    "value_error": lambda context: str(context["error"]),
    "literal_error": lambda context: f"expected one of {context['expected']}",
    "too_short": lambda context: f"expected at least {context['min_length']}",
    "string_too_long": lambda context: f"expected at most {context['max_length']} characters",
    **dict.fromkeys(("string_type", "string_sub_type"), lambda _: "expected a text"),
    **dict.fromkeys(("list_type", "tuple_type", "set_type", "frozen_set_type"), lambda _: "expected a list"),
    **dict.fromkeys(("dict_type", "mapping_type", "model_type"), lambda _: "expected keys with values"),
    **dict.fromkeys(("bool_type", "bool_parsing"), lambda _: "expected true or false"),
}


def _keys_at(model: type[BaseModel], place: _Place) -> set[str]:
    """The keys that the record at a place of a record of that form may have."""
    form: object = model
    for part in place:
        fields = _fields(form)
        form = _inner(fields.get(str(part), form))
    return set(_fields(form))


def _fields(form: object) -> dict[str, object]:
    """The form of each field of a record, by the name that files have for it."""
    if not (isinstance(form, type) and issubclass(form, BaseModel)):
        return {}
    return {field.alias or name: field.annotation for name, field in form.model_fields.items()}


def _inner(form: object) -> object:
    """The record within an optional one, a list, or a mapping."""
    while not isinstance(form, type) and get_args(form):
        form = next((part for part in reversed(get_args(form)) if part not in {type(None), Ellipsis}), None)
    return form
