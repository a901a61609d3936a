"""A role that a sentence leaves open, and the states that the article as a whole offers for it."""

from collections.abc import Iterator, Sequence

from graph.extraction.actors import Reading, Referent, is_only_origin
from graph.extraction.elements import Draft, Filled
from graph.extraction.roles import inferred
from graph.extraction.syntax import prepositional
from graph.frames import syntax_words
from graph.language import token_mention
from graph.model import record


@record()
class Gap:
    """A role that a sentence leaves open, and the article around it."""

    reading: Reading
    drafts: Sequence[Draft]
    index: int
    role: str

    @property
    def draft(self) -> Draft:
        """The draft that leaves the role open."""
        return self.drafts[self.index]

    @property
    def earlier(self) -> Sequence[Draft]:
        """The drafts before this one, the nearest first."""
        return self.drafts[: self.index][::-1]


def countries_of(draft: Draft) -> set[str | None]:
    """The countries of all that fill a role of a draft."""
    return {f.entity.country for filled in draft.roles.values() for f in filled}


def bound_for(gap: Gap) -> Iterator[str | None]:
    """ "A stay of the deportations *to Yemen*", "fights his removal *to Yemen*": where those are to go."""
    classes = gap.reading.frames.classes
    deeds, conveyances = classes["sending_off"] | classes["handing_over"], syntax_words().conveyances
    nouns = (noun for token in gap.draft.predicate.functions.get("object", ()) for noun in token.subtree)
    for noun in nouns:
        lemma = noun.lemma_.lower()
        if lemma in deeds or (noun.pos_ == "NOUN" and lemma in conveyances):
            matches = (gap.reading.match(place) for preposition, place in prepositional(noun) if preposition == "to")
            yield from (match.entry.country for match in matches if match is not None)


def only_one(found: Sequence[Filled]) -> Filled | None:
    """The one that was found, for the gap; of several none is plain."""
    return inferred(found[0]) if len(found) == 1 else None


def government_of(gap: Gap, code: str, referent: Referent, reason: str) -> Filled:
    """A state's government in the role, mentioned by the words of a referent."""
    government = gap.reading.government(code)
    inferred = Referent(government, referent.mention, reason, referent.token, certain=False)
    return Filled(government, inferred, "discourse")


def government_here(gap: Gap, code: str, reason: str) -> Filled:
    """A state's government in the role, where no words of the sentence but its own predicate mention it."""
    head = gap.draft.predicate.head
    return government_of(gap, code, Referent(gap.reading.government(code), token_mention(head), "", head), reason)


def state_of_court(gap: Gap, court: Filled) -> str | None:
    """The state whose court has ruled, or whose judge, if it is told."""
    judge = gap.reading.persons.get(court.entity.label)
    code = court.entity.country or (judge.court.country if judge is not None and judge.court is not None else None)
    return None if code == "EU" else code


def find_home(gap: Gap) -> Filled | None:
    """The government of the state that the article is about, unless it is on the other side."""
    code = gap.reading.home_state()
    if code is None or code in countries_of(gap.draft):
        return None
    return government_here(gap, code, "the state that the article is about")


def find_adversary(gap: Gap) -> Filled | None:
    """The other of the two states that the article is about, for one of them."""
    rivals = gap.reading.rivals()
    known = countries_of(gap.draft) - {None}
    if len(known) != 1 or not known <= set(rivals):
        return None
    (code,) = set(rivals) - known
    if is_only_origin(gap.reading, code):
        return None
    return government_here(gap, code, "the other state that the article is about")
