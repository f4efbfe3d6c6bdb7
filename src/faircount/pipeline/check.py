"""The recipe of a check: read the article, judge its claims by the text alone, and hold them against the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from faircount.briefing.article import JudgedClaim, Mark
from faircount.claims.check import check_text
from faircount.claims.claim import Call, Judged, Severity
from faircount.claims.to_json import to_json
from faircount.pipeline.project import Project
from faircount.readers.article import Article, read_article


@dataclass(frozen=True, slots=True)
class Line:
    """One claim as printed: its words, and under it what was found, each with a label."""

    text: str
    said: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """An article and what was found about its claims, by its text alone and, where there is a ledger, by that too."""

    article: Article
    judged: tuple[Judged, ...]

    @property
    def wrong(self) -> int:
        """How many claims the text's own numbers contradict."""
        return sum(one.verdict.call is Call.INCONSISTENT for one in self.judged)

    @property
    def claims(self) -> tuple[JudgedClaim, ...]:
        """The claims as the page shows them: in the order of the text, none that overlaps another in part."""
        return tuple(_numbered(_apart(self.judged)))

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is printed in a terminal."""
        return tuple(Line(one.claim.text, (_said(one),)) for one in self.judged)

    @property
    def left_out(self) -> tuple[str, ...]:
        """What a fair article on these figures would also say."""
        return ()

    @property
    def summary(self) -> str:
        """How many claims were found, and how many of each kind."""
        counts = {call: sum(one.verdict.call is call for one in self.judged) for call in Call}
        told = ", ".join(f"{count} {call}" for call, count in counts.items())
        return f"{len(self.judged)} claims with numbers in {len(self.article.text.split())} words: {told}"

    def as_json(self) -> dict[str, object]:
        """The claims with their offsets in characters of the text as read."""
        return {"title": self.article.title, "sha256": self.article.sha256, **to_json(self.judged)}


def check_article(path: Path, project: Project | None) -> Checked:
    """The article in a file, checked."""
    article = read_article(path)
    return Checked(article, check_text(article.text))


def _said(one: Judged) -> tuple[str, str]:
    slip = " (a slip of rounding)" if one.verdict.severity is Severity.ROUNDING else ""
    return str(one.verdict.call), one.verdict.arithmetic + slip


MARKS = {Call.CONSISTENT: Mark.HOLDS, Call.INCONSISTENT: Mark.FALSE, Call.UNVERIFIABLE: Mark.UNKNOWN}


def _mark(one: Judged) -> Mark:
    return Mark.ROUNDING if one.verdict.severity is Severity.ROUNDING else MARKS[one.verdict.call]


def _numbered(judged: Iterable[Judged]) -> Iterator[JudgedClaim]:
    for number, one in enumerate(judged, start=1):
        yield JudgedClaim(number, one.claim.start, one.claim.end, _mark(one), one.verdict.arithmetic, one.verdict.reason)


def _apart(judged: Iterable[Judged]) -> Iterator[Judged]:
    """Claims that lie apart or one inside another: of two that overlap in part the earlier stays."""
    ends: list[int] = []
    for one in sorted(judged, key=lambda one: (one.claim.start, -one.claim.end)):
        ends = [end for end in ends if end > one.claim.start]
        if all(one.claim.end <= end for end in ends):
            ends.append(one.claim.end)
            yield one
