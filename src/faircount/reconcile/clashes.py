"""Clashes that the system proves, put into groups, graded and worded; each check takes those of its kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from faircount.bounds.explain_conflict import area_name, count, differing, explain_conflict, printed_count
from faircount.bounds.implied import Conflict, Implied
from faircount.bounds.relations import FORCE_REVISION, NATIONAL_REVISION, RULES, Relation, RevisionBand, is_same, lies_in
from faircount.reconcile.case import ReconciliationCase, largest_area
from faircount.reconcile.finding import Certainty, CountBar
from faircount.reconcile.words import brief, capital, listed, slug
from faircount.tables.figure import Figure
from faircount.vocabulary.areas import AREAS


@dataclass(frozen=True, slots=True)
class Group:
    """A clash, and the further ones that end when a figure of it is set aside."""

    main: Conflict
    further: tuple[Conflict, ...]

    @property
    def whole(self) -> Figure:
        """The figure that allows too little."""
        return self.main.at_most[0][0]

    @property
    def part(self) -> Figure:
        """The figure that needs too much."""
        return self.main.at_least[0][0]

    @property
    def is_pair(self) -> bool:
        """Whether one figure simply does not fit into one other."""
        return len(self.main.at_most) == len(self.main.at_least) == 1 and len(self.main.figures) == 2

    @property
    def gap(self) -> int:
        """How much has no room."""
        return self.main.needed - self.main.allowed


def groups(case: ReconciliationCase) -> list[Group]:
    """Every clash of the case, those of one doubtful figure together."""
    mains: list[tuple[Conflict, list[Conflict]]] = []
    for conflict in case.conflicts:
        around = next((further for main, further in mains if _ends_with(main, conflict)), None)
        if around is None:
            mains.append((conflict, []))
        else:
            around.append(conflict)
    return [Group(main, tuple(further)) for main, further in mains]


def _ends_with(main: Conflict, other: Conflict) -> bool:
    """Whether setting aside what makes the one doubtful ends the other too."""
    return any(figure is each for figure in main.doubtful for each in other.doubtful)


def kind(conflict: Conflict) -> str:
    """The check that a clash belongs to."""
    first = conflict.figures[0]
    if all(is_same(first, figure) for figure in conflict.figures):
        return "agree"
    return "periods" if "period" in differing(conflict.figures) else "parts"


def of_kind(case: ReconciliationCase, check: str) -> list[Group]:
    """The clashes that belong to a check."""
    return [group for group in groups(case) if kind(group.main) == check]


def severity(case: ReconciliationCase, conflict: Conflict) -> Certainty:
    """Impossible, unless the figures come from several documents and a revision of the size seen would let them agree."""
    sources = list(dict.fromkeys(figure.source_id for figure in conflict.figures))
    if len(sources) < 2:
        return Certainty.IMPOSSIBLE
    for fixed in sources:
        moved = [figure if figure.source_id == fixed else _revised(figure) for figure in conflict.figures]
        if Implied.of(moved, case.sources).is_consistent:
            return Certainty.WORTH_ASKING
    return Certainty.IMPOSSIBLE


def band_of(figure: Figure) -> RevisionBand:
    """How far another copy of a figure may lie from it."""
    area = AREAS.get(figure.area)
    return NATIONAL_REVISION if area is not None and area.kind == "country" else FORCE_REVISION


def _revised(figure: Figure) -> Figure:
    band = band_of(figure)
    lower = None if figure.lower is None else band.around(figure.lower)[0]
    return replace(figure, lower=lower, upper=None if figure.upper is None else band.around(figure.upper)[1])


def arithmetic(group: Group) -> tuple[str, ...]:
    """The sums that show the clash, the gap, and why no revision closes it."""
    main, lines = group.main, list(explain_conflict(group.main))
    if main.at_most and main.at_least:
        room = "with no room" if group.is_pair else "in no part" if len(main.at_least) == 1 else "too many"
        lines.append(f"{count(main.needed)} − {count(main.allowed)} = {count(group.gap)} {room}")
    most = band_of(group.main.figures[0]).most
    if group.is_pair and len({figure.source_id for figure in main.figures}) > 1:
        far = main.allowed * most < main.needed
        lines.append(
            f"{count(main.allowed)} × {most:g} = {main.allowed * most:,.1f} {'<' if far else '≥'} {count(main.needed)}: "
            f"{'further than' if far else 'within'} the largest revision seen"
        )
    return tuple(lines)


def rule_of(group: Group) -> str:
    """The rule of counting that is broken, in words."""
    if kind(group.main) == "agree":
        return RULES[Relation.SAME_FIGURE]
    return RULES[Relation.PART_OF if group.is_pair else Relation.SUM_OF]


def clears(case: ReconciliationCase, group: Group) -> str:
    """Which figure set aside would leave nothing in conflict; a tie is said to be one, and what an official floor adds to it."""
    main = group.main
    if len(main.clearing) == len(main.figures):
        which = "either of them" if len(main.figures) == 2 else "any one of them"
        below = [words for figure in main.figures if (words := _below_floor(case, figure))]
        then = f". {' '.join(below)}" if below else ", and nothing here says which."
        return f"Setting aside {which} leaves nothing in conflict{then}"
    ends = [f"Setting aside {printed_count(figure)} leaves nothing in conflict." for figure in main.clearing]
    kept = [figure for figure in main.figures if not any(figure is each for each in main.clearing)]
    return " ".join([*ends, *(_still(figure, group.further) for figure in kept)])


def _below_floor(case: ReconciliationCase, figure: Figure) -> str:
    held = case.floor_of(figure)
    if held is None or figure.upper is None or figure.upper >= held.count:
        return ""
    return f"{printed_count(figure)} ({area_name(figure.area)}) is also below its official floor of {count(held.count)}."


def _still(figure: Figure, further: Sequence[Conflict]) -> str:
    """Why setting this figure aside does not help: what the other one is still more than."""
    others = [each for each in further if len(each.figures) == 2 and not any(figure is member for member in each.figures)]
    pairs = [(each.at_least[0][0], each.at_most[0][0]) for each in others if each.at_most and each.at_least]
    plain = f"Setting aside {printed_count(figure)} does not"
    if not pairs or len({id(part) for part, _ in pairs}) > 1:
        return f"{plain}."
    part, wholes = pairs[0][0], [whole for _, whole in pairs]
    apart = differing((part, *wholes))
    more = listed(f"{printed_count(whole, 'at_most')} ({brief(whole, apart)})" for whole in wholes)
    return f"{plain}: {printed_count(part)} ({brief(part, apart)}) is still more than {more}."


def bars(group: Group) -> tuple[CountBar, ...]:
    """The clash as bars: the whole, what does not fit into it, and the further wholes that are too short as well."""
    if not group.is_pair or group.whole.count is None or group.part.count is None:
        return ()
    wholes = [conflict.at_most[0][0] for conflict in group.further if conflict.at_most]
    longer = [whole for whole in wholes if whole.count is not None and lies_in(group.part, whole)]
    apart = differing((group.whole, group.part, *longer))
    drawn = [
        CountBar(capital(brief(group.whole, apart)), group.whole.count, remark="the most that a part of it can be"),
        CountBar(capital(brief(group.part, apart)), group.part.count, group.whole.count, f"{count(group.gap)} with no room"),
    ]
    for whole in longer:
        short = count(group.part.count - (whole.count or 0))
        remark = f"{short} fewer than {printed_count(group.part)}"
        drawn.append(CountBar(capital(brief(whole, apart)), whole.count or 0, remark=remark))
    return tuple(drawn)


def key_of(check: str, figures: Sequence[Figure]) -> str:
    """A stable name for the finding, from what its figures are of and never from their counts."""
    area = largest_area(figures)
    name = AREAS[area].label if area in AREAS else area
    first = min(figures, key=lambda figure: (figure.period, figure.offence, figure.online))
    online = "" if first.online == "all" else f"online {first.online}"
    ages = "" if first.ages.is_all else first.ages.label
    return slug(name, check, first.period.label, first.offence, online, ages)
