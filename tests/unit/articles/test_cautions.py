"""The cautions of a check where people read them: the page, the terminal, the query."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from lxml import html

from faircount.articles.article_check import ArticleCheck, check_against, check_alone
from faircount.articles.cautions import fairness
from faircount.articles.page import article_page, page_alone
from faircount.claims.ledger_verdict import Caution, CheckedClaim, Confidence, LedgerVerdict
from faircount.claims.words import load_wording
from faircount.readers.article import article_of
from faircount.tables.figures import Figure
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.provenance import Source, Trust
from faircount.vocabulary.status import CellStatus

TEXT = (
    "Sexual offences against children\n\n"
    "Online sex offences against children in Cleveland rose by 164 per cent, from 55 in 2015/16 to 145 in 2016/17. "
    "Kent Police recorded 12 sexual offences against children in 2021/22 and 36 in 2022/23, a rise of 200 per cent. "
    "Essex Police recorded 120 sexual offences against children in 2018/19 and 180 in 2019/20, a rise of 50 per cent."
)
MAIL, OFFICE = "The <b>Mail</b>", "Home Office"
SOURCES = {
    "mail": Source("mail", "A report", MAIL, "0" * 64, Trust.PRESS),
    "office": Source("office", "A table", OFFICE, "0" * 64, Trust.OFFICIAL),
}
CLEVELAND, KENT, ESSEX = "E23000013", "E23000032", "E23000028"


def figure(count: int | None, year: int, area: str = CLEVELAND, source: str = "mail", upper: int | None = None) -> Figure:
    """A figure of sexual offences against under-18s: those of Cleveland marked as online, of other areas all."""
    online = Online.YES if area == CLEVELAND else Online.ALL
    status = CellStatus.OBSERVED if upper is None else CellStatus.SUPPRESSED_AT_SOURCE
    return Figure(
        area, FinancialYear(year).period, Counted.OFFENCES, "sexual_under_18", count, upper or count, online,
        status=status, source_id=source,
    )  # fmt: skip


@pytest.fixture(scope="module")
def checked() -> ArticleCheck:
    """The article held against six figures: a first year in the press, a small base and a break in an official table."""
    article = article_of(TEXT.encode(), "article.txt")
    press = [figure(55, 2015), figure(145, 2016)]
    small = [figure(12, 2021, KENT, "office"), figure(36, 2022, KENT, "office")]
    broken = [figure(120, 2018, ESSEX, "office"), figure(180, 2019, ESSEX, "office")]
    return check_against(article, [*press, *small, *broken], SOURCES, load_wording())


def held(checked: ArticleCheck, words: str) -> CheckedClaim:
    return next(one for one in checked.against if words in one.verified.claim.text)


@pytest.mark.parametrize(
    ("words", "caution", "said", "say"),
    [
        (
            "164 per cent",
            Caution.FIRST_YEAR,
            f"Measured from the first year of a mark. Rests on 55 (2015/16) and 145 (2016/17), printed by {MAIL}; "
            "medium confidence.",
            "“from 55 in 2015/16 to 145 in 2016/17, while the mark was new”",
        ),
        (
            "200 per cent",
            Caution.SMALL_BASE,
            f"A percentage of a small number. Rests on 12 (2021/22) and 36 (2022/23), printed by {OFFICE}; high confidence.",
            "“from 12 in 2021/22 to 36 in 2022/23”",
        ),
        (
            "50 per cent",
            Caution.BREAK,
            f"Across a break in how offences are counted. Rests on 120 (2018/19) and 180 (2019/20), printed by {OFFICE}; "
            "high confidence.",
            "“from 120 in 2018/19 to 180 in 2019/20, across a change in what is counted”",
        ),
    ],
)
def test_a_change_that_holds_carries_its_caution_and_a_fair_wording(
    checked: ArticleCheck, words: str, caution: Caution, said: str, say: str
) -> None:
    found = held(checked, words)
    unfair = fairness(found, SOURCES)
    assert unfair is not None
    assert (found.verdict, found.caution, unfair.words, found.say) == (LedgerVerdict.CONFIRMED, caution, said, say)
    line = next(line for line in checked.lines if words in line.text)
    assert line.said[-2:] == (("caution", said), ("say", say))


def test_the_page_shows_each_caution_beside_its_claim_and_in_the_list_and_runs_no_name(checked: ArticleCheck) -> None:
    tree = html.document_fromstring(page_alone(checked, date(2026, 3, 1)))
    assert not tree.xpath("//b")
    beside = [
        " ".join(told.text_content().split()) for told in tree.xpath("//li[starts-with(@id, 'note-')]//p[@class='caution']")
    ]
    wanted = [f"Caution {claim.fairness.beside(claim.held)}" for claim in checked.claims if claim.fairness]
    assert len(wanted) >= 3
    assert [told.replace("\xa0", " ") for told in beside] == wanted
    listed = {change.lead: change.words for change in article_page(checked, "article", date(2026, 3, 1)).changes}
    assert listed["“a rise of 200 per cent”"].startswith("Holds; a percentage of a small number. Say “from 12")
    assert listed["“rose by 164 per cent”"].startswith("Holds; measured from the first year of a mark. Say “from 55")


def test_the_query_asks_for_care_with_what_holds_and_without_figures_only_where_the_text_calls_for_it(
    checked: ArticleCheck,
) -> None:
    first, *rest = checked.query.split("\n")
    assert "nothing speaks against the others" in first
    assert rest[0] == "To word with care:"
    assert len(rest) == 1 + sum(claim.fairness is not None for claim in checked.claims)
    assert any(
        "holds (a percentage of a small number)" in line and line.endswith("Say “from 12 in 2021/22 to 36 in 2022/23”.")
        for line in rest
    )
    alone = check_alone(checked.article, load_wording())
    assert [claim.fairness.caution for claim in alone.claims if claim.fairness] == [Caution.FIRST_YEAR, Caution.SMALL_BASE]
    assert alone.query.count("To word with care") == 1


@pytest.fixture
def told(checked: ArticleCheck) -> Callable[..., str]:
    """What is said of a caution that rests on these figures."""

    def words(*figures: Figure, standing: LedgerVerdict = LedgerVerdict.CONTRADICTED, caution: Caution = Caution.STALE) -> str:
        one = CheckedClaim(checked.judged[0], standing, "", figures=figures, caution=caution, confidence=Confidence.MEDIUM)
        unfair = fairness(one, SOURCES)
        return unfair.words if unfair else ""

    return words


def test_a_count_that_somebody_hid_stays_a_range(told: Callable[..., str]) -> None:
    assert "Rests on 1 to 4 (2016/17), printed" in told(figure(1, 2016, upper=4))


def test_of_many_figures_three_are_named(told: Callable[..., str]) -> None:
    assert "1 (2011/12), 2 (2012/13), 3 (2013/14) and 2 more, printed" in told(*(figure(n, 2010 + n) for n in range(1, 6)))


def test_a_caution_that_the_verdict_says_is_not_said_twice(told: Callable[..., str]) -> None:
    said = told(figure(55, 2015), standing=LedgerVerdict.COUNT_ONLY, caution=Caution.COUNT_ONLY)
    assert said == f"Rests on 55 (2015/16), printed by {MAIL}; medium confidence."


@pytest.mark.parametrize("caution", [one for one in Caution if one is not Caution.COUNT_ONLY])
def test_every_caution_is_said_also_where_it_rests_on_no_figure(told: Callable[..., str], caution: Caution) -> None:
    said = told(caution=caution)
    assert said.lower() == f"{caution}. medium confidence."
    assert said[0].isupper()
