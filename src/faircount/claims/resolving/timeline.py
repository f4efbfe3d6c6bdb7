"""When each claim is about, told in the order of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from faircount.claims.claim import ClaimKind, Form
from faircount.claims.extraction.extracted_claim import ExtractedClaim
from faircount.claims.extraction.lexicon import BREAK, NOUNS, OTHER_SIDE, VERBS
from faircount.claims.mentions.mention_values import SaidPeriod, When
from faircount.claims.mentions.passage import PERIOD, Passage
from faircount.claims.resolving.bases import base_of
from faircount.claims.resolving.calendar import Calendar, last_year_of, shifted
from faircount.claims.resolving.carry import behind, labelled
from faircount.claims.resolving.resolved_claim import Base
from faircount.claims.resolving.turns import PAIRS, year_in_turn
from faircount.claims.resolving.two_years import end_of_change, together_with
from faircount.patterns import regex
from faircount.vocabulary.periods import Period

_OF = regex(r"\s*(?:out\s+)?of\s+(?:the|its|their|a\s+total\s+of|all)?\s*")
_WHEN_IT = regex(rf"{PERIOD}+(?:,\s+[^.,;:\d{PERIOD}]{{3,60}})?,?\s+(?:when|where)\s+(?:[a-z']+\s+){{0,4}}$")
_THAT_OF = regex(
    r"\b(?:that|those|(?:the|its)\s+(?:figure|number|total|tally|count|level))\s+(?:(?:for|of|in|from|seen\s+in|recorded\s+in)\s+)?(?:the\s+)?$"
)
_CLAUSE_END = regex(r"[;:]|,\s+(?:and|but|while|of\s+wh(?:ich|om))\b|\b(?:and|but|while)\s+(?:the|its|their|it|they|that)\b")
_TOTAL_OF = regex(r"\s+(?:total|tally|sum|figure|count)\s+(?:is|was|to|of|at|comes|came|stands|stood|reaches|reached|adds)\b")
_IS_TOTAL = regex(rf"{_TOTAL_OF.pattern}(?:\s+(?:up|to|at|of))*\s+")
_CHANGES = regex(rf"\b(?:{NOUNS}|{VERBS}|up|down|doubled|trebled|tripled)\b")


def _end(said: SaidPeriod) -> int:
    return said.end


class Timeline:
    """The periods of the claims of one passage."""

    def __init__(self, passage: Passage, found: Sequence[ExtractedClaim], later: bool = False) -> None:
        self.passage = passage
        self.found = found
        self.calendar = Calendar(passage, found, later)
        self._pair: tuple[Period | None, Period | None] = (None, None)

    def base(self, claim: ExtractedClaim) -> Base:
        """What a change says of its ends."""
        return base_of(self.calendar, self.found, claim)

    def is_last(self, claim: ExtractedClaim) -> bool:
        """Whether the claim is dated "last year"."""
        said = self._said(claim)
        return said is not None and said.when is When.LAST

    def is_reached(self, claim: ExtractedClaim) -> bool:
        """Whether the claim is what a change of last year led to ("fell by seven per cent last year to 1,746")."""
        last = any(said.when is When.LAST and said.end <= claim.at for said in self.calendar.mentions(claim.at))
        return last and self.passage.masked[: claim.at].endswith(" to ")

    def says(self, claim: ExtractedClaim) -> bool:
        """Whether the text dates the claim, rather than leaving its year to be carried over."""
        dated = self._said(claim) is not None or len(self._inside(claim)) > 1
        return dated or (claim.stated.form is Form.COUNT and self._in_turn(claim) is not None)

    def is_fixed(self, claim: ExtractedClaim) -> bool:
        """Whether the claim names its year."""
        said = self._said(claim)
        return said is not None and said.when is When.FIXED

    def of(self, claim: ExtractedClaim) -> tuple[Period | None, ...]:
        """The period of a claim, or the two of a pair; what it says is what "the year before" behind it refers to."""
        form = claim.stated.form
        if form in PAIRS:
            return self._of_pair(claim)
        near = self._behind(claim)
        dated = near is not None and near.when is When.FIXED
        period = None
        if form is Form.COUNT:
            period = self._in_turn(claim) or (None if dated else self._several_years(claim))
        period = period or self._dated(claim)
        if period is None and form in (Form.COUNT, Form.MAGNITUDE):
            period = self._undated(claim)
        if period is not None and ((form is Form.COUNT and not self._is_first_base(claim)) or self._opens_with_change_of(claim)):
            self.calendar.reference = period
        return (period,)

    def _is_first_base(self, claim: ExtractedClaim) -> bool:
        """Whether a second base follows: "more than the 2,957 of 2014/15 and three times as many as five years before"."""
        masked, (start, _) = self.passage.masked, self.passage.around(claim.at)
        if not OTHER_SIDE.search(masked[start : claim.at]):
            return False
        later = (said for said in self.calendar.mentions(claim.at) if said.start > claim.end and said.when is When.SHIFT)
        return any(re.search(r"\b(?:than|as)\s+$", masked[claim.end : said.start]) for said in later)

    def _opens_with_change_of(self, claim: ExtractedClaim) -> bool:
        """Whether the claim is a change of a named year, told as such: "the rise of 2016 alone was 29 per cent"."""
        said = self._said(claim)
        if said is None or said.when is not When.FIXED or said.end > claim.start:
            return False
        return re.search(rf"\b{NOUNS}\s+(?:of|in|for)\s+$", self.passage.masked[: said.start]) is not None

    def _dated(self, claim: ExtractedClaim) -> Period | None:
        said = self._said(claim)
        period = self.calendar.dates(said) if said else None
        if said and (end := end_of_change(self.calendar, claim, said)):
            return end
        if said and period and (last := together_with(self.calendar, said)):
            return Period(min(period.start, last.start), max(period.end, last.end))
        if said and period and said.when is When.SINCE and claim.stated.form is Form.COUNT and not self._starts_when(claim):
            return Period(period.start, max(period.end, self.calendar.focus.end))
        return period

    def _in_turn(self, claim: ExtractedClaim) -> Period | None:
        return year_in_turn(self.calendar, self.found, claim, self._pair)

    def _several_years(self, claim: ExtractedClaim) -> Period | None:
        """The years that a count is for, where its sentence names their number and speaks of no change."""
        start, end = self.passage.around(claim.at)
        start = max(start, self.passage.masked.rfind(";", start, claim.at) + 1)
        ranks = [one for one in self.found if one.stated.form is Form.RANK]  # "the lowest in four years" is of one of them
        mentions = [said for said in self.calendar.mentions(claim.at) if said.when is When.LENGTH and said.years >= 2]
        mentions = [said for said in mentions if said.start >= start]
        lengths = [said for said in mentions if not any(one.start <= said.start < one.end for one in ranks)]
        masked = self.passage.masked
        own = [said for said in lengths if _IS_TOTAL.fullmatch(masked, said.end, claim.start)]
        # "As 2015 brought 297, the three-year total is 900": the years are those of the number to come.
        lengths = own or [said for said in lengths if said.end <= claim.at or not _TOTAL_OF.match(masked, said.end)]
        others = [at for at in self.calendar.at if start <= at < end and not claim.start <= at < claim.end and not own]
        stop = _CLAUSE_END.search(self.passage.masked, claim.end, end)
        told = self.passage.masked[start : stop.start() if stop else end]
        if not lengths or _CHANGES.search(told) or any(at < claim.at for at in others):
            return None
        if lengths[0].start > claim.at and any(claim.at < at < lengths[0].start for at in others):
            return None
        latest = self.calendar.latest(claim.at) or self.calendar.focus
        last = max(latest, self.calendar.focus, key=lambda period: period.end)
        return Period(shifted(last, 1 - lengths[0].years).start, last.end) if last.days >= 300 else None

    def _undated(self, claim: ExtractedClaim) -> Period | None:
        """The period of a count that no date stands with: what its sentence leads back to, or the latest told so far."""
        masked = self.passage.masked
        start, _ = self.passage.around(claim.at)
        lead, mentions = masked[start : claim.at], self.calendar.mentions(claim.at)
        bracket = next((said for said in self.calendar.dated if re.fullmatch(r"\s*\(", masked[said.end : claim.start])), None)
        if bracket is not None:
            return self.calendar.dates(bracket)
        since = next((said.period for said in mentions if said.when is When.SINCE), None)
        if since is not None and re.search(r"\bfrom\s+$", lead):
            return since
        whole = self._whole_of(claim)
        if whole is not None:
            return whole
        if OTHER_SIDE.search(lead):
            return self._base_told_before(claim)
        together = [said for said in mentions if said.start < claim.at and said.when in (When.SAME, When.BOTH)]
        if together:
            focus = self.calendar.focus
            two = Period(shifted(focus, -1).start, focus.end) if together[0].when is When.BOTH else focus
            return self.calendar.whole() or two
        return self.calendar.latest(claim.at) or self.calendar.focus

    def _base_told_before(self, claim: ExtractedClaim) -> Period | None:
        """The year that the changes before it are measured from: "119 more than in 2012 and a rise of 19 per cent from 627"."""
        start, _ = self.passage.around(claim.at)
        changes = [one for one in self.found if one.kind is ClaimKind.CHANGE and start <= one.at < claim.at]
        bases = {self.base(one).period for one in changes} - {None}
        return bases.pop() if len(bases) == 1 else None

    def _whole_of(self, claim: ExtractedClaim) -> Period | None:
        """The period of the part told directly before: "131 of 935 reports"."""
        before = (one for one in self.found if one.stated.form is Form.COUNT and one.end <= claim.start <= one.end + 30)
        part = next((one for one in before if _OF.fullmatch(self.passage.masked, one.end, claim.start)), None)
        return self._dated(part) if part else None

    def _said(self, claim: ExtractedClaim) -> SaidPeriod | None:
        """The date that belongs to the claim: inside it, behind it, or opening its sentence."""
        inside = self._inside(claim)
        if inside:
            return inside[-1]
        cell = self.passage.cell(claim.at)
        if cell is not None and cell.period is not None:
            return cell.period
        return (
            labelled(self.passage, claim, self.calendar.dated)
            or self._in_brackets(claim)
            or self._behind(claim)
            or self._starts_when(claim)
            or self._just_before(claim)
            or self._opening(claim)
        )

    def _in_brackets(self, claim: ExtractedClaim) -> SaidPeriod | None:
        """The date of "1,206 (2014/15)"."""
        opens = re.match(rf"\s*\((?:in\s+)?(?={PERIOD}+(?!{PERIOD}|:\s*\d))", self.passage.masked[claim.end :])
        at = claim.end + opens.end() if opens else -1
        return next((said for said in self.calendar.dated if said.start == at), None)

    def _just_before(self, claim: ExtractedClaim) -> SaidPeriod | None:
        """The date of "(2014/15: 206)" or of "that for 2014/15, 206"."""
        masked, (start, _) = self.passage.masked, self.passage.around(claim.at)
        for said in self.calendar.mentions(claim.at):
            gap = masked[said.end : claim.start] if said.dates and said.end <= claim.start else "-"
            bracket = re.fullmatch(r":\s*", gap) is not None and masked[said.start - 1 : said.start] == "("
            if bracket or (re.fullmatch(r",\s*", gap) and _THAT_OF.search(masked[start : said.start])):
                return said
        return None

    def _inside(self, claim: ExtractedClaim) -> list[SaidPeriod]:
        return [said for said in self.calendar.mentions(claim.at) if claim.start <= said.start < claim.end and said.dates]

    def _behind(self, claim: ExtractedClaim) -> SaidPeriod | None:
        dated = self.calendar.dated
        return behind(self.passage, claim, dated[bisect_right(dated, claim.at, key=_end) :], self.calendar.at)

    def _starts_when(self, claim: ExtractedClaim) -> SaidPeriod | None:
        """The date of "in 2014/15, when there were 444"."""
        if not _WHEN_IT.search(self.passage.lead(claim.start)):
            return None
        earlier = [said for said in self.calendar.mentions(claim.at) if said.end <= claim.start]
        return earlier[-1] if earlier else None

    def _opening(self, claim: ExtractedClaim) -> SaidPeriod | None:
        """The last date before the claim in its sentence that no number before it has taken."""
        start, _ = self.passage.around(claim.at)
        earlier_side = OTHER_SIDE.search(self.passage.lead(claim.at)) is not None
        for said in reversed(self.calendar.mentions(claim.at)):
            if said.end > claim.at or not (said.dates or said.when is When.SINCE):
                continue
            if earlier_side and any(said.end <= at < claim.at for at in self.calendar.at):
                return None  # "Last year there were 57, down from 63": the date is the other figure's
            earlier = [at for at in self.calendar.at if start <= at < min(said.start, claim.at)]
            if not earlier or re.search(rf"{BREAK}|\b(?:and|but|while)\b", self.passage.masked[earlier[-1] : said.start]):
                return said
        return None

    def _of_pair(self, claim: ExtractedClaim) -> tuple[Period | None, Period | None]:
        inside = self._inside(claim)
        if len(inside) >= 2:
            first, second = inside[::-1] if self._tells_later_first(claim, inside[0]) else inside[:2]
            before = self.calendar.dates(first)
            self.calendar.reference = before
            self._pair = (before, self.calendar.dates(second))
        else:
            self._pair = self._both_beside(claim) or self._undated_pair(claim)
        self.calendar.reference = self._pair[1]
        return self._pair

    def _tells_later_first(self, claim: ExtractedClaim, said: SaidPeriod) -> bool:
        """Whether the later of two numbers is told first: "up slightly at 120 in 2019/20, after 118 in 2018/19"."""
        return claim.at < said.start and "from" not in self.passage.masked[claim.start : claim.at].split()

    def _both_beside(self, claim: ExtractedClaim) -> tuple[Period, Period] | None:
        """The two years named together beside a pair: "from 98 to 171 between 2016/17 and 2017/18"."""
        masked = self.passage.masked
        fixed = [said for said in self.calendar.mentions(claim.at) if said.when is When.FIXED and said.period]
        for one, other in pairwise(fixed):
            lead, gap = masked[max(0, one.start - 10) : one.start], masked[one.end : other.start]
            near = 0 <= one.start - claim.end < 40 or 0 <= claim.start - other.end < 60
            if near and re.fullmatch(r"\s*(?:and|to)\s*(?:in\s+)?", gap):
                years = [said.period for said in (one, other) if said.period]
                # "Between" tells how far the years reach, and not which of them each number is of.
                in_order = sorted(years) if "between" in lead else years
                return (in_order[0], in_order[1]) if len(in_order) == 2 else None
        return None

    def _undated_pair(self, claim: ExtractedClaim) -> tuple[Period | None, Period | None]:
        """The periods of a pair without dates: of its sentence, of the pair before it, or the latest year and the one before."""
        near, base = self._behind(claim), self.base(claim)
        after = (
            (self.calendar.dates(near) if near else None) or base.after or self.calendar.latest(claim.at) or self.calendar.focus
        )
        after = last_year_of(after)
        years = sorted({period for period in self.calendar.fixed(claim.at) if 300 < period.days < 400})
        if base == Base() and near is None and len(years) == 2:
            return years[0], years[1]
        if base.years is not None:
            return shifted(after, -base.years), after
        if self._pair[0] is not None and self._pair[1] == after:
            return self._pair
        return shifted(after, -1), after
