"""A figure of the ledger in words, and a named set of offences from the codes that make it up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from faircount.bounds.range import Range
from faircount.bounds.relations import counting
from faircount.store.ledger import Saying
from faircount.tables.extract import AnsweredFigure
from faircount.tables.figures import Figure
from faircount.tables.protected import printed_count
from faircount.vocabulary.breakdowns import said_breakdown
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.offences import CODES, OFFENCE_SETS, find_measure, offence_label
from faircount.vocabulary.outcomes import names_an_outcome
from faircount.vocabulary.periods import Period, say_date
from faircount.vocabulary.provenance import Source

_ONLINE = {Online.YES: "marked as online", Online.NO: "not marked as online"}


def unit_of(figure: Figure) -> Counted:
    """What the figure counts; offences told by what became of them are outcomes, whatever the heading above them said."""
    by_outcome = figure.counted is Counted.OFFENCES and names_an_outcome(figure.breakdown)
    return Counted.OUTCOMES if by_outcome else figure.counted


def what_of(figure: Figure) -> str:
    """Of what it is a figure: the offence, and whatever narrows it (online mark, ages, sex, further breakdowns).

    >>> from faircount.vocabulary.periods import FinancialYear
    >>> year = FinancialYear(2015).period
    >>> what_of(Figure("E23000013", year, Counted.OFFENCES, "child_rape", 20, 20, sex=Sex.MALE, breakdown="outcome=Charged"))
    'rape of a child, male, outcome: Charged'
    """
    return ", ".join((offence_label(figure.offence), *_narrowed(figure)))


def what_of_answered(figure: AnsweredFigure) -> str:
    """The same of a figure as it was answered, in the answer's own words where no vocabulary knows them."""
    measure = find_measure(figure.offence) if figure.offence else None
    offence = offence_label(measure.offence) if measure is not None else figure.offence or "offence not named"
    words = (figure.counted, offence, figure.area or "force not named", figure.period.label)
    return ", ".join((*words, *_narrowed(figure)))


def _narrowed(figure: Figure | AnsweredFigure) -> list[str]:
    words = [_ONLINE[figure.online]] if figure.online in _ONLINE else []
    words += [figure.ages.label] if not figure.ages.is_all else []
    words += [f"sex {figure.sex}" if figure.sex is Sex.NOT_KNOWN else str(figure.sex)] if figure.sex is not Sex.ALL else []
    return [*words, *said_breakdown(figure.breakdown)]


def document_of(source: Source) -> str:
    """The document by its title, who published it, and when.

    >>> from faircount.vocabulary.provenance import Trust
    >>> document_of(Source("kent-xlsx", "Answer 17", "Kent Police", "ab", Trust.FORCE))
    'Answer 17, Kent Police, no date'
    """
    return f"{source.title}, {source.publisher}, {say_date(source.published) if source.published else 'no date'}"


@dataclass(frozen=True, slots=True)
class CodePart:
    """One code, or a smaller set, and all that current documents say of it: two that contradict each other both stand."""

    offence: str
    sayings: tuple[Saying, ...]

    @property
    def range(self) -> Range:
        """From the least to the most that was printed; nothing is worked out from other figures."""
        figures = [saying.figure for saying in self.sayings]
        uppers = [figure.upper for figure in figures if figure.upper is not None]
        most = max(uppers) if len(uppers) == len(figures) else None
        return Range(min(figure.lower if figure.lower is not None else 0 for figure in figures), most)

    @property
    def words(self) -> str:
        """The part with its count as printed, each of them where documents differ: ``19D 77``, ``19E 20 or 25``."""
        return f"{self.offence} {' or '.join(dict.fromkeys(printed_count(saying.figure) for saying in self.sayings))}"


@dataclass(frozen=True, slots=True)
class FromParts:
    """What the held parts of a set come to. ``missing`` are the codes in use that no part holds: then it is no total."""

    offence: str
    parts: tuple[CodePart, ...]
    missing: tuple[str, ...]

    @property
    def subject(self) -> Figure:
        """What the sum is of, with its limits and no document of its own."""
        like = self.parts[0].sayings[0].figure
        lower, upper = self.range.lower, self.range.upper
        return replace(like, offence=self.offence, lower=lower, upper=upper, source_id="", locator="", note="", quality="")

    @property
    def is_total(self) -> bool:
        """Whether the parts are the whole set."""
        return not self.missing

    @property
    def range(self) -> Range:
        """The least and the most of all parts together; where a code is missing, or a part has no limit, there is no most."""
        total = Range(0, 0 if self.is_total else None)
        for part in self.parts:
            total = total.plus(part.range)
        return total

    @property
    def count(self) -> str:
        """What the parts come to: a count, a range, or at least so many."""
        lower, upper = self.range.lower, self.range.upper
        return str(lower) if lower == upper else f"{lower} to {upper}" if upper is not None else f"at least {lower}"

    @property
    def words(self) -> str:
        """The parts as a sum; where one is missing it says that this is no total, and which."""
        missing = "" if self.is_total else f"; no total, since nothing is held of {', '.join(self.missing)}"
        return f"{' + '.join(part.words for part in self.parts)}{missing}"


def parts_named(offence: str) -> frozenset[str]:
    """The codes that make up a set, and the smaller sets that lie in it; nothing for a code, or a set not made of codes.

    >>> sorted(parts_named("sexual_activity_with_a_child")), parts_named("sexual_under_18"), parts_named("88A")
    (['21', '22B'], frozenset(), frozenset())
    """
    wanted = _codes(offence) if offence in OFFENCE_SETS else frozenset()
    return frozenset(name for name in (*CODES, *OFFENCE_SETS) if name != offence and _codes(name) and _codes(name) <= wanted)


def from_parts(sayings: Iterable[Saying], offence: str) -> tuple[FromParts, ...]:
    """The set from its parts, once for each area, period, unit, ages, sex and breakdown of which any are held.

    Parts of one official release are added, and so are parts from the answers of forces, each of which may hold some; counts of
    the one are never added to counts of the other.
    """
    named = parts_named(offence)
    groups: dict[tuple[object, ...], dict[str, list[Saying]]] = {}
    for saying in sayings:
        name = saying.figure.offence
        if saying.current and name in named:
            groups.setdefault(_alike(saying), {}).setdefault(name, []).append(saying)
    return tuple(
        _covered(offence, {name: CodePart(name, tuple(said)) for name, said in parts.items()}) for parts in groups.values()
    )


def _alike(saying: Saying) -> tuple[object, ...]:
    """What parts have to share to be added: how they were counted, and all that they are figures of but the offence."""
    figure, source = saying.figure, saying.source
    rest = figure.area, figure.period, figure.counted, figure.online, figure.ages, figure.sex, figure.breakdown
    return counting(figure, {source.source_id: source}), source.trust, *rest


def _covered(offence: str, held: Mapping[str, CodePart]) -> FromParts:
    """Parts that share no code and leave the fewest codes out, the finest of them; and the codes that are then missing."""
    wanted, period = _codes(offence), next(iter(held.values())).sayings[0].figure.period
    codes = {name for name in held if name in CODES}
    sets = sorted(name for name in held if name not in CODES)

    def chosen(sets: tuple[str, ...]) -> tuple[list[str], list[str]]:
        """These sets and the codes beside them, and what they leave out."""
        inside = frozenset[str]().union(*map(_codes, sets))
        return [*sets, *sorted(codes - inside)], sorted(_in_use(wanted - inside - codes, period))

    disjoint = (each for size in range(len(sets) + 1) for each in combinations(sets, size) if _share_nothing(each))
    names, missing = min(map(chosen, disjoint), key=lambda found: len(found[1]))
    return FromParts(offence, tuple(held[name] for name in sorted(names)), tuple(missing))


def _share_nothing(sets: tuple[str, ...]) -> bool:
    return len(frozenset[str]().union(*map(_codes, sets))) == sum(len(_codes(each)) for each in sets)


def _codes(offence: str) -> frozenset[str]:
    """The codes that a code or a set is made of; none where it rests on ages, flags or law."""
    return frozenset({offence}) if offence in CODES else frozenset(OFFENCE_SETS[offence].codes if offence in OFFENCE_SETS else ())


def _in_use(codes: Iterable[str], period: Period) -> set[str]:
    """The codes under which anything could be recorded in the period."""
    return {code for code in codes if CODES[code].is_valid(period.start) or CODES[code].is_valid(period.end)}
