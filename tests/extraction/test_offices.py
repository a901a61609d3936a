"""Who holds which office, however a sentence says it."""

import pytest

from graph.extraction.offices.stated import find_offices

pytestmark = pytest.mark.pipeline


def offices_in(reading) -> list[tuple[str, str, str | None]]:
    """Person, title, and the label of what the office is in."""
    return [
        (office.person, office.title, office.organization.entity.label if office.organization else None)
        for office in find_offices(reading)
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Foreign Minister Anna Berg of Norway spoke.", "Foreign Minister"),
        ("Norwegian Foreign Minister Anna Berg spoke.", "Foreign Minister"),
        ("Norway's foreign minister Anna Berg spoke.", "foreign minister"),
        ("Norway's foreign minister, Anna Berg, spoke.", "foreign minister"),
        ("Anna Berg, the foreign minister of Norway, spoke.", "foreign minister"),
        ("Anna Berg, Norway's foreign minister, spoke.", "foreign minister"),
        ("Anna Berg, who is Norway's foreign minister, spoke.", "foreign minister"),
        ("Anna Berg is the foreign minister of Norway.", "foreign minister"),
        ("Anna Berg became foreign minister of Norway.", "foreign minister"),
        ("Norway's foreign minister is Anna Berg.", "foreign minister"),
        ("Norway, whose foreign minister is Anna Berg, spoke.", "foreign minister"),
        ("Norway is cold. Its foreign minister, Anna Berg, spoke.", "foreign minister"),
        ("Former Foreign Minister Anna Berg of Norway spoke.", "Former Foreign Minister"),
        ("Anna Berg, Norway's deputy foreign minister, spoke.", "deputy foreign minister"),
    ],
)
def test_a_title_beside_a_name_is_an_office(text, title, open_text):
    """Before or after the name, in apposition or with a verb, the state before or behind."""
    assert offices_in(open_text(text)) == [("Anna Berg", title, "Government of Norway")]


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "Kwame Addo and Ana Ruiz, the prime ministers of Ghana and Peru, spoke.",
            [("Kwame Addo", "prime minister", "Ghana"), ("Ana Ruiz", "prime minister", "Peru")],
        ),
        (
            "Peru shut its port, and Israel shut its embassy. Benjamin Netanyahu, its prime minister, called it fair.",
            [("Benjamin Netanyahu", "prime minister", "Israel")],
        ),
        (
            "Mr. Justice Hale, sitting in the High Court of Kenya, froze the money.",
            [("Hale", "Justice", "High Court of Kenya")],
        ),
        (
            "The International Court of Justice ruled for Gambia. Judge Li Wen of China dissented.",
            [("Li Wen", "Judge", "International Court of Justice")],
        ),
        (
            "A court in Lima found him guilty. A higher court, in a ruling by Judge Ana Ruiz, let him go.",
            [("Ana Ruiz", "Judge", None)],
        ),
        (
            "Peru asked for money from Andes Bulk Carriers. Luis Mora, its chairman, refused.",
            [("Luis Mora", "chairman", "Andes Bulk Carriers")],
        ),
        (
            "Ole Vik, Norway's Minister for Government Communications, spoke.",
            [("Ole Vik", "Minister for Government Communications", "Norway")],
        ),
        (
            "Norway's foreign minister, Anna Berg, telephoned her counterpart, Luis Mora.",
            [("Anna Berg", "foreign minister", "Norway")],
        ),
    ],
)
def test_whose_an_office_is_where_several_may_be_meant(text, offices, open_text):
    """Of several states each name has its own; a judge sits where he sits, and a chairman has no state."""
    found = [
        (name, title, body and body.removeprefix("Government of ")) for name, title, body in offices_in(open_text(text))
    ]
    assert found == offices


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        # no state of the United States has a prime minister, and Norway has no president
        ("The United States fined Peru. Prime Minister Ana Ruiz flew to Boston.", "Ana Ruiz", "PE"),
        ("Norway fined Peru. President Ana Ruiz flew to Boston.", "Ana Ruiz", "PE"),
        ("Britain and Peru met. The chancellor, Ana Ruiz, spoke to bankers.", "Ana Ruiz", "GB"),
        ("Ghana fined Togo. In Lomé, Interior Minister Afi Addo spoke.", "Afi Addo", "TG"),
        ("Ghana is at odds with Togo. Interior Minister Afi Addo pleaded with Togo in a broadcast.", "Afi Addo", "GH"),
        ("Ghana is far. Foreign Minister Afi Addo met Ghana's ambassador, Ko Nti, in Togo.", "Afi Addo", "TG"),
        ("Togo fined Ghana. Beijing sent an envoy, Li Wen, to talk to Togo.", "Li Wen", "CN"),
        ("Ghana and Togo met. The trade minister, Ko Nti, and Togo's finance minister, Al Pi, spoke.", "Ko Nti", "GH"),
        ("Togo fined Ghana. A bank sued. The bank's president, Afi Addo, spoke.", "Afi Addo", None),
    ],
)
def test_whose_an_office_is_that_no_words_name(text, name, state, open_text):
    """Of the states spoken of, one that has such an office and is not dealt with; none, where it is a bank's."""
    reading = open_text(text)
    find_offices(reading)
    assert reading.persons[name].state == state


def test_a_rank_before_a_name_hides_no_office(open_text):
    """ "The interior minister, Gen. Issa Karou," acts for his state, as no general does."""
    reading = open_text("Togo's interior minister, Gen. Issa Karou, met Ghana's envoy.")
    find_offices(reading)
    assert (reading.persons["Issa Karou"].office, reading.persons["Issa Karou"].acts_for_state) == (
        "interior-minister",
        True,
    )


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Judge Amy Stone of the High Court of Kenya spoke.", ("Amy Stone", "Judge", "High Court of Kenya")),
        ("Ole Vik, president of the World Bank, spoke.", ("Ole Vik", "president", "World Bank")),
        ("Ole Vik, Norway's ambassador to Kenya, spoke.", ("Ole Vik", "ambassador", "Government of Norway")),
        ("Norway's ambassador to Kenya, Ole Vik, spoke.", ("Ole Vik", "ambassador", "Government of Norway")),
        ("King Felipe of Spain spoke.", ("Felipe", "King", "Government of Spain")),
        (
            "U.S. Secretary of State Jane Roe spoke.",
            ("Jane Roe", "Secretary of State", "Government of the United States"),
        ),
    ],
)
def test_an_office_is_in_the_body_that_the_words_name(text, office, open_text):
    """An ambassador to Kenya is not Kenya's."""
    assert offices_in(open_text(text)) == [office]


def test_a_counterpart_holds_the_same_office_for_another_state(open_text):
    """ "her Dutch counterpart, Jan Smit" is a foreign minister of the Netherlands."""
    text = "Norwegian Foreign Minister Anna Berg met her Dutch counterpart, Jan Smit."
    assert offices_in(open_text(text)) == [
        ("Anna Berg", "Foreign Minister", "Government of Norway"),
        ("Jan Smit", "Foreign Minister", "Government of the Netherlands"),
    ]


def test_a_plural_title_is_that_of_all_who_follow(open_text):
    """Presidents Tomas Velde and Maria Silva."""
    found = offices_in(open_text("Presidents Tomas Velde and Maria Silva met."))
    assert {(person, title) for person, title, _ in found} == {
        ("Tomas Velde", "President"),
        ("Maria Silva", "President"),
    }


def test_each_of_two_officials_has_an_own_office(open_text):
    """Two ministers of one sentence are not mixed up."""
    text = "Foreign Minister Anna Berg of Norway and Finance Minister Ole Vik of Sweden spoke."
    assert offices_in(open_text(text)) == [
        ("Anna Berg", "Foreign Minister", "Government of Norway"),
        ("Ole Vik", "Finance Minister", "Government of Sweden"),
    ]


def test_each_of_a_plural_title_has_an_own_state(open_text):
    """Foreign ministers Anna Berg of Norway and Ole Vik of Sweden."""
    text = "Foreign ministers Anna Berg of Norway and Ole Vik of Sweden met."
    assert {(person, where) for person, _, where in offices_in(open_text(text))} == {
        ("Anna Berg", "Government of Norway"),
        ("Ole Vik", "Government of Sweden"),
    }


def test_a_person_of_two_offices_has_both(open_text):
    """Deputy prime minister and defence minister."""
    text = "Norway's deputy prime minister and defence minister, Anna Berg, spoke."
    assert {title for _, title, _ in offices_in(open_text(text))} == {"deputy prime minister", "defence minister"}


@pytest.mark.parametrize(
    "text",
    [
        "The foreign minister of Norway spoke.",
        "Norway met the minister.",
        "Anna Berg met the foreign minister of Norway.",
        "Anna Berg spoke.",
        "Anna Berg asked the president of Kenya on Friday.",
    ],
)
def test_an_office_without_a_holder_or_a_name_without_an_office_is_none(text, open_text):
    """A name near a title is not enough."""
    assert offices_in(open_text(text)) == []


def test_a_name_without_a_state_leaves_the_organization_open(open_text):
    """Nobody says where Justice Stone sits."""
    assert offices_in(open_text("Justice Amy Stone spoke.")) == [("Amy Stone", "Justice", None)]
