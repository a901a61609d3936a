"""The IRIs of everything in the graph: the only place that mints them.

Every IRI is minted under `BASE_IRI`; a writer that was given another base moves it there with `rebase_iri`, so
that no step in between has to know of it. IRIs are flat (`.../kind/name`), because rdflib slows down with the
number of namespaces, plain ASCII, and short, because Virtuoso silently cuts what is longer than 1,879 bytes.
"""

import hashlib
import json
import re
import unicodedata
from decimal import Decimal
from urllib.parse import quote

from graph.errors import RequestError
from graph.model import Claim, Entity, Event, Filler, Mention

BASE_IRI = "https://w3id.org/cablegraph/id/"
LONGEST_SEGMENT = 120  # characters of the last segment of an IRI; what is longer ends in a hash
LONGEST_URL = 1800  # bytes of a foreign IRI; what is longer stays a literal

# RFC 3987, section 2.2: no space, control, quote, bracket, brace, pipe, backslash, caret or backtick, one "#", and a
# percent sign only before two hexadecimal digits; stricter only in that a host has a port but no user.
_CHARACTER = (
    r"(?:[A-Za-z0-9\-._~:/?@!$&'()*+,;=\u00A0-\u200D\u2010-\u2027\u202F-\u2065\u206A-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF"
    r"\U00010000-\U0001FFFD\U00020000-\U0002FFFD\U00030000-\U0003FFFD]|%[0-9A-Fa-f]{2})"
)
_IRI = re.compile(
    rf"[A-Za-z][A-Za-z0-9+.-]*:(?!//[^/?#]*@)(?!//[^/?#:]*:(?![0-9]*(?:[/?#]|\Z))){_CHARACTER}*(?:#{_CHARACTER}*)?"
)
_JSON = json.JSONEncoder(separators=(",", ":"))
_PLAIN_SEGMENT = re.compile("[A-Za-z0-9_-]+")
# Latin letters that Unicode does not take apart into a letter and a mark.
_LATIN = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŧ": "t"}
)
_MARKS_OF_LATIN = re.compile("(?<=[a-z])[\u0300-\u036f]+")
_SILENT = re.compile("['.\u2018\u2019\u02bc]")


def mint_article_iri(article_id: str) -> str:
    """The IRI of an article, which is also the name of the graph that holds its claims."""
    return _mint("article", article_id)


def mint_quote_iri(article_id: str, quote_: Mention) -> str:
    """The IRI of a stretch of an article's text; claims that share a sentence share it."""
    return f"{_mint('quote', article_id)}-{quote_.start_char}-{quote_.end_char}"


def mint_entity_iri(entity: Entity) -> str:
    """The IRI of an entity: ".../government/US", ".../person/marco-rubio"."""
    return _mint(entity.kind.value, entity.key)


def mint_country_iri(code: str) -> str:
    """The IRI of a country by its ISO 3166-1 alpha-2 code."""
    return _mint("country", code)


def mint_government_iri(key: str) -> str:
    """The IRI of a government by its key, as `Entity.parent` has it."""
    return _mint("government", key)


def mint_region_iri(name: str) -> str:
    """The IRI of a part of the world, such as "Central Asia"."""
    return _mint("region", slug(name))


def mint_publisher_iri(name: str) -> str:
    """The IRI of whoever published an article."""
    return _mint("publisher", slug(name))


def mint_kind_iri(name: str) -> str:
    """The IRI of a user's own kind of fact, where its file gives no namespace."""
    return _mint("kind", name)


def mint_role_iri(name: str) -> str:
    """The IRI of a role of a user's own kind, where its file gives no namespace; kinds may share one."""
    return _mint("role", name)


def mint_relation_iri(name: str) -> str:
    """The IRI of the plain triple that a user's own kind implies, where its file gives no namespace."""
    return _mint("relation", name)


def mint_knowledge_iri(name: str, sha256: str) -> str:
    """The IRI of a user's own file of frames or names, as it was at a build."""
    return _mint("knowledge", f"{name}-{sha256[:16]}")


def mint_event_iri(event: Event) -> str:
    """The IRI of an event."""
    return mint_event_key_iri(event.key)


def mint_event_key_iri(key: str) -> str:
    """The IRI of an event by its key, as `Event.about` has it."""
    return _mint("event", key)


def mint_status_iri(event_key: str, place: int) -> str:
    """The IRI of a status that an event was reported to have, by the event's key and its place among all, from 1."""
    return f"{_mint('status', event_key)}-{place}"


def mint_participation_iri(event_key: str, role: str) -> str:
    """The IRI of somebody's part in an event, for models in which that is a thing of its own."""
    return f"{_mint('participation', event_key)}-{role}"


def mint_claim_iri(claim: Claim) -> str:
    """The IRI of a claim, hashed from just the fields that make two claims of an article the same.

    These are article, kind, status, the entity in each role, the amount with its currency, the count, the
    nationalities, the effect, the title and the value of the time. Quotes, offsets, confidence and the words are not
    among them, so a rebuild with a better reader keeps the IRI. An entity counts as the article alone tells of it, so
    that no other article and no correction changes the IRI either.
    """
    return _mint("claim", hash_fields(*_claim_identity(claim)))


def _claim_identity(claim: Claim) -> tuple[object, ...]:
    return (
        claim.article,
        claim.kind,
        claim.status.value,
        sorted((filler.role, told.kind.value, told.key) for filler in claim.fillers for told in (_as_told(filler),)),
        claim.amount and (decimal_form(claim.amount.value), claim.amount.currency),
        claim.count and claim.count.value,
        sorted(claim.nationality),
        claim.effect,
        claim.title,
        claim.time and claim.time.value,
    )


def _as_told(filler: Filler) -> Entity:
    return filler.as_told or filler.entity


def hash_fields(*fields: object) -> str:
    """Sixteen hexadecimal digits that stand for these fields (anything that JSON can hold)."""
    return _hash(_JSON.encode(fields))


def decimal_form(value: Decimal) -> str:
    """The canonical lexical form of an xsd:decimal: no exponent, no needless zero or point.

    >>> decimal_form(Decimal("3.20E+6")), decimal_form(Decimal("0.50"))
    ('3200000', '0.5')
    """
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def slug(name: str) -> str:
    """A name as a key: lower case, words joined by hyphens, Latin letters without marks; never empty.

    Letters of other scripts stay what they are (an IRI has them percent-encoded).

    >>> slug("Maroš Šefčovič"), slug("U.S. Supreme Court"), slug("Владимир Зеленский")
    ('maros-sefcovic', 'us-supreme-court', 'владимир-зеленский')
    """
    folded = unicodedata.normalize("NFKD", _SILENT.sub("", name)).casefold().translate(_LATIN)
    plain = unicodedata.normalize("NFC", _MARKS_OF_LATIN.sub("", folded))
    words = "".join(letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in plain).split()
    return "-".join(words) or f"x-{hash_fields(name)}"


def is_iri(text: str) -> bool:
    """Whether a text is an absolute IRI that every store of RDF takes whole (RFC 3987, at most 1,800 bytes)."""
    return bool(_IRI.fullmatch(text)) and len(text.encode()) <= LONGEST_URL


def rebase_iri(iri: str, base_iri: str) -> str:
    """The same IRI under another base; one that is not ours is left alone."""
    return base_iri + iri.removeprefix(BASE_IRI) if iri.startswith(BASE_IRI) else iri


def own_name(iri: str) -> str:
    """An IRI of ours without its base: "article/talks"."""
    return iri.removeprefix(BASE_IRI)


def check_base_iri(base_iri: str) -> str:
    """The base that a user asks for, if IRIs can be minted under it; else raises RequestError."""
    if not is_iri(base_iri) or len(base_iri) > 500 or not re.fullmatch(r"[a-z]+://[^?#]+/|[^?#]+#|urn:.+:", base_iri):
        raise RequestError(f"base IRI {base_iri!r}: expected an absolute IRI that ends in / or #, such as {BASE_IRI}")
    return base_iri


def _mint(kind: str, name: str) -> str:
    return f"{BASE_IRI}{kind}/{_segment(name)}"


def _segment(name: str) -> str:
    """A name as one segment of a path, different for different names.

    "~" begins the hash of a tail that was cut off and is never written for itself. A segment of dots alone would be
    taken for a step up the path.
    """
    plain = _PLAIN_SEGMENT.fullmatch(name)  # nearly all are
    escaped = name if plain else quote(name.encode("utf-8", "surrogatepass"), safe="").replace("~", "%7E")
    if escaped.strip(".") and len(escaped) <= LONGEST_SEGMENT:
        return escaped
    head = re.sub("%[0-9A-F]?$", "", escaped[: LONGEST_SEGMENT - 17])
    return f"{head.strip('.')}~{_hash(name)}"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
