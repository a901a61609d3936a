""" "He" and "she": the person of a clause above, else the one named last, an official without a name as well."""

from typing import TYPE_CHECKING

from graph.extraction.actors.phrases import is_definite, objects_of, phrase_top, words_before
from graph.extraction.actors.pronouns.defendants import is_tried, stands_beside
from graph.extraction.actors.pronouns.words import FEMALE
from graph.extraction.actors.reading import Reading, Referent, full_name
from graph.extraction.clauses import surface_subjects
from graph.gazetteer import NAMES_OF_PEOPLE, Sense
from graph.labels import COMPLEMENT_CLAUSES, NOMINAL_SUBJECTS, SINGULAR_NOUNS, VERB_OBJECTS, VERBAL

if TYPE_CHECKING:
    from graph.tokens import Span, Token

# Behind these a bare name is of a place or a feast rather than of somebody: "in Bandar", "after Easter".
_OF_PLACES_AND_FEASTS = frozenset({"in", "at", "near", "into", "through", "from", "outside", "off", "after", "to"})
_OF_PERSONS = frozenset({"he", "she", "him", "her"})
_NOMINATIVE = frozenset({"he", "she"})
_ACCUSATIVE = _OF_PERSONS - _NOMINATIVE
_TO_HIM = frozenset({"to", "on", "upon", "against", "from", "of"})  # not "took her *with* him"
_CASE_TOLD = 6  # sentences in which whoever is tried has been named


def last_person(reading: Reading, token: "Token", *, female: bool) -> list[Referent]:
    """The person who is the subject of a clause above, else the one named last, subjects first."""
    if is_tried(reading, token) and (tried := _last_tried(reading, token, female=female)) is not None:
        return reading.referents(tried)
    above = (
        _client_of_speaker(reading, token, female=female)
        or _dealt_with(reading, token, female=female)
        or _person_above(reading, token, female=female)
    )
    if above is not None:
        return _of_that_sex(reading, above, female=female)
    if (speaker := _speaker_before(reading, token, female=female)) is not None:
        return reading.referents(speaker)
    done_by = _doing_to(token)
    acting_on = set(surface_subjects(done_by)) if done_by is not None else set()
    women = {person.name for person in reading.persons.values() if person.female} if female else set()
    for sentence in reading.sentences_to(token):
        before = _persons_before(reading, sentence, token, female=female)
        before = [who for who in before if acting_on.isdisjoint({who, who.head})]
        named = _spoken_of(reading, token, before)
        if (other := _other_of_two(reading, sentence, token, named)) is not None:
            return reading.referents(other)
        if named and (not women or _is_one_of(reading, named, women) or _goes_on(reading, token, named)):
            found = reading.referents(_most_prominent(named, token))
            _note_sex(reading, found, female=female)
            return found
        if (judge := _judge_spoken_of(reading, sentence, token)) is not None:
            return reading.referents(judge)
        if is_child(reading, token) or _is_of_litigant(reading, sentence, token):
            return []
        official = _official_spoken_of(reading, sentence, token) or _official_addressed(reading, sentence, token)
        if not women and official is not None:
            return reading.referents(official)
    return []


def _client_of_speaker(reading: Reading, token: "Token", *, female: bool) -> "Token | None":
    """ "*His* lawyer, Rosa Paz, said that *he* would sue", "*her* husband said that *she*": of whom that one speaks."""
    own, speakers = ("her", "kinsman") if female else ("his", "kinswoman")
    if token.lower_ not in _NOMINATIVE or token.head.dep_ != "ccomp" or not _is_saying(reading, token.head.head):
        return None
    subjects = [subject for subject in surface_subjects(token.head.head) if subject.i < token.i]
    subjects = [noun for noun in subjects if reading.is_noun(noun, "advocate", speakers)]
    owners = (child for noun in subjects for child in noun.children if child.dep_ == "poss")
    return next((owner for owner in owners if owner.lower_ == own), None)


def _is_one_of(reading: Reading, named: list["Token"], women: set[str]) -> bool:
    """Whether one is a woman whom the article called so, who goes before a name of either sex."""
    return any(_name(reading, head) in women for head in named)


def _goes_on(reading: Reading, token: "Token", named: list["Token"]) -> bool:
    """ "Ana Ruiz went to court; the judge refused *her* plea. She appealed": whether it is told of one and the same."""
    index = reading.sentence_index(token)
    last = {index, index - 1} & {reading.sentence_index(head) for head in named}
    tops = [phrase_top(head.head if head.dep_ == "appos" else head) for head in named]
    return bool(last) and any(top.dep_ in NOMINAL_SUBJECTS for top in tops)


def _dealt_with(reading: Reading, token: "Token", *, female: bool) -> "Token | None":
    """Kamba in "Ana Ruiz spoke to *Kamba* and asked him": whom somebody deals with who then does something to "him"."""
    if token.lower_ not in _ACCUSATIVE or token.tag_ == "PRP$":
        return None
    is_asked = token.dep_ == "nsubj" and token.head.dep_ in COMPLEMENT_CLAUSES  # "asked *him to lift* the ban"
    verb = token.head.head if is_asked else token.head
    acting = surface_subjects(verb) if is_asked or token.dep_ in VERB_OBJECTS else []
    first = acting[0].head if acting and verb.dep_ == "conj" else verb  # "spoke", behind which he is named
    persons = [head for head in _persons_before(reading, token.sent, token, female=female) if head.i > first.i]
    others = (word for word in token.doc[first.i : token.i] if word.dep_ not in {"appos", "compound"})
    titles = {word for head in persons for word in head.subtree}  # "Secretary of State", of one with a name
    officials = [word for word in others if word not in titles and is_unnamed_official(reading, word)]
    both = [*persons, *officials]
    both = [head for head in both if _is_object_of(head, first)] or both
    is_plain = all(map(_is_dealt_with, both)) and not (persons and officials)
    return both[-1] if both and is_plain and len(officials) < len(("one", "other")) else None


def _is_object_of(name: "Token", verb: "Token") -> bool:
    """Whether a verb itself is done to somebody: Dar, in "jailed *Dar* for insulting Ruiz and fined him"."""
    while name.dep_ == "appos":
        name = name.head
    return name.dep_ in VERB_OBJECTS and name.head == verb


def _is_dealt_with(name: "Token") -> bool:
    """Whether somebody is done something to or with: not "the wife of *Kamba*"."""
    while name.dep_ == "appos":
        name = name.head
    return name.dep_ in VERB_OBJECTS or (name.dep_ == "pobj" and name.head.head.pos_ == "VERB")


def _of_that_sex(reading: Reading, head: "Token", *, female: bool) -> list[Referent]:
    """Whom a word stands for; of one with a name the pronoun tells the sex."""
    found = reading.referents(head)
    if reading.person_span(head) is not None:
        _note_sex(reading, found, female=female)
    return found


def _last_tried(reading: Reading, token: "Token", *, female: bool) -> "Token | None":
    """Whom a court deals with, where the one named last is none whom it tries: the last who may be."""
    is_other = False
    for sentence in reading.sentences_to(token, _CASE_TOLD):
        named = _persons_before(reading, sentence, token, female=female)
        may_be = [head for head in named if not stands_beside(reading, head, token)]
        is_other = is_other or len(may_be) < len(named)
        if may_be:
            return _most_prominent(may_be, token) if is_other else None
    return None


def _speaker_before(reading: Reading, token: "Token", *, female: bool) -> "Token | None":
    """ "He said the two would meet after Ali Dar's visit. *He* added": whoever speaks goes on, named or not."""
    index = reading.sentence_index(token)
    if not index or token.dep_ != "nsubj" or token.lower_ not in _NOMINATIVE or not _is_saying(reading, token.head):
        return None
    before = reading.sentences[index - 1]
    speaker = _speaker_of(reading, before)
    if speaker is None or _counterpart_of_her(reading, before, token) is not None:
        return None
    named = (child for child in speaker.children if child.dep_ == "appos" and reading.person_span(child) is not None)
    speaker = next(named, speaker)  # "the minister, Ana Ruiz, said"
    span = reading.person_span(speaker)
    if span is not None:
        return None if _is_of_other_sex(reading, span, female=female) else speaker
    is_same = speaker.lower_ in (_NOMINATIVE & FEMALE if female else _NOMINATIVE - FEMALE)
    return speaker if is_same and reading.referents(speaker) else None


def _spoken_of(reading: Reading, token: "Token", named: list["Token"]) -> list["Token"]:
    """ "Dar was held in May, *Minister Ana Ruiz said*. He was handed over": who is told of, before whoever tells it."""
    if _is_saying(reading, token.head):
        return named
    told = [head for head in named if not _tells_behind(reading, head)]
    return told if any({h.dep_, phrase_top(h).dep_} & NOMINAL_SUBJECTS for h in told) else named


def _tells_behind(reading: Reading, head: "Token") -> bool:
    """Whether somebody is the subject of a saying behind what he says."""
    verb = phrase_top(head).head
    is_subject = phrase_top(head).dep_ == "nsubj" and _is_saying(reading, verb)
    return is_subject and any(c.dep_ == "ccomp" and c.i < head.i for c in verb.children)


def _speaker_of(reading: Reading, sentence: "Span") -> "Token | None":
    """Whose words a sentence tells: the subject of its saying, or whom "according to" names."""
    for word in sentence:
        if word.lower_ == "according":
            return next((who for to in word.children for who in objects_of(to)), None)
    subjects = [who for who in surface_subjects(sentence.root) if who.dep_ == "nsubj"]
    return subjects[0] if len(subjects) == 1 and _is_saying(reading, sentence.root) else None


def _is_saying(reading: Reading, verb: "Token") -> bool:
    """Whether a verb tells what somebody says."""
    return verb.lemma_.lower() in reading.frames.status.reporting


def _other_of_two(reading: Reading, sentence: "Span", token: "Token", named: list["Token"]) -> "Token | None":
    """ "The envoy saw Kamba. *She* pressed *him* to pay": one acts on the other, and who acted first goes on.

    The one of the two who has no name, where the pronoun does not stand for the one who has.
    """
    if (counterpart := _counterpart_of_her(reading, sentence, token)) is not None or not named:
        return counterpart
    beside = (child for child in token.head.children if child != token and child.lower_ in _OF_PERSONS)
    if token.dep_ not in {"nsubj", "dobj", "dative"} or not any(beside):
        return None
    is_subject = token.dep_ == "nsubj"
    if any((head.dep_ in NOMINAL_SUBJECTS) == is_subject for head in named):
        return None
    return (_official_spoken_of if is_subject else _official_addressed)(reading, sentence, token)


def _counterpart_of_her(reading: Reading, sentence: "Span", token: "Token") -> "Token | None":
    """ "Ana Ruiz rang *her* Omani *counterpart*. *He* refused": the other of two of whom a pronoun tells the sex."""
    if token.dep_ != "nsubj" or token.lower_ not in _NOMINATIVE or sentence == token.sent:
        return None
    own = "his" if token.lower_ == "she" else "her"
    others = [word for word in sentence if word.lemma_ == "counterpart" and word.has_word(own)]
    if len(others) != 1:
        return None
    named = (child for child in others[0].children if child.dep_ == "appos" and reading.person_span(child) is not None)
    last = max((span.end for span in map(reading.person_span, named) if span is not None), default=others[0].i)
    behind = (reading.person_span(word) for word in sentence if word.i > last)
    return None if any(behind) else others[0]


def _official_addressed(reading: Reading, sentence: "Span", token: "Token") -> "Token | None":
    """Whom the one spoken of dealt with: "The envoy saw Chad's *president*. She pressed *him* to pay"."""
    is_next = reading.sentence_index(token) - reading.sentence_index(sentence.root) == 1
    if token.dep_ not in VERB_OBJECTS or not is_next:
        return None
    objects = [word for word in sentence.root.children if word.dep_ in VERB_OBJECTS]
    return objects[0] if len(objects) == 1 and is_unnamed_official(reading, objects[0]) else None


def _official_spoken_of(reading: Reading, sentence: "Span", token: "Token") -> "Token | None":
    """The one whom the sentence before is about: "Kenya's president flew to Oslo. *She* asked for help"."""
    if token.dep_ != "nsubj" or reading.sentence_index(token) - reading.sentence_index(sentence.root) != 1:
        return None
    subjects = surface_subjects(sentence.root)
    return subjects[0] if len(subjects) == 1 and is_unnamed_official(reading, subjects[0]) else None


def is_child(reading: Reading, pronoun: "Token") -> bool:
    """ "The first was *a boy* of four. He asked for two": whether the sentence before is of a child alone."""
    index = reading.sentence_index(pronoun)
    if not index or pronoun.lower_ not in _NOMINATIVE:
        return False
    before = reading.sentences[index - 1]
    is_of_child = any(word.tag_ == "NN" and reading.is_noun(word, "youngster") for word in before)
    return is_of_child and not any(reading.person_span(word) for word in before)


def _is_of_litigant(reading: Reading, sentence: "Span", token: "Token") -> bool:
    """ "Barred Norway from sending *a Malian* home until *his* suit is heard": somebody whom nobody has named."""
    if token.dep_ != "poss" or token.head.lemma_ not in reading.frames.classes["case"]:
        return False
    singular = (word for word in words_before(sentence, token) if word.tag_ in {"NN", "NNP", "JJ"})  # "an Afghan"
    ones = (word for word in singular if word.has_any_word({"a", "an", "another"}))
    return any(_is_anybody(reading, word) for word in ones)


def _is_anybody(reading: Reading, noun: "Token") -> bool:
    """ "A man", "a Malian": whether a noun is for somebody of whom it says no more than where he is from."""
    match = reading.match(noun)
    is_national = match is not None and match.sense in NAMES_OF_PEOPLE
    return is_national or reading.is_noun(noun, "people", "citizen")


def _judge_spoken_of(reading: Reading, sentence: "Span", token: "Token") -> "Token | None":
    """A judge whom a sentence before brings in without a name: "A judge in Palma is not so sure. He has asked"."""
    if token.dep_ != "nsubj" or sentence == token.sent:
        return None
    subjects = (word for word in sentence if word.dep_ in NOMINAL_SUBJECTS and word.tag_ == "NN")
    return next((word for word in subjects if reading.is_noun(word, "judge") and not is_definite(word)), None)


def _doing_to(token: "Token") -> "Token | None":
    """The verb that says what is done to "him": "asked *him*", "urged it *upon him*", "urged *him to* pay"."""
    if token.lower_ not in _ACCUSATIVE or token.tag_ == "PRP$":
        return None
    above = token.head
    if token.dep_ == "pobj" and above.lower_ in _TO_HIM:
        return above.head if above.head.pos_ == "VERB" else None
    if token.dep_ == "nsubj" and above.dep_ in COMPLEMENT_CLAUSES and above.tag_ == "VB":
        return above.head
    return above if token.dep_ in VERB_OBJECTS else None


def _person_above(reading: Reading, token: "Token", *, female: bool) -> "Token | None":
    done_by = _doing_to(token)
    for verb in token.ancestors:
        for subject in surface_subjects(verb) if verb.pos_ in VERBAL else ():
            span = reading.person_span(subject)
            if subject.i >= token.i or subject.is_ancestor(token):
                continue
            if verb == done_by:
                continue  # nobody asks "him", and means himself
            if span is None:
                if subject.lower_ == ("she" if female else "he") and _is_saying(reading, verb):
                    return subject  # "*she* added that she would pay"
                if (token.tag_ == "PRP$" or token.lower_ in _NOMINATIVE) and _is_only_official(reading, subject, token):
                    return subject
                continue
            if not _is_of_other_sex(reading, span, female=female):
                return subject
    return None


def _is_only_official(reading: Reading, subject: "Token", token: "Token") -> bool:
    """Whether a subject without a name is whose something is; not so in "told her counterpart that his country"."""
    between = token.doc[subject.i + 1 : token.i]
    is_alone = not any(is_unnamed_official(reading, word) for word in between)
    return is_alone and is_unnamed_official(reading, subject)


def is_unnamed_official(reading: Reading, subject: "Token") -> bool:
    """ "Ghana's *minister* said that her country had paid": one who holds an office and has no name here."""
    is_one = subject.tag_ in SINGULAR_NOUNS and not reading.is_noun(subject, "judge")
    match = reading.match(subject) if is_one else None
    has_office = match is not None and match.sense is Sense.OFFICE
    return has_office and not subject.has("appos")


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


def _most_prominent(heads: list["Token"], token: "Token") -> "Token":
    """The last that is a subject or in apposition, else the last; whoever acts goes on from one who acted.

    Not one who only says who another is.
    """
    heads = [head for head in heads if not any(_describes(head, other) for other in heads)] or heads
    subjects = [h for h in heads if {h.dep_, phrase_top(h).dep_} & NOMINAL_SUBJECTS]
    if subjects and token.dep_ == "nsubj":
        return _teller_going_on(subjects, token) or subjects[-1]
    return ([h for h in heads if h in subjects or h.dep_ == "appos"] or heads)[-1]


def _teller_going_on(subjects: list["Token"], token: "Token") -> "Token | None":
    """ "*Mr. Dar* said that Mr. Pop would flee. *He* invited Peru": who tells something, and then acts himself."""
    root = token.sent.root
    tellers = [h for h in subjects if phrase_top(h).head == h.sent.root and phrase_top(h).dep_ == "nsubj"]
    is_next = token.head == root and root.tag_ == "VBD" and bool(tellers) and tellers[0].sent != token.sent
    others = [h for h in subjects if h not in tellers]
    return tellers[0] if is_next and all(_is_foretold(phrase_top(h).head) for h in others) else None


def _is_foretold(verb: "Token") -> bool:
    """Whether a clause tells of what somebody would or might do, and so of no act."""
    return any(child.tag_ == "MD" for child in verb.children)


def _describes(head: "Token", other: "Token") -> bool:
    """ "Juan Soto, an aide of *Ali Dar*": whether a name stands in an apposition to another."""
    labels = []
    while head not in {other, head.head}:
        labels.append(head.dep_)
        head = head.head
    return head == other and labels[-1:] == ["appos"] and "pobj" in labels


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
