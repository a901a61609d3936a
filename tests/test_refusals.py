"""The table by which whoever mends the rules finds what they refuse too often."""

import json
import subprocess
import sys

import pytest
from project import ROOT

pytestmark = [pytest.mark.pipeline, pytest.mark.untraced]

SENTENCE = "The ministry refused to comment."
FACTS = {
    "article": "a",
    "facts": [
        {
            "kind": "Refusal",
            "roles": {"party": ["PE"]},
            "optional": False,
            "sentence": SENTENCE,
            "trigger": "refused",
        }
    ],
}


def test_a_refusal_that_hides_facts_is_counted_with_its_pattern_and_reason(tmp_path):
    """Four articles whose gold says what the rules leave out make a class of four; a second sentence is of none."""
    for name in "abcd":
        text = f"Courier 1/2/2025 9:00:00 AM\nPeru\n\nPeru spoke in Lima. {SENTENCE} Oslo refused to comment too."
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        (tmp_path / f"{name}.facts.json").write_text(json.dumps(FACTS | {"article": name}), encoding="utf-8")
    command = [sys.executable, str(ROOT / "scripts" / "refusals.py"), "Refusal", "--folder", str(tmp_path)]
    table = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    assert table[0].split()[:2] == ["refused", "facts"]
    assert any(row.split()[:2] == ["8", "4"] and "| Refusal | " in f"| {row.split(None, 2)[2]}" for row in table[1:])
