"""Hypothesis strategies for every record, hostile text included; shared by the property tests.

`worlds` gives articles, claims and events that belong together as a build has them.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from graph.iris import hash_fields, mint_claim_iri, slug
from graph.model import (
    Amount,
    Article,
    Attribution,
    Claim,
    Count,
    Entity,
    EntityKind,
    Event,
    Evidence,
    Filler,
    Mention,
    Status,
    Time,
)

# Times mean little on a shared machine, and records take long to draw.
settings.register_profile("records", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("records")

# The roles of each kind, and how many of them, from the first, are required (the contract's table of kinds).
ROLES = {
    "Request": (("requester", "requestee"), 2),
    "Agreement": (("party", "counterparty"), 1),
    "Refusal": (("party", "counterparty"), 1),
    "Negotiation": (("party", "counterparty"), 2),
    "Payment": (("payer", "payee"), 2),
    "Transfer": (("sender", "destination"), 2),
    "Detention": (("holder",), 1),
    "Ruling": (("court", "affects"), 1),
    "Lawsuit": (("plaintiff", "defendant"), 2),
    "OfficeHolding": (("person", "organization"), 1),
    "Restriction": (("imposer", "target"), 2),
}
EFFECTS = ("permits", "blocks", "orders", "upholds", "dismisses", "other")
HOSTILE = (
    *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</script>", "javascript:alert(1)", "&amp;"),
    *('"; DROP GRAPH <x> ; "', "} SERVICE <http://example.org/> {", '"""', "'''", "\\", "\\u0041", "%2e%2e", "%"),
    *("../../etc/passwd", "..", ".", "/", "a/b", "C:\\x", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "a,b;c", "\r\n"),
    *("\u202egnp.exe", "\u2028", "\u0085", "\ufeff", "\x00", "\x1b[31m", "\ud800", "\U0001f600", "e\u0301", "\u200d"),
    *("https://example.org/a b", "https://example.org/<x>", "~", "日本", "الرباط", "Ω" * 300),
)

hostile_texts = st.one_of(
    st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=()), max_size=40), st.text(max_size=10)
)
names = st.one_of(
    st.sampled_from(["Marco Rubio", "Maroš Šefčovič", "High Court of Justice", "at least 29 nations"]), hostile_texts
).filter(bool)
country_codes = st.sampled_from(["AO", "CR", "EU", "IQ", "MN", "RW", "SV", "UA", "US", "XK"])
days = st.dates(min_value=dt.date(1, 1, 1), max_value=dt.date(9999, 12, 31))
amounts = st.builds(
    Amount,
    text=names,
    value=st.decimals(min_value=0, max_value=Decimal("1e15"), places=2),
    currency=st.sampled_from(["USD", "EUR", "RWF"]),
)
counts = st.builds(
    Count,
    text=names,
    value=st.integers(min_value=0, max_value=10**12),
    qualifier=st.sampled_from([None, "at least", "at most", "about"]),
)


@st.composite
def times(draw: st.DrawFn) -> Time:
    """A day, month, year, or a stretch of time that no ISO value names."""
    day, form = draw(days), draw(st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y", None]))
    value = form and day.isoformat()[: {"%Y-%m-%d": 10, "%Y-%m": 7, "%Y": 4}[form]]
    return Time(text=draw(names), value=value, earliest=day, latest=max(day, draw(days)))


@st.composite
def mentions(draw: st.DrawFn, text: str) -> Mention:
    """A stretch of a text."""
    start = draw(st.integers(min_value=0, max_value=len(text) - 1))
    end = draw(st.integers(min_value=start + 1, max_value=len(text)))
    return Mention(text=text[start:end], start_char=start, end_char=end)


@st.composite
def entities(draw: st.DrawFn, kind: EntityKind | None = None) -> Entity:
    """An entity of that kind, or of any that can act."""
    kind = kind or draw(st.sampled_from([kind for kind in EntityKind if kind is not EntityKind.COUNTRY]))
    code = draw(country_codes)
    if kind in (EntityKind.GOVERNMENT, EntityKind.COUNTRY):
        return Entity(kind=kind, key=code, label=f"{kind} of {code}", country=code)
    label = draw(names)
    return Entity(kind=kind, key=slug(label), label=label, **draw(_details(kind, code)))


def _details(kind: EntityKind, code: str) -> st.SearchStrategy[dict[str, object]]:
    if kind is EntityKind.GROUP:
        members = st.lists(st.one_of(country_codes, st.sampled_from(["Africa", "Central Asia"])), unique=True)
        return st.fixed_dictionaries({"size": st.none() | counts, "members": members.map(tuple)})
    if kind in (EntityKind.AGENCY, EntityKind.COURT):
        return st.fixed_dictionaries({"country": st.just(code), "parent": st.sampled_from([None, code])})
    return st.fixed_dictionaries({"wikidata": st.sampled_from([None, "Q11696", "Q1> <javascript:x"])})


def fillers(role: str, text: str) -> st.SearchStrategy[Filler]:
    """What can fill a role, as far as the ontology's range allows."""
    kind = EntityKind.PERSON if role == "person" else None
    return st.builds(
        Filler,
        role=st.just(role),
        entity=entities(EntityKind.COUNTRY) | entities() if role in ("destination", "target") else entities(kind),
        mention=mentions(text),
        function=st.just("subject"),
        reason=names,
    )


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """An article."""
    urls = st.sampled_from(["https://example.org/é?a=b#c", f"https://example.org/{'x' * 2000}"])
    published = st.sampled_from(["2025-06-30T17:12:19", "2025-06-30", "2025-06", "2025"])
    return Article(
        id=draw(names),
        text=draw(names),
        title=draw(st.none() | names),
        publisher=draw(st.none() | names),
        published=draw(st.none() | published),
        url=draw(st.none() | names | urls),
    )


@st.composite
def claims(draw: st.DrawFn, article: Article | None = None) -> Claim:
    """A claim of any kind with the fields that its kind has."""
    article = article or draw(articles())
    kind = draw(st.sampled_from(sorted(ROLES)))
    roles, required = ROLES[kind]
    filled = roles[: draw(st.integers(min_value=required, max_value=len(roles)))]
    people = kind in ("Transfer", "Detention")
    words = mentions(article.text)
    evidence = st.builds(Evidence, quote=words, trigger=words, lexical_unit=st.just("pay.v"))
    relays = st.builds(Attribution, label=names, mention=words)
    attributions = st.builds(
        Attribution, label=names, mention=words, entity=st.none() | entities(), via=st.none() | relays
    )
    return Claim(
        article=article.id,
        kind=kind,
        status=draw(st.sampled_from(Status)),
        fillers=tuple(draw(fillers(role, article.text)) for role in filled),
        evidence=tuple(draw(st.lists(evidence, min_size=1, max_size=3, unique_by=lambda item: item.quote))),
        amount=draw(st.none() | amounts) if kind == "Payment" else None,
        count=draw(st.none() | counts) if people else None,
        nationality=tuple(sorted(draw(st.sets(country_codes, max_size=2)))) if people else (),
        effect=draw(st.none() | st.sampled_from(EFFECTS)) if kind == "Ruling" else None,
        title=draw(names) if kind == "OfficeHolding" else None,
        time=draw(st.none() | times()),
        attribution=draw(st.none() | attributions),
        confidence=draw(st.integers(min_value=0, max_value=100)) / 100,
        unordered=kind == "Negotiation",
    )


@dataclass(frozen=True, slots=True)
class World:
    """What a build writes."""

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """A few articles with claims, and an event for all claims of the same kind between the same entities."""
    known = draw(st.lists(articles(), min_size=1, max_size=3, unique_by=lambda article: article.id))
    said = [
        claim for article in known for claim in draw(st.lists(claims(article), max_size=3, unique_by=mint_claim_iri))
    ]
    return World(tuple(known), tuple(said), tuple(events_of(said)))


def events_of(said: list[Claim]) -> list[Event]:
    """Events for claims, one for each kind with the same fillers."""
    groups: dict[str, list[Claim]] = {}
    for claim in said:
        roles = [(filler.role, filler.entity.kind, filler.entity.key) for filler in claim.fillers]
        groups.setdefault(hash_fields(claim.kind, roles), []).append(claim)
    return [event_of(key, group) for key, group in groups.items()]


def event_of(key: str, group: list[Claim]) -> Event:
    """The event that claims of one kind with the same fillers assert, with the values of the first."""
    first = min(group, key=mint_claim_iri)
    return Event(
        key=key,
        kind=first.kind,
        status=first.status,
        roles=tuple((filler.role, filler.entity) for filler in first.fillers),
        claims=tuple(sorted(map(mint_claim_iri, group))),
        articles=tuple(sorted({claim.article for claim in group})),
        amount=first.amount,
        count=first.count,
        nationality=first.nationality,
        effect=first.effect,
        title=first.title,
        time=first.time,
        disputed=len({claim.status for claim in group}) > 1,
    )
