"""What a project is about, where faircount.toml leaves it to the figures: the question, the two years, the yardstick."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from faircount.briefing.comparing.request import ANY_OFFENCE
from faircount.briefing.facts import latest_comparable
from faircount.briefing.given import GivenFigures
from faircount.briefing.question import BriefingQuestion
from faircount.briefing.years import Wanted, Years, choose
from faircount.compare.compare import refusal
from faircount.errors import BadProject
from faircount.project.project import BriefingSection, Project
from faircount.requests.asking.definition import Definition, find_definition
from faircount.tables.figures import Figure
from faircount.tables.protected import ProtectedTable
from faircount.vocabulary.areas import FORCES
from faircount.vocabulary.periods import Period, financial_years


@dataclass(frozen=True, slots=True)
class BriefingSubject:
    """The offence that was asked for, all questions that were put, the two years, and the years of the yardstick."""

    asked_for: str
    asked: tuple[BriefingQuestion, ...]
    compared: Years | None
    yearly: tuple[Period, ...]
    is_fixed: bool
    remarks: tuple[str, ...] = ()


def subject_of(project: Project, given: GivenFigures, official: ProtectedTable) -> BriefingSubject:
    """What faircount.toml states, and the rest as ``ask.toml`` and the figures held have it."""
    stated = project.config.briefing
    defined = find_definition(project.folder)
    asked = tuple(dict.fromkeys(_questions(defined))) if defined else ()
    asked_for = stated.asked or (asked[0].offence if asked else _most_given(given))
    wanted = Wanted(stated.before, stated.after)
    yearly = yardstick_years(stated, official)
    compared = (
        latest_comparable(given, asked_for, wanted)
        or _latest_official(yearly, official, stated.series, wanted)
        or _latest_asked(defined, wanted)
    )
    remarks = (*_on_years(stated, given, asked_for, compared), *_on_yardstick(stated, official, yearly))
    return BriefingSubject(asked_for, asked, compared, yearly, wanted.stated is not None, remarks)


def yardstick_years(stated: BriefingSection, official: ProtectedTable) -> tuple[Period, ...]:
    """Each year of the official series: those that are stated, or all that are held; none where no count of them is held."""
    held = sorted({figure.period for figure in official if figure.offence == stated.series and financial_years(figure.period)})
    if not held:
        return ()
    first, last = stated.first_year or held[0], stated.last_year or held[-1]
    if last.end < first.end:
        raise BadProject(f"briefing: last_year {last.label} comes before first_year {first.label}; swap them, or leave them out")
    years = tuple(year.period for year in financial_years(Period(first.start, last.end)) or ())
    return years if set(years) & set(held) else ()


def _questions(defined: Definition) -> Iterator[BriefingQuestion]:
    area = defined.forces[0]
    for cell in defined.cells:
        asked = Figure(area, cell.period, cell.counted, cell.offence, None, None, cell.online, cell.ages, cell.sex)
        yield BriefingQuestion.of(asked)


def _most_given(given: GivenFigures) -> str:
    """The offence of which most forces gave figures, of all ages where any did; of several all sexual offences first."""
    wholes = Counter(question.offence for area in FORCES for question in given.of(area) if question.is_whole)
    found = wholes or Counter(question.offence for area in FORCES for question in given.of(area))
    if not found or found[ANY_OFFENCE]:
        return ANY_OFFENCE
    return min(found, key=lambda offence: (-found[offence], offence))


def _latest_official(yearly: Sequence[Period], official: ProtectedTable, series: str, wanted: Wanted) -> Years | None:
    counts = {(figure.area, figure.period): figure for figure in official if figure.offence == series}
    pairs = [Years(before, after) for before, after in pairwise(yearly) if wanted.allows(Years(before, after))]

    def can(area: str) -> frozenset[Years]:
        both = ((two, counts.get((area, two.before)), counts.get((area, two.after))) for two in pairs)
        return frozenset(two for two, one, other in both if one and other and refusal(one, other) is None)

    return choose(map(can, FORCES))


def _latest_asked(defined: Definition | None, wanted: Wanted) -> Years | None:
    """The latest two years that were asked for, before any force has given both."""
    years = sorted(set(defined.figures.years)) if defined else []
    pairs = [Years(before, after) for before, after in pairwise(years) if not before.overlaps(after)]
    return max((two for two in pairs if wanted.allows(two)), key=lambda two: two.rank, default=None)


def _on_years(stated: BriefingSection, given: GivenFigures, asked_for: str, compared: Years | None) -> Iterator[str]:
    """What a person should know of the years: which were chosen, or that nobody holds those that are stated."""
    own = latest_comparable(given, asked_for, Wanted())
    if stated.before or stated.after:
        held = compared is not None and any(
            given.pair(area, question, compared) for area in given.areas for question in given.of(area)
        )
        if own is not None and not held:
            words = compared.label if compared else (stated.before or stated.after or own.after).label
            yield (
                f"faircount.toml compares {words}, and no force gave two counts of these years that can be compared. The answers "
                f"would allow {own.label}: write these into [briefing], or leave before and after out."
            )
    elif compared is not None:
        by = "the figures decide" if own else "no force has given both yet"
        yield f"Compared: {compared.label} ({by}; state before and after under [briefing] to fix them)."
    elif given.figures:
        yield "No two years can be compared: no force gave two exact counts of one question for years with no break between them."


def _on_yardstick(stated: BriefingSection, official: ProtectedTable, yearly: Sequence[Period]) -> Iterator[str]:
    if yearly:
        return
    held = sorted({figure.period for figure in official if figure.offence == stated.series})
    if held:
        yield (
            f"The official counts held are of {held[0].label} to {held[-1].label}, and none of them is of the years from "
            "first_year to last_year: leave these two out of [briefing], or state years that are held."
        )
        return
    yield (
        "No official yardstick: nothing is held against official counts. To add one, write an entry [[reference]] with "
        'kind = "home-office-open-table" into faircount.toml: the guide "Start a project" shows one.'
    )
