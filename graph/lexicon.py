"""All that a build knows of language and law: the ontology's frames and gazetteer, with a user's own files."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.frames import Frame, Frames, frame_files, load_frames
from graph.gazetteer import Gazetteer, load_gazetteer


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class KnowledgeFile:
    """A file of a user's own that took part, by its name alone: the rest of a path is a machine's own."""

    name: str
    sha256: str  # of its bytes, in hexadecimal digits


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What Cablegraph knows of language and law: frames and gazetteer."""

    frames: Frames
    gazetteer: Gazetteer
    files: tuple[KnowledgeFile, ...] = ()  # a user's own, sorted

    @property
    def own_kinds(self) -> tuple[Frame, ...]:
        """The kinds of fact that the ontology does not know, by name."""
        own = (frame for frame in self.frames.frames.values() if frame.own)
        return tuple(sorted(own, key=lambda frame: frame.frame))


def load_lexicon(frames: Sequence[Path] = (), gazetteer: Sequence[Path] = ()) -> Lexicon:
    """The lexicon of the ontology, with the frames of a user's folders and a user's gazetteer files.

    That of the ontology alone is read once a process. Raises FrameError or GazetteerError, with file and line, for a
    file that breaks the rules.
    """
    if not (frames or gazetteer):
        return shipped_lexicon()
    read = load_frames(*frames), load_gazetteer(*gazetteer)
    paths = [*gazetteer, *(path for folder in frames for path in frame_files(folder))]
    return Lexicon(*read, files=tuple(sorted({_knowledge_file(path) for path in paths})))


@cache
def shipped_lexicon() -> Lexicon:
    """The lexicon of the ontology alone, read once a process."""
    return Lexicon(load_frames(), load_gazetteer())


def _knowledge_file(path: Path) -> KnowledgeFile:
    return KnowledgeFile(name=path.name, sha256=hashlib.sha256(path.read_bytes()).hexdigest())
