"""All versions as one reader has them: a cell that shows no change is one unknown in all of them, and what changed is several."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from faircount.bounds.relations import Tie
from faircount.bounds.system import Block
from faircount.protect.known_sums import known_sums, without_the_unsure
from faircount.protect.left_over import gaps
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.relations import Partitions, looks_like_sums, named_relations
from faircount.tables.figures import Figure
from faircount.vocabulary.status import CellStatus

_Key = tuple[str, object, int]
"""A document, what the figure is of, and which of the figures of that in this document it is."""


@dataclass(frozen=True, slots=True)
class Version:
    """A published version as its readers have it, and the figures as they were held when it was made.

    ``held``, and ``guarded`` of counts that were in no table, stay in the house; they are empty where nobody kept them.
    """

    name: str
    shown: tuple[Figure, ...]
    held: tuple[Figure, ...] = ()
    guarded: tuple[Figure, ...] = ()


@dataclass(frozen=True, eq=False)
class VersionKnowledge:
    """What a reader binds together: the figures as they are true, the sums of those that stand beside each other.

    The first ``ours`` rows are the present ones. ``known`` are places that readers have already, ``kept`` those that are hidden
    whatever is decided now. ``seen`` are rows of earlier versions as those show them, ``version_of`` names the versions.
    """

    rows: Sequence[Figure]
    blocks: Sequence[Block]
    known: frozenset[int] = frozenset()
    kept: frozenset[int] = frozenset()
    ours: int = 0
    seen: Mapping[int, Figure] = field(default_factory=dict)
    version_of: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Present:
    """What is to be published now: our own figures, the counts beside them that are in no table, and what others printed."""

    own: Sequence[Figure]
    guarded: Sequence[Figure] = ()
    public: Sequence[Figure] = ()


def readings(
    now: Present, before: Sequence[Version], policy: ProtectionPolicy, partitions: Partitions
) -> Iterator[VersionKnowledge]:
    """What readers may take for granted: that each version stands for itself, and that what shows no change is what it was.

    Who supposes too much learns something false, or nothing; but a reader is right wherever nothing changed. So a hidden count
    keeps its room in both. In the second, counts that an earlier version hid and that have changed since are asked for too.
    """
    yield _apart(now, before, policy, partitions)
    if before:
        yield _together(now, before, policy, partitions)


def _apart(now: Present, before: Sequence[Version], policy: ProtectionPolicy, partitions: Partitions) -> VersionKnowledge:
    rows, known, kept = _base(now, before)
    ties = _ties(rows, [range(len(rows))], kept, partitions)
    blocks = known_sums(rows, ties.all, policy)
    return VersionKnowledge(rows, [*blocks, *without_the_unsure(blocks, ties.unsure, known)], known, kept, len(rows))


def _together(now: Present, before: Sequence[Version], policy: ProtectionPolicy, partitions: Partitions) -> VersionKnowledge:
    rows, known, kept = _base(now, before)
    joined = _Joined(rows, known, kept, len(now.own))
    ours = len(rows)
    # From the newest back: each is held against the one that came after it.
    older = [joined.add(version) for version in reversed(before)]
    views = [list(range(ours)), *(view for view in older if view and (max(view) >= ours or not joined.moved.isdisjoint(view)))]
    if len(views) == 1:
        return VersionKnowledge(rows, ())
    if len(all_told := _all_told(joined.rows, ours, older)) > ours:
        views.append(all_told)
    hidden = frozenset(joined.kept)
    ties = _ties(joined.rows, views, joined.guarded, partitions)
    blocks = known_sums(joined.rows, ties.all, policy, views, (joined.unchanged, joined.unmasked))
    blocks += without_the_unsure(blocks, ties.unsure, joined.known)
    # Sums in which nothing of an earlier version stands were asked of the versions apart.
    earlier = joined.moved.union(range(ours, len(joined.rows)))
    told = [block for block in blocks if any(int(column) in earlier for column in block.columns)]
    return VersionKnowledge(joined.rows, told, frozenset(joined.known), hidden, ours, joined.seen, joined.version_of)


def _all_told(rows: Sequence[Figure], ours: int, older: Sequence[Sequence[int]]) -> list[int]:
    """The newest place of everything that was ever told: what an answer gives no more stands beside what it gives instead.

    So the ages that a new answer tells of girls make up the girls that the one before it hid.
    """
    told = list(range(ours))
    seen = {(row.source_id, row.subject) for row in rows[:ours]}
    for view in older:
        gone = [place for place in view if place >= ours and (rows[place].source_id, rows[place].subject) not in seen]
        told += gone
        seen |= {(rows[place].source_id, rows[place].subject) for place in gone}
    return told


@dataclass(frozen=True)
class _Ties:
    """Sums, the surest last: what a count in no table may fill, what looks like a sum, what names tell."""

    by_sureness: tuple[tuple[Tie, ...], ...]

    @property
    def all(self) -> list[Tie]:
        """All of them in that order."""
        return [tie for ties in self.by_sureness for tie in ties]

    @property
    def unsure(self) -> tuple[int, ...]:
        """How many the first of these are, and the first two: those that a reader may do without."""
        return tuple(accumulate(map(len, self.by_sureness[:-1])))


def _ties(rows: Sequence[Figure], views: Sequence[Iterable[int]], guarded: Iterable[int], partitions: Partitions) -> _Ties:
    """The sums of the figures that stand beside each other."""
    found: tuple[dict[Tie, None], ...] = ({}, {}, {})
    hidden = set(guarded)
    for view in views:
        places = list(view)
        beside = [rows[place] for place in places]
        named = named_relations(beside, partitions)
        behind = [number for number, place in enumerate(places) if place in hidden]
        for number, ties in enumerate((gaps(beside, behind), looks_like_sums(beside, named), named)):
            told = (Tie(places[tie.whole], tuple(places[part] for part in tie.parts), tie.is_complete) for tie in ties)
            found[number].update(dict.fromkeys(told))
    # What is found in two ways is as sure as the surer of them.
    sure = [frozenset[Tie]().union(*found[number + 1 :]) for number in range(len(found))]
    return _Ties(tuple(tuple(tie for tie in ties if tie not in surer) for ties, surer in zip(found, sure, strict=True)))


def _base(now: Present, before: Sequence[Version]) -> tuple[list[Figure], frozenset[int], frozenset[int]]:
    """The present rows, with what was printed once and is told no more; what of them readers have already, and what is kept."""
    own = [*now.own, *now.guarded]
    rows, known = _with_public(own, [*(figure for version in before for figure in version.shown), *now.public])
    return rows, known, frozenset(range(len(now.own), len(own))) - known


def _with_public(rows: Sequence[Figure], public: Sequence[Figure]) -> tuple[list[Figure], frozenset[int]]:
    """The rows and behind them the public figures that are not among them, and the places of those that readers have already.

    A public count of the same document that is another one now says nothing of the present one.
    """
    told = {(figure.source_id, figure.subject): figure for figure in public if figure.lower is not None}
    held = {(figure.source_id, figure.subject) for figure in rows}
    gone = [figure for about, figure in told.items() if about not in held]
    known = [place for place, figure in enumerate(rows) if _is_told(figure, told.get((figure.source_id, figure.subject)))]
    return [*rows, *gone], frozenset([*known, *range(len(rows), len(rows) + len(gone))])


def _is_told(figure: Figure, told: Figure | None) -> bool:
    """Whether a reader of what was told knows the figure no worse than it is held."""
    if told is None or told.count is None:
        return False
    is_hidden = figure.count is None and figure.lower is not None and figure.upper is not None
    return told.count == figure.count or (is_hidden and figure.lower <= told.count <= figure.upper)  # type: ignore[operator]


class _Joined:
    """The present rows, and behind them those of earlier versions that are not the same by what is held.

    What a mark of a force hides nobody here knows: a reader believes it ``unchanged`` where the mark is, and may believe that a
    count shown later was behind it before, ``unmasked``.
    """

    def __init__(self, rows: Sequence[Figure], known: Iterable[int], kept: frozenset[int], own: int) -> None:
        self.rows, self.known, self.kept, self.guarded = list(rows), set(known), set(kept), set(kept)
        self.unchanged: list[Tie] = []
        self.unmasked: list[Tie] = []
        self.seen: dict[int, Figure] = {}
        self.version_of: dict[int, str] = {}
        self.moved: set[int] = set()
        self._later = {key: place for place, key in enumerate(_keys(rows))}
        # An answer of which only guarded counts are left gave way to another one, which gives the same cells under its name.
        self._sources = {row.source_id for row in rows[:own]}
        self._by_subject: dict[object, list[int]] = defaultdict(list)
        for place, row in enumerate(rows[:own]):
            self._by_subject[row.subject].append(place)

    def add(self, version: Version) -> list[int]:
        """The places of the figures of an earlier version, each of which is one of a later one or gets a row of its own."""
        true = {_about(figure): figure for figure in (*version.held, *version.guarded)}
        closed = (replace(each, lower=None, upper=None, status=CellStatus.SUPPRESSED_AT_SOURCE) for each in version.guarded)
        shown = [*version.shown, *closed]
        view = []
        for number, (figure, key) in enumerate(zip(shown, _keys(shown), strict=True)):
            place = self._place(version.name, figure, true.get(_about(figure)), self._same_cell(figure, key))
            self._later[key] = place
            if number >= len(version.shown):
                self.guarded.add(place)
            view.append(place)
        return list(dict.fromkeys(view))

    def _same_cell(self, figure: Figure, key: _Key) -> int | None:
        """The row of the cell in later versions; a document under another name gives the same one where no other does."""
        found = self._later.get(key)
        others = self._by_subject[figure.subject]
        if found is None and figure.source_id not in self._sources and len(others) == 1:
            self.moved.add(others[0])
            return others[0]
        return found

    def _place(self, name: str, shown: Figure, true: Figure | None, now: int | None) -> int:
        if now is not None and self._is_one(shown, true, now):
            return now
        is_told = shown.count is not None
        if true is None and now is not None and self.rows[now].count is not None:
            # Nobody kept what it was, and most of what is hidden is not small itself: the present count has its own promise.
            true = replace(shown, lower=1 if shown.lower is None else shown.lower, status=CellStatus.OBSERVED)
        self.rows.append(shown if is_told or true is None else true)
        place = len(self.rows) - 1
        self.seen[place], self.version_of[place] = shown, name
        if is_told:
            self.known.add(place)
        elif shown.upper is None:
            self.kept.add(place)
        if now is not None and not is_told and self._may_be_one(place, now):
            (self.unchanged if self.rows[now].count is None else self.unmasked).append(Tie(now, (place,)))
        return place

    def _is_one(self, shown: Figure, true: Figure | None, now: int) -> bool:
        """Whether a figure is a later one as far as we know, and its version tells nothing that would be forgotten."""
        count = self.rows[now].count
        if shown.count is not None:
            return now in self.known and count == shown.count
        return true is not None and count is not None and count == true.count

    def _may_be_one(self, place: int, now: int) -> bool:
        """Whether a reader may suppose that a hidden count is what it was, where we do not know better."""
        then, present = self.rows[place], self.rows[now]
        if then.count is not None:
            return False
        if present.count is not None:
            return max(then.lower or 0, 1) <= present.count <= (present.count if then.upper is None else then.upper)
        return (then.lower, then.upper) == (present.lower, present.upper)


def _about(figure: Figure) -> tuple[object, ...]:
    return (figure.source_id, figure.locator, figure.subject)


def _keys(figures: Iterable[Figure]) -> Iterator[_Key]:
    given: Counter[tuple[str, object]] = Counter()
    for figure in figures:
        about = (figure.source_id, figure.subject)
        given[about] += 1
        yield (*about, given[about])
