"""Telling English from other languages."""

from pathlib import Path

import pytest

from graph.articles.english import find_other_language, name_language
from graph.articles.inputs import read_article

SEEDS = sorted((Path(__file__).parents[2] / "seeds").iterdir())

OTHERS = {
    "French": "Le gouvernement a refusé de recevoir les personnes que le pays voisin voulait lui envoyer.",
    "German": "Die Regierung hat es abgelehnt, die Menschen aufzunehmen, die das Nachbarland schicken wollte.",
    "Spanish": "El gobierno se negó a recibir a las personas que el país vecino quería enviarle.",
    "Portuguese": "O governo recusou receber as pessoas que o país vizinho queria enviar para lá.",
    "Italian": "Il governo ha rifiutato di accogliere le persone che il paese vicino voleva mandargli.",
    "Dutch": "De regering heeft geweigerd de mensen op te nemen die het buurland wilde sturen.",
    "Indonesian": "Pemerintah menolak permintaan negara tetangga itu karena belum ada kesepakatan di antara keduanya.",
    "Turkish": "Hükümet, komşu ülkenin göndermek istediği kişileri kabul etmeyi reddetti.",
    "Polish": "Rząd odmówił przyjęcia osób, które chciał mu przysłać sąsiedni kraj.",
    "Danish": "Regeringen har afvist at modtage de mennesker, som nabolandet ville sende dertil.",
    "Swahili": "Serikali ilikataa kuwapokea watu ambao nchi jirani ilitaka kuwatuma.",
    "Russian": "Правительство отказалось принять людей, которых хотела отправить соседняя страна.",
    "Arabic": "رفضت الحكومة استقبال الأشخاص الذين أرادت الدولة المجاورة إرسالهم.",
    "Chinese": "政府拒绝接收邻国想要遣送的人员。",
}


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_plain_english_needs_no_model(seed, monkeypatch):
    """Its common words tell; the model is not even loaded."""
    monkeypatch.setattr("graph.articles.english._identifier", None)
    assert find_other_language(read_article(seed).text) is None


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_common_words_do_not_pass_a_text_that_only_quotes_english(text, monkeypatch):
    """Of a long one, a third of it in English, the model has the say."""
    quotation = (
        "“Nobody here was asked, and nobody would have said yes: they are still waiting for the papers,” she said."
    )
    long = f"{text} " * 6 + quotation
    said = find_other_language(long)
    monkeypatch.setattr("graph.articles.english.FEWEST_WORDS", len(long))
    assert find_other_language(long) == said


def test_every_seed_was_found():
    """The seeds that the next test reads are there."""
    assert len(SEEDS) == 12


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_every_paragraph_of_the_seeds_is_english(seed):
    """Each paragraph of each seed alone, full of foreign names as it is, is taken for English."""
    assert [find_other_language(paragraph) for paragraph in read_article(seed).text.split("\n\n")].count(None) > 1
    assert {find_other_language(paragraph) for paragraph in read_article(seed).text.split("\n\n")} == {None}


@pytest.mark.parametrize(("language", "text"), OTHERS.items(), ids=OTHERS)
def test_other_languages_are_named(language, text):
    """One sentence is enough to tell another language and to name it."""
    assert find_other_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Kosovo paid Rwanda $5 million.",
        "Peru said no.",
        "Burundi and Tanzania signed an agreement in Bujumbura.",
        "Shëngjin and Gjadër are in Albania. Italy has built camps there.",
        "EMBASSY KIGALI REPORTS THAT THE GOR AGREED TO ACCEPT 50 DEPORTEES.",
        "The ministry in Nouakchott called it “une erreur grave et regrettable,” and asked Paris for an apology.",
    ],
)
def test_short_english_is_not_refused(text):
    """A short English text is read even where its names and quotations are not English."""
    assert find_other_language(text) is None


def test_name_language():
    """A tag is named in English by its first part, and stands for itself where nobody knows a name."""
    assert (name_language("pt-BR"), name_language("qqq")) == ("Portuguese", "qqq")
