"""The words of `ontology/lexicon/` that decide status, effect, syntax and discourse, read into checked records.

Which words say which kind of fact, frames know (`records`).
"""

from collections.abc import Mapping
from functools import cache, cached_property
from types import MappingProxyType
from typing import Literal

from pydantic import BaseModel, ConfigDict

from graph.checked_yaml import read_checked
from graph.errors import FrameError
from graph.resources import ontology_path

StatusName = Literal["actual", "planned", "possible", "negated"]


class Checked(BaseModel):
    """What every record of a file is: without keys that nobody reads, and never changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SupportVerbs(Checked):
    """Verbs that carry a noun, by the function that their subject has for it, and those with a particle that do not."""

    subject: tuple[str, ...]
    recipient: tuple[str, ...]
    none: tuple[str, ...]


class StatusCues(Checked):
    """What decides the factuality of a predicate."""

    modals: Mapping[str, str]
    ought: frozenset[str]  # reasons: by these something is to be done, and has not been
    adverbs: Mapping[StatusName, tuple[str, ...]]
    adjectives: Mapping[StatusName, tuple[str, ...]]
    governors: Mapping[StatusName, tuple[str, ...]]
    reporting: frozenset[str]
    denying: frozenset[str]
    untrue: frozenset[str]  # what a statement is said to be that is denied: "is false"
    untrue_of_clause: frozenset[str]  # adjectives by which "it is … that" says that it is not so
    sure: frozenset[str]  # adjectives: what is not so, "it is not clear that", may or may not be
    proof: frozenset[str]  # nouns: where there is none of it, a clause behind it is a hypothesis
    out_of: frozenset[str]  # nouns: what is out of them is not to be
    falsely: frozenset[str]  # adverbs of who says what is not so
    talking_out: frozenset[str]  # verbs: "talked Peru out of paying" means that it did not
    nonetheless: frozenset[str]  # verbs: who did not hesitate or fail to do something has done it
    consenting: frozenset[str]  # verbs: who does so "to nothing" has not
    answered: frozenset[str]  # nouns for what was said, whatever is answered to it: "rejected a request"
    asking_by: frozenset[str]
    ending: frozenset[str]  # verbs, with a particle or a preposition: whoever may do so to a pact has one
    pacts: frozenset[str]
    asking_why: frozenset[str]  # verbs: what they ask "why" of is so
    seeing: frozenset[str]  # verbs: "the deal will *see* Chad pay"
    voted: frozenset[str]  # verbs: acts that are done by a vote
    conjunctions: Mapping[StatusName, tuple[str, ...]]
    conditions: tuple[str, ...]  # phrases before the subject of a clause that may come about: "in the event (that)"
    scheduled: frozenset[str]  # verbs of what has a day set for it and is told in the present
    moments: frozenset[str]  # nouns: "the *moment* it pays" is yet to come
    unfinished: frozenset[str]  # verbs whose act is yet to come while somebody is doing it
    nobody: frozenset[str]  # pronouns that negate the clause they stand in
    breaking_off: frozenset[str]  # verbs: talks to which these are done were held
    parleys: frozenset[str]  # nouns of such talks
    rating: frozenset[str]  # what a meeting that was held was not: "was not an easy one"
    denying_phrases: Mapping[str, frozenset[str]]  # nouns with "no" that negate, by their preposition: "in no mood"
    calling_off: frozenset[str]  # verbs by which nothing comes of what their object was to do: "a flight to Ghana"
    extent: frozenset[str]  # verbs that are done in part where they are "almost" done
    close: frozenset[str]  # adjectives and nouns of what has not been done yet: "close to signing"
    judged: frozenset[str]  # adjectives of whoever has done what follows, well or ill: "was wrong to ban it"
    copulas: frozenset[str]
    foreseen: frozenset[str]  # what is said with them of what may come about: "is likely"
    undone: frozenset[str]  # of what did not come about: "is overdue"
    lapsing: frozenset[str]  # verbs by which what lasts ends, and the nouns of that: "the ban expired"
    lasting: frozenset[str]
    pending: frozenset[str]  # the same behind a preposition: "within reach"
    concluding: frozenset[str]  # nouns by which it is told what becomes of a deal: "the signing of a deal is put off"
    evidence: frozenset[str]  # nouns for what speaks for something: "no sign that it paid"
    vouching: frozenset[str]  # verbs by which somebody stands for what he says; who does not leaves it open
    insisting: frozenset[str]  # verbs of what somebody is to do, even without "that": "insisted Chile pay"
    advising: frozenset[str]  # verbs: who advises somebody not to do it tells nothing of what he does
    entitling: frozenset[str]  # nouns: who has none of these to do something may do it all the same
    unvouched: frozenset[str]  # adjectives of what nobody stands for: "unconfirmed reports that it paid"
    seeking: frozenset[str]  # verbs of those who want what their object names and have not got it
    backing_out: frozenset[str]  # verbs, with what goes with them, by which one does not do what one was to
    failing: frozenset[str]  # verbs of what comes to nothing: "its attempt to pay failed"
    keeping: frozenset[str]  # verbs by which one does what one said: "kept its promise to pay"
    promises: frozenset[str]  # nouns for what is then kept
    giving_up: frozenset[str]  # verbs by which somebody says no more that he will or may do something
    preparing: frozenset[str]  # nouns: who makes these for something has still to do it
    making_ready: frozenset[str]  # by which these are made
    forcing: frozenset[str]  # verbs whose complement was done once they were done
    attitudes: frozenset[str]  # verbs that carry a noun and say how real it is: "is considering a ban"

    @cached_property
    def kinds(self) -> Mapping[str, StatusName]:
        """What becomes of the complement of each governor, by lemma; of two, the one that asserts less."""
        order: tuple[StatusName, ...] = ("actual", "possible", "planned", "negated")
        return MappingProxyType({word: name for name in order for word in self.governors[name]})


class EffectCues(Checked):
    """Words by which a decision's clause says what it does to whoever it is about."""

    lawful: frozenset[str]
    unlawful: frozenset[str]
    beyond_power: frozenset[str]  # of these, the ones that void an act even where it is past
    unproven: frozenset[str]  # what whoever has lost failed to do
    out_of: frozenset[str]  # prepositions of whoever acts without power: "beyond his powers"
    duty: frozenset[str]
    those_in_power: frozenset[str]  # forms of lawful words that stand for people
    dismissal: frozenset[str]
    immunity: frozenset[str]  # what dismisses where it is not denied
    missing: frozenset[str]  # of these, the ones that dismiss only where they are denied: "has no jurisdiction"
    own_power: frozenset[str]  # what dismisses where a court denies that it has it
    fault: frozenset[str]  # of whoever is so, nothing is asked yet
    blaming: frozenset[str]  # of whoever is to do these, nothing is asked
    negation: frozenset[str]
    permission: frozenset[str]  # auxiliaries
    obligation: frozenset[str]  # auxiliaries
    going_on_no_longer: frozenset[str]  # so is what one is to go on with no longer: "ordered it to stop sending them"
    refraining: frozenset[str]  # what is ordered so is forbidden: "ordered it to refrain from"
    kept: frozenset[str]  # how something stays where a block is let stand: "may stay frozen"


class SyntaxWords(Checked):
    """Words that decide what a clause shares with the one above it."""

    questions: frozenset[str]  # words that open what somebody wants to know
    signs_of_money: frozenset[str]
    measures_of_goods: frozenset[str]  # a sum for one of these is a price
    subject_control: frozenset[str]
    commanding: frozenset[str]
    addressing: frozenset[str]
    requests: frozenset[str]
    raising: frozenset[str]
    raised: frozenset[str]
    asking: frozenset[str]
    wishing: frozenset[str]  # beside those who ask
    foreseeing: frozenset[str]
    undergoing: frozenset[str]
    asked_of_others: frozenset[str]
    committing: frozenset[str]  # verbs: whom one "commits to paying" is to pay
    sounding_out: frozenset[str]
    done_by_sounded: frozenset[str]
    declining: frozenset[str]
    finding: frozenset[str]
    deciding: frozenset[str]
    governing: frozenset[str]
    months: frozenset[str]
    called_by_states: frozenset[str]
    giving: frozenset[str]
    given_without_article: frozenset[str]
    equipped: frozenset[str]
    joining_in: frozenset[str]
    suits: frozenset[str]
    giving_up: frozenset[str]
    fining: frozenset[str]
    to_each: frozenset[str]
    hiring: frozenset[str]
    investing: frozenset[str]
    judging: frozenset[str]  # beside finding and deciding
    sitting: frozenset[str]
    titles_of_texts: frozenset[str]
    composing: frozenset[str]
    promising: frozenset[str]
    brokering: frozenset[str]
    commenting: frozenset[str]
    intending: frozenset[str]
    going_between: frozenset[str]
    taking_deals: frozenset[str]
    bringing: frozenset[str]
    said_of_addressee: Mapping[str, frozenset[str]]  # verbs, each with words of what is said; none: any
    whose_act: Mapping[str, frozenset[str]]  # verbs by the preposition behind which stands what is done for it
    withholding: frozenset[str]  # beside those of whose_act
    sentencing: frozenset[str]
    favouring: frozenset[str]
    in_return: frozenset[str]
    to_deeds: frozenset[str]  # words of those who do not want others to do what "to" tells: "objected to Peru paying"
    asking_sums: frozenset[str]  # verbs: whoever has these done to him for a sum pays it, if "it paid"
    giving_sums: frozenset[str]
    surrendering: frozenset[str]  # verbs: who was asked to do one of these may do another
    lending: frozenset[str]
    retaliating: frozenset[str]
    faults: frozenset[str]
    alleging: frozenset[str]  # verbs: what whoever sues says so is why
    accusing: frozenset[str]
    favours: frozenset[str]
    favours_agreed: frozenset[str]
    pleading: frozenset[str]
    holding_others: frozenset[str]
    granting: frozenset[str]
    failing: frozenset[str]
    setting_off: frozenset[str]
    carrying: frozenset[str]
    releasing: frozenset[str]
    carrying_home: frozenset[str]
    motion_to_ask: frozenset[str]
    drafts_of_laws: frozenset[str]
    laws: frozenset[str]
    lawmaking: frozenset[str]
    writings: frozenset[str]
    measures_on_paper: frozenset[str]
    asking_others: frozenset[str]
    ruling_states: frozenset[str]
    calling: frozenset[str]
    said_of_acts: frozenset[str]
    of_will: frozenset[str]
    ballots: frozenset[str]
    help_offered: frozenset[str]
    turning_down: frozenset[str]
    putting_forward: frozenset[str]
    saying_no: frozenset[str]
    talks_held: frozenset[str]
    holding_talks: frozenset[str]
    limits_set: frozenset[str]
    setting_limits: frozenset[str]
    from_abroad: frozenset[str]
    to_do: frozenset[str]  # nouns for what is still to be done, with an infinitive behind them: "calls to free them"
    of_deeds: frozenset[str]  # nouns behind which "of" tells of a deed: "the prospect of Peru paying"
    issuing: frozenset[str]
    measures: frozenset[str]
    suing_verbs: frozenset[str]
    taking_to_court: frozenset[str]
    courts: frozenset[str]  # words for where somebody is taken so
    unnamed_parties: frozenset[str]
    verbs_of_somebody: frozenset[str]
    settling: frozenset[str]
    kinds_of_people: frozenset[str]
    portions: frozenset[str]
    naming: frozenset[str]
    called: frozenset[str]
    told_of_people: frozenset[str]
    grounds: frozenset[str]
    promises: frozenset[str]
    views: frozenset[str]
    asking_leave: frozenset[str]  # "*asked* to send observers"
    letting_know: Mapping[str, frozenset[str]]  # verbs, each with what something is made by them: "made it *clear*"
    coming_out: frozenset[str]  # verbs by which something gets known: "Chad, it *emerged*, paid"
    telling: frozenset[str]  # verbs with whom one says something to: "Chad, officials *told* the paper, paid"
    telling_us: frozenset[str]
    like_acronyms: frozenset[str]
    saying_between: frozenset[str]  # "Chad, *said* Ana Ruiz, would pay"
    stopping_craft: frozenset[str]
    proposals: frozenset[str]
    sides: frozenset[str]
    linking: frozenset[str]
    spans: frozenset[str]
    summoning: frozenset[str]
    said_by_summoner: frozenset[str]
    functions: frozenset[str]
    whose: tuple[str, ...]  # paths that "whose" stands for, in order of preference
    prepositions: frozenset[str]
    particles: frozenset[str]
    light_particles: frozenset[str]
    echoing: frozenset[str]
    impersonal: frozenset[str]
    done_by_two: frozenset[str]
    aimed: frozenset[str]  # nouns for what is done against somebody
    striking: frozenset[str]
    heads_of_names: frozenset[str]
    second_names: frozenset[str]
    dealings: frozenset[str]
    counterparts: frozenset[str]
    bases: frozenset[str]
    no_places: frozenset[str]
    taking_towns: frozenset[str]
    put_on_others: frozenset[str]
    put_on_others_only: frozenset[str]
    falling_due: frozenset[str]
    told_in_sums: frozenset[str]  # nouns: how much they are, a sum behind a comma says
    papers_of: frozenset[str]
    put_on_paper: frozenset[str]
    taking_place: Mapping[str, frozenset[str]]  # verbs, each with the words beside it that make it one; none: any
    locative: frozenset[str]
    measuring_deal: frozenset[str]
    light_verbs: frozenset[str]
    leading: frozenset[str]
    converting: frozenset[str]
    coming_to: frozenset[str]
    meant: frozenset[str]
    parts_of_states: frozenset[str]
    object_taking: frozenset[str]
    taking_people: frozenset[str]
    acting: frozenset[str]
    amounting: frozenset[str]
    bringing_to: frozenset[str]
    describing_states: frozenset[str]
    foreign_bodies: frozenset[str]
    ends_of_names: frozenset[str]
    named_for: frozenset[str]
    name_particles: frozenset[str]
    ranks: frozenset[str]
    adverbs_of_place: frozenset[str]
    leading_nowhere: frozenset[str]
    deeds: frozenset[str]
    rulings: frozenset[str]
    handing_down: frozenset[str]
    done_to_goods: frozenset[str]
    before_gerunds: frozenset[str]
    connecting: frozenset[str]
    conveyances: frozenset[str]
    means_and_moments: frozenset[str]


class DiscourseWords(Checked):
    """Words that link a sentence to those before it, or to its date."""

    phases: frozenset[str]
    spans_off: frozenset[str]
    comparing: frozenset[str]
    risen: frozenset[str]
    figures: frozenset[str]
    soon_as: frozenset[str]
    taking_part: frozenset[str]
    setting: frozenset[str]  # verbs of which the day behind "for" is that of their object
    foreseeing: frozenset[str]
    due: frozenset[str]
    afterwards: frozenset[str]
    dating_participles: frozenset[str]
    done_with_deals: frozenset[str]
    carried_out: frozenset[str]
    captures: frozenset[str]
    done_to_foreigners: frozenset[str]  # what a state does to people of whom another says that they are its own
    holding: frozenset[str]
    dated_things: frozenset[str]
    occasions: frozenset[str]
    entitlements: frozenset[str]
    polls: frozenset[str]
    aired: frozenset[str]
    dominating: frozenset[str]
    agendas: frozenset[str]  # where it stands what talks are to be about
    travelling: frozenset[str]
    promising: frozenset[str]
    leading: frozenset[str]
    same_office: frozenset[str]
    out_of_office: frozenset[str]
    meeting: frozenset[str]
    encountering: frozenset[str]
    between_two: frozenset[str]
    staging: frozenset[str]
    facing: frozenset[str]
    demanding: frozenset[str]
    asked_of_states: frozenset[str]
    asked_of_holders: frozenset[str]
    setting_free: frozenset[str]
    talks: frozenset[str]
    respondents: frozenset[str]
    parties_of_state: frozenset[str]
    nameless_courts: frozenset[str]
    judges: frozenset[str]
    voting: frozenset[str]
    ends: frozenset[str]
    arriving: frozenset[str]
    arrivals: frozenset[str]
    asked_then: frozenset[str]
    letting: frozenset[str]
    aims: frozenset[str]
    leaving_undone: frozenset[str]
    turns: frozenset[str]
    thanking: frozenset[str]  # verbs by which one tells of what another has done before
    going_on: frozenset[str]
    keeping_on: frozenset[str]
    parting: frozenset[str]
    answered_for: frozenset[str]
    names_of_acts: Mapping[str, frozenset[str]]
    names_nearby: Mapping[str, frozenset[str]]
    names_of_any: Mapping[str, frozenset[str]]
    acts_of_making: frozenset[str]
    acts_of_deciding: frozenset[str]
    kinds_by_making: Mapping[str, str]
    called_sayings: Mapping[str, frozenset[str]]  # nouns, each with the verbs of what it is called for
    statements: frozenset[str]
    accusing: frozenset[str]  # verbs by which somebody says of another that he did something
    putting_it: frozenset[str]  # verbs of saying with "it": "as a paper *puts* it"
    accounts: frozenset[str]
    foreign: frozenset[str]
    identifying: frozenset[str]
    publishing: frozenset[str]
    pleading: frozenset[str]
    joint_bodies: Mapping[str, frozenset[str]]  # bodies in which two states sit, what is said of them and what they do
    at_liberty: frozenset[str]  # reasons: who is so to refuse has refused nothing
    left_open: frozenset[str]  # units by which who does not do so has not said yes either: "did not rule it out"
    hypotheses: frozenset[str]
    whichever: Mapping[str, frozenset[str]]
    fictions: frozenset[str]
    turning_to: frozenset[str]
    proforms: frozenset[str]
    repeating: frozenset[str]
    ahead: frozenset[str]
    weighing: frozenset[str]
    example: frozenset[str]
    contrasting: frozenset[str]
    bounds: frozenset[str]
    continuing: frozenset[str]
    bare_people: frozenset[str]
    bearing_fruit: Mapping[str, frozenset[str]]
    lifting: frozenset[str]
    groups: frozenset[str]
    further_groups: frozenset[str]
    bare_sides: frozenset[str]
    giving_name: frozenset[str]
    talking_sides: frozenset[str]
    negotiating: frozenset[str]
    other_sides: frozenset[str]
    anybody: frozenset[str]
    further: frozenset[str]
    not_all: frozenset[str]
    spending: frozenset[str]
    bought_of_others: frozenset[str]
    funds: frozenset[str]
    giving_to_funds: frozenset[str]
    in_need: frozenset[str]
    owing: frozenset[str]
    settling_debts: frozenset[str]
    left_to_pay: frozenset[str]
    whole_sums: frozenset[str]
    some_of_sum: frozenset[str]
    making_good: frozenset[str]
    hearing_appeals: frozenset[str]
    homeward: frozenset[str]
    repatriation: frozenset[str]
    posting: frozenset[str]
    evacuating: frozenset[str]
    sending_on_errands: frozenset[str]
    homelands: frozenset[str]
    providing: frozenset[str]
    own_authorities: frozenset[str]
    jointly: frozenset[str]
    withdrawal: frozenset[str]
    suing: frozenset[str]
    pursuing: frozenset[str]
    threats: frozenset[str]
    disposing: frozenset[str]
    answering: frozenset[str]
    answering_with_particle: frozenset[str]
    giving_back: frozenset[str]
    replying: frozenset[str]
    replies: frozenset[str]
    like_it: frozenset[str]
    of_others: frozenset[str]
    decisions: frozenset[str]
    punishing: frozenset[str]
    dissent: frozenset[str]
    seeking: frozenset[str]
    bidding: frozenset[str]  # of somebody, beside those
    trying: frozenset[str]
    persuading: frozenset[str]
    knowing: frozenset[str]
    offering: frozenset[str]  # "*offered* to mediate", "declined the *offer*"


@cache
def status_cues() -> StatusCues:
    """The words of `ontology/lexicon/status.yaml`. Raises FrameError."""
    return read_checked(ontology_path("lexicon") / "status.yaml", StatusCues, FrameError)


@cache
def effect_cues() -> EffectCues:
    """The words of `ontology/lexicon/effects.yaml`. Raises FrameError."""
    return read_checked(ontology_path("lexicon") / "effects.yaml", EffectCues, FrameError)


@cache
def syntax_words() -> SyntaxWords:
    """The words of `ontology/lexicon/syntax.yaml`. Raises FrameError."""
    return read_checked(ontology_path("lexicon") / "syntax.yaml", SyntaxWords, FrameError)


@cache
def discourse_words() -> DiscourseWords:
    """The words of `ontology/lexicon/discourse.yaml`. Raises FrameError."""
    return read_checked(ontology_path("lexicon") / "discourse.yaml", DiscourseWords, FrameError)
