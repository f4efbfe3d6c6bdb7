"""A confidence interval is what chance allows the rate beneath to be: it is nowhere called what chance could give the count."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KINDS = (".py", ".md", ".js", ".j2", ".html", ".yml", ".txt")
WRONG = re.compile(
    r"chance\s+(?:alone\s+)?(?:could|can)\s+give\s+(?:it|the\s+(?:count|rate)|each\s+count|what\s+is\s+left)\b"
    r"|range\s+that\s+(?:\w+\s+){0,3}chance\s+(?:alone\s+)?could\s+give|chance\s+(?:alone\s+)?could\s+give"
    r"|year-to-year\s+chance",
    re.IGNORECASE,
)


@pytest.mark.parametrize("room", ["src", "docs/explanation", "docs/how-to", "docs/reference", "docs/tutorials", "README.md"])
def test_no_range_is_called_what_chance_could_give(room):
    place = ROOT / room
    files = [place] if place.is_file() else [each for each in place.rglob("*") if each.suffix in KINDS]
    assert files
    said = {str(each.relative_to(ROOT)): WRONG.findall(each.read_text(encoding="utf-8").replace('" "', "")) for each in files}
    assert {name: found for name, found in said.items() if found} == {}
