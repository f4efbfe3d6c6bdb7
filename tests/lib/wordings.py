"""What is said of every kind of comparison: direction, size, level, grade, small base, hidden cell and zero."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from faircount.compare import STATISTICS
from faircount.compare.compare import compare
from faircount.compare.comparison import Comparison
from faircount.compare.estimate import Estimate, Refusal
from faircount.compare.multiplicity import said_of_many
from faircount.compare.protected import BoundedComparison, compare_bounded
from faircount.compare.statement import Naming, say_completeness_title, say_quote
from faircount.compare.wording import say_estimate
from faircount.tables.figures import Figure
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.status import CellStatus, Quality
from tests.lib.whole_statement import statement

PAIRS = {
    "none, then none": (0, 0),
    "none, then a few": (0, 3),
    "none, then just enough for a rise": (0, 6),
    "none, then many": (0, 40),
    "a few, then none": (3, 0),
    "just enough for a fall to none": (6, 0),
    "one, then one": (1, 1),
    "a base too small for a ratio, no clear change": (3, 5),
    "a base too small for a ratio, a rise": (3, 12),
    "a base just too small for a ratio, a fall in the counts": (9, 2),
    "a base just large enough for a ratio, alike": (10, 10),
    "a base just large enough for a ratio, a rise": (10, 23),
    "a base just large enough for a ratio, a fall": (10, 2),
    "a base just large enough for a ratio, then none": (10, 0),
    "a base too small for a percentage, more than quadrupled": (12, 50),
    "a base just too small for a percentage, no clear change": (19, 8),
    "a base just large enough for a percentage, alike": (20, 20),
    "a base just large enough for a percentage, a rise": (20, 36),
    "a base just large enough for a percentage, a fall": (20, 8),
    "many, then none": (40, 0),
    "one more": (55, 56),
    "a rise that is only just clear": (55, 79),
    "exactly doubled, not settled": (55, 110),
    "more than doubled, not settled": (55, 145),
    "more than doubled, only just settled": (55, 151),
    "more than trebled, only doubled settled": (55, 166),
    "more than quadrupled, settled": (55, 300),
    "more than halved, not settled": (145, 55),
    "more than halved, settled": (100, 30),
    "exactly halved, not settled": (100, 50),
    "a rise that is only just clear, of a hundred": (100, 131),
    "no clear change, fewer": (820, 772),
    "a fall that is only just clear": (820, 741),
    "two years of many forces": (3903, 5653),
    "tens of thousands, a rise": (55_507, 64_667),
    "tens of thousands, two more": (55_507, 55_509),
    "nearly all gone": (5_000, 12),
}
STRICT = (
    "none, then just enough for a rise",
    "a base too small for a ratio, a rise",
    "a base just large enough for a ratio, a rise",
    "a rise that is only just clear",
    "more than doubled, not settled",
    "more than doubled, only just settled",
    "more than halved, settled",
    "no clear change, fewer",
    "a fall that is only just clear",
    "two years of many forces",
)
WHOLE = Naming(offences="sexual offences against under-18s", opening="All recorded", dated=True)
MARKED = Naming("Cleveland Police", mark="online")
GRADES = {"A": (Online.ALL, True, WHOLE), "B": (Online.ALL, False, replace(WHOLE, dated=False)), "C": (Online.YES, False, MARKED)}


@dataclass(frozen=True)
class Said:
    """A heading for the reader of the file, what was found, and what is said of it."""

    heading: str
    found: object
    sentences: tuple[str, ...]


def figure(year: int, low: int | None, high: int | None = None, **others: object) -> Figure:
    """A figure of one force and year; exact where one number is given."""
    high = low if high is None else high
    plain = Figure("E23000013", FinancialYear(year).period, Counted.OFFENCES, "sexual_under_18", low, high)
    return replace(plain, **others)


def every() -> Iterator[tuple[str, Iterator[Said]]]:
    """The parts of the file, each with its entries."""
    yield "Two counts, by grade", (said for grade in GRADES for said in graded(grade, 0.95, tuple(PAIRS)))
    yield "The same at 99.8%", (said for grade in ("B", "C") for said in graded(grade, 0.998, STRICT))
    yield "Plain counts alone", plain()
    yield "Counts that are hidden, rounded or known as ranges", ranges()
    yield "No comparison", refused()
    yield "Many areas", many()


def graded(grade: str, level: float, names: tuple[str, ...]) -> Iterator[Said]:
    """Everything that is said of each pair of counts at this grade."""
    online, audited, naming = GRADES[grade]
    for name in names:
        figures = [figure(year, count, online=online) for year, count in zip((2015, 2016), PAIRS[name], strict=True)]
        found = compare(*figures, audited=audited, confidence=level)
        assert isinstance(found, Comparison)
        assert str(found.comparability.grade) == grade
        number = say_estimate(found.ratio) if isinstance(found.ratio, Estimate) else "no ratio"
        heading = f"{name}: {PAIRS[name][0]:,} to {PAIRS[name][1]:,}, grade {grade}, {level:.1%}: {found.change}, {number}"
        also = {"quote": say_quote(found), "title": say_completeness_title(found, naming)}
        aside = (f"[{what}] {words}" for what, words in also.items() if words)
        yield Said(heading, found, (*statement(found, naming).sentences, *aside))


def plain() -> Iterator[Said]:
    """The registered wording engine, which knows two numbers and a grade."""
    for name in STRICT:
        for grade in GRADES:
            before, after = PAIRS[name]
            words = STATISTICS["wording engine"](before, after, grade)
            yield Said(f"{name}: {before:,} to {after:,}, grade {grade}", (before, after), (words,))


HIDDEN = CellStatus.SUPPRESSED_AT_SOURCE
BOUNDED = {
    "1 to 4 hidden, then 20": (figure(2015, 1, 4, status=HIDDEN), figure(2016, 20)),
    "20, then 1 to 4 hidden": (figure(2015, 20), figure(2016, 1, 4, status=HIDDEN)),
    "1 to 4 hidden, then 9": (figure(2015, 1, 4, status=HIDDEN), figure(2016, 9)),
    "1 to 4 hidden, then 3": (figure(2015, 1, 4, status=HIDDEN), figure(2016, 3)),
    "1 to 4 hidden, twice": (figure(2015, 1, 4, status=HIDDEN), figure(2016, 1, 4, status=HIDDEN)),
    "0 to 4 hidden, then 0": (figure(2015, 0, 4, status=HIDDEN), figure(2016, 0)),
    "0, then 0 to 4 hidden": (figure(2015, 0), figure(2016, 0, 4, status=HIDDEN)),
    "55 and 145, rounded to 5": (
        figure(2015, 53, 57, status=CellStatus.ROUNDED),
        figure(2016, 143, 147, status=CellStatus.ROUNDED),
    ),
    "20 and 35, rounded to 5": (figure(2015, 18, 22, status=CellStatus.ROUNDED), figure(2016, 33, 37, status=CellStatus.ROUNDED)),
    "100 and 95, rounded to 5": (
        figure(2015, 98, 102, status=CellStatus.ROUNDED),
        figure(2016, 93, 97, status=CellStatus.ROUNDED),
    ),
    "a total of many forces known as a range, a fall": (figure(2015, 100, 104), figure(2016, 40, 44)),
    "two counts that are shown": (figure(2015, 55), figure(2016, 145)),
    "a hidden count that the rest gives away": (figure(2015, 3, status=HIDDEN), figure(2016, 20)),
    "a count that is not known": (figure(2015, None, status=CellStatus.NO_ANSWER), figure(2016, 20)),
    "a count net of cancelled records": (figure(2015, -2), figure(2016, 20)),
}


def ranges() -> Iterator[Said]:
    """What holds whichever the counts are; and what the comparison of exact counts says of the same two figures."""
    for name, (before, after) in BOUNDED.items():
        found = compare_bounded(before, after)
        yield Said(f"as ranges: {name}", found, (found.say,))
        exact = compare(before, after)
        if isinstance(exact, Refusal):
            yield Said(f"as counts: {name}", exact, (exact.say,))
        assert isinstance(found, (BoundedComparison, Refusal))


PART = {"quality": str(Quality.PART_YEAR)}
UNLIKE = {
    "different forces": ({}, {"area": "E23000012"}),
    "offences and victims": ({}, {"counted": Counted.VICTIMS}),
    "different offences": ({}, {"offence": "child_named"}),
    "marked and all": ({"online": Online.YES}, {}),
    "a part of a year": ({}, PART),
    "the wrong order": ({"period": FinancialYear(2017).period}, {}),
    "one year twice": ({"period": FinancialYear(2016).period}, {}),
    "totals of different forces": (
        {"area": "K04000001", "note": "forces=38", "source_id": "one"},
        {"area": "K04000001", "note": "forces=40", "source_id": "other"},
    ),
    "totals of forces not known": ({"area": "K04000001", "source_id": "one"}, {"area": "K04000001", "source_id": "other"}),
    "the later count hidden": ({}, {"status": HIDDEN}),
    "the later count rounded": ({}, {"status": CellStatus.ROUNDED}),
    "the later count not recorded": ({}, {"status": CellStatus.NOT_RECORDED}),
    "the later count known as a range": ({}, {"lower": 100, "upper": 200}),
}


def refused() -> Iterator[Said]:
    """Pairs of figures of which nothing is said but why."""
    for name, (first, last) in UNLIKE.items():
        found = compare(figure(2015, 55, **first), figure(2016, 145, **last))
        assert isinstance(found, Refusal), name
        yield Said(name, found, (found.say,))


def many() -> Iterator[Said]:
    """How many were compared, and how many stand out."""
    for compared, out in ((43, 0), (43, 1), (43, 12), (1, 1)):
        yield Said(f"{compared} compared, {out} standing out", (compared, out), (said_of_many(compared, out),))
    for name, given in {
        "alike": ([55, 69, 82], [60, 71, 79]),
        "one risen": ([55, 69, 82], [145, 76, 94]),
        "one without an answer": ([55, 69, float("nan")], [145, 76, 94]),
    }.items():
        found = STATISTICS["many areas"](*given)
        yield Said(f"three areas, {name}", found, (found.say,))
