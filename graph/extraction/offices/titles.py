"""The words of a title of office: "deputy foreign minister", "regional director", "head of Sudan's army".

The titles are the gazetteer's (`offices.yaml`); the words around them are in `ontology/lexicon/titles.yaml`.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.clauses import conjuncts
from graph.extraction.names import WORDS as NAME_WORDS
from graph.extraction.names import is_honorific
from graph.extraction.wordlists import WordList, read_wordlist
from graph.frames import syntax_words
from graph.gazetteer import GazetteerMatch, Sense
from graph.labels import ATTRIBUTES, PLURAL_NOUNS

if TYPE_CHECKING:
    from graph.tokens import Span, Token


class TitleWords(WordList):
    """The fields of `ontology/lexicon/titles.yaml`."""

    female: frozenset[str]
    male: frozenset[str]
    grades: frozenset[str]
    for_a_time: frozenset[str]
    ordinals: frozenset[str]
    numbered: frozenset[str]
    evaluative: frozenset[str]
    prefixes: frozenset[str]
    heading: Mapping[str, str]
    headed: frozenset[str]
    governments: frozenset[str]
    sent: frozenset[str]
    guiding: frozenset[str]
    asides: frozenset[str]
    since_or_until: frozenset[str]
    heading_through: Mapping[str, str]
    heading_now: frozenset[str]
    led_by_name: Mapping[str, str]
    forces: frozenset[str]
    charges: frozenset[str]
    charge_going: frozenset[str]
    charge_given: frozenset[str]
    charge_held: frozenset[str]
    serving: frozenset[str]
    appointing: frozenset[str]
    appointing_beside: frozenset[str]
    sending: frozenset[str]
    plurals: frozenset[str]
    beneath: tuple[str, ...]
    of_one_state: frozenset[str]
    of_states_only: frozenset[str]
    churches: frozenset[str]
    clergy: frozenset[str]
    not_giving: frozenset[str]


WORDS = read_wordlist("lexicon/titles.yaml", TitleWords)
_LONGEST_CHARGE = 5  # words
_LENGTH_OF_COMPOUND = 3  # tokens: "foreign-trade"
_LONGEST_LIST = 14  # words: "for Law, Human Rights, Immigration and Corrections"
_OTHER_NAMES = frozenset({"ORG", "GPE", "NORP", "DATE"})
_OF_PORTFOLIOS = frozenset({"minister", "secretary"})
_COMMON = frozenset({"NN", "NNS"})
_PROPER, _PLURAL = frozenset({"NNP", "NNPS"}), frozenset({"NNS", "NNPS"})


def whole_title(reading: Reading, span: "Span", match: GazetteerMatch) -> "Span":
    """The words that the gazetteer knows as a title, with those before them that belong to it."""
    doc, start = span.doc, span.start
    while start and doc[start - 1].sent == span.sent:
        if not (_is_of_title(reading, doc[start - 1], span) or _is_portfolio(reading, doc[start - 1], match)):
            break
        start -= _LENGTH_OF_COMPOUND if _is_second_of_compound(doc[start - 1]) else 1
    return doc[_start_of_portfolios(reading, doc[start : span.end]) : span.end]


def _start_of_portfolios(reading: Reading, title: "Span") -> int:
    """Where "*Lands, Forests* and Housing Minister" begins, before a name: with what the parser hung on that."""
    doc, start = title.doc, title.start
    if title.root.lower_ not in _OF_PORTFOLIOS or not title.text[:1].isupper():
        return start
    is_joined = "and" in title.text.split()
    while start > title.sent.start + 1 and doc[start - 1].lower_ in ({"and", "&", ","} if is_joined else {"and", "&"}):
        first = start - 1
        while first > title.sent.start and _is_joined_portfolio(reading, doc[first - 1], title):
            first -= 1
        if first == start - 1:
            break
        start, is_joined = first, True
    return start


def _is_joined_portfolio(reading: Reading, token: "Token", title: "Span") -> bool:
    """Whether a word in capitals modifies the name behind a title, and names nobody itself."""
    if not token.text[:1].isupper() or not token.is_alpha or reading.match(token) or reading.person_span(token):
        return False
    above = token
    while above.dep_ in ATTRIBUTES | {"conj"} and above.head.i < title.start:
        above = above.head
    return above.dep_ in ATTRIBUTES and above.head.i >= title.start


def title_of(whole: "Span", root: "Token") -> str:
    """A title with this head as the text has it, in the singular."""
    text = " ".join(whole.text.split())
    if not root.is_alpha:
        return text  # "chargé d'affaires"
    if root.tag_ in PLURAL_NOUNS and root.lemma_.lower() != root.lower_:
        singular = root.lemma_.capitalize() if root.text[:1].isupper() else root.lemma_.lower()
        text = text.replace(root.text, singular)
    elif is_of_many(root):  # "Justices" is its own lemma
        text = text.removesuffix("s")
    return text


def is_of_many(title: "Token") -> bool:
    """Whether a title is that of several, the "Foreign Ministers" that the tagger takes for one name as well."""
    return title.tag_ in PLURAL_NOUNS or (title.tag_ == "NNP" and title.lower_ in WORDS.plurals)


def headed_by(span: "Span") -> str:
    """What somebody is the head of, beyond the title: " of procurement", " of Sudan's army"; nothing for a body."""
    of = next((c for c in span.root.children if c.lower_ == "of" and c.i == span.end), None)
    inner = of.child("pobj") if of is not None else None
    if inner is None or inner.i - span.end > _LONGEST_CHARGE:
        return ""
    is_body = inner.has_any({"det", "poss"}) or inner.pos_ == "PROPN"
    return "" if is_body and inner.lemma_.lower() not in WORDS.forces else f" {span.doc[span.end : inner.i + 1].text}"


def charge_of(span: "Span", until: int | None = None) -> str:
    """What a minister is in charge of, beyond the title: " for Government Communications", " and industry", or nothing.

    A title with a charge that the gazetteer knows may go on ("minister for law" with ", human rights and corrections").
    `until` is the first token of a name that follows: "envoy for Iran Ana Ruiz".
    """
    doc, end = span.doc, span.end
    limit = len(doc) if until is None else until
    if doc[end - 1].i > span.root.i and doc[end - 1].pos_ == "NOUN":
        return _further_charges(doc[end - 1])
    if doc[end - 1].i > span.root.i and (last := _last_of_listed(doc[end - 1], limit)) >= end:
        return "".join(word.text + word.whitespace_ for word in doc[end : last + 1]).rstrip()
    if (plain := _plain_charge(span)) is not None:
        return f" {span.doc[end : plain.i + 1].text}{_further_charges(plain)}"
    first = end + (2 if end + 1 < len(doc) and doc[end + 1].lower_ == "the" else 1)
    if first >= len(doc) or doc[end].lower_ != "for" or not doc[first].text[:1].isupper():
        return ""
    last = first
    while last + 1 < limit and doc[last + 1].text[:1].isupper() and not doc[last + 1].is_sent_start:
        last += 1
    last = max(last, _last_of_listed(doc[last], limit))
    if last + 1 < len(doc) and doc[last + 1].lower_ == "affairs":  # "for African affairs"
        last += 1
    return " " + " ".join(doc[end : last + 1].text.split())


def _last_of_listed(charge: "Token", limit: int) -> int:
    """The last word of "Law, Human Rights and Immigration": charges in capitals, with an "and" before the last."""
    listed = [noun for noun in conjuncts(charge) if charge.i < noun.i < limit]
    if not listed or charge.doc[charge.i + 1].text != ",":
        return charge.i
    between = charge.doc[charge.i + 1 : listed[-1].i + 1]
    is_list = all(word.text[:1].isupper() or word.lower_ in {",", "and", "&"} for word in between)
    is_named = any(word.ent_type_ in {"PERSON", "GPE", "NORP"} for word in between)
    return listed[-1].i if is_list and not is_named and "and" in between.text.split() else charge.i


def end_of_field(reading: Reading, span: "Span") -> int:
    """Where "of Foreign Economic Relations" ends behind a title, known or not; else where the title ends.

    A name may follow: "Director for Maritime Affairs Ana Ruiz".
    """
    doc, end = span.doc, span.end
    if end >= len(doc) or doc[end].lower_ not in {"of", "for"}:
        return max(end, _end_of_listed(reading, span)) if doc[end - 1].i > span.root.i else end
    for token in doc[end + 1 : end + 1 + _LONGEST_CHARGE]:
        if not token.text[:1].isupper() or token.is_sent_start:
            break
        if token.lower_ in NAME_WORDS.field_words:
            return token.i + 1
    return max(end, _end_of_listed(reading, span))


def _end_of_listed(reading: Reading, span: "Span") -> int:
    """Where "for Law, Human Rights and Corrections" ends before a name: "Minister for Law and Trade Ana Ruiz"."""
    doc, i = span.doc, span.end
    i += 1 if i < len(doc) and doc[i].lower_ in {"of", "for"} else 0
    while i < min(len(doc), span.end + _LONGEST_LIST) and doc[i].ent_type_ != "PERSON":
        is_listed = doc[i].text[:1].isupper() or doc[i].lower_ in {",", "and", "&"}
        match = reading.match(doc[i])
        is_other = match is not None and match.sense is not Sense.REGION  # "African Integration"
        if not is_listed or is_other or doc[i].is_sent_start:
            return 0
        i += 1
    is_name = i < len(doc) and doc[i].ent_type_ == "PERSON" and doc[i - 1].text[:1].isupper()
    return i if is_name and "and" in doc[span.end : i].text.split() else 0


def _plain_charge(span: "Span") -> "Token | None":
    """The "lands" of "minister for lands", which the gazetteer need not know; not of "minister for a day".

    So the "roads" of "minister of roads", and the "affairs" of "undersecretary for diplomatic affairs".
    """
    doc, end = span.doc, span.end
    if end + 1 >= len(doc) or doc[end].lower_ not in {"for", "of"} or doc[end].head != span.root:
        return None
    charge = doc[end].child("pobj")
    if charge is None or charge.tag_ not in _COMMON or charge.left_edge.i != end + 1:
        return None
    words = doc[end + 1 : charge.i + 1]
    is_plain = all(word.text.islower() and word.dep_ in {"pobj", "amod", "compound"} for word in words)
    is_bare = charge.tag_ == "NNS" and charge.i == end + 1  # not "minister of rank", "of few words"
    is_field = doc[end].lower_ == "for" or is_bare
    return charge if is_plain and is_field and charge.lemma_ not in syntax_words().spans else None


def _further_charges(charge: "Token") -> str:
    """What is joined to a charge right behind it: ", human rights, immigration and corrections"."""
    further = conjuncts(charge)[1:]
    if not further or any(noun.pos_ != "NOUN" for noun in further):
        return ""
    behind = charge.doc[charge.i + 1 : further[-1].i + 1]
    is_list = all(t.text in {",", "and"} or t in further or t.head in further for t in behind)
    joined = behind.text if is_list else ""
    return joined if joined.startswith(",") else f" {joined}".rstrip()


def _is_one_more(token: "Token", span: "Span") -> bool:
    """ "A *second* judge": another one, and no second judge by title, as "a second secretary" is."""
    is_another = token.lower_ in WORDS.ordinals and token.i > token.sent.start and token.nbor(-1).lower_ == "a"
    return is_another and span.root.lower_ not in WORDS.numbered


def _is_of_title(reading: Reading, token: "Token", span: "Span") -> bool:
    """Whether a word before a title is part of it: "regional director"; not "Rwanda's", "new"."""
    if _is_one_more(token, span):
        return False
    if token.lower_ in WORDS.grades:
        return True
    if reading.match(token) is not None or reading.person_span(token) is not None or is_honorific(token):
        return False
    if token.i in reading.mentions_of(token).times or token.ent_type_ in _OTHER_NAMES:
        return False
    if _is_second_of_compound(token) and not _is_field(token):
        return False
    is_modifier = token.dep_ in ATTRIBUTES and token.is_alpha
    return is_modifier and token.lower_ not in WORDS.evaluative and _is_inside(token, span)


def _is_second_of_compound(token: "Token") -> bool:
    """The "trade" of "foreign-trade minister"."""
    is_joined = token.i > token.sent.start + 1 and token.nbor(-1).text == "-"
    return is_joined and not token.nbor(-1).whitespace_ and not token.nbor(-2).whitespace_


def _is_field(token: "Token") -> bool:
    """Whether a compound says what an office is for: "anti-*corruption*"; not "left-*wing*", "ex-*Peruvian*"."""
    first = token.nbor(-2)
    if token.text[:1].isupper() or token.lower_ in WORDS.evaluative or first.like_num:
        return False
    return first.lower_ in WORDS.prefixes or token.tag_ in _COMMON


def _is_portfolio(reading: Reading, token: "Token", match: GazetteerMatch) -> bool:
    """ "Lands Minister", "Expatriates' Welfare Minister", "Pacific minister": whatever the parser takes it for."""
    if not match.entry.portfolios or reading.person_span(token) is not None:
        return False
    known, behind = reading.match(token), token.nbor()
    if known is not None:
        return known.sense is Sense.REGION and token.tag_ == "NNP"
    if behind.tag_ == "POS" or (token.tag_ == "POS" and token.i):  # of many, not of those spoken of: "the rebels'"
        owner = token if behind.tag_ == "POS" else token.doc[token.i - 1]
        return owner.tag_ in _PLURAL and not owner.has_any({"det", "poss"})
    is_named = token.tag_ in _PROPER or (token.is_sent_start and token.tag_ == "NNS" and token.dep_ == "compound")
    return is_named and token.is_alpha and token.ent_type_ != "DATE" and behind.text[:1].isupper()


def _is_inside(token: "Token", span: "Span") -> bool:
    return span.root in (token.head, token.head.head) or token.head.i in range(span.start, span.end)


def sex_of(title: str) -> bool | None:
    """Whether a title is a woman's (True) or a man's (False); None for most."""
    if title in WORDS.female:
        return True
    return False if title in WORDS.male else None
