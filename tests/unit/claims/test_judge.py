"""The errors that articles make, each in one sentence, and the same sentence put right."""

from __future__ import annotations

import pytest

from faircount.claims.check import check_text
from faircount.claims.claim import ErrorSeverity, Verdict


def verdict(text: str, words: str):
    """The verdict on the claim that holds these words."""
    return next(one.verification for one in check_text(text) if words in one.claim.text)


@pytest.mark.parametrize(
    ("text", "wrong", "right", "arithmetic"),
    [
        ("Kent had 42 cases, up from 25 in 2015/16, {} jump.", "an 86 per cent", "a 68 per cent", "(42 − 25) / 25 = +68%"),
        ("Cases {}, from 131 to 247.", "more than doubled", "almost doubled", "247 / 131 = 1.89"),
        ("Kent had 144 cases in 2020 and the count {} in 2021.", "dipped to 162", "rose to 162", "144 → 162 is up; stated down"),
        ("Wales had 77 cases in 2018/19 and 63 in 2019/20, {} in total.", "150", "140", "77 + 63 = 140"),
        ("UK forces counted 55,507 offences in 2015/16, or {}.", "177 a day", "152 a day", "55,507 / 366 days = 151.66"),
        ("Of the 685 cases 370 involved a child under 13, {}.", "more than three quarters", "more than half", "370 / 685 = 54%"),
        ("Its share went from 20% to 34%: it {}.", "rose by 14 per cent", "rose by 14 percentage points", "34 − 20 = 14"),
        ("It was 6 in 2017/18 and 43 in 2018/19, {} more.", "717 per cent", "617 per cent", "(43 − 6) / 6 = +616.67%"),
        ("Kent saw {}: 77 cases in 2018/19 and 63 in 2019/20.", "a rise of 18 per cent", "a fall of 18 per cent", "= −18.18%"),
        (
            "It is {} that cases rose: 412 in 2013, 390 in 2014, 447 in 2015 and 530 in 2016.",
            "the third year in a row",
            "the second year in a row",
            "412 → 390 → 447 → 530",
        ),
        ("The charge rate {}. It was 16% in 2016 and 8% in 2019.", "has trebled", "has halved", "8 / 16"),
        ("Kent had 1,860 cases. Its 310,000 children mean {}.", "nine for every 1,000", "six for every 1,000", "× 1,000 = 6"),
        (
            "Kent had 820 cases in 2016 and 772 in 2017. Online they {}: 145 ÷ 55 = 2.64.",
            "trebled",
            "more than doubled",
            "145 / 55",
        ),
        ("Forces had 55,507 cases in 2015/16, {}.", "one every five minutes", "one every nine minutes", "= one every 9.5"),
    ],
)
def test_an_error_is_caught_with_its_arithmetic_and_the_right_number_is_not(text, wrong, right, arithmetic):
    words = {said: said.removeprefix("dipped to ").removeprefix("rose to ").split()[-1] for said in (wrong, right)}
    bad, good = (verdict(text.format(said), words[said]) for said in (wrong, right))
    assert bad.verdict is Verdict.INCONSISTENT
    assert bad.severity is ErrorSeverity.MATERIAL
    assert arithmetic in bad.arithmetic
    assert good.verdict is Verdict.CONSISTENT


def test_percent_of_is_named_where_it_stands_for_percent_more():
    bad = verdict("It was 6 in 2017/18 and 43 in 2018/19, an increase of 717 per cent.", "increase")
    assert bad.reason == "this is the later figure as a percentage of the earlier one, not the increase"


def test_points_told_as_per_cent_are_caught_from_the_sentences_before():
    told = "In 2021 Kent had 800 offences, 12 per cent of them online. In 2022 it had 900, 18 per cent of them online."
    text = f"{told} So the online share {{}}."
    assert verdict(text.format("has risen by six per cent"), "six").verdict is Verdict.INCONSISTENT
    assert verdict(text.format("has risen by six points"), "six").verdict is Verdict.CONSISTENT


def test_a_guess_is_no_error():
    text = "Northumbria recorded 498 victims; 83 were boys. {} one in ten is told."
    assert verdict(text.format("I would guess that"), "one in ten").verdict is Verdict.UNVERIFIABLE


def test_a_part_larger_than_its_whole_is_the_part_s_fault():
    judged = check_text("In 2016/17 65 of the victims were aged ten and under and 262 were four and under.")
    assert [one.verification.verdict for one in judged] == [Verdict.UNVERIFIABLE, Verdict.INCONSISTENT]
    assert judged[1].verification.arithmetic == "262 > 65"


def test_cut_off_in_place_of_rounded_is_a_slip():
    slip = verdict("It went from 55 to 145, a rise of 163%.", "163%")
    assert (slip.verdict, slip.severity) == (Verdict.INCONSISTENT, ErrorSeverity.ROUNDING)
    assert verdict("It went from 55 to 145, a rise of 164%.", "164%").verdict is Verdict.CONSISTENT


def test_a_change_without_a_base_cannot_be_checked():
    assert (
        verdict("Norfolk had 1,390 offences in 2019/20, 60 per cent more than five years before.", "60").verdict
        is Verdict.UNVERIFIABLE
    )


def test_a_figure_of_another_area_bears_on_nothing():
    text = "Kent had 740 cases in 2019/20 after 841 in 2017/18. Nationally 61,800 were recorded, 12% more than two years earlier."
    assert verdict(text, "12%").verdict is Verdict.UNVERIFIABLE


def test_a_level_agrees_with_the_claims_that_rest_on_it():
    judged = check_text("Kent had 274 cases in 2018/19 where it had 114 in 2017/18, a leap of 140%.")
    assert judged[0].verification.agrees == (judged[2].claim.id,)


def test_changes_of_parts_and_whole_are_held_together_where_no_base_is_told():
    parts = "Rapes came to 35,699, up 22%, and other sexual crimes to 70,399, up 19%."
    text = f"Sexual offences reached 106,098 in 2015/16, a {{}} rise. {parts}"
    assert verdict(text.format("20%"), "rise").verdict is Verdict.CONSISTENT
    assert verdict(text.format("30%"), "rise").verdict is Verdict.UNVERIFIABLE


def test_the_claim_carries_what_it_is_about():
    claim = check_text("In 2015/16 Cleveland Police recorded 53 online offences against victims under four.")[0].claim
    assert (claim.area, claim.ages.label) == ("Cleveland", "under 4")
    assert [period.label for period in claim.periods] == ["2015/16"]
    assert "online" in claim.measure
