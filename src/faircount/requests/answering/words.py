"""What the papers say in words: questions and their answers, what is not held, what to ask instead, what to know first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from faircount.protect.guarding.grid import BY_AGE, codes_of
from faircount.requests.answering.recency import RecencySplit
from faircount.requests.answering.rows import RequestRow, Why, ranges_of
from faircount.requests.asking.words import joined, offence_words
from faircount.tables.request import AskedCell
from faircount.vocabulary.areas import area_contains
from faircount.vocabulary.breaks import BREAKS
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.offences import offence_label

UNITS = {
    Counted.OFFENCES: "Offences, each once, however many victims it has. They are not children: one child can be the victim of "
    "several.",
    Counted.VICTIMS: "Victims of offences. A child against whom two offences were recorded is there twice, since only a name "
    "could tell.",
    Counted.OUTCOMES: "Offences that have an outcome by the day of the extract, in the period in which they were recorded.",
}
_, WITHHELD, NOT_HELD = TOLD = ("given", "withheld", "not held")


@dataclass(frozen=True, slots=True)
class LetterQuestion:
    """One question of the request as the letter answers it."""

    words: str
    rows: str
    said: str
    table: str


def outcome_words(given: int, withheld: int, missing: int) -> str:
    """What becomes of the request as a whole, in a sentence.

    >>> outcome_words(3, 0, 0), outcome_words(0, 2, 0)
    ('We give all that you asked for.', 'We withhold all of it to protect people.')
    >>> outcome_words(49, 23, 24)
    'We give 49, withhold 23 to protect people and do not hold 24.'
    """
    parts = (("give", given, ""), ("withhold", withheld, " to protect people"), ("do not hold", missing, ""))
    told = [(verb, count, why) for verb, count, why in parts if count]
    if len(told) == 1:
        ((verb, _, why),) = told
        return f"We {verb} {'all that you asked for' if verb == 'give' else 'all of it' if why else 'any of it'}{why}."
    return f"We {joined([f'{verb} {count:,}{why}' for verb, count, why in told], 'and')}."


def questions_of(rows: Sequence[RequestRow]) -> list[tuple[RequestRow, ...]]:
    """The rows by unit and offence, in the order of the request: each offence that was asked about is a question."""
    return [tuple(group) for _, group in groupby(rows, key=lambda row: (row.cell.counted, row.cell.offence))]


def question_words(rows: Sequence[RequestRow], *, in_unit: bool) -> LetterQuestion:
    """A question, ``in_unit`` with what it counts, how many of its counts are given, and its totals as a table."""
    label = _label(rows[0].cell, in_unit=in_unit)
    counts = Counter(row.why.is_hidden for row in rows if row.why is not Why.NOT_HELD)
    missing = len(rows) - sum(counts.values())
    parts = [f"{count} {what}" for count, what in zip((counts[False], counts[True], missing), TOLD, strict=True) if count]
    table = _totals(rows)
    said = f"{joined(parts)}." + (" The totals, all ages together:" if table else "")
    return LetterQuestion(f"{label[0].upper()}{label[1:]}", ranges_of(row.cell.key for row in rows), said, table)


def _totals(rows: Sequence[RequestRow]) -> str:
    whole = [row for row in rows if row.cell.ages.is_all and row.cell.sex is Sex.ALL and not row.cell.breakdown]
    wholes = {(row.cell.period, row.cell.online): row for row in whole}
    if not wholes:
        return ""
    periods, marks = dict.fromkeys(period for period, _ in wholes), dict.fromkeys(mark for _, mark in wholes)
    heading = [_heading(mark) for mark in marks]
    lines = [[period.label, *(_shown(wholes.get((period, mark))) for mark in marks)] for period in periods]
    return _table(["Period of recording", *heading], lines)


def _heading(mark: Online) -> str:
    return "All" if mark is Online.ALL else f"{'With' if mark is Online.YES else 'Without'} the online mark"


def _shown(row: RequestRow | None) -> str:
    if row is None:
        return ""
    if row.why is Why.NOT_HELD:
        return NOT_HELD
    return WITHHELD if row.why.is_hidden else f"{row.count:,}"


def _table(heading: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    rule = "|" + "---|" * len(heading)
    return "\n".join([f"| {' | '.join(heading)} |", rule, *(f"| {' | '.join(line)} |" for line in lines)])


def answered_words(rows: Sequence[RequestRow]) -> list[str]:
    """Rows of which nothing is held, by the reason."""
    reasons = list(dict.fromkeys(row.because for row in rows))
    return [f"Rows {ranges_of(row.cell.key for row in rows if row.because == reason)}: {reason}." for reason in reasons]


def advice(rows: Sequence[RequestRow]) -> list[str]:
    """What could be asked instead, so that more could be given; only from what the table itself shows."""
    hidden = [row.cell for row in rows if row.why.is_hidden]
    said = []
    if hidden:
        bands = Counter(cell.ages.label for cell in hidden if not cell.ages.is_all)
        two = bands.most_common(2)
        most = len(two) > 1 and 2 * sum(count for _, count in two) > len(hidden)
        where = f" Most of the withheld counts are of {joined(label for label, _ in two)}." if most else ""
        said.append(
            f"Broader classes can often be given more fully: fewer age bands, or two years together.{where} "
            "Ask for the broader classes instead of these and not beside them."
        )
        said.append("The counts that are given can be used as they are; the withheld ones are never zero.")
    if any(row.why is Why.NOT_HELD for row in rows):
        said.append("Where nothing is held, the reason says why, and what is held instead where there is such.")
    return said or ["All that you asked for is given. The workbook says what each row means."]


def counted_by(offence: str) -> str:
    """An offence or a set, and the codes by which it was counted here."""
    codes = sorted(codes_of(offence))
    return f"{offence_words(offence)} Counted here by the codes {joined(codes)}." if offence == BY_AGE else offence_words(offence)


def unit_words(counted: Counted) -> str:
    """What one of the counted things is."""
    return UNITS[counted]


def tens(count: int) -> str:
    """A count beside the tables, rounded so that two replies show no single record between them.

    >>> tens(0), tens(3), tens(44), tens(1_017)
    ('fewer than 10', 'fewer than 10', '40', '1,020')
    """
    return "fewer than 10" if count < 10 else f"{(count + 5) // 10 * 10:,}"


def recency_table(told: Sequence[RecencySplit], *, in_unit: bool) -> str:
    """Recent, non-recent and not known, a line a printed count, ``in_unit`` with what it counts."""
    if not told:
        return ""
    lines = [
        [f"{one.cell.period.label}, {_label(one.cell, in_unit=in_unit)}", f"{one.whole:,}", *map(_part, one.parts)]
        for one in told
    ]
    return _table(["Period and offences", "All", "Recent", "Non-recent", "Day not known"], lines)


def _label(cell: AskedCell, *, in_unit: bool) -> str:
    return f"{offence_label(cell.offence)} ({cell.counted})" if in_unit else offence_label(cell.offence)


def _part(count: int | None) -> str:
    return WITHHELD if count is None else f"{count:,}"


def totals_words(rows: Sequence[RequestRow]) -> str:
    """Which totals are given, since they are what ties the counts together; those of which some are withheld apart."""
    kinds: Mapping[str, Callable[[AskedCell], bool]] = {
        "all ages": lambda cell: cell.ages.is_all,
        "with and without the online mark together": lambda cell: cell.online is Online.ALL,
        "both sexes together": lambda cell: cell.sex is Sex.ALL,
    }
    told: dict[str, list[str]] = {"Totals given": [], "Totals of which some are withheld": []}
    for words, is_whole in kinds.items():
        of = [row for row in rows if row.why is not Why.NOT_HELD and is_whole(row.cell)]
        if any(row.why is Why.SHOWN for row in of):
            told["Totals given" if all(row.why is Why.SHOWN for row in of) else "Totals of which some are withheld"].append(words)
    return " ".join(f"{what}: {joined(wholes)}." for what, wholes in told.items() if wholes) or "No totals are given."


def caveats(area: str, cells: Sequence[AskedCell]) -> list[str]:
    """Changes of rules and recording that touch the counted periods, and what always holds."""
    if not cells:
        return []
    first, last = min(cell.period.start for cell in cells), max(cell.period.end for cell in cells)
    subjects = {(cell.offence, cell.online) for cell in cells}
    known = [
        entry.words
        for entry in BREAKS.values()
        if first <= entry.settled and entry.date <= last
        if (not entry.areas or any(area_contains(each, area) for each in entry.areas))
        and any(entry.touches_series(offence, online) for offence, online in subjects)
    ]
    return [
        *known,
        "Most abuse is never recorded. More records can mean that more people came forward, or that recording is fuller.",
        "The online mark is used unevenly between forces and years. A rise in marked offences can be a rise in marking.",
        "Forces do not all count the same offences against children. Compare only counts of the same offences and ages.",
    ]
