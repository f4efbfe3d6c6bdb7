"""The judges of drawn campaigns can find something amiss: each is shown what it is to catch, and what it is to let pass."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest

from tests.campaigns.arrival import judge_arrival
from tests.campaigns.as_they_stand import CASES
from tests.campaigns.attacking import Attack, Known, Range
from tests.campaigns.checksums import judge_checksums
from tests.campaigns.desk import gives_away
from tests.campaigns.drawing import Campaign, draw
from tests.campaigns.numbers import ratio_range
from tests.campaigns.published import Site
from tests.campaigns.secrecy import _may_mean, judge_secrecy
from tests.campaigns.sentences import PageOfArea
from tests.campaigns.truth import Coordinate

CASE = CASES["a total that gives a hidden count away"]
COLUMNS = (
    "area period_start period_end counted offence_code online age age_low age_high sex breakdown "
    "count count_lower count_upper shorthand source locator"
).split()


def _known(ages: str, lowest: int, highest: int | None = None, *, online: str = "all") -> Known:
    return Known(Coordinate("Kent", 2018, 2018, online, ages), lowest, lowest if highest is None else highest)


BESIDE = [_known("all", 794), _known("4-10", 150), _known("11-15", 450), _known("16-17", 169)]


@pytest.mark.parametrize(
    ("known", "left"),
    [
        ([*BESIDE, _known("not known", 22)], Range(3, 3)),
        (BESIDE, Range(0, 25)),
        ([*BESIDE, _known("0-3", 1, 4)], Range(1, 4)),
        ([_known("0-10", 152), _known("4-10", 150)], Range(2, 2)),
        ([_known("all", 7), _known("all", 6, online="yes")], Range(0, 7)),
        ([], Range(0, 10**6)),
    ],
)
def test_what_a_total_leaves_of_the_youngest(known: list[Known], left: Range) -> None:
    found = Attack(known, [Coordinate("Kent", 2018, 2018, ages="0-3")]).range_of(Coordinate("Kent", 2018, 2018, ages="0-3"))
    assert found is not None
    assert (found.lowest, min(found.highest, 10**6)) == (left.lowest, left.highest)


def test_years_that_are_given_together_are_tied_to_each_other() -> None:
    place = Coordinate("Kent", 2018, 2018)
    both = Known(Coordinate("Kent", 2018, 2019), 20, 20)
    assert Attack([both, Known(Coordinate("Kent", 2019, 2019), 16, 16)]).range_of(place) == Range(4, 4)


def test_what_cannot_be_true_together_has_no_range() -> None:
    assert Attack([_known("all", 7), _known("0-3", 8)]).range_of(Coordinate("Kent", 2018, 2018)) is None


def test_an_answer_that_gives_a_hidden_count_away_is_known() -> None:
    assert gives_away(CASE.answers[0])
    assert not gives_away(CASES["a count that the force hid"].answers[0])


def _site(folder: Path, campaign: Campaign, *, hidden: tuple[str, ...] = (), wrong: bool = False) -> Site:
    """The answer of a case as a file, whole but for these ages in its first year."""
    (answer,) = campaign.answers
    (folder / "files").mkdir(parents=True)
    with (folder / "files" / "kent-figures-1.csv").open("w", newline="") as written:
        lines = csv.DictWriter(written, COLUMNS)
        lines.writeheader()
        for place, told in answer.told.items():
            low, _, high = place.ages.partition("-")
            ages = {"age": "all ages"} if place.ages == "all" else {"age": f"aged {low}", "age_low": low, "age_high": high}
            known = str(told.count + wrong)
            counts = {"count": known, "count_lower": known, "count_upper": known}
            if told.is_hidden:
                counts = {"count_lower": "1", "count_upper": "4", "shorthand": "c"}
            elif place.ages in hidden and place.first == answer.years[0]:
                counts = {"shorthand": "c"}
            where = {
                "area": place.area,
                "counted": "offences",
                "offence_code": place.offence,
                "online": place.online,
                "sex": place.sex,
            }
            dates = {"period_start": f"{place.first}-04-01", "period_end": f"{place.last + 1}-03-31"}
            lines.writerow(where | dates | ({"age": "age not known"} if place.ages == "not known" else ages) | counts)
    return Site(folder, name="first")


def test_a_file_that_gives_the_count_away_is_caught_and_one_that_holds_back_a_second_is_not(tmp_path: Path) -> None:
    whole, held_back = _site(tmp_path / "whole", CASE), _site(tmp_path / "less", CASE, hidden=("not known",))
    assert [found.kind for found in judge_secrecy(CASE, {"first": whole})] == ["derivable"]
    assert not list(judge_secrecy(CASE, {"first": held_back}))
    assert [found.kind for found in judge_secrecy(CASE, {"preview": whole, "first": held_back})] == ["derivable"]


def test_a_wrong_count_and_a_needless_mark_are_caught(tmp_path: Path) -> None:
    assert not list(judge_arrival(CASE, 1, _site(tmp_path / "right", CASE)))
    assert {found.kind for found in judge_arrival(CASE, 1, _site(tmp_path / "wrong", CASE, wrong=True))} == {"wrong count"}
    plain = CASES["years from 2018/19 on"]
    assert {found.kind for found in judge_arrival(plain, 1, _site(tmp_path / "hidden", plain, hidden=("all",)))} == {
        "hidden without need"
    }


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("So this page rests on the Home Office’s counts.", "stands on counts that are not there"),
        ("April 2011 to March 2013 compared", "wrong years"),
        ("We have no answer from Kent Police", "answer denied"),
        ("Offences marked as online: we have a figure for 2019/20, none for 2018/19.", "answer denied"),
        ("Sexual offences rose from 794 in 2018/19 to 769 in 2019/20.", ""),
        ("Sexual offences rose from 749 in 2018/19 to 769 in 2019/20.", "wrong number"),
        ("Police marked 61 recorded offences as online in the year to March 2020, up from 55 the year before.", ""),
        ("Police marked 61 recorded offences as online in the year to March 2020, down from 55 the year before.", "wrong number"),
        ("Kent: 120, then 151. 26% more", ""),
        ("Kent: 120, then 151. 31% more", "wrong number"),
    ],
)
def test_what_a_page_says_is_held_to_the_truth(words: str, kind: str) -> None:
    found = {kind for kind, _ in PageOfArea(CASE, "Kent", CASE.answers[0], words).falsehoods()}
    assert found == ({kind} if kind else set())


def test_the_exact_range_of_a_ratio() -> None:
    lowest, highest = ratio_range(55, 145)
    assert (round(lowest, 2), round(highest, 2)) == (1.92, 3.66)


def test_a_seed_gives_the_same_campaign_again_and_every_answer_agrees_with_itself() -> None:
    for seed in range(40):
        assert draw(seed) == draw(seed)
        for answer in draw(seed).answers:
            told = answer.told
            attack = Attack([Known(place, figure.lowest, figure.highest) for place, figure in told.items()])
            assert all(attack.range_of(place) is not None for place in list(told)[:1]), f"seed {seed}, {answer.force.name}"


@pytest.mark.parametrize(
    ("words", "is_meant"),
    [
        ("2013/14: girls under 14, 280 offences", True),
        ("Between 2013/14 and 2014/15 offences against girls aged 0 to 13 rose from 280", True),
        ("2013/14 / Offences 280", False),
        ("2014/15: girls under 14, 280 offences", False),
    ],
)
def test_a_number_is_a_hidden_count_where_the_words_around_it_are_about_it(words: str, is_meant: bool) -> None:
    assert _may_mean(Coordinate("Gwent", 2013, 2013, ages="0-13", sex="female"), words) is is_meant


def test_a_checksum_of_an_answer_is_caught(tmp_path: Path) -> None:
    answer = tmp_path / "kent.csv"
    answer.write_text("Year,Count\n2019/20,3\n")
    site = Site(_site(tmp_path / "site", CASE).folder, name="first")
    assert not list(judge_checksums(1, [answer], [site]))
    (site.folder / "sources.json").write_text(hashlib.sha256(answer.read_bytes()).hexdigest()[:12])
    assert [found.kind for found in judge_checksums(1, [answer], [site])] == ["checksum of an answer"]
