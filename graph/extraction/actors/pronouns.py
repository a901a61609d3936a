"""Pronouns: the person, the subject or the side that was spoken of before."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from graph.extraction.actors.context import all_sides, listed_before, two_just_named
from graph.extraction.actors.groups import group
from graph.extraction.actors.phrases import (
    has_the,
    is_definite,
    is_plural,
    objects_of,
    phrase_top,
    token_mention,
    verb_above,
    words_before,
)
from graph.extraction.actors.reading import Reading, Referent, full_name, government_of
from graph.extraction.actors.states_near import is_unnamed
from graph.extraction.clauses import conjuncts, surface_subjects
from graph.extraction.syntax import (
    faulted,
    in_turn,
    is_passive,
    reacted_to,
    undergoers_before,
    undergoers_beside,
    word_before_name,
)
from graph.frames import discourse_words, syntax_words
from graph.gazetteer import Sense
from graph.model import EntityKind

if TYPE_CHECKING:
    from graph.tokens import Span, Token

_FEMALE = frozenset({"she", "her", "hers", "herself"})
_PERSONAL = frozenset({"he", "him", "his", "himself"}) | _FEMALE
# Behind these a bare name is of a place or a feast rather than of somebody: "in Bandar", "after Easter".
_OF_PLACES_AND_FEASTS = frozenset({"in", "at", "near", "into", "through", "from", "outside", "off", "after", "to"})
_OF_PERSONS = frozenset({"he", "she", "him", "her"})
_NOMINATIVE = frozenset({"he", "she"})
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves", "both"})
_OF_TWO = frozenset({"both", "each"})
_RECIPROCAL = frozenset({("each", "other"), ("one", "another")})
_FIRST = frozenset({"we", "us", "our", "ours", "i", "my", "me"})
_PRONOUNS = frozenset({"neither", "each"}) | _PERSONAL | _NEUTER | _PLURAL | _FIRST
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "pobj", "dative"})
_TO_SOMEBODY = frozenset({"to", "on", "upon", "against", "from", "with", "by"})  # not "£2m towards it"
_SPEAKERS = frozenset({"official", "spokesman", "spokeswoman", "spokesperson", "diplomat", "envoy", "aide", "lawyer"})
_ABROAD = frozenset({"embassy", "consulate", "mission", "ministry", "ambassador", "consul"})
_ATTRIBUTES = frozenset({"amod", "compound", "nmod"})
_STATES_AND_BODIES = frozenset({EntityKind.GOVERNMENT, EntityKind.AGENCY, EntityKind.ORGANIZATION})
_CLAUSES = frozenset({"ccomp", "acl", "relcl", "advcl", "csubj"})
_FRONTING = frozenset({("as", "for"), ("as", "to"), ("as", "regards")})
_LONGEST_FRONTED = 8  # words
_FARTHEST = 2  # sentences before, of which the nearer has nobody who may be meant
_LEFT_ALONE = "npadvmod"  # so the parser reads a subject whose verb is left out: "and Norway a man whom it had held"
_BESIDE = frozenset({"appos", "conj"})  # or so, behind a semicolon


def is_pronoun(token: "Token") -> bool:
    """Whether a word refers to somebody and names nobody, whatever the tagger takes it for."""
    is_name = token.pos_ == "PROPN" and token.text.isupper()  # "the US"
    return token.pos_ == "PRON" or (token.lower_ in _PRONOUNS and not is_name) or is_reciprocal(token)


def is_reciprocal(token: "Token") -> bool:
    """Whether a word ends "each other" or "one another"."""
    return token.i > 0 and (token.doc[token.i - 1].lower_, token.lower_) in _RECIPROCAL


def pronoun(reading: Reading, token: "Token") -> list[Referent]:
    """What a pronoun refers to."""
    if token.lower_ == "others":
        return [group(reading, token)]
    if is_reciprocal(token):
        return _each_other(reading, token)
    if token.lower_ in _OF_TWO and (listed := listed_before(reading, token, 2)):
        return listed
    if token.lower_ == "neither":
        return _both_before(reading, token) or all_sides(reading, token, 2)
    mention = token_mention(token)
    found = [
        replace(r, mention=mention, token=token, reason=f"{token.text}: {r.mention.text}", certain=False)
        for r in _antecedents(reading, token)
    ]
    return found if len(found) > 1 or token.lower_ not in _OF_TWO else _two_sides(reading, token)


def _each_other(reading: Reading, token: "Token") -> list[Referent]:
    """ "Chad and Mali closed their borders to each other": those of whom it is said, if they are named side by side."""
    subjects = [one for subject in surface_subjects(verb_above(token)) for one in conjuncts(subject)]
    mention = token_mention(token)
    found = [
        replace(r, mention=mention, token=token, reason=f"{token.text}: {r.mention.text}", certain=False)
        for subject in subjects
        if not is_pronoun(subject)  # "what they have done to each other" sums up what is told elsewhere
        for r in reading.referents(subject)
    ]
    return found if len(found) > 1 else []


def _two_sides(reading: Reading, token: "Token") -> list[Referent]:
    """The two states just named, where nobody else who may be "both" was: "Chad met Togo. Both have asked"."""
    if any(child.lower_ == "of" for child in token.children):
        return []
    index = reading.sentence_index(token)
    words = [
        word for sentence in reading.sentences[max(0, index - 1) : index + 1] for word in words_before(sentence, token)
    ]
    if any(word.pos_ == "NOUN" and is_plural(word) and reading.is_noun(word, "people", "group") for word in words):
        return []
    return two_just_named(reading, token)


def _both_before(reading: Reading, token: "Token") -> list[Referent]:
    """The two of whom the sentence before speaks in one phrase: "urged both governments"."""
    index = reading.sentence_index(token)
    for phrase in reversed(reading.sentences[index - 1]) if index else ():
        found = reading.referents(phrase) if phrase.dep_ in _OBJECTS | _SUBJECTS and is_plural(phrase) else []
        if len(found) == 2:
            return [referent.again(token, f"{token.text}: {phrase.text}") for referent in found]
    return []


def _antecedents(reading: Reading, token: "Token") -> list[Referent]:
    word = token.lower_
    who = faulted(token.head.head) if token.dep_ == "poss" and token.tag_ == "PRP$" else None
    who = (
        who
        or _promiser(token)
        or _holding_view(token)
        or _addressee(token)
        or _conceding(token)
        or _letting_know(token)
    )
    if who is None and (home := _home_of_people(reading, token)):
        return home
    if who is not None:
        return _named_or_adjective(reading, who)  # nobody where nobody knows who: "fined the firm for its tariffs"
    found = _who_was_answered(reading, token) if word == "it" else _who_complains(reading, token)
    if found is not None:
        return found  # nobody where nobody knows who it is: "fined the firm because it had refused"
    if word in _PERSONAL:
        return _last_person(reading, token, female=word in _FEMALE)
    if word == "it" and (_is_impersonal(token) or _is_craft(reading, token)):
        return []
    if word in _NEUTER or word in _PLURAL or word == "each":
        return _last_subject(reading, token, plural=word not in _NEUTER)
    return _speaker(reading, token) if word in _FIRST else []


def _is_craft(reading: Reading, token: "Token") -> bool:
    """ "Chad's navy pulled *the boat* south; Mali kept *it* from landing": no state is moved or stopped so."""
    if token.dep_ != "dobj" or token.head.lemma_.lower() not in syntax_words().stopping_craft:
        return False
    own = {word for subject in surface_subjects(token.head) for word in subject.subtree}
    for word in reversed(list(words_before(token.sent, token))):
        if word.tag_ == "NN" and reading.is_noun(word, "craft"):
            return True
        if word not in own and reading.match(word) is not None:
            return False
    return False


def _named_or_adjective(reading: Reading, word: "Token") -> list[Referent]:
    """Whom a word stands for, an adjective as well: "banned *Iranian* imports over its arrests".

    Not so where it is of one that may be meant itself: "fined a *Dutch* firm for its part".
    """
    match, noun = reading.match(word), word.head
    if match is None or match.sense is not Sense.DEMONYM or not match.entry.country or word.dep_ not in _ATTRIBUTES:
        return reading.referents(word)
    is_of_one = noun.tag_ in {"NN", "NNP"} and any(child.dep_ == "det" for child in noun.children)
    if is_of_one and not reading.is_noun(noun, "state_representative"):
        return []
    return [government_of(reading, word, match.entry.country, f"gazetteer: {match.text}")]


def _home_of_people(reading: Reading, token: "Token") -> list[Referent]:
    """ "Held 40 Chileans. *Their* government protested": Chile, whom nobody but the people behind "their" names."""
    is_one = token.lower_ in {"his", "her"}
    if not (is_one or token.lower_ == "their") or not is_home(reading, token):
        return []
    known = _last_person(reading, token, female=token.lower_ == "her") if is_one else []
    if any(person.state or person.acts_for for person in known):
        return []
    for sentence in reading.sentences_to(token, lookback=1):
        for word in reversed(list(words_before(sentence, token))):
            if is_plural(word) != is_one and (home := home_of(reading, word, token)):
                return home
    return []


def is_home(reading: Reading, whose: "Token") -> bool:
    """Whether "their" or "whose" is of what only a state has one of: "their country", "whose embassy"."""
    noun = whose.head
    is_of_state = reading.is_noun(noun, "state") or noun.lemma_.lower() in discourse_words().homelands
    return whose.dep_ == "poss" and noun.tag_ == "NN" and (is_of_state or noun.lemma_.lower() in _ABROAD)


def home_of(reading: Reading, people: "Token", whose: "Token") -> list[Referent]:
    """The government of the one state that people are said to be of: "Chileans", "Chilean sailors"."""
    match = reading.match(people)
    if match is not None and match.sense is not Sense.PEOPLE:
        return []
    is_people = match is not None or reading.is_noun(people, "people")
    beside = [reading.match(c) for c in people.children if c.dep_ in _ATTRIBUTES] if is_people else []
    codes = {m.entry.country for m in (match, *beside) if m is not None and m.sense in {Sense.PEOPLE, Sense.DEMONYM}}
    code = codes.pop() if len(codes) == 1 else None
    return [government_of(reading, whose, code, f"the state of {people.text}")] if code else []


def _who_was_answered(reading: Reading, token: "Token") -> list[Referent] | None:
    """ "Chad sued Mali because *it* had refused to pay": Mali, unless what it did was done to Malians or to Mali."""
    index = reading.sentence_index(token)
    before = reading.sentences[index - 1].root if index else None
    answered = reacted_to(token)
    found = _other_than_doers(reading, in_turn(token, before) if answered is None else answered)
    behind = (reading.match(word) for word in token.head.subtree if word.i > token.head.i)
    if any(m is not None and m.entry.country == r.entity.country for m in behind for r in found):
        return None
    found = found or _other_than_doers(reading, undergoers_before(token) or undergoers_beside(token))
    return found if found or _is_of_unknown_object(answered) else None


def _is_of_unknown_object(answered: list["Token"] | None) -> bool:
    """ "Fined the *firm* because it had refused": whether it is an object, one of many, whose name nobody tells."""
    one = answered[-1] if answered else None
    return one is not None and one.dep_ == "dobj" and one.tag_ == "NN" and any(c.dep_ == "det" for c in one.children)


def _other_than_doers(reading: Reading, names: list["Token"]) -> list[Referent]:
    """The first state or body of some names that does not do what the clause around them says."""
    for name in names:
        found = [r for r in _named_or_adjective(reading, name) if r.entity.kind in _STATES_AND_BODIES]
        acting = (r for subject in surface_subjects(verb_above(name)) for r in reading.referents(subject))
        doers = {r.entity.country for r in acting if r.entity.kind is not EntityKind.COURT}  # a court is not its state
        if len(found) == 1 and found[0].entity.country not in doers:
            return found
    return []


def _who_complains(reading: Reading, token: "Token") -> list[Referent] | None:
    """ "Chad accused Mali of holding 12 of *its* citizens", "asked it to free *its* soldiers": Chad's, not Mali's."""
    verb = verb_above(token)
    whose = token.tag_ == "PRP$" and verb.i < token.i and verb.lemma_ in syntax_words().holding_others
    if not whose or is_passive(verb) or not reading.is_noun(token.head, "citizen", "servant", "people"):
        return None
    doers = {r.entity.country for subject in surface_subjects(verb) for r in reading.referents(subject)}
    for above in verb.ancestors if doers else ():
        subjects = surface_subjects(above) if above.pos_ in {"VERB", "AUX"} else []
        found = [r for s in subjects for r in reading.referents(s) if not s.is_ancestor(token)]
        states = [r for r in found if r.entity.country and r.entity.country not in doers]
        if states and len(states) == len(found) == 1:
            return states
    return None


# --- he, she -------------------------------------------------------------------------------


def _last_person(reading: Reading, token: "Token", *, female: bool) -> list[Referent]:
    """The person who is the subject of a clause above, else the one named last, subjects first."""
    above = _person_above(reading, token, female=female)
    if above is not None:
        found = reading.referents(above)
        if reading.person_span(above) is not None:
            _note_sex(reading, found, female=female)
        return found
    women = {person.name for person in reading.persons.values() if person.female} if female else set()
    for sentence in reading.sentences_to(token):
        named = _persons_before(reading, sentence, token, female=female)
        if named and (official := _other_of_two(reading, sentence, token, named)) is not None:
            return reading.referents(official)
        # A woman whom the article called one goes before a name of either sex.
        if named and (not women or any(_name(reading, head) in women for head in named)):
            found = reading.referents(_most_prominent(named))
            _note_sex(reading, found, female=female)
            return found
        if (judge := _judge_spoken_of(reading, sentence, token)) is not None:
            return reading.referents(judge)
        official = _official_spoken_of(reading, sentence, token) or _official_addressed(reading, sentence, token)
        if not women and official is not None:
            return reading.referents(official)
    return []


def _other_of_two(reading: Reading, sentence: "Span", token: "Token", named: list["Token"]) -> "Token | None":
    """ "The envoy saw Kamba. *She* pressed *him* to pay": one acts on the other, and who acted first goes on.

    The one of the two who has no name, where the pronoun does not stand for the one who has.
    """
    beside = (child for child in token.head.children if child != token and child.lower_ in _OF_PERSONS)
    if token.dep_ not in {"nsubj", "dobj", "dative"} or not any(beside):
        return None
    is_subject = token.dep_ == "nsubj"
    if any((head.dep_ in _SUBJECTS) == is_subject for head in named):
        return None
    return (_official_spoken_of if is_subject else _official_addressed)(reading, sentence, token)


def _official_addressed(reading: Reading, sentence: "Span", token: "Token") -> "Token | None":
    """Whom the one spoken of dealt with: "The envoy saw Chad's *president*. She pressed *him* to pay"."""
    is_next = reading.sentence_index(token) - reading.sentence_index(sentence.root) == 1
    if token.dep_ not in {"dobj", "dative"} or not is_next:
        return None
    objects = [word for word in sentence.root.children if word.dep_ in {"dobj", "dative"}]
    return objects[0] if len(objects) == 1 and _is_unnamed_official(reading, objects[0]) else None


def _official_spoken_of(reading: Reading, sentence: "Span", token: "Token") -> "Token | None":
    """The one whom the sentence before is about: "Kenya's president flew to Oslo. *She* asked for help"."""
    if token.dep_ != "nsubj" or reading.sentence_index(token) - reading.sentence_index(sentence.root) != 1:
        return None
    subjects = surface_subjects(sentence.root)
    return subjects[0] if len(subjects) == 1 and _is_unnamed_official(reading, subjects[0]) else None


def _judge_spoken_of(reading: Reading, sentence: "Span", token: "Token") -> "Token | None":
    """A judge whom a sentence before brings in without a name: "A judge in Palma is not so sure. He has asked"."""
    if token.dep_ != "nsubj" or sentence == token.sent:
        return None
    subjects = (word for word in sentence if word.dep_ in _SUBJECTS and word.tag_ == "NN")
    return next((word for word in subjects if reading.is_noun(word, "judge") and not is_definite(word)), None)


def _person_above(reading: Reading, token: "Token", *, female: bool) -> "Token | None":
    for verb in token.ancestors:
        for subject in surface_subjects(verb) if verb.pos_ in {"VERB", "AUX"} else ():
            span = reading.person_span(subject)
            if subject.i >= token.i or subject.is_ancestor(token):
                continue
            if span is None:
                if (token.tag_ == "PRP$" or token.lower_ in _NOMINATIVE) and _is_only_official(reading, subject, token):
                    return subject
                continue
            if not _is_of_other_sex(reading, span, female=female):
                return subject
    return None


def _is_only_official(reading: Reading, subject: "Token", token: "Token") -> bool:
    """Whether a subject without a name is whose something is; not so in "told her counterpart that his country"."""
    between = token.doc[subject.i + 1 : token.i]
    is_alone = not any(_is_unnamed_official(reading, word) for word in between)
    return is_alone and _is_unnamed_official(reading, subject)


def _is_unnamed_official(reading: Reading, subject: "Token") -> bool:
    """ "Ghana's *minister* said that her country had paid": one who holds an office and has no name here."""
    is_one = subject.tag_ in {"NN", "NNP"} and not reading.is_noun(subject, "judge")
    match = reading.match(subject) if is_one else None
    has_office = match is not None and match.sense is Sense.OFFICE
    return has_office and not any(child.dep_ == "appos" for child in subject.children)


def _persons_before(reading: Reading, sentence: "Span", token: "Token", *, female: bool) -> list["Token"]:
    """The heads of the names in a sentence, before a token, of those who may be "he" or "she"."""
    found = []
    for head in words_before(sentence, token):
        span = reading.person_span(head)
        if span is None or head.i != span.root.i or _is_of_other_sex(reading, span, female=female):
            continue
        if not _may_be_place(reading, span):
            found.append(head)
    return found


def _may_be_place(reading: Reading, span: "Span") -> bool:
    """Whether one word that the article nowhere has as part of a full name is one that people go to or are in."""
    name = full_name(reading, span)
    is_known = " " in name or name in reading.persons or len(span) > 1
    return not is_known and any(_is_where(token) for token in reading.same_nouns(span.root))


def _is_where(token: "Token") -> bool:
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ == "pobj" and token.head.lower_ in _OF_PLACES_AND_FEASTS


def _most_prominent(heads: list["Token"]) -> "Token":
    """The last that is a subject or in apposition, else the last."""
    subjects = [h for h in heads if h.dep_ == "appos" or {h.dep_, phrase_top(h).dep_} & _SUBJECTS]
    return (subjects or heads)[-1]


def _is_of_other_sex(reading: Reading, span: "Span", *, female: bool) -> bool:
    person = reading.persons.get(full_name(reading, span))
    if person is not None and person.female is not None:
        return person.female is not female
    return female and any(child.text in {"Mr.", "Mr"} for child in span.root.children)


def _name(reading: Reading, head: "Token") -> str | None:
    span = reading.person_span(head)
    return full_name(reading, span) if span is not None else None


def _note_sex(reading: Reading, referents: list[Referent], *, female: bool) -> None:
    for referent in referents:
        person = reading.persons.get(referent.entity.label)
        if person is not None and person.female is None:
            person.female = female


# --- it, they ------------------------------------------------------------------------------


def _last_subject(reading: Reading, token: "Token", *, plural: bool) -> list[Referent]:
    """What "it" or "they" refers to: the subject of a clause above, else that of the sentence before."""
    others = surface_subjects(verb_above(token)) if token.dep_ in _OBJECTS else _wishers(token)
    own = {other.i for other in others}
    is_thing = plural or (token.dep_ == "pobj" and token.head.lower_ not in _TO_SOMEBODY)
    keys = set() if is_thing else {r.entity.key for other in others for r in reading.referents(other)}
    if not plural and _is_of_unknown_speaker(reading, token):
        return []
    if not plural and (owners := _named_behind(reading, token) or _listed_just_before(reading, token)):
        return owners
    spokesman: list[Referent] = []
    for candidates in _subject_candidates(reading, token):
        if spokesman and candidates and candidates[0].sent != spokesman[0].token.sent:
            return spokesman
        found = (r for t in candidates if t.i not in own for r in _meant(reading, t, plural=plural))
        if not plural:
            found = (r for r in found if r.entity.kind is not EntityKind.PERSON and r.entity.key not in keys)
        referents = list({r.entity.key: r for r in found}.values())  # both words of "Trinidad and Tobago" are one
        if referents and _are_many(reading, candidates, referents) == plural:
            if plural or spokesman or not _is_one_who_says(reading, candidates, token):
                return referents
            spokesman = referents
    return spokesman


def _is_one_who_says(reading: Reading, candidates: list["Token"], token: "Token") -> bool:
    """ "A French *official* said Mali had sent men home. It held them": Mali, for he is no "it"."""
    who = candidates[0]
    is_saying = who.head.lemma_.lower() in reading.frames.status.reporting and who.sent != token.sent
    is_one = len(candidates) == 1 and who.tag_ == "NN" and who.dep_ == "nsubj"
    return is_saying and is_one and (_is_unnamed_official(reading, who) or who.lemma_.lower() in _SPEAKERS)


def _wishers(token: "Token") -> list["Token"]:
    """ "Demanded that *it* pay", "wants *it* to pay": who says so, and does not mean himself."""
    act = token.head
    wishing, words = act.head.lemma_, syntax_words()
    is_wished = token.dep_ == "nsubj" and act.dep_ == "ccomp" and wishing in words.asking | words.wishing
    is_bare = act.pos_ == "VERB" and act.lower_ == act.lemma_  # not "said that it would"
    if not is_wished or not is_bare or act.lemma_ in words.undergoing or is_passive(act):
        return []
    auxiliaries = [child.lower_ for child in act.children if child.dep_ == "aux"]
    return surface_subjects(act.head) if auxiliaries in ([], ["to"]) else []


def _is_impersonal(token: "Token") -> bool:
    """ "It is not the first time that Peru has asked", "it came after talks": what a clause tells, and nobody."""
    copula = token.head
    if token.dep_ != "nsubj" or copula.lemma_ != "be":
        return token.dep_ == "nsubj" and _takes_place(copula)
    said = [child for child in copula.children if child.dep_ in {"attr", "acomp"} and child.i > token.i]
    clauses = (below for word in (copula, *said) for below in word.children if below.dep_ in _CLAUSES)
    has_clause = any(mark.lower_ == "that" for clause in clauses for mark in clause.children)
    return has_clause and all(word.dep_ == "attr" or word.lemma_.lower() in syntax_words().impersonal for word in said)


def _takes_place(verb: "Token") -> bool:
    """ "It followed months of talks", "it came days after the raid"."""
    links = syntax_words().taking_place.get(verb.lemma_)
    if links is None:
        return False
    beside = (word for child in verb.children for word in (child, *child.children))
    return not links or any(word.lower_ in links for word in beside)


def _named_behind(reading: Reading, token: "Token") -> list[Referent]:
    """ "It will hold them, the Kenyan government said": the state whose words these are, if it is named behind them."""
    for verb in token.ancestors:
        saying = verb.head
        if verb.dep_ == "ccomp" and saying.lemma_.lower() in reading.frames.status.reporting:
            speakers = [s for s in saying.children if s.dep_ == "nsubj" and s.i > token.i and not is_unnamed(s)]
            if any(mark.text == ";" for mark in saying.children):
                return []  # "It asked for help; Chad said no": two clauses of which neither tells the other
            found = [r for s in speakers for r in reading.referents(s)]
            return [r for r in found if r.entity.kind in {EntityKind.GOVERNMENT, EntityKind.AGENCY}]
    return []


def _listed_just_before(reading: Reading, token: "Token") -> list[Referent]:
    """ "Sanctions were laid on a former leader of Iran and on its navy": Iran's, where the subject is nobody."""
    before = list(token.doc[token.sent.start : token.i])
    if token.dep_ != "poss" or len(before) < 2 or before.pop().pos_ != "ADP" or before.pop().lower_ != "and":
        return []
    if any(reading.referents(subject) for subject in surface_subjects(verb_above(token))):
        return []
    name = before[-2] if len(before) > 1 and before[-1].text == "," else before[-1] if before else token
    match = reading.match(name)
    return reading.referents(name) if match is not None and match.sense is Sense.NAME else []


def _is_of_unknown_speaker(reading: Reading, token: "Token") -> bool:
    """ "The firm said that it would sue": the speaker is meant, though nobody knows who that is."""
    saying = verb_above(token).head
    if (
        token.dep_ not in _SUBJECTS
        or token.head.dep_ != "ccomp"
        or saying.lemma_.lower() not in reading.frames.status.reporting
    ):
        return False
    speakers = [s for s in saying.children if s.dep_ == "nsubj" and s.i < token.i]
    return bool(speakers) and all(reading.is_noun(s, "outsider") and not reading.referents(s) for s in speakers)


def _meant(reading: Reading, token: "Token", *, plural: bool) -> list[Referent]:
    """Whom a subject stands for; of "talks between Ghana and Togo", which are nobody, those who talk."""
    found = reading.referents(token)
    if found or not plural or token.pos_ != "NOUN":
        return found
    sides = [t for c in token.children if c.lower_ == "between" for side in objects_of(c) for t in conjuncts(side)]
    return [referent for side in sides for referent in reading.referents(side)]


def _are_many(reading: Reading, tokens: list["Token"], referents: list[Referent]) -> bool:
    """Whether "they" are meant: "Barbados" and "the Philippines" are one all the same."""
    is_group = any(referent.entity.kind is EntityKind.GROUP for referent in referents)
    return len(referents) > 1 or is_group or any(is_plural(t) and not _is_name(reading, t) for t in tokens)


def _is_name(reading: Reading, token: "Token") -> bool:
    match = reading.match(token)
    if match is None or (match.sense is Sense.AGENCY and token.tag_ == "NNS"):  # "police" are many
        return False
    return match.sense in {Sense.NAME, Sense.BODY, Sense.AGENCY, Sense.COURT}


def _subject_candidates(reading: Reading, token: "Token") -> Iterator[list["Token"]]:
    """Who may be meant by "it" or "they", the likeliest first."""
    yield from ([t] for t in token.ancestors if _is_left_alone(t) and _is_name(reading, t))
    yield from _fronted(reading, token)
    if token.dep_ in _OBJECTS:
        yield from _objects_of_means(verb_above(token))
    yield from _subjects_above(token)
    if token.dep_ in _OBJECTS:
        yield from _told_above(verb_above(token))
        yield from _owners_beside(verb_above(token))
    if token.dep_ == "poss":
        yield from _owners_above(token)
    if token.dep_ in _OBJECTS or (token.dep_ == "nsubj" and token.head.dep_ == "ccomp"):
        yield from _objects_of_coordinated(verb_above(token))
    index = reading.sentence_index(token)
    earlier = [t for t in reading.sentences[index] if t.i < token.i and t.dep_ in _SUBJECTS and not _is_reference(t)]
    yield from map(conjuncts, reversed(earlier))
    if token.lower_ in _PLURAL:
        yield from ([t] for t in reversed(reading.sentences[index]) if t.i < token.i and _is_people(reading, t))
    for sentence in _sentences_back(reading, token):
        if token.lower_ in _PLURAL and token.dep_ in _SUBJECTS | _OBJECTS:
            yield from _who_met(reading, sentence.root)
        yield from _subjects_in(sentence)
        yield from _beside_subject(sentence)
        if token.lower_ in _PLURAL:  # "Turkey called on the Kuwaitis to pay. They refused."
            yield from ([t] for t in sentence if t.dep_ in _OBJECTS and is_plural(t))
        elif _is_of_somebody(token):
            yield from _one_of_two_states(reading, sentence)
    yield from _subjects_behind(token)


def _subjects_behind(token: "Token") -> Iterator[list["Token"]]:
    """ "After *it* had paid, Chad closed the border": whoever the main clause behind is about, if nobody is before."""
    verb = verb_above(token)
    if verb.dep_ == "advcl" and verb.i < verb.head.i:
        yield [subject for subject in surface_subjects(verb.head) if subject.i > verb.i]


def _is_of_somebody(it: "Token") -> bool:
    """Whether "it" is one of whom something is asked, or to whom something is given: "paid it $5 million"."""
    if it.dep_ == "dobj":
        return it.head.lemma_ in syntax_words().asking
    return it.dep_ == "dative" or (it.dep_ == "pobj" and it.head.lower_ in _TO_SOMEBODY)


def _one_of_two_states(reading: Reading, sentence: "Span") -> Iterator[list["Token"]]:
    """ "Peru is at odds with Chad. Peru has paid *it*": the states of a sentence that names just two."""
    named = [(token, m) for token in sentence if (m := reading.match(token)) is not None and m.sense is Sense.NAME]
    if len({match.entry.country for _, match in named}) == len(("one", "other")):
        yield from ([token] for token, _ in named)


def _is_left_alone(name: "Token") -> bool:
    return name.dep_ == _LEFT_ALONE or (name.dep_ in _BESIDE and word_before_name(name).text == ";")


def _sentences_back(reading: Reading, token: "Token") -> Iterator["Span"]:
    """The sentence before, and the one before that if neither the first nor this one has anybody.

    "Peru is at odds with Chad. Few had expected it. On Monday it closed the border."
    """
    index = reading.sentence_index(token)
    for number in range(index - 1, max(-1, index - 1 - _FARTHEST), -1):
        sentence = reading.sentences[number]
        yield sentence
        if any(map(_may_be_somebody, sentence)) or any(map(_may_be_somebody, words_before(token.sent, token))):
            return


def _may_be_somebody(token: "Token") -> bool:
    """Whether a word is a name, or a subject that may be one whom nobody knows: "The factory had closed"."""
    is_date = token.ent_type_ in {"DATE", "TIME"}
    return (token.pos_ == "PROPN" and not is_date) or (token.dep_ in _SUBJECTS and token.pos_ != "PRON")


def _who_met(reading: Reading, verb: "Token") -> Iterator[list["Token"]]:
    """ "Officials from Chad met their Malian counterparts. They agreed": both sides, where each is known.

    So it is where "Chad held talks with Mali".
    """
    words = discourse_words()
    held = [child for child in verb.children if child.dep_ == "dobj"]
    talks = [noun for noun in held if noun.lemma_.lower() in words.names_nearby["Negotiation"]]
    if verb.lemma_ not in words.meeting and not talks:
        return
    hosts = (verb, *talks)
    joined = [t for host in hosts for child in host.children if child.lower_ == "with" for t in objects_of(child)]
    met = [noun for noun in held if noun not in talks] + joined
    sides = [*surface_subjects(verb), *met]
    if met and all(any(map(_is_side, reading.referents(side))) for side in sides):
        yield sides


def _is_people(reading: Reading, token: "Token") -> bool:
    """Whether a word stands for a state as its people: "a deal with *the Chileans* on their boats"."""
    match = reading.match(token)
    return match is not None and match.sense is Sense.PEOPLE and has_the(token) and is_plural(token)


def _fronted(reading: Reading, token: "Token") -> Iterator[list["Token"]]:
    """The name that a sentence puts first, to say something of it: "As for Bolivia, it walked out"."""
    opening = list(takewhile(lambda t: t.text != "," and t.i < token.i, token.sent[:_LONGEST_FRONTED]))
    if len(opening) > len(("as", "for")) and (opening[0].lower_, opening[1].lower_) in _FRONTING:
        yield from ([t] for t in opening[-1:] if _is_name(reading, t))


def _promiser(token: "Token") -> "Token | None":
    """ "A promise from Chad that *it* would pay": whoever binds himself, as the noun's own phrase says."""
    promise = token.head.head
    if token.dep_ != "nsubj" or token.head.dep_ not in {"acl", "ccomp"} or promise.pos_ != "NOUN":
        return None
    if promise.lemma_.lower() not in syntax_words().promising:
        return None
    givers = (who for child in promise.children if child.lower_ in {"from", "by"} for who in objects_of(child))
    return next(givers, None)


def _holding_view(token: "Token") -> "Token | None":
    """ "Kenya's answer was that *it* held nobody": whose answer it is."""
    clause = token.head
    if token.lower_ != "it" or clause.dep_ not in {"ccomp", "attr"} or clause.head.lemma_ != "be":
        return None
    views = (child for child in clause.head.children if child.dep_ == "nsubj" and child.i < clause.head.i)
    stated = (view for view in views if view.lemma_.lower() in syntax_words().views)
    return next((child for view in stated for child in view.children if child.dep_ == "poss"), None)


def _addressee(token: "Token") -> "Token | None":
    """ "Reminded Chad that *it* had promised", "asked Chad whether *it* would": whom the clause above is said to."""
    clause = token.head
    if token.lower_ != "it" or token.dep_ != "nsubj" or clause.dep_ != "ccomp" or clause.i < clause.head.i:
        return None
    telling, words = clause.head.lemma_.lower(), syntax_words().said_of_addressee
    said = {child.lower_ for child in clause.children if child.dep_ in {"mark", "aux"}}
    if not said.isdisjoint({"will", "would"}) and is_passive(clause):
        said.add("undergo")
    said.add(clause.lemma_)
    if telling not in words or (words[telling] and words[telling].isdisjoint(said)):
        return None
    return next((c for c in clause.head.children if c.dep_ in {"dobj", "dative"} and c.i < token.i), None)


def _conceding(token: "Token") -> "Token | None":
    """ "Told Italy that it must stop, though *it* did not forbid it": whoever says what the clause takes back."""
    clause = token.head
    said = clause.head
    if token.dep_ != "nsubj" or clause.dep_ != "advcl" or said.dep_ != "ccomp" or clause.i < said.i:
        return None
    is_conceding = any(child.dep_ == "mark" and child.lower_ in {"though", "although"} for child in clause.children)
    subjects = surface_subjects(said.head) if is_conceding else []
    return subjects[0] if len(subjects) == 1 else None


def _letting_know(token: "Token") -> "Token | None":
    """ "The firm let it be known that *it* would pay", "made it clear that *it* would": whoever says so."""
    known = token.head.head
    is_clause = token.head.dep_ in {"ccomp", "advcl"} and any(c.lower_ == "that" for c in token.head.children)
    letting_know = syntax_words().letting_know
    if token.dep_ not in _SUBJECTS or not is_clause or known.lower_ not in letting_know.get(known.head.lemma_, ()):
        return None
    subjects = surface_subjects(known.head)
    return subjects[0] if len(subjects) == 1 else None


def _is_reference(token: "Token") -> bool:
    return token.pos_ == "PRON" or token.lower_ in _NEUTER | _PLURAL


def _subjects_above(token: "Token") -> Iterator[list["Token"]]:
    for verb in token.ancestors:
        subjects = surface_subjects(verb) if verb.pos_ in {"VERB", "AUX"} else []
        before = [s for s in subjects if s != token and s.i < token.i and not s.is_ancestor(token)]
        if before:
            yield before


def _owners_above(token: "Token") -> Iterator[list["Token"]]:
    """ "Chile's position was set out by its envoy": whose the subject is, where it is nobody who may be meant."""
    for subjects in _subjects_above(token):
        yield [child for subject in subjects for child in subject.children if child.dep_ == "poss"]


def _owners_beside(verb: "Token") -> Iterator[list["Token"]]:
    """ "Norway, still *Chad's* largest donor, gave it $5 million": whose the one is who does it."""
    for subject in surface_subjects(verb):
        said = (child for child in subject.children if child.dep_ == "appos" and child.i < verb.i)
        yield from ([child] for noun in said for child in noun.children if child.dep_ == "poss")


def _told_above(verb: "Token") -> Iterator[list["Token"]]:
    """ "Told Chad that it would pay *it*": whom the clause above is said to."""
    if verb.dep_ == "ccomp" and verb.head.i < verb.i:
        yield from ([c] for c in verb.head.children if c.dep_ in {"dobj", "dative"} and c.pos_ != "ADP")


def _objects_of_means(verb: "Token") -> Iterator[list["Token"]]:
    """ "Shut out *envoys* by refusing *them* visas": to whom is done what another act is the means of."""
    if verb.dep_ == "pcomp" and verb.tag_ == "VBG" and verb.head.lower_ == "by":
        yield from (conjuncts(c) for c in verb.head.head.children if c.dep_ == "dobj" and c.i < verb.i)


def _objects_of_coordinated(verb: "Token") -> Iterator[list["Token"]]:
    """ "sued the company and fined it": the object of the verb that this one is coordinated with."""
    if verb.dep_ == "conj":
        for child in verb.head.children:
            if child.dep_ in {"dobj", "dative"} and child.pos_ != "ADP":
                yield conjuncts(child)


def _subjects_in(sentence: "Span") -> Iterator[list["Token"]]:
    """The subject of a sentence, then those of its other clauses."""
    root = sentence.root
    if subjects := surface_subjects(root):
        yield _named_as(subjects, root) or subjects
    for token in sentence:
        if token.dep_ in _SUBJECTS and token.head != root:
            yield conjuncts(token)


def _named_as(subjects: list["Token"], verb: "Token") -> list["Token"]:
    """ "A keener rival is Baltic Amber": whom a new thing is said to be."""
    is_new = all(any(child.lower_ in {"a", "an"} for child in subject.children) for subject in subjects)
    said = [child for child in verb.children if child.dep_ == "attr" and child.i > verb.i and child.pos_ == "PROPN"]
    return said if verb.lemma_ == "be" and is_new else []


def _beside_subject(sentence: "Span") -> Iterator[list["Token"]]:
    """Where the subject is nobody who may be meant, whose it is ("Its soldiers"), then the object."""
    for subject in surface_subjects(sentence.root):
        yield [child for child in subject.children if child.dep_ == "poss"]
    for child in sentence.root.children:
        if child.dep_ in {"dobj", "dative"} and child.pos_ != "ADP":
            yield conjuncts(child)


# --- we ------------------------------------------------------------------------------------


def _speaker(reading: Reading, token: "Token") -> list[Referent]:
    """Whose "we" it is: the side of the one who says so, in this sentence or the one before."""
    for sentence in reading.sentences_to(token, lookback=1):
        for subject in _subjects_of_saying(reading, sentence.root):
            found = [r for r in reading.referents(subject) if _is_side(r)]
            if found:
                return found
    return []


def _subjects_of_saying(reading: Reading, root: "Token") -> Iterator["Token"]:
    for verb in (root, *root.children):
        if verb.lemma_.lower() in reading.frames.status.reporting:
            yield from (s for s in surface_subjects(verb) if not (s.lower_ in _FIRST and is_pronoun(s)))


def _is_side(referent: Referent) -> bool:
    return referent.acts_for is not None or referent.entity.kind is not EntityKind.PERSON
