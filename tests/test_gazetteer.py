"""Names of states, bodies, courts, offices and leaders, as a text has them."""

import datetime as dt
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import GazetteerError
from graph.gazetteer import Gazetteer, GazetteerMatch, Sense, load_gazetteer
from graph.model import EntityKind
from graph.resources import ontology_path

# The members of the United Nations with the Holy See, Kosovo, Palestine and Taiwan:
# code | usual name | official name | demonym | capital | Wikidata
STATES = [
    tuple(line.split("|"))
    for line in """
AD|Andorra|Principality of Andorra|Andorran|Andorra la Vella|Q228
AE|United Arab Emirates|United Arab Emirates|Emirati|Abu Dhabi|Q878
AF|Afghanistan|Islamic Emirate of Afghanistan|Afghan|Kabul|Q889
AG|Antigua and Barbuda|Antigua and Barbuda|Antiguan|St. John's|Q781
AL|Albania|Republic of Albania|Albanian|Tirana|Q222
AM|Armenia|Armenia|Armenian|Yerevan|Q399
AO|Angola|Republic of Angola|Angolan|Luanda|Q916
AR|Argentina|Argentine Republic|Argentine|Buenos Aires|Q414
AT|Austria|Republic of Austria|Austrian|Vienna|Q40
AU|Australia|Commonwealth of Australia|Australian|Canberra|Q408
AZ|Azerbaijan|Republic of Azerbaijan|Azerbaijani|Baku|Q227
BA|Bosnia and Herzegovina|Bosnia and Herzegovina|Bosnian|Sarajevo|Q225
BB|Barbados|Barbados|Barbadian|Bridgetown|Q244
BD|Bangladesh|People's Republic of Bangladesh|Bangladeshi|Dhaka|Q902
BE|Belgium|Kingdom of Belgium|Belgian|Brussels|Q31
BF|Burkina Faso|Burkina Faso|Burkinabe|Ouagadougou|Q965
BG|Bulgaria|Bulgaria|Bulgarian|Sofia|Q219
BH|Bahrain|Kingdom of Bahrain|Bahraini|Manama|Q398
BI|Burundi|Burundi|Burundian|Gitega|Q967
BJ|Benin|Benin|Beninese|Porto-Novo|Q962
BN|Brunei|Brunei Darussalam|Bruneian|Bandar Seri Begawan|Q921
BO|Bolivia|Plurinational State of Bolivia|Bolivian|La Paz|Q750
BR|Brazil|Brazil|Brazilian|Brasília|Q155
BS|Bahamas|Commonwealth of The Bahamas|Bahamian|Nassau|Q778
BT|Bhutan|Bhutan|Bhutanese|Thimphu|Q917
BW|Botswana|Republic of Botswana|Botswanan|Gaborone|Q963
BY|Belarus|Republic of Belarus|Belarusian|Minsk|Q184
BZ|Belize|Belize|Belizean|Belmopan|Q242
CA|Canada|Canada|Canadian|Ottawa|Q16
CD|Democratic Republic of the Congo|Democratic Republic of the Congo|Congolese|Kinshasa|Q974
CF|Central African Republic|Central African Republic|Central African|Bangui|Q929
CG|Republic of the Congo|The Republic of the Congo|Congolese|Brazzaville|Q971
CH|Switzerland|Swiss Confederation|Swiss|Bern|Q39
CI|Côte d'Ivoire|Côte d'Ivoire|Ivorian|Yamoussoukro|Q1008
CL|Chile|Republic of Chile|Chilean|Santiago|Q298
CM|Cameroon|Republic of Cameroon|Cameroonian|Yaoundé|Q1009
CN|China|People's Republic of China|Chinese|Beijing|Q148
CO|Colombia|Republic of Colombia|Colombian|Bogotá|Q739
CR|Costa Rica|Costa Rica|Costa Rican|San José|Q800
CU|Cuba|Republic of Cuba|Cuban|Havana|Q241
CV|Cape Verde|Republic of Cabo Verde|Cape Verdean|Praia|Q1011
CY|Cyprus|Cyprus|Cypriot|Nicosia|Q229
CZ|Czech Republic|Czech Republic|Czech|Prague|Q213
DE|Germany|Federal Republic of Germany|German|Berlin|Q183
DJ|Djibouti|Republic of Djibouti|Djiboutian|Djibouti|Q977
DK|Denmark|Kingdom of Denmark|Danish|Copenhagen|Q35
DM|Dominica|Commonwealth of Dominica|Dominican|Roseau|Q784
DO|Dominican Republic|Dominican Republic|Dominican|Santo Domingo|Q786
DZ|Algeria|People's Democratic Republic of Algeria|Algerian|Algiers|Q262
EC|Ecuador|Republic of Ecuador|Ecuadorian|Quito|Q736
EE|Estonia|Republic of Estonia|Estonian|Tallinn|Q191
EG|Egypt|Arab Republic of Egypt|Egyptian|Cairo|Q79
ER|Eritrea|Eritrea|Eritrean|Asmara|Q986
ES|Spain|Spain|Spanish|Madrid|Q29
ET|Ethiopia|Ethiopia|Ethiopian|Addis Ababa|Q115
FI|Finland|Republic of Finland|Finnish|Helsinki|Q33
FJ|Fiji|Republic of Fiji|Fijian|Suva|Q712
FM|Federated States of Micronesia|Federated States of Micronesia|Micronesian|Palikir|Q702
FR|France|French Republic|French|Paris|Q142
GA|Gabon|Gabonese Republic|Gabonese|Libreville|Q1000
GB|United Kingdom|United Kingdom of Great Britain and Northern Ireland|British|London|Q145
GD|Grenada|Grenada|Grenadian|St. George's|Q769
GE|Georgia|Georgia|Georgian|Tbilisi|Q230
GH|Ghana|Ghana|Ghanaian|Accra|Q117
GM|Gambia|Gambia|Gambian|Banjul|Q1005
GN|Guinea|Guinea|Guinean|Conakry|Q1006
GQ|Equatorial Guinea|Equatorial Guinea|Equatorial Guinean|Malabo|Q983
GR|Greece|Greece|Greek|Athens|Q41
GT|Guatemala|Guatemala|Guatemalan|Guatemala City|Q774
GW|Guinea-Bissau|Guinea-Bissau|Bissau-Guinean|Bissau|Q1007
GY|Guyana|Guyana|Guyanese|Georgetown|Q734
HN|Honduras|Honduras|Honduran|Tegucigalpa|Q783
HR|Croatia|Republic of Croatia|Croatian|Zagreb|Q224
HT|Haiti|Republic of Haiti|Haitian|Port-au-Prince|Q790
HU|Hungary|Hungary|Hungarian|Budapest|Q28
ID|Indonesia|Republic of Indonesia|Indonesian|Jakarta|Q252
IE|Ireland|Republic of Ireland|Irish|Dublin|Q27
IL|Israel|State of Israel|Israeli|Jerusalem|Q801
IN|India|Republic of India|Indian|New Delhi|Q668
IQ|Iraq|Republic of Iraq|Iraqi|Baghdad|Q796
IR|Iran|Islamic Republic of Iran|Iranian|Tehran|Q794
IS|Iceland|Iceland|Icelandic|Reykjavík|Q189
IT|Italy|Republic of Italy|Italian|Rome|Q38
JM|Jamaica|Jamaica|Jamaican|Kingston|Q766
JO|Jordan|Hashemite Kingdom of Jordan|Jordanian|Amman|Q810
JP|Japan|Japan|Japanese|Tokyo|Q17
KE|Kenya|Republic of Kenya|Kenyan|Nairobi|Q114
KG|Kyrgyzstan|Kyrgyz Republic|Kyrgyz|Bishkek|Q813
KH|Cambodia|Kingdom of Cambodia|Cambodian|Phnom Penh|Q424
KI|Kiribati|Kiribati|I-Kiribati|Tarawa|Q710
KM|Comoros|Comoros|Comoran|Moroni|Q970
KN|Saint Kitts and Nevis|Federation of Saint Christopher and Nevis|Kittitian|Basseterre|Q763
KP|North Korea|Democratic People's Republic of Korea|North Korean|Pyongyang|Q423
KR|South Korea|Republic of Korea|South Korean|Seoul|Q884
KW|Kuwait|Kuwait|Kuwaiti|Kuwait City|Q817
KZ|Kazakhstan|Republic of Kazakhstan|Kazakh|Astana|Q232
LA|Laos|Lao People's Democratic Republic|Laotian|Vientiane|Q819
LB|Lebanon|Republic of Lebanon|Lebanese|Beirut|Q822
LC|Saint Lucia|Saint Lucia|Saint Lucian|Castries|Q760
LI|Liechtenstein|Liechtenstein|Liechtensteiner|Vaduz|Q347
LK|Sri Lanka|Democratic Socialist Republic of Sri Lanka|Sri Lankan|Colombo|Q854
LR|Liberia|Liberia|Liberian|Monrovia|Q1014
LS|Lesotho|Lesotho|Mosotho|Maseru|Q1013
LT|Lithuania|Lithuania|Lithuanian|Vilnius|Q37
LU|Luxembourg|Luxembourg|Luxembourgish|Luxembourg|Q32
LV|Latvia|Latvia|Latvian|Riga|Q211
LY|Libya|Libya|Libyan|Tripoli|Q1016
MA|Morocco|Morocco|Moroccan|Rabat|Q1028
MC|Monaco|Monaco|Monégasque|Monaco|Q235
MD|Moldova|Republic of Moldova|Moldovan|Chișinău|Q217
ME|Montenegro|Montenegro|Montenegrin|Podgorica|Q236
MG|Madagascar|Madagascar|Malagasy|Antananarivo|Q1019
MH|Marshall Islands|Marshall Islands|Marshallese|Majuro|Q709
MK|North Macedonia|North Macedonia|Macedonian|Skopje|Q221
ML|Mali|Republic of Mali|Malian|Bamako|Q912
MM|Myanmar|Burma|Burmese|Naypyidaw|Q836
MN|Mongolia|Mongolia|Mongolian|Ulaanbaatar|Q711
MR|Mauritania|Mauritania|Mauritanian|Nouakchott|Q1025
MT|Malta|Republic of Malta|Maltese|Valletta|Q233
MU|Mauritius|Mauritius|Mauritian|Port Louis|Q1027
MV|Maldives|Maldives|Maldivian|Malé|Q826
MW|Malawi|Malawi|Malawian|Lilongwe|Q1020
MX|Mexico|Mexico|Mexican|Mexico City|Q96
MY|Malaysia|Malaysia|Malaysian|Kuala Lumpur|Q833
MZ|Mozambique|Mozambique|Mozambican|Maputo|Q1029
NA|Namibia|Namibia|Namibian|Windhoek|Q1030
NE|Niger|Niger|Nigerien|Niamey|Q1032
NG|Nigeria|Nigeria|Nigerian|Abuja|Q1033
NI|Nicaragua|Republic of Nicaragua|Nicaraguan|Managua|Q811
NL|Netherlands|Kingdom of the Netherlands|Dutch|Amsterdam|Q55
NO|Norway|Kingdom of Norway|Norwegian|Oslo|Q20
NP|Nepal|Federal Democratic Republic of Nepal|Nepali|Kathmandu|Q837
NR|Nauru|Republic of Naoero|Nauruan|Yaren|Q697
NZ|New Zealand|New Zealand|New Zealand|Wellington|Q664
OM|Oman|Sultanate of Oman|Omani|Muscat|Q842
PA|Panama|Republic of Panama|Panamanian|Panama City|Q804
PE|Peru|Republic of Peru|Peruvian|Lima|Q419
PG|Papua New Guinea|Independent State of Papua New Guinea|Papua New Guinean|Port Moresby|Q691
PH|Philippines|Republic of the Philippines|Filipino|Manila|Q928
PK|Pakistan|Islamic Republic of Pakistan|Pakistani|Islamabad|Q843
PL|Poland|Republic of Poland|Polish|Warsaw|Q36
PS|Palestine|State of Palestine|Palestinian|Ramallah|Q219060
PT|Portugal|Portuguese Republic|Portuguese|Lisbon|Q45
PW|Palau|Palau|Palauan|Ngerulmud|Q695
PY|Paraguay|Republic of Paraguay|Paraguayan|Asunción|Q733
QA|Qatar|State of Qatar|Qatari|Doha|Q846
RO|Romania|Romania|Romanian|Bucharest|Q218
RS|Serbia|Republic of Serbia|Serbian|Belgrade|Q403
RU|Russia|Russian Federation|Russian|Moscow|Q159
RW|Rwanda|Republic of Rwanda|Rwandan|Kigali|Q1037
SA|Saudi Arabia|Kingdom of Saudi Arabia|Saudi|Riyadh|Q851
SB|Solomon Islands|Solomon Islands|Solomon Islander|Honiara|Q685
SC|Seychelles|Republic of Seychelles|Seychellois|Victoria|Q1042
SD|Sudan|Republic of the Sudan|Sudanese|Khartoum|Q1049
SE|Sweden|Kingdom of Sweden|Swedish|Stockholm|Q34
SG|Singapore|Republic of Singapore|Singaporean|Singapore|Q334
SI|Slovenia|Republic of Slovenia|Slovenian|Ljubljana|Q215
SK|Slovakia|Slovak Republic|Slovak|Bratislava|Q214
SL|Sierra Leone|Republic of Sierra Leone|Sierra Leonean|Freetown|Q1044
SM|San Marino|Republic of San Marino|Sammarinese|San Marino|Q238
SN|Senegal|Republic of Senegal|Senegalese|Dakar|Q1041
SO|Somalia|Federal Republic of Somalia|Somali|Mogadishu|Q1045
SR|Suriname|Republic of Suriname|Surinamese|Paramaribo|Q730
SS|South Sudan|Republic of South Sudan|South Sudanese|Juba|Q958
ST|São Tomé and Príncipe|Democratic Republic of São Tomé and Príncipe|São Toméan|São Tomé and Príncipe|Q1039
SV|El Salvador|Republic of El Salvador|Salvadoran|San Salvador|Q792
SY|Syria|Syrian Arab Republic|Syrian|Damascus|Q858
SZ|Eswatini|Kingdom of Eswatini|Swazi|Mbabane|Q1050
TD|Chad|Republic of Chad|Chadian|N'Djamena|Q657
TG|Togo|Togolese Republic|Togolese|Lomé|Q945
TH|Thailand|Kingdom of Thailand|Thai|Bangkok|Q869
TJ|Tajikistan|Republic of Tajikistan|Tajik|Dushanbe|Q863
TL|Timor-Leste|Timor-Leste|Timorese|Dili|Q574
TM|Turkmenistan|Turkmenistan|Turkmen|Ashgabat|Q874
TN|Tunisia|Republic of Tunisia|Tunisian|Tunis|Q948
TO|Tonga|Kingdom of Tonga|Tongan|Nuku'alofa|Q678
TR|Turkey|Republic of Türkiye|Turkish|Ankara|Q43
TT|Trinidad and Tobago|Trinidad and Tobago|Trinidadian|Port of Spain|Q754
TV|Tuvalu|Tuvalu|Tuvaluan|Funafuti|Q672
TW|Taiwan|Republic of China|Taiwanese|Taipei|Q865
TZ|Tanzania|United Republic of Tanzania|Tanzanian|Dodoma|Q924
UA|Ukraine|Ukraine|Ukrainian|Kyiv|Q212
UG|Uganda|Republic of Uganda|Ugandan|Kampala|Q1036
US|United States|United States of America|American|Washington|Q30
UY|Uruguay|Oriental Republic of Uruguay|Uruguayan|Montevideo|Q77
UZ|Uzbekistan|Republic of Uzbekistan|Uzbek|Tashkent|Q265
VA|Vatican|Holy See||Vatican|Q237
VC|Saint Vincent and the Grenadines|Saint Vincent and the Grenadines|Vincentian|Kingstown|Q757
VE|Venezuela|Bolivarian Republic of Venezuela|Venezuelan|Caracas|Q717
VN|Vietnam|Socialist Republic of Vietnam|Vietnamese|Hanoi|Q881
VU|Vanuatu|Republic of Vanuatu|Vanuatuan|Port Vila|Q686
WS|Samoa|Independent State of Samoa|Samoan|Apia|Q683
XK|Kosovo|Republic of Kosovo|Kosovar|Pristina|Q1246
YE|Yemen|Republic of Yemen|Yemeni|Sana'a|Q805
ZA|South Africa|Republic of South Africa|South African|Pretoria|Q258
ZM|Zambia|Republic of Zambia|Zambian|Lusaka|Q953
ZW|Zimbabwe|Republic of Zimbabwe|Zimbabwean|Harare|Q954
""".strip().splitlines()
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The gazetteer of the package."""
    return load_gazetteer()


def only(gazetteer: Gazetteer, text: str) -> GazetteerMatch:
    """The one match in a text."""
    matches = gazetteer.find(text)
    assert len(matches) == 1, [(match.text, match.entry.key) for match in matches]
    return matches[0]


def found(gazetteer: Gazetteer, text: str) -> list[tuple[str, str, str]]:
    """What is found in a text: the words, their sense, and the key of what they name."""
    return [(match.text, str(match.sense), match.entry.key) for match in gazetteer.find(text)]


def countries(match: GazetteerMatch) -> set[str | None]:
    """The countries of all readings."""
    return {entry.country for entry in (match.entry, *match.alternatives)}


def test_the_table_has_all_states():
    """197 states, none twice."""
    assert len({row[0] for row in STATES}) == len(STATES) == 197


@pytest.mark.parametrize(("code", "name"), [(row[0], name) for row in STATES for name in dict.fromkeys(row[1:3])])
def test_a_state_is_found_by_its_names(gazetteer, code, name):
    """The usual and the official name are the state's, whole, in a sentence and with a possessive ending."""
    match = only(gazetteer, f"It wrote to {name}'s side.")
    assert (match.sense, match.entry.country) == (Sense.NAME, code)
    assert match.text == name.removeprefix("The ")


@pytest.mark.parametrize(("code", "demonym"), [(row[0], row[3]) for row in STATES if row[3]])
def test_a_state_is_found_by_its_demonym(gazetteer, code, demonym):
    """A demonym, whole, is the state's, or one of two states' that share it."""
    match = only(gazetteer, f"three {demonym} diplomas")
    assert match.text == demonym
    assert code in countries(match)


@pytest.mark.parametrize(("code", "name", "capital"), [(row[0], row[1], row[4]) for row in STATES])
def test_a_capital_stands_for_its_state(gazetteer, code, name, capital):
    """A capital is a metonym of its state, unless it is the state's own name."""
    match = only(gazetteer, f"the view from {capital} was bleak")
    assert match.sense is (Sense.NAME if capital == name else Sense.METONYM)
    assert code in countries(match)


@pytest.mark.parametrize(("code", "wikidata"), [(row[0], row[5]) for row in STATES])
def test_a_state_has_its_wikidata_id(gazetteer, code, wikidata):
    """The ids are those that other data sets join on."""
    assert gazetteer.state(code).wikidata == wikidata


@pytest.mark.parametrize(
    ("words", "sense", "code"),
    [
        ("U.S.", Sense.NAME, "US"),
        ("US", Sense.NAME, "US"),
        ("U.S.A.", Sense.NAME, "US"),
        ("America", Sense.NAME, "US"),
        ("UK", Sense.NAME, "GB"),
        ("U.K.", Sense.NAME, "GB"),
        ("Britain", Sense.NAME, "GB"),
        ("UAE", Sense.NAME, "AE"),
        ("Emirates", Sense.NAME, "AE"),
        ("Niger Republic", Sense.NAME, "NE"),
        ("Lankan", Sense.DEMONYM, "LK"),
        ("NDLEA", Sense.AGENCY, "NG"),
        ("MEA", Sense.AGENCY, "IN"),
        ("DRC", Sense.NAME, "CD"),
        ("EU", Sense.NAME, "EU"),
        ("E.U.", Sense.NAME, "EU"),
        ("Holland", Sense.NAME, "NL"),
        ("Burma", Sense.NAME, "MM"),
        ("Ivory Coast", Sense.NAME, "CI"),
        ("Swaziland", Sense.NAME, "SZ"),
        ("Czechia", Sense.NAME, "CZ"),
        ("East Timor", Sense.NAME, "TL"),
        ("Hong Kong", Sense.NAME, "HK"),
        ("Greenland", Sense.NAME, "GL"),
        ("Puerto Rico", Sense.NAME, "PR"),
        ("RWANDA", Sense.NAME, "RW"),
        ("Cote d\u2019Ivoire", Sense.NAME, "CI"),
        ("Turkiye", Sense.NAME, "TR"),
        ("Salvadorean", Sense.DEMONYM, "SV"),
        ("Salvadoran", Sense.DEMONYM, "SV"),
        ("Laotian", Sense.DEMONYM, "LA"),
        ("Filipino", Sense.DEMONYM, "PH"),
        ("Mauritian", Sense.DEMONYM, "MU"),
        ("Mauritanian", Sense.DEMONYM, "MR"),
        ("Nigerien", Sense.DEMONYM, "NE"),
        ("Nigerian", Sense.DEMONYM, "NG"),
        ("Dutch", Sense.DEMONYM, "NL"),
        ("Briton", Sense.PEOPLE, "GB"),
        ("Dane", Sense.PEOPLE, "DK"),
        ("Frenchman", Sense.PEOPLE, "FR"),
        ("Frenchmen", Sense.PEOPLE, "FR"),
        ("Englishwomen", Sense.PEOPLE, "GB"),
        ("Turk", Sense.PEOPLE, "TR"),
        ("Venezuelans", Sense.PEOPLE, "VE"),
        ("Iranians", Sense.PEOPLE, "IR"),
        ("Germans", Sense.PEOPLE, "DE"),
        ("Bangladeshis", Sense.PEOPLE, "BD"),
        ("White House", Sense.METONYM, "US"),
        ("Kremlin", Sense.METONYM, "RU"),
        ("Whitehall", Sense.METONYM, "GB"),
        ("Downing Street", Sense.METONYM, "GB"),
        ("No 10", Sense.METONYM, "GB"),
        ("Elys\u00e9e", Sense.METONYM, "FR"),
        ("Quai d'Orsay", Sense.METONYM, "FR"),
        ("Nuku\u2019alofa", Sense.METONYM, "TO"),
        ("Ramallah", Sense.METONYM, "PS"),
        ("Oslo", Sense.METONYM, "NO"),
        ("Washington, D.C.", Sense.METONYM, "US"),
        ("Trump administration", Sense.GOVERNMENT, "US"),
        ("U.S. government", Sense.GOVERNMENT, "US"),
        ("government of the United States", Sense.GOVERNMENT, "US"),
        ("Rwandan government", Sense.GOVERNMENT, "RW"),
        ("Palestinian Authority", Sense.GOVERNMENT, "PS"),
    ],
)
def test_other_words_for_a_state(gazetteer, words, sense, code):
    """Short names, old names, spellings, people, buildings and governments are found whole."""
    match = only(gazetteer, f"that of the {words} was")
    assert (match.text, match.sense, match.entry.country) == (words, sense, code)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Equatorial Guinea and Guinea", ["GQ", "GN"]),
        ("South Sudan, not Sudan", ["SS", "SD"]),
        ("New Mexico borders Mexico", ["MX"]),
        ("New Jersey and West Virginia", []),
        ("Northern Ireland", []),
        ("across the Gulf of Mexico and the South China Sea", []),
        ("the Indian Ocean and the Persian Gulf", []),
        ("American Airlines and Turkish Airlines", []),
        ("the English Channel", []),
        ("a Brazil nut at the French Open", []),
        ("the Washington Post", ["washington-post"]),
        ("let us go", []),
        ("a turkey, some china and a chad", []),
        ("Male prisoners were polish", []),
        ("From Male to Female", []),
        ("held in male prisons", []),
        ("talks in Male with India", ["MV", "IN"]),
        ("MALE — The Maldives", ["MV", "MV"]),
        ("turned down Male's request", ["MV"]),
        ("a non-Arab people, anti-American slogans", []),
        ("an African-American senator", ["senator"]),
        ("Melania Trump spoke", []),
        ("Trump Tower", []),
        ("Jordan Peterson and Chad Wolf", []),
        ("Israel Katz spoke", []),
        ("He may go in May", []),
        ("In May government troops came", ["government"]),
        ("general elections", []),
        ("they brought them to justice", []),
        ("RwandaAir", []),
        ("Rwanda\n\nAir", ["RW"]),
        ("South\n\nSudan", ["SD"]),
        ("South\nSudan", ["SS"]),
        ("South\u00a0Sudan", ["SS"]),
    ],
)
def test_words_that_only_look_like_a_name(gazetteer, text, keys):
    """Longer names win, common words need their capitals, and no name reaches over the end of a paragraph."""
    assert [match.entry.key for match in gazetteer.find(text)] == keys


@pytest.mark.parametrize(
    ("word", "usual", "others"),
    [
        ("Congolese", "CD", {"CG"}),
        ("Dominican", "DO", {"DM"}),
        ("Brussels", "EU", {"BE"}),
        ("Korean", "KR", {"KP"}),
        ("European", None, {"EU"}),
    ],
)
def test_a_word_of_several_states(gazetteer, word, usual, others):
    """The usual reading comes first, the others stand beside it, and the match says that it is ambiguous."""
    match = only(gazetteer, f"the {word} side")
    assert match.entry.country == usual
    assert {entry.country for entry in match.alternatives} == others
    assert match.ambiguous


@pytest.mark.parametrize("word", ["Turkey", "Georgia", "Chad", "Jordan", "Washington", "Polish", "Santiago"])
def test_a_word_with_other_meanings_is_ambiguous(gazetteer, word):
    """Who reads on can ask for context."""
    assert only(gazetteer, f"of {word}.").ambiguous


def test_a_demonym_says_whether_it_may_be_a_noun(gazetteer):
    """ "An Iraqi" is a person, "a Danish" is not."""
    assert only(gazetteer, "an Iraqi").noun
    assert not only(gazetteer, "a Danish").noun


def test_a_plural_says_so(gazetteer):
    """ "Venezuelans" are many, and so are "foreign ministers"."""
    assert only(gazetteer, "200 Venezuelans").plural
    assert only(gazetteer, "their foreign ministers").plural
    assert not only(gazetteer, "the foreign minister").plural


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Africa", "Africa"),
        ("Central Asian", "Central Asia"),
        ("Latin American", "Latin America"),
        ("Africans", "Africa"),
        ("Arab", "Arab states"),
        ("sub-Saharan", "Sub-Saharan Africa"),
    ],
)
def test_regions(gazetteer, text, label):
    """Continents and regions, by name, adjective or people, for groups without a name."""
    match = only(gazetteer, f"nine {text} lands")
    assert (match.sense, match.entry.label, match.entry.kind) == (Sense.REGION, label, EntityKind.GROUP)


@pytest.mark.parametrize(
    ("text", "key", "country"),
    [
        ("State Department", "us-state-department", "US"),
        ("U.S. State Department", "us-state-department", "US"),
        ("Department of Homeland Security", "us-homeland-security", "US"),
        ("Pentagon", "us-defense-department", "US"),
        ("Home Office", "uk-home-office", "GB"),
        ("Foreign Office", "uk-foreign-office", "GB"),
        ("German Foreign Office", "de-foreign-office", "DE"),
        ("Philippine Department of Justice", "ph-justice-ministry", "PH"),
        ("Knesset", "il-knesset", "IL"),
        ("European Commission", "eu-commission", "EU"),
        ("Sudanese army", "sd-armed-forces", "SD"),
        ("Ministry of Foreign Affairs of Rwanda", "rw-foreign-ministry", "RW"),
        ("Emirati foreign ministry", "ae-foreign-ministry", "AE"),
        ("parliament of Kenya", "ke-parliament", "KE"),
        ("Congress of Peru", "pe-parliament", "PE"),
        ("foreign ministry", "foreign-ministry", None),
        ("ministry of the interior", "interior-ministry", None),
        ("Department of Home Affairs", "interior-ministry", None),
        ("ministry of works and transport", "infrastructure-ministry", None),
        ("central bank", "central-bank", None),
    ],
)
def test_agencies(gazetteer, text, key, country):
    """Agencies by name, by type with their state, and by type alone."""
    match = only(gazetteer, f"said the {text} today")
    assert (match.text, match.sense) == (text, Sense.AGENCY)
    assert (match.entry.key, match.entry.country, match.entry.generic) == (key, country, country is None)


@pytest.mark.parametrize(
    ("text", "key", "label"),
    [
        ("US Supreme Court", "us-supreme-court", "US Supreme Court"),
        ("Fifth Circuit", "us-court-of-appeals-fifth-circuit", "US Court of Appeals for the Fifth Circuit"),
        ("5th U.S. Circuit Court of Appeals", "us-court-of-appeals-fifth-circuit", None),
        ("U.S. Court of Appeals for the Ninth Circuit", "us-court-of-appeals-ninth-circuit", None),
        ("Court of International Trade", "us-court-of-international-trade", "US Court of International Trade"),
        ("High Court of Australia", "au-high-court", "High Court of Australia"),
        ("Federal Court of Australia", "au-federal-court", "Federal Court of Australia"),
        ("Kenyan Supreme Court", "ke-supreme-court", "Supreme Court of Kenya"),
        ("Supreme Court of Papua New Guinea", "pg-supreme-court", "Supreme Court of Papua New Guinea"),
        ("Bundesverfassungsgericht", "de-constitutional-court", "Federal Constitutional Court"),
        ("Conseil d\u2019\u00c9tat", "fr-conseil-d-etat", None),
        ("European Court of Human Rights", "european-court-of-human-rights", "European Court of Human Rights"),
        ("European Court of Justice", "court-of-justice-of-the-european-union", "European Court of Justice"),
        ("International Court of Justice", "international-court-of-justice", "International Court of Justice"),
        ("ICC", "international-criminal-court", "International Criminal Court"),
        ("ECOWAS Court", "ecowas-court", "ECOWAS Court of Justice"),
        ("Moscow court", "ru-court", "Russian court"),
        ("U.S. district court", "us-district-court", "US district court"),
        ("Supreme Court", "supreme-court", "Supreme Court"),
        ("lower court", "trial-court", None),
        ("federal appeals court", "appeals-court", "appeals court"),
    ],
)
def test_courts(gazetteer, text, key, label):
    """Courts by name, by type with their state, and by type alone."""
    match = only(gazetteer, f"as the {text} held")
    assert (match.text, match.sense, match.entry.key) == (text, Sense.COURT, key)
    assert label is None or match.entry.label == label


def test_a_type_of_court_in_a_country(gazetteer):
    """ "The Supreme Court", where the context says US, is the one that has a name of its own."""
    entry = only(gazetteer, "the Supreme Court").entry
    assert gazetteer.in_country(entry, "US").key == "us-supreme-court"
    assert gazetteer.in_country(entry, "SZ").label == "Supreme Court of Eswatini"


def test_a_type_of_agency_in_a_country(gazetteer):
    """ "The foreign ministry" of a state is the one that its files name, or is made from its demonym."""
    entry = only(gazetteer, "the foreign ministry").entry
    assert gazetteer.in_country(entry, "US").label == "US State Department"
    assert gazetteer.in_country(entry, "AE").label == "Emirati foreign ministry"


def test_whose_body_a_possessor_says(gazetteer):
    """ "Congress" is that of the US, but not behind another state's name."""
    assert found(gazetteer, "Peru's Congress and Congress") == [
        ("Peru", "name", "PE"),
        ("Congress", "agency", "pe-parliament"),
        ("Congress", "agency", "us-congress"),
    ]


def test_a_body_that_governs_has_a_government(gazetteer):
    """ "The Taliban government" is that of Afghanistan; other bodies lend their name to none."""
    assert found(gazetteer, "the Taliban government") == [("Taliban government", "government", "AF")]
    assert found(gazetteer, "the Hamas government")[1] == ("government", "government", "government")


def test_something_with_a_country_keeps_it(gazetteer):
    """Only types take a country from the context."""
    entry = only(gazetteer, "the Pentagon").entry
    assert gazetteer.in_country(entry, "RW") is entry


@pytest.mark.parametrize(
    ("text", "key", "media"),
    [
        ("UN refugee agency", "unhcr", False),
        ("International Organization for Migration", "iom", False),
        ("Human Rights Watch", "human-rights-watch", False),
        ("RSF", "rapid-support-forces", False),
        ("Associated Press", "associated-press", True),
        ("CNN", "cnn", True),
    ],
)
def test_bodies(gazetteer, text, key, media):
    """Bodies between states; the press is marked, since it tells and does not act."""
    entry = only(gazetteer, f"told the {text} so").entry
    assert (entry.key, entry.media, entry.kind) == (key, media, EntityKind.ORGANIZATION)


def test_a_body_that_governs(gazetteer):
    """The Taliban govern Afghanistan in fact."""
    assert only(gazetteer, "the Taliban").entry.country == "AF"


@pytest.mark.parametrize(
    ("text", "key", "qualifiers"),
    [
        ("president", "president", set()),
        ("prime ministers", "prime-minister", set()),
        ("secretaries of state", "secretary-of-state", set()),
        ("attorneys general", "attorney-general", set()),
        ("foreign minister", "foreign-minister", set()),
        ("Minister of Foreign Affairs and International Cooperation", "foreign-minister", set()),
        ("foreign and trade minister", "foreign-minister", set()),
        ("ministers for trade", "trade-minister", set()),
        ("home affairs minister", "interior-minister", set()),
        ("commissioner for enlargement and neighbourhood policy", "enlargement-commissioner", set()),
        ("defence secretary", "defence-secretary", set()),
        ("acting justice minister", "justice-minister", {"acting"}),
        ("deputy foreign minister", "foreign-minister", {"deputy"}),
        ("former president", "president", {"former"}),
        ("ex-president", "president", {"former"}),
        ("president-elect", "president", {"future"}),
        ("shadow home secretary", "interior-secretary", {"shadow"}),
        ("secretary of state for the home department", "interior-secretary-of-state", set()),
        ("acting deputy director", "director", {"acting", "deputy"}),
        ("Foreign Affairs CS", "foreign-ke-cabinet-secretary", set()),
        ("Treasury PS", "finance-ke-principal-secretary", set()),
    ],
)
def test_offices(gazetteer, text, key, qualifiers):
    """Titles with plurals, portfolios and qualifiers, as one match and as a look-up."""
    match = only(gazetteer, f"the {text} spoke")
    assert (match.text, match.sense, match.entry.key, match.qualifiers) == (text, Sense.OFFICE, key, qualifiers)
    title = gazetteer.office(text)
    assert title is not None
    assert title.entry == match.entry


def test_a_qualifier_before_the_state(gazetteer):
    """ "Former" counts across the state that stands between, and stays outside the title."""
    assert [(match.text, match.qualifiers) for match in gazetteer.find("a former U.S. ambassador")] == [
        ("U.S.", frozenset()),
        ("ambassador", frozenset({"former"})),
    ]


@pytest.mark.parametrize(
    ("title", "acts"),
    [("finance minister", True), ("former finance minister", False), ("senator", False), ("judge", False)],
)
def test_whose_acts_are_the_states(gazetteer, title, acts):
    """A minister acts for the state; a senator, a judge or a former minister does not."""
    assert only(gazetteer, f"the {title} came").acts_for_state is acts


def test_the_ministry_of_a_minister(gazetteer):
    """A portfolio gives the type of the ministry."""
    assert only(gazetteer, "the defence minister").entry.agency == "defence-ministry"


def test_no_office(gazetteer):
    """A text that is more or less than a title is none."""
    assert gazetteer.office("the president of Kenya") is None
    assert gazetteer.office("secretary") is None


@pytest.mark.parametrize(
    ("name", "on", "country"),
    [
        ("Trump", None, "US"),
        ("Donald Trump", dt.date(2022, 6, 1), "US"),
        ("Trump", dt.date(2010, 1, 1), None),
        ("Kallas", dt.date(2022, 1, 1), "EE"),
        ("Kallas", dt.date(2025, 1, 1), "EU"),
        ("Kallas", None, None),
        ("Erdogan", None, "TR"),
        ("Nobody Known", None, None),
    ],
)
def test_leaders(gazetteer, name, on, country):
    """The state that somebody leads by a day; None where that is in doubt."""
    assert gazetteer.leader(name, on) == country


def test_leaders_in_a_text(gazetteer):
    """Full names, surnames behind a title, and surnames that are no common words."""
    text = "Vladimir Putin met Mr. Trump, President Bukele, Prime Minister Johnson and Boris Smith."
    assert [match.text for match in gazetteer.find(text) if match.sense is Sense.LEADER] == [
        "Vladimir Putin",
        "Trump",
        "Bukele",
        "Johnson",
    ]


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Tapachula", "MX"),
        ("guantánamo bay", "US"),
        ("N'Djamena", "TD"),
        ("Valencia", None),  # one is in Spain, one in Venezuela
        ("Springfield", "US"),  # there are many, all in one state
        ("Mobile", None),  # a word
        ("Santiago", None),  # a name of people
        ("Kigali", None),  # a capital, which stands for the government as well
    ],
)
def test_places(gazetteer, name, state):
    """A city or a camp is in one state, if its name can mean no other place and nobody."""
    assert gazetteer.place(name) == state


def test_government_labels(gazetteer):
    """A government's label has the article that English has."""
    labels = {code: gazetteer.government_label(code) for code in ("US", "RW", "EU", "CD", "PS")}
    assert labels == {
        "US": "Government of the United States",
        "RW": "Government of Rwanda",
        "EU": "European Union",
        "CD": "Government of the Democratic Republic of the Congo",
        "PS": "Palestinian Authority",
    }


def test_an_unknown_code(gazetteer):
    """A look-up by code raises."""
    with pytest.raises(KeyError):
        gazetteer.state("QQ")


def names_in_files() -> Iterator[tuple[str, str, str]]:
    """Section, key and name of everything that the files name; a ruling council's key is its state's."""
    for path in sorted(ontology_path("gazetteer").glob("*.yaml")):
        for section, rows in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            if section in {"states", "regions", "agencies", "courts", "bodies", "offices"}:
                for key, row in rows.items():
                    named = row["country"] if row.get("government") and "country" in row else str(key)
                    for field in ("names", "demonyms", "adjectives", "people", "capitals", "seats", "plurals"):
                        yield from ((section, named, name) for name in row.get(field, ()))


def test_every_name_of_the_files_is_found(gazetteer):
    """No name is hidden by another, and each is found whole as what its row says."""
    names = list(names_in_files())
    hidden = []
    for section, key, name in names:
        match = next(iter(gazetteer.find(f"of {name}")), None)
        entries = {entry.key for entry in (match.entry, *match.alternatives)} if match else set()
        with_portfolio = f"finance {name}" if section == "offices" else ""
        is_bare = match is not None or gazetteer.office(with_portfolio) is None  # "CS" is no title without a portfolio
        if is_bare and not (match and match.text == name and key in entries):
            hidden.append((section, key, name, match and match.entry.key))
    assert len(names) > 2000
    assert hidden == []


FRAGMENTS = ("the", "U.S.", "\u2019s", "'s", "former", "foreign", "minister", "of", "for", "Rwanda", "and", "-", "\n\n")


@given(st.text() | st.lists(st.sampled_from(FRAGMENTS)).map(" ".join))
def test_matches_are_words_of_the_text_in_order(text):
    """In any text, matches are its own words, in order, none inside another."""
    matches = load_gazetteer().find(text)
    assert all(text[match.start_char : match.end_char] == match.text for match in matches)
    assert all(one.end_char <= two.start_char for one, two in pairwise(matches))


def test_threads_find_the_same(gazetteer):
    """Nothing in a gazetteer changes while it is used."""
    texts = [f"The {row[3]} government wrote to {row[1]}." for row in STATES]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(gazetteer.find, texts)) == [gazetteer.find(text) for text in texts]


@pytest.mark.parametrize(
    ("text", "label", "country"),
    [
        ("the Lahore High Court", "Lahore High Court", "PK"),
        ("the Kerala High Court", "Kerala High Court", "IN"),
        ("the Pretoria High Court", "High Court of South Africa", "ZA"),
        ("the Sandiganbayan", "Sandiganbayan", "PH"),
        ("the Kenya Revenue Authority", "Kenyan revenue authority", "KE"),
        ("the Malaysian Anti-Corruption Commission", "Malaysian anti-corruption commission", "MY"),
        ("the Internal Revenue Service", "Internal Revenue Service", "US"),
        ("the Transitional Presidential Council", "Government of Haiti", "HT"),
        ("the Royal Solomon Islands Police Force", "Royal Solomon Islands Police Force", "SB"),
    ],
)
def test_bodies_of_states_far_from_the_news(gazetteer, text, label, country):
    """Courts, services and ruling councils by names that only they have, and types with their state before them."""
    entry = only(gazetteer, text).entry
    assert (entry.label, entry.country) == (label, country)


@pytest.mark.parametrize("name", ["Supreme Court of Appeal", "Federal High Court", "Supreme Tribunal of Justice"])
def test_a_court_that_two_states_have_asks_for_context(gazetteer, name):
    """South Africa and Malawi, Nigeria and Ethiopia, Venezuela and Bolivia."""
    assert only(gazetteer, name).ambiguous


def test_a_users_file_adds_to_a_row(tmp_path: Path):
    """A name more, the rest as it was."""
    path = tmp_path / "mine.yaml"
    path.write_text("states:\n  RW: {names: [Land of a Thousand Hills]}\n", encoding="utf-8")
    mine = load_gazetteer(path)
    assert found(mine, "Rwanda is the Land of a Thousand Hills") == [
        ("Rwanda", "name", "RW"),
        ("Land of a Thousand Hills", "name", "RW"),
    ]


def test_a_users_file_adds_a_place(tmp_path: Path):
    """A camp that no file of ours has is in the state that the user's file says."""
    path = tmp_path / "mine.yaml"
    path.write_text("places: {RW: [Hope Hostel, Tapachula]}", encoding="utf-8")
    own = load_gazetteer(path)

    assert [own.place(name) for name in ("Hope Hostel", "Tapachula", "Karachi")] == ["RW", "RW", "PK"]


def test_a_users_file_adds_a_row(tmp_path: Path):
    """A new agency belongs to its state at once."""
    path = tmp_path / "mine.yaml"
    path.write_text(
        "agencies:\n  rw-relief: {country: RW, label: Rwandan relief board, names: [Relief Board]}\n", encoding="utf-8"
    )
    assert only(load_gazetteer(path), "the Relief Board").entry.country == "RW"


def test_the_example_of_the_docs_is_a_gazetteer_file(tmp_path: Path):
    """What docs/gazetteer.md shows can be loaded, and is found."""
    page = (Path(__file__).parent.parent / "docs" / "gazetteer.md").read_text(encoding="utf-8")
    cables, example = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    path = tmp_path / "mine.yaml"
    path.write_text(example, encoding="utf-8")
    assert only(load_gazetteer(path), "the Kenyan river board").entry.label == "Kenyan river authority"
    path.write_text(cables, encoding="utf-8")
    assert (
        only(load_gazetteer(path).in_cable("AMCONSUL GOMA", "HMG"), "HMG").entry.label
        == "Government of the United Kingdom"
    )


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("states:\n  RW:\n    nmaes: [Rwanda]\n", 3, "states.RW.nmaes: unknown key, expected one of adjectives, "),
        ("states:\n  AB: {names: [Nowhere]}\n", 2, "states.AB: expected an ISO 3166-1 alpha-2 code, XK, EU, or"),
        ("states:\n  Ab: {names: [Nowhere]}\n", 2, "states.Ab: expected an ISO 3166-1 alpha-2 code in capitals"),
        ("states:\n  QQ: {}\n", 2, "states.QQ.names: missing, expected one of the keys adjectives"),
        ("states:\n  QQ:\n    names: []\n", 3, "states.QQ.names: expected at least 1, found []"),
        ("states:\n  QQ:\n    names: Ruritania\n", 3, "states.QQ.names: expected a list, found 'Ruritania'"),
        ("states: [RW]\n", 1, "states: expected keys with values, found ['RW']"),
        ("states:\n  RW:\n    names:\n    - {a: b}\n", 4, "names.0: expected a text, found {'a': 'b'}"),
        ("bodies:\n  Big Bank: {label: Bs, names: [Bs]}\n", 2, "expected a key of small letters and digits"),
        ("bodies:\n  x:\n    label: Xs\n    names: [Xs]\n    wikidata: 30\n", 5, "expected an id of Wikidata"),
        ("bodies:\n  x:\n    label: Xs\n    names: [Xs]\n    media: maybe\n", 5, "media: expected true or false"),
        ("agencies:\n  x:\n    label: Xs\n    names: [Xs]\n    country: QQ\n", 5, "country is 'QQ', expected a code"),
        ("agencies:\n  x: {label: Xs, names: [Xs], type: y}\n", 2, "type is 'y', expected the key of a generic row"),
        ("bodies:\n  x: {label: Xs, names: [NATO]}\n", 2, "'NATO' stands in nato and x"),
        ("states:\n  RW: {names: [Uganda]}\n", 2, "'Uganda' stands in RW and UG"),
        ("courts:\n  x: {label: Xs, names: [Xs], level: top}\n", 2, "courts.x.level: expected one of 'supreme', "),
        ("leaders:\n  RW:\n    - {name: A B, office: boss, from: 2001}\n", 3, "office is 'boss', expected a key"),
        ("other_names:\n  - X Y\n  - 12\n", 3, "expected a name of 2 to 120 characters with a letter"),
        ("nations: {}\n", 1, "nations: unknown key, expected one of agencies, bodies, body_words, cables, courts"),
        (
            "leaders:\n  RW:\n    - {name: A B, office: king, from: 2017-13-45}\n",
            3,
            "leaders.RW.0.from: expected a day such as 2024-05-31, or a year, found '2017-13-45'",
        ),
        (
            "leaders:\n  RW:\n    - {name: A B, office: president, from: 2002, until: 2001}\n",
            3,
            "A B: expected `from` before `to`",
        ),
        (
            "leaders:\n  RW:\n    - {name: A B, office: president, from: 2001, to: 2002, until: 2002}\n",
            3,
            "expected `to` or `until`, not both",
        ),
    ],
)
def test_a_bad_file_is_named_with_its_line(tmp_path: Path, content, line, words):
    """The message says file, line, what was found and what was expected."""
    path = tmp_path / "mine.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(GazetteerError) as error:
        load_gazetteer(path)
    assert words in str(error.value)
    assert str(error.value).startswith(f"{path}:{line}: ")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"states: [", "not YAML"),
        (b"- a list", "expected sections"),
        (b"\xff\xfe\x00", "cannot be read"),
        (b"states: {}\nstates: {}\n", "'states' stands twice"),
        (b"? [a]\n: b\n", "expected a text as a key"),
        (b"states: !!python/object/apply:os.getcwd []\n", "found the tag"),
    ],
)
def test_what_is_no_gazetteer_file_is_named(tmp_path: Path, content, words):
    """A file that is no YAML of our form is one line, never a traceback, and never code."""
    path = tmp_path / "mine.yaml"
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match=words) as error:
        load_gazetteer(path)
    assert str(error.value).startswith(str(path))


def test_a_state_that_iso_does_not_list(tmp_path: Path):
    """An invented state has a code that ISO leaves to users, and all that a state has; "NO" is no truth value."""
    path = tmp_path / "mine.yaml"
    path.write_text(
        "states:\n  QR: {names: [Ruritania], demonyms: [Ruritanian], capitals: [Strelsau]}\n  NO: {seats: [Utgard]}\n"
        "leaders:\n  QR:\n    - {name: Rudolf Elphberg, office: king, from: 1990, until: 2001-02-03}\n",
        encoding="utf-8",
    )
    mine = load_gazetteer(path)
    assert mine.government("QR").label == "Government of Ruritania"
    assert only(mine, "the Ruritanian foreign ministry").entry.label == "Ruritanian foreign ministry"
    assert found(mine, "Strelsau wrote to Utgard") == [("Strelsau", "metonym", "QR"), ("Utgard", "metonym", "NO")]
    assert mine.leader("Elphberg", dt.date(2001, 2, 3)) == "QR"
    assert mine.states["QR"].wikidata is None


def test_a_file_that_is_not_there(tmp_path: Path):
    """A wrong path is named."""
    with pytest.raises(GazetteerError, match="cannot be read"):
        load_gazetteer(tmp_path / "none.yaml")
