#!/usr/bin/env python3
"""Writes docs/images/: the page of a build of the seeds as a reader sees it, on desktop and phone, light and dark.

It is opened by a Chromium of this machine with the network cut. Pictures differ a little with the fonts of the machine,
so no test compares them. `--all FOLDER` writes every view in every window and scheme instead, to be looked over after a
change of the page. The argument is a build, or one is made.
"""

import io
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import click
from click.testing import CliRunner
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from graph.cli import main

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
WINDOWS = {"wide": (1440, 860), "desktop": (1200, 760), "phone": (390, 844)}
SCHEMES = ("light", "dark")
COLOURS = 256  # of a picture's palette: the page has few
PATIENCE = 800  # milliseconds until everything is drawn
FLAGS = ["--disable-gpu", "--hide-scrollbars", "--no-sandbox"]  # Chromium refuses to start as root without the last
VIEWS = {
    "board": "",
    "board-cell": "#open=cell+state/RW+paid",
    "board-everybody": "#board.rows=all",
    "network": "#view=network",
    "network-actor": "#view=network&open=actor+government/RW",
    "network-neighbours": "#view=network&network.near=government/RW",
    "network-path": "#view=network&network.path=government/RW+government/SZ",
    "network-table": "#view=network&network.form=table",
    "timeline": "#view=timeline",
    "timeline-report": "#view=timeline&timeline.by=report",
    "sources": "#view=sources",
}


@dataclass(frozen=True)
class Shot:
    """A view in a window."""

    view: str  # of VIEWS
    window: str  # of WINDOWS
    scheme: str  # of SCHEMES

    @property
    def name(self) -> str:
        """Its file."""
        return f"{self.view}-{self.window}-{self.scheme}.png"


SHOWN = (
    Shot("board-cell", "wide", "light"),
    Shot("network", "desktop", "light"),
    Shot("network-actor", "desktop", "dark"),
    Shot("timeline", "desktop", "light"),
    Shot("board", "phone", "light"),
    Shot("network", "phone", "dark"),
)
EVERY = tuple(Shot(view, window, scheme) for view in VIEWS for window in WINDOWS for scheme in SCHEMES)


def take(browser: Browser, page: Path, shot: Shot) -> Image.Image:
    """What stands in the window."""
    width, height = WINDOWS[shot.window]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=shot.scheme, offline=True, locale="en-GB"
    )
    tab = context.new_page()
    tab.goto(page.as_uri() + VIEWS[shot.view])
    tab.wait_for_timeout(PATIENCE)
    picture = Image.open(io.BytesIO(tab.screenshot()))
    context.close()
    return picture.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


@click.command(help=__doc__)
@click.argument("build", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--all", "folder", type=click.Path(file_okay=False, path_type=Path), help="Where to write every view.")
def write_screenshots(build: Path | None, folder: Path | None) -> None:
    """Writes the pictures."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        message = "no Chromium on this machine (on Debian: apt-get install chromium)"
        raise click.ClickException(message)
    images = folder or IMAGES
    images.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        if build is None:
            build = Path(made)
            CliRunner().invoke(main, ["build", str(ROOT / "seeds"), "-q", "-o", made], catch_exceptions=False)
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for shot in EVERY if folder else SHOWN:
            take(browser, (build / "graph.html").resolve(), shot).save(images / shot.name, optimize=True)
        browser.close()


if __name__ == "__main__":
    write_screenshots()
