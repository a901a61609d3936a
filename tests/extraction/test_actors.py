"""Which entity a phrase stands for, and why; each rule on short sentences of invented dealings."""

import pytest
from extraction.readings import keys_of, referents_of

from graph.model import EntityKind

pytestmark = pytest.mark.pipeline


def case(text: str, phrase: str, *wanted: str):
    """A text, a phrase of it, and the entities that the phrase stands for."""
    return pytest.param(text, phrase, list(wanted), id=f"{text[:50]}-{phrase}")


# --- names -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "phrase", "wanted"),
    [
        case("Kenya asked Uganda for water.", "Uganda", "government UG"),
        case("Togo paid Ghana.", "Togo", "government TG"),
        case("Nairobi asked Kampala for water.", "Nairobi", "government KE"),
        case("The White House called Downing Street.", "White House", "government US"),
        case("The White House called Downing Street.", "Downing Street", "government GB"),
        case("The Kremlin refused.", "Kremlin", "government RU"),
        case("The U.S. government paid Rwanda.", "U.S. government", "government US"),
        case("The Kenyan government refused.", "Kenyan government", "government KE"),
        case("The government of Kenya refused.", "government of Kenya", "government KE"),
        case("The Trump administration asked Angola.", "Trump administration", "government US"),
        case("The Obama administration asked Angola.", "Obama administration", "government US"),
        case("Kenya's government refused.", "government", "government KE"),
        case("The Ugandan authorities refused.", "authorities", "government UG"),
        case("The authorities in Uganda refused.", "authorities", "government UG"),
        case("Kosovo agreed.", "Kosovo", "government XK"),
        case("The European Union paid Tunisia.", "European Union", "government EU"),
    ],
)
def test_a_state_its_capital_or_its_government_is_the_government(text, phrase, wanted, read):
    """A state acts through its government, whatever it is called."""
    assert keys_of(read(text), phrase) == wanted


@pytest.mark.parametrize(
    ("text", "phrase", "wanted"),
    [
        case("Kenyan officials met Uganda.", "Kenyan officials", "government KE"),
        case("Diplomats from Kenya met Uganda.", "Diplomats from Kenya", "government KE"),
        case("The Kenyan side met Uganda.", "Kenyan side", "government KE"),
        case("Kenya's negotiators met Uganda.", "negotiators", "government KE"),
        case("The Kenyans met Uganda.", "Kenyans", "government KE"),
        case("The Kenyan prime minister met Uganda.", "prime minister", "government KE"),
        case("Kenya's army held men.", "army", "agency ke-army"),
        case("Kenya's police held men.", "police", "agency ke-police"),
    ],
)
def test_a_state_acts_through_its_officials(text, phrase, wanted, read):
    """Officials without a name stand for their government, a force or service for itself."""
    assert keys_of(read(text), phrase) == wanted


def test_a_demonym_beside_a_number_is_people_not_a_government(read):
    """ "two Kenyans" are people."""
    (found,) = referents_of(read("Oslo sent two Kenyans home."), "Kenyans")
    assert found.entity.kind is EntityKind.GROUP


@pytest.mark.parametrize(
    ("text", "phrase", "wanted"),
    [
        case("The State Department asked Rwanda.", "State Department", "agency us-state-department"),
        case("Kenya's foreign ministry asked Uganda.", "foreign ministry", "agency ke-foreign-ministry"),
        case("The Kenyan foreign ministry asked Uganda.", "foreign ministry", "agency ke-foreign-ministry"),
        case("The foreign ministry of Kenya asked Uganda.", "foreign ministry", "agency ke-foreign-ministry"),
        case("The European Commission asked Tunisia.", "European Commission", "agency eu-commission"),
        case("The United Nations asked Kenya.", "United Nations", "organization united-nations"),
        case("Amnesty International sued Kenya.", "Amnesty International", "organization amnesty-international"),
        case("The Blue River Trust sued Kenya.", "Blue River Trust", "organization blue-river-trust"),
    ],
)
def test_ministries_and_bodies_are_themselves(text, phrase, wanted, read):
    """An agency knows its state; a body that no list has is named by its own words."""
    assert keys_of(read(text), phrase) == wanted


def test_an_agency_belongs_to_its_state(read):
    """Kenya's foreign ministry is part of Kenya's government."""
    (found,) = referents_of(read("Kenya's foreign ministry asked Uganda."), "foreign ministry")
    assert (found.entity.country, found.entity.parent) == ("KE", "KE")


@pytest.mark.parametrize(
    ("text", "phrase", "reason"),
    [
        ("Kenya refused.", "Kenya", "gazetteer: name of Kenya"),
        ("Nairobi refused.", "Nairobi", "gazetteer: seat of government of Kenya"),
        ("Kenya is dry. It asked Uganda.", "It", "It: Kenya"),
    ],
)
def test_the_reason_says_how_the_words_were_resolved(text, phrase, reason, read):
    """`explain` shows it."""
    assert [found.reason for found in referents_of(read(text), phrase)] == [reason]


@pytest.mark.parametrize(
    ("text", "phrase", "mention"),
    [
        ("The Trump administration asked Angola.", "administration", "Trump administration"),
        ("Kenyan officials refused.", "officials", "Kenyan officials"),
        ("At least 29 nations refused.", "nations", "At least 29 nations"),
    ],
)
def test_the_mention_is_the_phrase_without_its_article(text, phrase, mention, read):
    """The table of facts shows these words."""
    assert [found.mention.text for found in referents_of(read(text), phrase)] == [mention]


# --- what refers back ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "phrase", "wanted"),
    [
        case("Kenya is dry. The country asked Uganda for water.", "country", "government KE"),
        case("Kenya is dry. The government asked Uganda for water.", "government", "government KE"),
        case("Kenya is dry. It asked Uganda for water.", "It", "government KE"),
        case("Kenya said it would ask Uganda for water.", "it", "government KE"),
        case("Kenya and Uganda are dry. They asked Chad for water.", "They", "government KE", "government UG"),
        case("Kenya spoke to Uganda. Both countries agreed.", "countries", "government KE", "government UG"),
        case("Kenya and Uganda met. The former asked for water.", "former", "government KE"),
        case("Kenya and Uganda met. The latter refused.", "latter", "government UG"),
        case("The Trump administration is new. The administration asked Angola.", "administration", "government US"),
        case("Kenya's interior ministry is new. The ministry asked Uganda.", "ministry", "agency ke-interior-ministry"),
        case("The European Union is big. The bloc paid Tunisia.", "bloc", "government EU"),
        case("Brazzaville sued a bank. Congo asked for help.", "Congo", "government CG"),
        case("Kinshasa and Brazzaville met. Congo asked for help.", "Congo", "government CD"),
    ],
)
def test_a_noun_or_pronoun_refers_to_what_was_named_before(text, phrase, wanted, read):
    """The words before make plain who is meant."""
    assert keys_of(read(text), phrase) == wanted


def test_what_refers_back_is_less_certain_than_a_name(read):
    """A claim that rests on it has a lower confidence."""
    reading = read("Kenya is dry. It asked Uganda for water.")
    assert [found.certain for found in referents_of(reading, "It")] == [False]
    assert [found.certain for found in referents_of(reading, "Uganda")] == [True]


def test_nothing_is_made_up_where_nobody_was_named(read):
    """A text that begins with "the country" leaves it open."""
    reading = read("The country asked for water. It was dry.")
    assert keys_of(reading, "country") == []


# --- persons ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Foreign Minister Anna Berg of Norway asked Uganda for water.", "Berg"),
        ("Norway's foreign minister, Anna Berg, spoke. She asked Uganda for water.", "She"),
        ("Norway's foreign minister, Anna Berg, spoke. Ms. Berg asked Uganda for water.", "Berg"),
        ("Norway's foreign minister, Anna Berg, spoke. The foreign minister asked Uganda.", "minister"),
        ("Norway's foreign minister, Anna Berg, who asked Uganda for water, spoke.", "who"),
    ],
)
def test_an_official_is_a_person_who_acts_for_a_state(text, phrase, read):
    """Anna Berg stays herself, and what she does her government does."""
    (found,) = referents_of(read(text), phrase)
    assert found.entity.key == "anna-berg"
    assert found.acts_for is not None
    assert found.acts_for.key == "NO"


def test_he_and_she_are_told_apart(read):
    """Mr. Vik and Ms. Berg speak; she is Ms. Berg."""
    text = "Mr. Ole Vik of Norway met Ms. Anna Berg of Sweden. She asked Uganda for water."
    assert keys_of(read(text), "She") == ["person anna-berg"]


def test_a_senator_does_not_act_for_the_state(read):
    """A member of a legislature is nobody's government."""
    (found,) = referents_of(read("U.S. Senator Jane Roe asked Uganda for water."), "Roe")
    assert (found.entity.kind, found.acts_for) == (EntityKind.PERSON, None)


def test_a_name_that_is_also_a_state_is_a_person_behind_a_first_name(read):
    """Michael Jordan is no kingdom."""
    (found,) = referents_of(read("Michael Jordan asked Uganda for water."), "Jordan")
    assert found.entity.kind is EntityKind.PERSON


# --- courts ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "phrase", "wanted"),
    [
        case("The U.S. Supreme Court blocked the plan.", "Supreme Court", "court us-supreme-court"),
        case("Kenya's High Court blocked the plan.", "High Court", "court ke-high-court"),
        case("The High Court of Kenya blocked the plan.", "High Court", "court ke-high-court"),
        case("Kenya's High Court ruled. The court blocked the plan.", "court", "court ke-high-court"),
        case("Kenya's High Court ruled. The judges blocked the plan.", "judges", "court ke-high-court"),
        case(
            "The International Court of Justice ruled against Kenya.",
            "International Court of Justice",
            "court international-court-of-justice",
        ),
    ],
)
def test_a_court_is_known_by_its_name_its_state_or_what_was_said_before(text, phrase, wanted, read):
    """Judges without a name are their court."""
    assert keys_of(read(text), phrase) == wanted


def test_a_court_without_a_name_has_the_state_that_the_words_give(read):
    """A German court."""
    (found,) = referents_of(read("A German court blocked the plan."), "court")
    assert (found.entity.kind, found.entity.country) == (EntityKind.COURT, "DE")


def test_an_international_court_is_of_no_state(read):
    """The International Court of Justice has no country."""
    (found,) = referents_of(read("The International Court of Justice ruled."), "International Court of Justice")
    assert found.entity.country is None


def test_a_judge_without_a_name_is_kept_as_the_words_say(read):
    """ "a federal judge" rules, though nobody knows which."""
    (found,) = referents_of(read("A federal judge blocked the plan."), "judge")
    assert found.judge
    assert found.entity.label == "federal judge"


# --- groups ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "phrase", "size", "members"),
    [
        ("Nine African countries agreed.", "countries", 9, ("Africa",)),
        ("At least 29 nations refused.", "nations", 29, ()),
        ("Nine countries in Africa and Central Asia agreed.", "countries", 9, ("Africa", "Central Asia")),
        ("Several European governments refused.", "governments", None, ("Europe",)),
        ("More than 200 Venezuelan immigrants sued.", "immigrants", 200, ("VE",)),
        ("Kenya and two other countries agreed.", "countries", 2, ()),
        ("Seven have agreed.", "Seven", 7, ()),
        ("Dozens of countries refused.", "Dozens", None, ()),
        ("African countries refused.", "countries", None, ("Africa",)),
    ],
)
def test_a_group_without_a_name_has_its_size_and_members(text, phrase, size, members, read):
    """Nameless groups are actors, with what the words tell of them."""
    (found,) = referents_of(read(text), phrase)
    assert found.entity.kind is EntityKind.GROUP
    assert (found.entity.size.value if found.entity.size else None, found.entity.members) == (size, members)


def test_a_group_is_of_its_article(read):
    """ "Nine countries" of two articles are not the same nine."""
    (found,) = referents_of(read("Nine countries agreed."), "countries")
    assert found.entity.key.startswith("text-")


@pytest.mark.parametrize(
    ("text", "phrase", "label"),
    [
        ("Of the 58 countries, seven have agreed.", "seven", "seven of 58 countries"),
        ("The ministry was sued by unions, four of which won.", "four", "four unions"),
        ("Envoys told those under review, 36 in number, to agree.", "36", "those under review, 36 in number"),
        ("Nine African countries agreed.", "countries", "Nine African countries"),
        ("Five of the generals agreed.", "Five", "Five of the generals"),
        ("Seven have agreed.", "Seven", "Seven"),
    ],
)
def test_a_group_is_called_as_the_text_calls_it(text, phrase, label, read):
    """A number goes with what it counts, wherever in the sentence that stands."""
    (found,) = referents_of(read(text), phrase)
    assert found.entity.label == label


# --- what is nobody --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Kenya paid $5 million.", "$5 million"),
        ("Kenya paid on Monday.", "Monday"),
        ("Kenya paid a fee.", "fee"),
        ("Kenya closed the road.", "road"),
    ],
)
def test_sums_days_and_things_are_nobody(text, phrase, read):
    """They fill no role of an actor."""
    assert referents_of(read(text), phrase) == []


def test_a_phrase_that_refers_to_itself_ends(read):
    """ "its" within the phrase that it would stand for leads nowhere, and stops."""
    reading = read("Its government met its government.")
    assert keys_of(reading, "government") == []
