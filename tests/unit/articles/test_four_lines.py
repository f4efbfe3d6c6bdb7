"""The lines that say what a claim was understood as, and which figures bear on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from faircount.articles.article_check import check_against, check_alone
from faircount.articles.four_lines import BY_ITSELF, KINDS, LIMIT
from faircount.briefing.article import Mark
from faircount.claims.claim import ClaimKind
from faircount.claims.words import load_wording
from faircount.readers.article import article_of
from faircount.tables.figures import Figure
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.provenance import Source, Trust

FIRST = Figure(
    "E23000032", FinancialYear(2018).period, Counted.OFFENCES, "sexual_under_18", 131, 131, source_id="paper", locator="a"
)
HELD = (FIRST, replace(FIRST, period=FinancialYear(2019).period, lower=247, upper=247, locator="b"))
SOURCES = {"paper": Source("paper", "Report", "The Gazette", "b" * 64, Trust.PRESS)}
TEXT = "Kent Police recorded {} sexual offences against children in 2019/20."


def claim_in(text, figures=HELD):
    article = article_of(text.encode(), "the text.txt")
    return check_against(article, figures, SOURCES, load_wording(None)).claims[0]


def test_each_kind_of_claim_has_a_name():
    assert set(KINDS) == set(ClaimKind)


@pytest.mark.parametrize(("count", "mark"), [(247, Mark.HOLDS), (250, Mark.FALSE)])
def test_the_held_figure_stands_beside_the_claim_with_who_printed_it(count, mark):
    found = claim_in(TEXT.format(count))
    assert found.mark is mark
    assert found.what == "A count of sexual offences against under-18s in Kent, 2019/20"
    assert found.held == "247 (2019/20), printed by The Gazette"
    assert (found.use == "It can stand as it is") == (mark is Mark.HOLDS)


def test_a_claim_on_which_nothing_bears_has_no_figure_and_no_sum():
    found = claim_in("Offences rose by 40%.")
    assert found.mark is Mark.UNKNOWN
    assert (found.held, found.is_reckoned) == ("", False)
    assert "no force" in found.what
    assert "no year" in found.what


def test_a_hidden_count_stays_a_range():
    hidden = (replace(FIRST, lower=1, upper=4),)
    found = claim_in("Kent Police recorded 3 sexual offences against children in 2018/19.", hidden)
    assert "1 to 4" in found.held or found.held in ("", LIMIT)
    assert "3 (" not in found.held


def test_a_text_checked_alone_says_that_no_figure_was_asked():
    article = article_of(
        b"In Kent 247 offences were recorded in 2019/20, up from 131 in 2018/19. They more than doubled.", "a.txt"
    )
    assert BY_ITSELF in {claim.held for claim in check_alone(article, load_wording(None)).claims}
