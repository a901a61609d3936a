"""Reads `ontology/frames/*.yaml`, users' files of that form, and the classes of words that they name.

What a file may say is for `records` and `checks`.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from graph.checked_yaml import read_checked, read_yaml
from graph.errors import FrameError
from graph.frames.checks import check_known, join_file, wrong
from graph.frames.records import Frame, FrameFile, Frames
from graph.frames.words import StatusCues, SupportVerbs, status_cues
from graph.resources import ontology_path

_ENDINGS = frozenset({".yaml", ".yml"})


def load_frames(*folders: Path) -> Frames:
    """The frames and words of the ontology, with those of further folders added.

    The files of the ontology are read once a process. Raises FrameError, naming file, line and what was expected, for
    a file that breaks the rules.
    """
    shipped = _shipped_files()
    own = {folder.resolve(): folder for folder in folders}  # one that is named twice is read once
    read = [*shipped.frames, *(pair for folder in own.values() for pair in _read_files(folder))]
    classes = _with_classes(shipped.classes, [file for _, file in read])
    frames: dict[str, Frame] = {}
    for path, file in read:
        for name, role in file.roles.items():
            for key, named in (("words", role.words), ("bodies", role.bodies)):
                check_known(path, ("roles", name, key), [named] if named is not None else [], shipped.nouns)
        frames[file.frame] = join_file(path, file, frames, classes)
    return Frames(
        frames=MappingProxyType(frames),
        classes=classes,
        nouns=shipped.nouns,
        support_verbs=MappingProxyType(
            dict.fromkeys(shipped.support.subject, "subject")
            | dict.fromkeys(shipped.support.recipient, "recipient")
            | dict.fromkeys(shipped.support.none, "")
        ),
        status=shipped.status,
    )


def frame_files(folder: Path) -> list[Path]:
    """The frame files of a folder, by name. Raises FrameError if there is none."""
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix in _ENDINGS)
    except OSError as error:
        raise FrameError(f"{folder}: cannot be read: {error.strerror}") from error
    if not found:
        raise FrameError(f"{folder}: no frames here, expected files named like recognition.yaml")
    return found


class _ShippedFiles(NamedTuple):
    """What the files of the ontology hold, each checked by itself."""

    frames: tuple[tuple[Path, FrameFile], ...]
    classes: Mapping[str, frozenset[str]]
    nouns: Mapping[str, frozenset[str]]
    support: SupportVerbs
    status: StatusCues


@cache
def _shipped_files() -> _ShippedFiles:
    lexicon = ontology_path("lexicon")
    return _ShippedFiles(
        frames=tuple(_read_files(ontology_path("frames"))),
        classes=_word_classes(lexicon / "classes.yaml"),
        nouns=_word_classes(lexicon / "nouns.yaml"),
        support=read_checked(lexicon / "support_verbs.yaml", SupportVerbs, FrameError),
        status=status_cues(),
    )


def _read_files(folder: Path) -> Iterator[tuple[Path, FrameFile]]:
    for path in frame_files(folder):
        yield path, read_checked(path, FrameFile, FrameError)


def _with_classes(known: Mapping[str, frozenset[str]], files: Sequence[FrameFile]) -> Mapping[str, frozenset[str]]:
    """The classes of words with those of users' files: words more for one that is known, or a new one."""
    classes = dict(known)
    for file in files:
        for name, words in file.classes.items():
            classes[name] = classes.get(name, frozenset()) | {word.lower() for word in words}
    return MappingProxyType(classes)


def _word_classes(path: Path) -> Mapping[str, frozenset[str]]:
    content = read_yaml(path, FrameError)
    if not isinstance(content, dict):
        raise FrameError(f"{path}:1: expected classes of words, each with a list, found {type(content).__name__}")
    return MappingProxyType({name: frozenset(_words(path, name, words)) for name, words in content.items()})


def _words(path: Path, name: str, words: object) -> Iterator[str]:
    if not isinstance(words, list):
        raise wrong(path, (name,), f"expected a list of words, found {words!r}")
    for number, word in enumerate(words):
        if not isinstance(word, str):
            raise wrong(path, (name, number), f"expected a word, found {word!r}")
        yield word.lower()
