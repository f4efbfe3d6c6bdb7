"""Random answers with one difficulty each: numbered answers, empty templates, shares beside counts, brackets, pivots."""

from __future__ import annotations

from collections.abc import Callable

from tests.lib.answers import Answer, Draw, Grid, Level, ages, periods

Blocks = list[tuple[str, object]]
_TITLE = "Sexual offences against children"


def quirk(draw: Draw, seed: int, *, is_letter: bool) -> Answer:
    """An answer with one of the difficulties; some are found in letters only."""
    make = draw.rng.choice([*ANYWHERE, *(LETTERS if is_letter else ())])
    blocks: Blocks = [("heading1", f"{draw.force}: {_TITLE.lower()}"), *make(draw)]
    return Answer(f"{seed:03d}-{draw.force.split()[0].lower()}-answer", blocks, draw.expected, draw.unit, title=_TITLE)


def _base(draw: Draw) -> dict[str, object]:
    return {"period": ("", ""), "ages": ("", ""), "sex": "all", "online": "all", "area": draw.force, "offence": ""}


def _put(draw: Draw, levels: list[Level], *, hide: bool = False) -> str:
    """A count printed, and remembered as a figure of these levels."""
    text, count, upper = draw.printed(draw.count() + 1, hide=hide)
    draw.cell(levels, count, upper, _base(draw))
    return text


ONLINE, FEMALE, MALE = (Level("", (("online", "yes"),)), Level("Female", (("sex", "female"),)), Level("Male", (("sex", "male"),)))


def _numbered(draw: Draw) -> Blocks:
    """ "2." answers the second question of the request."""
    year, under = periods(draw.rng, 1)[1][0], draw.rng.randint(4, 15)
    young = Level("", (("ages", ("0", str(under - 1))),))
    asked = [
        f"1. How many {draw.unit} were recorded in {year.label}?",
        "2. How many of those were flagged as online?",
        f"3. How many of those had a victim aged under {under}?",
    ]
    told = [f"{n}. {_put(draw, [year, *more])}" for n, more in enumerate(([], [ONLINE], [young]), start=1)]
    return [("heading2", "Your request"), ("list", asked), ("heading2", "Our response"), *(("para", line) for line in told)]


def _by_question(draw: Draw) -> Blocks:
    """Tables under bare numbers; the year is named in the request alone."""
    year = periods(draw.rng, 1)[1][0]
    bands = [level for level in ages(draw.rng)[1] if level.label not in ("Not known", "Unknown", "Not recorded")]
    first = Grid([[level.label for level in bands], [_put(draw, [year, level]) for level in bands]])
    second = Grid([["Female", "Male"], [_put(draw, [year, FEMALE]), _put(draw, [year, MALE])]])
    request = [f"For {year.label}, the number of {draw.unit}:", "1. by age of victim", "2. by sex of victim"]
    return [
        ("heading2", "Your request"), *(("para", line) for line in request), ("heading2", "Our response"),
        ("heading2", "Question 1"), ("table", first), ("heading2", "Question 2"), ("table", second),
    ]  # fmt: skip


def _series(draw: Draw) -> Blocks:
    """One sentence with a figure for each year."""
    years = periods(draw.rng, draw.rng.randint(2, 3))[1]
    joint = draw.rng.choice((": ", " - "))
    return [("para", f"{draw.unit.capitalize()} recorded: " + "; ".join(f"{y.label}{joint}{_put(draw, [y])}" for y in years))]


def _refusal(draw: Draw) -> Blocks:
    """Nothing but numbers that count nothing."""
    number = draw.rng.randint(100, 4000)
    return [
        (
            "para",
            f"Section 12(1) applies: {number} records at 10 minutes each come to {number // 6} hours, over the limit of 18.",
        ),
        (
            "para",
            "You asked for 2017/18 to 2021/22. Section 40(2) would apply to question 3 as well. Ring 101 or write to Box 77.",
        ),
    ]


def _template(draw: Draw) -> Blocks:
    """The requester's own table, sent along empty before the one filled in."""
    years, (name, bands) = periods(draw.rng, 2)[1], ages(draw.rng)
    head = [name, *(year.label for year in years)]
    empty = Grid([head, *([level.label, "", ""] for level in bands)])
    full = Grid([head, *([level.label, *(_put(draw, [level, year]) for year in years)] for level in bands)])
    lead = f"The table below shows the number of {draw.unit}, where the victim was under 18."
    return [
        ("heading2", "Request"), ("para", "Please fill in:"), ("table", empty),
        ("heading2", "Response"), ("para", lead), ("table", full),
    ]  # fmt: skip


def _shares(draw: Draw) -> Blocks:
    """Counts with their percentages beside them."""
    year, (name, bands) = periods(draw.rng, 1)[1][0], ages(draw.rng)
    rows = [[name, draw.rng.choice(("Number", "Count", "n")), "%"]]
    for level in bands:
        share = draw.rng.randint(1, 99)
        rows.append([level.label, _put(draw, [year, level]), f"{share}%"])
        draw.cell([year, level], share, None, _base(draw))
    return [("heading2", f"Figures for {year.label}"), ("para", f"Number of {draw.unit} by age of victim"), ("table", Grid(rows))]


def _brackets(draw: Draw) -> Blocks:
    """Two figures in a cell, explained in the heading."""
    years = periods(draw.rng, draw.rng.randint(2, 4))[1]
    rows = [["Year", f"{draw.unit.capitalize()} (online in brackets)"]]
    rows += [[year.label, f"{_put(draw, [year])} ({_put(draw, [year, ONLINE])})"] for year in years]
    return [("table", Grid(rows))]


def _of_which(draw: Draw) -> Blocks:
    """Rows that are parts of the row above, and parts of which overlap."""
    years, under = periods(draw.rng, draw.rng.randint(1, 3))[1], draw.rng.randint(5, 15)
    young = Level("", (("ages", ("0", str(under - 1))),))
    rows = [["", *(year.label for year in years)]]
    for label, more in (("All sexual offences", []), ("of which online", [ONLINE]), (f"of which victim under {under}", [young])):
        rows.append([label, *(_put(draw, [year, *more]) for year in years)])
    return [("para", "Offences recorded, victim under 18"), ("table", Grid(rows))]


def _pivot(draw: Draw) -> Blocks:
    """A pivot export: labels printed once, subtotals, a grand total over rows and columns."""
    years = periods(draw.rng, 2)[1]
    spans = [dict(year.sets)["period"] for year in years]
    both = Level("", (("period", (spans[0][0], spans[1][1])),))  # type: ignore[index]
    rows = [["Offence", "Victim sex", *(year.label for year in years), "Grand Total"]]
    whole = [0, 0]

    def row(labels: list[str], counts: list[int], more: list[Level]) -> None:
        for count, level in zip([*counts, sum(counts)], [*years, both], strict=True):
            draw.cell([level, *more], count, None, _base(draw))
        rows.append([*labels, *map(str, [*counts, sum(counts)])])

    for offence in ("Rape", "Sexual assault", "Sexual grooming")[: draw.rng.randint(2, 3)]:
        parts = [[draw.rng.randint(0, 90) for _ in years] for _ in range(2)]
        row([offence, "Female"], parts[0], [FEMALE])
        row(["", "Male"], parts[1], [MALE])
        both_sexes = [sum(pair) for pair in zip(*parts, strict=True)]
        whole = [sum(pair) for pair in zip(whole, both_sexes, strict=True)]
        row([f"{offence} Total", ""], both_sexes, [])
    row(["Grand Total", ""], whole, [])
    return [("para", f"{draw.unit.capitalize()} recorded, victim under 18"), ("table", Grid(rows))]


def _quarters(draw: Draw) -> Blocks:
    """Financial years down, their quarters across."""
    start = draw.rng.randint(2012, 2020)
    rows = [["Financial year", "Q1", "Q2", "Q3", "Q4"]]
    for year in range(start, start + draw.rng.randint(1, 3)):
        ends = ((f"{year}-04-01", f"{year}-06-30"), (f"{year}-07-01", f"{year}-09-30"),
                (f"{year}-10-01", f"{year}-12-31"), (f"{year + 1}-01-01", f"{year + 1}-03-31"))  # fmt: skip
        rows.append([f"{year}/{(year + 1) % 100:02d}", *(_put(draw, [Level("", (("period", end),))]) for end in ends)])
    return [("para", f"Number of {draw.unit}, victim under 18"), ("table", Grid(rows))]


def _sections(draw: Draw) -> Blocks:
    """The sex stands in a row of its own over the ages."""
    years, (name, bands) = periods(draw.rng, 2)[1], ages(draw.rng)
    rows = [[name, *(year.label for year in years)]]
    for sex in (FEMALE, MALE):
        rows.append([sex.label.upper(), "", ""])
        rows += [[level.label, *(_put(draw, [sex, level, year]) for year in years)] for level in bands]
    return [("para", f"Number of {draw.unit} by age and sex of victim"), ("table", Grid(rows))]


def _from_to(draw: Draw) -> Blocks:
    """The first and the last day of each period in columns of their own."""
    start = draw.rng.randint(2012, 2020)
    rows = [["From", "To", draw.unit.capitalize()]]
    for year in range(start, start + draw.rng.randint(2, 4)):
        level = Level("", (("period", (f"{year}-04-01", f"{year + 1}-03-31")),))
        rows.append([f"01/04/{year}", f"31/03/{year + 1}", _put(draw, [level])])
    return [("para", "Victim under 18"), ("table", Grid(rows))]


ANYWHERE: tuple[Callable[[Draw], Blocks], ...] = (
    _template,
    _shares,
    _brackets,
    _of_which,
    _pivot,
    _quarters,
    _sections,
    _from_to,
)
"""Difficulties of tables, in every format."""
LETTERS: tuple[Callable[[Draw], Blocks], ...] = (_numbered, _by_question, _series, _refusal)
"""Difficulties of letters."""
