"""Of which states people are, as the words of their phrase or beside their name say.

What other sentences say of the same people is for `graph.extraction.people.before`.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.clauses import conjuncts
from graph.extraction.subjects import is_among, surface_subjects
from graph.extraction.syntax import composed_of, is_gap
from graph.extraction.wordlists import WordList, read_wordlist
from graph.frames import discourse_words
from graph.gazetteer import Sense
from graph.labels import ATTRIBUTES, COMPLEMENT_CLAUSES, PLURAL_NOUNS, PRESENT_TENSE, SUBJECTS, UNDERGOERS
from graph.model import EntityKind

if TYPE_CHECKING:
    from graph.tokens import Token


class NationalityWords(WordList):
    """The fields of `ontology/lexicon/nationalities.yaml`."""

    papers: frozenset[str]
    compatriots: frozenset[str]
    countrymen: frozenset[str]
    natives: frozenset[str]
    sent: tuple[str, ...]  # beginnings of lemmas
    fellows: frozenset[str]
    rest: frozenset[str]
    none: frozenset[str]
    mostly: frozenset[str]
    claiming: frozenset[str]
    descent: frozenset[str]
    no_nationality: frozenset[str]


WORDS = read_wordlist("lexicon/nationalities.yaml", NationalityWords)
_COMMA_AND_ARTICLE = 2  # words
_PROVING = frozenset({"prove", "turn"})  # lemmas: "proved to be", "turned out to be"
_ALL_OR_MOST = frozenset({"they", "all", "both", "most"})
_OF_ALL = frozenset({"both", "all", "two", "three", "four", "five"})
_HAILING = frozenset({"come", "hail"})  # "who come from Mali"
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_CLAUSES = frozenset({"relcl", "acl", "advcl"})


def nationality_of(reading: Reading, head: "Token") -> tuple[str, ...]:
    """The ISO 3166-1 alpha-2 codes of the states that a phrase says its people are of, sorted."""
    own = _state_of_origin(reading, head, head)
    if own is not None:  # "Malians from Libya" are of Mali, wherever they come from
        codes = {code for word in _of_name(head) if (code := _state_of_origin(reading, word, head))}
        return tuple(sorted(codes))
    counted = people_counted(head) if head.pos_ == "NUM" or _only_measures(reading, head) else None
    if counted is not None and counted.lower_ == "them" and head.dep_ == "appos":
        counted = head.head  # "four Danes, *one of them* held since May"
    if counted is not None and _state_of_origin(reading, counted, counted) is not None:
        return nationality_of(reading, counted)  # so are 40 of them
    whose = set(_whose_citizens(reading, head))
    words = [(word, code) for word in _describing(reading, head) if (code := _state_of_origin(reading, word, head))]
    # "110 of its students from Iran" are whose they are, wherever they come from, and so are "12 Danish men from Iran".
    codes = {code for word, code in words if not _comes_from(word, head, anywhere=bool(whose))} or whose
    found = tuple(sorted(codes or {code for _, code in words}))
    inner = composed_of(head) if not found and reading.is_noun(head, "measure") else None
    return found if inner is None else nationality_of(reading, inner)


def nationality_of_name(reading: Reading, head: "Token") -> tuple[str, ...]:
    """What the article says elsewhere of somebody who is named here: "Nikhil Gupta, an Indian"; "Mr Gupta"."""
    if head.dep_ == "appos":
        return nationality_of(reading, head.head)
    if found := _of_group_named(reading, head) or _of_all_named(reading, head) or _of_fellows(reading, head):
        return found
    for other in reading.same_nouns_before(head):
        if reading.person_span(other) is not None and (found := nationality_beside(reading, other)):
            return found
    return ()


def nationality_beside(reading: Reading, name: "Token") -> tuple[str, ...]:
    """The same as the words beside a name say: "Nikhil Gupta, an Indian", or "the banker, Ana Ruiz" of a banker."""
    described = name.head if name.dep_ == "appos" else name
    found = nationality_of(reading, described) or _of_noun_before(reading, described) or _of_bearer(reading, name)
    return found or _of_group_named(reading, name)


def _of_fellows(reading: Reading, name: "Token") -> tuple[str, ...]:
    """Of what state somebody is with whom others of it are told of: "*Ana Ruiz* and two fellow (other) Danes"."""
    clause = name.head if name.dep_ in SUBJECTS else name
    behind = [noun for with_ in (*name.children, *clause.children) if with_.lower_ == "with" for noun in with_.children]
    told = [noun for noun in (*conjuncts(name)[1:], *behind) if noun.has_any_word(WORDS.fellows)]
    return next((found for noun in told if (found := nationality_of(reading, noun))), ())


def _of_all_named(reading: Reading, name: "Token") -> tuple[str, ...]:
    """Of what state all are whose names stand before what tells it: "*Ulf Berg* and Ana Ruiz, both (two) Danes"."""
    last = conjuncts(name)[-1]
    beside = (child for child in last.children if child.dep_ == "appos" and child.tag_ in PLURAL_NOUNS)
    of_all = (noun for noun in beside if noun.has_any_word(_OF_ALL))
    return next((found for noun in of_all if (found := nationality_of(reading, noun))), ())


def _of_group_named(reading: Reading, name: "Token") -> tuple[str, ...]:
    """Of what state all of a group are who are named behind it: "two Danes, Ana Ruiz and *Ulf Berg*"."""
    first = name
    while first.dep_ == "conj" and first.head.pos_ == "PROPN":
        first = first.head
    is_behind = first.dep_ == "pobj" and first.head.lower_ == "including"
    group = first.head.head if is_behind else first.head
    if (first.dep_ != "appos" and not is_behind) or group.tag_ not in PLURAL_NOUNS:
        return ()
    found = nationality_of(reading, group)
    return found if len(found) == 1 else ()


def _of_noun_before(reading: Reading, described: "Token") -> tuple[str, ...]:
    """ "A Chadian banker fled. The banker, Ana Ruiz, was held": of whoever was told of by the same noun."""
    is_definite = described.pos_ == "NOUN" and described.has_word("the")
    before = reading.same_nouns_before(described) if is_definite else ()
    return next((found for noun in before if (found := nationality_of(reading, noun))), ())


def is_from_sender(head: "Token") -> bool:
    """Whether people are "from" whoever sent or held them, not from where they were born: "deportees", "prisoners"."""
    return head.lemma_.lower().startswith(WORDS.sent)


def people_counted(head: "Token") -> "Token | None":
    """The migrants of "a planeload of migrants", and of "a batch comprising 161 migrants"."""
    inner = (noun for child in head.children if child.lower_ == "of" for noun in child.children if noun.dep_ == "pobj")
    return next(inner, None) or composed_of(head)


def _whose_citizens(reading: Reading, head: "Token") -> Iterator[str]:
    """The states whose citizens or servants a phrase is of: "a planeload of its citizens", "Turkey's soldiers"."""
    inner = people_counted(head) if head.pos_ == "NUM" or _only_measures(reading, head) else head
    if inner is not None and inner.lemma_.lower() in WORDS.countrymen:
        yield from _whose_fellows(reading, inner)
    if inner is None or not (_are_own_people(inner) or reading.is_noun(inner, "citizen", "servant")):
        return
    for owner in (child for child in inner.children if child.dep_ == "poss"):
        own = _states_of(reading, owner)
        yield from _tellers_of(reading, owner, own) or own


def _are_own_people(people: "Token") -> bool:
    """ "12 of its *fishermen*", "600 of its *own*": whether those whom a state calls its own are of it."""
    return people.lemma_.lower() in WORDS.compatriots or (people.lower_ == "own" and people.dep_ == "pobj")


def _whose_fellows(reading: Reading, head: "Token") -> Iterator[str]:
    """The state of "Fiji refused to receive 14 *countrymen*", or "agreed to take back 180 *citizens*": its own."""
    verb = head.head
    has_them = verb.lemma_ == "have"  # "has two citizens in Iranian jails"
    adding = {child.dep_ for child in head.children if not (has_them and child.lower_ == "in")}
    is_bare = adding.isdisjoint({"amod", "compound", "nmod", "poss", "prep"})
    if head.dep_ != "dobj" or verb.pos_ != "VERB" or not is_bare:
        return
    taking_in = reading.frames.classes["taking_in"]
    if has_them or head.lemma_.lower() in WORDS.compatriots or verb.lemma_.lower() in taking_in:
        for subject in surface_subjects(verb):
            yield from _states_of(reading, subject)


def _states_of(reading: Reading, token: "Token") -> set[str]:
    """The states whose government a word stands for."""
    governments = (r.entity for r in reading.referents(token) if r.entity.kind is EntityKind.GOVERNMENT)
    return {entity.country for entity in governments if entity.country}


def _tellers_of(reading: Reading, owner: "Token", own: set[str]) -> set[str]:
    """ "*Ghana* said that Mali was holding 40 of its sailors": they are not of the state that does this to them."""
    verb = next((above for above in owner.ancestors if above.pos_ == "VERB"), None)
    if verb is None or owner.lower_ != "its" or verb.dep_ not in COMPLEMENT_CLAUSES:
        return set()
    holders = {code for subject in surface_subjects(verb) for code in _states_of(reading, subject)}
    if verb.lemma_.lower() not in discourse_words().done_to_foreigners or own != holders:
        return set()
    return {code for subject in surface_subjects(verb.head) for code in _states_of(reading, subject)} - own


def _comes_from(word: "Token", head: "Token", *, anywhere: bool) -> bool:
    """Whether a word of a phrase says from where its people come: "Iran" in "110 of its students from Iran"."""
    above = takewhile(lambda token: token != head, word.ancestors)
    return any(token.lower_ == "from" and (anywhere or token.head == head) for token in above)


def _only_measures(reading: Reading, head: "Token") -> bool:
    """Whether a word only says how many of those behind its "of" are meant: "a planeload of", "none of"."""
    return reading.is_noun(head, "measure", "unnamed_people")


def _of_bearer(reading: Reading, name: "Token") -> tuple[str, ...]:
    """ "A Chinese executive was held. The executive is Meng Wanzhou": of whoever was told of before the name."""
    if name.dep_ != "attr" or name.head.lemma_ != "be":
        return ()
    subject = next((child for child in name.head.children if child.dep_ == "nsubj" and child.pos_ == "NOUN"), None)
    before = reading.same_nouns_before(subject) if subject is not None else ()
    return next((found for noun in before if (found := nationality_of(reading, noun))), ())


def _state_of_origin(reading: Reading, word: "Token", head: "Token") -> str | None:
    match = reading.match(word)
    if match is None or _tells_descent(word) or word.has_word("ethnic"):
        return None
    says_so = match.sense in {Sense.DEMONYM, Sense.PEOPLE, Sense.AGENCY} or (
        match.sense is Sense.NAME
        and (
            _is_origin(word, head)
            or _is_first_of_two(word)
            or _is_of_office(reading, word)
            or _is_behind_name(reading, word)
            or _is_attribute(word)
            or _has_body(reading, word)
        )
    )
    return match.entry.country if says_so else None


def _tells_descent(word: "Token") -> bool:
    """ "Somali" of "a man of Somali descent"; of birth only where something else is said: "a Dane of Somali birth"."""
    noun = word.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return False
    described = noun.head.head
    is_of_other = described.ent_type_ == "NORP" or any(child.ent_type_ == "NORP" for child in described.children)
    return noun.lemma_.lower() in WORDS.descent or (noun.lemma_.lower() == "birth" and is_of_other)


def _is_attribute(word: "Token") -> bool:
    """ "New Zealand" in "a New Zealand banker"; not "Iraq" in "Iraq deportees", who may have been sent there."""
    is_number_behind = any(child.dep_ == "nummod" and child.i > word.i for child in word.head.children)  # of a gap
    is_attribute = word.dep_ in ATTRIBUTES and word.head.pos_ == "NOUN" and not is_number_behind
    return is_attribute and not is_from_sender(word.head)


def _is_of_office(reading: Reading, word: "Token") -> bool:
    """ "Chad" in "a former minister of Chad"."""
    office = word.head.head
    match = reading.match(office) if word.dep_ == "pobj" and word.head.lower_ == "of" else None
    return match is not None and match.sense is Sense.OFFICE


def _is_behind_name(reading: Reading, word: "Token") -> bool:
    """ "Chad" in "Ana Ruiz, 34, of Chad"."""
    is_of = word.dep_ == "pobj" and word.head.lower_ == "of"
    return is_of and word.head.head.pos_ == "PROPN" and reading.person_span(word.head.head) is not None


def _has_body(reading: Reading, word: "Token") -> bool:
    """ "Chad" in "members of Chad's army"."""
    body = word.head
    is_of = body.dep_ == "pobj" and body.head.lower_ == "of"
    return word.dep_ == "poss" and is_of and reading.is_noun(body, "of_a_people")


def _is_first_of_two(word: "Token") -> bool:
    """ "US" in "the US-Israeli journalist"."""
    return not word.whitespace_ and word.i + 1 < len(word.doc) and word.doc[word.i + 1].text in {"-", "–"}


def _describing(reading: Reading, head: "Token") -> Iterator["Token"]:
    """The phrase without its relative clauses' own arguments, but with "who are citizens of" and "from"."""
    yield head
    for child in head.children:
        if child.lower_ in WORDS.no_nationality or is_gap(child):
            continue
        yield from _described_by(reading, head, child)
    beside_it = (*_mostly(head), *_papers_beside(head), *_misplaced(head))
    yield from (word for beside in beside_it for word in _without_clauses(beside))
    if head.dep_ in SUBJECTS:
        yield from (word for beside in head.head.children if is_among(beside) for word in beside.subtree)
        yield from _said_of(head)


def _mostly(head: "Token") -> Iterator["Token"]:
    """ "Held 52 of them, *mostly Danes*": a description that a parser hangs on the verb."""
    for beside in head.head.children if head.dep_ in UNDERGOERS else ():
        is_behind = beside.dep_ in {"npadvmod", "dep"} and beside.i > head.i and beside.tag_ in PLURAL_NOUNS
        if is_behind and beside.has_any_word(WORDS.mostly):
            yield beside


def _misplaced(head: "Token") -> Iterator["Token"]:
    """ "Two agents who had lived in Dubai, *a Dane* and a Swede", "a man of 26, *a Dane*": no place or age is one."""
    for word in head.subtree:
        above = word.head
        is_aside = word.dep_ == "appos" and above != head and word.i > head.i and _has_indefinite_article(word)
        if is_aside and (above.ent_type_ in _PLACES or (above.pos_ == "NUM" and above.dep_ == "pobj")):
            yield word


def _papers_beside(head: "Token") -> Iterator["Token"]:
    """ "Held 40 men *with Danish passports*": papers that a parser hangs on the verb."""
    for beside in head.head.children if head.dep_ in UNDERGOERS else ():
        if beside.dep_ == "prep" and beside.lower_ == "with" and beside.i == head.i + 1:
            yield from (paper for paper in beside.children if paper.lemma_.lower() in WORDS.papers)


def _described_by(reading: Reading, head: "Token", child: "Token") -> Iterator["Token"]:
    """What one part of a phrase says of its people: an apposition, an adjective, "from", "of", "with", a clause."""
    if child.dep_ == "appos" and _is_of_some(reading, head, child):
        return
    if child.dep_ == "appos" or _is_read_as_joined(child):
        others = [word for name in _names_beside(head, child) for word in name.subtree]
        yield from (word for word in _without_clauses(child) if word not in others)
    elif child.dep_ == "prep" and child.lower_ == "from":
        yield from _without_clauses(child)  # not Mali, in "from Chad, which will take others from Mali"
    elif child.lower_ == "of" and child.dep_ == "prep":
        yield from _said_behind_of(reading, head, child)
    elif child.dep_ == "poss":
        yield from child.subtree if _are_of_it(reading, child) else [child]
    elif child.dep_ in ATTRIBUTES:
        yield from child.subtree
    elif child.lower_ in {"with", "holding"}:
        yield from (w for paper in child.children if paper.lemma_.lower() in WORDS.papers for w in paper.subtree)
    elif child.dep_ == "relcl" and _is_of_part(child) and _tells_of_all(reading, head, child):
        yield from (word for said in child.children if said.dep_ in {"attr", "acomp"} for word in said.subtree)
    elif child.dep_ == "relcl" or (child.dep_ == "acl" and child.lemma_ in WORDS.claiming):
        yield from _said_in(child)


def _is_of_some(reading: Reading, head: "Token", apposition: "Token") -> bool:
    """ "15 people, *among them ten Malians*", "15 people, *ten of them Malians*": whether it tells of some only."""
    counts = reading.mentions_of(head).counts
    words = list(apposition.subtree)
    if is_of_none(apposition):
        return True
    if not any(word.lower_ in {"them", "whom", "including"} for word in words) or _names_rest(words):
        return False
    if any(word.lower_ == "all" for word in words):
        return False  # "all but two of them Malians"
    told = [counts[word.i].count.value for word in words if word.i in counts]
    whole = [counts[child.i].count.value for child in head.children if child.i in counts and child.i < head.i]
    return bool(told) and bool(whole) and sum(told) < whole[0]


def is_of_none(natives: "Token") -> bool:
    """ "*None* of them Malians", "most of them *not* Malians", "*no* Malians": whether nobody is said to be such."""
    if natives.has("neg"):
        return True
    words = (word for child in natives.children if child.i < natives.i for word in (child, *child.children))
    return any(word.lower_ in WORDS.none for word in words)


def _names_rest(words: Sequence["Token"]) -> bool:
    """ "12 of them Malians and *the rest* from Togo": whether it tells of those too whom a number leaves over."""
    return any(
        word.lower_ in WORDS.rest and word.nbor(-1).lower_ == "the" for word in words if word.i > word.sent.start
    )


def _names_beside(head: "Token", apposition: "Token") -> list["Token"]:
    """The other person, whom a parser joins to what tells of the first: "Ana Ruiz, a Dane, and *Ulf Berg*, a Swede"."""
    if head.tag_ != "NNP" or not _has_indefinite_article(apposition):
        return []
    joined = (c for c in apposition.children if c.dep_ == "conj" and c.tag_ == "NNP" and c.i > apposition.i)
    return [name for name in joined if not _has_indefinite_article(name)]


def _said_behind_of(reading: Reading, head: "Token", preposition: "Token") -> Iterator["Token"]:
    """What "of" says people are: "a group of Danes", "members of the Danish army"; not "workers of a Danish firm".

    Nor "the wife of a Danish banker", who may be of any state.
    """
    is_part = head.pos_ in {"NUM", "PRON", "DET", "ADJ"} or reading.is_noun(head, "measure", "collective", "citizen")
    for noun in preposition.children:
        if is_part or _are_of_it(reading, noun) or noun.lemma_.lower() in WORDS.papers:
            yield from noun.subtree
        elif reading.is_noun(head, "people") and noun.tag_ == "NNPS":
            yield noun  # "leaders of the Danes"
        elif noun.pos_ == "PROPN" and reading.person_span(noun) is None:
            yield noun  # a state, of which its citizens are, and its office-holders


def _are_of_it(reading: Reading, noun: "Token") -> bool:
    """Whether those of a body are of its state: "the Danish army", not "a Danish bank"."""
    match = reading.match(noun)
    is_body = match is not None and match.sense in {Sense.AGENCY, Sense.OFFICE}
    return is_body or reading.is_noun(noun, "of_a_people")


def _said_of(subject: "Token") -> Iterator["Token"]:
    """What a clause says that people are: "the men were Chadians", "they proved to be Chadians", "are from Oman".

    Of one only, "he was a French ally" would say whom he served.
    """
    clause = subject.head
    if subject.tag_ != "NNS" and subject.pos_ != "NUM" and subject.lower_ not in _ALL_OR_MOST:
        return
    if clause.lemma_ in _PROVING:
        clause = next((child for child in clause.children if child.dep_ == "xcomp"), clause)
    if clause.lemma_ in _HAILING and clause.tag_ in PRESENT_TENSE:
        yield from (word for child in clause.children if child.lower_ == "from" for word in _without_clauses(child))
    if clause.lemma_ != "be" or any(child.dep_ == "neg" for child in (*clause.children, *subject.head.children)):
        return
    for child in clause.children:
        if child.dep_ in {"attr", "acomp"}:
            yield child
            yield from (word for word in child.children if word.dep_ in {"amod", "compound", "conj"})
        elif child.dep_ == "prep" and child.lower_ == "from":
            yield from _without_clauses(child)


def _of_name(head: "Token") -> Iterator["Token"]:
    """The words of a phrase whose head says where people are from, without where they come from."""
    yield head
    for child in head.children:
        if child.dep_ in ATTRIBUTES and child.lower_ not in WORDS.no_nationality:
            yield from child.subtree
        elif child.dep_ == "appos":
            yield from _without_clauses(child)


def _said_in(clause: "Token") -> Iterator["Token"]:
    """What a relative clause says that people are or hold: "who are citizens of Chad", "who has a Chadian passport"."""
    if _is_of_part(clause) or is_of_none(clause):
        return
    for child in clause.children:
        is_said = clause.lemma_ == "be" and (child.dep_ in {"attr", "acomp"} or _is_of_origin(child))
        is_said = is_said or (clause.lemma_ in _HAILING and child.dep_ == "prep" and child.lower_ == "from")
        if is_said or (child.dep_ == "dobj" and child.lemma_.lower() in WORDS.papers):
            yield from child.subtree
        elif clause.lemma_ in WORDS.claiming and child.dep_ == "xcomp" and child.lemma_ == "be":
            yield from (word for said in child.children if said.dep_ in {"attr", "acomp"} for word in said.subtree)


def _is_of_part(clause: "Token") -> bool:
    """ "12 sailors, *three of whom* are Malians": whether a relative clause tells only of some of the people."""
    subject = clause.child("nsubj")
    of_whom = any(word.lower_ == "whom" and word.head.lower_ == "of" for word in clause.subtree)
    return of_whom and subject is not None and subject.lower_ not in {"all", "both", "each", "most"}


def _tells_of_all(reading: Reading, head: "Token", clause: "Token") -> bool:
    """ "30 people, *18 of whom were Malians and 12 Chadians*": whether the parts of which a clause tells are all."""
    counts = reading.mentions_of(head).counts
    words = [word for word in clause.subtree if word.sent == clause.sent]
    told = sum(counts[word.i].count.value for word in words if word.i in counts)
    whole = next((counts[child.i].count.value for child in head.children if child.i in counts and child.i < head.i), 0)
    return _names_rest(words) or told == whole > 0


def _without_clauses(token: "Token") -> Iterator["Token"]:
    """A phrase without what clauses on it speak of: not "Chinese", of "a Dane who worked for Chinese television"."""
    yield token
    for child in token.children:
        if child.dep_ not in _CLAUSES:
            yield from _without_clauses(child)
        elif child.dep_ == "relcl":
            yield from _said_in(child)


def _is_read_as_joined(token: "Token") -> bool:
    """ "an Iraqi" of "a single man, an Iraqi, and talks": one who stands alone between commas tells more of the one."""
    head = token.head
    if token.dep_ != "conj" or token.i + 1 >= len(token.doc) or token.doc[token.i + 1].text != ",":
        return False
    are_one = _has_indefinite_article(head) and _has_indefinite_article(token)
    words = [word.lower_ for word in token.doc[head.i + 1 : token.i]]
    is_list = any(child.dep_ == "conj" and _has_indefinite_article(child) for child in token.children)
    return are_one and words[:1] == [","] and len(words) == _COMMA_AND_ARTICLE and not is_list


def _has_indefinite_article(token: "Token") -> bool:
    return token.has_any_word({"a", "an"})


def _is_of_origin(preposition: "Token") -> bool:
    return preposition.dep_ == "prep" and preposition.lower_ in {"from", "of"}


def _is_origin(token: "Token", head: "Token") -> bool:
    """Whether a state's name says where the people of this head are from: "from Iraq", "citizens of Iraq"."""
    while token not in {head, token.head}:
        preposition = token.head
        if token.dep_ == "pobj" and preposition.lower_ in {"from", "of"}:
            people = preposition.head.lemma_ in WORDS.natives
            return people or (preposition.lower_ == "from" and not is_from_sender(preposition.head))
        token = preposition
    return False
