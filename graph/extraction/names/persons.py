"""Which words of a paragraph are names of persons.

The pipeline's guesses, runs of capitalised words that can be nothing else, what stands behind a title, and
leaders of the gazetteer; each grown to the whole name. The words that tell are in `ontology/lexicon/names.yaml`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import takewhile
from typing import TYPE_CHECKING

from graph.extraction.wordlists import WordList, read_wordlist
from graph.gazetteer import NAMES_OF_STATES, GazetteerMatch, Sense
from graph.labels import ATTRIBUTES, UNDERGOERS, VERB_OBJECTS

if TYPE_CHECKING:
    from graph.tokens import Doc, Span, Token

    Matches = Mapping[int, GazetteerMatch]


class NameWords(WordList):
    """The fields of `ontology/lexicon/names.yaml`."""

    honorifics: frozenset[str]
    noble: frozenset[str]
    leading_honorifics: frozenset[str]
    body_words: frozenset[str]
    last_names_too: frozenset[str]
    field_words: frozenset[str]
    impersonal: frozenset[str]
    headline_verbs: frozenset[str]
    media_phrases: frozenset[str]
    particles: frozenset[str]
    leading_particles: frozenset[str]
    suffixes: frozenset[str]
    personal_particles: frozenset[str]
    done_to_persons: frozenset[str]
    being: frozenset[str]
    paying: frozenset[str]


WORDS = read_wordlist("lexicon/names.yaml", NameWords)
_NOT_IN_NAMES = frozenset({Sense.NAME, Sense.AGENCY, Sense.COURT, Sense.BODY, Sense.DEMONYM, Sense.METONYM})
_BENCH = "bench"  # the judges of a case, in South Asia in capitals
_BEFORE_NAMES = frozenset({"the", "a", "an", "former", "then"})
_LONGEST_PLAIN_NAME = 4  # words
_LONGEST_TITLE_PHRASE = 12  # words
_LONGEST_LIST = 8  # of names behind one title
_LONGEST_NUMBER_IN_NAME = 2  # digits
_TWO_WORDS = 2
_IS_OWNER = "PRP$"  # the tag of "its"
_MONTHS_IN_NAMES = frozenset({"may", "june", "april"})
_LONGEST_FIELD = 14  # words: "for Law, Human Rights, Immigration and Corrections"
_IN_FIELDS = frozenset({"the", "and", ",", "&"})
_OF_FIELDS = frozenset({"of", "for"})
OF_BODIES = frozenset({"of", "for", "to", "at"})
INSIDE_BODIES = frozenset({"of", "the", "and", "for", "'s", "’s", "on", "in"})
_BEARERS = frozenset({"nsubj", "nsubjpass", "dobj"})
_BESIDE = frozenset({"with", "between", "by"})
_QUOTES = frozenset({'"', "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}", "'"})
_SHORTEST_GIVEN = 4  # letters of a given name by which somebody is called alone
_AND = frozenset({"y", "e"})  # in Spanish and Portuguese


def is_honorific(token: "Token") -> bool:
    """Whether a word is a courtesy title, which tells nothing of an office."""
    return token.text in WORDS.honorifics


def find_person_names(doc: "Doc", matches: "Matches", taken: frozenset[int]) -> dict[int, "Span"]:
    """Names of persons under every token that they cover; `taken` are tokens of other mentions, such as dates."""
    marked: dict[int, Span] = {}
    in_headline = not doc[-1].is_punct if len(doc) else False
    for seed in _seeds(doc, matches):
        if in_headline and seed[0].lower_ in WORDS.headline_verbs:
            continue  # "Kenyan Judge Halts Plan"
        if in_headline and _is_owned(seed):
            continue  # "Kenya Starts to Pay Its Power Debt"
        name = _whole_name(_without_taken(seed, taken), _free_for(seed, matches, taken))
        if all(is_honorific(token) for token in name):
            continue  # "Prime Minister *Lord* Siale 'Ataongo", whose name the parser breaks
        if not any(token.i in marked for token in name):
            marked.update((token.i, name) for token in name)
    return marked


def _is_owned(name: "Span") -> bool:
    """Whether words belong to somebody, and so are nobody's name: "Its Oil Debts"."""
    before = name.doc[name.start - 1] if name.start > name[0].sent.start else name[0]
    return _IS_OWNER in {before.tag_, name[0].tag_}


def called_by(name: tuple[str, ...]) -> Iterator[str]:
    """The words by which those of this name are called alone: "Hale" of "Robert Hale Jr.", both of two last names."""
    words = [word for word in name if word not in WORDS.suffixes]
    yield from words[-1:]
    # "Jokowi" of "Joko 'Jokowi' Widodo"
    yield from (name[i] for i in range(1, len(name) - 1) if name[i - 1] in _QUOTES and name[i + 1] in _QUOTES)
    if words[-1].isupper():
        yield words[-1].title()  # "Absalom MUTUKU"
    if (
        len(words) > _TWO_WORDS
        and words[-2].isalpha()
        and words[-2].istitle()
        and words[-2].lower() not in WORDS.particles
    ):
        yield words[-2]


def called_familiarly(name: tuple[str, ...]) -> Iterator[str]:
    """ "Uhuru" of "Uhuru Kenyatta"."""
    if len(name[0]) >= _SHORTEST_GIVEN and name[0].isalpha() and name[0].istitle():
        yield name[0]


def called_with_particles(name: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """ "da Costa" of "Paulo da Costa", and how it opens a sentence."""
    first = next((i for i, word in enumerate(name) if i and word.lower() in WORDS.particles and word.isalpha()), None)
    if first is not None:
        yield name[first:]
        yield (name[first].capitalize(), *name[first + 1 :])


def is_month_of_name(token: "Token", matches: "Matches") -> bool:
    """ "Kenya jailed Helen *May* for five years": right behind another word of a name a month without a day is none."""
    doc, i = token.doc, token.i
    if token.lower_ not in _MONTHS_IN_NAMES or not token.is_title or i == token.sent.start:
        return False
    before, behind = doc[i - 1], doc[i + 1] if i + 1 < len(doc) else token
    is_given = before.pos_ == "PROPN" and before.text.isalpha() and before.is_title and before.ent_type_ != "DATE"
    is_title = _has_sense(matches, i - 1, Sense.OFFICE)
    return is_given and (is_title or i - 1 not in matches) and not behind.like_num


def find_last_names(doc: "Doc", last_names: frozenset[str], taken: Callable[[int], bool]) -> dict[int, "Span"]:
    """The words of a paragraph that the pipeline takes for no person, and which are the last names of known ones."""
    named = (token for token in doc if token.text in last_names and not taken(token.i))
    found = (token for token in named if token.pos_ == "PROPN" or _opens_as_name(token))
    return {token.i: doc[token.i : token.i + 1] for token in found if not _is_of_longer_name(token)}


def find_given_names(doc: "Doc", given: frozenset[str], taken: Callable[[int], bool]) -> dict[int, "Span"]:
    """The words that are the given names of known persons, who do or undergo something, whatever they look like."""
    named = (t for t in doc if t.text in given and t.pos_ == "PROPN" and t.ent_type_ != "ORG")
    free = (token for token in named if not taken(token.i) and _is_bearer(token))
    return {token.i: doc[token.i : token.i + 1] for token in free if not _is_of_longer_name(token)}


def _is_bearer(token: "Token") -> bool:
    """Whether a word stands where a person does: "asked *Evo*", "*Uhuru* and Museveni met", "talks with *Evo*"."""
    while token.dep_ == "conj":
        token = token.head
    return token.dep_ in _BEARERS | {"poss"} or (token.dep_ == "pobj" and token.head.lower_ in _BESIDE)


def _opens_as_name(token: "Token") -> bool:
    """ "*Carney* imposed it": a word alone that opens a sentence as its subject, which a parser takes for a noun."""
    before = token.doc[token.i - 1] if token.i > token.sent.start else None
    is_first = before is None or (before.is_punct and before.i == token.sent.start)
    is_subject = token.dep_ in {"nsubj", "nsubjpass", "poss"} and token.tag_ in {"NN", "NNS", "JJ", "JJR"}
    return is_first and is_subject and token.is_title and all(child.i > token.i for child in token.children)


def find_whole_names(doc: "Doc", names: Iterable[tuple[str, ...]], taken: Callable[[int], bool]) -> dict[int, "Span"]:
    """The words of a paragraph that the pipeline takes for no person, and which are the whole name of a known one."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for name in names:
        by_first.setdefault(name[0], []).append(name)
    found: dict[int, Span] = {}
    for token in doc:
        for name in by_first.get(token.text, ()):
            span = doc[token.i : token.i + len(name)]
            is_free = tuple(word.text for word in span) == name and not any(taken(word.i) for word in span)
            following = doc[span.end : span.end + 1]
            if is_free and not any(_is_capitalised_name(other) for other in following):  # "Ana Ruiz Foundation"
                found |= dict.fromkeys(range(span.start, span.end), span)
    return found


def _is_of_longer_name(token: "Token") -> bool:
    """ "Sekgoma Mining", "the Sekgoma"."""
    is_before = any(_is_capitalised_name(other) for other in token.doc[token.i + 1 : token.i + 2])
    before = token.doc[token.i - 1] if token.i > token.sent.start else None
    is_behind = before is not None and _is_name_part(before) and before.head in {token, token.head}
    return is_before or is_behind or token.has_any_word({"the", "a", "an"})


# --- where a name may be -------------------------------------------------------------------


def _seeds(doc: "Doc", matches: "Matches") -> Iterator["Span"]:
    for entity in doc.ents:
        if entity.label_ == "PERSON" and not _are_nationals(entity, matches) and entity.text.lower() != _BENCH:
            yield from _without_titles(entity, matches)
    for i in matches:
        yield from _behind_body(doc, i, matches)
    for token in doc:
        is_name = token.pos_ == "PROPN" or (token.ent_type_ == "PERSON" and token.is_title)
        if is_name or (_has_sense(matches, token.i, Sense.LEADER) and _opens_as_name(token)):
            yield from _seed_at(token, matches)


def _behind_body(doc: "Doc", i: int, matches: "Matches") -> Iterator["Span"]:
    """ "Speaker of the Parliament *Ana Ruiz*", "Envoy for Iran *Ana Ruiz*": a name behind a title with its body."""
    if not _has_sense(matches, i, Sense.OFFICE) or i + 1 >= len(doc) or doc[i + 1].lower_ not in OF_BODIES:
        return
    is_title = doc[i].text[:1].isupper()
    for body in doc[i + 2 : i + 2 + _LONGEST_TITLE_PHRASE]:
        if not (body.text[:1].isupper() or body.lower_ in INSIDE_BODIES) or body.is_sent_start:
            return
        is_known = _has_sense(matches, body.i, *_NOT_IN_NAMES)
        if is_known or (is_title and body.lower_ in WORDS.body_words):
            name = doc[body.i + 1 : body.i + 1 + _LONGEST_PLAIN_NAME]
            words = list(takewhile(lambda word: _is_plain_word(word, matches), name))
            behind = doc[body.i + 1 + len(words) : body.i + 2 + len(words)]
            if len(words) >= _TWO_WORDS and all(not word.text[:1].isupper() for word in behind):
                yield doc[words[0].i : words[-1].i + 1]
                return


def _is_plain_word(word: "Token", matches: "Matches") -> bool:
    is_field = word.lower_ in WORDS.field_words or is_honorific(word)
    return word.tag_ == "NNP" and not is_field and not word.is_sent_start and _may_be_in_name(word, matches)


def _are_nationals(entity: "Span", matches: "Matches") -> bool:
    """Whether a word for the people of a state stands before a noun: "71 Basotho shearers"."""
    is_modifier = len(entity) == 1 and entity[0].dep_ == "compound" and entity[0].head.pos_ == "NOUN"
    return is_modifier and _has_sense(matches, entity.start, Sense.PEOPLE)


def _seed_at(token: "Token", matches: "Matches") -> Iterator["Span"]:
    """The name that a word is, or is the last of, which the pipeline need not have seen."""
    doc, i = token.doc, token.i
    if i in matches:
        if matches[i].sense is Sense.LEADER:
            yield doc[i : i + 1]
    elif _is_plain_name(run := _run_to(token, matches), matches):
        yield run
    elif _is_before_its_office(token, matches):
        yield doc[i - 1 : i + 1]
    elif (i and _is_title(doc[i - 1], matches) and _may_be_in_name(token, matches)) or _is_officer(token, matches):
        yield doc[i : i + 1]


def _run_to(token: "Token", matches: "Matches") -> "Span":
    """The proper nouns that the parser joins to this one, with it, behind a title."""
    doc, start = token.doc, token.i
    while start and doc[start - 1].head.i >= start and not _has_sense(matches, start - 1, Sense.OFFICE):
        if not (_is_joined(doc[start - 1]) or _is_inside_name(doc[start - 1])):
            break
        start -= 1
    return doc[start : token.i + 1]


def _is_inside_name(token: "Token") -> bool:
    """ "Holmqvist-Baer", "Nicole de Moor"."""
    if token.i == 0 or not _is_joined(token.nbor(-1)):
        return False
    return token.lower_ in WORDS.particles if token.text != "-" else not token.whitespace_


def _is_joined(token: "Token") -> bool:
    return token.pos_ == "PROPN" and token.dep_ == "compound" and not is_honorific(token)


def _is_plain_name(run: "Span", matches: "Matches") -> bool:
    """Whether two to four capitalised words can only be a person's name.

    None is a name of the gazetteer or a word for a body, no article stands before them, and the pipeline takes
    them for no place or body, unless a title of office stands beside, or "who" behind.
    """
    last = run[-1]
    words = [token for token in run if token.lower_ not in WORDS.particles]
    if not 2 <= len(words) <= _LONGEST_PLAIN_NAME or last.dep_ in ATTRIBUTES:
        return False
    if not all(_may_be_in_name(token, matches) for token in words):
        return False
    if run.root.has_any_word({"the", "a", "an"}):
        return False
    is_beside_title = (
        _is_beside_title(run.root, matches) or _is_behind_title(run, matches) or _is_after_title(run, matches)
    )
    if last.ent_type_ in {"", "PERSON"} or is_beside_title or _is_who(run) or _has_age(run):
        return True
    is_of_persons = any(token.lower_ in WORDS.personal_particles and token.text.islower() for token in run)
    is_told = _is_a_person(run.root, matches) or _is_with_person(run.root) or _is_done_to_persons(run.root)
    is_told = is_told or _is_paid(run.root)
    return is_of_persons or is_told or _holds_office(run.root, matches)


def _may_be_in_name(token: "Token", matches: "Matches") -> bool:
    letters = token.text.replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")  # "N'Dour"
    is_word = letters.isalpha() and (token.text[:1].isupper() or is_behind_hyphen(token))
    is_of_body = token.lower_ in WORDS.body_words and not is_behind_hyphen(token)
    return is_word and token.i not in matches and not is_of_body and not _begins_date(token)


def _begins_date(token: "Token") -> bool:
    """ "told the Prime Minister *July* 20", where American newspapers leave out "on"."""
    behind = token.doc[token.i + 1 : token.i + 2]
    return token.ent_type_ == "DATE" and any(word.like_num for word in behind)


def is_behind_hyphen(token: "Token") -> bool:
    """ "Baek Do-yun": the second half of a given name."""
    before = token.doc[max(0, token.i - 2) : token.i]
    joined = len(before) > 1 and before[1].text == "-" and not before[1].whitespace_
    return joined and before[0].text[:1].isupper()


def _is_beside_title(name: "Token", matches: "Matches") -> bool:
    """Whether a title of office stands in apposition to a name."""
    if name.dep_ == "appos":
        around = [*name.children, name.head]
    else:
        around = [child for child in name.children if child.dep_ == "appos"]
    return any(_has_sense(matches, token.i, Sense.OFFICE) for token in around)


def _is_behind_title(run: "Span", matches: "Matches") -> bool:
    """ "Vice Consul Ana Ruiz", "the two ministers, Ana Ruiz and Luis Mora": right behind, or joined to one who is."""
    doc = run.doc
    for _ in range(_LONGEST_LIST):
        start, other = run.start, run.root.head
        if _has_sense(matches, start - 1, Sense.OFFICE):
            return True
        if start > 1 and doc[start - 1].text == "," and doc[start - 2].tag_ == "NNS":
            return _has_sense(matches, start - 2, Sense.OFFICE)
        if run.root.dep_ != "conj" or other.i >= start:
            return False
        run = _run_to(other, matches)
    return False


def _is_after_title(run: "Span", matches: "Matches") -> bool:
    """Whether words stand between commas behind a title: "A spokesman for the fund, Ajuri Ngelale, said"."""
    doc, start, end = run.doc, run.start, run.end
    if start < 2 or end >= len(doc) or doc[start - 1].text != "," or doc[end].text not in {",", "."}:
        return False
    for i in range(start - 2, max(-1, start - 2 - _LONGEST_TITLE_PHRASE), -1):
        if doc[i].text in {",", ";", "“", "”", '"'} or doc[i].sent != run.sent:
            return False
        if _has_sense(matches, i, Sense.OFFICE):
            return True
    return False


def _is_who(run: "Span") -> bool:
    """Whether "who" tells more of a name: "Shireen Lipi, who heads the group", whatever the pipeline takes it for."""
    behind = [token.lower_ for token in run.doc[run.end : run.end + 2]]
    return behind == [",", "who"]


def _has_age(run: "Span") -> bool:
    """ "Thabo Nkosi, 54,"."""
    behind = run.doc[run.end : run.end + 3]
    return len(behind) > _TWO_WORDS and behind[0].text == behind[2].text == "," and behind[1].text.isdigit()


def _is_a_person(name: "Token", matches: "Matches") -> bool:
    """ "Thabo Nkosi, a Ugandan,": of one of a people, as an apposition says."""
    told = [child for child in name.children if child.dep_ == "appos"]
    return any(_has_sense(matches, word.i, Sense.PEOPLE) and not matches[word.i].plural for word in told)


def _is_with_person(name: "Token") -> bool:
    """ "Flew *Thabo Nkosi* and Ana Ruiz": joined to a person, whatever the pipeline takes it for."""
    beside = [child for child in name.children if child.dep_ == "conj"]
    beside += [name.head] if name.dep_ == "conj" else []
    return any(other.i > 0 and other.ent_type_ == "PERSON" and _is_joined(other.nbor(-1)) for other in beside)


def _holds_office(name: "Token", matches: "Matches") -> bool:
    """ "Thabo Nkosi became prime minister", "was sworn in as president", "resigned as Kenya's finance minister"."""
    if name.dep_ not in _BEARERS:
        return False
    beside = name.head.children
    offices = [child for child in beside if child.dep_ in {"attr", "oprd"} and name.head.lemma_ in WORDS.being]
    offices += [office for child in beside if child.lower_ == "as" for office in child.children]
    return any(_has_sense(matches, office.i, Sense.OFFICE) for office in offices)


def _is_done_to_persons(name: "Token") -> bool:
    """ "Chad jailed *Thabo Nkosi*", "*Thabo Nkosi* and Ana Ruiz were extradited", whatever it looks like."""
    for _ in range(_LONGEST_LIST):
        if name.dep_ != "conj":
            break
        name = name.head
    return name.dep_ in UNDERGOERS and name.head.lemma_ in WORDS.done_to_persons


def _is_paid(name: "Token") -> bool:
    """ "Must pay *Ole Berg* 30,000 euros": who is paid a sum, in whose name the pipeline sees a product or the sum."""
    is_of_verb = name.dep_ in VERB_OBJECTS and name.head.lemma_ in WORDS.paying
    behind = name.nbor()
    return is_of_verb and name.ent_type_ in {"PRODUCT", "MONEY"} and (behind.like_num or behind.tag_ == "$")


def _is_officer(token: "Token", matches: "Matches") -> bool:
    """ "Wiryawan, Kenya's foreign minister,": one word, of which an office is told that is some state's."""
    doc, i = token.doc, token.i
    if (
        token.dep_ not in _BEARERS
        or i + 1 >= len(doc)
        or doc[i + 1].text not in {",", "("}
        or token.ent_type_ == "DATE"
    ):
        return False
    if not _may_be_in_name(token, matches) or any(child.i < i for child in token.children):
        return False
    titles = [child for child in token.children if child.dep_ == "appos" and _has_sense(matches, child.i, Sense.OFFICE)]
    return any(c.i in matches and c.dep_ in {"poss", "amod", "compound"} for title in titles for c in title.children)


def _is_before_its_office(token: "Token", matches: "Matches") -> bool:
    """ "named Grace Phiri finance minister": the parser takes the name for a part of the title."""
    doc, i = token.doc, token.i
    if not 0 < i < len(doc) - 1 or not _has_sense(matches, i + 1, Sense.OFFICE) or doc[i + 1].text[:1].isupper():
        return False
    first = doc[i - 1]
    is_joined = first.dep_ == "compound" and token.dep_ in {"compound", "nmod"}
    return is_joined and first.text[:1].isupper() and first.i not in matches


def _is_title(token: "Token", matches: "Matches") -> bool:
    return is_honorific(token) or (token.text[:1].isupper() and _has_sense(matches, token.i, Sense.OFFICE))


def _has_sense(matches: "Matches", i: int, *senses: Sense) -> bool:
    return i in matches and matches[i].sense in senses


# --- where it starts and ends --------------------------------------------------------------


def _without_titles(entity: "Span", matches: "Matches") -> Iterator["Span"]:
    """The part of the pipeline's span that is a name: no title before it, no name of a place or body inside it."""
    doc, start, end = entity.doc, entity.start, entity.end
    while start < end and _is_before_name(doc[start], matches):
        start += 1
    if start > entity.start and doc[start : start + 1].text == "of":
        return  # "the King *of Siam*", who is called by his title alone
    end = next((token.i for token in doc[start:end] if token.i > start and _begins_sum(token)), end)
    while end > start and (doc[end - 1].dep_ == "case" or not doc[end - 1].text[:1].isalnum()):
        end -= 1
    if any(token.pos_ == "PROPN" for token in doc[start:end]) and not _is_other_name(start, end, matches):
        yield doc[start:end]


def _begins_sum(token: "Token") -> bool:
    """ "Owes Ana Ruiz *30,000* euros", "*40* million"; not "the Dae Yang *9*"."""
    return token.like_num and (len(token.text) > _LONGEST_NUMBER_IN_NAME or token.nbor().like_num)


def _is_before_name(token: "Token", matches: "Matches") -> bool:
    is_title = _has_sense(matches, token.i, Sense.OFFICE, Sense.DEMONYM)
    return is_title or _is_place_before(token) or is_honorific(token) or token.lower_ in _BEFORE_NAMES


def _is_other_name(start: int, end: int, matches: "Matches") -> bool:
    """Whether words are the name of a place or body, or have one inside that can be nothing else."""
    if end - start == 1 and _has_sense(matches, start, Sense.REGION):
        return True  # "the Additional Secretary Africa, Ana Ruiz"
    inside = [matches[i] for i in range(start, end) if _has_sense(matches, i, *_NOT_IN_NAMES) or _is_many(matches, i)]
    if end - start == 2 and start in matches and matches[start].sense in NAMES_OF_STATES and end - 1 not in matches:
        return False  # "Tirana Hassan", if the pipeline says that it is a person
    is_whole = bool(inside) and all(i in matches for i in range(start, end))
    return is_whole or not all(match.ambiguous for match in inside)


def _is_many(matches: "Matches", i: int) -> bool:
    """Whether a word is one for many people of a state: "Romanians" is no name, "Roman" may be."""
    return _has_sense(matches, i, Sense.PEOPLE) and matches[i].plural


def _is_place_before(token: "Token") -> bool:
    """ "In *Geneva* Ruth Keller said": where she said so, what a preposition before it governs and no word behind."""
    is_governed = token.dep_ == "pobj" and token.pos_ == "PROPN" and token.head.i == token.i - 1
    return is_governed and token.i + 1 < len(token.doc) and not token.is_ancestor(token.nbor())


def _without_taken(span: "Span", taken: frozenset[int]) -> "Span":
    """ "In January Janet Yellen": the month is no name."""
    while len(span) > 1 and span[0].i in taken:
        span = span[1:]
    return span


def _free_for(seed: "Span", matches: "Matches", taken: frozenset[int]) -> Callable[["Token"], bool]:
    """Whether a name may grow over a token, which then is no part of another mention."""

    def is_free(token: "Token") -> bool:
        known = token.i in matches and token.i not in range(seed.start, seed.end)
        return token.i not in taken and (not known or matches[token.i].sense is Sense.LEADER)

    return is_free


def _whole_name(span: "Span", is_free: Callable[["Token"], bool]) -> "Span":
    doc, start, end = span.doc, span.start, span.end
    while start and doc[start - 1].sent == span.sent and (length := _part_before(doc[start - 1], is_free)):
        start -= length
    while end < len(doc) and is_free(doc[end]) and _goes_on_with(doc[end]):
        end += 1
    if end - start == 1 and start and doc[start - 1].text in WORDS.noble and doc[start - 1].sent == span.sent:
        start -= 1  # "Lord Burnett" has no other name
    return _without_leading_words(doc[start:end])


def _part_before(token: "Token", is_free: Callable[["Token"], bool]) -> int:
    """How many tokens more of a name end here: "Klaus" before "Ebersdorf" one, "Klaus von" two, "the" none."""
    if not is_free(token) or _is_place_before(token) or _ends_field(token):
        return 0
    if _is_name_part(token):
        return 1
    before = token.doc[token.i - 1] if token.i > token.sent.start else token
    is_particle = token.lower_ in WORDS.particles and token.text.isalpha() and token.text not in _AND
    return 2 if is_particle and _is_name_part(before) and before.pos_ == "PROPN" and is_free(before) else 0


def _ends_field(token: "Token") -> bool:
    """ "Director for Maritime *Affairs* Ana Ruiz", "Head of the *Commission* Ana Ruiz": what a title is for or of."""
    if token.lower_ not in WORDS.field_words | WORDS.body_words or not token.text[:1].isupper():
        return False
    for i in range(token.i - 1, max(token.sent.start, token.i - _LONGEST_FIELD) - 1, -1):
        if token.doc[i].lower_ in _OF_FIELDS:
            return True
        if not token.doc[i].text[:1].isupper() and token.doc[i].lower_ not in _IN_FIELDS:
            return False
    return False


def _without_leading_words(name: "Span") -> "Span":
    doc, start, end = name.doc, name.start, name.end
    while start < end and is_honorific(doc[start]) and doc[start].text not in WORDS.leading_honorifics:
        start += 1
    while start < end and _is_stray_particle(doc[start]):
        start += 1
    return doc[start:end]


def _is_stray_particle(token: "Token") -> bool:
    """ "of" another name: "de" opens no name, "al" and "De" may."""
    return token.lower_ in WORDS.particles - WORDS.leading_particles and not token.is_title


def _is_name_part(token: "Token") -> bool:
    return _is_capitalised_name(token) and not is_honorific(token)


def _is_capitalised_name(token: "Token") -> bool:
    return token.pos_ == "PROPN" and token.text[:1].isupper()


def _goes_on_with(token: "Token") -> bool:
    """Whether a name goes on with the word after it: "Jr.", "de", or what the parser joins."""
    doc, before = token.doc, token.nbor(-1)
    if token.text in WORDS.suffixes:
        return True
    joined = before.head == token or (before.dep_ == "compound" and before.head == token.head)
    is_behind_particle = before.lower_ in WORDS.particles - _AND and before.text.islower()
    if (joined or is_behind_particle) and _is_capitalised_name(token):
        return True
    if token.lower_ not in WORDS.particles or token.i + 1 == len(doc) or not _is_capitalised_name(doc[token.i + 1]):
        return False
    return token.pos_ == "PROPN" or token.ent_type_ == "PERSON" or token.text == "-"
