"""From a parsed article to claims: mentions, clauses, elements, status, times, amounts, one question each.

`extract_claims` is the way in; the modules beneath see a Doc and the lexicon, and nothing of
other articles, of RDF or of files that are written.
"""

from dataclasses import dataclass

from graph.extraction.actors import read_article
from graph.extraction.claims import claims_of
from graph.frames import Frames, load_frames
from graph.gazetteer import Gazetteer, load_gazetteer
from graph.language import ParsedArticle
from graph.model import Claim


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What Cablegraph knows of language and law: frames and gazetteer."""

    frames: Frames
    gazetteer: Gazetteer


def load_lexicon() -> Lexicon:
    """The lexicon of the ontology. Raises FrameError or GazetteerError for a file that breaks the rules."""
    return Lexicon(frames=load_frames(), gazetteer=load_gazetteer())


def extract_claims(parsed: ParsedArticle, lexicon: Lexicon) -> list[Claim]:
    """All that an article says of the kinds of the frames, in the order of the text."""
    return claims_of(read_article(parsed, lexicon.frames, lexicon.gazetteer))
