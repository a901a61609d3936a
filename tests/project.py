"""Places of the project that tests read."""

from collections.abc import Callable
from pathlib import Path

from click.testing import Result

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"

Run = Callable[..., Result]  # what the fixture `run` is
