"""How far a build has come, for whoever waits for it: a bar on a terminal, elsewhere a line now and then."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from graph.build import Progress

SECONDS_BETWEEN_LINES = 30.0


@contextmanager
def shown_progress(*, quiet: bool) -> Iterator[Callable[[Progress], None]]:
    """Something to hand the progress of a build to; it shows it on standard error, unless `quiet`."""
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        with click.progressbar(length=0, label="Reading", file=sys.stderr, item_show_func=_rate_and_claims()) as bar:

            def draw(progress: Progress) -> None:
                bar.length = progress.total
                bar.update(1, progress)

            yield draw
    else:
        yield _lines()


def _lines() -> Callable[[Progress], None]:
    """Says a line at most every half a minute; a short build says none."""
    clock = _Clock()
    last = clock.started

    def say(progress: Progress) -> None:
        nonlocal last
        if time.monotonic() - last >= SECONDS_BETWEEN_LINES:
            last = time.monotonic()
            counted = f"{progress.done:,} of {progress.total:,} articles read, {clock.describe(progress)}"
            click.echo(f"{counted}, {clock.time_left(progress)} left", err=True)

    return say


def _rate_and_claims() -> Callable[[Progress | None], str | None]:
    clock = _Clock()
    return lambda progress: clock.describe(progress) if progress else None


class _Clock:
    """When a build began, and so how fast it is."""

    def __init__(self) -> None:
        self.started = time.monotonic()

    def describe(self, progress: Progress) -> str:
        return f"{self._rate(progress):.1f} a second, {progress.claims:,} claims"

    def time_left(self, progress: Progress) -> str:
        minutes, seconds = divmod(round((progress.total - progress.done) / self._rate(progress)), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}"

    def _rate(self, progress: Progress) -> float:
        """Articles a second."""
        return progress.done / max(time.monotonic() - self.started, 0.001)
