"""What is printed beside counts narrows hidden ones, and never rules the true table out."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.errors import SchemaMismatch
from faircount.protect.derived import DERIVED, ENDS, counts_with, is_derived, printed_span, told_beside
from faircount.protect.disclosure.audit import audit
from faircount.protect.public.read import PublishedFormat, read_public
from tests.lib.inputs import inputs

COUNTS = {"North": 3, "South": 12, "East": 40, "All": 55}
POPULATION = {"North": 21_340, "South": 61_200, "East": 98_700, "All": 181_240}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "hier_area.csv").write_text("level,code\n@,All\n@@,North\n@@,South\n@@,East\n")
    return tmp_path


def told(folder: Path, head: str, figures: dict[str, str], marks=("North", "South"), named=None):
    rows = [
        f"{area},{'*' if area in marks else count},{POPULATION[area]},{figures.get(area, '')}" for area, count in COUNTS.items()
    ]
    (folder / "t.csv").write_text(f"area,freq,population,{head}\n" + "\n".join(rows) + "\n")
    public, tables = read_public([folder / "t.csv"], PublishedFormat(folder, is_beside=is_derived))
    return told_beside(tables, public.published, named)


def limits(found, area: str) -> tuple[int, int]:
    cell = found.published.hierarchies[0].places[area]
    return int(found.published.least[cell]), int(found.published.most[cell])


def test_a_rate_with_its_population_gives_a_count_away(folder):
    found = told(folder, "rate per 100000", {"North": f"{3e5 / 21_340:.1f}"})
    assert limits(found, "North") == (3, 3)
    assert found.columns == ("t.csv, rate per 100000",)
    assert audit(found.published, 3).exact == (1, 2)


def test_a_coarse_rate_leaves_a_range(folder):
    found = told(folder, "rate_per_1000", {"North": "0.1", "South": "0.2"})
    assert limits(found, "North") == (2, 3)
    assert limits(found, "South") == (10, 15)


def test_a_share_of_a_known_total_narrows_and_of_a_hidden_one_ties(folder):
    found = told(folder, "percent_of_area", {"North": "5.5", "South": "21.8"})
    assert limits(found, "North") == (3, 3)
    found = told(folder, "percent_of_area", {"North": "5.5", "South": "22"}, marks=("North", "South", "All"))
    assert len(found.ties) == 4
    known = audit(found.published, 3, ties=found.ties)
    assert all(known.narrow[cell].holds(COUNTS[area]) for area, cell in (("North", 1),) if cell in known.narrow)


def test_the_end_of_an_interval_names_its_count(folder):
    assert counts_with(ENDS["lower"], (Fraction("0.615"), Fraction("0.625"))) == (3, 3)
    assert limits(told(folder, "upper_95", {"North": "8.8"}), "North") == (3, 3)
    assert limits(told(folder, "chance_lower", {"South": "6.2"}), "South") == (12, 12)


def test_a_bar_beside_one_printed_count_gives_the_scale(folder):
    heights = {area: str(round(count * 4.2)) for area, count in COUNTS.items()}
    assert limits(told(folder, "bar_px", heights), "North") == (3, 3)
    assert not told(folder, "bar_px", {"North": "13"}).by_cell


def test_a_rounded_count_is_less_than_a_base_away(folder):
    assert limits(told(folder, "rounded_to_5", {"North": "5", "South": "10"}), "North") == (1, 9)
    assert limits(told(folder, "rounded to 5", {"South": "10"}), "South") == (6, 14)


def test_a_change_on_the_year_before_ties_two_cells(tmp_path):
    (tmp_path / "hier_year.csv").write_text("level,code\n@,All\n@@,2015\n@@,2016\n")
    (tmp_path / "t.csv").write_text("year,freq,change on year\nAll,23,\n2015,*,\n2016,*,+87.5%\n")
    public, tables = read_public([tmp_path / "t.csv"], PublishedFormat(tmp_path, is_beside=is_derived))
    found = told_beside(tables, public.published)
    assert not found.ties or audit(found.published, 3, ties=found.ties).exact == (1, 2)


def test_a_column_can_be_read_by_another_head_and_wrong_ones_are_refused(folder):
    found = told(folder, "Crime rate", {"North": "14.1"}, named={"Crime rate": "rate per 100000"})
    assert limits(found, "North") == (3, 3)
    with pytest.raises(SchemaMismatch, match="no such column"):
        told(folder, "Crime rate", {}, named={"Rates": "rate per 1000"})
    with pytest.raises(SchemaMismatch, match="no such kind"):
        told(folder, "Crime rate", {}, named={"Crime rate": "magic"})
    with pytest.raises(SchemaMismatch, match="names no dimension"):
        told(folder, "percent_of_sex", {})


def test_a_figure_that_no_count_fits_is_left_aside_and_named(folder):
    found = told(folder, "rounded_to_5", {"North": "5", "East": "90"}, marks=("North",))
    assert found.left_aside == ()
    found = told(folder, "upper_95", {"North": "1.0"})
    assert found.left_aside == ("t.csv, upper_95, row 2",)


def test_text_that_is_no_number_says_nothing():
    assert printed_span("n/a") is None
    assert printed_span("-5.9%") == (Fraction("-5.95"), Fraction("-5.85"))


def _printed(kind: str, count: int, total: int) -> tuple[str, str]:
    """The head and the figure of one kind, for a count in a total, as a publisher would print it."""
    return {
        "rate": ("rate per 1000", f"{count / POPULATION['North'] * 1000:.2f}"),
        "percentage": ("percent_of_area", f"{100 * count / total:.1f}"),
        "interval": ("upper_95", f"{ENDS['upper'](count):.1f}"),
        "rounded": ("rounded_to_5", str(5 * round(count / 5))),
        "bar": ("bar_px", str(round(count * 2.5))),
        "change": ("change on area", ""),
    }[kind]


@pytest.mark.parametrize("kind", sorted(DERIVED))
@given(count=st.integers(1, 40), other=st.integers(1, 40))
@inputs(15)
def test_no_kind_rules_the_true_count_out(kind, count, other, tmp_path_factory):
    folder = tmp_path_factory.mktemp("derived")
    (folder / "hier_area.csv").write_text("level,code\n@,All\n@@,North\n@@,South\n")
    head, figure = _printed(kind, count, count + other)
    known = str(round((count + other) * 2.5)) if kind == "bar" else ""
    rows = f"area,freq,population,{head}\nAll,{count + other},,{known}\nNorth,*,{POPULATION['North']},{figure}\nSouth,*,,\n"
    (folder / "t.csv").write_text(rows)
    public, tables = read_public([folder / "t.csv"], PublishedFormat(folder, is_beside=is_derived))
    found = told_beside(tables, public.published)
    truth = np.array([count + other, count, other])
    assert ((found.published.least <= truth) & (truth <= found.published.most)).all()
    for tie in found.ties:
        total = sum(int(truth[cell]) * weight for cell, weight in tie.weights)
        assert tie.lower is None or tie.lower <= total
        assert tie.upper is None or total <= tie.upper
