"""The chapter on marked offences, and on two earlier years that an area's page compares beside its latest."""

from __future__ import annotations

from collections.abc import Sequence

from faircount.briefing.briefing import Chapter
from faircount.briefing.charts.tipping import TippingChart
from faircount.briefing.citing import Citations
from faircount.briefing.country import Country
from faircount.briefing.facts import Facts
from faircount.briefing.given import Pair
from faircount.briefing.main_points import across_forces, sourced
from faircount.briefing.margin import MARKS, doubled
from faircount.briefing.parts import MainPoint
from faircount.briefing.two_years import FLAGGED_ONLINE, ComparedYears, change_chart, tipping_chart
from faircount.briefing.years import Years
from faircount.compare.statement import Naming
from faircount.vocabulary.ages import UNDER_18
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.offences import whole_ages


def online_chapter(
    facts: Facts, area: str, country: Country, latest: Sequence[ComparedYears], earlier: Sequence[ComparedYears],
    citations: Citations, number: int,
) -> Chapter | None:  # fmt: skip
    """What is known of marked offences here and in all forces, and the ``earlier`` comparisons that are not the ``latest``.

    ``number`` is that of its first figure. None where nobody was asked of the flag and there is no earlier comparison.
    """
    own = next((row for row in (*earlier, *latest) if row.noun == FLAGGED_ONLINE), None)
    wider = _wider(facts, area, country, own)
    if not earlier and wider is None:
        return None
    years = years_of(earlier[0].pair if earlier else wider.pair)  # type: ignore[union-attr]
    about_flag = own is not None or wider is not None
    rows = [*earlier, *([wider] if wider and own in earlier else [])]
    stem = f"{AREAS[area].slug}-{'online' if about_flag else 'earlier'}"
    change = change_chart(rows, number, subtitle_of(rows), citations, stem) if earlier else None
    return Chapter(
        f"Marked as online, {years.label}" if about_flag else f"Earlier years: {years.label}",
        _lede(facts, area, own, years) if about_flag else "",
        points=tuple(_across(area, own, wider, citations)),
        change=change,
        tipping=tipping_of(earlier, number + 1, citations, stem),
        notes=(*([MARKS] if about_flag else []), *doubled(earlier)),
    )


def _wider(facts: Facts, area: str, country: Country, own: ComparedYears | None) -> ComparedYears | None:
    """The forces together, where they are compared over the years that this page has of the flag, or that most pages have."""
    if country.online is None:
        return None
    years = years_of(own.pair) if own else facts.years_of(area)
    return country.online if years_of(country.online.pair) == years else None


def _across(area: str, own: ComparedYears | None, wider: ComparedYears | None, citations: Citations) -> list[MainPoint]:
    if wider is None:
        return []
    return [sourced(across_forces(wider, AREAS[area].name if own else None, own), wider, citations)]


def _lede(facts: Facts, area: str, own: ComparedYears | None, years: Years) -> str:
    if own is not None:
        return ""
    held = facts.given.of(area)
    some = any(question.online is Online.YES and question.is_whole for question in held)
    where = "that can be compared" if some else "direct or in the press"
    return f"We found no count of marked offences from {AREAS[area].recorder} for {years.label}, {where}."


def years_of(pair: Pair) -> Years:
    """The two years of a pair."""
    return Years(pair.before.period, pair.after.period)


def subtitle_of(rows: Sequence[ComparedYears]) -> str:
    """What a comparison is of, and how to read it."""
    figures = [figure for row in rows for figure in row.figures]
    of_children = all(one.counted is Counted.OFFENCES and whole_ages(one.offence) == UNDER_18 for one in figures)
    are_offences = all(one.counted is Counted.OFFENCES for one in figures)
    what = "Offences against under-18s" if of_children else "Recorded offences" if are_offences else "What was recorded"
    beneath = "with what chance allows the change beneath to be"
    return f"{what}, {years_of(rows[0].pair).kind}, and how many times as many were recorded, {beneath}"


def tipping_of(rows: Sequence[ComparedYears], number: int, citations: Citations, stem: str) -> TippingChart | None:
    """The strip of the first of these that rose clearly, or None."""
    for row in rows:
        marked = row.pair.after.online is Online.YES
        naming = Naming(mark="online" if marked else "")
        chart = tipping_chart(row, number, naming, citations, f"{stem}-fuller-{'marking' if marked else 'recording'}")
        if chart is not None:
            return chart
    return None
