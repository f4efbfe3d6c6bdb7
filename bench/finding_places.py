"""How often a place that is written wrongly is found: names drawn with a seed, with slips, looked for in a real browser.

``python bench/finding_places.py SITE_FOLDER SEED`` prints a line a number of slips, for docs/measured/find.md.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from playwright.sync_api import Page, sync_playwright

from faircount.vocabulary.places import PlaceKind, places
from tests.lib.browsers import open_browser

MANY = 200
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def main(folder: Path, seed: int) -> None:
    """Look for each drawn place as it is spoilt."""
    random = Random(seed)
    drawn = random.sample([one for one in places() if len(one.name) > 4 and one.kind is not PlaceKind.FORMER_COUNCIL], MANY)
    with sync_playwright() as play:
        browser = open_browser(play)
        page = browser.new_page()
        page.goto(f"{folder.resolve().as_uri()}/find.html")
        for slips in (0, 1, 2):
            shown = [_shown(page, _spoilt(one.name, slips, random)) for one in drawn]
            first = sum(found[:1] == [one.name] for one, found in zip(drawn, shown, strict=True))
            among = sum(one.name in found for one, found in zip(drawn, shown, strict=True))
            print(f"seed {seed}, {MANY} places, {slips} slips: shown first {first}, among those shown {among}")
        browser.close()


def _spoilt(name: str, slips: int, random: Random) -> str:
    for _ in range(slips):
        at = random.randrange(len(name) - 1)
        kind = random.choice(("left out", "doubled", "swapped", "another"))
        if kind == "left out":
            name = name[:at] + name[at + 1 :]
        elif kind == "doubled":
            name = name[:at] + name[at] + name[at:]
        elif kind == "swapped":
            name = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        else:
            name = name[:at] + random.choice(LETTERS) + name[at + 1 :]
    return name


def _shown(page: Page, asked: str) -> list[str]:
    page.fill("#q", asked)
    page.press("#q", "Enter")
    names = page.locator(".places .name").all_inner_texts()
    kinds = page.locator(".places .name span").all_inner_texts()
    return [name.removesuffix(kind).strip() for name, kind in zip(names, kinds, strict=True)]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
