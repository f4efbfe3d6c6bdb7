"""Every number of a page leads to the document it came from, and every chart can be taken away with its figures and words."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
from lxml import html

from faircount.tables.inert import bare, inert

NUMBER = re.compile(r"\[(\d{1,3})\]")
COUNTED = re.compile(r"(?<![\w/])\d[\d,]*(?![\w/])")


@pytest.fixture(scope="module")
def trees(site: Path):
    paths = [site / "index.html", *sorted((site / "areas").glob("*.html"))]
    return {
        path.relative_to(site).as_posix(): html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot() for path in paths
    }


def test_each_number_of_a_source_leads_to_its_place_in_the_list(trees) -> None:
    for path, tree in trees.items():
        cited = tree.xpath("//a[@class='cite']")
        assert cited, path
        for link in cited:
            assert tree.xpath(f"//*[@id='{link.get('href').removeprefix('#')}']"), (path, link.get("href"))
        for words in tree.xpath("//main//text()[not(ancestor::a[@class='cite'] or ancestor::details or ancestor::svg)]"):
            assert not NUMBER.search(words), (path, words)


def test_each_main_point_that_counts_something_names_its_sources(trees) -> None:
    for path, tree in trees.items():
        for point in tree.xpath("//div[@class='point two']"):
            sentence = "".join(point.xpath(".//p[@class='say']//text()"))
            assert point.xpath(".//a[@class='cite']") or not COUNTED.search(sentence), (path, sentence)


def test_each_figure_names_its_sources_and_so_does_each_row_that_compares(trees) -> None:
    for path, tree in trees.items():
        for figure in tree.xpath("//figure[@class='chart']"):
            assert figure.xpath(".//p[@class='source']//a[@class='cite']"), path
            heads = [head.text_content() for head in figure.xpath(".//thead//th")]
            if "Times as many" in heads:
                assert all(row.xpath(".//a[@class='cite']") for row in figure.xpath(".//tbody/tr")), path


def test_checksums_stand_whole_on_the_one_page_that_every_list_of_sources_leads_to(trees, site: Path) -> None:
    for path, tree in trees.items():
        assert tree.xpath("//section[@id='sources']//a[contains(@href, 'how-it-is-made.html#documents')]"), path
        assert "sha256" not in tree.xpath("//section[@id='sources']")[0].text_content(), path
    made = html.parse(str(site / "how-it-is-made.html")).getroot()
    printed = set(re.findall(r"\b[0-9a-f]{64}\b", made.xpath("//section[@id='checksums']")[0].text_content()))
    held = json.loads((site / "api/v1/sources.json").read_text("utf-8"))["items"]
    assert printed >= {source["sha256"] for source in held if source["sha256"]} != set()


def test_each_chart_has_its_figures_and_words_beside_it_and_a_text_to_paste(trees, site: Path) -> None:
    for path, tree in trees.items():
        for figure in tree.xpath("//figure[@class='chart']"):
            taken = figure.xpath(".//details[contains(@class, 'embed')]")[0]
            files = [(site / path).parent / link for link in taken.xpath(".//a/@href")]
            assert {file.suffix for file in files} == {".svg", ".csv", ".txt"}
            assert all(file.is_file() for file in files)
            pasted = html.fragment_fromstring(taken.xpath(".//code")[0].text_content())
            assert pasted.tag == "figure"
            assert not pasted.xpath("//script | //iframe | //@onload")
            image = pasted.find("img")
            told = next(file for file in files if file.suffix == ".txt").read_text("utf-8").strip()
            assert told.startswith(image.get("alt"))
            assert image.get("src") == next(file.name for file in files if file.suffix == ".svg")


def test_no_cell_of_the_figures_of_a_chart_would_be_run_by_a_spreadsheet(site: Path, trees) -> None:
    assert trees
    for path in (site / "charts").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            assert all(inert(bare(cell)) == cell for row in csv.reader(stream) for cell in row), path
