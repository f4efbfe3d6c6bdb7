"""A chart as PNG, twice as large as its drawing, in the letters that come with the program."""

from __future__ import annotations

import tempfile
from functools import cache
from importlib.resources import files
from pathlib import Path

from faircount.briefing.briefing import Card
from faircount.briefing.charts.card_drawing import draw_card, draw_finding
from faircount.briefing.charts.chart import Chart
from faircount.briefing.charts.pen import svg
from faircount.briefing.finding import FindingCard
from faircount.writers.site_charts import chart_picture

ZOOM = 2
"""Twice the size of the drawing: sharp on a screen of high density and in print at the width of a column."""
_FACES = ("chart-sans-400", "chart-sans-600")


def chart_png(chart: Chart, titled: bool = True, foot: str = "") -> bytes:
    """The picture of the chart's own file as PNG; the same bytes on every machine, whatever letters it has."""
    return _png(chart_picture(chart, "", titled, foot))


def card_png(card: Card, foot: str) -> bytes:
    """The card of an area as PNG, in the size that is shown where a link is shared."""
    return _png(svg(draw_card(card, foot), card.stem, card.quote, card.quote))


def finding_png(card: FindingCard, foot: str) -> bytes:
    """A finding as PNG, in the same size."""
    return _png(svg(draw_finding(card, foot), f"{card.slug}-card", card.title, card.title))


def _png(drawn: str) -> bytes:
    import resvg_py

    faces = [str(path) for path in sorted(Path(_faces().name).iterdir())]
    return bytes(resvg_py.svg_to_bytes(drawn, zoom=ZOOM, font_files=faces, skip_system_fonts=True, languages=["en-GB"]))


@cache
def _faces() -> tempfile.TemporaryDirectory[str]:
    """A folder with the faces as a drawing program takes them, gone with this process; figures as wide as they are measured."""
    from fontTools.ttLib import TTFont

    folder = tempfile.TemporaryDirectory(prefix="faircount-faces-")
    for name in _FACES:
        with (files("faircount.writers") / f"static/fonts/{name}.woff2").open("rb") as stream:
            font = TTFont(stream, recalcTimestamp=False)
            font.flavor = None
            _take_proportional_figures(font)
            font.save(Path(folder.name) / f"{name}.otf")
    return folder


def _take_proportional_figures(font: object) -> None:
    """Make the proportional figures the ordinary ones: pages ask for them in a style sheet, which a picture has not."""
    rules = font["GSUB"].table  # type: ignore[index]
    wanted = {
        index for one in rules.FeatureList.FeatureRecord if one.FeatureTag == "pnum" for index in one.Feature.LookupListIndex
    }
    swaps: dict[str, str] = {}
    for index in wanted:
        for part in rules.LookupList.Lookup[index].SubTable:
            swaps |= getattr(getattr(part, "ExtSubTable", part), "mapping", {})
    for table in font["cmap"].tables:  # type: ignore[index]
        table.cmap = {code: swaps.get(glyph, glyph) for code, glyph in table.cmap.items()}
