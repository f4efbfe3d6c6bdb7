"""Items that were written by hand in manners of their own: each matched rightly, or asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from faircount.pipeline.ask import ask, open_inbox
from faircount.requests.asking.definition import read_definition
from faircount.requests.inbox.matching import Match
from faircount.vocabulary.areas import AREAS, find_area
from tests.lib.inbox_by_hand import FORCES, ITEMS, ByHand
from tests.lib.inbox_by_hand_last import LAST_ITEMS
from tests.lib.inbox_by_hand_later import LATER_ITEMS
from tests.lib.mailboxes import DEFINITION, OURS


def matched(folder: Path, items: Sequence[ByHand]) -> dict[str, Match]:
    forces = ", ".join(f'"{name}"' for name in FORCES)
    (folder / "ask.toml").write_text(DEFINITION.format(ours=OURS, sent="2026-11-02", forces=forces), encoding="utf-8")
    ask(folder, folder / "requests")
    definition = read_definition(folder)
    areas = {name.split()[0].lower(): find_area(name) for name in FORCES}
    references = {name: definition.form(area.code).reference for name, area in areas.items() if area is not None}
    (folder / "answers").mkdir()
    for item in items:
        text = re.sub(r"\{(\w+)\}", lambda found: references.get(found[1], found[0]), item.text)
        (folder / "answers" / item.name).write_text(text, encoding="utf-8")
    return {one.extract.file: one for one in open_inbox(folder, folder / "requests").matches}


def judged(item: ByHand, found: Match) -> str:
    """ "right", "asked", or what is wrong."""
    if found.is_open:
        return "right" if item.is_open else "asked"
    got = {AREAS[code].name: str(nature) for code, nature in found.natures.items()}
    areas = {find_area(name): nature for name, nature in item.truth.items()}
    wanted = {area.name: nature for area, nature in areas.items() if area is not None}
    return "right" if got == wanted and not item.is_open else f"{item.name}: taken for {got}, it is {wanted or 'nobody’s'}"


@pytest.mark.parametrize(("items", "most"), [(ITEMS, 1), (LATER_ITEMS, 4), (LAST_ITEMS, 4)])
def test_each_is_matched_rightly_or_asked_about(items, most, tmp_path):
    found = matched(tmp_path, items)
    said = [judged(item, found[item.name]) for item in items]
    assert not [one for one in said if one not in ("right", "asked")]
    assert said.count("asked") <= most
