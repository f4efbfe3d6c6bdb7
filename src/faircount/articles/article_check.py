"""An article and what was found about its claims, by its own text and against figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from faircount.articles.cautions import fairness
from faircount.articles.four_lines import held_figures, what_it_is
from faircount.articles.query import query, shortened
from faircount.briefing.article import ArticleClaim, Mark
from faircount.claims import ledger_verdict as held
from faircount.claims.check import within_bounds
from faircount.claims.claim import ErrorSeverity, Verdict, VerifiedClaim
from faircount.claims.extraction.unparsed_numbers import UnparsedNumber, unparsed_numbers
from faircount.claims.fairness.cautions import with_cautions
from faircount.claims.fairness.left_out import left_out
from faircount.claims.ledger_verdict import LedgerVerdict
from faircount.claims.to_json import checked_to_json, to_json
from faircount.claims.words import Wording
from faircount.language.several import several
from faircount.readers.article import Article
from faircount.tables.figure import Figure
from faircount.vocabulary.provenance import Source

if TYPE_CHECKING:
    from faircount.claims.lookup.answer import Residents
    from faircount.claims.lookup.counts import Stretches

BY_TEXT = {Verdict.CONSISTENT: Mark.HOLDS, Verdict.INCONSISTENT: Mark.FALSE, Verdict.UNVERIFIABLE: Mark.UNKNOWN}
BY_LEDGER = {
    LedgerVerdict.CONFIRMED: Mark.HOLDS,
    LedgerVerdict.CONTRADICTED: Mark.FALSE,
    LedgerVerdict.COUNT_ONLY: Mark.COUNT_ONLY,
    LedgerVerdict.ROUNDING: Mark.ROUNDING,
    LedgerVerdict.NOT_COMPARABLE: Mark.UNLIKE,
    LedgerVerdict.UNKNOWN: Mark.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class PrintedClaim:
    """One claim as printed: its words, and under it what was found, each with a label."""

    text: str
    said: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ArticleCheck:
    """An article and what was found about its claims: by its text alone and, where there is a ledger, against that too."""

    article: Article
    alone: tuple[held.CheckedClaim, ...]
    against: tuple[held.CheckedClaim, ...] = ()
    unread: tuple[UnparsedNumber, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    until: int | None = None
    outward: Callable[[], ArticleCheck] | None = field(default=None, compare=False)
    """The same check against figures as they may be shown, where some of those above may not; asked for when it is sent."""

    @property
    def to_send(self) -> ArticleCheck:
        """The check that may leave the house: of a count that is hidden it says what is shown of it, and no more."""
        return self.outward() if self.outward else self

    @property
    def judged(self) -> tuple[VerifiedClaim, ...]:
        """The claims with their verdicts by the text alone."""
        return tuple(one.verified for one in self.alone)

    @property
    def held(self) -> tuple[held.CheckedClaim, ...]:
        """The claims held against the ledger; where there is none, each against the text alone."""
        return self.against or self.alone

    @property
    def wrong(self) -> int:
        """How many claims do not hold: against the ledger where there is one, else by the text's own numbers."""
        return sum(claim.mark is Mark.FALSE for claim in self.claims)

    @property
    def claims(self) -> tuple[ArticleClaim, ...]:
        """The claims as the page shows them: in the order of the text, none that overlaps another in part."""
        apart = {id(one) for one in _apart(self.judged)}
        kept = [_shown(claim, self.sources) for claim in self.held if id(claim.verified) in apart]
        kept.sort(key=lambda claim: (claim.start, -claim.end))
        return tuple(_numbered(kept))

    @property
    def left_out(self) -> tuple[str, ...]:
        """What a fair article on these figures would also say."""
        return left_out(self.article.text, self.against)

    @property
    def missing(self) -> tuple[str, ...]:
        """The same, also where no ledger was asked: what any fair article would say."""
        return left_out(self.article.text, self.held)

    @property
    def lines(self) -> tuple[PrintedClaim, ...]:
        """What is printed in a terminal."""
        return tuple(
            PrintedClaim(one.verified.claim.text, tuple(_said(one, self.judged, bool(self.against), self.sources)))
            for one in self.held
        )

    @property
    def summary(self) -> str:
        """How many claims were found, and how many of each kind."""
        kinds = [str(one.verdict) for one in self.against] or [str(one.verification.verdict) for one in self.judged]
        told = ", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))
        words = f"{several(len(self.judged), 'claim')} with numbers in {several(len(self.article.text.split()), 'word')}"
        left = f"; {several(len(self.unread), 'number')} not understood" if self.unread else ""
        rest = f"; {self.rest}" if self.rest else ""
        return f"{words}: {told}{left}{rest}" if told else f"{words}{left}{rest}"

    @property
    def rest(self) -> str:
        """Which part was checked, where the text holds more than is checked at once."""
        text = self.article.text
        if self.until is None or not text[self.until :].strip():
            return ""
        first = shortened(" ".join(text[self.until : self.until + 200].split()))
        return f"{self.until / len(text):.0%} of the text was checked, up to “{first}”: check the rest by itself"

    @property
    def query(self) -> str:
        """A short summary that an editor can paste into a query to the author: what to look at again, with the sums."""
        sent = self.to_send
        return query(sent.article.title, sent.claims, sent.article.text)

    def as_json(self) -> dict[str, object]:
        """The text as read, and the claims with their offsets in its characters."""
        claims = checked_to_json(self.against, self.left_out) if self.against else to_json(self.alone)
        unread = [{"start": one.start, "end": one.end, "text": one.text, "beside": one.beside} for one in self.unread]
        about = {"title": self.article.title, "sha256": self.article.sha256, "text": self.article.text}
        return {**about, **claims, "not_understood": unread, "checked_until": self.until}


def check_alone(article: Article, wording: Wording) -> ArticleCheck:
    """An article checked by its own text."""
    judged, until = within_bounds(article.text, wording)
    alone = with_cautions(article.text, tuple(_alone(one, judged) for one in judged))
    return ArticleCheck(article, alone, (), unparsed_numbers(article.text[:until], judged), until=until)


def check_against(
    article: Article,
    figures: Iterable[Figure],
    sources: Mapping[str, Source],
    wording: Wording,
    residents: Residents = lambda *_: None,
    stretches: Stretches = lambda _: (),
) -> ArticleCheck:
    """An article checked by its own text and against figures.

    ``residents`` are those that rates are per, ``stretches`` what is held by the quarter; each is asked where a claim needs it.
    """
    # Loaded where figures are asked: a check by the text alone needs no engine, and newsrooms run it text by text.
    from faircount.claims.ledger import judge_against

    checked = check_alone(article, wording)
    against = with_cautions(article.text, judge_against(checked.judged, figures, sources, wording, residents, stretches))
    return replace(checked, against=against, sources=sources)


def _alone(one: VerifiedClaim, others: Sequence[VerifiedClaim]) -> held.CheckedClaim:
    """A claim that was held against its own text and nothing else."""
    verification = one.verification
    mark = Mark.ROUNDING if verification.severity is ErrorSeverity.ROUNDING else BY_TEXT[verification.verdict]
    standing = next(standing for standing, shown in BY_LEDGER.items() if shown is mark)
    return held.CheckedClaim(one, standing, _in_words(one, others), verification.reason)


def _in_words(judged: VerifiedClaim, others: Sequence[VerifiedClaim]) -> str:
    """The line of arithmetic with the claims that it rests on in their own words, which a reader can find in the text."""
    agrees = judged.verification.agrees
    told = [f"“{shortened(' '.join(one.claim.text.split()))}”" for one in others if one.claim.id in agrees]
    if not told or not judged.verification.arithmetic.startswith("agrees with"):
        return judged.verification.arithmetic
    return f"agrees with {', '.join(told[:-1])} and {told[-1]}" if len(told) > 1 else f"agrees with {told[0]}"


def _shown(one: held.CheckedClaim, sources: Mapping[str, Source]) -> ArticleClaim:
    claim, mark = one.verified.claim, BY_LEDGER[one.verdict]
    about = (what_it_is(claim), held_figures(one, sources))
    return ArticleClaim(0, claim.start, claim.end, mark, one.arithmetic, one.reason, one.say, fairness(one, sources), *about)


def _numbered(claims: Iterable[ArticleClaim]) -> Iterator[ArticleClaim]:
    for number, claim in enumerate(claims, start=1):
        yield replace(claim, number=number)


def _apart(judged: Iterable[VerifiedClaim]) -> Iterator[VerifiedClaim]:
    """Claims that lie apart or one inside another: of two that overlap in part the earlier stays."""
    ends: list[int] = []
    for one in sorted(judged, key=lambda one: (one.claim.start, -one.claim.end)):
        ends = [end for end in ends if end > one.claim.start]
        if all(one.claim.end <= end for end in ends):
            ends.append(one.claim.end)
            yield one


def _said(
    found: held.CheckedClaim, others: Sequence[VerifiedClaim], with_ledger: bool, sources: Mapping[str, Source]
) -> Iterator[tuple[str, str]]:
    verification = found.verified.verification
    note = " (a slip of rounding)" if verification.severity is ErrorSeverity.ROUNDING else ""
    # What bears a claim out may need a word; why it does not hold stands in its sum.
    note = f" ({verification.reason})" if verification.verdict is Verdict.CONSISTENT and verification.reason else note
    yield str(verification.verdict), _in_words(found.verified, others) + note
    if with_ledger:
        yield str(found.verdict), f"{found.arithmetic}. {found.reason}" if found.reason else found.arithmetic
    if (unfair := fairness(found, sources)) is not None:
        yield "caution", unfair.words
    if found.say:
        yield "say", found.say
