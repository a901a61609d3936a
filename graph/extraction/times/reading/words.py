"""The words of English dates, as `ontology/calendar.yaml` has them, in the tables by which they are looked up."""

from graph.extraction.times.forms import Form, Part, Relation, Unit
from graph.extraction.wordlists import WordList, read_wordlist

Read = tuple[Form, int]  # what was read, and the index of the token after it


class Calendar(WordList):
    """The words of English dates, as `ontology/calendar.yaml` explains them."""

    months: list[list[str]]
    names_too: frozenset[str]
    month_cues: frozenset[str]
    settings: frozenset[str]
    weak_month_cues: frozenset[str]
    weekdays: list[str]
    before_other_days: frozenset[str]
    after_other_days: frozenset[str]
    parts_of_day: frozenset[str]
    hours_of_day: frozenset[str]
    clock: frozenset[str]
    holidays: dict[str, tuple[int, int]]
    feasts: dict[str, int]
    around_easter: dict[str, int]
    days_away: dict[str, int]
    units: frozenset[Unit]
    counted_units: dict[str, tuple[Unit, int]]
    seasons: dict[str, int]
    ordinals: dict[str, int]
    parts: dict[str, Part]
    part_nouns: dict[str, Part]
    spans: frozenset[str]
    span_parts: dict[str, Part]
    span_ordinals: frozenset[str]
    relations: dict[Relation, int]
    steps: dict[str, int]
    soon: dict[str, Unit]
    directions: dict[str, int]
    lasting: frozenset[str]
    prepositions: frozenset[str]
    bounds: frozenset[str]
    bound_phrases: dict[str, str]
    extending: frozenset[str]
    year_cues: frozenset[str]
    dating_back: frozenset[str]
    weak_year_cues: frozenset[str]
    year_nouns: frozenset[str]
    counted: frozenset[str]
    function_words: frozenset[str]
    determiners: frozenset[str]
    saying: frozenset[str]


WORDS = read_wordlist("calendar.yaml", Calendar)
MONTHS = {names[0]: month for month, names in enumerate(WORDS.months, start=1)}
ABBREVIATIONS = {name: month for month, names in enumerate(WORDS.months, start=1) for name in names[1:]}
WEEKDAYS = {name: i for i, name in enumerate(WORDS.weekdays)}
UNITS: dict[str, Unit] = {unit: unit for unit in WORDS.units}
RELATIONS: dict[str, Relation] = {relation: relation for relation in WORDS.relations}
# The names of `holidays` by their first word, as tokens, which part at an apostrophe.
HOLIDAYS: dict[str, list[tuple[list[str], int, int]]] = {}
for _name, (_month, _day) in WORDS.holidays.items():
    HOLIDAYS.setdefault(_name.split()[0], []).append((_name.replace("'", " ' ").split(), _month, _day))
# Those of `feasts` likewise.
FEASTS: dict[str, list[tuple[list[str], int]]] = {}
for _feast, _days in WORDS.feasts.items():
    FEASTS.setdefault(_feast.split()[0], []).append((_feast.split(), _days))
# The phrases of `soon` by their first word, as words.
SOON: dict[str, list[tuple[list[str], Unit]]] = {}
for _phrase, _unit in WORDS.soon.items():
    SOON.setdefault(_phrase.split()[0], []).append((_phrase.split(), _unit))
