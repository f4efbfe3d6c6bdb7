"""What is known about an area, chosen from protected tables: the pairs of years, the yearly series, the findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise

from faircount.briefing.given import GivenFigures, Pair, standing
from faircount.briefing.question import BriefingQuestion, in_order
from faircount.briefing.reply import Reply
from faircount.briefing.years import Wanted, Years, choose
from faircount.compare.compare import refusal
from faircount.reconcile.finding import Finding
from faircount.tables.figures import Figure
from faircount.tables.protected import ProtectedTable
from faircount.vocabulary.areas import FORCES
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import Period
from faircount.vocabulary.provenance import Source

DOUBTING = frozenset({"agree", "parts", "periods", "floor", "at least"})
"""Findings after which a figure is not offered for quotation."""
NO_REPLY = Reply()


@dataclass(frozen=True)
class Facts:
    """Everything the briefings draw on, on the day they are ``published``. All figures are protected, or public already.

    ``given`` are figures that forces gave, as answered or as printed; ``official`` is the yardstick, by force, year and
    offence set, and ``years`` are those of its series: none where no yardstick is held. ``compared`` are the two years of
    the whole, None where no two can be compared, and ``is_fixed`` says that they hold for every page. ``asked`` are the
    questions that were put to the forces, as far as the project says, and ``replies`` what became of them.
    """

    compared: Years | None
    years: tuple[Period, ...]
    asked_for: str
    series: str
    given: GivenFigures
    official: ProtectedTable
    findings: tuple[Finding, ...]
    sources: Mapping[str, Source]
    is_fixed: bool = False
    asked: tuple[BriefingQuestion, ...] = ()
    replies: Mapping[str, Reply] = field(default_factory=dict)
    published: date | None = None

    def question(self, online: Online) -> BriefingQuestion:
        """What was asked for, with this mark."""
        return BriefingQuestion(Counted.OFFENCES, self.asked_for, online)

    def questions(self, area: str) -> tuple[BriefingQuestion, ...]:
        """What figures of the area are given for, that which was asked for first."""
        return tuple(sorted(self.given.of(area), key=lambda question: in_order(question, self.asked_for)))

    @cached_property
    def told(self) -> tuple[BriefingQuestion, ...]:
        """The wholes that were asked for: those that the project put to forces, and those of which any figure is given."""
        given = {question for area in FORCES for question in self.given.of(area)}
        own = {question for question in (*given, *self.asked) if question.is_whole and question.offence == self.asked_for}
        return tuple(sorted(own or {self.question(Online.ALL)}, key=lambda question: in_order(question, self.asked_for)))

    def years_of(self, area: str) -> Years | None:
        """The two years that the page of an area compares: those of the whole where it can, or else its own latest."""
        return self._years_of.get(area, self.compared)

    def pair(self, area: str, question: BriefingQuestion) -> Pair | None:
        """Both years of a question, where they can be compared."""
        years = self.years_of(area)
        return self.given.pair(area, question, years) if years else None

    def reply(self, area: str) -> Reply:
        """What became of the request to the force of an area."""
        return self.replies.get(area, NO_REPLY)

    @property
    def has_yardstick(self) -> bool:
        """Whether there are official counts to hold anything against."""
        return bool(self.years)

    def yearly(self, area: str) -> tuple[Figure | None, ...]:
        """The official yardstick year by year, None where the table has no row: a missing row is not a zero."""
        return tuple(self.of_year(self.series, year).get(area) for year in self.years)

    def official_pair(self, area: str) -> Pair | None:
        """The official counts of the latest two years that follow each other and can be compared."""
        series = list(zip(self.years, self.yearly(area), strict=True))
        pairs = [Years(one, other) for one, other in pairwise(self.years) if one.precedes(other)]
        by_year = dict(series)
        for two in reversed(pairs):
            before, after = by_year.get(two.before), by_year.get(two.after)
            if before is not None and after is not None and refusal(before, after) is None:
                return Pair(before, after)
        return None

    def of_year(self, offence: str, period: Period) -> Mapping[str, Figure]:
        """The official figures of one year and offence set, by area."""
        return self._official.get((offence, period), {})

    def official_ends(self, year: Period) -> bool:
        """Whether the official tables hold no later whole year of the series, shown or not."""
        return not any(
            offence == self.series and period.months == year.months and period > year for offence, period in self._official
        )

    def found_in(self, area: str) -> tuple[Finding, ...]:
        """The findings about an area, in their order."""
        return tuple(finding for finding in self.findings if finding.area == area)

    def is_in_doubt(self, pair: Pair) -> bool:
        """Whether a finding makes one of the two doubtful: it can hardly be the whole, or cannot be true beside others."""
        of_pair = {(figure.subject, figure.count) for figure in (pair.before, pair.after)}
        return any(
            (figure.subject, figure.count) in of_pair
            for finding in self.found_in(pair.after.area)
            if finding.check in DOUBTING
            for figure in finding.figures
        )

    @cached_property
    def _official(self) -> Mapping[tuple[str, Period], Mapping[str, Figure]]:
        found: dict[tuple[str, Period], dict[str, Figure]] = defaultdict(dict)
        # Of two releases the later one stands.
        for figure in sorted(self.official, key=lambda figure: standing(self.sources[figure.source_id])):
            found[figure.offence, figure.period].setdefault(figure.area, figure)
        return found

    @cached_property
    def _years_of(self) -> Mapping[str, Years]:
        """The years of each area that has others than the whole."""
        if self.is_fixed:
            return {}
        found = {}
        for area in self.given.areas:
            own = self.questions(area)
            if self.compared and any(self.given.pair(area, question, self.compared) for question in own):
                continue
            latest = max(comparable(self.given, area, own), key=lambda years: years.rank, default=None)
            if latest is not None:
                found[area] = latest
        return found


def comparable(
    given: GivenFigures, area: str, questions: Iterable[BriefingQuestion], wanted: Wanted | None = None
) -> Iterator[Years]:
    """The years that some of these questions allow to compare in an area."""
    for question in questions:
        yield from given.comparable(area, question, wanted or Wanted())


def latest_comparable(given: GivenFigures, asked_for: str, wanted: Wanted) -> Years | None:
    """The two years of the whole: those stated, or the latest that most areas can compare, of what was asked for if of any."""
    if wanted.stated:
        return wanted.stated
    for only in (True, False):
        questions = {
            area: [question for question in given.of(area) if question.offence == asked_for or not only] for area in FORCES
        }
        found = choose(frozenset(comparable(given, area, own, wanted)) for area, own in questions.items())
        if found is not None:
            return found
    return None
