"""On every printed figure: what is known to be wrong is found, and nothing that may be right is called impossible."""

from __future__ import annotations

import time

import pytest

from faircount.reconcile.finding import Certainty
from faircount.reconcile.reconcile import CHECKS, reconcile
from faircount.tables.figures import Figures

IMPOSSIBLE = {
    "cleveland-periods-2015-16-sexual-under-18-under-4": "270 “under four” in one year cannot fit inside 53 in two years",
    "hertfordshire-printed-change-2018-19-sexual-under-18-online-yes": "6 to 43 is +617%, not +716%",
    "west-midlands-region-parts-2017-18-sexual-under-18": "The three parts add up to 6,429, not 7,064",
}
VERY_UNLIKELY = {
    "cleveland-ages-2015-16-and-2016-17-sexual-under-18-under-10": "259 victims under ten are too many for 200 online offences",
    "cleveland-floor-2014-15-sexual-under-18": "The published total, 247, is lower than one part of it, 348",
    "dorset-floor-2016-17-sexual-under-18": "The published total, 354, is lower than one part of it, 497",
    "staffordshire-floor-2017-18-sexual-under-18": "The published total, 1,176, is lower than one part of it, 1,620",
    "wiltshire-floor-2018-19-sexual-under-18": "The published total, 495, is lower than one part of it, 688",
}
WORTH_ASKING = {
    "avon-and-somerset-floor-2015-16-sexual-under-18": "The published total, 1,040, is lower than one part of it, 1,072",
    "avon-and-somerset-floor-2017-18-sexual-under-18": "The published total, 1,371, is lower than one part of it, 1,410",
    "avon-and-somerset-floor-2018-19-sexual-under-18": "The published total, 1,264, is lower than one part of it, 1,403",
    "dorset-floor-2018-19-sexual-under-18": "The published total, 768, is lower than one part of it, 771",
    "england-and-wales-agree-2015-16-sexual-under-18-online-yes": "3,186, 3,903 and 4,042 are three totals "
    "of one thing, with different forces in them",
    "greater-manchester-floor-2012-13-sexual-under-18": "The published total, 864, is lower than one part of it, 934",
    "hertfordshire-plausible-2017-18-sexual-under-18-online-yes": "At most 0.8% marked as online, where the country marked "
    "at least 8.7%",
    "leicestershire-floor-2014-15-sexual-under-18": "The published total, 444, is lower than one part of it, 482",
    "northumbria-floor-2014-15-sexual-under-18": "The published total, 778, is lower than one part of it, 851",
    "wiltshire-floor-2017-18-sexual-under-18": "The published total, 536, is lower than one part of it, 691",
}


@pytest.fixture(scope="module")
def findings(with_official):
    return reconcile(*with_official)


@pytest.mark.parametrize(
    ("severity", "wanted"),
    [(Certainty.IMPOSSIBLE, IMPOSSIBLE), (Certainty.VERY_UNLIKELY, VERY_UNLIKELY), (Certainty.WORTH_ASKING, WORTH_ASKING)],
)
def test_exactly_these_are_found(findings, severity, wanted):
    assert {each.key: each.title for each in findings if each.severity is severity} == wanted


def test_a_year_without_a_base_is_no_finding(findings):
    # Durham printed 190 marked offences and said that the year before was not available: nothing may be concluded.
    assert not [each for each in findings if each.area == "E23000008"]


def test_a_percentage_that_was_cut_off_is_no_clash(findings):
    # 55 to 145 is +163.6 %, and 163 % was printed.
    assert not [each for each in findings if each.check == "printed change" and each.area == "E23000013"]


def test_the_surest_come_first_and_every_key_is_used_once(findings):
    ranks = [each.severity.rank for each in findings]
    assert ranks == sorted(ranks)
    assert len({each.key for each in findings}) == len(findings)


def test_every_finding_is_whole(findings, with_official):
    for each in findings:
        assert each.check in CHECKS
        assert each.title
        assert each.one_sentence
        assert each.not_said.startswith("Not ")
        assert each.explanations
        assert each.rule
        assert each.arithmetic
        assert set(each.sources) <= set(with_official[1])
        assert {figure.source_id for figure in each.figures} <= set(each.sources)


def test_the_same_figures_give_the_same_findings(findings, with_official):
    figures, sources = with_official
    assert reconcile(Figures.of(figures), sources) == findings


def test_all_printed_figures_with_the_official_codes_take_seconds(with_official):
    began = time.process_time()
    reconcile(*with_official)
    assert time.process_time() - began < 5


def test_no_figures_give_no_findings():
    assert reconcile([], {}) == ()
