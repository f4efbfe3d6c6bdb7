"""A chart as a block of a page, drawn twice, and as a file of its own with its letters inside it."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.resources import files

from markupsafe import Markup

from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.card_drawing import draw_bars
from faircount.briefing.charts.chart import Chart, draw
from faircount.briefing.charts.lettering import wrap_evenly
from faircount.briefing.charts.numerals import comma
from faircount.briefing.charts.palette import INK, INK_2, PAPER
from faircount.briefing.charts.pen import NARROW, WIDE, Drawing, svg
from faircount.briefing.charts.range_mark import draw_mark, mark_scale
from faircount.briefing.charts.series import SeriesChart, bands_show
from faircount.briefing.charts.small_series import draw_small_series
from faircount.briefing.charts.tiles import AreaTile, draw_tile
from faircount.briefing.finding import FindingCard
from faircount.briefing.parts import Link, MainPoint, RangeMark
from faircount.patterns import regex
from faircount.tables.inert import inert_csv
from faircount.writers.publication import ATTRIBUTION

_NUMBERED = regex(r" ?\[\d+\]")


@dataclass(frozen=True, slots=True)
class PageChart:
    """A chart ready for a page: both drawings, the words, the table, and where its own file lies."""

    caption: Caption
    wide: Markup
    narrow: Markup
    words: str
    table: ChartTable
    stem: str
    remark: str = ""

    @property
    def file(self) -> str:
        """The picture, from the root of the site; its figures and its words lie beside it."""
        return f"{self.stem}.svg"

    def snippet(self, lasting: str = "", page: str = "") -> str:
        """What to paste into a page: no script, no frame, and the words for those who do not see it.

        ``lasting`` is where the pictures of this version stay, ``page`` the whole address of the page of the chart. Without
        them the picture is named by its file alone, for whoever puts it beside the page.
        """
        caption, name = self.caption, f"{lasting}/{self.file}" if lasting else self.file.rpartition("/")[2]
        source = _source_of(caption)
        away = ' loading="lazy" referrerpolicy="no-referrer"' if lasting else ""
        made = f'<a href="{escape(page)}">faircount</a>' if page else "faircount"
        return (
            f'<figure>\n<img src="{escape(name)}" width="{WIDE + 48}"{away} alt="{escape(self.words)}" '
            'style="max-width:100%;height:auto">\n'
            f"<figcaption>{escape(caption.title)}.{f' {escape(source)}' if source else ''} "
            f"Chart: {made}. {escape(ATTRIBUTION)}</figcaption>\n</figure>\n"
        )

    @property
    def has_values(self) -> bool:
        """Whether the drawing says what its dots or years are to whoever points at them."""
        return "<title>" in self.wide

    @property
    def ends_in_link(self) -> bool:
        """Whether the line of sources ends in a link, which a dot then parts from the next one."""
        source = self.caption.source
        return not isinstance(source, str) and isinstance(source[-1], Link)


def figure_of(chart: Chart, page: str) -> PageChart:
    """The chart as the page shows it; ``page`` is the page's short name and makes ids and file names its own."""
    caption, told = chart.caption, chart.tell()
    name = f"{page}-{caption.stem}"
    wide = Markup(svg(draw(chart, WIDE), f"{caption.stem}-wide", caption.title, told, shown="wide"))
    narrow = Markup(svg(draw(chart, NARROW), f"{caption.stem}-narrow", caption.title, told, shown="narrow"))
    narrower = isinstance(chart, SeriesChart) and any(point.lower is not None for point in chart.points) and not bands_show(chart)
    remark = "What chance allows the rate beneath to be is narrower than the dots." if narrower else ""
    return PageChart(caption, wide, narrow, told, chart.tabulate(), f"charts/{name}", remark)


def chart_file(chart: Chart, foot: str = "") -> str:
    """The chart as a file of its own: title and subtitle on it, and a face inside it, so that its words show anywhere."""
    return chart_picture(chart, letters(), foot=foot) + "\n"


def chart_words(chart: Chart, foot: str = "") -> str:
    """The chart in words, as a file of its own, with its source and what its letters mean."""
    return "\n".join(filter(None, (chart.tell(), _source_of(chart.caption), *_breaks_of(chart), foot))) + "\n"


def _breaks_of(chart: Chart) -> list[str]:
    """What A, B and C in a series mean: the list under the chart is left behind with its page."""
    return [f"{mark.letter}: {mark.when} {mark.words}" for mark in chart.breaks] if isinstance(chart, SeriesChart) else []


def chart_picture(chart: Chart, style: str, titled: bool = True, foot: str = "") -> str:
    """The chart with its title over it and its source under it, in the letters of the style sheet or of whoever shows it.

    ``foot`` says of whom it is, which version, and where it stands. ``titled`` False leaves all words to a document that has
    them beside the picture.
    """
    caption, told = chart.caption, chart.tell()
    inner = draw(chart, WIDE)
    whole = Drawing(WIDE + 48)
    top = 16.0
    if titled:
        top = _write_lines(whole, caption.title, 20, INK, 600, top)
        top = _write_lines(whole, caption.subtitle, 15, INK_2, 400, top)
    whole.strokes.append(f'<g transform="translate(24 {round(top + 20)})">{"".join(inner.strokes)}</g>')
    top += 20 + inner.height
    if titled:
        for words in (*_breaks_of(chart), _source_of(caption), foot):
            top = _write_lines(whole, words, 14, INK_2, 400, top + 4)
    whole.height = round(top + 24)
    whole.strokes.insert(0, f'<rect width="{whole.width}" height="{whole.height}" fill="{PAPER}"/>')
    return svg(whole, caption.stem, caption.title, told, style=style)


def _write_lines(drawing: Drawing, words: str, size: float, fill: str, weight: int, top: float) -> float:
    return drawing.lines(top, words, size, size * 1.3, weight, fill, x=24, room=WIDE, halo="", wrapped=wrap_evenly)


def _source_of(caption: Caption) -> str:
    """The source in words: the numbers of a list that is left behind with the page, and its links, are left out."""
    source = caption.source if isinstance(caption.source, str) else "".join(p for p in caption.source if isinstance(p, str))
    return _NUMBERED.sub("", source).strip()


def chart_figures(chart: Chart, foot: str = "") -> str:
    """The figures of the chart as CSV, as its table shows them, and under them what stands round it; no cell is a formula."""
    table, caption = chart.tabulate(), chart.caption
    said = filter(None, (caption.title, caption.subtitle, *_breaks_of(chart), _source_of(caption), foot))
    return inert_csv((table.columns, *table.rows, (), *(("Note", words) for words in said)), "\r\n")


def style_sheet(name: str) -> str:
    """The style sheet of a page that stands alone."""
    return (files("faircount.writers") / f"templates/{name}.css").read_text(encoding="utf-8")


@cache
def letters() -> str:
    """The style sheet that holds the letters of charts, for a page or a picture that stands alone."""
    fonts = files("faircount.writers") / "static/fonts"
    faces = []
    for weight in (400, 600):
        held = b64encode((fonts / f"chart-sans-{weight}.woff2").read_bytes()).decode("ascii")
        faces.append(
            f"@font-face{{font-family:'Faircount Sans';font-weight:{weight};"
            f"src:url(data:font/woff2;base64,{held}) format('woff2')}}"
        )
    return "".join(faces) + "text{font-variant-numeric:lining-nums proportional-nums}"


def marks_of(points: tuple[MainPoint, ...], name: str = "point") -> dict[int, Markup]:
    """The small ranges beside main points, by place, all on one scale; ``name`` makes their ids unique on a page."""
    scale = mark_scale(points)
    drawn = {}
    for place, point in enumerate(points):
        if isinstance(point.mark, RangeMark):
            told = f"Range beside the line of no change: {point.mark.label}"
            drawn[place] = Markup(svg(draw_mark(point.mark, scale), f"{name}-{place}", point.mark.label, told))
    return drawn


def small_series_of(chart: SeriesChart, name: str) -> Markup:
    """The series of a card; its words are those of the chart that stands further down."""
    drawing = draw_small_series(chart)
    told = f"{chart.caption.title}. A small drawing from zero; the whole chart is further down this page."
    return Markup(svg(drawing, name, chart.caption.title, told))


def tile_of(tile: AreaTile) -> Markup:
    """The small line of a tile; decoration, since its link says the name and the page holds the figures."""
    drawing = draw_tile(tile)
    size = f'viewBox="0 0 {drawing.width} {drawing.height}" width="{drawing.width}" height="{drawing.height}"'
    return Markup(f'<svg {size} aria-hidden="true">{"".join(drawing.strokes)}</svg>')


def card_bars(card: FindingCard, name: str) -> Markup:
    """The small bars of a finding's card."""
    told = "; ".join(f"{bar.label}: {comma(bar.count)}" for bar in card.bars)
    return Markup(svg(draw_bars(card), name, card.title, told))
