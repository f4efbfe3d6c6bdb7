"""The fixed list of what may explain a change, each ticked on evidence only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faircount.briefing.briefing import Explanations
from faircount.briefing.citing import Citations
from faircount.briefing.parts import EvidenceMark, ExplanationLine, Link, Note
from faircount.briefing.two_years import ComparedYears
from faircount.compare.facts import Statement, joined, stated, told
from faircount.compare.statement import CANNOT_TELL, counted, registered, year_of
from faircount.reconcile.finding import Finding
from faircount.tables.figures import Figure
from faircount.vocabulary.breaks import Break, first_years, known_changes
from faircount.vocabulary.measures import Online
from faircount.vocabulary.periods import Period


def explanations(
    area: str, rows: Sequence[ComparedYears], findings: Sequence[Finding], non_recent: Sequence[Figure], citations: Citations
) -> Explanations:
    """The list for an area: ``rows`` are its own comparisons, ``non_recent`` what is known of offences from long ago, by year."""
    before, after = rows[0].pair.before.period, rows[0].pair.after.period
    return Explanations(
        CANNOT_TELL,
        (
            ExplanationLine("More or less abuse", EvidenceMark.UNKNOWN, "Cannot be told from these figures"),
            ExplanationLine("More or fewer people coming forward", EvidenceMark.UNKNOWN, "Not measured here"),
            _recording(area, before, after),
            _rules(rows),
            _chance(rows),
            _errors(area, findings, before, after),
            _long_ago(non_recent, before, citations),
        ),
        tuple(_cautions(rows)),
    )


def _recording(area: str, before: Period, after: Period) -> ExplanationLine:
    label = "Police recording more or less of what they are told"
    # An inspection speaks for the years it lies near, not for all time.
    near = [entry for entry in known_changes(area, "recording") if abs(entry.date.year - before.start.year) <= 3]
    own = [entry for entry in near if entry.areas] or near
    if not own:
        return ExplanationLine(label, EvidenceMark.NONE_FOUND, f"We know of no inspection near {before.label} to {after.label}")
    pieces = [piece for entry in own for piece in (registered(entry), " (", _by(entry), ") ")]
    return ExplanationLine(label, EvidenceMark.SOME, (*pieces[:-1], ")"))


def _by(entry: Break) -> str | Link:
    return Link(entry.source.publisher, entry.source.address) if entry.source.address else entry.source.publisher


def _rules(rows: Sequence[ComparedYears]) -> ExplanationLine:
    label = "A rule or a mark changed"
    new = new_flags(rows)
    settling = [entry for row in rows for entry in _settling(row)]
    if not new and settling:
        return ExplanationLine(label, EvidenceMark.SOME, registered(settling[0]))
    if not new and (known := _between(rows[0])):
        return ExplanationLine(label, EvidenceMark.SOME, registered(known[0]))
    if not new:
        pair = rows[0].pair
        years = f"{pair.before.period.label} or {pair.after.period.label}"
        return ExplanationLine(label, EvidenceMark.NONE_FOUND, f"We know of no new rule or mark in {years}")
    entry = next((one for one in new if one.online_only), new[0])
    if not entry.online_only:
        return ExplanationLine(label, EvidenceMark.EVIDENCE, registered(entry))
    figure = next(row.pair.before for row in rows if entry in _new(row))
    return ExplanationLine(
        label, EvidenceMark.EVIDENCE, told("{year} was the first year the online mark was required", year=year_of(figure))
    )


def new_flags(rows: Sequence[ComparedYears]) -> list[Break]:
    """Marks and rules in whose first year one of the comparisons starts."""
    return [entry for row in rows for entry in _new(row)]


def new_marks(rows: Sequence[ComparedYears]) -> list[Break]:
    """Those of them that are the mark of online offences, and no rule or new offence."""
    return [entry for entry in new_flags(rows) if entry.online_only]


def _new(row: ComparedYears) -> list[Break]:
    before = row.pair.before
    return [entry for entry in _settling(row) if before.period.start <= entry.date <= before.period.end]


def _settling(row: ComparedYears) -> list[Break]:
    """Marks and rules that are still new in the first of the two years."""
    before = row.pair.before
    return [entry for entry in first_years(before.period, before.offence, before.online, before.area) if entry.is_certain]


def _between(row: ComparedYears) -> list[Break]:
    """Marks and rules that the register knows of the two years, also those of online offences alone."""
    figures = (row.pair.before, row.pair.after)
    return [
        entry
        for figure in figures
        for entry in first_years(figure.period, figure.offence, Online.YES, figure.area)
        if entry.is_certain and figure.period.start <= entry.date <= figure.period.end
    ]


def _chance(rows: Sequence[ComparedYears]) -> ExplanationLine:
    changed = [row for row in rows if row.pair.before.count != row.pair.after.count]
    if not changed:
        return ExplanationLine("Chance", EvidenceMark.NONE_FOUND, "The counts are the same in both years")
    could = [_counts(row) for row in changed if not row.comparison.is_clear]
    could_not = [_counts(row) for row in changed if row.comparison.is_clear]
    said = [told("It could account for {counts}", counts=joined(" and ", could))] if could else []
    cannot = "It cannot account for {counts}"
    said += [told(cannot, counts=joined(" and ", could_not))] if could_not else []
    return ExplanationLine("Chance", EvidenceMark.EVIDENCE if could else EvidenceMark.RULED_OUT, joined(". ", said))


def _counts(row: ComparedYears) -> Statement:
    before, after = row.pair.before, row.pair.after
    return told(
        "the change from {before} in {earlier} to {after} in {later}",
        before=counted(before), earlier=year_of(before), after=counted(after), later=year_of(after),
    )  # fmt: skip


def _errors(area: str, findings: Sequence[Finding], before: Period, after: Period) -> ExplanationLine:
    label = "An error in the figures"
    near = [one for one in findings if any(figure.period.overlaps(year) for figure in one.figures for year in (before, after))]
    if not near:
        of_years = " of these years" if findings else ""
        return ExplanationLine(label, EvidenceMark.NONE_FOUND, f"We compared the figures{of_years} and found none that disagree")
    number = stated(str(len(findings)), "number of findings", about=area)
    words = "Some figures of these years do" if len(near) < len(findings) else told("{number} sets of figures do", number=number)
    words = "One set of figures does" if len(findings) == 1 else words
    return ExplanationLine(label, EvidenceMark.SOME, told("{words} not agree, below", words=words))


def _long_ago(non_recent: Sequence[Figure], before: Period, citations: Citations) -> ExplanationLine:
    label = "Offences from long ago, recorded now"
    known = [figure for figure in non_recent if figure.count is not None]
    # What is known of earlier years says nothing of these.
    if len(known) < 2 or known[-1].period.end < before.end:
        return ExplanationLine(label, EvidenceMark.UNKNOWN, "We have no figure for them in these years")
    first, last = known[0], known[-1]
    words = told(
        "Non-recent offences went from {first} in {before} to {last} in {after}, {cited}",
        first=counted(first), last=counted(last), before=year_of(first), after=year_of(last),
        cited=citations.cite_figures([first, last]),
    )  # fmt: skip
    return ExplanationLine(label, EvidenceMark.SOME, words)


def _cautions(rows: Sequence[ComparedYears]) -> Iterator[Note]:
    down = [row for row in rows if row.comparison.count_change < 0 and row.pair.before.online is not Online.NO]
    if down:
        caution = (
            "It may explain a rise. It cannot explain a fall: if recording became fuller in the second year, "
            "the true figure lies further below the first year’s {before} than it looks."
        )
        yield Note("Better recording cuts two ways", (told(caution, before=counted(down[0].pair.before)),))
