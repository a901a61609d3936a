"""A sample of facts as a build writes them, made from the gold facts of our own text articles.

The quote of a fact is the first sentence that names what its roles name, so a page made of it looks
like the real thing. It says nothing about what the extraction finds.
"""

import json
import re
from pathlib import Path

from graph.territories import find_territory

ROOT = Path(__file__).parents[2]
BASE = "https://w3id.org/cablegraph/id"
Record = dict[str, object]


def read_sample() -> tuple[list[Record], list[Record]]:
    """The facts and the articles of the sample."""
    facts: list[Record] = []
    articles: list[Record] = []
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        gold = json.loads((ROOT / "tests" / "gold" / f"{path.stem}.facts.json").read_text(encoding="utf-8"))
        text = path.read_text(encoding="utf-8").partition("\n")[2].strip()
        articles.append(make_article(path.stem, text, gold["source"], gold["published"]))
        facts += [make_fact(path.stem, text, number, entry) for number, entry in enumerate(gold["facts"])]
    return facts, articles


def make_article(name: str, text: str, publisher: str, published: str) -> Record:
    """An article as `write_html` takes it."""
    title = text.partition(",")[0][:90] + " …"
    return {
        "id": name, "title": title, "publisher": publisher, "published": published,
        "url": f"https://example.org/{name}", "language": "en", "sha256": "0" * 64, "text": text,
    }  # fmt: skip


def make_fact(article: str, text: str, number: int, gold: dict[str, object]) -> Record:
    """A line of `facts.jsonl` for a gold fact."""
    gold_roles = dict(gold["roles"])
    title = gold_roles.pop("title", [None])[0]
    roles = {role: make_role(names[0], role) for role, names in gold_roles.items()}
    start, end = find_sentence(text, [str(role["label"]) for role in roles.values()])
    said = "-".join([gold["kind"], *(str(role["id"]).rpartition("/")[2] for role in roles.values())])
    figures = f"{gold.get('amount')}-{gold.get('count')}-{gold.get('date')}-{gold.get('effect')}-{title}"
    return {
        "id": f"{BASE}/claim/{article}-{number}", "event": f"{BASE}/event/{slug(said + figures)}",
        "article": article, "kind": gold["kind"], "status": gold["status"], "roles": roles,
        "amount": gold.get("amount"), "currency": gold.get("currency"), "count": gold.get("count"),
        "nationality": gold.get("nationality", []), "effect": gold.get("effect"), "title": title,
        "date": gold["date"], "attribution": None, "confidence": 0.95 - 0.05 * (number % 7),
        "quote": text[start:end], "start": start, "end": end,
    }  # fmt: skip


def make_role(name: str, role: str) -> Record:
    """Who fills a role, from the name that the gold gives."""
    territory = find_territory(name) if re.fullmatch("[A-Z]{2}", name) else None
    if territory:
        label = f"Government of {territory.in_sentence}"
        return {"id": f"{BASE}/government/{name}", "label": label, "country": name, "mention": territory.name}
    segment = "group" if name.startswith("group:") else "person" if role == "person" else "organization"
    segment = "court" if role == "court" or "Court" in name else segment
    segment = "agency" if re.search("Department|Ministry|Office|Agency", name) else segment
    label = name.removeprefix("group:")
    return {"id": f"{BASE}/{segment}/{slug(label)}", "label": label, "country": None, "mention": label}


def slug(name: str) -> str:
    """A name as the last segment of an IRI."""
    return re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")


def find_sentence(text: str, names: list[str]) -> tuple[int, int]:
    """The first sentence that names most of some names, as a span of the text."""
    words = [name.removeprefix("Government of ").removeprefix("the ") for name in names]
    spans = [match.span() for match in re.finditer(r"[^\s][^\n]*?(?:[.!?][”\"]?(?=\s|$)|$)", text, re.MULTILINE)]
    return max(spans, key=lambda span: sum(word in text[slice(*span)] for word in words))
