"""Cases that this test was begun for, or found at once, as they stood: each is a campaign that a first user could bring."""

from __future__ import annotations

from tests.campaigns.drawing import Answer, Campaign, Question
from tests.campaigns.forces import AREAS, Force
from tests.campaigns.truth import NOT_KNOWN, Counts

BANDS = ((0, 3), (4, 10), (11, 15), (16, 17))


def _force(area: str) -> Force:
    return next(force for force in AREAS if force.area == area)


def _counts(years: dict[int, tuple[int, int, int, int, int, int]]) -> Counts:
    """Counts of a year as: aged 0 to 3, 4 to 10, 11 to 15, 16 to 17, not known, and how many of those of 11 to 15 were online."""
    atoms: dict[tuple[int, int | str, str, str], int] = {}
    for year, (youngest, young, middle, oldest, unknown, online) in years.items():
        for age, count in ((2, youngest), (7, young), (13, middle - online), (16, oldest), (NOT_KNOWN, unknown)):
            atoms[year, age, "female", "no"] = count
        atoms[year, 13, "female", "yes"] = online
    return Counts(atoms)


_GIVEN_AWAY = Answer(
    _force("Kent"),
    "table",
    (2018, 2019),
    Question(online=True, bands=BANDS, age_not_known=True),
    _counts({2018: (3, 150, 450, 169, 22, 55), 2019: (9, 161, 402, 180, 17, 61)}),
    mark="<5",
)
_HIDDEN = Answer(
    _force("Surrey"),
    "table",
    (2018, 2019),
    Question(online=True),
    _counts({2018: (0, 20, 60, 21, 0, 4), 2019: (0, 32, 61, 30, 0, 12)}),
    mark="*",
    legend="* = 1 to 4",
)
_ACROSS = Answer(
    _force("Dorset"),
    "table",
    (2022, 2023),
    Question(online=True),
    _counts({2022: (0, 120, 200, 80, 0, 31), 2023: (0, 110, 240, 72, 0, 45)}),
)
_LATER_YEARS = Answer(
    _force("Cleveland"),
    "table",
    (2018, 2019),
    Question(online=True),
    _counts({2018: (0, 220, 400, 200, 0, 55), 2019: (0, 200, 400, 172, 0, 145)}),
)

CASES = {
    "a total that gives a hidden count away": Campaign(-1, (_GIVEN_AWAY,), compared=(2018, 2019), steps=frozenset({"preview"})),
    "a count that the force hid": Campaign(-2, (_HIDDEN,), compared=(2018, 2019)),
    "years from 2018/19 on": Campaign(-3, (_LATER_YEARS,), compared=(2018, 2019)),
    "two years of which the first is the last of the series": Campaign(-4, (_ACROSS,), compared=(2022, 2023)),
}


def together() -> Campaign:
    """The first three cases as one campaign of three forces, which takes a third of the time."""
    return Campaign(-9, (_GIVEN_AWAY, _HIDDEN, _LATER_YEARS), compared=(2018, 2019))
