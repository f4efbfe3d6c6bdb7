"""The national page: totals that are like for like, coverage told apart, and nothing where nothing is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from faircount.bounds.range import Range
from faircount.briefing.charts.tiles import CoverageKind
from faircount.briefing.country import Country, the_country, totals
from faircount.briefing.coverage import Follows
from faircount.briefing.facts import Facts
from faircount.briefing.national import national_briefing
from faircount.briefing.parts import StatusLine, plain
from faircount.briefing.two_years import compared
from faircount.compare.forbidden import forbidden_words
from faircount.vocabulary.measures import Online
from tests.lib.facts import CLEVELAND, CLEVELAND_ASKED, WHOLE, asked, facts

STATUS = StatusLine("Final", "1.0.0", "25 November 2026")
PRINTED = (
    *CLEVELAND_ASKED,
    asked(WHOLE, 2015, 3186, Online.YES, "paper", "forces=38"),
    asked("E23000032", 2015, 500),
    asked("group-yorkshire", 2015, 5387),
)


def country(found: Facts) -> Country:
    online = compared(
        found.pair(WHOLE, found.question(Online.YES)),
        "offences marked as online",
        "Marked",
        "39 forces",
        "Online",
        this_area=False,
    )
    return Country(None, online, "official")


def page(found: Facts, implied: Follows | None = None):  # type: ignore[no-untyped-def]
    return national_briefing(found, WHOLE, totals(found), country(found), implied, STATUS)


def test_only_the_totals_of_the_same_forces_are_dark() -> None:
    bars = page(facts(PRINTED)).totals
    assert bars is not None
    assert [(bar.count, bar.like_for_like) for bar in bars.bars] == [(3186, False), (3903, True), (5653, True)]
    assert "two totals" in bars.caption.title


def test_coverage_tells_four_kinds_apart() -> None:
    coverage = page(facts(PRINTED)).coverage
    assert coverage is not None
    held = {tile.name: tile.held for tile in coverage.tiles}
    assert held["Cleveland"] is CoverageKind.BOTH
    assert held["Kent"] is CoverageKind.ONE
    assert held["Humberside"] is CoverageKind.REGION
    assert held["Cumbria"] is CoverageKind.NONE


def test_a_floor_is_said_to_be_one() -> None:
    coverage = page(facts(PRINTED), Follows(Range(50_797, None), ())).coverage
    assert coverage is not None
    assert "at least 50,797" in plain(coverage.words)
    assert "at most" not in plain(coverage.words)


def test_a_missing_force_leaves_the_country_without_a_total() -> None:
    found = facts(counts={CLEVELAND: [100] * 11})
    assert totals(found) == [None] * 11
    briefing = page(found)
    assert briefing.series is None
    assert len(briefing.grid.tiles) == 43


def test_an_area_of_which_no_yearly_figure_is_held_is_not_said_to_have_few() -> None:
    tiles = {tile.name: tile for tile in page(facts(PRINTED, counts={CLEVELAND: [100] * 11, "E23000032": [1] * 11})).grid.tiles}
    assert tiles["Cleveland"].stretches
    assert (tiles["Kent"].hatched, tiles["Kent"].stretches) == (True, ())
    assert (tiles["Cumbria"].hatched, tiles["Cumbria"].stretches) == (False, ())


def test_nothing_is_said_that_counts_do_not_carry() -> None:
    briefing = page(facts(PRINTED), Follows(Range(1, 2), ()))
    said = [f"{point.sentence} {plain(point.second)}" for point in briefing.points]
    said += [briefing.title, briefing.grid.subtitle, plain(briefing.coverage.words)]
    said += [plain(paragraph) for note in briefing.grid.notes for paragraph in note.paragraphs]
    assert [word.text for word in forbidden_words(" ".join(said))] == []


def test_one_printed_total_makes_no_chart() -> None:
    assert page(replace(facts())).totals is None


def test_the_card_of_the_country_has_the_latest_count_of_all_forces_and_a_sentence_that_stands_alone() -> None:
    found = replace(facts(PRINTED), published=date(2026, 11, 25))
    whole = the_country(found, None)
    briefing = national_briefing(found, WHOLE, totals(found), whole, None, STATUS)
    card = briefing.card
    assert card is not None
    before, after = (total.count for total in totals(found)[-2:] if total is not None)
    assert (card.when, card.count) == ("2022/23", f"{after:,}")
    assert card.what.endswith("recorded by police in England and Wales")
    assert card.quote.startswith(f"Police in England and Wales recorded {after:,} child-specific sexual offences in 2022/23")
    assert f"{before:,} in 2021/22" in card.quote
    assert card.quote.startswith(briefing.points[0].sentence)
    assert card.series is briefing.series
    assert "stop at March 2023" in plain(card.stops)


def test_a_country_of_which_no_official_count_is_held_has_no_card() -> None:
    assert page(facts(PRINTED)).card is None
