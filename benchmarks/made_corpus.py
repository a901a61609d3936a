#!/usr/bin/env python3
"""Makes a corpus of any number of articles of which it is known which claims are of one happening.

Our articles on invented dealings are varied: states, persons, places, sums, numbers and dates. Each story comes as
seven articles of made publishers:

- `first`: one happening in the first sentence, the body of one of our articles below it,
- `copy` and `cut`: the same words in another paper, whole or without its last paragraphs,
- `second`: the happening in other words, the paragraphs in another order, numbers rounded, dates written otherwise,
- `plan`: the happening foreseen, months before,
- `other`: the same states, months later, with another sum, number or day: another happening,
- `later`: states and sentences of `first` again, three years on, with other sums and persons: another happening.

    benchmarks/made_corpus.py 1000 made/

writes `made/articles/*.jsonl` and `made/truth.jsonl`: for each article its story, its form, and for each sentence
[start, end, happening] with the place of the sentence in the text. The same number and seed give the same bytes.
"""

import argparse
import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random

from made_leads import AGAIN, DONE, PLANNED, WORDINGS, Lead, draw_lead
from made_text import STATES, Filling, Pattern, fill, made_names, read_patterns

from graph.language import PARAGRAPH_BREAK

FORMS = ("first", "copy", "cut", "second", "plan", "other", "later")
PUBLISHERS = tuple(f"Made Corpus {name}" for name in ("Courier", "Herald", "Ledger", "Post", "Tribune", "Wire"))
FIRST_DAY, LAST_DAY = dt.date(1990, 1, 1), dt.date(2022, 1, 1)
YEARS_LATER = 3
SHARD = 1000  # articles of a file

_Paragraphs = list[list[tuple[str, str]]]  # sentences, each with the happening that it tells


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeArticle:
    """An article, and what each of its sentences tells."""

    id: str
    story: str
    form: str
    publisher: str
    published: dt.date
    text: str
    tells: tuple[tuple[int, int, str], ...]  # start, end, happening; in the order of the text


def make_articles(number: int, seed: int = 0) -> Iterator[MadeArticle]:
    """That many articles, in an order in which stories and forms are mixed."""
    stories = -(-number // len(FORMS))
    places = [(story, form) for story in range(stories) for form in FORMS][:number]
    Random(f"{seed} order").shuffle(places)
    for story, form in places:
        yield _Story(story, stories, seed).article(form)


def write_corpus(folder: Path, number: int, seed: int = 0) -> None:
    """Write the articles and the truth about them into a folder, article by article."""
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    articles, shard = make_articles(number, seed), 0
    with (folder / "truth.jsonl").open("w", encoding="utf-8") as truth:
        while some := list(islice(articles, SHARD)):
            with (folder / "articles" / f"made-{shard:04}.jsonl").open("w", encoding="utf-8") as file:
                file.writelines(json.dumps(article_record(article)) + "\n" for article in some)
            truth.writelines(json.dumps(_truth_record(article)) + "\n" for article in some)
            shard += 1


def article_record(article: MadeArticle) -> dict[str, str]:
    """An article as a line of the corpus."""
    title = f"Made Corpus: {article.id}"
    published = article.published.isoformat()
    return {
        "id": article.id,
        "title": title,
        "publisher": article.publisher,
        "published": published,
        "text": article.text,
    }


def _truth_record(article: MadeArticle) -> dict[str, object]:
    return {"article": article.id, "story": article.story, "form": article.form, "tells": article.tells}


class _Story:
    """What the articles of one story share."""

    def __init__(self, number: int, stories: int, seed: int) -> None:
        self._random = Random(f"{seed} {number}")
        patterns = _patterns()
        self._pattern: Pattern = patterns[number % len(patterns)]
        self._name = f"{number:05}"
        span = (LAST_DAY - FIRST_DAY).days
        day = FIRST_DAY + dt.timedelta(days=(2 * number + 1) * span // (2 * stories))
        self._published = _on_weekday_of(self._pattern.published, day)
        states = self._random.sample(STATES, self._pattern.states)
        self._filling = Filling(
            states=states,
            names=made_names(self._pattern.names, self._random),
            published=self._published,
            factor=_factor(self._random),
        )
        kind = sorted(WORDINGS)[number % len(WORDINGS)]
        self._lead = draw_lead(self._random, kind, self._published - dt.timedelta(days=1), states)

    def article(self, form: str) -> MadeArticle:
        """The article of a form."""
        random = Random(f"{self._name} {form}")
        published, paragraphs = getattr(self, f"_{form}")(random)
        publisher = PUBLISHERS[FORMS.index(form) % len(PUBLISHERS)]
        text, tells = _joined(paragraphs)
        name = f"made-{self._name}-{form}"
        return MadeArticle(
            id=name, story=self._name, form=form, publisher=publisher, published=published, text=text, tells=tells
        )

    def _first(self, _: Random) -> tuple[dt.date, _Paragraphs]:
        return self._published, [self._told(self._lead, DONE, self._published), *self._body(self._filling)]

    def _copy(self, random: Random) -> tuple[dt.date, _Paragraphs]:
        return self._first(random)

    def _cut(self, random: Random) -> tuple[dt.date, _Paragraphs]:
        published, paragraphs = self._first(random)
        return published, paragraphs[: len(paragraphs) * 3 // 4]

    def _second(self, random: Random) -> tuple[dt.date, _Paragraphs]:
        body = self._body(replace(self._filling, loose=True))
        random.shuffle(body)
        return self._published, [self._told(self._lead, AGAIN, self._published), *body]

    def _plan(self, random: Random) -> tuple[dt.date, _Paragraphs]:
        published = self._published - dt.timedelta(days=random.randrange(40, 120))
        return published, [self._told(self._lead, PLANNED, published)]

    def _other(self, random: Random) -> tuple[dt.date, _Paragraphs]:
        published = self._published + dt.timedelta(days=random.randrange(45, 200))
        number = self._lead.number * random.choice((2, 3)) + 1
        other = replace(self._lead, number=number, day=published - dt.timedelta(days=2))
        return published, [self._told(other, DONE, published, "other")]

    def _later(self, random: Random) -> tuple[dt.date, _Paragraphs]:
        published = self._published + dt.timedelta(weeks=52 * YEARS_LATER)
        factor = self._filling.factor * Decimal("1.9")
        names = made_names(self._pattern.names, random)
        filling = replace(self._filling, names=names, published=published, factor=factor)
        lead = replace(self._lead, number=self._lead.number * 2 + 3, day=published - dt.timedelta(days=1))
        return published, [self._told(lead, DONE, published, "later"), *self._body(filling, "later ")]

    def _told(self, lead: Lead, how: str, published: dt.date, happening: str = "lead") -> list[tuple[str, str]]:
        return [(lead.told(how, published), f"{self._name} {happening}")]

    def _body(self, filling: Filling, mark: str = "") -> _Paragraphs:
        return [
            [(sentence, f"{self._name} {mark}{i}.{j}") for j, sentence in enumerate(paragraph)]
            for i, paragraph in enumerate(fill(self._pattern, filling))
        ]


@cache
def _patterns() -> Sequence[Pattern]:
    return read_patterns()


def _on_weekday_of(model: dt.date, day: dt.date) -> dt.date:
    """The day, moved to the weekday of another, so that "on Tuesday" stays the same distance away."""
    return day + dt.timedelta(days=(model - day).days % 7)


def _factor(random: Random) -> Decimal:
    return Decimal(random.randrange(11, 95)) / 10


def _joined(paragraphs: _Paragraphs) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """The text of paragraphs of sentences, with the place of each sentence."""
    texts: list[str] = []
    tells: list[tuple[int, int, str]] = []
    position = 0
    for paragraph in paragraphs:
        for sentence, happening in paragraph:
            tells.append((position, position + len(sentence), happening))
            position += len(sentence) + 1
        texts.append(" ".join(sentence for sentence, _ in paragraph))
        position += len(PARAGRAPH_BREAK) - 1
    return PARAGRAPH_BREAK.join(texts), tuple(tells)


def main() -> None:
    """Make a corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int, help="of articles")
    parser.add_argument("folder", type=Path, help="to write into")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    write_corpus(options.folder, options.number, options.seed)


if __name__ == "__main__":
    main()
