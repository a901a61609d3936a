"""Says what a word is, where what stands around it leaves no doubt and a parser is known to take it for another.

A number that it takes for a noun, an object that it takes for an apposition, a sum that is given each year.
"""

from graph.frames import discourse_words, syntax_words
from graph.labels import AUXILIARIES, COMPLEMENT_CLAUSES, GOVERNED, PAST_FORMS, PLURAL_NOUNS, TIMES
from graph.reattachment.phrases import SUBJECTS, has_auxiliary, is_that
from graph.tokens import Token

_OPENING_QUOTES = frozenset({"“", '"', "‘"})
_ORDINALS = frozenset({"first", "second", "third", "former", "latter"})
_PUTTING = frozenset({"put", "place"})
_ON_HOLD = frozenset({"hold", "ice"})
_MANY, _ONE = frozenset({"NNS"}), frozenset({"NN"})  # tags
STANDING_IN = {"those": _MANY, "ones": _MANY, "that": _ONE, "one": _MANY | _ONE, "another": _MANY | _ONE}
_PARTNERING = frozenset({"with", "between", "on", "against"})
_OF_TWO = ("Agreement", "Negotiation", "Restriction")  # kinds of dealings with a partner
_FARTHEST_NOUN = 40  # words
_NOUNS = frozenset({"NN", "NNP", "NNPS"})
_MEASURES = frozenset({"DATE", "TIME", "PERCENT"})  # labels of the entity recogniser
DEALS = frozenset({"deal", "swap"})  # which are verbs, too


def read_form(token: Token) -> None:
    """Says what a word is, where its form leaves no doubt: a number, or initials in the plural.

    "*Eleven* of them", which a tagger takes for a noun in the plural, and "20 British *MPs*", for a name.
    """
    initials = token.text[:-1]
    if token.like_num and token.tag_ == "NNS":
        token.pos_, token.tag_ = "NUM", "CD"
    elif token.tag_ in _NOUNS and token.text[-1] == "s" and len(initials) > 1 and _are_capitals(initials):
        token.pos_, token.tag_, token.lemma_ = "NOUN", "NNS", initials.lower()
    elif token.lower_ == "ex" and token.tag_ == "NNS":
        _read_former(token)
    elif token.dep_ == "npadvmod" and _is_doer_before_number(token):
        token.dep_ = "appos"
    elif token.lemma_.endswith("mitte") and token.lower_.endswith("mitted"):
        token.lemma_ = token.lemma_.removesuffix("te")  # "readmitted", which the lemmatizer has not


def _is_doer_before_number(name: Token) -> bool:
    """ "Chile expelled four, *Peru* three": who does the same, which a parser takes for when or how it was done."""
    number = name.nbor() if name.i + 1 < name.sent.end else None
    is_named = name.ent_type_ == "GPE" and name.head.pos_ == "VERB" and name.head.has("dobj") and name.i > name.head.i
    return is_named and number is not None and number.dep_ == "nummod" and number.head is name


def _read_former(ex: Token) -> None:
    """ "Seventeen Colombian *ex*-soldiers": two words that a parser takes for two more subjects."""
    if ex.i + 2 >= ex.sent.end or ex.nbor(1).text != "-" or ex.nbor(2).tag_ != "NNS":
        return
    noun = ex.nbor(2)
    if noun.head is not ex.head:
        return
    for child in list(ex.children):
        child.hang_on(noun)
    for part in (ex, ex.nbor(1)):
        part.hang_on(noun)
        part.dep_, part.pos_ = ("compound", "ADJ") if part is ex else ("punct", "PUNCT")


def _are_capitals(letters: str) -> bool:
    return letters.isalpha() and letters.isupper()


def _is_subject_of_past(ordinal: Token) -> bool:
    """ "*The first* agreed, the second declined": no adjective, where "the" stands before it and a verb behind."""
    verb = ordinal.head
    is_between = ordinal.i > ordinal.sent.start and ordinal.nbor(-1).lower_ == "the" and verb.i == ordinal.i + 1
    is_past = verb.pos_ == "VERB" and verb.tag_ in PAST_FORMS and ordinal.dep_ == "amod"
    return is_between and is_past and all(child.dep_ not in SUBJECTS | AUXILIARIES for child in verb.children)


def _read_as_subject(ordinal: Token) -> None:
    ordinal.nbor(-1).hang_on(ordinal)
    ordinal.dep_, ordinal.pos_, ordinal.tag_ = "nsubj", "NOUN", "NN"
    ordinal.head.tag_ = "VBD"


def relabel(token: Token) -> None:
    """Says what a word is, where what stands around it leaves no doubt."""
    if token.like_num and token.tag_ == "NN" and token.ent_type_ == "CARDINAL":
        token.pos_, token.tag_ = "NUM", "CD"  # "Thirteen of its soldiers were captured"
    elif token.dep_ == "advmod" and token.ent_type_ == "ORDINAL" and _is_one_more(token):
        token.dep_, token.pos_ = "nsubj", "NOUN"
    elif token.lower_ in _ORDINALS and _is_subject_of_past(token):
        _read_as_subject(token)
    elif token.dep_ == "mark" and token.has("pobj"):
        token.dep_, token.pos_, token.tag_ = "prep", "ADP", "IN"  # "Behind bars since March is a Briton"
    elif token.text == "lent" and token.tag_ == "NN":
        token.pos_, token.tag_, token.lemma_ = "VERB", "VBD", "lend"
    elif token.dep_ == "amod" and token.head.dep_ == "nummod" and token.i == token.head.i + 1:
        token.hang_on(token.head.head)  # "five Lebanese and three Jordanians"
    elif _is_object(token) or _is_undergone_by(token):
        token.dep_ = "dobj"
    elif token.tag_ in {"WP", "WDT"} and token.dep_ == "pobj" and _is_before_other(token):
        token.hang_on(token.head.head)
        token.dep_ = "dobj"
    elif token.dep_ == "conj" and token.tag_ == "CD" and token.head.dep_ == "amod" and token.i < token.head.head.i:
        token.hang_on(token.head.head)  # "12 Ghanaian and three Togolese soldiers"
        token.dep_ = "nummod"
    else:
        _relabel_subject(token)


def read_as_noun(those: Token) -> None:
    """ "Talks with Chad stalled; *those* with Mali went on": reads the pronoun as the noun that it stands for.

    Only as a noun for dealings, which have their partner behind the same preposition: "a pact with Chad and *one* with
    Mali", "lifted its ban on beef, but kept *that* on milk".
    """
    link = those.nbor() if those.i + 1 < those.sent.end else those
    tags = STANDING_IN.get(those.lower_, frozenset())
    if not tags or link.lower_ not in _PARTNERING or not (link.head is those or _is_before_link(those, link)):
        return
    words = discourse_words()
    names = frozenset().union(
        *(words.names_nearby[kind] | words.names_of_acts.get(kind, frozenset()) for kind in _OF_TWO)
    )
    before = those.doc[max(0, those.i - _FARTHEST_NOUN) : those.i]
    nouns = (word for word in reversed(before) if word.tag_ in tags and word.lemma_ in names)
    noun = next((n for n in nouns if n.nbor().lower_ == link.lower_ or _has_link(n, link)), None)
    if noun is not None:
        link.hang_on(those)
        those.lemma_, those.pos_, those.tag_ = noun.lemma_, "NOUN", noun.tag_


def _is_before_link(those: Token, link: Token) -> bool:
    """ "Imposed *new ones* on Mali": whether a parser hung on the verb what stands behind its object."""
    return those.dep_ in {"dobj", "conj"} and link.head is those.head and link.dep_ == "prep"


def _has_link(noun: Token, link: Token) -> bool:
    return noun.has_word(link.lower_)


def read_as_deal(deal: Token) -> None:
    """ "Concluded *a returns deal* with Peru": no verb, as "a" is before one thing; what it is about stands first."""
    matter = deal.nbor(-1) if deal.i > deal.sent.start else deal
    is_clause = deal.pos_ == "VERB" and deal.dep_ == "ccomp" and deal.head.i < deal.i
    is_of_many = matter.tag_ == "NNS" and matter.head is deal and matter.dep_ == "nsubj"
    if not (is_clause and is_of_many and matter.has_any_word({"a", "an"})):
        return
    deal.dep_, deal.pos_, deal.tag_, matter.dep_ = "dobj", "NOUN", "NN", "compound"
    for child in list(matter.children):
        child.hang_on(deal)


def read_that(that: Token) -> None:
    """Reads a "that" which opens no clause: as a pronoun, or as the noun that it stands for."""
    _read_as_pronoun(that)
    read_as_noun(that)


def _read_as_pronoun(that: Token) -> None:
    """Reads the "that" of "the court reversed *that* in May" as no word that opens a clause."""
    is_object = that.dep_ == "dobj" and that.i > that.head.i
    modal = next((child for child in that.children if child.tag_ == "MD" and child.dep_ == "aux"), None)
    if is_object and modal is not None:
        _give_to_modal(that, modal)
    elif is_object and that.tag_ == "IN" and that.nbor(1).pos_ != "PROPN":  # "sat down that November"
        that.pos_, that.tag_ = "PRON", "DT"


def _give_to_modal(that: Token, modal: Token) -> None:
    """ "Replied within hours *that it would not*": a clause of no more than a modal, which a parser hangs on "that"."""
    modal.hang_on(that.head)
    modal.dep_ = "ccomp"
    for child in (child for child in that.children if child is not modal):
        child.hang_on(modal)
    that.hang_on(modal)
    that.dep_, that.pos_, that.tag_ = "mark", "SCONJ", "IN"


def read_as_told(verb: Token) -> None:
    """Reads the clause of "ruled in May *that the deal broke the law*" as what is said; not "so that", "now that"."""
    above = verb.head
    if verb.dep_ != "advcl" or verb.i < above.i or above.has_any({"ccomp", "dobj"}):
        return
    opening = next((child for child in verb.children if is_that(child)), None)
    if opening is not None and above.pos_ == "VERB" and opening.nbor(-1).ent_type_ in TIMES:
        verb.dep_ = "ccomp"


def put_on_hold(on: Token) -> None:
    """Hangs the "on" of "put the order *on hold*" on its verb."""
    noun = on.head
    is_phrase = on.dep_ == "prep" and noun.dep_ == "dobj" and on.nbor(1).lower_ in _ON_HOLD
    if is_phrase and noun.head.lemma_ in _PUTTING:
        on.hang_on(noun.head)


def _relabel_subject(token: Token) -> None:
    if token.tag_ in {"VBG", "NN", "JJ"} and token.lower_.endswith("ing"):
        _relabel_gerund(token)
    if token.dep_ == "xcomp" and token.tag_ == "VB" and _is_paid_for(token):
        token.dep_ = "advcl"
    if token.tag_ == "NNPS" and token.ent_type_ == "NORP" and token.dep_ == "compound" and _is_verb(token.head):
        _read_as_verb(token.head, token)
    elif token.dep_ == "nsubj" and token.head.dep_ == "auxpass" and token.head.lemma_ != "be":
        token.dep_ = "nsubjpass"  # "Beef remains banned there"
        token.hang_on(token.head.head)
    elif token.dep_ in {"advmod", "neg"} and token.head.dep_ in AUXILIARIES:
        token.hang_on(token.head.head)  # "Not once had the US asked"
    elif token.lower_ == "court" and token.dep_ in COMPLEMENT_CLAUSES and _is_place(token):
        _read_as_place(token)
    elif token.lower_ == "times" and token.dep_ == "dobj" and any(child.tag_ == "CD" for child in token.children):
        token.dep_ = "npadvmod"  # "asked three times for their release"
    elif token.lower_ == "no" and token.dep_ == "nsubj" and token.i == token.head.i + 1:
        token.dep_ = "intj"  # "Kenya said no to the offer"
    elif token.dep_ == "csubjpass" and token.tag_ == "VB" and not has_auxiliary(token):
        token.dep_, token.pos_, token.tag_ = "nsubjpass", "NOUN", "NN"  # "Aid to Chad was frozen"
    else:
        _relabel_clause(token)


def _relabel_clause(token: Token) -> None:
    if _is_given(token):
        for child in token.children:
            if child.dep_ == "nsubj":
                child.hang_on(token.head)
                child.dep_ = "dative"
        token.dep_ = "dobj"
    elif _is_told_to_do(token):
        token.dep_, token.pos_, token.tag_ = "ccomp", "VERB", "VB"
    elif token.tag_ == "VBD" and token.dep_ == "ccomp" and token.head.lemma_ == "want":
        _read_as_wanted(token)
    elif token.tag_ == "NNS" and token.children and {"nsubj", "dobj"} <= {child.dep_ for child in token.children}:
        token.pos_, token.tag_ = "VERB", "VBZ"  # "The ministry rejects in totality the findings"
    elif token.dep_ == "relcl" and token.tag_ == "VB" and _is_aim(token):
        token.dep_ = "acl"
    elif token.dep_ == "agent" and _is_means(token):
        token.dep_ = "prep"  # "spoke by telephone with both sides"
    elif token.lower_ == "over" and token.dep_ == "quantmod" and _is_particle(token):
        token.hang_on(token.nbor(-1))
        token.dep_, token.tag_ = "prt", "RP"


def _is_means(by: Token) -> bool:
    """Whether "by" says how somebody does something himself, or by how much, and not who does it to him."""
    means = by.child("pobj")
    if means is not None and means.ent_type_ in _MEASURES:
        return True  # "extended by a year the ban on it"
    is_bare = means is not None and means.tag_ == "NN" and not means.children
    is_active = by.head.tag_ == "VBD" and by.head.has("nsubj")
    return is_bare and is_active and not has_auxiliary(by.head)


def _is_aim(verb: Token) -> bool:
    """ "A resolution *to extend* the sanctions", "an offer, *to pay* Peru": what a paper or a plan is for."""
    if verb.head.lemma_.lower() not in syntax_words().measures_on_paper | syntax_words().to_do:
        return False
    labels = {child.dep_ for child in verb.children if child.i < verb.i}
    has_object = any(child.dep_ == "dobj" and child.i > verb.i for child in verb.children)
    return labels == {"aux"} and has_object and verb.nbor(-1).lower_ == "to"


def _is_particle(over: Token) -> bool:
    """ "Hand *over* 12 men": whether "over" is of the verb right before it, and not of the number."""
    verb = over.nbor(-1) if over.i > over.sent.start else over
    return verb.pos_ == "VERB" and verb.lemma_ in syntax_words().giving_up and over.head.head.head is verb


def _read_as_wanted(verb: Token) -> None:
    """ "Wants Peru's ban *lifted*": nobody wants what somebody did."""
    is_bare = {"aux", "auxpass", "dobj", "mark", "xcomp"}.isdisjoint(child.dep_ for child in verb.children)
    if is_bare and all(word.text != "," for word in verb.doc[verb.head.i : verb.i]):
        verb.tag_ = "VBN"
        for child in verb.children:
            if child.dep_ == "nsubj":
                child.dep_ = "nsubjpass"


def _relabel_gerund(gerund: Token) -> None:
    """ "By *halting* exports" does something to them; "the *jailing* of a monk" is a noun, whatever it is taken for."""
    if gerund.dep_ == "amod" and _is_done_to_bare(gerund):
        thing, above = gerund.head, gerund.head.head
        gerund.hang_on(above)
        gerund.dep_ = "pcomp" if thing.dep_ == "pobj" else "xcomp"
        gerund.pos_, gerund.tag_, gerund.lemma_ = "VERB", "VBG", _lemma_of_act(gerund) or gerund.lemma_
        thing.hang_on(gerund)
        thing.dep_ = "dobj"
    elif gerund.tag_ == "NN" and gerund.dep_ in GOVERNED and (lemma := _lemma_of_act(gerund)) is not None:
        if {"dobj"} <= {child.dep_ for child in gerund.children}:  # "denied *handing over* two men"
            gerund.dep_ = "pcomp" if gerund.dep_ == "pobj" else "xcomp"
            gerund.pos_, gerund.tag_, gerund.lemma_ = "VERB", "VBG", lemma
    elif gerund.pos_ == "VERB" and gerund.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"} and _is_thing(gerund):
        gerund.pos_, gerund.tag_, gerund.lemma_ = "NOUN", "NN", gerund.lower_


def _is_done_to_bare(gerund: Token) -> bool:
    """ "Without *suspending* visas", "denied *jailing* monks": an act whose object has neither article nor number."""
    thing = gerund.head
    above = thing.head
    is_first = gerund.i == above.i + 1 and thing.i > gerund.i
    is_behind = above.dep_ == "prep" if thing.dep_ == "pobj" else above.lemma_ in syntax_words().before_gerunds
    is_act = _lemma_of_act(gerund) is not None
    return is_first and is_act and thing.tag_ in PLURAL_NOUNS and thing.dep_ in GOVERNED and is_behind


def _lemma_of_act(gerund: Token) -> str | None:
    """The verb that a word in "-ing" is of, if it always has an object: "ban" of "banning", "seize" of "seizing"."""
    stem = gerund.lower_.removesuffix("ing")
    acts = syntax_words().object_taking | syntax_words().done_to_goods
    return next((verb for verb in (stem, f"{stem}e", stem[:-1]) if verb in acts), None)


def _is_thing(gerund: Token) -> bool:
    """ "*The* jailing *by* Chad of a monk", with an article and a preposition, and no object."""
    labels = {child.dep_ for child in gerund.children}
    has_link = any(child.dep_ == "prep" and child.i == gerund.i + 1 for child in gerund.children)
    is_the = any(child.lower_ == "the" and child.i == gerund.i - 1 for child in gerund.children)
    return is_the and has_link and labels.isdisjoint({"dobj", "aux", "auxpass"})


def _is_paid_for(verb: Token) -> bool:
    """ "Offered Chad $5 million *to house* them": whoever is given something is to do it."""
    given = {child.dep_ for child in verb.head.children if verb.head.i < child.i < verb.i}
    return given >= {"dative", "dobj"}


def _is_before_other(pronoun: Token) -> bool:
    """ "Two men *whom* it locked up as spies": whom the verb has done something to, where "as" has its own object."""
    link = pronoun.head
    has_own = any(child.dep_ == "pobj" and child.i > link.i for child in link.children)
    has_object = link.head.has("dobj")
    return pronoun.i < link.i and has_own and link.head.pos_ == "VERB" and not has_object


def _is_verb(noun: Token) -> bool:
    """ "200 Kenyans *languish* there", "helped 72 Syrians *return*": several people, before a noun, describe none."""
    return noun.tag_ == "NN" and noun.dep_ in {"ROOT", "ccomp"} and noun.i > 0 and noun.nbor(-1).tag_ == "NNPS"


def _read_as_verb(noun: Token, people: Token) -> None:
    noun.pos_, noun.tag_, people.dep_ = "VERB", "VBP" if noun.dep_ == "ROOT" else "VB", "nsubj"
    for child in noun.children:
        if child.i < people.i and child.dep_ in {"det", "nummod", "amod", "poss"}:
            child.hang_on(people)


def _is_object(token: Token) -> bool:
    """ "The plane carried *115*", "Kenya lobbies *Togo* to lift it", "called home its *envoy*"."""
    if token.dep_ == "npadvmod" and token.ent_type_ == "CARDINAL":
        return _is_carried(token)
    if token.dep_ == "oprd":
        return _is_called_back(token)
    return token.dep_ == "appos" and token.head.tag_ == "VBZ" and token.i == token.head.i + 1


def _is_undergone_by(pronoun: Token) -> bool:
    """ "Three states, *all* of which the US has rebuffed": of two subjects before a verb, the first is its object."""
    verb = pronoun.head
    if pronoun.dep_ != "nsubj" or verb.dep_ != "relcl" or all(c.lower_ != "of" for c in pronoun.children):
        return False
    behind = {child.dep_ for child in verb.children if child.i > pronoun.i}
    return "nsubj" in behind and "dobj" not in behind


def _is_given(noun: Token) -> bool:
    """ "Refused the Norwegian authorities *access* to it": what somebody is given, taken for a clause."""
    if noun.tag_ != "NN" or noun.dep_ != "ccomp":
        return False
    words = syntax_words()
    is_matter = noun.lemma_ in words.given_without_article
    subjects = [child for child in noun.children if child.dep_ == "nsubj"]
    is_alone = {"aux", "cop", "mark", "dobj"}.isdisjoint(child.dep_ for child in noun.children)
    return is_matter and is_alone and len(subjects) == 1 and noun.head.lemma_.lower() in words.giving


def _is_told_to_do(verb: Token) -> bool:
    """ "“*Free* our men,” she told Chad", "demanded that the US *free* two": a clause, whatever it is taken for."""
    if verb.tag_ not in {"JJ", "VB"}:
        return False
    children = {child.dep_ for child in verb.children}
    if verb.dep_ == "ccomp" and verb.tag_ == "JJ":
        return children >= {"mark", "nsubj", "dobj"} and children.isdisjoint({"aux", "cop"})
    before = verb.nbor(-1) if verb.i > verb.sent.start else verb
    is_first = before.text in _OPENING_QUOTES and verb.head.i > verb.i
    return verb.dep_ == "advcl" and verb.tag_ == "VB" and is_first and children.isdisjoint(SUBJECTS | {"aux", "mark"})


def _is_place(noun: Token) -> bool:
    """Whether "to court" is no infinitive: one that nobody is courted with."""
    to = noun.nbor(-1) if noun.i > noun.sent.start else noun
    return to.lower_ == "to" and to.head is noun and all(child.dep_ != "dobj" for child in noun.children)


def _read_as_place(noun: Token) -> None:
    """ "Hauls Ghana *to court*": where to, and whom the verb above is done to."""
    to, verb = noun.nbor(-1), noun.head
    for child in noun.children:
        if child is not to:
            child.hang_on(verb)
            child.dep_ = "dobj" if child.dep_ == "nsubj" else child.dep_
    to.hang_on(verb)
    to.dep_, to.pos_, to.tag_ = "prep", "ADP", "IN"
    noun.hang_on(to)
    noun.dep_, noun.pos_, noun.tag_ = "pobj", "NOUN", "NN"


def _is_carried(number: Token) -> bool:
    verb = number.head
    return verb.lemma_ in syntax_words().carrying and all(child.dep_ != "dobj" for child in verb.children)


def _is_called_back(noun: Token) -> bool:
    """Whether a noun is what a verb is done to, with an adverb between: nobody is called what he already is."""
    others = {child.dep_ for child in noun.head.children}
    is_active = noun.head.tag_ != "VBN" and noun.head.pos_ == "VERB" and others.isdisjoint({"dobj", "auxpass"})
    return is_active and any(child.dep_ == "advmod" and noun.head.i < child.i < noun.i for child in noun.head.children)


def _is_one_more(ordinal: Token) -> bool:
    """ "*A second*, on Sept. 4, carried 115": what acts, where the verb has no other subject."""
    is_one = ordinal.has_any_word({"a", "the"})
    return is_one and ordinal.head.pos_ == "VERB" and all(c.dep_ not in SUBJECTS for c in ordinal.head.children)
