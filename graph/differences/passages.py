"""Which sentences of a text are not in its other version. Sentences are cut at full stops, without a parse."""

import re
from difflib import SequenceMatcher

_END_OF_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+|\n\n")


def changed_sentences(old: str, new: str) -> tuple[list[str], list[str]]:
    """The sentences that only the old text has, and those that only the new one has, each in the order of its text.

    >>> changed_sentences("Chad paid. It left.", "Chad paid. It stayed.")
    (['It left.'], ['It stayed.'])
    """
    before, after = _sentences(old), _sentences(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    changed = [(before[i:j], after[k:m]) for tag, i, j, k, m in matcher.get_opcodes() if tag != "equal"]
    return [s for removed, _ in changed for s in removed], [s for _, added in changed for s in added]


def _sentences(text: str) -> list[str]:
    return [sentence for sentence in _END_OF_SENTENCE.split(text) if sentence]
