"""Advice is written as a page with a picture or as CSV, and says that it stays in the house."""

from __future__ import annotations

import csv

import pytest
from lxml import html

from faircount.briefing.advising import AdvicePage
from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.methods import MethodBar, MethodsChart
from faircount.errors import BadProject
from faircount.writers.advice import write_advice

CHART = MethodsChart(
    Caption(None, "What each method leaves", "Cells over 0", "", "methods"),
    (MethodBar("suppression", 279, 0, 0, 2499), MethodBar("rounding to 5", 0, 1051, 1727, 0, proposed=True)),
)
PAGE = AdvicePage(
    "How to protect <this>",
    "3,360 cells.",
    "Proposed: rounding to 5.",
    ("Suppression would put a mark on 90% of the cells.",),
    ChartTable(("Method", "Exact"), (("suppression", "279"), ("rounding to 5", "0"))),
    CHART,
    (("rounding to 5", "--method rounding --base 5"),),
)


def test_the_page_holds_the_picture_the_table_and_the_commands(tmp_path):
    write_advice(PAGE, tmp_path / "advice.html")
    tree = html.fromstring((tmp_path / "advice.html").read_text("utf-8"))
    assert tree.xpath("string(//h1)") == "How to protect <this>"
    assert "For the house only" in tree.text_content()
    assert len(tree.xpath("//*[local-name()='svg']")) == 2
    assert [row.xpath("string(th)") for row in tree.xpath("//tbody/tr")] == ["suppression", "rounding to 5"]
    assert tree.xpath("string(//code)") == "--method rounding --base 5"
    assert not tree.xpath("//script")


def test_the_table_is_written_as_csv(tmp_path):
    write_advice(PAGE, tmp_path / "advice.csv")
    with (tmp_path / "advice.csv").open(encoding="utf-8") as stream:
        assert list(csv.reader(stream)) == [["Method", "Exact"], ["suppression", "279"], ["rounding to 5", "0"]]


def test_another_kind_of_file_is_refused(tmp_path):
    with pytest.raises(BadProject, match=r"\.html or \.csv"):
        write_advice(PAGE, tmp_path / "advice.pdf")
