#!/usr/bin/env python3
"""How soon a page can be used and how smoothly it moves, beside pyvis' own page of the same network; a Markdown table.

The network is made by chance: states, bodies, courts and persons, one and a half dealings to an actor, most with the
few who deal with very many. Both pages are opened in Chromium without a graphics card and without a network. A page
can be used when its first rows or nodes are drawn and the browser answers again; pyvis' page, whose nodes go on
moving, when they have come to rest. Frames are counted while the drawing is dragged for two seconds.

    python benchmarks/page_speed.py [ACTORS]...     by default 100, 1,000, 5,000 and 20,000
"""

import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyvis.network
from playwright.sync_api import BrowserType, Page, TimeoutError, sync_playwright  # noqa: A004  its own name for it

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from graph.view import write_html  # noqa: E402  the path comes first

BASE = "https://w3id.org/cablegraph/id"
ROLES = {
    "Payment": ("payer", "payee"),
    "Agreement": ("party", "counterparty"),
    "Request": ("requester", "requestee"),
    "Lawsuit": ("plaintiff", "defendant"),
}
STATUSES = ("actual", "actual", "actual", "planned", "possible", "negated")
SIZES = (100, 1_000, 5_000, 20_000)
PATIENCE = 30  # seconds that pyvis' page is given to come to rest
ANSWER = 10  # seconds that it is then given to answer at all before it is dragged
FLAGS = ["--disable-gpu", "--no-first-run", "--no-sandbox"]
FRAME = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
COUNT = """() => {
    window.frames_ = 0;
    window.since_ = performance.now();
    const count = () => { window.frames_ += 1; requestAnimationFrame(count); };
    requestAnimationFrame(count);
}"""
Record = dict[str, object]


def make_actor(number: int) -> Record:
    """A state, body, court or person."""
    kind = ("government", "agency", "court", "person")[number % 4]
    label = f"{kind.title()} {number}"
    return {"id": f"{BASE}/{kind}/n{number}", "label": label, "country": f"S{number % 200}", "mention": label}


def make_pairs(actors: int) -> list[tuple[int, int]]:
    """Who deals with whom: each actor with one of the few at least."""
    chance = random.Random(1)
    ones = [number if number < actors else chance.randrange(actors) for number in range(actors * 3 // 2)]
    return [(one, int(chance.paretovariate(0.6)) % actors) for one in ones]


def make_facts(pairs: list[tuple[int, int]]) -> tuple[list[Record], list[Record]]:
    """A claim for each pair, eighteen to an article."""
    chance, facts, texts = random.Random(2), [], [""] * (len(pairs) // 18 + 1)
    for number, (one, other) in enumerate(pairs):
        kind, article = chance.choice(list(ROLES)), number // 18
        quote = f"Sentence {number} says what actor {one} did to actor {other}."
        start = len(texts[article])
        texts[article] += quote + ("\n\n" if number % 3 == 0 else " ")
        facts.append(
            {
                "id": f"{BASE}/claim/{number}", "event": f"{BASE}/event/{number}", "article": f"a{article}",
                "kind": kind, "status": chance.choice(STATUSES), "amount": None, "currency": None, "count": None,
                "roles": dict(zip(ROLES[kind], (make_actor(one), make_actor(other)), strict=True)),
                "nationality": [], "effect": None, "title": None, "date": None, "attribution": None,
                "confidence": 0.9, "quote": quote, "start": start, "end": start + len(quote),
            }
        )  # fmt: skip
    articles: list[Record] = [
        {"id": f"a{i}", "title": f"Headline {i}", "publisher": f"Paper {i % 40}", "published": "2025-03-01",
         "url": f"https://example.org/{i}", "language": "en", "text": text} for i, text in enumerate(texts)
    ]  # fmt: skip
    return facts, articles


def write_pyvis(path: Path, pairs: list[tuple[int, int]]) -> None:
    """The same network as pyvis writes it."""
    network = pyvis.network.Network(directed=True, cdn_resources="in_line")
    for number in sorted({actor for pair in pairs for actor in pair}):
        network.add_node(number, str(make_actor(number)["label"]))
    for one, other in pairs:
        network.add_edge(one, other)
    path.write_text(network.generate_html(notebook=False), encoding="utf-8")


def frames_while_dragging(page: Page) -> float:
    """Frames a second."""
    page.mouse.move(800, 500)
    page.mouse.down()
    page.evaluate(COUNT)
    started = time.perf_counter()
    while time.perf_counter() - started < 2:
        moved = int(60 * (time.perf_counter() - started))
        page.mouse.move(800 + moved, 500 + moved // 2)
    frames = page.evaluate("1000 * window.frames_ / (performance.now() - window.since_)")
    page.mouse.up()
    return float(frames)


def measure_ours(page: Page, path: Path) -> list[str]:
    """Seconds to the board, seconds more to the network, frames."""
    started = time.perf_counter()
    page.goto(path.as_uri())
    page.locator("#board-rows").wait_for()
    page.evaluate(FRAME)
    board = time.perf_counter() - started
    started = time.perf_counter()
    page.locator("#network-tab").click()
    page.locator("#drawing canvas").wait_for()
    page.evaluate(FRAME)
    network = time.perf_counter() - started
    return [f"{board:.1f}", f"{network:.1f}", f"{frames_while_dragging(page):.0f}"]


def measure_pyvis(page: Page, path: Path) -> list[str]:
    """Seconds until its nodes rest, frames; of a page that does not answer any more no frames."""
    started = time.perf_counter()
    page.goto(path.as_uri(), wait_until="commit")
    still = "() => typeof network !== 'undefined' && network.physics && network.physics.stabilized === true"
    try:
        page.wait_for_function(still, timeout=1000 * PATIENCE)
        rested = f"{time.perf_counter() - started:.1f}"
    except TimeoutError:
        rested = f"over {PATIENCE}"
    try:
        page.wait_for_function("() => true", timeout=1000 * ANSWER)
    except TimeoutError:
        return [rested, "0"]
    return [rested, f"{frames_while_dragging(page):.0f}"]


def measure(chromium: BrowserType, how: Callable[[Page, Path], list[str]], path: Path) -> list[str]:
    """What a page does in a browser of its own, and its size in MB."""
    browser = chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
    context = browser.new_context(viewport={"width": 1400, "height": 900}, offline=True)
    found = how(context.new_page(), path)
    browser.close()
    return [*found, f"{path.stat().st_size / 1e6:.1f}"]


def main(sizes: list[int]) -> None:
    """Print a row for each number of actors."""
    print(
        "| actors | board after (s) | network after (s more) | frames a second | MB | pyvis rests (s) | frames | MB |"
    )
    print("|---|---|---|---|---|---|---|---|")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            ours, theirs, pairs = Path(folder, "ours.html"), Path(folder, "theirs.html"), make_pairs(size)
            write_html(ours, *make_facts(pairs))
            write_pyvis(theirs, pairs)
            row = [
                *measure(playwright.chromium, measure_ours, ours),
                *measure(playwright.chromium, measure_pyvis, theirs),
            ]
            print(f"| {size:,} | {' | '.join(row)} |", flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
