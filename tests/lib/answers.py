"""Random answers: a tidy table drawn first, then laid out as forces lay them out, so that what is right is known."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from itertools import pairwise, product

FORCES = ("Cleveland Police", "Kent Police", "Avon and Somerset Constabulary", "Dyfed-Powys Police", "Devon & Cornwall Police", "Essex Police", "Humberside Police", "Exampleshire Constabulary", "Norfolk Constabulary", "Surrey Police")  # fmt: skip  # noqa: E501
OFFENCES = ("Rape", "Sexual assault", "Sexual grooming", "Sexual communication with a child", "Sexual activity involving a child under 16", "Rape of a female child under 13", "Sexual assault on a male child under 13", "Abuse of children through sexual exploitation", "Exposure and voyeurism")  # fmt: skip  # noqa: E501
UNITS = ("offences", "victims", "crimes", "suspects", "arrests")


@dataclass(frozen=True)
class Cell:
    """One figure that an answer holds: what it is a figure of, and what is printed."""

    period: tuple[str, str]
    ages: tuple[str, str]
    sex: str
    online: str
    area: str
    offence: str
    count: int | None
    upper: int | None = None


@dataclass
class Grid:
    """A table to be rendered: texts, merged stretches (top, left, bottom, right), rows of headings."""

    rows: list[list[str]]
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    head_rows: int = 1
    footed: dict[tuple[int, int], str] = field(default_factory=dict)


@dataclass
class Answer:
    """The blocks of an answer in order (kind, content), the file's stem, and the figures that it holds."""

    stem: str
    blocks: list[tuple[str, object]]
    expected: list[Cell]
    unit: str
    sheet: str = "Sheet1"
    title: str = ""


@dataclass(frozen=True)
class Level:
    """A value of a dimension: its label and the fields of a cell that it settles."""

    label: str
    sets: tuple[tuple[str, object], ...]
    is_total: bool = False


def _financial(start: int, style: int) -> Level:
    labels = [
        f"{start}/{(start + 1) % 100:02d}", f"{start}-{(start + 1) % 100:02d}", f"{start}/{start + 1}", f"FY {start}/{(start + 1) % 100:02d}",  # noqa: E501
        f"{start}–{(start + 1) % 100:02d}", f"April {start} to March {start + 1}", f"1 April {start} - 31 March {start + 1}",
        f"Year ending March {start + 1}", f"01/04/{start} - 31/03/{start + 1}", f"Apr-{start % 100:02d} to Mar-{(start + 1) % 100:02d}",  # noqa: E501
    ]  # fmt: skip
    return Level(labels[style], (("period", (f"{start}-04-01", f"{start + 1}-03-31")),))


def _calendar(year: int, style: int) -> Level:
    labels = [str(year), str(year), f"January {year} to December {year}", f"Jan - Dec {year}"]
    return Level(labels[style % 4], (("period", (f"{year}-01-01", f"{year}-12-31")),))


def periods(rng: random.Random, many: int) -> tuple[str, list[Level]]:
    """Years one after the other, and the name of their column."""
    start, style = rng.randint(2012, 2019), rng.randrange(10)
    if rng.random() < 0.3:
        return rng.choice(("Year", "Calendar year", "")), [_calendar(start + n, style) for n in range(many)]
    return rng.choice(("Year", "Financial year", "Period", "")), [_financial(start + n, style) for n in range(many)]


def ages(rng: random.Random) -> tuple[str, list[Level]]:
    """Bands that part the ages up to 17, in one way of writing them."""
    cuts = sorted(rng.sample(range(3, 17), rng.randint(1, 3)))
    edges = [0, *cuts, 18]
    style = rng.randrange(5)
    levels = []
    for low, after in pairwise(edges):
        high = after - 1
        forms = [f"{low}-{high}", f"{low} to {high}", f"{low} – {high} years", f"Aged {low} to {high}", f"{low}-{high} yrs"]
        label = str(low) if low == high and style == 0 else forms[style]
        if low == 0 and rng.random() < 0.5:
            label = rng.choice((f"Under {after}", f"{high} and under", f"{high} or younger"))
        levels.append(Level(label, (("ages", (str(low), str(high))),)))
    if rng.random() < 0.4:
        levels.append(Level(rng.choice(("Not known", "Unknown", "Not recorded", "Age unknown")), (("ages", ("unknown", "")),)))
    return rng.choice(("Age", "Age band", "Victim age", "Age group of victim", "Age of victim at time of offence")), levels


def sexes(rng: random.Random) -> tuple[str, list[Level]]:
    """The sexes, in one way of writing them."""
    style = rng.randrange(4)
    female, male = (("Female", "Male"), ("Girls", "Boys"), ("FEMALE", "MALE"), ("F", "M"))[style]
    levels = [Level(female, (("sex", "female"),)), Level(male, (("sex", "male"),))]
    if rng.random() < 0.4:
        levels.append(Level(rng.choice(("Unknown", "Not stated", "Not recorded")), (("sex", "unknown"),)))
    return rng.choice(("Sex", "Victim sex", "Gender", "Victim gender")), levels


def flags(rng: random.Random) -> tuple[str, list[Level]]:
    """Online or not."""
    yes, no = rng.choice((("Yes", "No"), ("Y", "N"), ("Online", "Not online"), ("Cyber", "Non-cyber"), ("Online", "Offline")))
    return rng.choice(("Online flag", "Cyber", "Online", "Cyber flag", "Online crime flag")), [
        Level(yes, (("online", "yes"),)),
        Level(no, (("online", "no"),)),
    ]


def offences(rng: random.Random) -> tuple[str, list[Level]]:
    """A few offences."""
    names = rng.sample(
        [name for name in OFFENCES if "male" not in name] if rng.random() < 0.5 else list(OFFENCES), rng.randint(2, 4)
    )
    if all("male" in name for name in names):
        names[0] = "Sexual grooming"
    return rng.choice(("Offence", "Offence type", "Crime type", "HO offence group", "Offence description")), [
        Level(name, (("offence", name),)) for name in names
    ]


def forces(rng: random.Random) -> tuple[str, list[Level]]:
    """Several forces."""
    return rng.choice(("Force", "Police force", "Area", "Force area")), [
        Level(name, (("area", name),)) for name in rng.sample(FORCES, rng.randint(2, 5))
    ]


DIMENSIONS = {"age": ages, "sex": sexes, "online": flags, "offence": offences, "force": forces}


@dataclass
class Marks:
    """How an answer prints small counts and noughts."""

    small: str
    legend: str
    upper: int
    nought: str
    nought_legend: str


def marks(rng: random.Random) -> Marks:
    """A way of printing small counts, with its legend."""
    small, legend, upper = rng.choice(
        (
            ("*", "Cells of fewer than five are shown as *.", 4),
            ("<5", "Counts below 5 are not given.", 4),
            ("*", "* denotes a figure between 1 and 4.", 4),
            ("1-4", "", 4),
            ("*", "An asterisk (*) means a number under 5, suppressed to protect individuals.", 4),
            ("less than 5", "", 4),
            ("<10", "Small numbers (below 10) are suppressed.", 9),
            ("[c]", "[c] represents fewer than 5 records.", 4),
        )
    )
    nought = rng.choice(("0", "0", "0", "Nil", "-"))
    return Marks(small, legend, upper, nought, "A dash means nil." if nought == "-" else "")


class Draw:
    """One random answer being made."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.marks = marks(self.rng)
        self.unit = self.rng.choice(UNITS)
        self.force = self.rng.choice(FORCES)
        self.hides = self.rng.random() < 0.5
        self.expected: list[Cell] = []
        self.used_small = self.used_nought = False

    def count(self) -> int:
        """A count: often small, sometimes in the thousands, sometimes nought."""
        roll = self.rng.random()
        if roll < 0.12:
            return 0
        return (
            self.rng.randint(1, 30) if roll < 0.5 else self.rng.randint(31, 900) if roll < 0.9 else self.rng.randint(1000, 4000)
        )

    def printed(self, count: int, hide: bool = True) -> tuple[str, int | None, int | None]:
        """The text of a count, and what may be read from it: the count, or the upper bound."""
        if count == 0:
            self.used_nought = True
            return self.marks.nought, 0, None
        if hide and self.hides and count <= self.marks.upper:
            self.used_small = True
            return self.marks.small, None, self.marks.upper
        text = f"{count:,}" if self.commas else str(count)
        return text, count, None

    @property
    def commas(self) -> bool:
        """Whether thousands are parted, which one answer does throughout."""
        return self.marks.upper % 2 == 0 and self.unit != "arrests"

    def cell(self, levels: list[Level], count: int | None, upper: int | None, base: dict[str, object]) -> None:
        """Remember what is right for a printed figure."""
        said = dict(base)
        for level in levels:
            said.update(dict(level.sets))
        self.expected.append(Cell(**said, count=count, upper=upper))  # type: ignore[arg-type]


QUIRKS = 0.35
"""The share of answers that have a difficulty of their own instead of the common layouts."""
LETTERS = frozenset({"html", "docx", "txt", "pdf"})
"""Formats of letters, as against those of tables."""


def answer(seed: int, kind: str = "") -> Answer:
    """The answer that a seed stands for, as it could be sent in a format."""
    from tests.lib.answer_layouts import lay_out
    from tests.lib.answer_quirks import quirk

    draw = Draw(seed)
    if random.Random(f"quirk {seed}").random() < QUIRKS:
        return quirk(draw, seed, is_letter=kind in LETTERS)
    return lay_out(draw, seed)


def every_combination(dims: list[list[Level]]) -> list[list[Level]]:
    """All combinations of the levels."""
    return [list(combination) for combination in product(*dims)] if dims else [[]]
