"""The fixed list of what may explain a change, each ticked on evidence only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faircount.briefing.briefing import Explanations
from faircount.briefing.citing import Citations
from faircount.briefing.parts import Evidence, Explanation, Link, Note
from faircount.briefing.two_years import Compared
from faircount.compare.comparison import Change
from faircount.compare.statement import CANNOT_TELL
from faircount.compare.wording import say_number
from faircount.tables.figures import Figure
from faircount.vocabulary.breaks import Break, first_years, known_changes
from faircount.vocabulary.periods import Period


def explanations(
    area: str, rows: Sequence[Compared], findings: int, non_recent: Sequence[Figure], citations: Citations
) -> Explanations:
    """The list for an area: ``rows`` are its own comparisons, ``non_recent`` what is known of offences from long ago, by year."""
    before, after = rows[0].pair.before.period, rows[0].pair.after.period
    return Explanations(
        CANNOT_TELL,
        (
            Explanation("More offences were committed", Evidence.UNKNOWN, "Cannot be told from these figures"),
            Explanation("More people came forward", Evidence.UNKNOWN, "Not measured here"),
            _recording(area, before, after),
            _rules(rows),
            _chance(rows),
            _errors(findings),
            _long_ago(non_recent, citations),
        ),
        tuple(_cautions(rows)),
    )


def _recording(area: str, before: Period, after: Period) -> Explanation:
    label = "Police recorded more of what they were told"
    # An inspection speaks for the years it lies near, not for all time.
    near = [entry for entry in known_changes(area, "recording") if abs(entry.date.year - before.start.year) <= 3]
    own = [entry for entry in near if entry.areas] or near
    if not own:
        return Explanation(label, Evidence.UNKNOWN, f"No inspection near {before.label} to {after.label} is in the register")
    told = [piece for entry in own for piece in (f"{entry.words} (", _by(entry), ") ")]
    return Explanation(label, Evidence.SOME, (*told[:-1], ")"))


def _by(entry: Break) -> str | Link:
    return Link(entry.source.publisher, entry.source.address) if entry.source.address else entry.source.publisher


def _rules(rows: Sequence[Compared]) -> Explanation:
    label = "A rule or a mark changed"
    new = new_marks(rows)
    if not new:
        return Explanation(label, Evidence.UNKNOWN, "The register holds no new rule or mark for these two years")
    entry = new[0]
    year = next(row.pair.before.period for row in rows if entry in _new(row))
    what = "the online mark was required" if entry.online_only else "of a new rule"
    return Explanation(label, Evidence.EVIDENCE, f"{year.label} was the first year {what}")


def new_marks(rows: Sequence[Compared]) -> list[Break]:
    """Marks and rules in whose first year one of the comparisons starts."""
    return [entry for row in rows for entry in _new(row)]


def _new(row: Compared) -> list[Break]:
    before = row.pair.before
    return [
        entry
        for entry in first_years(before.period, before.offence, before.online)
        if entry.is_certain and before.period.start <= entry.date <= before.period.end
    ]


def _chance(rows: Sequence[Compared]) -> Explanation:
    # From a base too small for a ratio, nothing is ruled out: with 43 forces some are always far apart by chance.
    could = [_counts(row) for row in rows if row.comparison.change is Change.NO_CLEAR_CHANGE or row.ratio is None]
    could_not = [_counts(row) for row in rows if row.comparison.change is not Change.NO_CLEAR_CHANGE and row.ratio is not None]
    said = [f"Could account for {' and '.join(could)}"] if could else []
    said += [f"Cannot for {' and '.join(could_not)}"] if could_not and could else []
    said += [f"Cannot account for {' and '.join(could_not)}"] if could_not and not could else []
    return Explanation("Chance", Evidence.EVIDENCE if could else Evidence.UNKNOWN, ". ".join(said))


def _counts(row: Compared) -> str:
    return f"{say_number(row.comparison.count_before)} to {say_number(row.comparison.count_after)}"


def _errors(findings: int) -> Explanation:
    label = "An error in the figures"
    if not findings:
        return Explanation(label, Evidence.UNKNOWN, "We found no figures that disagree here")
    words = "One pair of figures does" if findings == 1 else f"{findings} sets of figures do"
    return Explanation(label, Evidence.SOME, f"{words} not agree, below")


def _long_ago(non_recent: Sequence[Figure], citations: Citations) -> Explanation:
    label = "Offences from long ago, recorded now"
    known = [figure for figure in non_recent if figure.count is not None]
    if len(known) < 2:
        return Explanation(label, Evidence.UNKNOWN, "No figure for them is held here")
    first, last = known[0], known[-1]
    words = (
        f"Non-recent offences went from {say_number(first.count or 0)} in {first.period.label} "
        f"to {say_number(last.count or 0)} in {last.period.label}, {citations.cite_figures([first, last])}"
    )
    return Explanation(label, Evidence.SOME, words)


def _cautions(rows: Sequence[Compared]) -> Iterator[Note]:
    down = [row for row in rows if row.comparison.count_change < 0]
    if down:
        before = say_number(down[0].comparison.count_before)
        yield Note(
            "Better recording cuts two ways",
            (f"It may explain a rise. It cannot explain a fall: if recording became fuller in the second year, "
             f"the true figure lies further below the first year’s {before} than it looks.",),
        )  # fmt: skip
