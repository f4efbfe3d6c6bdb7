"""A comparison written out: a page with its sentences, charts and figures, each chart by itself, and everything as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from pathlib import Path

from faircount.briefing.charts.caption import ChartTable
from faircount.briefing.charts.chart import Chart, draw
from faircount.briefing.charts.pen import NARROW, WIDE, svg
from faircount.briefing.comparing.compared import ComparisonReport
from faircount.errors import BadProject, NotComparable, WrongArgument
from faircount.project.outputs import merged_into, written_together
from faircount.writers.site_charts import chart_file, letters, style_sheet

NAMES: Mapping[str, str] = {"audit": "audit", "outlook": "outlook"}
"""What the page and the JSON are called, by the kind of what was found; a comparison, if it is none of these."""


def as_json(found: ComparisonReport) -> str:
    """Everything that was found, as JSON; what is not known is null."""
    whole = {
        "kind": found.kind,
        "title": found.title,
        "refused": found.refused,
        "sentences": list(found.sentences),
        **found.numbers,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False)


def write_all(found: ComparisonReport, folder: Path) -> tuple[Path, ...]:
    """Write the page, its charts and the JSON into the folder, which is made where it is not there."""
    if folder.exists() and not folder.is_dir():
        raise BadProject(f"{folder}: is a file; name a folder to write into")
    name = NAMES.get(found.kind, "comparison")
    files = {f"{name}.html": comparison_html(found), f"{name}.json": as_json(found) + "\n"}
    files.update({f"{chart.caption.stem}.svg": chart_file(chart) for chart in found.charts})
    with merged_into(folder) as beside:
        for name, text in files.items():
            (beside / name).write_text(text, encoding="utf-8")
    return tuple(folder / name for name in files)


def refuse_no_svg(path: Path) -> None:
    """Refuse a place that no chart can be written to, before anything is said or written."""
    if path.suffix.lower() != ".svg":
        raise WrongArgument(f"{path.name}: charts are written as SVG; end the name with .svg")
    if not path.parent.is_dir():
        raise WrongArgument(f"{path.parent}: there is no such folder; make it first")


def write_chart(found: ComparisonReport, path: Path) -> None:
    """Write the first chart, which carries its words and its letters, as SVG."""
    refuse_no_svg(path)
    if not found.charts:
        raise NotComparable(f"{path.name}: there is nothing to draw; {found.sentences[0]}")
    with written_together(path) as (beside,):
        assert beside is not None, "a chart is always written"
        beside.write_text(chart_file(found.charts[0]), encoding="utf-8")


def comparison_html(page: ComparisonReport) -> str:
    """The page as HTML that needs nothing beside it: letters, charts and figures are in it."""
    sentences = "".join(f"<p>{escape(sentence)}</p>\n" for sentence in page.sentences)
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(page.title)}</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>{letters()}{style_sheet('comparison')}</style>\n</head>\n<body>\n<main>\n<h1>{escape(page.title)}</h1>\n{sentences}"
        f"{''.join(map(_figure, page.charts))}"
        f'<section>\n<h2 id="figures">The figures</h2>\n{_table(page.table, "figures")}</section>\n'
        "</main>\n</body>\n</html>\n"
    )


def _figure(chart: Chart) -> str:
    """A chart drawn for both widths, its words, and its figures as a table."""
    caption, told = chart.caption, chart.tell()
    pictures = "".join(
        svg(draw(chart, width), f"{caption.stem}-{shown}", caption.title, told, shown=shown)
        for width, shown in ((WIDE, "wide"), (NARROW, "narrow"))
    )
    return (
        f'<section>\n<h2 id="{caption.stem}">{escape(caption.title)}</h2>\n<p class="subtitle">{escape(caption.subtitle)}</p>\n'
        f"{pictures}\n<details><summary>The same in words and as a table</summary>\n<p>{escape(told)}</p>\n"
        f"{_table(chart.tabulate(), caption.stem)}</details>\n</section>\n"
    )


def _table(table: ChartTable, named: str) -> str:
    head = "".join(f'<th scope="col"{_kind(table, place)}>{escape(name)}</th>' for place, name in enumerate(table.columns))
    rows = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td{_kind(table, place)}>{escape(cell)}</td>" for place, cell in enumerate(row[1:], 1))
        + "</tr>\n"
        for row in table.rows
    )
    region = f'<div class="scroll" tabindex="0" role="region" aria-labelledby="{named}">'
    return f"{region}<table><thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table></div>\n"


def _kind(table: ChartTable, place: int) -> str:
    return ' class="w"' if place in table.words else ""
