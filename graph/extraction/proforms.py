"""Verbs that stand for one said before: "Japan paid Fiji, and Norway did so in July", "did the same to Tonga".

What was said is said again of somebody else, or has come true of the same. What a predicate means is for
`graph.extraction.elements`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from graph.extraction.actors import Reading
from graph.extraction.clauses import Clauses, Predicate
from graph.extraction.elements import Draft, Filled
from graph.extraction.roles import fill_role, inferred
from graph.frames import discourse_words
from graph.labels import FINITE, TIMES

if TYPE_CHECKING:
    from graph.tokens import Token

_SENTENCES_BACK = 1  # how far back the verb may be that another stands for
_RETURNED = frozenset({"Restriction", "Transfer"})  # kinds of what is done in return; who is asked "does so" himself
_TELLING = frozenset({"Request", "Ruling"})  # kinds in which one is told what to do
_STOPPING = frozenset({"negated", "lifted", "ended"})  # statuses of patterns
_MAY = frozenset({"may", "might", "could", "will", "would"})
_SINCE = frozenset({"later", "afterwards", "soon", "since", "then"})
_TO_WHOM = ("to", "with", "for", "on", "against")  # "did the same to Tonga": whom the first verb does something to


def repeat_drafts(reading: Reading, clauses: Clauses, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """What verbs such as "did so" say again, of these drafts in text order."""
    for doc in reading.parsed.paragraphs:
        for verb in doc:
            proform = clauses.predicate(verb) if _is_proform(verb) else None
            if proform is None:
                continue
            for draft in _meant(reading, proform, drafts):
                is_contrasted = draft.kind == "Refusal" and _is_contrasted(verb)
                if is_contrasted or _does_not_stop(draft, verb) or _is_of_one(draft):
                    continue
                predicate = _as_said(draft.predicate, proform)
                for roles in _each_for_himself(draft, _roles_again(reading, clauses, draft, proform)):
                    yield replace(draft, predicate=predicate, roles=roles, people=None, people_token=None)


def _is_of_one(draft: Draft) -> bool:
    """ "Chad sent *a Mexican* home. Ghana followed in May": which does not tell whom it sent, nor where."""
    people = draft.people
    return draft.kind == "Transfer" and people is not None and people.count is not None and people.count.value == 1


def _does_not_stop(draft: Draft, verb: "Token") -> bool:
    """ "Chad suspended its aid to Mali. Peru *did not* do so": which does not say that Peru gives Mali any."""
    is_stopping = draft.unit.pattern.status in _STOPPING
    return is_stopping and verb.has("neg")


def _is_proform(verb: "Token") -> bool:
    """Whether a verb is "do" with "so", "likewise" or "the same", or "follow", and no infinitive or participle."""
    if verb.lemma_ == "follow":
        return _is_following(verb)
    if verb.lemma_ not in discourse_words().repeating or not _is_said_of_somebody(verb):
        return False
    if verb.lemma_ != "do":
        return any(child.dep_ == "dobj" and child.lower_ == "same" for child in verb.children)
    if any(child.lower_ in discourse_words().proforms for child in verb.children if child.i > verb.i):
        return True
    behind = verb.doc[verb.i + 1 : verb.i + 3]  # of "did so a week later" a parser makes "so a week"
    if len(behind) < len(("so", "again")) or behind[0].lower_ != "so":
        return False
    return behind[1].lower_ in {"again", "too"} or behind[1].pos_ in {"DET", "NUM", "ADP", "SCONJ", "PROPN"}


def _is_said_of_somebody(verb: "Token") -> bool:
    """Whether a verb is neither an infinitive nor a participle."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if "to" in auxiliaries and verb.dep_ == "xcomp" and verb.head.lemma_ in discourse_words().ahead:
        return True  # "is expected to do likewise"
    if verb.tag_ == "VBG" and verb.dep_ in {"xcomp", "pcomp"}:
        above = verb.head if verb.dep_ == "xcomp" else verb.head.head
        return above.lemma_ in discourse_words().weighing  # "is thinking of doing the same"
    return verb.tag_ in FINITE or bool(auxiliaries and "to" not in auxiliaries and verb.tag_ != "VBG")


def _is_following(verb: "Token") -> bool:
    """ "Peru followed suit", "Peru followed in May", "followed by Peru in May"; not "followed her"."""
    if verb.tag_ == "VBN" and verb.has("agent"):
        return verb.dep_ in {"advcl", "acl"} and verb.doc[verb.i - 1].text == ","
    names = [child for child in verb.children if child.dep_ == "nsubj" and child.pos_ == "PROPN"]
    if not names or not _is_said_of_somebody(verb) or verb.has("auxpass"):
        return False
    objects = [child for child in verb.rights if child.dep_ in {"dobj", "ccomp", "xcomp", "advcl", "prt"}]
    if objects:
        return len(objects) == 1 and objects[0].lemma_.lower() in discourse_words().example
    behind = [child for child in verb.children if child.i > verb.i and child.dep_ in {"prep", "advmod", "npadvmod"}]
    if not behind and verb.has_any_word(_MAY):
        return True  # "Peru may follow"
    return bool(behind) and all(_is_when(child) for child in behind)


def _is_when(word: "Token") -> bool:
    """Whether a phrase says when: "in May", "a year later"."""
    return any(part.ent_type_ in TIMES or part.lower_ in _SINCE for part in word.subtree)


def _is_contrasted(verb: "Token") -> bool:
    """ "Mali refused to sign, *but* Niger did so": whoever does so then does what the other would not."""
    before = verb.doc[verb.sent.start : verb.i]
    return any(token.lower_ in discourse_words().contrasting for token in before)


def _meant(reading: Reading, proform: Predicate, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of the verb that is meant: the last of whoever does so, else the main one said before."""
    here = reading.sentence_index(proform.head)
    near = [
        draft
        for draft in drafts
        if (draft.predicate.pos == "v" or draft.predicate.support is not None)
        and not draft.gapped
        and not _tells_of_target(draft)
        and 0 <= here - reading.sentence_index(draft.predicate.head) <= _SENTENCES_BACK
        and _is_before(draft.predicate.head, proform.head)
        and (proform.head.lemma_ != "follow" or _is_whole(draft))
    ]
    if _is_second_half(proform.head):
        near = [draft for draft in near if draft.predicate.head.sent == proform.head.sent]
    doing = _doers(reading, proform)
    same = [draft for draft in near if doing and doing == _doers(reading, draft.predicate)]
    if same and _awaits(same[-1].predicate.head):
        return []
    nearest = [draft for draft in near if draft.predicate.head.sent is near[-1].predicate.head.sent]
    chosen = same[-1:] or sorted(nearest, key=lambda draft: len(list(draft.predicate.head.ancestors)))[:1]
    if not chosen or _is_reported_by(proform.head, chosen[0].predicate.head):
        return []
    heads = _asked(chosen[0]) if _is_pronoun(proform) else []
    return [draft for draft in near if draft.predicate.head in (heads or [chosen[0].predicate.head])]


def _asked(asking: Draft) -> list["Token"]:
    """What somebody is told to do: "ordered Peru *to pay*", which is what Peru then does of which "it did so" tells."""
    functions = asking.predicate.functions if asking.kind in _TELLING else {}
    is_of_another = any(token.dep_ == "dobj" for token in functions.get("object", ()))
    return [token for token in functions.get("complement", ()) if is_of_another and token.dep_ == "xcomp"]


def _is_pronoun(proform: Predicate) -> bool:
    return all(token.pos_ == "PRON" for token in proform.functions.get("subject", ()))


def _is_second_half(verb: "Token") -> bool:
    """ "Chad barred him, *and Peru is to do likewise*": what the first half of the sentence tells of is meant."""
    while verb.dep_ == "xcomp":
        verb = verb.head
    return verb.dep_ == "conj" and verb.head.pos_ == "VERB"


def _awaits(verb: "Token") -> bool:
    """ "Suspended it *until it has heard Peru*; it will do so in May": what is awaited is done then, not suspended."""
    return any(child.dep_ == "advcl" and child.has_word("until") for child in verb.children)


def _tells_of_target(draft: Draft) -> bool:
    """ "Peru blacklisted him: *he may not enter it*": what whoever does the same does is not told of him there."""
    return any(filled.function == "subject" for filled in draft.roles.get("target", ()))


def _is_whole(draft: Draft) -> bool:
    """Whether the sentence says of all sides who they are, so that it is plain what others do who follow."""
    return all(name in draft.roles for name, role in draft.unit.frame.roles.items() if role.required)


def _is_before(head: "Token", proform: "Token") -> bool:
    return head.doc is not proform.doc or head.i < proform.i


def _is_reported_by(proform: "Token", verb: "Token") -> bool:
    """ "Peru *replied* that it could not do so": where the verb that says so is not what is said again."""
    return proform.dep_ == "ccomp" and proform.head == verb


def _doers(reading: Reading, predicate: Predicate) -> set[str]:
    return {r.entity.key for token in predicate.functions.get("subject", ()) for r in reading.referents(token)}


def _roles_again(reading: Reading, clauses: Clauses, draft: Draft, proform: Predicate) -> dict[str, list[Filled]]:
    """The roles of the first verb with whoever does so, and to whom; none where nobody is known to do so."""
    if draft.predicate.head.dep_ == "xcomp" and _is_pronoun(proform):
        return draft.roles
    whom = tuple(name for name in _TO_WHOM if name in proform.functions)
    roles: dict[str, list[Filled]] = {}
    for name, filled in draft.roles.items():
        role = draft.unit.frame.roles[name]
        if filled[0].function == "subject":
            roles[name] = fill_role(reading, clauses, proform, ("subject",), role)
            if not roles[name]:
                return {}
        else:
            roles[name] = (whom and fill_role(reading, clauses, proform, whom, role)) or filled
    if draft.kind in _RETURNED:
        _turn_back(draft, roles)
    return roles if any(filled[0].function == "subject" for filled in roles.values()) else {}


def _turn_back(draft: Draft, roles: dict[str, list[Filled]]) -> None:
    """ "Peru barred Chile's fleet, and Chile did the same": to Peru, since nobody does it to himself."""
    doing = {name for name, filled in draft.roles.items() if filled[0].function == "subject"}
    doers = {one.entity.country for name in doing for one in roles[name]}
    first = [one for name in doing for one in draft.roles[name]]
    for name in roles.keys() - doing:
        is_himself = None not in doers and {one.entity.country for one in roles[name]} == doers
        if is_himself and len(doing) == 1 and draft.unit.frame.roles[name].required:
            roles[name] = [inferred(one) for one in first]


def _each_for_himself(draft: Draft, roles: dict[str, list[Filled]]) -> Iterator[dict[str, list[Filled]]]:
    """ "Japan came to terms; Peru and Chile did so in May": with whom Japan did, not with each other."""
    parties = roles.get("party", [])
    if draft.unit.pattern.pair and len(draft.roles.get("party", ())) == 1 and len(parties) > 1:
        yield from (roles | {"party": [party]} for party in parties)
    elif roles:
        yield roles


def _as_said(first: Predicate, proform: Predicate) -> Predicate:
    """The predicate of a verb that stands for the first one: its subject, with what the first has beside."""
    functions = dict(first.functions) | {"subject": proform.functions.get("subject", ())}
    return Predicate(proform.head, "v", MappingProxyType(functions))
