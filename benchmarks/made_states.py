"""Words for states and persons that stand in for others without harm to the grammar.

For tests that exchange names in a text, and for corpora that are made by varying articles.
"""

import re
from collections.abc import Mapping

# States whose demonym takes an s: code, name, demonym, capital. Those of one table stand in for each other, so that
# "a" and "an" stay right.
CONSONANTS = """
BG Bulgaria Bulgarian Sofia|BI Burundi Burundian Gitega|BO Bolivia Bolivian Sucre|BR Brazil Brazilian Brasília
BY Belarus Belarusian Minsk|CL Chile Chilean Santiago|CO Colombia Colombian Bogotá|CU Cuba Cuban Havana
DE Germany German Berlin|FJ Fiji Fijian Suva|GH Ghana Ghanaian Accra|HN Honduras Honduran Tegucigalpa
HT Haiti Haitian Port-au-Prince|HU Hungary Hungarian Budapest|KE Kenya Kenyan Nairobi|KH Cambodia Cambodian Phnom Penh
LV Latvia Latvian Riga|LY Libya Libyan Tripoli|MA Morocco Moroccan Rabat|MD Moldova Moldovan Chisinau
ML Mali Malian Bamako|MN Mongolia Mongolian Ulaanbaatar|MW Malawi Malawian Lilongwe|MY Malaysia Malaysian Kuala Lumpur
NA Namibia Namibian Windhoek|NG Nigeria Nigerian Abuja|NO Norway Norwegian Oslo|NP Nepal Nepali Kathmandu
PE Peru Peruvian Lima|PY Paraguay Paraguayan Asunción|QA Qatar Qatari Doha|RO Romania Romanian Bucharest
RS Serbia Serbian Belgrade|RU Russia Russian Moscow|RW Rwanda Rwandan Kigali|SO Somalia Somali Mogadishu
SY Syria Syrian Damascus|TN Tunisia Tunisian Tunis|TZ Tanzania Tanzanian Dodoma|UG Uganda Ugandan Kampala
VE Venezuela Venezuelan Caracas|ZM Zambia Zambian Lusaka|ZW Zimbabwe Zimbabwean Harare
"""
VOWELS = """
AL Albania Albanian Tirana|AM Armenia Armenian Yerevan|AO Angola Angolan Luanda|AR Argentina Argentinian Buenos Aires
AT Austria Austrian Vienna|AU Australia Australian Canberra|AZ Azerbaijan Azerbaijani Baku|DZ Algeria Algerian Algiers
EC Ecuador Ecuadorian Quito|EE Estonia Estonian Tallinn|EG Egypt Egyptian Cairo|ER Eritrea Eritrean Asmara
ET Ethiopia Ethiopian Addis Ababa|ID Indonesia Indonesian Jakarta|IN India Indian Delhi|IQ Iraq Iraqi Baghdad
IR Iran Iranian Tehran|IT Italy Italian Rome
"""
# States of our articles that only give way: their people have other names, or need an article. Code, name, demonym,
# people, capital, parted by commas.
GIVING_WAY = """
CM,Cameroon,Cameroonian,Cameroonians,Yaoundé|LU,Luxembourg,Luxembourgish,Luxembourgers,-|CA,Canada,Canadian,Canadians,Ottawa
UZ,Uzbekistan,Uzbek,Uzbeks,Tashkent|TR,Turkey,Turkish,Turks,Ankara|BW,Botswana,Motswana,Batswana,Gaborone
KG,Kyrgyzstan,Kyrgyz,Kyrgyzstanis,Bishkek|BB,Barbados,Barbadian,Barbadians,Bridgetown|DK,Denmark,Danish,Danes,Copenhagen
GA,Gabon,Gabonese,-,Libreville|KR,South Korea,South Korean,South Koreans,Seoul|KI,Kiribati,-,-,Tarawa
GT,Guatemala,Guatemalan,Guatemalans,Guatemala City|SK,Slovakia,Slovak,Slovaks,Bratislava
PT,Portugal,Portuguese,-,Lisbon|TD,Chad,Chadian,Chadians,Ndjamena|TJ,Tajikistan,Tajik,Tajiks,Dushanbe
NE,Niger,Nigerien,Nigeriens,Niamey|MG,Madagascar,Malagasy,-,Antananarivo|MZ,Mozambique,Mozambican,Mozambicans,Maputo
CV,Cape Verde,Cape Verdean,Cape Verdeans,Praia|BZ,Belize,Belizean,Belizeans,Belmopan|BJ,Benin,Beninese,-,Cotonou
UY,Uruguay,Uruguayan,Uruguayans,Montevideo|MK,North Macedonia,Macedonian,Macedonians,Skopje
LK,Sri Lanka,Sri Lankan,Sri Lankans,Colombo|IE,Ireland,Irish,-,Dublin|FR,France,French,-,Paris
GQ,Equatorial Guinea,-,-,Malabo|JP,Japan,Japanese,-,Tokyo|SE,Sweden,Swedish,Swedes,Stockholm
GR,Greece,Greek,Greeks,Athens|CR,Costa Rica,Costa Rican,Costa Ricans,San José|BE,Belgium,Belgian,Belgians,-
ES,Spain,Spanish,Spaniards,Madrid|TG,Togo,Togolese,-,Lomé|CN,China,Chinese,-,Beijing|XK,Kosovo,Kosovan,Kosovans,Pristina
SN,Senegal,Senegalese,-,Dakar|KW,Kuwait,Kuwaiti,Kuwaitis,-|SA,Saudi Arabia,Saudi,Saudis,Riyadh
PL,Poland,Polish,Poles,Warsaw|NZ,New Zealand,-,-,Wellington|TV,Tuvalu,Tuvaluan,Tuvaluans,Funafuti
VN,Vietnam,Vietnamese,-,Hanoi|AF,Afghanistan,Afghan,Afghans,Kabul|GE,Georgia,Georgian,Georgians,Tbilisi
KZ,Kazakhstan,Kazakh,Kazakhs,Astana|CH,Switzerland,Swiss,-,Berne|ZA,South Africa,South African,South Africans,Pretoria
UA,Ukraine,Ukrainian,Ukrainians,Kyiv|CY,Cyprus,Cypriot,Cypriots,Nicosia
"""
PERSONS = """
Aroha Tane|Boris Kanev|Camille Dervaux|Deborah Quill|Eduardo Salas|Farid Aslam|Grace Phiri|Hana Rezek|Hugo Barrientos
Idris Bello|Ines Cardoso|Ingrid Holm|Joseph Mensah|Kristjan Vaher|Leila Haddou|Mette Skov|Nadia Benkirane|Omar Farah
Ousmane Tall|Paolo Cassar|Pavel Horak|Priscilla Hartley|Raman Zelinski|Rosa Quispe|Rui Teles|Ruth Castellan
Stoyan Penev|Sunil Perera|Tariq Sheikh|Tomas Velde|Yusuf Diallo
"""


def split_table(table: str) -> list[str]:
    """The rows of a table."""
    return re.split(r"[|\n]", table.strip())


def states_of(table: str) -> list[tuple[str, str, str, str, str]]:
    """The states of a table of those that stand in: code, name, demonym, people, capital."""
    states = []
    for row in split_table(table):
        code, name, demonym, capital = row.split(maxsplit=3)
        states.append((code, name, demonym, f"{demonym}s", capital))
    return states


def states_giving_way() -> list[tuple[str, ...]]:
    """The states that only give way, in the same order of words, "-" where they have none that can be exchanged."""
    return [tuple(row.split(",")) for row in split_table(GIVING_WAY)]


def exchange(words: Mapping[str, str], text: str) -> str:
    """The text with each of the words for its counterpart."""
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    return re.sub(rf"\b({'|'.join(longest_first)})\b", lambda match: words[match[0]], text)
