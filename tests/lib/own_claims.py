"""Whole pages of ours put through our own article checker as if they were articles: on the example nothing may be wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from faircount.claims.check import check_text
from faircount.claims.claim import Verdict
from faircount.claims.fairness.cautions import with_cautions
from faircount.claims.ledger import judge_against
from faircount.claims.ledger_verdict import CheckedClaim, LedgerVerdict
from faircount.claims.words import load_wording
from faircount.readers.article import article_of
from faircount.tables.figures import Figure
from faircount.vocabulary.provenance import Source

NOT_SAID = (
    ".//nav",
    ".//table",
    ".//*[@id='findings' or @id='sources' or @id='download']",
    ".//article[contains(@class, 'finding')]",
    ".//ul[@class='avoid']",
    ".//*[@class='notice']",
    ".//details[contains(@class, 'told') or contains(@class, 'embed')]",
)
"""What a page shows and does not state: ways through it, tables, others' figures that clash, what not to say, its sources, what
was printed before a correction, and the words of a chart once more."""
WRONG = (LedgerVerdict.CONTRADICTED, LedgerVerdict.ROUNDING, LedgerVerdict.NOT_COMPARABLE)


@dataclass(frozen=True, slots=True)
class OwnClaim:
    """A claim of a page of ours that may not stand as it is: the page, its words, and the sum or the caution."""

    page: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class OwnChecked:
    """How many claims our pages make, how many a figure confirms, those that do not hold, and those that are not fair."""

    claims: int
    confirmed: int
    wrong: tuple[OwnClaim, ...]
    unfair: tuple[OwnClaim, ...]


def check_own(site: Path, figures: Iterable[Figure], sources: Mapping[str, Source], every: int = 1) -> OwnChecked:
    """The page of the country and every so many of an area in a built site, by its own numbers and against their figures."""
    held = tuple(figures)
    pages = (site / "index.html", *sorted((site / "areas").glob("*.html"))[::every])
    found = [(page.stem, one) for page in pages for one in claims_of(page, held, sources)]
    return OwnChecked(
        claims=len(found),
        confirmed=sum(one.verdict is LedgerVerdict.CONFIRMED for _, one in found),
        wrong=tuple(OwnClaim(page, one.verified.claim.text, one.arithmetic) for page, one in found if is_wrong(one)),
        unfair=tuple(OwnClaim(page, one.verified.claim.text, one.caution) for page, one in found if one.caution),
    )


def claims_of(page: Path, figures: Iterable[Figure], sources: Mapping[str, Source]) -> tuple[CheckedClaim, ...]:
    """The claims that a page states, each held against its text and the figures."""
    content, wording = "\n".join(_stated(page)).encode(), load_wording()
    text = article_of(content, page.name).text
    return with_cautions(text, judge_against(check_text(text), figures, sources, wording))


def is_wrong(one: CheckedClaim) -> bool:
    """Whether a claim may not go out."""
    return one.verified.verification.verdict is Verdict.INCONSISTENT or one.verdict in WRONG


def _stated(page: Path) -> Iterator[str]:
    """The prose of a page as HTML."""
    root = html.parse(str(page), parser=html.HTMLParser(encoding="utf-8")).getroot()
    for main in root.iter("main"):
        for path in NOT_SAID:
            for node in main.xpath(path):
                node.drop_tree()
        yield "<html>"
        yield html.tostring(main, encoding="unicode")
