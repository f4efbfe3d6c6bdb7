"""Advice on how to protect a table, as a page with a picture or as CSV: for the house, not for readers."""

from __future__ import annotations

from html import escape
from pathlib import Path

from faircount.briefing.advising import AdvicePage
from faircount.briefing.charts.caption import ChartTable
from faircount.briefing.charts.chart import draw
from faircount.briefing.charts.pen import NARROW, WIDE, svg
from faircount.errors import BadProject
from faircount.tables.inert import inert_csv
from faircount.writers.site_charts import style_sheet


def write_advice(page: AdvicePage, path: Path) -> None:
    """Write the advice as the name of the file asks: ``.html`` or ``.csv``."""
    if path.suffix == ".html":
        path.write_text(_html(page), encoding="utf-8")
    elif path.suffix == ".csv":
        path.write_text(inert_csv([page.table.columns, *page.table.rows]), encoding="utf-8", newline="")
    else:
        raise BadProject(f"{path.name}: advice is written as .html or .csv; name such a file")


def _html(page: AdvicePage) -> str:
    told = page.chart.tell()
    pictures = "".join(
        svg(draw(page.chart, width), f"methods-{shown}", page.chart.caption.title, told, shown=shown)
        for width, shown in ((WIDE, "wide"), (NARROW, "narrow"))
    )
    commands = "".join(f"<li>{escape(name)}: <code>{escape(command)}</code></li>" for name, command in page.commands)
    remarks = "".join(f"<p>{escape(remark)}</p>" for remark in page.remarks)
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(page.title)}</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<style>{style_sheet('advice')}</style>\n</head>\n<body>\n<main>\n<h1>{escape(page.title)}</h1>\n"
        '<p class="inner">For the house only: these figures compare what would be shown with the true counts.</p>\n'
        f"<p>{escape(page.lede)}</p>\n<p><strong>{escape(page.proposed)}</strong></p>\n{remarks}\n"
        f"<h2>{escape(page.chart.caption.title)}</h2>\n<p>{escape(page.chart.caption.subtitle)}</p>\n{pictures}\n"
        '<h2 id="table">Side by side</h2>\n<div class="scroll" tabindex="0" role="region" aria-labelledby="table">'
        f"{_table(page.table)}</div>\n"
        f"<h2>How to run each</h2>\n<ul>{commands}</ul>\n</main>\n</body>\n</html>\n"
    )


def _table(table: ChartTable) -> str:
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.columns)
    rows = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in row[1:])}</tr>'
        for row in table.rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
