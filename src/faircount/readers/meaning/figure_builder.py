"""One reading and its facts made a figure: what labels leave open is taken from the context, what stays open is a doubt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import replace

from faircount.language.reading import CellReading
from faircount.language.subjects import is_unknown_offence
from faircount.language.year_rule import YearRule, so_far
from faircount.readers.doubt_wording import FORCE_IN_NAME, NO_FORCE
from faircount.readers.extract_builder import ExtractBuilder
from faircount.readers.meaning import child_defined as children
from faircount.readers.meaning.ages_of_years import AGES_ELSEWHERE, limits_in, of_that_time
from faircount.readers.meaning.asked_parts import area_asked, part_asked, sex_asked
from faircount.readers.meaning.bands import closed, go_beyond
from faircount.readers.meaning.context import NEAR, PATH, Context, FoundPart
from faircount.readers.meaning.counting import NO_UNIT, Counting
from faircount.readers.meaning.dimension import Dimension
from faircount.readers.meaning.facts import WORDS_OF_TITLE, CellFacts, say_source
from faircount.readers.meaning.forces_named import with_places_of_force
from faircount.readers.meaning.narrower import narrower
from faircount.readers.meaning.numbers_read import OPEN, SAID_OF_MARK, bounds_of, reading_doubt, status_of
from faircount.readers.meaning.of_suspects import ages_of_suspects, split_by_suspects
from faircount.readers.meaning.online_around import OUTRIGHT, online_around
from faircount.readers.meaning.parting import part_by
from faircount.readers.meaning.period_told import period_told, under_question
from faircount.readers.meaning.resolved_meaning import ResolvedMeaning
from faircount.readers.meaning.sex_around import sex_around
from faircount.readers.meaning.subject import is_of_another, may_be_of_any_crime, speaks_of_sexual_offences
from faircount.readers.meaning.untaken import speaks_of_flag
from faircount.tables.answered import NO_KNOWN_OFFENCE
from faircount.tables.extract import AnsweredFigure, Doubt, FigureRole, Leftover
from faircount.vocabulary.ages import ALL_AGES, AgeBand
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.periods import Period
from faircount.vocabulary.status import CellStatus

OTHER_SUBJECT = "it counts something that is no sexual offence, as its labels or its title say"
_MOST_PERIODS = 4
"""Periods beyond which none is likely enough to be proposed."""
AGES_OF_SUSPECTS = "the title names the ages of suspects"

_OF_ALL = frozenset({"part named", "earlier question", "document title", "elsewhere", "another table"})
"""Places off the path whose one population is that of every figure."""


class Builder:
    """Makes figures of one table or one passage, asking the context once for each part."""

    def __init__(
        self, context: Context, rule: YearRule, dimensions: Sequence[Dimension], harvest: ExtractBuilder, prefix: str
    ) -> None:
        self.context, self.dimensions, self.harvest, self.prefix = context, dimensions, harvest, prefix
        self.rule = under_question(rule, context)
        self.kinds = frozenset(found.kind for found in dimensions)
        meanings = [meaning for found in dimensions for meaning in found.meanings.values()]
        harvest.tells_flag |= any(meaning.online is not None for meaning in meanings)
        self.parts_by_online = "online" in self.kinds or part_by(meanings, "online", lambda: online_around(context))
        self.parts_by_sex = "sex" in self.kinds or part_by(meanings, "sex", lambda: sex_around(context))
        self._asked: dict[str, FoundPart | None] = {}
        self.counting = Counting(context, self.ask, self.kinds, dimensions)
        self._known: dict[int, tuple[CellFacts, ResolvedMeaning]] = {}
        self._said: set[tuple[str, str]] = set()

    def apart(self) -> Builder:
        """The same builder with a harvest of its own, to see what would be made."""
        other = copy(self)
        other.harvest, other._said = ExtractBuilder(tells_flag=self.harvest.tells_flag), set()
        return other

    def ask(self, part: str, question: Callable[[], FoundPart | None]) -> FoundPart | None:
        """What the context says about a part, asked once."""
        if part not in self._asked:
            self._asked[part] = question()
        return self._asked[part]

    def take(self, reading: CellReading, facts: CellFacts, place: str) -> None:
        """Add the figure, or leave the cell over with the reason."""
        if reading.is_figure:
            self.add(reading, facts, self.meaning_of(facts), place)
        elif not self._takes_refused(reading, facts, place):
            self.harvest.leftovers.append(Leftover(place, OPEN.get(reading.status, "no figure was given")))

    def _takes_refused(self, reading: CellReading, facts: CellFacts, place: str) -> bool:
        """Whether a cell of a table that says that it was withheld is known for what it is, as the same cell of a form."""
        apart = self.apart()
        if reading.status is CellStatus.REFUSED and "!" in place:
            apart.add(reading, facts, self.meaning_of(facts), place)
        known = [figure for figure in apart.harvest.figures if not figure.doubt]
        self.harvest.figures += known
        return bool(known)

    def meaning_of(self, facts: CellFacts) -> ResolvedMeaning:
        """What the facts mean, put together with the context once."""
        known = self._known.get(id(facts))
        if known is None or known[0] is not facts:
            own = split_by_suspects(facts) if self._is_of_suspects() else facts
            own = with_places_of_force(own, lambda: getattr(self.ask("area", self.context.area), "value", None))
            known = self._known[id(facts)] = (facts, self._resolve(own))
        return known[1]

    def _is_of_suspects(self) -> bool:
        return self.ask("of suspects", lambda: ages_of_suspects(self.dimensions, self.context)) is not None

    def add(self, reading: CellReading, facts: CellFacts, meant: ResolvedMeaning, place: str) -> None:
        """Add the figure of this meaning, or leave the cell over where its period cannot be told or it is of something else."""
        is_other = facts.is_other or (
            not facts.offence and self.ask("other", lambda: FoundPart(is_of_another(self.context), "")) == FoundPart(True, "")
        )
        if is_other and self.ask("sexual", lambda: speaks_of_sexual_offences(self.context, self.dimensions)) is not None:
            self.harvest.leftovers.append(Leftover(place, OTHER_SUBJECT))
            return
        if meant.period is None:
            self.harvest.leftovers.append(Leftover(place, meant.open_reason))
            self._ask_period(reading, facts, meant, place)
            return
        counted, is_count, unit_doubt = self.counting.of(reading, facts)
        # An offence that is named says that offences are meant, not surely that they are counted: taken, and doubted.
        names_offence = self.counting.names_offence(meant, place)
        is_named = (
            unit_doubt == NO_UNIT and ("offences" in counted or not is_count) and names_offence and not self.counting.is_other()
        )
        if reading.is_percent and (reading.number or 0) < 0 and facts.not_a_count != "change":
            self.harvest.leftovers.append(Leftover(place, "a fall between two periods, and no share of anything"))
            return
        is_of_anything = (
            not meant.offence and self.ask("any crime", lambda: may_be_of_any_crime(self.context, self.dimensions)) is not None
        )
        strange = NO_KNOWN_OFFENCE if not is_other and is_unknown_offence(meant.offence) else ""
        asked = (OTHER_SUBJECT if is_other or is_of_anything else strange, meant.question, "" if is_named else unit_doubt)
        question, read_doubt = "; ".join(filter(None, asked)), reading_doubt(reading, is_count)
        number, lower, upper = bounds_of(reading, facts)
        (self.harvest.proposals if question else self.harvest.figures).append(
            AnsweredFigure(
                area=meant.area,
                period=meant.period,
                counted=counted,
                offence=meant.offence,
                number=None if reading.is_about else number,
                lower=lower,
                upper=upper,
                locator=place,
                status=CellStatus.ROUNDED if reading.is_about else status_of(reading, number),
                online=meant.online,
                ages=meant.ages,
                sex=meant.sex,
                breakdown=f"{meant.breakdown};system={reading.label}".lstrip(";") if reading.label else meant.breakdown,
                role=meant.role,
                is_count=is_count,
                note="; ".join(f"mark {mark}" for mark in reading.marks) if reading.marks else "",
                doubt="; ".join(text for text in (question, meant.doubt, NO_UNIT if is_named else "", read_doubt) if text),
                assigned=f"{meant.assigned}; {SAID_OF_MARK}" if reading.sign and reading.upper is not None else meant.assigned,
            )
        )

    def _resolve(self, facts: CellFacts) -> ResolvedMeaning:
        """Everything about a figure that its own number does not change."""
        period, period_from, open_reason = self._period(facts)
        area, area_from = self._area(facts)
        noted = self.ask("ages of years", lambda: limits_in(text for _, text in self.context.texts("note", "elsewhere")))
        ages, ages_from, ages_question = of_that_time(self._ages(facts), period, noted)
        online, online_from, online_doubt = self._online(facts)
        offence, offence_from = self._offence(facts)
        doubts = [*facts.doubts, online_doubt, FORCE_IN_NAME if area_from == "area: file name" else "" if area else NO_FORCE]
        left = self.ask("words left", self.context.words_left)
        asked = (part_asked(period_from, "period"), ages_question, area_asked(facts, self.ask, self.context))
        questions = [*facts.questions, *asked, self._sex_asked(facts), WORDS_OF_TITLE if left else ""]
        sources = [*facts.sources, period_from, area_from, ages_from, online_from, offence_from, str(left.value) if left else ""]
        return ResolvedMeaning(
            period=period,
            open_reason=open_reason,
            area=area,
            ages=ages,
            online=online,
            sex=facts.sex or self._sex(),
            offence=offence,
            breakdown=";".join(narrower(facts.breakdown, offence)),
            role=FigureRole.OF_WHICH if facts.is_of_which else FigureRole.TOTAL if facts.is_total else FigureRole.DETAIL,
            doubt="; ".join(text for text in doubts if text),
            assigned="; ".join(dict.fromkeys(text for text in sources if text)),
            question="; ".join(dict.fromkeys(text for text in questions if text)),
        )

    def _period(self, facts: CellFacts) -> tuple[Period | None, str, str]:
        """The period, where it came from, and why there is none."""
        if facts.period is not None:
            period = None if facts.period_kind == "part" else self.rule.period(facts.period, facts.period_kind)
            if period is None and facts.period_kind in ("vague", "part", "month of years"):
                return None, "", "the period cannot be told exactly"
            if period is None:
                return None, "", "a single year under a heading of financial years: it may be their first or their last"
            return facts.within(period), "", "the part of the year does not lie in the year"
        if facts.period_kind == "untold":
            return None, "", "the label speaks of a year and does not name it"
        if "period" in facts.totals:
            return None, "", "a total over periods that do not follow each other"
        found = self.ask("period", lambda: period_told(self.context))
        if found is None:
            return None, "", "no period is named anywhere"
        if not isinstance(found.value, tuple):
            return None, "", f"several periods are named ({found.source}) and none by the figure's own labels"
        said, kind = found.value
        period = self.rule.period(said, kind)
        if period is None:
            return None, "", "a single year among financial years: it may be their first or their last"
        return facts.within(period), f"period: {found.source}", "the part of the year does not lie in the year"

    def _ask_period(self, reading: CellReading, facts: CellFacts, meant: ResolvedMeaning, place: str) -> None:
        """Ask for the period of a figure, with the figure that each of the periods that are possible would make."""
        apart, possible = self.apart(), self._possible_periods(facts)
        possible = possible if len(possible) <= _MOST_PERIODS else ()
        for period in possible:
            apart.add(reading, facts, replace(meant, period=period, question=""), place)
        made = (*apart.harvest.figures, *apart.harvest.proposals)
        labels, question = tuple(period.label for period in possible), "Which period is this figure about?"
        if (question, place) not in self._said:
            self._said.add((question, place))
            self.harvest.doubts.append(Doubt(question, labels, place, made if len(made) == len(labels) else ()))

    def _possible_periods(self, facts: CellFacts) -> tuple[Period, ...]:
        if facts.period is not None:
            return so_far(facts.period) if facts.period_kind == "part" else self.rule.alternatives(facts.period)
        found = self.ask("period", lambda: period_told(self.context))
        return found.periods if found is not None else ()

    def _area(self, facts: CellFacts) -> tuple[str, str]:
        if facts.area is not None:
            return facts.area.police or facts.area.name, ""
        if (found := self.ask("area", self.context.area)) is None or found.value is None:
            return "", ""
        return str(getattr(found.value, "police", "") or getattr(found.value, "name", "")), f"area: {found.source}"

    def _ages(self, facts: CellFacts) -> tuple[AgeBand, str, str]:
        if facts.ages is not None:
            return closed(facts.ages, lambda: self.ask("ages in figures", lambda: children.ages_in_figures(self.context))), "", ""
        if facts.population is not None:
            return children.within_limit(facts.population, self.ask("children", lambda: children.meant(self.context))), "", ""
        others = self.ask("ages of others", self.context.ages_of_others)
        if others is not None and isinstance(others.value, AgeBand):
            if self.counting.counts_others(facts):
                return others.value, f"ages: {others.source}", ""
            if others.source in NEAR:
                return ALL_AGES, "", AGES_OF_SUSPECTS
        found = self.ask("population", lambda: children.population_of(self.context))
        if found is None:
            return ALL_AGES, "", ""
        if not isinstance(found.value, AgeBand):
            return ALL_AGES, "", AGES_ELSEWHERE
        if found.source == children.OTHER_TITLE:
            return found.value, f"ages: {found.source}", AGES_ELSEWHERE
        if not self._is_of_suspects() and go_beyond(self.dimensions, found.value):
            # "Victim under 18", "Victim 18 or over", "All sexual offences": the last is of everybody, whatever was asked.
            return ALL_AGES, "", ""
        is_asked = found.source == "request"
        is_far = found.source == "another table" or (is_asked and children.tell_several_ages(self.context))
        if (is_far and self.context.is_of_one_offence()) or (is_asked and children.asks_of_another(self.context)):
            return ALL_AGES, "", "" if children.names_children(self.context) else AGES_ELSEWHERE
        if found.source in PATH | _OF_ALL | {"note"} or len(self.context.questions) < 2:
            return found.value, f"ages: {found.source}", ""
        if self.ask("subject", lambda: FoundPart(self.context.names_subject(), "")) == FoundPart(True, ""):
            # "Rapes of any age" beside a question about children: the nearer subject is whole as it stands.
            several = len(self.context.questions) > 1
            return (ALL_AGES, "", "") if several else (found.value, f"ages: {found.source}", "")
        return found.value, f"ages: {found.source}", AGES_ELSEWHERE

    def _online(self, facts: CellFacts) -> tuple[Online, str, str]:
        if facts.online is not None or self.parts_by_online:
            return facts.online or Online.ALL, "", ""
        found = self.ask("online", lambda: online_around(self.context) or speaks_of_flag(self.context))
        if found is None or not isinstance(found.value, Online):
            return Online.ALL, "", ""
        doubt = "" if found.source in OUTRIGHT else f"taken as online because {say_source(found.source)} says so"
        return found.value, f"online: {found.source}", doubt

    def titled_online(self) -> bool:
        """Whether the words around say of all figures that they are flagged, and no label says it of some."""
        return self._online(CellFacts())[0] is Online.YES

    def _sex_asked(self, facts: CellFacts) -> str:
        is_told = facts.sex is not None or "sex" in self.kinds or self._sex() is not Sex.ALL
        return "" if is_told else sex_asked(self.ask, self.context)

    def _sex(self) -> Sex:
        found = None if self.parts_by_sex else self.ask("sex", lambda: sex_around(self.context))
        return found.value if found is not None and isinstance(found.value, Sex) else Sex.ALL

    def _offence(self, facts: CellFacts) -> tuple[str, str]:
        if facts.offence:
            return facts.offence, ""
        found = self.ask("offence", self.context.offence) or self.ask("offence of one label", self._offence_of_one)
        return (str(found.value), f"offence: {found.source}") if found is not None else ("", "")

    def _offence_of_one(self) -> FoundPart | None:
        """The offence that one label names in a column that goes on with ages, sexes and flags: they are of it."""
        measures = [meaning for found in self.dimensions if found.kind != "offence" for meaning in found.meanings.values()]
        named = {meaning.offence for meaning in measures if meaning.offence and not meaning.is_of_which}
        goes_on = any(meaning.kinds & {"age", "sex", "online"} and not meaning.offence for meaning in measures)
        return FoundPart(named.pop(), "one label of the column") if len(named) == 1 and goes_on else None
