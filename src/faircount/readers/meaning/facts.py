"""The meanings of all labels of a cell put together, inner labels deciding, each part with the place it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from faircount.language.labels import Meaning
from faircount.language.months import PartOfYear
from faircount.patterns import regex
from faircount.vocabulary.ages import AgeBand
from faircount.vocabulary.areas import Area, area_contains
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.offences import find_offence
from faircount.vocabulary.periods import Period

UNREAD = "words of a label were not understood, and they look like a part of the"
"""The question of a figure under a label that looks like a period, an age, a sex, a flag, and could not be read."""
WORDS_OF_SENTENCE = "words of its sentence were not understood, and they may say that it is a part"
WORDS_OF_TITLE = "words of its title were not understood, and they may say that it is a part"
"""The questions of a figure whose sentence or title says more of what is counted than was understood: "committed in schools"."""
OF_LABEL = "not understood"
"""Where a meaning came from names a label of which words were not understood so, for whoever is asked about it."""
_LONGEST = 90
_FIGURE = regex(r"\W*\d[\d,.]*\W*")
"""A number is no name of a group: it is a count that was taken for a label."""
_YES_OR_NO = regex(r"^\W*(?:yes|no|y|n)\W*$", re.IGNORECASE)


def hinted_unit(said: Meaning) -> str:
    """The unit of a label such as "Female victims", which says of whom, and not that people are counted: a note may deny it."""
    return "victims" if said.counted == "victims" and said.kinds & {"sex", "age", "online"} else ""


@dataclass(frozen=True, slots=True)
class CellFacts:
    """What is known of a cell from its labels. ``sources`` names the place of each part; ``doubts`` what did not fit.

    ``questions`` are what keeps a figure of these facts out until a person has answered. ``unit_hint`` is a unit that labels of
    people or offences only suggest ("Female victims").
    """

    period: Period | None = None
    period_kind: str = ""
    part: PartOfYear | None = None
    ages: AgeBand | None = None
    population: AgeBand | None = None
    sex: Sex | None = None
    online: Online | None = None
    counted: str = ""
    not_a_count: str = ""
    area: Area | None = None
    offence: str = ""
    breakdown: tuple[str, ...] = ()
    is_total: bool = False
    is_of_which: bool = False
    totals: frozenset[str] = frozenset()
    sources: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    unit_hint: str = ""
    is_other: bool = False
    """Whether a label says that something is counted that is no sexual offence."""

    def within(self, period: Period) -> Period | None:
        """The part of the year that a label names, of the year; the whole of it where none does."""
        return self.part.within(period) if self.part is not None else period

    def adding(self, said: Meaning, source: str, name: str = "") -> CellFacts:
        """The facts with what one more label says, which decides over what was there before."""
        changes: dict[str, object] = {}
        sources = list(self.sources)
        if hint := hinted_unit(said):
            said = replace(said, counted="")
            changes["unit_hint"] = hint
        for key in ("ages", "population", "sex", "online", "counted", "not_a_count", "area", "offence", "part"):
            value = getattr(said, key)
            if key == "area" and value is not None and self.area is not None and area_contains(value.code, self.area.code):
                continue  # "South East" behind "Kent Police" says where Kent lies
            if value is not None and value != "":
                changes[key] = value
                sources.append(f"{key}: {source}")
        if said.period is not None:
            changes |= self._with_period(said)
            sources.append(f"period: {source}")
        if said.looks:
            changes["questions"] = (*self.questions, *(f"{UNREAD} {kind}" for kind in sorted(said.looks)))
        if _FIGURE.fullmatch(said.rest):
            changes["questions"] = (*self.questions, f"{UNREAD} figures")
        if said.looks or _FIGURE.fullmatch(said.rest):
            sources.append(not_understood(said))
        if said.rest:
            changes["breakdown"] = (*self.breakdown, f"{name or 'group'}={_clean(said.rest)}")
        if _YES_OR_NO.match(said.text) and not said.kinds and not said.is_number:
            changes["doubts"] = (*self.doubts, "a yes or no that does not say of what")
        changes["is_other"] = said.is_other or (self.is_other and find_offence(said.offence) is None)
        changes["is_total"] = self.is_total or said.is_total
        changes["is_of_which"] = self.is_of_which or said.is_of_which
        changes["totals"] = self.totals | {said.total_of} if said.is_total and said.total_of else self.totals
        return replace(self, sources=tuple(sources), **changes)  # type: ignore[arg-type]

    def _with_period(self, said: Meaning) -> dict[str, object]:
        """The inner of two periods; two that do not lie in one another are a doubt."""
        assert said.period is not None
        found: dict[str, object] = {"period": said.period, "period_kind": said.period_kind}
        if self.period is None or self.period == said.period or self.period.contains(said.period):
            return found
        if said.period.contains(self.period):
            return {}
        return found | {"doubts": (*self.doubts, f"two periods: {self.period.label} and {said.period.label}")}


ITS_SENTENCE, ITS_PARAGRAPH = "area: its sentence", "area: its paragraph"
"""Where a figure of a letter has its area from, which is asked about where the answer as a whole is of another."""


def say_source(place: str) -> str:
    """Where a part of a meaning was found, as a question names it.

    >>> say_source("note"), say_source("elsewhere")
    ('the note', 'another part of the answer')
    """
    return "another part of the answer" if place == "elsewhere" else f"the {place}"


def not_understood(said: Meaning) -> str:
    """The words of a label that were not understood, and the label, for those who are asked: none of it is published.

    >>> not_understood(Meaning(text="Girls, Tier 2; other", rest="Tier 2; other"))
    'not understood: “Tier 2, other” in “Girls, Tier 2, other”'
    """
    text, rest = (re.sub(r"\s+", " ", words.replace(";", ",")).strip()[:_LONGEST] for words in (said.text, said.rest))
    return f"{OF_LABEL}: “{rest}” in “{text}”" if rest and rest != text else f"{OF_LABEL}: “{text}”"


def _clean(text: str) -> str:
    return text.replace(";", ",").replace("=", "-")


def joined(row: CellFacts, column: CellFacts) -> CellFacts:
    """The facts of a row with those of a column: each says what the other leaves open; where both speak, a doubt.

    Written out part by part: it is done once a cell, and a workbook may have a million.
    """
    doubts = [*row.doubts, *column.doubts]
    for key, mine, other in (
        ("ages", row.ages, column.ages),
        ("sex", row.sex, column.sex),
        ("online", row.online, column.online),
    ):
        if mine is not None and other is not None and mine != other:
            doubts.append(f"{key}: the row and the column say different things")
    period, period_kind = _inner(row, column, doubts)
    both_name = bool(row.offence and column.offence)
    return CellFacts(
        period=period,
        period_kind=period_kind,
        part=row.part if column.part is None else column.part,
        ages=column.ages if row.ages is None else row.ages,
        population=row.population if column.population is None else column.population,
        sex=column.sex if row.sex is None else row.sex,
        online=column.online if row.online is None else row.online,
        counted=column.counted or row.counted,
        not_a_count=column.not_a_count or row.not_a_count,
        area=row.area if column.area is None else column.area,
        offence=row.offence if both_name else column.offence or row.offence,
        breakdown=(*row.breakdown, *column.breakdown, *([f"measure={column.offence}"] if both_name else ())),
        is_total=row.is_total or column.is_total,
        is_of_which=row.is_of_which or column.is_of_which,
        is_other=row.is_other or column.is_other,
        totals=row.totals | column.totals,
        sources=(*row.sources, *column.sources),
        doubts=tuple(doubts),
        questions=(*row.questions, *column.questions),
        unit_hint=column.unit_hint or row.unit_hint,
    )


def _inner(row: CellFacts, column: CellFacts, doubts: list[str]) -> tuple[Period | None, str]:
    """The inner of the two periods; two that do not lie in one another are a doubt, and the column decides."""
    if column.period is None:
        return row.period, row.period_kind
    if row.period is not None and row.period != column.period:
        if column.period.contains(row.period):
            return row.period, row.period_kind
        if not row.period.contains(column.period):
            doubts.append(f"two periods: {row.period.label} and {column.period.label}")
    return column.period, column.period_kind
