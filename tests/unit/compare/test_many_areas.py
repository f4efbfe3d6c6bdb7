from faircount.compare.many_areas import many_areas
from faircount.vocabulary.status import CellStatus
from tests.unit.compare.cases import ALL_OFFENCES, MARKED, figure


def test_one_refused_area_leaves_the_others():
    hidden = figure(2016, None, status=CellStatus.SUPPRESSED_AT_SOURCE)
    found = many_areas({"A": MARKED, "B": (ALL_OFFENCES[0], hidden), "C": ALL_OFFENCES})
    assert list(found.comparisons) == ["A", "C"]
    assert found.refused["B"].reason == "hidden"
    assert (found.compared, found.standing_out) == (2, ("A",))
    assert found.say == (
        "Of 2 compared, 1 shows a change that is more than chance and the ordinary spread between areas would explain among so "
        "many. They are too few to show how much counts vary; 5 times as much as by chance is allowed for."
    )


def test_a_change_clear_on_its_own_may_not_outlast_the_correction():
    quiet = {f"F{place:02}": (figure(2015, 100 + place), figure(2016, 100 + place)) for place in range(42)}
    found = many_areas({**quiet, "loud": (figure(2015, 100), figure(2016, 131))})
    assert str(found.comparisons["loud"].change) == "rise"
    assert (found.compared, found.standing_out) == (43, ())
    assert found.say.startswith("Of 43 compared, none shows")


def test_several_stand_out():
    found = many_areas({"A": MARKED, "B": MARKED})
    assert found.say.startswith("Of 2 compared, 2 show a change")
