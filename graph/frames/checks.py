"""What the files of frames say of one kind of fact, joined, and checked against the rules.

Every breach is a FrameError that names file, line and what was expected. Finding and reading the files is for `files`.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from graph.checked_yaml import choices, line_of
from graph.errors import FrameError
from graph.frames.records import ELEMENTS, LONGEST_NAME, Frame, FrameFile, Pattern
from graph.resources import ontology_path

OPEN_CLASSES = frozenset(
    {
        "infinitive",
        "wished",
        "obliged",
        "imperative",
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
        "official",
        "number",
        "name",
        "town",
        "person",
        "organization",
        "government",
        "anything",
        "somewhere",
        "deal spoken of",
        "limit spoken of",
        "offer spoken of",
        "proposing spoken of",
    }
)  # what `when` may ask for that is no list of words
SIDES = frozenset({"party", "counterparty"})  # the roles of those who deal with each other


def join_file(path: Path, file: FrameFile, frames: Mapping[str, Frame], classes: Mapping[str, frozenset[str]]) -> Frame:
    """The frame that a file describes, or a known one with the patterns and units that the file adds."""
    known = frames.get(file.frame)
    frame = known or _new_frame(path, file, frames)
    if known is not None:
        _check_adds(path, file, known)
    patterns = {pattern.pattern: pattern for pattern in known.patterns} if known is not None else {}
    for number, pattern in enumerate(file.patterns):
        joined = _joined_pattern(path, number, pattern, patterns, adds=known is not None)
        _check_pattern(path, number, joined, frame, classes)
        patterns[pattern.pattern] = joined
    return frame.model_copy(update={"patterns": tuple(patterns.values())})


def _new_frame(path: Path, file: FrameFile, frames: Mapping[str, Frame]) -> Frame:
    same = next((name for name in frames if name.lower() == file.frame.lower()), None)
    if same is not None:
        raise wrong(path, ("frame",), f"expected a name that differs from {same!r} in more than capitals")
    own = not path.is_relative_to(ontology_path())
    if own:
        _check_is_whole(path, file, frames)
    described = {name: value for name, value in file if name in Frame.model_fields}
    return Frame.model_validate(described | {"definition": file.definition or file.frame, "own": own})


def _check_is_whole(path: Path, file: FrameFile, known: Iterable[str]) -> None:
    """Raises FrameError for a new kind that lacks something without which no claim could be made or understood."""
    if file.definition is None:
        raise wrong(
            path, ("frame",), f"{file.frame} is a new kind, expected a `definition`, or one of {choices(known)}"
        )
    if not any(role.required for role in file.roles.values()):
        raise wrong(path, ("roles",), f"{file.frame} is a new kind, expected a role with `required: true`")
    if not file.patterns:
        raise wrong(path, ("patterns",), f"{file.frame} is a new kind, expected at least one pattern")
    if file.direct is not None and len(file.roles) < len(SIDES):
        raise wrong(path, ("direct",), "expected a second role, to which the plain triple leads")
    if file.unordered and len(file.roles) != len(SIDES):
        raise wrong(path, ("unordered",), f"expected a kind of two roles, found {len(file.roles)}")
    if file.direct in file.roles:
        raise wrong(path, ("direct",), f"expected another name than the role {file.direct!r}")


def _check_adds(path: Path, file: FrameFile, frame: Frame) -> None:
    """Raises FrameError for a file that would change a known frame: what that is, the file that made it says."""
    for role in file.roles:
        if role not in frame.roles:
            known = choices(frame.roles)
            raise wrong(path, ("roles", role), f"{frame.frame} has no such role, expected one of {known}")
    repeated = {"definition", "source"} if not frame.own else {"source"}
    for key in sorted(file.model_fields_set & Frame.model_fields.keys() - {"frame", "roles", "patterns", *repeated}):
        if getattr(file, key) != getattr(frame, key):
            raise wrong(path, (key,), f"{frame.frame} is known already, expected only patterns and classes beside it")


def _joined_pattern(path: Path, number: int, pattern: Pattern, known: Mapping[str, Pattern], *, adds: bool) -> Pattern:
    """A pattern of a file; one without elements adds its units to the known one of its name."""
    place, before = ("patterns", number, "pattern"), known.get(pattern.pattern)
    only_units = pattern.model_fields_set == {"pattern", "units"}
    if before is not None and not only_units:
        raise wrong(path, place, f"{pattern.pattern!r} stands already, expected another name, or `units` alone")
    if before is None and only_units and adds:
        raise wrong(path, place, f"expected `elements` beside it, or one of the names {choices(known)}")
    joined = pattern if before is None else before.model_copy(update={"units": (*before.units, *pattern.units)})
    twice = next((unit for at, unit in enumerate(joined.units) if unit in joined.units[:at]), None)
    if twice is not None:
        raise wrong(path, ("patterns", number, "units"), f"{twice!r} stands twice in {pattern.pattern!r}")
    return joined


def _check_pattern(
    path: Path, number: int, pattern: Pattern, frame: Frame, classes: Mapping[str, frozenset[str]]
) -> None:
    """Raises FrameError for a pattern that names what nobody wrote down, or that fills too little for a claim."""
    place = ("patterns", number)
    elements = {*frame.roles, *ELEMENTS}
    filled = {name for name, paths in pattern.elements.items() if paths}
    check_known(path, (*place, "elements"), pattern.elements, elements)
    for key in ("needs", "explicit", "local", "personal"):
        check_known(path, (*place, key), getattr(pattern, key), elements)
        check_known(path, (*place, key), getattr(pattern, key), filled)
    for key in ("when", "unless", "also_unless"):
        for where, words in getattr(pattern, key).items():
            check_known(path, (*place, key, where), words.split("|"), {*classes, *OPEN_CLASSES})
    if (pattern.pair or pattern.mutual) and not frame.roles.keys() >= SIDES:
        raise wrong(path, place, f"expected `pair` and `mutual` only in frames with the roles {choices(SIDES)}")
    _check_can_be_filled(path, place, pattern, frame)


def _check_can_be_filled(path: Path, place: tuple[str | int, ...], pattern: Pattern, frame: Frame) -> None:
    for name, role in frame.roles.items():
        by_pair = name in SIDES and (pattern.pair or pattern.mutual)
        if role.required and not (role.discourse or by_pair or pattern.elements.get(name)):
            raise wrong(path, (*place, "elements"), f"expected functions for {name!r}, which {frame.frame} needs")


def check_known(path: Path, place: tuple[str | int, ...], names: Iterable[str], known: Iterable[str]) -> None:
    """Raises FrameError for a name that is not among those known."""
    for number, name in enumerate(names):
        if name not in known:
            last = name if isinstance(names, Mapping) else number
            raise wrong(path, (*place, last), f"expected one of {choices(known)}, found {name[:LONGEST_NAME]!r}")


def wrong(path: Path, place: tuple[str | int, ...], message: str) -> FrameError:
    """The error that names a place in a file and what was expected there."""
    where = ".".join(map(str, place))
    return FrameError(f"{path}:{line_of(path, place)}: {where}: {message}")
