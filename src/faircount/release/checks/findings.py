"""The check of findings: each is found again from the figures that are published, and its pages say that and no other number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from lxml import html

from faircount.briefing.charts.chart import Chart
from faircount.briefing.clashes import finding_page
from faircount.briefing.finding import FindingPage
from faircount.briefing.operations.numbers import statistics_in
from faircount.reconcile.finding import Finding
from faircount.reconcile.reconcile import reconcile
from faircount.release.checks.candidate import Candidate
from faircount.release.checks.statements import AGAIN, apart, words_of, words_of_page
from faircount.release.publications import public_findings
from faircount.release.published.findings import FindingRecord, finding_record
from faircount.release.published.write import PLACE
from faircount.release.published.yardstick import published_figures

FINDINGS = ".//article[contains(@class, 'finding')] | .//table[@class='found']"


def findings_follow(candidate: Candidate) -> Iterator[str]:
    """Findings that the published figures do not give, and numbers in one that it does not say."""
    if not candidate.store.findings:
        return
    again = _again(candidate)
    for record in candidate.store.findings:
        page, root = again.get(record.id), candidate.pages.get(record.page)
        if page is None or root is None:
            yield f"{record.page}: “{record.title}” does not follow from the published figures; {AGAIN}"
            continue
        for name in _unlike(record, finding_record(page)):
            yield f"{record.page}: its {name} is not what the published figures give; {AGAIN}"
        for fault in _beside(words_of_page(root), [*_words(page)]):
            yield f"{record.page}: {fault}; {AGAIN}"
    cards = [words for page in again.values() for words in _words(page.card)]
    for path in sorted({briefing.page for briefing in candidate.store.briefings} & set(candidate.pages)):
        for fault in _beside(_of_cards(candidate.pages[path]), cards):
            yield f"{path}: {fault}; {AGAIN}"


def _beside(text: str, words: Sequence[str]) -> Iterator[str]:
    """Numbers that a text prints beside these words. A sum without words vouches for its numbers, not for a part of another."""
    sums = [one for one in words if not any(letter.isalpha() for letter in one)]
    known = {number for one in sums for number in statistics_in(one)}
    return apart(text, [one for one in words if one not in sums], must_stand=False, known=known)


def _again(candidate: Candidate) -> Mapping[str, FindingPage]:
    """The pages of all findings as the published figures give them."""
    figures, sources = published_figures(candidate.site / PLACE)
    of_area: dict[str, list[Finding]] = {}
    for finding in (found := public_findings(reconcile(figures, sources))):
        of_area.setdefault(finding.area, []).append(finding)
    return {one.key: finding_page(one, sources, of_area[one.area], "", "") for one in found}


def _unlike(record: FindingRecord, again: FindingRecord) -> list[str]:
    return [name for name in FindingRecord.model_fields if getattr(record, name) != getattr(again, name)]


def _words(part: Any) -> Iterator[str]:
    """Every string of a page's content, and its charts in words."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, int) and not isinstance(part, bool):
        yield f"{part:,}"
    elif isinstance(part, tuple):
        for piece in part:
            yield from _words(piece)
    elif is_dataclass(part) and not isinstance(part, type):
        for field in fields(part):
            yield from _words(getattr(part, field.name))
        if isinstance(part, Chart):
            yield part.tell()


def _of_cards(root: html.HtmlElement) -> str:
    return "\n".join(words_of(card, tables=True) for card in root.xpath(FINDINGS))
