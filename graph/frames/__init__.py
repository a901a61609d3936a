"""What Cablegraph knows of kinds of fact and of the words that say them, as data of `ontology/` and of users.

`records` are frames with their roles and patterns, `words` those that decide status, effect, syntax and discourse,
`files` reads them and `checks` refuses what breaks the rules. Applying them to text is for `graph.extraction`.
"""

from graph.frames.files import frame_files, load_frames
from graph.frames.records import (
    Constraint,
    EffectName,
    FillerKind,
    Frame,
    FrameFile,
    Frames,
    LexicalUnit,
    Pattern,
    Role,
    ValueName,
    Wording,
)
from graph.frames.words import (
    DiscourseWords,
    EffectCues,
    StatusCues,
    StatusName,
    SyntaxWords,
    discourse_words,
    effect_cues,
    status_cues,
    syntax_words,
)

__all__ = [
    "Constraint",
    "DiscourseWords",
    "EffectCues",
    "EffectName",
    "FillerKind",
    "Frame",
    "FrameFile",
    "Frames",
    "LexicalUnit",
    "Pattern",
    "Role",
    "StatusCues",
    "StatusName",
    "SyntaxWords",
    "ValueName",
    "Wording",
    "discourse_words",
    "effect_cues",
    "frame_files",
    "load_frames",
    "status_cues",
    "syntax_words",
]
