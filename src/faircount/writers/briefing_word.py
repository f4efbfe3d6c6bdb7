"""The briefing of an area as a Word document: the words of its page, its charts with their alternatives, its tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from faircount.briefing.briefing import AreaBriefing, Chapter, Explanations, ForceAnswers
from faircount.briefing.charts.caption import ChartTable
from faircount.briefing.charts.chart import Chart
from faircount.briefing.finding import FindingCard
from faircount.briefing.parts import MainPoint, Note, RangeMark, plain
from faircount.vocabulary.helplines import DANGER, HELPLINES
from faircount.writers.columns import SHORTHAND
from faircount.writers.word import TEXT_WIDTH, DocumentProperties, add_table, open_word, save_word, widths_of_table


def write_briefing_word(
    area: AreaBriefing, pictures: Mapping[str, bytes], about: DocumentProperties, licence: str, path: Path
) -> Path:
    """The document written; ``pictures`` are the charts as PNG, by their stem."""
    document = open_word(about)
    _number_pages(document, f"{about.title}. {about.author}, version {area.status.version}, {area.status.published}. Page ")
    document.add_paragraph(area.title, style="Title")
    document.add_paragraph(area.subtitle)
    status = area.status
    document.add_paragraph(f"{status.state}, version {status.version}. Published {status.published}. {status.standing}.")
    document.add_paragraph("This briefing gives numbers about the sexual abuse of children. It describes no case.")
    if area.notice:
        _lines(document, (area.notice.title, *map(plain, area.notice.lines)))
    _add_points(document, area.points)
    if area.card and area.card.stops:
        document.add_paragraph(plain(area.card.stops))
    _add_chart(document, area.change, pictures, area.change_notes)
    if area.gap:
        document.add_paragraph(area.gap.title, style="Heading 1")
        document.add_paragraph(plain(area.gap.words))
    if area.explanations:
        _add_explanations(document, area.explanations)
    _add_chart(document, area.tipping, pictures, ())
    if area.answers:
        _add_answers(document, area.answers)
        _add_chart(document, area.answers.ages, pictures, ())
    _add_chart(document, area.answered, pictures, ())
    _add_chart(document, area.series, pictures, area.series_notes)
    _add_chart(document, area.funnel, pictures, area.funnel_notes)
    if area.online:
        _add_chapter(document, area.online, pictures)
    _add_findings(document, area.findings, area.none_found)
    _add_wordings(document, area)
    _add_end(document, area, licence)
    return save_word(document, path)


def _lines(document: Any, lines: Iterable[str], style: str = "Normal") -> None:
    for line in lines:
        document.add_paragraph(line, style=style)


def _add_points(document: Any, points: Sequence[MainPoint]) -> None:
    document.add_paragraph("Main points", style="Heading 1")
    for point in points:
        told = document.add_paragraph()
        told.add_run(point.sentence).bold = True
        said = f" Range: {point.mark.label}." if isinstance(point.mark, RangeMark) else ""
        told.add_run(f" {plain(point.second)}{said}")


def _add_chart(document: Any, chart: Chart | None, pictures: Mapping[str, bytes], notes: Sequence[Note]) -> None:
    """A chart with its words as the alternative of the picture, then the same figures as a table, then how to read it."""
    if chart is None:
        return
    caption = chart.caption
    number = f"Figure {caption.number}: " if caption.number else ""
    document.add_paragraph(f"{number}{caption.title}", style="Heading 1")
    document.add_paragraph(caption.subtitle).paragraph_format.keep_with_next = True
    document.add_picture(BytesIO(pictures[caption.stem]), width=Mm(TEXT_WIDTH))
    described = document.paragraphs[-1]._p.find(f".//{qn('wp:docPr')}")
    described.set("name", caption.stem)
    described.set("title", caption.title)
    described.set("descr", chart.tell())
    if plain(caption.source).strip():
        _small(document, plain(caption.source))
    _add_figures(document, chart.tabulate(), caption.title)
    for note in notes:
        _small(document, f"{note.heading}. {' '.join(plain(paragraph) for paragraph in note.paragraphs)}")


def _add_chapter(document: Any, chapter: Chapter, pictures: Mapping[str, bytes]) -> None:
    document.add_paragraph(chapter.title, style="Heading 1")
    _lines(document, filter(None, (chapter.lede,)))
    for point in chapter.points:
        document.add_paragraph(f"{point.sentence} {plain(point.second)}")
    _add_chart(document, chapter.change, pictures, chapter.notes)
    _add_chart(document, chapter.tipping, pictures, ())


def _add_answers(document: Any, answers: ForceAnswers) -> None:
    document.add_paragraph(answers.title, style="Heading 1")
    document.add_paragraph(answers.lede)
    _add_figures(document, answers.table, answers.title)
    for note in answers.notes:
        _small(document, f"{note.heading}. {' '.join(plain(paragraph) for paragraph in note.paragraphs)}")


def _add_figures(document: Any, table: ChartTable, title: str) -> None:
    figures = [place for place in range(1, len(table.columns)) if place not in table.words]
    widths = widths_of_table(len(table.columns))
    add_table(document, (table.columns, *table.rows), widths=widths, about=f"The same figures: {title}", figures=figures)


def _add_explanations(document: Any, explanations: Explanations) -> None:
    document.add_paragraph("What may explain it", style="Heading 1")
    document.add_paragraph(explanations.lede)
    rows = [(one.label, one.state.value, plain(one.reason)) for one in explanations.entries]
    add_table(
        document,
        (("Explanation", "What is known", "Why we say so"), *rows),
        widths=(50, 30, TEXT_WIDTH - 80),
        about="Explanations, and what is known of each",
    )


def _add_findings(document: Any, findings: Sequence[FindingCard], none_found: str) -> None:
    if not findings and not none_found:
        return
    document.add_paragraph("Figures that do not agree", style="Heading 1")
    if not findings:
        document.add_paragraph(none_found)
    for card in findings:
        document.add_paragraph(f"{card.tag.words}: {card.title}", style="Heading 2")
        document.add_paragraph(f"{card.arithmetic.words} {card.arithmetic.total}")
        document.add_paragraph(f"{plain(card.line)} {card.sources}")


def _add_wordings(document: Any, area: AreaBriefing) -> None:
    if area.quotes:
        document.add_paragraph("Quote this", style="Heading 1")
        _lines(document, (f"“{quote}”" for quote in area.quotes), "List Bullet")
    if area.avoid:
        document.add_paragraph("Do not say", style="Heading 1")
        rows = [(f"“{one.words}”", one.why) for one in area.avoid]
        add_table(document, (("Do not say", "Why"), *rows), widths=(81, 81), about="Sentences that the figures do not carry")


def _add_end(document: Any, area: AreaBriefing, licence: str) -> None:
    """What is missing, what the marks mean, the sources, and where help is."""
    if area.missing:
        document.add_paragraph("Missing and hidden", style="Heading 1")
        document.add_paragraph(plain(area.missing.words))
        _lines(document, (f"{mark} {meaning}" for mark, meaning in SHORTHAND.items()), "List Bullet")
        if area.missing.response:
            _lines(document, map(plain, area.missing.response.paragraphs))
    if area.sources:
        document.add_paragraph("Sources", style="Heading 1")
        for source in area.sources:
            document.add_paragraph(" ".join(filter(None, (f"[{source.number}] {source.title}. {source.detail}", source.address))))
    document.add_paragraph("If this is about you, or a child you know", style="Heading 1")
    document.add_paragraph(f"You do not need to be certain, and it does not matter when it happened. {DANGER.words}")
    _lines(document, (f"{line.heading}: {line.name} {line.number}" for line in HELPLINES), "List Bullet")
    _small(document, f"{licence}.")


def _small(document: Any, words: str) -> None:
    document.add_paragraph().add_run(words).font.size = Pt(9)


def _number_pages(document: Any, words: str) -> None:
    foot = document.sections[0].footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.LEFT
    foot.add_run(words).font.size = Pt(8)
    counted = foot.add_run()
    counted.font.size = Pt(8)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        piece = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            piece.set(qn("w:fldCharType"), kind)
        piece.text = text or None
        counted._r.append(piece)
