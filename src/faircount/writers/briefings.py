"""The door of what is made of one briefing to take away: its charts as pictures, the briefing as PDF and as Word document."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path

from faircount.briefing.briefing import AreaBriefing, NationalBriefing
from faircount.briefing.charts.chart import Chart
from faircount.briefing.finding import FindingCard
from faircount.errors import MissingPart
from faircount.writers.briefing_pdf import briefing_pdf, why_not
from faircount.writers.chart_png import card_png, chart_png, finding_png


@dataclass(frozen=True, slots=True)
class TakeAway:
    """What one page gives to take away: its charts, and the briefing itself where it is one of an area or of the country.

    ``slug`` names the page in the names of files, ``page`` is the page of the site as HTML. ``preview`` says for whom
    it is before it is published. ``foot`` stands under its charts, ``signed`` under the picture of a card. The country has no
    Word document: its page is one of squares and tables, to look at.
    """

    slug: str
    charts: tuple[Chart, ...]
    publisher: str
    published: date
    area: AreaBriefing | None = None
    page: str = ""
    licence: str = ""
    preview: str = ""
    national: NationalBriefing | None = None
    foot: str = ""
    finding: FindingCard | None = None
    signed: str = ""


def take_away(wanted: TakeAway) -> dict[str, bytes]:
    """The files, by their place from the root of the site; no PDF, Word or picture where this machine cannot make one."""
    made = {} if no_word() else _drawn(wanted)
    told = wanted.area or wanted.national
    if told is not None and not why_not():
        foot = f"{told.title}. {wanted.publisher}, version {told.status.version}, {told.status.published}"
        made[f"files/{wanted.slug}-briefing.pdf"] = briefing_pdf(wanted.page, foot, wanted.published.isoformat())
    return made


@cache
def no_word() -> str:
    """Why no Word document and no picture can be made here, in words for whoever runs the build; empty if they can."""
    try:
        for library in ("resvg_py", "fontTools", "docx"):
            import_module(library)
    except ModuleNotFoundError as error:
        return str(MissingPart.of(error) or error)
    return ""


def _drawn(wanted: TakeAway) -> dict[str, bytes]:
    """Each chart as a picture, and the briefing of an area as a Word document that holds them."""
    made = {f"charts/{wanted.slug}-{chart.caption.stem}.png": chart_png(chart, foot=wanted.foot) for chart in wanted.charts}
    told = wanted.area or wanted.national
    if told is not None and told.card is not None:
        made[f"charts/{told.card.stem}.png"] = card_png(told.card, wanted.signed)
    if wanted.finding is not None:
        made[f"charts/{wanted.slug}-card.png"] = finding_png(wanted.finding, wanted.signed)
    if wanted.area is not None:
        pictures = {chart.caption.stem: chart_png(chart, titled=False) for chart in wanted.charts}
        made[f"files/{wanted.slug}-briefing.docx"] = _word(wanted, wanted.area, pictures)
    return made


def _word(wanted: TakeAway, area: AreaBriefing, pictures: dict[str, bytes]) -> bytes:
    from faircount.writers.briefing_word import write_briefing_word
    from faircount.writers.word import DocumentProperties

    with tempfile.TemporaryDirectory() as folder:
        about = DocumentProperties(area.title, wanted.publisher, wanted.published, wanted.preview)
        return write_briefing_word(area, pictures, about, wanted.licence, Path(folder) / "briefing.docx").read_bytes()
