"""Every template read over drawn projects: no sentence that nobody would say, whatever the numbers are."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from lxml import html

from faircount.briefing.area import area_briefing
from faircount.briefing.briefing import Site
from faircount.briefing.clashes import finding_pages
from faircount.briefing.country import the_country, totals
from faircount.briefing.history import History
from faircount.briefing.national import national_briefing
from faircount.briefing.plain import Imprint, plain_pages
from faircount.compare.estimate import Estimate
from faircount.compare.wording import say_range, say_short_range
from faircount.reconcile.reconcile import reconcile
from faircount.vocabulary.areas import FORCES
from faircount.writers.site_pages import SitePage, pages_of
from faircount.writers.site_templates import render
from tests.lib.drawn_campaigns import Campaign, drawn_campaign
from tests.property.test_briefing_drawn import STATUS

SEEDS = (3, 8, 21, 34, 55, 89)
UNITS = "offences|victims|forces|figures|findings|counts|answers|documents|sets|areas|parts"
ONE = "offence|victim|force|figure|finding|count|answer|document|area|part"
FAULTS = {
    "one of many": rf"(?<![\d,./–-])1 (?!of\b)(?:[a-z-]+ ){{0,2}}(?:{UNITS})\b",
    "many of one": rf"(?<![\d,./])(?:[2-9]|\d{{2,3}}) (?:child-specific |sexual |recorded )*(?:{ONE})\b(?! of)",
    "no capital": r"[a-z)”’%]\. [a-z](?!\.)",
    "a range of one number": r"[Bb]etween (\S+) and \1(?: |$)|(\d\S*) (more|fewer) and \2 \3"
    r"|(?<![\d,.])(\d\S*) to \4 (?:more|fewer|times)",
    "an empty place": r"\(\s*\)|\[\s*\]|“\s*”|\bNone\b(?! of)|\bnan\b|\{|\}",
    "a stray mark": r"\s[,;:.](?:\s|$)|[,;:]\.|\.\.(?!\.)|,,",
    "nothing said three times": r"numbered 0\b",
    "a word of the house": r"\b(?:is|are) held\b|faircount\.toml|\bsettings?\b|\bnot yet\b|\bis not set\b|nobody has|borne out",
    "a phrase that names a child": r"name a child|names a child",
}
LONGEST = 34
"""Words in a main point; over them nobody gets to the end in one breath."""


def site_of(drawn: Campaign) -> Site:
    """The pages of a drawn project: of the forces that gave anything, of two that did not, of the country and in words."""
    facts = drawn.facts
    country = the_country(facts, None)
    silent = [area for area in FORCES if area not in drawn.cells][:2]
    imprint = Imprint("the publisher", "", "1.0.0", "28 November 2026", "Counts under 5 are hidden.", "they point to a child")
    return Site(
        national=national_briefing(facts, "K04000001", totals(facts), country, None, STATUS),
        areas=tuple(area_briefing(facts, area, country, STATUS) for area in (*list(drawn.cells)[:5], *silent)),
        findings=finding_pages(facts, "28 November 2026", "1.0.0"),
        articles=(),
        pages=plain_pages(imprint, list(facts.sources.values()), [], History()),
    )


def blocks(page: SitePage, site: Site) -> Iterator[str]:
    """Each block of words that a reader sees, without drawings and what is to be pasted."""
    root = html.fromstring(render(page, site))
    main = root.find(".//main")
    for away in main.xpath(".//svg|.//pre|.//script|.//style|.//table"):
        away.drop_tree()
    for block in main.xpath(".//p|.//li|.//h1|.//h2|.//h3|.//dt|.//dd|.//q"):
        if not block.xpath("./p|./ul|./div"):
            yield " ".join("".join(block.itertext()).split())


def with_findings(seed: int) -> Campaign:
    """The project of a seed, with what does not agree in it."""
    from dataclasses import replace

    drawn = drawn_campaign(seed)
    found = reconcile(list(drawn.facts.given.figures)[:60], drawn.facts.sources)
    return replace(drawn, facts=replace(drawn.facts, findings=tuple(found)[:4]))


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_stands_on_a_page_that_nobody_would_say(seed: int) -> None:
    print(f"seed {seed}")
    site = site_of(with_findings(seed))
    for page in pages_of(site):
        for block in blocks(page, site):
            for fault, pattern in FAULTS.items():
                assert not re.search(pattern, block), f"{page.path}: {fault}: {block}"
    for briefing in (site.national, *site.areas):
        for point in briefing.points:
            assert point.sentence[:1].isupper() or point.sentence[:1].isdigit(), point.sentence
            assert max(len(one.split()) for one in point.sentence.split(". ")) <= LONGEST, point.sentence


@pytest.mark.parametrize("words", ["Counts of 1 forces.", "It rose. so did we.", "between 1% more and 1% more", "130 () fits"])
def test_the_gate_finds_what_it_is_there_for(words: str) -> None:
    assert any(re.search(pattern, words) for pattern in FAULTS.values())


def test_the_ends_of_a_range_are_told_apart() -> None:
    for value in (1.003, 1.011, 0.992, 0.951, 2.34, 7.01, 44.2):
        for width in (1e-4, 2e-3, 0.01, 0.3):
            ratio = Estimate(value, value * (1 - width), value * (1 + width), 0.95, "")
            for words in (say_range(ratio), f"{say_short_range(ratio)} "):
                assert not re.search(FAULTS["a range of one number"], words), (ratio, words)
