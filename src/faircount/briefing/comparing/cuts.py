"""Where a series is cut: the breaks that a person declares, and those that the register knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from faircount.briefing.comparing.request import ComparisonRequest, Declared
from faircount.briefing.comparing.rows import CountedRow, named_period
from faircount.errors import WrongArgument
from faircount.vocabulary.breaks import Break, chart_breaks
from faircount.vocabulary.periods import Period, say_date

LATE = 0.55
"""A change later in a period than this share of it belongs to the next one: most of the period was counted the old way."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A break before the place ``place`` of the series; ``cuts`` is False where these counts are untouched by it.

    ``about`` is what changed: recording as a person declares it, or a subject of the register, such as a definition.
    """

    place: int
    when: str
    words: str
    cuts: bool = True
    about: str = "recording"


def find_cuts(rows: Sequence[CountedRow], asked: ComparisonRequest) -> tuple[Cut, ...]:
    """Every break of the series in its order, those declared and those of the register."""
    declared = [_declared(rows, each) for each in asked.breaks]
    known = [cut for cut in _registered(rows, asked) if cut.place not in {each.place for each in declared}]
    return tuple(sorted((*declared, *known), key=lambda cut: (cut.place, not cut.cuts)))


def _declared(rows: Sequence[CountedRow], declared: Declared) -> Cut:
    _, wanted = named_period(declared.period)
    for place, row in enumerate(rows):
        named = row.label.casefold() == declared.period.casefold()
        if named or (wanted is not None and row.period is not None and wanted.start <= row.period.start <= wanted.end):
            if place == 0:
                raise WrongArgument(
                    f"--break {declared.period}: the series begins there, and nothing lies before it; leave it out"
                )
            return Cut(place, f"{row.label}.", _sentence(declared.words) or "Declared by whoever made this chart.")
    raise WrongArgument(
        f"--break {declared.period}: the series has no such period; its first is {rows[0].label}, its last {rows[-1].label}"
    )


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:].rstrip('.')}." if words else ""


def _registered(rows: Sequence[CountedRow], asked: ComparisonRequest) -> list[Cut]:
    """The breaks of the register that lie inside the series, where its periods and what was counted are named."""
    periods = [row.period for row in rows if row.period is not None]
    if asked.offence is None or len(periods) < len(rows):
        return []
    span = Period(periods[0].start, periods[-1].end)
    found = [(_place(entry.entry, periods), entry) for entry in chart_breaks(span, asked.offence, asked.online)]
    return [
        Cut(place, f"{say_date(each.entry.date)}.", each.entry.short, each.cuts, each.entry.about)
        for place, each in found
        if place is not None and place > 0
    ]


def _place(entry: Break, periods: Sequence[Period]) -> int | None:
    """The first period that was counted the new way, for most of it at least."""
    late = (place for place, each in enumerate(periods) if entry.date <= each.start or _early(entry, each))
    return next(late, None)


def _early(entry: Break, period: Period) -> bool:
    return period.start < entry.date <= period.end and (entry.date - period.start).days < LATE * period.days
