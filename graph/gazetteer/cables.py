"""What the cables of a foreign service call governments, ministries and officers, as forms for one cable.

"GOK" is the government of Kenya in a cable from Nairobi and that of Kazakhstan in one from Astana; "MFA" and "FM" stand
for names that the gazetteer has in full. Which abbreviations there are is data (the section `cables`).
How a cable looks is for `graph.articles.cables`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from graph.errors import GazetteerError
from graph.gazetteer.entries import GazetteerMatch, Sense
from graph.gazetteer.files import CableRow, StateRow
from graph.gazetteer.forms import Form, government_entry, in_sentence
from graph.gazetteer.words import fold
from graph.model import record

_GOVERNMENT_OF = re.compile(r"\b[Gg][Oo]([A-Z]{1,4})\b")  # "GOK", "GoE"
_SMALL_WORDS = frozenset({"the", "of", "and"})
_LONGEST_PREFIX = 3  # letters of a name: "GOTUN"

_Find = Callable[[str], list[GazetteerMatch]]


@record()
class Cable:
    """Whose cable a text is, by the codes of states."""

    writer: str  # the state whose foreign service wrote it
    host: str | None  # the state where it was written, None where the sender's town is in none that is known


@record()
class Cables:
    """How the cables of one state's service are known, and what they abbreviate."""

    writer: str  # the state's code
    stations: tuple[str, ...]  # the words that their senders begin with, those sent to a state
    delegations: tuple[str, ...]  # and those to a body of several states
    forms: tuple[Form, ...]


def read_cables(rows: Mapping[str, CableRow], find: _Find) -> dict[str, Cables]:
    """What each service's rows say, by the state's code. Raises GazetteerError for what stands for no name."""
    return {
        code: Cables(code, tuple(row.stations), tuple(row.delegations), tuple(_short_forms(code, row, find)))
        for code, row in rows.items()
    }


def _short_forms(code: str, row: CableRow, find: _Find) -> Iterator[Form]:
    for full, names in row.short_for.items():
        found = find(full)
        if len(found) != 1 or found[0].text != full:
            raise GazetteerError(f"cables.{code}.short_for: {full!r} is no name of the gazetteer, expected one")
        for name in names:
            yield Form(name=name, sense=found[0].sense, entry=found[0].entry, rank=-1, plural=found[0].plural)


def service_of(sender: str | None, services: Mapping[str, Cables]) -> Cables | None:
    """The service that a cable of this sender is of ("AMEMBASSY NAIROBI"); None for one of a newspaper."""
    of_all = ((service, (*service.stations, *service.delegations)) for service in services.values())
    return next((service for service, words in of_all if _town(sender, words) is not None), None)


def town_of(sender: str | None, cables: Cables) -> str | None:
    """ "Nairobi", of "AMEMBASSY NAIROBI"; None for a delegation to no state."""
    return _town(sender, cables.stations)


def _town(sender: str | None, stations: Sequence[str]) -> str | None:
    begun = (word for word in stations if sender is not None and sender.startswith(f"{word} "))
    return next((str(sender).removeprefix(word).strip().title() for word in begun), None)


def governments_called(
    text: str, host: str | None, named: Counter[str], rows: Mapping[str, StateRow]
) -> Iterator[tuple[str, str]]:
    """The words of a cable such as "GOK" with the code of the state meant, where it can be told.

    It is the state where the sender sits, else the one of these letters that the cable names most often.
    """
    called = _called(rows)
    for letters in dict.fromkeys(_GOVERNMENT_OF.findall(text)):
        codes = called.get(letters, ())
        likely = [code for code in codes if code == host] or [c for c, _ in named.most_common() if c in codes]
        if likely:
            yield from ((f"{start}{letters}", likely[0]) for start in ("GO", "Go", "go"))


def _called(rows: Mapping[str, StateRow]) -> Mapping[str, Sequence[str]]:
    """The states by the letters that may stand for them: K, KE and KEN for Kenya, ES for El Salvador and Spain."""
    called: defaultdict[str, list[str]] = defaultdict(list)
    for code, row in rows.items():
        usual = _words(in_sentence(code, row))
        letters = {code, *(usual[0][:length].upper() for length in range(1, _LONGEST_PREFIX + 1))}
        initials = ("".join(word[0] for word in _words(name)).upper() for name in row.names)
        for written in letters | {word for word in initials if len(word) > 1}:
            called[written].append(code)
    return called


def _words(name: str) -> list[str]:
    return [word for word in fold(name).replace("-", " ").split() if word.lower() not in _SMALL_WORDS]


def government_form(word: str, code: str, row: StateRow) -> Form:
    """ "GOK" as a name of the government of Kenya."""
    return Form(name=word, sense=Sense.GOVERNMENT, entry=government_entry(code, row), rank=-1)
