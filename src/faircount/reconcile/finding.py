"""A finding: figures that do not agree, with all that a page about them needs, and never more than is proved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from faircount.bounds.range import Range
from faircount.tables.figure import Figure


class Certainty(StrEnum):
    """How sure it is that something is wrong, the surest first."""

    IMPOSSIBLE = "impossible"
    VERY_UNLIKELY = "very unlikely"
    WORTH_ASKING = "worth asking"

    @property
    def rank(self) -> int:
        """0 for the surest."""
        return tuple(Certainty).index(self)


class Evidence(StrEnum):
    """What the sources say for an explanation."""

    EVIDENCE = "evidence"
    SOME = "some evidence"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Explanation:
    """One entry of the fixed list of explanations (``EXPLANATIONS``), with what speaks for it, or that nothing does."""

    key: str
    label: str
    state: Evidence
    reason: str


@dataclass(frozen=True, slots=True)
class CountBar:
    """A count to be drawn beside others; ``room`` is how much of it can fit where that is less than all."""

    label: str
    count: int
    room: int | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A line of working with one sum: ``At least this many must be exactly ten`` / ``270 − 259 = 11``."""

    words: str
    sum: str


@dataclass(frozen=True, slots=True)
class AlternativeReading:
    """The next reading of the figures, worked through: whether it fits, and how well.

    ``possible`` is all that is possible for what ``subject`` says; ``best`` is what the working comes to, ``reference`` the count
    that it is set against. ``assumption`` is what the working takes for granted.
    """

    title: str
    lede: str
    steps: tuple[Step, ...]
    subject: str
    possible: Range
    best: int
    best_label: str
    reference: int
    reference_label: str
    severity: Certainty
    outcome: str
    assumption: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Figures that cannot all be true, or hardly, or about which a question is worth asking.

    ``figures`` are the smallest set that clashes: take one away and the others can stand. ``rule`` is the rule of counting that
    they break, ``rule_here`` what it says of them. Each line of ``arithmetic`` holds one sum that a reader can check. ``clears``
    says which figure set aside would leave nothing in conflict. No field ever holds a count that somebody hid.
    """

    key: str
    check: str
    area: str
    severity: Certainty
    title: str
    subtitle: str
    figures: tuple[Figure, ...]
    rule: str
    rule_here: str
    arithmetic: tuple[str, ...]
    one_sentence: str
    not_said: str
    explanations: tuple[Explanation, ...]
    sources: tuple[str, ...]
    clears: str = ""
    chart_title: str = ""
    bars: tuple[CountBar, ...] = ()
    next_reading: AlternativeReading | None = None
