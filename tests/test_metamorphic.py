"""A text changed in one way: its claims change exactly as they should, or not at all.

Which claims are right is asked in `test_constructions.py`. Here a change that should make no difference must make
none, however well or badly the program reads the text: nothing may hang on a particular name, day or sign.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

import pytest
from construction import Item, find_claims, lexicon, read_suite
from made_states import CONSONANTS, PERSONS, VOWELS, exchange, split_table, states_of
from project import SEEDS

from graph.articles.inputs import read_article
from graph.gazetteer import Sense
from graph.model import Article, Claim, EntityKind, Time

pytestmark = pytest.mark.untraced

STEP = 5
SEEDS_WITH_TABLED_STATES = ("third-country-deals.txt", "eswatini-deportees.txt", "uk-rwanda-scheme.html")
SEEDS_WITH_QUOTES = ("third-country-deals.txt", "tariff-rulings.txt", "kirchner-verdict.txt")
SEEDS_WITH_CONJUNCTS = ("third-country-deals.txt", "tariff-rulings.txt", "ankara-prisoner-swap.txt")
SEEDS_WITH_PERSONS = ("eswatini-deportees.txt", "kirchner-verdict.txt", "sudan-uae-icj.txt")
SEEDS_WITH_WEEKDAYS = ("el-salvador-prison.txt", "nauru-resettlement.txt", "ankara-prisoner-swap.txt")
ACTIVE_AND_PASSIVE = {
    "Kenya paid Haiti $3 million.": "Haiti was paid $3 million by Kenya.",
    "Norway gave $4 million to Mali.": "$4 million was given to Mali by Norway.",
    "Qatar lent Egypt $900 million in May.": "Egypt was lent $900 million by Qatar in May.",
    "Greece deported 40 Iraqis to Turkey.": "Forty Iraqis were deported to Turkey by Greece.",
    "Panama flew 31 Cubans to Ecuador on Friday.": "Thirty-one Cubans were flown to Ecuador by Panama on Friday.",
    "Belarus jailed three Poles.": "Three Poles were jailed by Belarus.",
    "Iran has detained two French citizens.": "Two French citizens have been detained by Iran.",
    "Chile asked Peru for help.": "Peru was asked by Chile for help.",
    "Berlin urged Belgrade to sign.": "Belgrade was urged by Berlin to sign.",
    "Fiji rejected the offer.": "The offer was rejected by Fiji.",
    "Serbia and Albania signed the treaty.": "The treaty was signed by Serbia and Albania.",
    "Gambia sued Myanmar.": "Myanmar was sued by Gambia.",
    "Canada sanctioned Eritrea.": "Eritrea was sanctioned by Canada.",
    "The Supreme Court of India blocked the government's plan.": (
        "The government's plan was blocked by the Supreme Court of India."
    ),
    "Zambia may send 20 people to Malawi.": "Twenty people may be sent to Malawi by Zambia.",
    "Italy did not pay Libya $5 million.": "Libya was not paid $5 million by Italy.",
}
KNOWN_OF_STATES = {
    "The Supreme Court of the Northern Territory": "the territory is Australia's whichever state is ordered",
    "The Court of Appeal in Malindi": "the town is Kenya's, whichever state is named beside it",
    "Qatar allowed two Indian sailors to leave for Mumbai": "the town is India's, whoever leaves for it",
    "Tunisia signed a memorandum with Italy": "the region is of Tunisia, and tells no other state",
    "Nepal signed a deal with Peru": "the regions are of these two, and tell no other states",
    "Fiji quarrelled with Chile": "the region is of Fiji, and tells no other state",
    "India has asked Eritrea to free 14 sailors. The Su": "the Centre is what India's government alone is called",
    "A Canberra firm, Ridge Data, sued the Commonwealth": "so only Australia is called in suits against it",
    "Peru signed a loan with Norway. Congress": "not every state's parliament is called Congress",
    "Peru is angry with Bolivia. A bill before Congress": "not every state's parliament is called Congress",
    "A tribunal in Vienna awarded": "arbiters sit in Vienna, so a tribunal there need not be Austria's",
}
KNOWN_OF_CONJUNCTS = {
    "The presidents of Ghana and Togo,": "the first president is of the first state: another order says something else",
    "Serbia and Albania are close to a deal": "the first minister is of the first state: another order differs",
    "The foreign ministers of Chad and Togo": "the first minister is of the first state: another order differs",
    "President Jone Vaka of Fiji and Peru's president": "each state is of one of them: another order differs",
    "Prime Minister Tau Lemo of Samoa and Chile's": "each state is of one of them: another order differs",
    "Kenya paid $5 million to Chad, and Togo lent": "the second name is of a clause without a verb, and stays behind",
    "Norway promised $5 million to Chad and Sweden": "the second name is of a clause without a verb, and stays behind",
    "Peru deported 12 men to Chile, Ghana": "the second name is of a clause without a verb, and stays behind",
    "Japan pledged $6 million to Chad and Norway": "the second name is of a clause without a verb, and stays behind",
}
KNOWN_OF_PERSONS = {
    "Niger left the Economic Community": "whether a name is one of a person depends on how it is tagged"
}
KNOWN_OF_SINGLE_QUOTES = {"Somalia “begged”": "the parser takes a verb in single marks for an adjective"}
KNOWN_OF_PERSONS_IN_ARTICLES = {
    "eswatini-deportees.txt": "whether somebody is the source depends on how the name is tagged"
}
HOUSE_STYLES = {
    "US$5 million": (r"(?<![A-Za-z])\$(?=\d)", "US$"),
    "$5m": (r"([$€£]\d[\d.,]*) million\b", r"\1m"),
    "$5bn": (r"([$€£]\d[\d.,]*) billion\b", r"\1bn"),
    "did not": (r"\b(did|does|do|has|have|had|would|is|was|were)(n[’']t) ", r"\1 not "),
    "didn't": (r"\b(did|does|do|has|have|had|would|is|was|were) not ", r"\1n't "),
    "didn’t": (r"\b(did|does|do|has|have|had|would|is|was|were) not ", r"\1n’t "),
    "won’t": (r"\bwill not ", "won’t "),
    "Jan. 5": (r"\b(Jan|Feb|Aug|Sept|Oct|Nov|Dec)(?:uary|ruary|ust|ember|ober)(?= \d{1,2}\b(?! ?[-–]))", r"\1."),
    "Mr Mora": (r"\b(Mr|Mrs|Ms|Dr)\. (?=[A-Z])", r"\1 "),
    "a dash": (r" ?— ?", " – "),
}
KNOWN_OF_HOUSE_STYLES = {
    "$5m: Palau accepted": "the parser hangs what stands behind so short a word elsewhere",
    "$5m: Iceland has honoured": "the parser hangs what stands behind so short a word elsewhere",
    "$5m: The UK awards": "the parser takes so short a word at the end for an adverb",
    "$5m: Peru awards": "the parser takes so short a word at the end for an adverb",
    "didn't: Kenya's minister told the Danish": "the parser takes what is told for a clause on the ambassador",
    "didn’t: Kenya's minister told the Danish": "the parser takes what is told for a clause on the ambassador",
    "Mr Mora: The court could order": "the parser reads another clause without the point",
}
ITEMS = [item for items in read_suite().values() for item in items if not item.gap]
_STATE_SENSES = frozenset({Sense.NAME, Sense.DEMONYM, Sense.PEOPLE, Sense.METONYM, Sense.LEADER})
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Aug|Sept|Oct|Nov|Dec"
)


def state_words(table: str) -> Mapping[str, str]:
    """Every word for a state of the table, and its code, with the same word for the state some rows on."""
    return {word: other for pair in turned(states_of(table)) for word, other in zip(*pair, strict=True)}


def person_words() -> Mapping[str, str]:
    """Every name and surname of the table with that of the person some rows on."""
    names = [(name, name.split()[-1]) for name in split_table(PERSONS)]
    return {word: other for pair in turned(names) for word, other in zip(*pair, strict=True)}


def turned(rows: Sequence[tuple[str, ...]]) -> Iterable[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Each row with the one that stands in for it."""
    return zip(rows, [*rows[STEP:], *rows[:STEP]], strict=True)


STATE_WORDS = {**state_words(CONSONANTS), **state_words(VOWELS)}
PERSON_WORDS = person_words()


def gist(
    claim: Claim, *, rename: Callable[[str], str] = str, date: Callable[[Time | None], str | None] | None = None
) -> tuple[object, ...]:
    """All that a claim says, with names and date as they should come out after the change."""
    names = [(f.role, rename(f.entity.country or f.entity.label), rename(f.entity.label)) for f in claim.fillers]
    if claim.kind == "Negotiation":  # which no party leads
        names = sorted(("party", *name) for _, *name in names)
    own_date = claim.time.value if claim.time else None
    return (
        claim.kind,
        claim.status,
        tuple(names),
        claim.amount and (claim.amount.value, claim.amount.currency),
        claim.count and claim.count.value,
        tuple(sorted(map(rename, claim.nationality))),
        claim.effect,
        claim.title,
        date(claim.time) if date else own_date,
        claim.attribution and rename(claim.attribution.label),
    )


def assert_same(before: Iterable[tuple[object, ...]], after: Iterable[tuple[object, ...]], text: str) -> None:
    """Both sides hold the same claims, in whatever order."""
    wanted, found = set(before), set(after)
    gone, new = wanted - found, found - wanted
    assert gone | new == set(), "\n".join([text, *(f"  gone: {g}" for g in gone), *(f"  new:  {n}" for n in new)])


def names_only_tabled_states(item: Item) -> bool:
    """Whether every state in the text has a counterpart, and no sum is in the money of one of them."""
    found = [match for match in lexicon().gazetteer.find(item.text) if match.sense in _STATE_SENSES]
    own_money = re.search(r"amount=\S+ (?!USD|EUR)", " ".join((*item.claims, *item.optional)))
    return bool(found) and not own_money and all(match.text in STATE_WORDS for match in found)


def reverse_conjuncts(text: str) -> str:
    """The text with "A, B and C" as "C, B and A" wherever all three are names of states."""
    found = {m.text for m in lexicon().gazetteer.find(text) if m.sense is Sense.NAME and " and " not in m.text}
    if not found:
        return text
    name = rf"(?:the )?(?:{'|'.join(map(re.escape, sorted(found, key=len, reverse=True)))})"

    def reverse(match: re.Match[str]) -> str:
        *first, last = reversed(re.split(", | and ", match[0]))
        return f"{', '.join(first)} and {last}"

    return re.sub(rf"\b{name}(?:, {name})* and {name}\b", reverse, text)


def tells_conjuncts_apart(text: str) -> bool:
    """Whether the order of its conjuncts means something."""
    return bool(re.search(r"respectively|the former|the first\b", text, re.IGNORECASE))


def straight(text: str) -> str:
    """The text with typewriter's quotation marks."""
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def single(text: str) -> str:
    """The text quoted in the British way."""
    return text.translate(str.maketrans("“”", "‘’"))


def in_style(text: str, style: str) -> str:
    """The text as a paper would print it that writes so."""
    return re.sub(*HOUSE_STYLES[style], text)


def calls_back_a_written_year(words: str, text: str) -> bool:
    """Whether "that year" in the words of a date is one that the text has in digits, not "last year"."""
    years = re.findall(r"\b(?:(?:19|20)\d\d|(?:last|this) year)\b", text.partition(words)[0])
    return "that year" in words and bool(years) and years[-1].isdecimal()


def fits_one_year_only(text: str) -> bool:
    """Whether it has both "last year" and a year in digits, and so, out in another year, may tell of two acts."""
    return "last year" in text and bool(re.search(r"\b(19|20)\d\d\b", text))


def moved(time: Time | None, text: str, *, weeks: int = 0, years: int = 0) -> str | None:
    """The date that the same words mean in a paper that came out so much later; "" where nothing plain can be said."""
    if time is None or time.value is None:
        return None
    if re.search(r"\d{4}", time.text) or calls_back_a_written_year(time.text, text):
        return time.value
    if weeks and re.search(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|to|yester)day\b", time.text):
        return str(dt.date.fromisoformat(time.value) + dt.timedelta(weeks=weeks))
    if years and re.search(rf"\b({_MONTHS}|last (year|month)|this month|ago)\b", time.text):
        return f"{int(time.value[:4]) + years}{time.value[4:]}"
    return ""


def assert_moves(text: str, day: dt.date, **step: int) -> None:
    """The claims of the text, published so much later, are those of the day itself with their dates moved."""
    later = day + dt.timedelta(weeks=step.get("weeks", 0))
    later = later.replace(year=later.year + step.get("years", 0))
    before, after = find_claims(text, day), find_claims(text, later)
    expected = [moved(claim.time, text, **step) for claim in before]
    assert len(before) == len(after)
    for old, new, date in zip(before, after, expected, strict=True):
        if date != "":
            assert gist(old, date=lambda _, date=date: date) == gist(new), text
        assert gist(old, date=lambda _: None) == gist(new, date=lambda _: None), text


def seed(name: str) -> Article:
    """One of the articles that the project comes with."""
    return read_article(SEEDS / name)


def unknown_persons(article: Article, claims: Iterable[Claim]) -> Mapping[str, str]:
    """Other names, and surnames, for the persons of the claims that the gazetteer does not know."""
    leaders = {m.entry.label for m in lexicon().gazetteer.find(article.text) if m.sense is Sense.LEADER}
    people = {f.entity.label for claim in claims for f in claim.fillers if f.entity.kind is EntityKind.PERSON}
    words = {}
    for person, other in zip(sorted(people - leaders), split_table(PERSONS), strict=False):
        words |= {person: other, person.split()[-1]: other.split()[-1]}
    return words


TABLED = [item for item in ITEMS if names_only_tabled_states(item)]
WITH_PERSONS = [item for item in ITEMS if exchange(PERSON_WORDS, item.text) != item.text]
WITH_CONJUNCTS = [
    item for item in ITEMS if reverse_conjuncts(item.text) != item.text and not tells_conjuncts_apart(item.text)
]
QUOTED = [item for item in ITEMS if "“" in item.text]
DATED = [
    item for item in ITEMS if any("date=2" in claim for claim in item.claims) and not fits_one_year_only(item.text)
]


def case(*values: object, name: str, known: Mapping[str, str] | None = None) -> object:
    """A case of a test; a known failure, by the beginning of its name, is a strict expected failure."""
    reason = next((why for start, why in (known or {}).items() if name.startswith(start)), None)
    marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
    return pytest.param(*values, id=name[:50].replace(" ", "-"), marks=marks)


def by_text(items: Iterable[Item], known: Mapping[str, str] | None = None) -> list[object]:
    """The items as cases of a test."""
    return [case(item, name=item.text, known=known) for item in items]


def by_name(seeds: Iterable[str], known: Mapping[str, str] | None = None) -> list[object]:
    """The names of articles as cases of a test."""
    return [case(name, name=name, known=known) for name in seeds]


IN_HOUSE_STYLE = [
    case(item, style, name=f"{style}: {item.text}", known=KNOWN_OF_HOUSE_STYLES)
    for style in HOUSE_STYLES
    for item in ITEMS
    if in_style(item.text, style) != item.text
]


@pytest.mark.parametrize("item", by_text(TABLED, KNOWN_OF_STATES))
def test_states_exchanged_are_exchanged_in_the_claims(item):
    """Names, demonyms and capitals of other states give the same claims of those states."""
    before = find_claims(item.text, item.published)
    text = exchange(STATE_WORDS, item.text)
    after = find_claims(text, item.published)
    assert_same(
        [gist(claim, rename=lambda name: exchange(STATE_WORDS, name)) for claim in before], map(gist, after), text
    )


@pytest.mark.parametrize("name", by_name(SEEDS_WITH_TABLED_STATES))
def test_states_exchanged_in_an_article_are_exchanged_in_its_claims(name):
    """What holds for a sentence holds for a whole article."""
    article = seed(name)
    before = find_claims(article.text, article.published)
    after = find_claims(exchange(STATE_WORDS, article.text), article.published)
    assert_same(
        [gist(claim, rename=lambda name: exchange(STATE_WORDS, name)) for claim in before], map(gist, after), name
    )


@pytest.mark.parametrize("item", by_text(WITH_PERSONS, KNOWN_OF_PERSONS))
def test_persons_exchanged_are_exchanged_in_the_claims(item):
    """Other people's names give the same claims of those people."""
    before = find_claims(item.text, item.published)
    text = exchange(PERSON_WORDS, item.text)
    after = find_claims(text, item.published)
    assert_same(
        [gist(claim, rename=lambda name: exchange(PERSON_WORDS, name)) for claim in before], map(gist, after), text
    )


@pytest.mark.parametrize("name", by_name(SEEDS_WITH_PERSONS, KNOWN_OF_PERSONS_IN_ARTICLES))
def test_persons_exchanged_in_an_article_are_exchanged_in_its_claims(name):
    """Whoever the gazetteer does not know may have any name."""
    article = seed(name)
    before = find_claims(article.text, article.published)
    words = unknown_persons(article, before)
    assert words
    after = find_claims(exchange(words, article.text), article.published)
    assert_same([gist(claim, rename=lambda name: exchange(words, name)) for claim in before], map(gist, after), name)


@pytest.mark.parametrize("item", by_text(WITH_CONJUNCTS, KNOWN_OF_CONJUNCTS))
def test_the_order_of_conjuncts_changes_no_claim(item):
    """Of "Kenya and Togo" the same is said as of "Togo and Kenya"."""
    text = reverse_conjuncts(item.text)
    assert_same(map(gist, find_claims(item.text, item.published)), map(gist, find_claims(text, item.published)), text)


@pytest.mark.parametrize("name", SEEDS_WITH_CONJUNCTS)
def test_the_order_of_conjuncts_changes_no_claim_of_an_article(name):
    """What holds for a sentence holds for a whole article."""
    article = seed(name)
    text = reverse_conjuncts(article.text)
    assert text != article.text
    after = find_claims(text, article.published)
    assert_same(map(gist, find_claims(article.text, article.published)), map(gist, after), name)


@pytest.mark.parametrize(("active", "passive"), [case(*pair, name=pair[0]) for pair in ACTIVE_AND_PASSIVE.items()])
def test_active_and_passive_give_the_same_claims(active, passive):
    """Who did it to whom does not depend on the voice."""
    before = [gist(claim) for claim in find_claims(active, "2025-06-30")]
    assert before
    assert_same(before, map(gist, find_claims(passive, "2025-06-30")), passive)


@pytest.mark.parametrize(
    ("item", "style"),
    [
        case(item, style, name=item.text, known=KNOWN_OF_SINGLE_QUOTES if style is single else None)
        for item in QUOTED
        for style in (straight, single)
    ],
)
def test_the_style_of_quotation_marks_changes_no_claim(item, style):
    """Curly, straight and single marks all quote."""
    text = style(item.text)
    assert_same(map(gist, find_claims(item.text, item.published)), map(gist, find_claims(text, item.published)), text)


@pytest.mark.parametrize("style", [straight, single])
@pytest.mark.parametrize("name", SEEDS_WITH_QUOTES)
def test_the_style_of_quotation_marks_changes_no_claim_of_an_article(name, style):
    """What holds for a sentence holds for a whole article."""
    article = seed(name)
    after = find_claims(style(article.text), article.published)
    assert_same(map(gist, find_claims(article.text, article.published)), map(gist, after), name)


@pytest.mark.parametrize(("item", "style"), IN_HOUSE_STYLE)
def test_the_style_of_a_paper_changes_no_claim(item, style):
    """How a paper writes sums, contractions, months, courtesy titles and dashes says nothing."""
    text = in_style(item.text, style)
    assert_same(map(gist, find_claims(item.text, item.published)), map(gist, find_claims(text, item.published)), text)


@pytest.mark.parametrize("item", by_text(DATED))
@pytest.mark.parametrize("step", [{"weeks": 55}, {"years": 3}], ids=str)
def test_dates_move_with_the_day_of_publication(item, step):
    """Weekdays move by whole weeks, months without a year by whole years; full dates and "that year" of one stay."""
    assert_moves(item.text, item.published, **step)


@pytest.mark.parametrize("name", SEEDS_WITH_WEEKDAYS)
@pytest.mark.parametrize("step", [{"weeks": 3}, {"years": 3}], ids=str)
def test_dates_of_an_article_move_with_its_day_of_publication(name, step):
    """What holds for a sentence holds for a whole article."""
    article = seed(name)
    assert_moves(article.text, article.published_day, **step)


def test_the_changes_are_tried_on_many_texts():
    """A filter that lets nothing through would make its test pass."""
    assert len(TABLED) >= 100
    assert len(WITH_PERSONS) >= 30
    assert len(WITH_CONJUNCTS) >= 20
    assert len(QUOTED) >= 5
    assert len(DATED) >= 80
    assert len(IN_HOUSE_STYLE) >= 500
