"""One thing that was asked of forces, and how it is named on a page."""

from __future__ import annotations

from dataclasses import dataclass

from faircount.bounds.extent import plain_ages
from faircount.tables.figures import Figure
from faircount.vocabulary.ages import ALL_AGES, AgeBand
from faircount.vocabulary.breakdowns import said_breakdown
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.offences import offence_label

MARKED = {Online.YES: "marked as online", Online.NO: "not marked as online"}
SEXES = {Sex.FEMALE: "female", Sex.MALE: "male", Sex.NOT_KNOWN: "sex not known"}


@dataclass(frozen=True, slots=True)
class BriefingQuestion:
    """What is counted, of which offences, with which mark, of whom: all that a figure is of but where and when."""

    counted: Counted
    offence: str
    online: Online = Online.ALL
    ages: AgeBand = ALL_AGES
    sex: Sex = Sex.ALL
    breakdown: str = ""

    @classmethod
    def of(cls, figure: Figure) -> BriefingQuestion:
        """The question that a figure answers."""
        return cls(figure.counted, figure.offence, figure.online, plain_ages(figure), figure.sex, figure.breakdown)

    @property
    def is_whole(self) -> bool:
        """Whether it is of everybody: no band of ages, no one sex, no further part."""
        return self.ages.is_all and self.sex is Sex.ALL and not self.breakdown

    @property
    def noun(self) -> str:
        """In the midst of a sentence.

        >>> BriefingQuestion(Counted.OFFENCES, "sexual_under_18").noun
        'sexual offences against under-18s'
        >>> BriefingQuestion(Counted.VICTIMS, "sexual_under_18", Online.YES, AgeBand(0, 3), Sex.FEMALE).noun
        'victims of sexual offences against under-18s, marked as online, aged under 4, female'
        """
        label = offence_label(self.offence)
        parts = [label if self.counted is Counted.OFFENCES else f"{self.counted} of {label}"]
        parts += [MARKED[self.online]] if self.online in MARKED else []
        parts += [] if self.ages.is_all else [f"aged {ages}" if (ages := self.ages.label).startswith("under") else ages]
        parts += [SEXES[self.sex]] if self.sex in SEXES else []
        return ", ".join([*parts, *said_breakdown(self.breakdown)])

    @property
    def heading(self) -> str:
        """At the head of a row or of a sentence."""
        return f"{self.noun[0].upper()}{self.noun[1:]}"


def in_order(question: BriefingQuestion, offence: str) -> tuple[object, ...]:
    """The place of a question on a page: the offence that was asked for first, wholes before parts, the mark before all."""
    ages = question.ages
    return (
        question.offence != offence,
        not question.is_whole,
        question.counted is not Counted.OFFENCES,
        str(question.counted),
        question.offence,
        not ages.is_all,
        not ages.known,
        ages.low or 0,
        ages.high if ages.high is not None else 999,
        list(Sex).index(question.sex) if question.sex is not Sex.ALL else -1,
        question.breakdown,
        (Online.YES, Online.ALL, Online.NO).index(question.online),
    )
