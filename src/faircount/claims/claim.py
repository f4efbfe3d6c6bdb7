"""A claim in an article, what it says in numbers, and what was found about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from faircount.claims.stated_range import StatedRange
from faircount.vocabulary.ages import ALL_AGES, AgeBand
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.periods import Period


class ClaimKind(StrEnum):
    """What sort of statement a claim is."""

    LEVEL = "level"
    CHANGE = "change"
    RATIO = "ratio"
    SHARE = "share"
    RATE = "rate"
    RANK = "rank"
    MAGNITUDE = "magnitude"
    TOTAL = "total"


class Form(StrEnum):
    """The form in which a claim gives its number."""

    COUNT = "count"
    PERCENT = "percent"
    POINTS = "points"
    FRACTION = "fraction"
    ONE_IN = "one_in"
    FACTOR = "factor"
    DIFFERENCE = "difference"
    PAIR = "pair"
    PERCENT_PAIR = "percent_pair"
    PER = "per"
    EVERY = "every"
    FOR_EVERY = "for_every"
    PART_OF = "part_of"
    DIRECTION = "direction"
    RANK = "rank"
    MAGNITUDE = "magnitude"
    AGE = "age"
    THINGS = "things"
    SOME = "some"


class Direction(StrEnum):
    """Which way a change is said to go."""

    UP = "up"
    DOWN = "down"
    SAME = "same"


class Verdict(StrEnum):
    """The verdict by the text alone."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    UNVERIFIABLE = "unverifiable"


class ErrorSeverity(StrEnum):
    """How wrong an inconsistent claim is: an error, or the right figure with a slip in its last digit."""

    MATERIAL = "material"
    ROUNDING = "rounding"


@dataclass(frozen=True, slots=True)
class StatedValue:
    """What the claim says in numbers. ``amount`` is what its wording is taken as, ``value`` the number as printed.

    Percentages are in per cent, a percentage fall is negative. ``unit`` is the worth of one in the last printed digit,
    ``per`` the days that a rate is for, ``word`` the wording that stands for a number.
    """

    form: Form
    amount: StatedRange | None = None
    value: float | None = None
    unit: float = 1.0
    hedge: str = ""
    direction: Direction | None = None
    before: StatedRange | None = None
    after: StatedRange | None = None
    part: float | None = None
    whole: float | None = None
    per: float | None = None
    word: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a claim is about. ``areas`` are codes, or names as printed where no code is known; several are put together.

    ``qualifiers`` narrow the subject in a way that no code does: an app, a kind named once, "of them".
    ``explicit`` names what the claim's own sentence says of area, period, measure and ages; the rest is carried over from before.
    A "year" is said where it is named, and not where only "last year" is; a "group" where its sentence speaks of girls, babies
    or others who are not all the children.
    """

    areas: tuple[str, ...] = ()
    offence: str | None = None
    online: Online = Online.ALL
    counted: Counted = Counted.OFFENCES
    ages: AgeBand = ALL_AGES
    qualifiers: frozenset[str] = frozenset()
    explicit: frozenset[str] = frozenset()


class Way(StrEnum):
    """How a number can come of counts: as one, as a difference or change of two years, as a mean, as a share of a wider area."""

    LEVEL = "level"
    CHANGE = "change"
    DIFFERENCE = "difference"
    MEAN = "mean"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class NumberReading:
    """One way to take a number that the words of its sentence allow; ``per`` are the parts of the period that a mean is of."""

    way: Way
    offences: tuple[str, ...]
    areas: tuple[str, ...]
    periods: tuple[Period, ...]
    per: float = 1
    among: tuple[str, ...] = ()
    direction: Direction | None = None
    """The way that a difference is told to have gone, where it is: fewer of the one is more of the other."""


@dataclass(frozen=True, slots=True)
class Coordinates:
    """Where a claim lies in a ledger: codes or sets that are counted together, areas together, and one period or two.

    ``of`` are the offences, ``among`` the area, that a share is of or a rank is in. ``explicit`` names what its own sentence says
    of offence, area and period, and a "mean", "children" or "residents" that its number is of; the rest is carried from before.
    ``is_whole``: nothing in its words makes it less than these.
    """

    offences: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    among: str = ""
    against: tuple[str, ...] = ()
    """The place that a number is measured from: "8 more than neighbouring Nottinghamshire"."""
    periods: tuple[Period, ...] = ()
    explicit: frozenset[str] = frozenset()
    is_whole: bool = False
    estimate: int | None = None
    """The year of the population that a rate is per, where its sentence tells one: "mid-2021 estimates"."""
    rather: tuple[str, ...] = ()
    """The offences that a number is measured from: "143 more rapes of girls than of boys"."""
    assumed: frozenset[str] = frozenset()
    """What no sentence names and is taken for granted, "area" or "offence": figures may bear the claim out then, and no more."""
    set_aside: frozenset[str] = frozenset()
    """The areas that a rank is told without: "leave out the City of London"."""
    denied: str = ""
    """How its sentence denies the claim: by a direction that "did not" happen, or in words that are not understood."""
    readings: tuple[NumberReading, ...] = ()
    """Other ways to take the number: what one of them bears out is not wrong."""
    elsewhere: tuple[NumberReading, ...] = ()
    """Where else a count may lie that stands among others: what is exactly of one of these is not wrong here."""
    summed: int = 0
    """How many counts before it in its sentence it is told to be the sum of: "499 in one, 2,049 in the other, 2,548 in all"."""

    @property
    def is_explicit(self) -> bool:
        """Whether a figure with these coordinates, and no other, is the claim's."""
        return self.is_whole and self.explicit >= {"offence", "area", "period"}


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement with a number, or with a direction: characters ``start`` to ``end`` of the text as read.

    ``moved_on``: its periods are carried from an earlier sentence over words that may lead to others, as "now" does.
    """

    id: str
    start: int
    end: int
    text: str
    kind: ClaimKind
    stated: StatedValue
    subject: Subject = field(default_factory=Subject)
    periods: tuple[Period, ...] = ()
    area: str = ""
    measure: str = ""
    coordinates: Coordinates = field(default_factory=Coordinates)
    moved_on: bool = False

    @property
    def ages(self) -> AgeBand:
        """The ages that the claim is about."""
        return self.subject.ages


@dataclass(frozen=True, slots=True)
class Verification:
    """What the text's own numbers say about a claim, with the arithmetic on one line.

    ``operands`` are the ids of the claims that the arithmetic used, ``agrees`` those that a level is borne out by.
    """

    verdict: Verdict
    arithmetic: str
    severity: ErrorSeverity | None = None
    operands: tuple[str, ...] = ()
    agrees: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class VerifiedClaim:
    """A claim and its verdict by the text alone."""

    claim: Claim
    verification: Verification
