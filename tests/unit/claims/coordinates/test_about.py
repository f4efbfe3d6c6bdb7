"""What a claim is about, by the words beside its number."""

import pytest

from faircount.claims.check import check_text
from faircount.claims.claim import Coordinates, Direction, Way


def about(text: str, words: str) -> Coordinates:
    """What the claim with these words is about."""
    return next(one.claim.coordinates for one in check_text(text) if words in one.claim.text)


def test_each_number_of_a_sentence_has_its_own_place_and_year() -> None:
    text = "In 2022/23 Kent Police recorded 202 rapes of girls under 13, while Essex Police recorded 181."
    assert [about(text, number).areas for number in ("202", "181")] == [("E23000032",), ("E23000028",)]
    text = "Dorset Police recorded 1,500 sexual offences in 2020/21, 1,736 in 2021/22 and 1,790 in 2022/23."
    assert [about(text, number).periods[0].label for number in ("1,500", "1,736", "1,790")] == ["2020/21", "2021/22", "2022/23"]


def test_the_year_of_a_base_is_not_the_year_of_the_number_before_it() -> None:
    text = "Kent Police recorded 242 sexual grooming offences in 2022/23. In Essex there were 266, up from 320 in 2021/22."
    assert about(text, "266").periods[0].label == "2022/23"


def test_a_count_of_some_is_told_apart_from_the_whole() -> None:
    assert about("Kent Police recorded 242 sexual grooming offences in 2022/23.", "242").is_explicit
    for text in (
        "Kent Police charged 242 suspects with sexual grooming in 2022/23.",
        "In Dover, Kent Police recorded 242 sexual grooming offences in 2022/23.",
        "Kent Police recorded 242 sexual offences against girls in 2022/23.",
        "Kent Police expects 242 sexual grooming offences in 2022/23.",
    ):
        assert not about(text, "242").is_explicit, text


def test_numbers_of_a_name_are_no_claims() -> None:
    text = "Kent Police recorded fewer rape of a girl under 13 offences in FY22/23 than in 2021/22."
    assert not [one.claim.text for one in check_text(text) if "13" in one.claim.text or "23" in one.claim.text]


@pytest.mark.parametrize(
    "text",
    [
        "Sexual grooming recorded by Kent Police is up 55% on 2017/18.",
        "Sexual grooming recorded by Kent Police has risen by 55% since 2017/18.",
        "Sexual grooming recorded by Kent Police rose by 55% in five years and stood still in 2022/23.",
    ],
)
def test_a_change_whose_other_end_is_open_is_of_no_two_years_for_sure(text: str) -> None:
    assert not about(text, "55%").is_explicit


def test_a_change_over_years_is_measured_from_the_year_before_them_or_from_the_first() -> None:
    found = about("Over the five years to 2022/23 sexual grooming recorded by Kent Police rose by 55%.", "55%")
    assert [period.label for period in found.periods] == ["2017/18", "2022/23"]
    assert [period.label for period in found.readings[0].periods] == ["2018/19", "2022/23"]


def test_a_share_of_girls_is_one_of_both_sexes() -> None:
    found = about(
        "Of the rapes of children under 13 that Kent Police recorded in 2022/23, 49 per cent were on girls.", "49 per cent"
    )
    assert (found.offences, found.of, found.is_explicit) == (("19E",), ("19E", "19H"), True)


def test_the_transport_police_are_left_out_of_no_sum_of_forces() -> None:
    found = about("Leave out the British Transport Police and forces recorded 64,751 offences of rape in 2022/23.", "64,751")
    assert (found.areas, found.is_whole) == (("K04000001",), True)


def test_a_text_that_names_no_place_is_only_assumed_to_be_of_the_country() -> None:
    assert about("There were 772 sexual offences in 2016/17.", "772").assumed == {"area"}
    assert not about("In Kent there were 772 sexual offences in 2016/17.", "772").assumed


def test_a_text_that_names_no_offence_is_only_assumed_to_be_of_child_specific_ones() -> None:
    found = about("Kent Police saw 298 fewer offences in 2022/23 than in 2021/22.", "298")
    assert (found.offences, found.assumed) == (("child_named",), {"offence"})
    assert not about("Burglaries fell in Kent: 298 fewer offences in 2022/23 than in 2021/22.", "298").offences
    assert not about("Kent Police saw 298 fewer bicycle offences in 2022/23.", "298").offences


def test_a_number_may_be_measured_from_another_place_in_one_year() -> None:
    for words in ("152 more", "a third more", "27% more"):
        found = about(f"Kent recorded {words} rapes of girls under 13 than Essex in 2021/22.", words.split()[0])
        assert (found.areas, found.against, [one.label for one in found.periods]) == (("E23000032",), ("E23000028",), ["2021/22"])
    twice = about("Kent recorded 2.5 times as many rapes of girls under 13 as Essex in 2021/22.", "2.5")
    assert twice.against == ("E23000028",)
    for words, number in (
        ("rose 12% in 2022/23, more than Essex", "12%"),
        ("doubled, as Essex Police said, in 2022/23", "doubled"),
    ):
        assert not about(f"Rapes of girls under 13 in Kent {words}.", number).against


def test_a_part_of_the_offences_and_offences_against_somebody_are_not_all_of_them() -> None:
    assert not about("Of the sexual offences recorded in Kent in 2022/23, 312 were committed in the town centre.", "312").is_whole
    assert not about("Kent had 312 sex crimes against kids in 2022/23.", "312").is_whole
    assert about("Kent had 312 sex crimes in 2022/23.", "312").is_whole


def test_a_quarter_written_small_is_an_area_of_its_own() -> None:
    assert about("Rapes in north Wales came to 96 in 2022/23.", "96").areas == ("W15000001",)
    assert "E23000032" not in about("Rapes in north Kent came to 96 in 2022/23.", "96").areas


def test_a_body_that_is_only_included_is_not_whose_the_number_is() -> None:
    found = about("Rapes came to 64,814 in England and Wales in 2022/23, British Transport Police included.", "64,814")
    assert found.areas == ("K04000001",)


def test_victims_beside_an_offence_told_before_are_no_count_of_it() -> None:
    text = "Kent Police recorded 312 sexual grooming offences in 2022/23. It identified 290 victims."
    assert not about(text, "290").is_whole


def test_a_name_that_a_force_shares_with_a_region_may_mean_either_and_its_police_only_the_force() -> None:
    region = ("E12000005",)
    told = "In the West Midlands 928 offences of rape of a female child under 16 were recorded in 2022/23."
    assert region in {one.areas for one in about(told, "928").readings}
    told = "West Midlands Police recorded 928 offences of rape of a female child under 16 in 2022/23."
    assert region not in {one.areas for one in about(told, "928").readings}


@pytest.mark.parametrize("beside", ["beside Surrey’s figure for", "next to that of Surrey in", "alongside Surrey’s in"])
def test_what_is_set_beside_another_place_is_measured_from_it(beside: str) -> None:
    text = f"Set Hampshire’s 673 child rapes in 2021/22 {beside} the same year: it is more than three times as large."
    found = about(text, "three times")
    assert (found.areas, found.against) == (("E23000030",), ("E23000031",))


def test_what_was_added_to_a_count_is_a_change() -> None:
    text = "North Yorkshire Police added 1,601 to its yearly count of sexual offences between 2012/13 and 2022/23."
    assert [(str(one.claim.kind), one.claim.text) for one in check_text(text)] == [("change", "added 1,601")]


def test_adults_as_well_as_children_are_everybody() -> None:
    text = "All sexual offences, against adults as well as children, came to 5,335 in Sussex in 2022/23."
    assert about(text, "5,335").is_whole


def test_so_many_times_a_number_told_of_the_same_place_is_measured_from_its_year() -> None:
    text = "In 2012/13 Kent recorded 1,428 sexual offences. In 2022/23 it recorded more than four times as many."
    assert [one.label for one in about(text, "four times").periods] == ["2012/13", "2022/23"]


def test_the_years_of_a_change_and_of_its_two_numbers_are_those_that_are_told() -> None:
    text = "Sexual offences recorded by Gloucestershire Police more than quadrupled in the decade to 2022/23, from 503 to 2,204."
    assert [one.label for one in about(text, "quadrupled").periods] == ["2012/13", "2022/23"]
    text = "Kent recorded twice as many sexual offences in 2022/23 as it did ten years earlier: 2,270 compared with 968."
    assert [about(text, number).periods[0].label for number in ("2,270", "968")] == ["2022/23", "2012/13"]


def test_what_a_list_of_years_begins_with_is_no_year_of_a_number() -> None:
    text = "Kent recorded 6,602 sexual offences in 2022/23, the first total above 6,500 in figures going back to 2012/13."
    assert [one.label for one in about(text, "6,500").periods] == ["2022/23"]
    text = "Kent recorded 142 sexual offences in 2022/23, the fewest in any of the eleven years on record."
    assert not [one.label for one in about(text, "fewest").periods if one.label > "2022/23"]


def test_a_rank_of_the_forces_that_a_sentence_sets_out_is_among_them() -> None:
    text = "Among the 43 territorial forces, Kent Police recorded the ninth-largest number of sexual offences in 2022/23."
    assert about(text, "ninth").among == "K04000001"


def test_the_counts_of_a_list_are_of_the_years_of_its_stretch_in_turn() -> None:
    for when in ("in the three years to 2014/15", "between 2012/13 and 2014/15"):
        text = f"Sexual grooming in Kent ran at 70, 123 and 184 offences {when}."
        assert [about(text, number).periods[0].label for number in ("70", "123", "184")] == ["2012/13", "2013/14", "2014/15"]


def test_a_count_that_follows_on_a_stretch_is_of_no_year_of_it() -> None:
    text = "Sexual grooming in Kent more than doubled from 109 to 236 between 2020/21 and 2021/22 before easing to 133."
    assert [period.label for period in about(text, "133").periods] == ["2022/23"]
    assert not about(text, "133").is_explicit


def test_a_count_of_two_years_is_never_one_of_either() -> None:
    for when in ("in 2018/19 and 2019/20", "across the two years 2018/19 and 2019/20"):
        found = about(f"Kent Police recorded 231 sexual grooming offences {when}.", "231")
        read = [found.periods, *(other.periods for other in found.readings)]
        assert {tuple(period.label for period in one) for one in read} == {("2018/19 and 2019/20",)}


def test_it_takes_up_the_force_again_behind_the_country() -> None:
    text = "Kent is an outlier: while grooming rose nationally from 5,893 in 2018/19 to 6,781 in 2022/23, {}, from 245 to 83."
    assert about(text.format("those it recorded fell 66%"), "from 245").areas == ("E23000032",)
    assert about(text.format("those it recorded fell 66%"), "from 5,893").areas == ("K04000001",)


def test_counts_told_respectively_are_of_the_years_in_their_order() -> None:
    text = "Sexual grooming offences in Kent are 255, 386 and 328 for 2016/17, 2017/18 and 2018/19 respectively."
    assert [about(text, number).periods[0].label for number in ("255", "386", "328")] == ["2016/17", "2017/18", "2018/19"]


def test_what_a_change_brings_a_total_to_is_of_the_later_year() -> None:
    text = "An extra 59 sexual grooming offences were recorded in Kent in 2018/19 compared with 2012/13, taking the total to 69."
    assert [period.label for period in about(text, "69").periods] == ["2018/19"]


def test_a_part_is_of_what_is_told_of_it_and_not_of_its_whole() -> None:
    text = "Of the 2,571 sexual offences in Kent in 2019/20, 147, or just under 6%, were sexual grooming offences."
    assert about(text, "147").offences == ("88A",)


def test_the_year_before_when_is_not_that_of_a_number_of_another_year() -> None:
    text = "Why did Kent Police record 127 sexual grooming offences in 2022/23 when the number in 2019/20 was 98?"
    assert [about(text, number).periods[0].label for number in ("127", "98")] == ["2022/23", "2019/20"]


def test_the_number_of_a_post_in_a_thread_is_no_claim() -> None:
    for text in ("THREAD 1/ In 2018/19 Kent recorded 37 rapes.", "2/7 In 2018/19 Kent recorded 37 rapes."):
        assert [one.claim.text for one in check_text(text)] == ["37 rapes"], text


def test_a_difference_told_to_have_gone_one_way_goes_no_other() -> None:
    for word, way in (("down", Direction.DOWN), ("up by", Direction.UP)):
        found = about(f"Rape offences of all kinds: {word} 145 between 2014/15 and 2015/16 in the Kent Police returns", "145")
        ways = {one.direction for one in found.readings if one.way is Way.DIFFERENCE}
        assert ways == {way}, word
