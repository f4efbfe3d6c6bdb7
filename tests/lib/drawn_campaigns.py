"""Whole projects drawn from a seed, as the briefings see them: what forces gave, what they hid, refused, or never sent."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from faircount.briefing.facts import Facts
from faircount.briefing.given import GivenFigures
from faircount.briefing.question import BriefingQuestion
from faircount.briefing.reply import Reply, SectionsRefused
from faircount.briefing.years import Years
from faircount.project.project import BriefingSection, Project, ProjectConfig, ProjectSection
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.tidy import as_published, protect_figures
from faircount.requests.asking.subject import subject_of
from faircount.tables.figures import Figure, Figures
from faircount.tables.protected import ProtectedTable
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.areas import AREAS, FORCES
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import FinancialYear, Period, calendar_year
from faircount.vocabulary.provenance import Source, Trust
from faircount.vocabulary.status import CellStatus

FIRST, LAST = 2012, 2024
OFFICIAL = Source("home-office", "Table", "Home Office", "c" * 64, Trust.OFFICIAL, "", date(2025, 10, 19))
REFUSAL = Reply(refused=(SectionsRefused(("12(1)",), "cost above the limit", is_whole=True),), read=1)
QUESTIONS = (
    BriefingQuestion(Counted.OFFENCES, "sexual_under_18"),
    BriefingQuestion(Counted.OFFENCES, "sexual_under_18", Online.YES),
    BriefingQuestion(Counted.OFFENCES, "child_rape"),
    BriefingQuestion(Counted.OFFENCES, "88A", Online.YES),
    BriefingQuestion(Counted.VICTIMS, "sexual_under_18"),
    BriefingQuestion(Counted.OFFENCES, "sexual_under_18", Online.ALL, AgeBand(0, 3)),
    BriefingQuestion(Counted.OFFENCES, "sexual_under_18", Online.ALL, AgeBand(4, 9), Sex.FEMALE),
)


@dataclass(frozen=True)
class Campaign:
    """A drawn project: its facts, and the truth they were drawn from.

    ``cells`` are what each force gave: a count, ``<5``, ``*``, ``refused`` or ``not held``, by question and year.
    """

    seed: int
    facts: Facts
    remarks: tuple[str, ...]
    cells: Mapping[str, Mapping[tuple[BriefingQuestion, Period], int | str]]
    refused: frozenset[str]
    silent: frozenset[str]
    unasked: frozenset[str]
    stated: Years | None


def drawn_campaign(seed: int, *, protected: bool = False) -> Campaign:
    """The campaign of a seed; ``protected`` puts its answers through protection, as a build does."""
    chance = random.Random(seed)
    names = chance.sample(FORCES, chance.choice((0, 1, 2, 5, 12, 24)))
    refused = frozenset(area for area in names if chance.random() < 0.15)
    silent = frozenset(area for area in names if area not in refused and chance.random() < 0.15)
    kinds = chance.sample(QUESTIONS, chance.randint(1, 4)) if chance.random() < 0.5 else list(QUESTIONS[:2])
    years = _years(chance)
    answering = [area for area in names if area not in refused | silent]
    cells = {area: dict(_cells(chance, kinds, years)) for area in answering}
    figures = [figure for area, given in cells.items() for figure in _figures(area, given)]
    sources = {f"{AREAS[area].slug}-xlsx": _source(area) for area in answering} | {OFFICIAL.source_id: OFFICIAL}
    table = Figures.of(figures)
    asked = protect_figures(table, ProtectionPolicy()) if protected and figures else as_published(table, "forces", "a test")
    official = _official(chance) if chance.random() < 0.5 else _official(chance, none=True)
    stated = _stated(chance, years) if chance.random() < 0.3 else None
    given = GivenFigures((asked,) if figures else (), sources)
    subject = subject_of(_project(stated), given, official)
    keeps_requests = chance.random() < 0.7
    replies = dict(_replies(names, refused, silent)) if keeps_requests else dict.fromkeys(refused, REFUSAL)
    facts = Facts(
        compared=subject.compared,
        years=subject.yearly,
        asked_for=subject.asked_for,
        series="child_named",
        given=given,
        official=official,
        findings=(),
        sources=sources,
        is_fixed=subject.is_fixed,
        replies=replies,
    )
    unasked = frozenset(FORCES) - frozenset(names) if keeps_requests else frozenset()
    awaited = silent if keeps_requests else frozenset()
    return Campaign(seed, facts, subject.remarks, cells, refused, awaited, unasked, stated)


def _years(chance: random.Random) -> list[Period]:
    first = chance.randint(FIRST, LAST - 1)
    number = chance.randint(1, min(6, LAST - first + 1))
    make = calendar_year if chance.random() < 0.2 else lambda year: FinancialYear(year).period
    return [make(year) for year in range(first, first + number)]


def _cells(
    chance: random.Random, kinds: list[BriefingQuestion], years: list[Period]
) -> Iterator[tuple[tuple[BriefingQuestion, Period], int | str]]:
    """A force that hides small counts hides all of them; years go missing, and now and then it has others than the rest."""
    hides = chance.random() < 0.5
    mark = chance.choice(("<5", "*"))
    missing = chance.random() < 0.4
    own = _years(chance) if chance.random() < 0.15 else years
    for question in kinds:
        size = 10 ** chance.uniform(0, 3.5)
        for year in own:
            count = round(size * chance.uniform(0.5, 1.6))
            if missing and chance.random() < 0.3:
                continue
            odd = chance.random()
            if odd < 0.04:
                yield (question, year), chance.choice(("refused", "not held"))
            else:
                yield (question, year), mark if hides and 0 < count < 5 else count


_STATUS = {"<5": CellStatus.SUPPRESSED_AT_SOURCE, "*": CellStatus.SUPPRESSED_AT_SOURCE, "refused": CellStatus.REFUSED}


def _figures(area: str, given: Mapping[tuple[BriefingQuestion, Period], int | str]) -> Iterator[Figure]:
    for (question, period), cell in given.items():
        known = (cell, cell) if isinstance(cell, int) else (1, 4) if cell == "<5" else (None, None)
        status = CellStatus.OBSERVED if isinstance(cell, int) else _STATUS.get(cell, CellStatus.NOT_RECORDED)
        yield Figure(
            area, period, question.counted, question.offence, *known, question.online, question.ages, question.sex,
            status=status, source_id=f"{AREAS[area].slug}-xlsx", locator="B4",
        )  # fmt: skip


def _source(area: str) -> Source:
    slug = AREAS[area].slug
    return Source(f"{slug}-xlsx", f"Answer to a request, {slug}.xlsx", AREAS[area].police, "a" * 64, Trust.FORCE)


def _official(chance: random.Random, none: bool = False) -> ProtectedTable:
    first = chance.randint(FIRST, LAST)
    years = [] if none else range(first, chance.randint(first, LAST) + 1)
    figures = [
        Figure(
            area, FinancialYear(year).period, Counted.OFFENCES, "child_named", count, count, source_id="home-office", locator="A1"
        )
        for area in FORCES
        for year in years
        for count in [chance.randint(0, 1500)]
    ]
    return as_published(Figures.of(figures), "Home Office", "already public", title="Official counts")


def _stated(chance: random.Random, years: list[Period]) -> Years:
    near = [*years, FinancialYear(2015).period, FinancialYear(2016).period]
    pairs = [Years(one, other) for one in near for other in near if one.end < other.start]
    return chance.choice(pairs)


def _project(stated: Years | None) -> Project:
    section = BriefingSection(before=stated.before, after=stated.after) if stated else BriefingSection()
    about = ProjectSection(title="A campaign", publisher="A charity", published=date(2026, 11, 28))
    return Project(Path("/nowhere"), ProjectConfig(project=about, briefing=section, protection={}))


def _replies(names: list[str], refused: frozenset[str], silent: frozenset[str]) -> Iterator[tuple[str, Reply]]:
    for area in FORCES:
        asked = Reply(was_asked=area in names, asked_on=date(2026, 9, 1) if area in names else None)
        if area in refused:
            yield area, REFUSAL
        else:
            yield area, asked if area in silent or area not in names else Reply(was_asked=True, read=1)
