from dataclasses import replace

import pytest

from faircount.compare.compare import compare
from faircount.compare.comparison import Comparison
from faircount.compare.forbidden import forbidden_words
from faircount.compare.statement import (
    CANNOT_TELL,
    NOT_COUNTED,
    Naming,
    say_chance,
    say_completeness,
    say_completeness_title,
    say_counts,
    say_other,
    say_quote,
    say_threshold,
)
from faircount.vocabulary.measures import Online
from faircount.vocabulary.periods import FinancialYear, Period
from tests.lib.whole_statement import statement
from tests.unit.compare.cases import ALL_OFFENCES, FORCES_TOGETHER, MARKED, figure

ONLINE = Naming(mark="online")
UNDER_18 = Naming(offences="sexual offences against under-18s", opening="All recorded")


def _compared(before, after) -> Comparison:
    found = compare(before, after)
    assert isinstance(found, Comparison)
    return found


def test_marked_offences_of_cleveland_in_sentences():
    assert statement(_compared(*MARKED), ONLINE).sentences == (
        "Police marked 145 recorded offences as online in the year to March 2017, up from 55 the year before.",
        "Between 1.9 and 3.7 times as many: chance alone does not explain that.",
        "But 2015/16 was the first year the mark was required, so some of the rise is likely to be fuller marking.",
        "If marking became 1.92 times as complete between the years, no clear rise is left; 2.64 times explains all of it.",
        "“More than doubled” is true of the count: 145 ÷ 55 = 2.64. "
        "Not settled for the underlying rate: the range starts at 1.92.",
        "Comparability: C. The online mark was in its first two years.",
    )


def test_all_offences_of_cleveland_in_sentences():
    assert statement(_compared(*ALL_OFFENCES), UNDER_18).sentences == (
        "All recorded sexual offences against under-18s went from 820 to 772: no clear change.",
        "Between 15% fewer and 4% more: a difference this size could be chance.",
        "If recording became more than 1.04 times as complete between the years, what is left would be a clear fall.",
        "Comparability: B. The same definition and the same forces in both years; how complete recording was is not known.",
    )


@pytest.mark.parametrize(
    ("pair", "quote"),
    [
        (MARKED, "That is about two and a half times as many (between 1.9 and 3.7 times), allowing for chance alone."),
        (ALL_OFFENCES, ""),
        (FORCES_TOGETHER, "That is between 39% and 51% more, allowing for chance alone."),
        ((figure(2015, 3), figure(2016, 11)), ""),
        ((figure(2015, 0), figure(2016, 9)), ""),
    ],
)
def test_quotes(pair, quote):
    found = _compared(*pair)
    assert say_quote(found) == quote


@pytest.mark.parametrize(
    ("before", "after", "title"),
    [
        (MARKED[0], MARKED[1], "Marking 1.92 times as complete would leave no clear rise"),
        (figure(2015, 100), figure(2016, 135), "Recording 1.03 times as complete would leave no clear rise"),
        (figure(2015, 100), figure(2016, 190), "Recording 1.48 times as complete would leave no clear rise"),
        (figure(2015, 820), figure(2016, 772), ""),
        (figure(2015, 0), figure(2016, 9), ""),
    ],
)
def test_the_title_of_the_tipping_strip_has_the_number_of_its_text(before, after, title):
    found = _compared(before, after)
    assert say_completeness_title(found, ONLINE if before.online is Online.YES else UNDER_18) == title


NOT_SETTLED = "Not settled for the underlying rate: the range"


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (
            12,
            50,
            f"“More than quadrupled” is true of the count: 50 ÷ 12 = 4.17. {NOT_SETTLED} starts at 2.19; “doubled” is settled.",
        ),
        (55, 110, f"“Doubled” is true of the count: 110 ÷ 55 = 2.00. {NOT_SETTLED} starts at 1.43."),
        (55, 151, "“More than doubled” is true of the count, 151 ÷ 55 = 2.75, and of the underlying rate, allowing for chance."),
        (145, 55, f"“More than halved” is true of the count: 55 ÷ 145 = 0.38. {NOT_SETTLED} ends at 0.52."),
        (55, 60, ""),
        (3, 11, ""),
    ],
)
def test_threshold_words_say_what_they_are_true_of(before, after, words):
    assert say_threshold(_compared(figure(2015, before), figure(2016, after))) == words


def test_the_recorder_can_be_named():
    force = Naming("Cleveland Police", "sexual offences against under-18s")
    words = say_counts(_compared(*ALL_OFFENCES), force)
    assert words == "Sexual offences against under-18s recorded by Cleveland Police went from 820 to 772: no clear change."
    marked = say_counts(_compared(*MARKED), replace(ONLINE, recorder="Cleveland Police"))
    assert marked.startswith("Cleveland Police marked 145 recorded offences as online")


def test_years_apart_are_not_called_the_year_before():
    words = say_counts(_compared(figure(2019, 90, online=Online.YES), figure(2021, 190, online=Online.YES)), ONLINE)
    assert (
        words == "Police marked 190 recorded offences as online in the year to March 2022, up from 90 in the year to March 2020."
    )


def test_a_marked_count_without_clear_change_says_so():
    words = say_counts(_compared(figure(2019, 90, online=Online.YES), figure(2020, 95, online=Online.YES)), ONLINE)
    assert words.endswith("compared with 90 the year before: no clear change.")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (90, 90, ""),
        (90, 95, ""),
        (3, 1, "If recording became fuller between the years, a fall could be hidden by it."),
        (3, 12, "Fuller recording could explain some or all of the rise."),
        (0, 12, "Fuller recording could explain some or all of the rise."),
        (12, 0, "Fuller recording cannot explain a fall."),
        (
            145,
            55,
            "Fuller recording cannot explain a fall: if recording became fuller between the years, the true fall from 145 "
            "would be larger than it looks.",
        ),
        (
            100,
            131,
            "If recording became 1.002 times as complete between the years, no clear rise is left; "
            "1.31 times explains all of it.",
        ),
    ],
)
def test_recording_is_said_to_explain_only_what_it_can(before, after, words):
    """No fall is spoken of where none is clear, no number given from a base too small for one, and 1.002 is not 1.00."""
    assert say_completeness(_compared(figure(2015, before), figure(2016, after)), UNDER_18) == words


def test_equal_counts_are_said_as_such():
    marked = _compared(figure(2019, 1, online=Online.YES), figure(2020, 1, online=Online.YES))
    assert say_counts(marked, ONLINE) == (
        "Police marked 1 recorded offence as online in the year to March 2021, as many as the year before: no clear change."
    )
    alike = _compared(figure(2019, 90), figure(2020, 90))
    assert say_counts(alike, UNDER_18) == (
        "All recorded sexual offences against under-18s numbered 90 both times: no clear change."
    )
    assert say_counts(alike, replace(UNDER_18, dated=True)).endswith(
        " numbered 90 in 2019/20 and 90 in 2020/21: no clear change."
    )
    assert say_chance(alike) == "Between 26% fewer and 35% more: equal counts leave room for a change either way."


def test_the_first_year_is_named_without_a_rise_too():
    fallen = _compared(figure(2015, 145, online=Online.YES), figure(2016, 55, online=Online.YES))
    assert say_other(fallen) == (
        "But 2015/16 was the first year the mark was required, so the two years may not have been marked alike."
    )


def test_other_breaks_speak_for_themselves():
    found = _compared(figure(2017, 734, "child_named"), figure(2018, 830, "child_named"))
    assert say_other(found).startswith("A new offence, sexual communication with a child")


def test_a_longer_period_is_named_by_its_years():
    two = [Period.join([FinancialYear(year).period, FinancialYear(year + 1).period]) for year in (2012, 2014)]
    found = _compared(figure(two[0], 100, "17B"), figure(two[1], 220, "17B"))
    assert "in 2014/15 and 2015/16, up from 100 in 2012/13 and 2013/14" in say_counts(found, ONLINE)


@pytest.mark.parametrize("words", [*NOT_COUNTED.values(), CANNOT_TELL])
def test_fixed_sentences_keep_our_own_rules(words):
    assert forbidden_words(words) == ()
