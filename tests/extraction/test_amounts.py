from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from project import processor_seconds

from graph.errors import AmountError, GazetteerError
from graph.extraction import wordlists
from graph.extraction.quantities.amounts import find_amounts, find_money, parse_amount
from graph.extraction.quantities.currencies import CurrencyFile, currency_of

# What stands in a text, and the sums that a careful reader finds: "value currency", in its order.
ONE_SUM = [
    # signs
    ("$100,000", "100000 USD"),
    ("$5 million", "5000000 USD"),
    ("$ 5", "5 USD"),
    ("$0.75", "0.75 USD"),
    ("$1.5 trillion", "1500000000000 USD"),
    ("$5b", "5000000000 USD"),
    ("$5 bn", "5000000000 USD"),
    ("$2tn", "2000000000000 USD"),
    ("$300k", "300000 USD"),
    ("$5M", "5000000 USD"),
    ("$6-million", "6000000 USD"),
    ("$1½ million", "1500000 USD"),
    ("$2½bn", "2500000000 USD"),
    ("$10,00,000", "1000000 USD"),
    ("€105m", "105000000 EUR"),
    ("€650m", "650000000 EUR"),
    ("€1.200 billion", "1200000000 EUR"),
    ("50€", "50 EUR"),
    ("£1.2bn", "1200000000 GBP"),
    ("£50m", "50000000 GBP"),
    ("£ 3 million", "3000000 GBP"),
    ("US$7.5m", "7500000 USD"),
    ("US$ 80 million", "80000000 USD"),
    ("U.S.$5m", "5000000 USD"),
    ("A$50m", "50000000 AUD"),
    ("A$1.5bn", "1500000000 AUD"),
    ("AU$408 million", "408000000 AUD"),
    ("C$80.5 million", "80500000 CAD"),
    ("CA$3m", "3000000 CAD"),
    ("NZ$6 million", "6000000 NZD"),
    ("HK$2 billion", "2000000000 HKD"),
    ("S$3m", "3000000 SGD"),
    ("NT$900 million", "900000000 TWD"),
    ("J$40m", "40000000 JMD"),
    ("TT$12m", "12000000 TTD"),
    ("EC$3 million", "3000000 XCD"),
    ("N$20m", "20000000 NAD"),
    ("R$300 million", "300000000 BRL"),
    ("R$1.200", "1200 BRL"),
    ("RD$5m", "5000000 DOP"),
    ("Mex$10m", "10000000 MXN"),
    ("R5bn", "5000000000 ZAR"),
    ("R500 million", "500000000 ZAR"),
    ("N500m", "500000000 NGN"),
    ("₦500m", "500000000 NGN"),
    ("₹310 crore", "3100000000 INR"),
    ("Rs 20 crore", "200000000 INR"),
    ("Rs. 5 lakh", "500000 INR"),
    ("Rs500", "500 INR"),
    ("Rs 1.5 lakh crore", "1500000000000 INR"),
    ("Rs 20cr", "200000000 INR"),
    ("Tk 5 crore", "50000000 BDT"),
    ("৳200 crore", "2000000000 BDT"),
    ("KSh 3.4 billion", "3400000000 KES"),
    ("Ksh3.4 billion", "3400000000 KES"),
    ("KSh. 200 million", "200000000 KES"),
    ("TSh 6bn", "6000000000 TZS"),
    ("USh 700 million", "700000000 UGX"),
    ("GH₵40 million", "40000000 GHS"),
    ("GH¢40m", "40000000 GHS"),
    ("¥1.1tn", "1100000000000 JPY"),
    ("CN¥3bn", "3000000000 CNY"),
    ("RMB 5 billion", "5000000000 CNY"),
    ("₩900bn", "900000000000 KRW"),
    ("₪30 million", "30000000 ILS"),
    ("NIS 30 million", "30000000 ILS"),
    ("₺2bn", "2000000000 TRY"),
    ("₽7bn", "7000000000 RUB"),
    ("₴7bn", "7000000000 UAH"),
    ("₱20 million", "20000000 PHP"),
    ("฿60m", "60000000 THB"),
    ("Rp 4 trillion", "4000000000000 IDR"),
    ("RM200 million", "200000000 MYR"),
    ("Dh5 million", "5000000 AED"),
    ("SR520m", "520000000 SAR"),
    ("QR5mn", "5000000 QAR"),
    ("JD 3 million", "3000000 JOD"),
    ("£E5m", "5000000 EGP"),
    ("LE50 million", "50000000 EGP"),
    ("B/.6 million", "6000000 PAB"),
    ("S/ 6 million", "6000000 PEN"),
    ("SFr20m", "20000000 CHF"),
    # codes of ISO 4217
    ("CHF 3m", "3000000 CHF"),
    ("CHF3m", "3000000 CHF"),
    ("EUR 60 million", "60000000 EUR"),
    ("EUR60m", "60000000 EUR"),
    ("USD 5,000", "5000 USD"),
    ("5,000 USD", "5000 USD"),
    ("60 million EUR", "60000000 EUR"),
    ("TRY 30 million", "30000000 TRY"),
    ("XAF 6 billion", "6000000000 XAF"),
    ("KES 50 million", "50000000 KES"),
    ("EUR 5 mio", "5000000 EUR"),
    # names
    ("60 million euros", "60000000 EUR"),
    ("105 million euros", "105000000 EUR"),
    ("5.1 million dollars", "5100000 USD"),
    ("9,000,000 U.S. dollars", "9000000 USD"),
    ("9 million US dollars", "9000000 USD"),
    ("two million euros", "2000000 EUR"),
    ("twelve million dollars", "12000000 USD"),
    ("half a million dollars", "500000 USD"),
    ("a quarter of a million dollars", "250000 USD"),
    ("three-quarters of a billion dollars", "750000000 USD"),
    ("a half-billion dollars", "500000000 USD"),
    ("a million dollars", "1000000 USD"),
    ("a million and a half dollars", "1500000 USD"),
    ("one and a half million euros", "1500000 EUR"),
    ("two and a half billion euros", "2500000000 EUR"),
    ("two-and-a-half million euros", "2500000 EUR"),
    ("one hundred thousand dollars", "100000 USD"),
    ("two hundred and fifty thousand dollars", "250000 USD"),
    ("a hundred and twenty dollars", "120 USD"),
    ("twenty-five thousand euros", "25000 EUR"),
    ("290 million pounds", "290000000 GBP"),
    ("50 million pounds sterling", "50000000 GBP"),
    ("50m British pounds", "50000000 GBP"),
    ("2.5 billion Australian dollars", "2500000000 AUD"),
    ("3 million New Zealand dollars", "3000000 NZD"),
    ("14 million Hong Kong dollars", "14000000 HKD"),
    ("90 million Canadian dollars", "90000000 CAD"),
    ("20 million Swiss francs", "20000000 CHF"),
    ("700 million Rwandan francs", "700000000 RWF"),
    ("5 million Kenyan shillings", "5000000 KES"),
    ("700 million Ugandan shillings", "700000000 UGX"),
    ("40 million Mexican pesos", "40000000 MXN"),
    ("84.8 billion Argentine pesos", "84800000000 ARS"),
    ("35 million Danish kroner", "35000000 DKK"),
    ("90 million Swedish crowns", "90000000 SEK"),
    ("40 million Czech crowns", "40000000 CZK"),
    ("50 million Egyptian pounds", "50000000 EGP"),
    ("3 million Kuwaiti dinars", "3000000 KWD"),
    ("500 crore Indian rupees", "5000000000 INR"),
    ("2 billion Pakistani rupees", "2000000000 PKR"),
    ("20 crore rupees", "200000000 INR"),
    ("50 lakh taka", "5000000 BDT"),
    ("300 million rand", "300000000 ZAR"),
    ("800 million baht", "800000000 THB"),
    ("5 billion naira", "5000000000 NGN"),
    ("5 million yuan", "5000000 CNY"),
    ("6 billion South Korean won", "6000000000 KRW"),
    ("6 billion won", "6000000000 KRW"),
    ("60 million roubles", "60000000 RUB"),
    ("60 million rubles", "60000000 RUB"),
    ("30 million reais", "30000000 BRL"),
    ("1.200.000 euros", "1200000 EUR"),
    ("1.200,50 euros", "1200.5 EUR"),
    ("1.200 euros", "1200 EUR"),
    ("4,76 million euros", "4760000 EUR"),
    ("100 000 euros", "100000 EUR"),
    ("10 000 000 Swiss francs", "10000000 CHF"),
    ("1'000'000 Swiss francs", "1000000 CHF"),
    ("$50 million Canadian", "50000000 CAD"),
    ("$5m (AUD)", "5000000 AUD"),
    ("$20 million Australian dollars", "20000000 AUD"),
    ("$5 million US dollars", "5000000 USD"),
]
IN_SENTENCES = [
    ("It cost about $5 million.", ["5000000 USD"]),
    ("a $5 million payment", ["5000000 USD"]),
    ("a 5-million-euro grant", ["5000000 EUR"]),
    ("a five-million-euro grant", ["5000000 EUR"]),
    ("a 60 million euro package", ["60000000 EUR"]),
    ("a $150-million payment to Hanoi", ["150000000 USD"]),
    ("a $5-million-a-year deal", ["5000000 USD"]),
    ("two instalments of £50m", ["50000000 GBP"]),
    ("contracts of €13 million and €8 million", ["13000000 EUR", "8000000 EUR"]),
    ("$10 million, $20 million and $3 million", ["10000000 USD", "20000000 USD", "3000000 USD"]),
    ("of $4 and $5 million", ["4000000 USD", "5000000 USD"]),
    ("$4-5 million", ["4000000 USD", "5000000 USD"]),
    ("$4–$5 million", ["4000000 USD", "5000000 USD"]),
    ("$4m-$6m", ["4000000 USD", "6000000 USD"]),
    ("$4 million to $6 million", ["4000000 USD", "6000000 USD"]),
    ("between $4m and $6m", ["4000000 USD", "6000000 USD"]),
    ("from $4 million to 6 million", ["4000000 USD", "6000000 USD"]),
    ("10 to 15 million euros", ["10000000 EUR", "15000000 EUR"]),
    ("10-15 million euros", ["10000000 EUR", "15000000 EUR"]),
    ("20 million and 30 million euros respectively", ["20000000 EUR", "30000000 EUR"]),
    ("35 million Danish kroner ($5 million)", ["35000000 DKK", "5000000 USD"]),
    ("paid $400 to 500 families", ["400 USD"]),
    ("gave $5 million to 6 million people", ["5000000 USD"]),
    ("gave the US $5 million", ["5000000 USD"]),
    ("the $50 million Canadian loan", ["50000000 USD"]),
    ("$7.5 million each", ["7500000 USD"]),
    ("In 2019 $5 million went missing", ["5000000 USD"]),
    ("and on March 12 500 euros", ["500 EUR"]),
    ("2 million pounds of aid", ["2000000 GBP"]),
    ("was fined 200 pounds", ["200 GBP"]),
    ("Rs 20 crore in 2020 and Rs 30 crore", ["200000000 INR", "300000000 INR"]),
]
NO_SUM = [
    *("several million dollars", "millions of dollars", "tens of millions of euros", "hundreds of dollars"),
    *("a few million dollars", "a couple of million euros", "the multi-million-dollar deal", "hundred dollars"),
    *("84.8 billion pesos", "6 billion CFA francs", "40 million francs", "3 million dinars", "5 million shillings"),
    *("90 million kroner", "K5m", "P50m", "E5m", "6 million crowns"),
    *("the $-sign", "$TSLA", "shares of $TSLA 5 days on", "a 10 percent levy", "in 2019", "5 million people", "$"),
    *("weighs 200 pounds", "200 pounds of cocaine", "2 million pounds of uranium", "he weighed 90 pounds"),
    *("the two won seats", "more than 5 million won the vote", "five real problems", "three soles", "a mark of 5"),
    *("SR 520", "route N1", "an R5 rifle", "N95 masks", "the G20", "TOP 5", "ALL 12 men", "XQ$5m", "TRY 5 times"),
    *("12 kr", "£", "€ and $", "US", "the euro", "dollars", "5 per cent", "F-16", "$1,23,45"),
    *("1" * 60 + " dollars", "$" + "9" * 40),
]


def shown(text, **options):
    """The sums that are found in a text."""
    return [f"{found.amount.value} {found.amount.currency}" for found in find_amounts(text, **options)]


@pytest.mark.parametrize(("text", "sum_of_money"), ONE_SUM)
def test_sum(text, sum_of_money):
    """Each way of writing a sum gives its exact value and currency, and the words of all of it."""
    amount = parse_amount(text)
    assert (f"{amount.value} {amount.currency}", amount.text) == (sum_of_money, text)


@pytest.mark.parametrize(("text", "sums"), IN_SENTENCES)
def test_sums_in_a_sentence(text, sums):
    """Sums are found among other words, and share a magnitude or a currency where English lets them."""
    assert shown(text) == sums


@pytest.mark.parametrize("text", NO_SUM)
def test_no_sum(text):
    """What is no money, not exact, or in a currency that nobody could tell gives no sum."""
    assert shown(text) == []


@pytest.mark.parametrize(("text", "sum_of_money"), ONE_SUM)
def test_the_words_around_do_not_matter(text, sum_of_money):
    """A sum is found in a sentence as it is alone, at its place."""
    sentence = f"In June the ministry said, “{text},” and no more."
    (found,) = find_amounts(sentence)
    assert sentence[found.start_char : found.end_char] == found.amount.text == text
    assert f"{found.amount.value} {found.amount.currency}" == sum_of_money


@pytest.mark.parametrize(
    ("text", "home", "sum_of_money"),
    [
        ("84.8 billion pesos", "ARS", "84800000000 ARS"),
        ("$5 million", "AUD", "5000000 AUD"),
        ("$5 million", "EUR", "5000000 USD"),
        ("£5m", "EGP", "5000000 EGP"),
        ("200 pounds", "GBP", "200 GBP"),
        ("6 billion CFA francs", "XAF", "6000000000 XAF"),
        ("Rs 20 crore", "PKR", "200000000 PKR"),
        ("K5m", "ZMW", "5000000 ZMW"),
        ("P50 million", "PHP", "50000000 PHP"),
        ("90 million kroner", "NOK", "90000000 NOK"),
        ("¥5bn", "CNY", "5000000000 CNY"),
        ("US$5 million", "AUD", "5000000 USD"),
        ("60 million euros", "AUD", "60000000 EUR"),
    ],
)
def test_home_currency(text, home, sum_of_money):
    """A unit without a country is the reader's own, if it is one of those that bear the name."""
    assert shown(text, home_currency=home) == [sum_of_money]


@pytest.mark.parametrize(
    ("text", "states", "sum_of_money"),
    [
        ("900 million CFA francs", ["SN", "ML"], "900000000 XOF"),
        ("84.8 billion pesos", ["AR", "US"], "84800000000 ARS"),
        ("35 million kroner", ["DK", "KE"], "35000000 DKK"),
        ("2 billion rupees", ["PK", "CN"], "2000000000 PKR"),
        ("2 billion rupees", ["PK", "IN"], "2000000000 INR"),
        ("12 million dollars", ["TW", "SZ"], "12000000 USD"),
        ("£5m", ["EG"], "5000000 GBP"),
        ("5 million shillings", ["BI", "UG"], "5000000 UGX"),
    ],
)
def test_states_tell_whose_money(text, states, sum_of_money):
    """The states that a text speaks of tell whose pesos they are, but a dollar is everywhere American."""
    assert shown(text, states=states) == [sum_of_money]


@pytest.mark.parametrize("text", ["$5", "£5m", "5 million rupees", "R5bn", "¥5bn", "5 million won"])
def test_assumed(text):
    """A unit of several countries that names none is marked as assumed."""
    assert find_amounts(text)[0].amount.assumed


@pytest.mark.parametrize("text", ["US$5", "€5", "5 million rand", "₹5", "5 million Swiss francs", "5m yen", "EUR 5"])
def test_not_assumed(text):
    """Words that leave no choice are not assumed."""
    assert not find_amounts(text)[0].amount.assumed


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("about $5 million", "about"),
        ("some 5 million euros", "about"),
        ("nearly $5 million", "about"),
        ("an estimated $5 million", "about"),
        ("more than $32 million", "at least"),
        ("exceeds $40 million", "at least"),
        ("at least €5m", "at least"),
        ("over £5m", "at least"),
        ("$5m or more", "at least"),
        ("no less than $5m", "at least"),
        ("as much as $45 million", "at most"),
        ("up to $5m", "at most"),
        ("less than $5m", "at most"),
        ("no more than $5m", "at most"),
        ("$5 million", None),
        ("paid $5 million", None),
        ("handed over $5 million", None),
    ],
)
def test_qualifier(text, qualifier):
    """The words beside a sum qualify it and are no part of it."""
    (found,) = find_amounts(text)
    assert found.qualifier == qualifier
    assert found.amount.text in {
        "$5 million",
        "5 million euros",
        "$32 million",
        "$40 million",
        "€5m",
        "£5m",
        "$5m",
        "$45 million",
    }


@pytest.mark.parametrize("text", ["$4-5 million", "$4m to $6m", "between $4m and $6m", "10 to 15 million euros"])
def test_ends_of_a_range(text):
    """A range is at least its first and at most its second sum."""
    assert [found.qualifier for found in find_amounts(text)] == ["at least", "at most"]


@pytest.mark.parametrize("text", ["€13 million and €8 million", "raised by $100 million to $300 million"])
def test_two_sums_are_no_range(text):
    """Two sums that are each meant have no bounds."""
    assert [found.qualifier for found in find_amounts(text)] == [None, None]


@pytest.mark.parametrize(
    "text", ["", "about", "$5 and $6", "it paid $5", "$5 a year", "several million dollars", "5 pesos"]
)
def test_parse_amount_refuses(text):
    """A phrase that is not one sum raises an AmountError that quotes it."""
    with pytest.raises(AmountError, match="sum"):
        parse_amount(text)


def test_parse_amount_takes_a_qualifier():
    """Words such as "more than" may stand before the sum."""
    assert parse_amount("more than $32 million").value == 32_000_000


def test_find_money_knows_sums_without_a_currency():
    """Pesos that nobody can place are money all the same, and weights are not."""
    assert find_money("84.8 billion pesos and 200 pounds of rice") == [(0, 18)]


@pytest.mark.parametrize(
    ("state", "code"), [("KE", "KES"), ("XK", "EUR"), ("EU", "EUR"), ("NO", "NOK"), ("SV", "USD"), ("QQ", None)]
)
def test_currency_of(state, code):
    """A state's money is known by its code."""
    assert currency_of(state) == code


@given(
    value=st.decimals(min_value="0.01", max_value="999999999999.99", places=2),
    write=st.sampled_from(["${}", "US$ {}", "€{}", "{} Swiss francs", "EUR {}", "{} euros", "KSh {}", "₹{}"]),
    grouping=st.sampled_from(["{:,}", "{}"]),
)
def test_any_value_comes_back(value, write, grouping):
    """Any sum, written with or without separators, comes back exactly and in canonical form."""
    amount = parse_amount(write.format(grouping.format(value)))
    assert amount.value == value
    assert "E" not in str(amount.value)
    assert amount.value == 0 or "." not in str(amount.value) or not str(amount.value).endswith("0")


@given(
    value=st.decimals(min_value="0.001", max_value="9999.999", places=3),
    magnitude=st.sampled_from(
        [("million", 6), ("m", 6), ("bn", 9), ("billion", 9), ("trillion", 12), ("lakh", 5), ("crore", 7)]
    ),
    write=st.sampled_from(["US${}{}{}", "€{}{}{}", "CHF {}{}{}", "{}{}{} euros"]),
)
def test_any_magnitude_comes_back(value, magnitude, write):
    """Any sum with a magnitude comes back exactly."""
    word, power = magnitude
    amount = parse_amount(write.format(value, " " if len(word) > 2 else "", word))
    assert amount.value == value * Decimal(10) ** power


@given(text=st.text(st.sampled_from("$€£ 1234567890.,-–'mbnk ahdost½\n and"), max_size=80))
def test_any_text_can_be_searched(text):
    """No text breaks the search; sums are in its order, apart from each other, and their words are the text's own."""
    end = 0
    for found in find_amounts(text, home_currency="GBP"):
        assert end <= found.start_char < found.end_char
        assert text[found.start_char : found.end_char] == found.amount.text
        assert found.amount.value.is_finite()
        end = found.end_char


@pytest.mark.untraced
@pytest.mark.parametrize(
    "unit", ["1", "1,", "1 ", "$", "$1 ", "one hundred and ", "$1 to ", "10 000 ", "half a ", "Rs. "]
)
def test_hostile_text_takes_linear_time(unit):
    """Twice the text takes about twice the time, whatever it repeats."""
    short, long = (unit * (size // len(unit)) for size in (20_000, 200_000))
    took = processor_seconds(lambda: find_amounts(short))
    assert processor_seconds(lambda: find_amounts(long)) < 40 * took + 0.2


@pytest.mark.parametrize(
    "change",
    [
        {"currencies": {"AUD": {"unit": "dollars"}}},
        {"currencies": {"AUD": {"unit": "dollar", "adjective": "Aussie"}}},
        {"currencies": {"aud": {"unit": "dollar"}}},
        {"units": {"dollar": {"names": ["dollar"], "usual": "ZZZ"}}},
    ],
)
def test_currency_file_is_checked(tmp_path, monkeypatch, change):
    """A currency file with an unknown field, unit or code is refused with its name."""
    file = {"units": {"dollar": {"names": ["dollar"]}}, "currencies": {}, "payment_words": [], "money_nouns": []}
    (tmp_path / "currencies.yaml").write_text(yaml.safe_dump(file | change), encoding="utf-8")
    monkeypatch.setattr(wordlists, "ontology_path", tmp_path.joinpath)
    with pytest.raises(GazetteerError, match=r"currencies\.yaml"):
        wordlists.read_wordlist("currencies.yaml", CurrencyFile)


def test_every_sign_means_one_currency_or_unit():
    """No sign stands for two entries of the file, and every unit has a currency."""
    file = wordlists.read_wordlist("currencies.yaml", CurrencyFile)
    rows = [*file.units.values(), *file.currencies.values()]
    signs = [sign for row in rows for sign in row.symbols] + list(file.currencies)
    assert len(signs) == len(set(signs))
    assert {row.unit for row in file.currencies.values()} | {n for n, unit in file.units.items() if unit.of} == set(
        file.units
    )
