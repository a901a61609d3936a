"""What a name names, and where a text has it: the records that the gazetteer gives."""

from enum import StrEnum

from graph.model import EntityKind, record


class Sense(StrEnum):
    """In which sense words are a name."""

    NAME = "name"  # of a state: "Rwanda"
    DEMONYM = "demonym"  # "Rwandan", "Danish"
    PEOPLE = "people"  # nouns for people only: "Rwandans", "a Dane"
    METONYM = "metonym"  # a capital, building or street for the government: "Kigali", "the Kremlin"
    GOVERNMENT = "government"  # "the U.S. government", "the Biden administration"; without a country: "the government"
    AGENCY = "agency"
    COURT = "court"
    BODY = "body"  # international organisations, charities, armed groups, the press
    OFFICE = "office"
    LEADER = "leader"
    REGION = "region"  # "Africa", "Central Asian"


NAMES_OF_STATES = frozenset({Sense.NAME, Sense.METONYM})
NAMES_OF_PEOPLE = frozenset({Sense.DEMONYM, Sense.PEOPLE})


@record(kw_only=True)
class GazetteerEntry:
    """What a name names."""

    key: str  # "US", "us-supreme-court", "prime-minister"
    label: str
    kind: EntityKind | None  # None for an office
    country: str | None = None  # ISO 3166-1 alpha-2 (XK, EU) of a state or something that belongs to one
    wikidata: str | None = None  # "Q30"
    generic: bool = False  # a type of agency or court ("foreign ministry"); context decides the country
    type: str | None = None  # of an agency or court: the key of the generic entry that it is its state's instance of
    level: str | None = None  # of a court
    media: bool = False  # the press: it tells, it does not act
    branch: str | None = None  # of an office
    acts_for_state: bool = False  # of an office: what its holder does in office, the state does
    agency: str | None = None  # of an office: the type of agency that it belongs to
    portfolios: bool = False  # takes a portfolio: "minister", "ministry"
    bare: bool = True  # False: no name without a portfolio ("secretary")
    only_in: frozenset[str] = frozenset()  # of an office: the states that have it, empty where any may
    not_in: frozenset[str] = frozenset()  # of an office: the states that have none

    def may_be_in(self, code: str) -> bool:
        """Whether a state has, or may have, an office of this title."""
        return code not in self.not_in and (not self.only_in or code in self.only_in)


@record(kw_only=True)
class GazetteerMatch:
    """Words of a text that are a name; the possessive ending is not part of them."""

    start_char: int
    end_char: int
    text: str
    sense: Sense
    entry: GazetteerEntry  # the usual reading
    alternatives: tuple[GazetteerEntry, ...] = ()  # other readings: Congo-Brazzaville, for "Congolese"
    ambiguous: bool = False  # also a common word, a person's name or another place: ask for context
    noun: bool = False  # of a demonym: may also be a noun ("an Iraqi"), not only an adjective ("Danish")
    plural: bool = False
    qualifiers: frozenset[str] = frozenset()  # of an office: former, acting, deputy, shadow, future

    @property
    def acts_for_state(self) -> bool:
        """Whether what the holder of this office does is done by the state: not so for a former minister."""
        return self.entry.acts_for_state and not self.qualifiers & {"former", "shadow", "future"}
