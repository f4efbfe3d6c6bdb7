"""A comparison written out: its page with charts, each chart by itself, and everything as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from faircount.briefing.charts.draw import caption_of
from faircount.briefing.comparing.compared import ComparisonReport
from faircount.errors import BadProject, NotComparable
from faircount.project.outputs import merged_into, written_together
from faircount.writers.comparison import ComparisonPage, comparison_html
from faircount.writers.site_charts import chart_file

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
    page = ComparisonPage(found.title, found.sentences, found.table, found.charts)
    name = NAMES.get(found.kind, "comparison")
    files = {f"{name}.html": comparison_html(page), f"{name}.json": as_json(found) + "\n"}
    files.update({f"{caption_of(chart).stem}.svg": chart_file(chart) for chart in found.charts})
    with merged_into(folder) as beside:
        for name, text in files.items():
            (beside / name).write_text(text, encoding="utf-8")
    return tuple(folder / name for name in files)


def write_chart(found: ComparisonReport, path: Path) -> None:
    """Write the first chart, which carries its words and its letters, as SVG."""
    if path.suffix.lower() != ".svg":
        raise BadProject(f"{path.name}: charts are written as SVG; end the name with .svg")
    if not path.parent.is_dir():
        raise BadProject(f"{path.parent}: there is no such folder; make it first")
    if not found.charts:
        raise NotComparable(f"{path.name}: there is nothing to draw; {found.sentences[0]}")
    with written_together(path) as (beside,):
        assert beside is not None, "a chart is always written"
        beside.write_text(chart_file(found.charts[0]), encoding="utf-8")
