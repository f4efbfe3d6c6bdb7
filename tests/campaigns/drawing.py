"""A campaign drawn from a seed: which forces, which years, what is true, and what each force tells of it.

Nothing here knows the program. The truth is counts of offences by year, age, sex and online mark; what a force tells are sums
of them, so that every answer agrees with itself.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tests.campaigns.forces import AREAS, BEYOND, Force
from tests.campaigns.truth import LARGEST_FALL, PARTS, REFUSED, ZERO_TOO, Coordinate, Counts, Told, counts_of, told_of

FORMATS = ("csv", "xlsx", "ods", "html", "docx")
MARKS = ("<5", "*", "1-4")
LEGENDS = {
    "<5": ("", "Figures below 5 are shown as <5. A zero means that there were none."),
    "*": ("* = 1 to 4", "* stands for 1 to 4 offences", ""),
    "1-4": ("1-4: the exact number is withheld so that nobody can be recognised.",),
}
FORM_MARKS = ("fewer than 5 but not 0",) * 7 + (ZERO_TOO, ZERO_TOO, REFUSED)
FIRST_YEAR, LAST_YEAR = 2012, 2024


@dataclass(frozen=True)
class Question:
    """What a force is asked for beside the total: which bands, sexes, and whether of the online part too."""

    online: bool
    bands: tuple[tuple[int, int], ...] = ()
    age_not_known: bool = False
    sexes: tuple[str, ...] = ()
    crossed: bool = False
    """Ages by sex, and each of them online too."""
    years_together: bool = False
    offences: tuple[str, ...] = ()
    """Asked for beside all of them."""


@dataclass(frozen=True)
class Answer:
    """One force in a campaign: what it counted, how it tells it, and when it comes."""

    force: Force
    kind: str
    """``table``, ``form`` or ``refusal``."""
    years: tuple[int, ...]
    question: Question
    counts: Counts
    style: str = "csv"
    years_down: bool = False
    mark: str = ""
    """How counts of 1 to 4 are hidden; empty where the force prints them."""
    legend: str = ""
    wording: int = 0
    late: bool = False
    public: bool = False
    """Whether anybody can read the answer, and the project says where."""
    refused_first: bool = False
    """Whether a letter that refuses came before, and lies beside the answer."""
    beside: bool = False
    """Whether an answer that was put right lies beside the one that it corrects."""
    printed: Mapping[Coordinate, Told] | None = None
    """What is told in place of what the counts give: for a twin."""
    thousands: bool = False
    """Whether numbers are printed as 1,204."""
    second_hidden: bool = False
    """Whether the force hides a second row of the same total, as our letter asks."""

    @property
    def leaves_open(self) -> bool:
        """Whether the answer has a mark and does not say what it stands for."""
        return (
            self.kind == "table" and self.mark == "*" and not self.legend and any(told.is_hidden for told in self.told.values())
        )

    @property
    def told(self) -> Mapping[Coordinate, Told]:
        """Each figure of the answer, as the force tells it."""
        if self.printed is not None:
            return self.printed
        return {} if self.kind == "refusal" else told_of(self)


@dataclass(frozen=True)
class Campaign:
    """Everything that one seed gives: two rounds of answers, the settings, and which steps are walked."""

    seed: int
    answers: tuple[Answer, ...]
    corrected: tuple[Answer, ...] = ()
    """Answers that replace those of the same forces in the second round."""
    compared: tuple[int, int] | None = None
    """The years written into ``before`` and ``after``; none where the project stays as it was made."""
    official: bool = False
    population: bool = False
    official_counts: Mapping[tuple[str, int], int] = field(default_factory=dict)
    asks: bool = False
    threshold: int = 5
    steps: frozenset[str] = frozenset()

    def round(self, number: int) -> tuple[Answer, ...]:
        """The answers that are held in the first or second round."""
        if number == 1:
            return tuple(answer for answer in self.answers if not answer.late)
        newer = {answer.force: answer for answer in self.corrected}
        return tuple(newer.get(answer.force, answer) for answer in self.answers)

    @property
    def small(self) -> range:
        """The counts that are ours to hide."""
        return range(1, self.threshold)

    @property
    def has_second(self) -> bool:
        """Whether anything comes in after the first version."""
        return bool(self.corrected) or any(answer.late for answer in self.answers)


def brief(campaign: Campaign) -> Campaign:
    """The same campaign with a shorter walk: one of four has a second version, and none the steps beside the way."""
    if campaign.seed % 4 == 0:
        return replace(campaign, steps=frozenset())
    return replace(
        campaign,
        answers=tuple(replace(answer, late=False, refused_first=False) for answer in campaign.answers),
        corrected=(),
        steps=frozenset({"read"}),
    )


def draw(seed: int) -> Campaign:
    """The campaign of this seed."""
    chance = random.Random(f"campaign {seed}")
    years = _years(chance)
    forces = chance.sample(AREAS, chance.choice((1, 1, 2, 2, 3, 4, 6, 8)))
    if len(forces) > 1 and chance.random() < 0.12:
        forces[-1] = chance.choice(BEYOND)
    asks = chance.random() < 0.3
    official = chance.random() < 0.35
    asked = _question(chance, form=True) if asks else None
    if asked is not None and not official and chance.random() < 0.4:
        asked = replace(asked, offences=tuple(chance.sample(sorted(PARTS), chance.randint(1, len(PARTS)))))
    # A form asks for 400 figures at most, which six years of any question that is drawn keep to.
    years = years if asked is None else years[-6:]
    answers = [_answer(chance, force, years, asked) for force in forces]
    if all(answer.kind == "refusal" for answer in answers):
        answers[0] = _answer(chance, forces[0], years, asked, refuses=False)
    if len(answers) > 1 and chance.random() < 0.3:
        latest = next(place for place in reversed(range(len(answers))) if place)
        answers[latest] = replace(answers[latest], late=True, public=False, refused_first=chance.random() < 0.3)
    if all(answer.kind == "refusal" for answer in answers if not answer.late):
        answers = [replace(answer, late=False, refused_first=False) for answer in answers]
    return Campaign(
        seed,
        tuple(answers),
        corrected=_corrections(chance, answers),
        compared=tuple(sorted(chance.sample(years, 2))) if chance.random() < 0.6 else None,
        official=official,
        population=official and chance.random() < 0.5,
        official_counts=_official(chance, answers) if official else {},
        asks=asks,
        threshold=chance.choice((5, 5, 5, 5, 5, 10, 3)),
        steps=frozenset(step for step in ("read", "build", "preview", "serve", "unexplained", "twin") if chance.random() < 0.4),
    )


def _years(chance: random.Random) -> list[int]:
    """Two years or more, mostly in a row."""
    many = chance.choice((2, 2, 2, 2, 2, 3, 3, 4, 6, 13))
    first = chance.randint(FIRST_YEAR, LAST_YEAR - many + 1)
    years = list(range(first, first + many))
    if many > 2 and chance.random() < 0.2:
        years.remove(chance.choice(years[1:-1]))
    return years


def _question(chance: random.Random, *, form: bool = False) -> Question:
    """What is asked: always all offences, and now and then the rest."""
    bands: tuple[tuple[int, int], ...] = ()
    if chance.random() < 0.6:
        ends = sorted(chance.sample(range(1, 17), chance.randint(1, 3 if form else 5)))
        bands = tuple((low, high - 1) for low, high in zip([0, *ends], [*ends, 18], strict=True))
    sexes: tuple[str, ...] = ()
    if chance.random() < 0.4:
        sexes = ("female", "male", "not known") if chance.random() < 0.6 else ("female", "male")
    return Question(
        online=chance.random() < 0.7,
        bands=bands,
        age_not_known=bool(bands) and chance.random() < 0.7,
        sexes=sexes,
        crossed=form,
        years_together=not form and chance.random() < 0.12,
    )


def _answer(
    chance: random.Random, force: Force, years: list[int], asked: Question | None, *, refuses: bool | None = None
) -> Answer:
    """What this force sends."""
    if refuses is None:
        refuses = force in AREAS and chance.random() < 0.15
    own = tuple(years)
    if (len(years) > 2 and chance.random() < 0.3) or chance.random() < 0.08:
        missing = chance.choice(years)
        own = tuple(year for year in years if year != missing)
    form = asked is not None and chance.random() < 0.6
    question = asked if form and asked else _question(chance)
    mark = chance.choice(MARKS) if chance.random() < 0.55 else ""
    return Answer(
        force,
        "refusal" if refuses else "form" if form else "table",
        tuple(years) if form else own,
        question,
        counts_of(chance, years, scale=chance.choice((4, 15, 60, 60, 250, 250, 900, 3000)), bands=question.bands),
        style="xlsx" if form else chance.choice(FORMATS),
        years_down=chance.random() < 0.4,
        mark=chance.choice(FORM_MARKS) if mark and form else mark,
        legend=chance.choice(LEGENDS[mark]) if mark else "",
        wording=chance.randrange(1000),
        second_hidden=bool(mark) and form and chance.random() < 0.5,
        thousands=chance.random() < 0.2,
        public=not form and chance.random() < 0.08,
    )


def _corrections(chance: random.Random, answers: list[Answer]) -> tuple[Answer, ...]:
    """One answer put right by its force: some offences more or fewer in one year, in four campaigns of five."""
    held = [answer for answer in answers if answer.kind != "refusal" and not answer.late]
    if not held or chance.random() < 0.2:
        return ()
    answer = chance.choice(held)
    year = chance.choice(answer.years)
    # A second file beside an answer that stands on the web is public too, or is not: nobody has told the project which.
    beside = answer.kind == "table" and chance.random() < 0.15 and not answer.public
    return (replace(answer, counts=answer.counts.changed(chance, year), beside=beside),)


def _official(chance: random.Random, answers: list[Answer]) -> dict[tuple[str, int], int]:
    """What an official table has for each force and year of offences whose name shows a child: at most what is true."""
    return {
        (answer.force.area, year): int(max(0, answer.counts.total(year) - LARGEST_FALL) * chance.uniform(0.4, 0.95))
        for answer in answers
        if answer.force in AREAS
        for year in answer.counts.years
    }
