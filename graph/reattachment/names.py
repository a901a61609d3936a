"""Makes one phrase of the name of a person, of many words or with a hyphen, and of the title before it.

"Foreign Minister Khalid al-Mansour arrived": a parser takes each part of a name that it never met for a subject by
itself. Which words are a name is the pipeline's guess; who bears it is for `graph.extraction.names.persons`.
"""

from graph.labels import AUXILIARIES, VERB_OBJECTS
from graph.reattachment.phrases import SUBJECTS, first_of, has_article
from graph.tokens import Doc, Span, Token

_GOVERNED = SUBJECTS | {"dative", "dobj", "pobj"}
_INSIDE = frozenset({"PROPN", "PUNCT", "PART", "ADP", "X"})
_PARTING = frozenset({",", "/", "&", "(", ")"})
_JOINED = SUBJECTS | {"appos", "conj", "dobj", "nmod"}
_TWO = 2
_WHERE = frozenset({"in", "at", "from"})
_INDEFINITE = frozenset({"a", "an", "another"})
_MODAL_NAMES = frozenset({"May", "Will"})


def reattach_names(doc: Doc) -> None:
    """Hangs the parts of each person's name on one of them."""
    for token in doc:
        if token.text in _MODAL_NAMES and token.pos_ == "AUX":
            _read_as_name(token)
        if token.lower_ in _WHERE and token.dep_ == "prep":
            _part_from_town(token)
        if token.pos_ == "PROPN":
            _join_to_description(token)
    for name in doc.ents:
        if name.label_ == "PERSON":
            _make_whole(name)
    for name in doc.ents:
        if name.label_ == "PERSON":
            _part_from_fellow(name.root)
            _read_as_subject(name.root)
        if name.label_ in {"PERSON", "ORG"}:
            _set_beside_agent(name)


def _read_as_name(modal: Token) -> None:
    """ "Prime Minister Helen *May* met him", "*Will* Banks was held": with a capital, in no question, it is no modal.

    In a headline, which no mark ends, every word has one.
    """
    doc, verb, last = modal.doc, modal.head, modal.sent[-1]
    is_first = modal.i == modal.sent.start or doc[modal.i - 1].is_punct
    before, behind = doc[max(modal.i - 1, 0)], doc[min(modal.i + 1, len(doc) - 1)]
    is_given = "PERSON" in {behind.ent_type_, modal.ent_type_} or behind.pos_ == "PROPN"
    is_given = is_given and behind.text[:1].isupper()
    is_last = not is_first and before.pos_ == "PROPN" and before.text[:1].isupper()
    if not last.is_punct or last.text == "?" or not (is_given or is_last):
        return
    modal.pos_, modal.tag_, modal.lemma_ = "PROPN", "NNP", modal.text
    if modal.dep_ != "aux":
        return
    if not is_given and before.head is verb:
        modal.dep_ = before.dep_
        before.hang_on(modal)
        before.dep_ = "compound"
    elif is_given and not modal.is_ancestor(behind):
        modal.hang_on(behind)
        modal.dep_ = "compound"
        behind.pos_, behind.tag_, behind.lemma_ = "PROPN", "NNP", behind.text
    if verb.tag_ in {"VB", "VBN"} and all(child.dep_ not in AUXILIARIES for child in verb.children):
        verb.tag_ = "VBD"


def _part_from_town(preposition: Token) -> None:
    """ "In *Brussels* Ilze Dar, a spokeswoman, said": a town right behind the "in" that opens a clause is no name."""
    verb, town = preposition.head, _town_behind(preposition)
    if town is None:
        return
    name = town.head
    if name.dep_ == "pobj" and name.head is preposition:
        if verb.i < name.i or not _opens_clause(preposition) or not _may_act(name, verb):
            return
        name.hang_on(verb)
        name.dep_ = "nsubj"
    elif name.dep_ not in SUBJECTS:  # which nothing governs but a verb
        return
    town.hang_on(preposition)
    town.dep_ = "pobj"
    for word in [child for child in name.children if child.i < town.i]:
        word.hang_on(town)


def _join_to_description(name: Token) -> None:
    """ "Sued the oil company *Repsol*", "owes the firm *Karpower* $5 million": one object, called by what it is first.

    A parser takes the company for a subject of its name, or the name for a second object.
    """
    start = name.i
    while start > name.sent.start and name.doc[start - 1].dep_ == "compound" and name.doc[start - 1].head is name:
        start -= 1
    noun = name.doc[start - 1] if start > name.sent.start else name
    if noun.tag_ != "NN":
        return
    verb = name.head
    if noun.dep_ == "nsubj" and noun.head is name and name.dep_ in _GOVERNED:
        noun.hang_on(verb)
        noun.dep_ = name.dep_
        for child in [child for child in name.children if child.i > name.i]:
            child.hang_on(verb if verb.pos_ == "VERB" else noun)
    elif noun.dep_ in VERB_OBJECTS and name.dep_ == "dative" and noun.head is verb:
        noun.dep_ = "dative"
        for child in [child for child in name.children if child.i > name.i]:
            child.hang_on(verb)
            child.dep_ = "dobj" if child.dep_ in {"nummod", "pobj"} else child.dep_
    else:
        return
    name.hang_on(noun)
    name.dep_ = "appos"


def _opens_clause(preposition: Token) -> bool:
    """Whether nothing of a clause stands before its first phrase, except when it was."""
    before = preposition.doc[preposition.i - 1] if preposition.i > preposition.sent.start else None
    return before is None or before.is_punct or before.dep_ in {"cc", "mark"} or before.ent_type_ == "DATE"


def _town_behind(preposition: Token) -> Token | None:
    """The last word of a town's name that a parser takes for the first of the name of whoever is named behind it."""
    doc, last = preposition.doc, preposition.i + 1
    if last + 2 >= len(doc):
        return None
    if doc[last].text == "The":
        last += 1
    is_whole = " " in doc[last].text  # "Addis Ababa", which is one token
    while not is_whole and doc[last].ent_type_ == doc[last + 1].ent_type_ == "GPE" and doc[last].head.i > last + 1:
        last += 1
    town, name = doc[last], doc[last].head
    between = doc[last : name.i + 1]
    is_name = len(between) > _TWO and all(word.pos_ in _INSIDE and word.text not in _PARTING for word in between)
    is_place = name.ent_type_ in {"GPE", "LOC", "FAC"} and not is_whole
    return town if is_name and not is_place and town.dep_ == "compound" and town.pos_ == "PROPN" else None


def _may_act(name: Token, verb: Token) -> bool:
    """Whether a verb has no subject but a name, or what is said between commas of who it names."""
    doc = name.doc
    subject = verb.child_of(SUBJECTS)
    if doc[name.i + 1].text != ",":
        return False
    if subject is None:
        return True
    is_beside = subject.pos_ == "NOUN" and first_of(subject).i == name.i + 2 and doc[verb.i - 1].text == ","
    if not is_beside or subject.has("appos"):
        return False
    subject.hang_on(name)
    subject.dep_ = "appos"
    return True


def _make_whole(name: Span) -> None:
    """Makes one word of a name its head, and hangs on it the others and what hangs on them from behind."""
    words = [word for word in name if word.dep_ != "case"]
    is_name = all(word.pos_ in _INSIDE and word.text not in _PARTING for word in words)
    root = _root_of(words) if is_name and words else None
    if root is None:
        return
    for word in words:
        if word.tag_ == "NNPS" and not has_article(root):
            word.tag_ = "NNP"  # "Frank Fields" is one
        if word is root:
            continue
        if word.head not in words:
            word.hang_on(root)
            word.dep_ = "compound"
        elif word.dep_ in _JOINED:
            word.dep_ = "compound"  # "Okoro-Balewa"
        _give_what_is_behind(word, root, words[-1])
    _hang_title(root, name)


def _root_of(words: list[Token]) -> Token | None:
    """The word of a name that is to govern the others: the last of those that none of them governs."""
    outer = [word for word in words if word.head is word or word.head not in words]
    root = outer[-1]
    if any(word.head is not root.head for word in outer):
        governed = [word for word in outer if word.dep_ in _GOVERNED and word.head.pos_ in {"VERB", "ADP"}]
        if len(governed) != 1:
            return None
        root = governed[0]  # "paid *Gen. Ali Dar* $5 million": not of the sum
    return None if any(word.is_ancestor(root) for word in outer) else root


def _give_what_is_behind(word: Token, root: Token, last: Token) -> None:
    for child in word.children:
        if child.i > last.i and child.dep_ != "case" and not child.is_ancestor(root):
            child.hang_on(root)


def _hang_title(name: Token, whole: Span) -> None:
    """ "*Foreign Minister* Khalid al-Mansour arrived": no second subject."""
    title = name.doc[whole.start - 1] if whole.start > whole.sent.start else name
    is_title = title.dep_ in SUBJECTS and (title.pos_ == "PROPN" or (title.pos_ == "NOUN" and not has_article(title)))
    if is_title and name.dep_ == title.dep_ and title.head is name.head and title is not name:
        title.hang_on(name)
        title.dep_ = "compound"


def _read_as_subject(name: Token) -> None:
    """ "*Ana Ruiz*, at the time the senior official there, disclosed it": the name is who did, not what she was."""
    verb, sentence = name.head, name.sent
    title = next((child for child in verb.children if child.dep_ in SUBJECTS and name.i < child.i < verb.i), None)
    if name.dep_ != "npadvmod" or name.left_edge.i != sentence.start or title is None or title.tag_ != "NN":
        return
    behind, last = name.doc[min(name.i + 1, sentence.end - 1)], title.subtree[-1]
    closing = name.doc[min(last.i + 1, sentence.end - 1)] if last.text != "," else last
    if behind.text != "," or closing.text != "," or closing.i >= verb.i:
        return
    name.dep_, title.dep_ = title.dep_, "appos"
    title.hang_on(name)


def _set_beside_agent(whole: Span) -> None:
    """ "Was sued by *a fisherman*, *Karl Vella*, in May": by whom, wherever a parser hangs his name."""
    name, doc, before = whole.root, whole.doc, whole.start - 2
    is_aside = before >= whole.sent.start and whole.end < len(doc) and doc[whole.start - 1].text == ","
    if not is_aside or name.pos_ != "PROPN" or doc[whole.end].text not in {",", "."}:
        return
    above = (doc[before], *doc[before].ancestors)
    agents = [word for word in above if word.head.lower_ == "by" and word.dep_ == "pobj"]
    if not agents or agents[0].tag_ != "NN" or agents[0].is_ancestor(name):
        return
    if agents[0].has_any_word(_INDEFINITE):
        name.hang_on(agents[0])
        name.dep_ = "appos"


def _part_from_fellow(name: Token) -> None:
    """ "Flew *Khalid al-Mansour* and Ana Ruiz to Chad": the first of two persons is no part of the other's name."""
    first = next((c for c in name.children if c.dep_ in {"nmod", "compound"} and c.pos_ == "PROPN" and _ends(c)), None)
    if first is None or first.ent_type_ not in {"PERSON", "ORG", "GPE", ""}:
        return
    first.hang_on(first if name.head is name else name.head)
    first.dep_ = name.dep_
    for child in name.children:
        if child.i < first.i:
            child.hang_on(first)
    name.hang_on(first)
    name.dep_ = "conj"


def _ends(first: Token) -> bool:
    """Whether "and" and another name follow a word: no "Marks and Spencer", which is one name."""
    joint = next((child for child in first.children if child.dep_ == "cc" and child.lower_ == "and"), None)
    is_next = joint is not None and joint.i == first.i + 1 and joint.ent_type_ == ""
    return is_next and first.i > first.sent.start and first.doc[first.i - 1].head is first
