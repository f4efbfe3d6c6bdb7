"""Two counts, a series or many areas compared: what chance allows, what recording could explain, and what may be said."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any, TypeAlias

import polars as pl
from narwhals.typing import IntoFrame

from faircount.briefing.comparing.compared import ComparisonReport
from faircount.briefing.comparing.rows import rows_of, sheet_of
from faircount.briefing.comparing.typed import Typed, understood
from faircount.compare.interval import Interval
from faircount.errors import NotComparable, SchemaMismatch
from faircount.library.asked import rightly_asked
from faircount.library.frames import in_kind, take
from faircount.library.wording import as_arguments, in_python
from faircount.pipeline.compare import compare_counts, compare_rows
from faircount.tables.html import html_table
from faircount.writers.comparison import as_json
from faircount.writers.site_charts import chart_picture

Count: TypeAlias = "int | str | tuple[int, int] | None"
"""A count (55), a range ((1, 4)), what stands in a table ("<5", "*"), or None where it is not known."""
Pair: TypeAlias = "tuple[int, int] | None"
_TYPED = (pl.String, pl.Boolean, pl.Categorical, pl.Enum, pl.Null)
"""Kinds of columns, beside numbers and dates, whose cells can be typed."""


@dataclass(frozen=True)
class Comparison:
    """Everything that may be said of the figures compared: sentences, numbers with their ranges, charts."""

    found: ComparisonReport

    @property
    def title(self) -> str:
        """The finding in a line."""
        return self.found.title

    @property
    def sentences(self) -> tuple[str, ...]:
        """What may be printed."""
        return self.found.sentences

    @property
    def refused(self) -> bool:
        """Whether no comparison was made; the sentences then say why."""
        return self.found.refused

    @property
    def grade(self) -> str:
        """How comparable the figures are, from A to D; empty where it is not one comparison."""
        graded = self.found.numbers.get("comparability")
        return str(graded["grade"]) if isinstance(graded, Mapping) and "grade" in graded else ""

    @property
    def change(self) -> str:
        """``rise``, ``fall`` or ``no clear change``; empty where no comparison was made, or of many areas."""
        return str(self.found.numbers.get("change", ""))

    @property
    def ratio(self) -> Interval | None:
        """How many times as many, with its range; None where the base is too small, or no comparison was made."""
        return self._interval("ratio")

    @property
    def percentage(self) -> Interval | None:
        """The change in per cent, with its range; None where the base is too small, or no comparison was made."""
        return self._interval("percentage")

    @property
    def remarks(self) -> tuple[str, ...]:
        """What whoever asked should know, and readers need not."""
        return tuple(map(in_python, self.found.remarks))

    @property
    def charts(self) -> tuple[str, ...]:
        """Each chart as SVG on its own paper, with its title, and its words for those who do not see it."""
        return tuple(chart_picture(chart, "") for chart in self.found.charts)

    def as_dict(self) -> dict[str, Any]:
        """Everything as plain values; what is not known is None."""
        whole: dict[str, Any] = json.loads(as_json(self.found))
        return whole

    def frame(self, kind: str = "polars") -> Any:
        """The figures as they are shown, one row each, as a dataframe of the kind that is named: polars, pandas, pyarrow."""
        table = self.found.table
        return in_kind(pl.DataFrame(table.rows, schema=dict.fromkeys(table.columns, pl.String), orient="row"), kind)

    def _interval(self, name: str) -> Interval | None:
        known = self.found.numbers.get(name)
        if not isinstance(known, Mapping) or "value" not in known:
            return None
        return Interval(known["value"], known["lower"], known["upper"])

    def __str__(self) -> str:
        return " ".join(self.sentences)

    def _repr_html_(self) -> str:
        table = self.found.table
        told = "".join(f"<p>{escape(sentence)}</p>" for sentence in self.sentences)
        drawn = "".join(chart_picture(chart, "", titled=False) for chart in self.found.charts[:1])
        return f"<h4>{escape(self.title)}</h4>{told}{drawn}{html_table(table.columns, table.rows, len(table.rows))}"


@as_arguments
@rightly_asked
def compare(
    before: Count,
    after: Count,
    *,
    periods: tuple[str, str] | None = None,
    area: str = "",
    offence: str = "",
    online: str = "all",
    counted: str = "offences",
    over: tuple[float, float] | None = None,
    unit: str = "people",
    audit_before: Pair = None,
    audit_after: Pair = None,
    hidden: Pair = None,
    confidence: float = 0.95,
) -> Comparison:
    """The later count held against the earlier one: what chance allows, what recording could explain, how alike they are.

    >>> import faircount as fc
    >>> found = fc.compare(820, 772, periods=("2015/16", "2016/17"), area="Cleveland", offence="sexual_under_18")
    >>> found.change, found.grade, f"{found.ratio.lower:.2f} to {found.ratio.upper:.2f}"
    ('no clear change', 'B', '0.85 to 1.04')
    >>> print(found.sentences[1])
    Between 15% fewer and 4% more: a difference this size could be chance.

    With ``periods`` and ``offence`` the register of breaks is asked. ``over`` is what each was counted over (people, children,
    days: ``unit``). An audit is (marked as they should be, read). ``hidden`` is what a mark such as "*" stands for: (1, 4). A
    count that is a range is carried through as one. Refused with ``NotComparable`` where nothing can be said at all; figures that
    are not alike come back with ``refused`` and the reason.
    """
    asked = understood(_typed(periods, area, offence, online, counted, unit, audit_before, audit_after, hidden, confidence))
    return Comparison(compare_counts([_text(before), _text(after)], asked, over or ()))


@as_arguments
@rightly_asked
def compare_series(
    counts: Sequence[Count], *, over: Sequence[float] | None = None, breaks: Mapping[int, str] | None = None, offence: str = "",
    unit: str = "people", hidden: Pair = None, confidence: float = 0.95,
) -> Comparison:  # fmt: skip
    """Three counts or more in the order of time: a trend, or why none may be drawn, and which period stands out.

    >>> import faircount as fc
    >>> found = fc.compare_series([105, 97, 77, 111, 104, 112, 102, 96])
    >>> found.sentences[1], len(found.charts)
    ('No clear trend: between 4% fewer and 5% more from one period to the next.', 1)

    ``breaks`` says from which period on (1 is the first) something is counted another way, and what changed.
    """
    if len(counts) < 3:
        raise NotComparable(f"{len(counts)} counts are no series; give three or more, or two to fc.compare")
    declared = tuple(f"period {period}={words}" for period, words in (breaks or {}).items())
    typed = replace(_typed(None, "", offence, "all", "offences", unit, None, None, hidden, confidence), breaks=declared)
    return Comparison(compare_counts(list(map(_text, counts)), understood(typed), over or ()))


@as_arguments
@rightly_asked
def compare_table(
    frame: IntoFrame,
    *,
    periods: tuple[str, str] | None = None,
    area: str = "",
    offence: str = "",
    online: str = "all",
    counted: str = "offences",
    where: Mapping[str, str] | None = None,
    unit: str = "people",
    hidden: Pair = None,
    confidence: float = 0.95,
) -> Comparison:
    """The counts of a dataframe: many areas of two periods, or one area of two or more.

    >>> import faircount as fc, polars as pl
    >>> forces = pl.DataFrame({"area": ["Cleveland", "Kent", "Essex"], "before": [55, 820, 30], "after": [145, 772, 31]})
    >>> found = fc.compare_table(forces)
    >>> found.title, found.frame().height
    ('Recorded offences: 1 area stands out by its change, of 3 compared', 3)

    Its columns are known by their names: ``area``; ``before`` and ``after``, or ``period`` and ``count``, or a column a period;
    ``population`` or ``children`` for rates. ``where`` keeps rows by column. A missing count is not known, which is not 0.
    An index of pandas that has a name is a column.
    """
    rows = take(frame).rows
    texts = [_texts(column) for column in rows]
    lines = [(number, tuple(map(_short, line))) for number, line in enumerate(zip(*texts, strict=True))]
    asked = understood(_typed(periods, area, offence, online, counted, unit, None, None, hidden, confidence))
    asked = replace(asked, where=dict(where or {}))
    return Comparison(compare_rows(rows_of(sheet_of("the frame", tuple(rows.columns), lines), asked), asked, "the frame"))


def _typed(
    periods: tuple[str, str] | None, area: str, offence: str, online: str, counted: str, unit: str,
    audit_before: Pair, audit_after: Pair, hidden: Pair, confidence: float,
) -> Typed:  # fmt: skip
    before, after = periods or ("", "")
    star = "..".join(map(str, hidden)) if hidden else ""
    return Typed(
        area, offence, online, counted, before, after, _audit(audit_before), _audit(audit_after),
        star=star, unit=unit, confidence=confidence,
    )  # fmt: skip


def _audit(audit: Pair) -> str:
    return "/".join(map(str, audit)) if audit else ""


def _text(count: Count) -> str:
    """The count as it would be typed."""
    if count is None:
        return ""
    return "..".join(map(str, count)) if isinstance(count, tuple) else _short(str(count))


def _texts(column: pl.Series) -> list[str]:
    """The cells of a column as they would be typed; refused where they hold more than a number, a date or a text each."""
    if not (column.dtype.is_numeric() or column.dtype.is_temporal() or column.dtype in _TYPED):
        raise SchemaMismatch(f"the frame: cells of {column.name!r} hold no single number or text each; mend or drop that column")
    return column.cast(pl.String).fill_null("").to_list()


def _short(text: str) -> str:
    """The number without the ".0" that a column with gaps has got."""
    return text.removesuffix(".0") if text.endswith(".0") and text[:-2].isdigit() else text
