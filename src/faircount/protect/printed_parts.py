"""Lines of one printed table that a reader can take for all the parts of a total, whatever any of them is called."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import reduce
from itertools import chain, combinations, pairwise

from faircount.bounds.relations import Tie, lies_in
from faircount.protect.policy import LARGEST_THRESHOLD
from faircount.protect.printed_sums import can_make_up, may_be_small
from faircount.tables.cells import cell_of
from faircount.tables.figures import Figure
from faircount.vocabulary.ages import ALL_AGES, UNDER_18
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.offences import of_children

SHORT = 12
"""Of a line of no more places than these every stretch is added up; of a longer one the whole."""
Parts = tuple[int, ...]
_Block = dict[tuple[int, str], int]
"""Cells of one table without an empty row between them, by row and column."""


@dataclass(frozen=True)
class PrintedLine:
    """What stands in a line: in each place a cell, or all cells of a block.

    ``totals`` stand among the cells and have their parts there.
    """

    places: tuple[Parts, ...]
    totals: frozenset[int] = frozenset()

    @property
    def cells(self) -> Parts:
        """All cells in their order."""
        return tuple(chain.from_iterable(self.places))

    @property
    def leaves(self) -> Parts:
        """All cells but the totals."""
        return tuple(cell for cell in self.cells if cell not in self.totals)

    def without(self, told: Set[int]) -> PrintedLine:
        """The same without these."""
        return replace(self, places=tuple(place for place in self.places if told.isdisjoint(place)))

    def stretches(self) -> Iterator[Parts]:
        """What stands together: all but the totals, and each stretch of a short line."""
        ends = combinations(range(len(self.places) + 1), 2) if len(self.places) <= SHORT else ()
        yield self.leaves
        yield from (tuple(chain.from_iterable(self.places[first:last])) for first, last in ends)

    def pairs(self) -> Iterator[Parts]:
        """Each two of a short line, though others stand between them."""
        if len(self.places) <= SHORT:
            yield from ((*one, *other) for one, other in combinations(self.places, 2))


def printed_lines(
    figures: Sequence[Figure], small: Collection[int], sums: Mapping[int, Sequence[Parts]]
) -> Iterator[PrintedLine]:
    """The lines of each table, of one force and period, in which something is small; a unit may have been misread.

    ``sums`` are the parts of counts that are known to have some.
    """
    for blocks in _tables(figures):
        totals = frozenset(chain.from_iterable(_totals(block, sums) for block in blocks))
        leaves = (tuple(cell for cell in block.values() if cell not in totals) for block in blocks)
        # What came to a sum by chance is no total, so that all cells are added up as well.
        whole = dict.fromkeys(
            (PrintedLine(tuple(block for block in leaves if block)), PrintedLine(tuple(tuple(each.values()) for each in blocks)))
        )
        lines = (PrintedLine(tuple((cell,) for cell in line), totals) for block in blocks for line in _rows_and_columns(block))
        yield from (line for line in (*whole, *lines) if any(cell in small for cell in line.cells))


def _totals(block: _Block, sums: Mapping[int, Sequence[Parts]]) -> Iterator[int]:
    cells = set(block.values())
    yield from (cell for cell in cells if any(cells.issuperset(parts) for parts in sums.get(cell, ())))


def _rows_and_columns(block: _Block) -> Iterator[list[int]]:
    lines: dict[int | str, list[int]] = defaultdict(list)
    for row, column in sorted(block):
        lines[row].append(block[row, column])
        lines[column].append(block[row, column])
    yield from (line for line in lines.values() if len(line) > 1)


def _tables(figures: Sequence[Figure]) -> Iterator[list[_Block]]:
    """The blocks of each table, of one force and period."""
    cells = [(place, cell) for place, figure in enumerate(figures) if (cell := cell_of(figure.locator)) is not None]
    rows: dict[Hashable, set[int]] = defaultdict(set)
    for place, cell in cells:
        rows[figures[place].source_id, cell.table].add(cell.row)
    first = {table: _first_rows(each) for table, each in rows.items()}
    found: dict[Hashable, dict[int, _Block]] = defaultdict(lambda: defaultdict(dict))
    for place, cell in cells:
        figure = figures[place]
        table = (figure.source_id, cell.table)
        blocks = found[(*table, figure.area, figure.period)]
        blocks[first[table][cell.row]].setdefault(cell.place_in_table, place)
    yield from (list(blocks.values()) for blocks in found.values())


def _first_rows(rows: Iterable[int]) -> dict[int, int]:
    """For each row the first of those that stand over it without a gap."""
    ordered = sorted(rows)
    found = {ordered[0]: ordered[0]}
    for one, other in pairwise(ordered):
        found[other] = found[one] if other == one + 1 else other
    return found


_OPEN = 40
"""Parts whose sum is left open by more than this tie nothing: too many counts could be it by chance."""
_ALL = "all_sexual"
_NONE: frozenset[int] = frozenset()


def printed_parts(figures: Sequence[Figure], known: Sequence[Tie]) -> list[Tie]:
    """Each count that lines of one table, of one force and period, can make up, and that holds them all by its name.

    "Online <5, all other offences 297" are the parts of 300 whether or not anybody understood the second label, and wherever the
    300 stands. So are all cells of offences by sex without totals. ``known`` are the sums that are found already: of a total
    whose parts they name only lines beside these are looked at, since the same people would be counted twice.
    """
    small = {place for place, figure in enumerate(figures) if may_be_small(figure)}
    sums: dict[int, list[Parts]] = defaultdict(list)
    for tie in known:
        if len(tie.parts) > 1 and can_make_up(figures[tie.whole], [figures[part] for part in tie.parts]):
            sums[tie.whole].append(tie.parts)
    finder = _Finder(figures, sums)
    return list(dict.fromkeys(tie for line in printed_lines(figures, small, sums) for tie in finder.sums_of(line)))


class _Finder:
    """Counts by what they are of and how large they are, and what names tell of them."""

    def __init__(self, figures: Sequence[Figure], sums: Mapping[int, Sequence[Parts]]) -> None:
        self.figures, self.plain = figures, _plainly(figures)
        self.named: dict[Hashable, set[int]] = defaultdict(set)
        for whole, parts in sums.items():
            self.named[self.plain[whole].subject].update(*parts)
        said: dict[Hashable, dict[tuple[Hashable, int], int]] = defaultdict(dict)
        for place, figure in enumerate(self.plain):
            if figure.count:
                said[_about(figure)].setdefault((figure.subject, figure.count), place)
        self.told = {about: sorted((count, place) for (_, count), place in each.items()) for about, each in said.items()}

    def sums_of(self, line: PrintedLine) -> Iterator[Tie]:
        """The sums that a line and its stretches come to."""
        cells = line.cells
        counts = cells if len(line.places) == len(cells) <= SHORT else ()
        yield from self._sums(line, counts)
        # What names tell of a total may stand between its other parts: the reader leaves it out.
        for told in {self.plain[cell].subject: None for cell in counts if self.plain[cell].subject in self.named}:
            rest = line.without(self.named[told])
            if len(rest.places) < len(cells):
                yield from self._sums(rest, counts)

    def _sums(self, line: PrintedLine, counts: Parts) -> Iterator[Tie]:
        """The sums of a line, whose total may be one of these counts, or stand elsewhere."""
        everything = self._but_zeros(line.leaves)
        for cells in dict.fromkeys(line.stretches()):
            parts = self._but_zeros(cells)
            # A mark without limits makes up any count, so that one with such a mark is believed of a whole line alone.
            if ends := self._ends(parts, is_whole=parts == everything):
                yield from self._ties(parts, (*self._printed(*ends, counts), *self._elsewhere(*ends, cells)))
        for parts in dict.fromkeys(map(self._but_zeros, line.pairs() if counts else ())):
            if ends := self._ends(parts, is_whole=parts == everything):
                yield from self._ties(parts, self._printed(*ends, counts))
        for whole in {counts[0]: None, counts[-1]: None} if counts else ():
            yield from self._in_a_mark(whole, self._but_zeros(line.leaves))

    def _in_a_mark(self, whole: int, leaves: Parts) -> Iterator[Tie]:
        """A hidden total that ends a line: two marks in one say more of each other than any of them does."""
        parts, figure = tuple(leaf for leaf in leaves if leaf != whole), self.figures[whole]
        ends = self._ends(parts, is_whole=True)
        most = 0 if figure.count is not None or figure.upper is None else figure.upper
        if ends and ends[0] <= most and (figure.lower or 0) <= ends[1]:
            yield from self._ties(parts, (whole,))

    def _but_zeros(self, parts: Parts) -> Parts:
        return tuple(part for part in parts if self.figures[part].count != 0)

    def _ends(self, parts: Parts, *, is_whole: bool) -> tuple[int, int] | None:
        """The least and the most that these can come to; None where that tells nothing."""
        figures = [self.figures[part] for part in parts]
        is_open = not is_whole and any(each.upper is None for each in figures)
        if len(parts) < 2 or is_open or not any(map(may_be_small, figures)):
            return None
        least = sum(1 if each.lower is None else each.lower for each in figures)
        most = sum(LARGEST_THRESHOLD if each.upper is None else each.upper for each in figures)
        return (least, most) if most - least <= _OPEN else None

    def _printed(self, least: int, most: int, counts: Parts) -> Iterator[int]:
        """The counts of the same line between these."""
        yield from (place for place in counts if least <= (self.figures[place].count or 0) <= most)

    def _elsewhere(self, least: int, most: int, parts: Parts) -> Iterator[int]:
        """Such counts wherever they stand, of what all the parts have in common: the same sex, say, or offence."""
        plain = [self.plain[part] for part in parts]
        told = self.told.get(_about(_common(plain)), [])
        offences, ages = {part.offence for part in plain}, {part.ages for part in plain}
        for _, place in told[bisect_left(told, (least, -1)) : bisect_left(told, (most + 1, -1))]:
            whole = self.plain[place]
            if (len(offences) > 1 or whole.offence in offences) and (len(ages) > 1 or whole.ages in ages):
                yield place

    def _ties(self, parts: Parts, wholes: Iterable[int]) -> Iterator[Tie]:
        """Those of these counts that hold each of the parts by its name, where no name tells that parts hold each other."""
        plain = [self.plain[part] for part in parts]
        for whole in dict.fromkeys(wholes):
            about = self.plain[whole]
            is_told = not self.named.get(about.subject, _NONE).isdisjoint(parts)
            if whole not in parts and not is_told and all(_lies_in(part, about) for part in plain) and not _overlap(plain):
                yield Tie(whole, parts)


def _about(figure: Figure) -> Hashable:
    return figure.area, figure.period, figure.counted, figure.online, figure.sex, figure.breakdown


def _common(parts: Sequence[Figure]) -> Figure:
    """The first of these with what all of them share, and all sexes, with and without a flag, where they differ."""
    online, sex = {part.online for part in parts}, {part.sex for part in parts}
    shared = reduce(set.intersection, (set(part.breakdown.split(";")) for part in parts))
    return replace(
        parts[0],
        online=parts[0].online if len(online) == 1 else Online.ALL,
        sex=parts[0].sex if len(sex) == 1 else Sex.ALL,
        breakdown=";".join(name for name in parts[0].breakdown.split(";") if name in shared),
    )


def _lies_in(part: Figure, whole: Figure) -> bool:
    """Whether the whole holds the part by its name; the total of an answer holds every offence that stands beside it."""
    holds_all = whole.offence == _ALL or (whole.offence == of_children(_ALL) and part.offence != _ALL)
    return lies_in(replace(part, offence=whole.offence) if holds_all else part, whole)


def _overlap(parts: Sequence[Figure]) -> bool:
    """Whether one of a few parts holds another by its name, or may share somebody with it: they would be counted twice.

    Two lines alone that come to a total are a part and the rest of it, whatever they are called.
    """
    pairs = list(combinations(parts, 2)) if len(parts) <= SHORT else []
    return any(_holds(one, other) or _holds(other, one) or (len(pairs) > 1 and _may_share(one, other)) for one, other in pairs)


def _holds(whole: Figure, part: Figure) -> bool:
    """Whether a name says that one holds the other, and their counts allow it."""
    return lies_in(part, whole) and (whole.upper is None or (part.lower or 0) <= whole.upper)


def _may_share(one: Figure, other: Figure) -> bool:
    """Whether two of one offence are told apart by nothing but a flag, a sex or a band that the other does not speak of."""
    are_known = (one.offence, one.breakdown, other.breakdown) == (other.offence, "", "")
    told_apart = any(
        mine != theirs and None not in (mine, theirs)
        for mine, theirs in (
            (_said(one.online, Online.ALL), _said(other.online, Online.ALL)),
            (_said(one.sex, Sex.ALL), _said(other.sex, Sex.ALL)),
            (_said(one.ages, ALL_AGES), _said(other.ages, ALL_AGES)),
        )
    )
    return are_known and not told_apart


def _said(value: Hashable, everybody: Hashable) -> Hashable | None:
    return None if value == everybody else value


def _plainly(figures: Sequence[Figure]) -> list[Figure]:
    """The figures under the name that their answer gives everybody: its total is all sexual offences, of all ages, to a reader.

    Where it tells both those against children and all, these are two things.
    """
    both = {figure.source_id for figure in figures if figure.offence == _ALL}
    return [_plain(figure, both) for figure in figures]


def _plain(figure: Figure, both: set[str]) -> Figure:
    if figure.source_id in both:
        return figure
    is_all = figure.offence == of_children(_ALL)
    return replace(figure, offence=_ALL if is_all else figure.offence, ages=ALL_AGES if figure.ages == UNDER_18 else figure.ages)
