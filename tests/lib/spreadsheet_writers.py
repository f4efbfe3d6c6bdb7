"""Every module that writes a file which a spreadsheet may open, and how to have it write texts of one's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import numpy as np

from faircount.briefing.advising import AdvicePage
from faircount.briefing.charts.caption import Caption, ChartTable
from faircount.briefing.charts.methods import MethodBar, MethodsChart
from faircount.pipeline.audit_folder import write_audit
from faircount.pipeline.prepared_project import write_held
from faircount.protect import release
from faircount.protect.disclosure.question import REPORTS, DisclosedCount, DisclosureFound, DisclosureQuestion
from faircount.protect.outcome import Choices, write_shown, write_true
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.rounding import round_table
from faircount.protect.suppression import suppress
from faircount.readers.write_extract import write_csv
from faircount.records.cells import write_cells, write_margins
from faircount.requests.answering.inside import write_inside
from faircount.requests.answering.rows import RequestRow, Why
from faircount.requests.asking.tracking import Tracked, write_tracking
from faircount.requests.inbox.coverage import write_coverage
from faircount.store.decisions import Decision, append_decisions, write_decisions
from faircount.store.documents import StoredDocument
from faircount.store.ledger import Ledger
from faircount.tables.audit import AuditDesign, AuditStratum, DrawnRecord, PlannedStratum
from faircount.tables.extract import AnsweredFigure, Extract
from faircount.tables.figures import Figures
from faircount.tables.margins import HierarchicalTable, Hierarchy
from faircount.tables.request import AskedCell, Filled, RequestForm
from faircount.vocabulary.ages import ALL_AGES
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import FinancialYear
from faircount.writers.advice import write_advice
from faircount.writers.audit_workfile import WORKFILES, write_workfile
from faircount.writers.csvw import write_csvw
from faircount.writers.ods import write_ods
from faircount.writers.publication import Publication, PublicationTable
from faircount.writers.reply import REPLY_WRITERS
from faircount.writers.request_form import FormWords, write_request_form
from faircount.writers.site_charts import chart_figures
from faircount.writers.workbook import write_workbook
from tests.lib.publications import ANSWER, figure, protected, publication

Texts = Sequence[str]
YEAR = FinancialYear(2015).period
WHEN = datetime(2026, 11, 25, 12, tzinfo=UTC)


def _publication(texts: Texts) -> Publication:
    said = [figure(2013, 820, note=text, breakdown=text, quality=text, locator=text) for text in texts]
    made = publication(PublicationTable("by-year", protected([figure(2014, -12), *said], title=texts[0])))
    sources = (replace(ANSWER, title=texts[0], publisher=texts[1]), *made.sources[1:])
    return replace(made, title=texts[0], publisher=texts[1], sources=sources)


def _advice(texts: Texts, folder: Path) -> None:
    table = ChartTable(tuple(texts), (tuple(texts), tuple("-12" for _ in texts)))
    write_advice(AdvicePage("", "", "", (), table, _chart(texts), ()), folder / "advice.csv")


def _chart(texts: Texts) -> MethodsChart:
    caption = Caption(None, "What each method leaves", "Cells over 0", "", "methods")
    return MethodsChart(caption, tuple(MethodBar(text, 279, 0, 0, 2499) for text in texts))


def _charts(texts: Texts, folder: Path) -> None:
    (folder / "chart.csv").write_text(chart_figures(_chart(texts)), encoding="utf-8", newline="")


def _form(texts: Texts) -> tuple[RequestForm, FormWords, dict[str, Filled]]:
    cells = tuple(
        AskedCell(text, YEAR, Counted.OFFENCES, "sexual_under_18", Online.ALL, ALL_AGES, Sex.ALL) for text in dict.fromkeys(texts)
    )
    form = RequestForm(texts[0], "E23000013", texts[1], 5, cells)
    words = FormWords(texts[0], texts[1], date(2026, 5, 7), tuple((text, text) for text in texts), tuple(texts))
    return form, words, {text: Filled(None, text, text, text) for text in texts}


def _replies(texts: Texts, folder: Path) -> None:
    form, words, filled = _form(texts)
    for kind, write in REPLY_WRITERS.items():
        write(form, words, folder / f"reply.{kind}", filled)


def _request(texts: Texts, folder: Path) -> None:
    form, words, _ = _form(texts)
    write_request_form(form, replace(words, lines=()), folder / "form.xlsx")


def _workfiles(texts: Texts, folder: Path) -> None:
    for ending in WORKFILES:
        write_workfile(1, texts, texts[0], folder / f"workfile{ending}")


def _audit(texts: Texts, folder: Path) -> None:
    strata = (PlannedStratum(AuditStratum(texts[0], texts[1], True, 100, 0.5), len(texts), texts[0]),)
    drawn = [DrawnRecord(f"R{number}", text, texts[0], texts[1]) for number, text in enumerate(texts)]
    write_audit(folder, AuditDesign(texts[0], texts[0], "", 0.1, 0.95, strata), drawn, ".csv", "")


def _extracts(texts: Texts) -> list[Extract]:
    def said(text: str) -> AnsweredFigure:
        told = {"breakdown": text, "note": text, "doubt": text, "assigned": text}
        return AnsweredFigure(text, YEAR, text, text, -12.0, -12, -12, text, **told)

    return [Extract(text, f"{number:064x}", "csv", (said(text),)) for number, text in enumerate(texts)]


def _extract(texts: Texts, folder: Path) -> None:
    write_csv(_extracts(texts), folder / "extract.csv")


def _coverage(texts: Texts, folder: Path) -> None:
    write_coverage(_extracts(texts), folder / "coverage.csv", texts)


def _tracking(texts: Texts, folder: Path) -> None:
    rows = [
        Tracked("E23000013", text, None, note=text, letter=text, form=text, chase_letter=text, extra=dict.fromkeys(texts, text))
        for text in texts
    ]
    write_tracking(rows, folder / "tracking.csv", date(2026, 11, 25))


def _decisions(texts: Texts, folder: Path) -> None:
    shown = [text for text in texts if text.isprintable()]
    made = [Decision(WHEN, text, text, "a" * 64, text, text, text, text) for text in shown]
    write_decisions(folder / "written.csv", made)
    append_decisions(folder / "added.csv", made)


def _documents(texts: Texts) -> list[StoredDocument]:
    said = [
        figure(2013, -12, note=text, breakdown=text, quality=text, locator=text, source_id=f"s{number}")
        for number, text in enumerate(texts)
    ]
    return [
        StoredDocument(
            replace(ANSWER, source_id=one.source_id, title=one.note, publisher=one.note, address=one.note, licence=one.note),
            Figures.of([one]),
        )
        for one in said
    ]


def _ledger(texts: Texts, folder: Path) -> None:
    Ledger.empty().record(_documents(texts)).save(folder)


def _held(texts: Texts, folder: Path) -> None:
    write_held(Ledger.empty().record(_documents(texts)), folder / "figures.csv")


def _report(texts: Texts, folder: Path) -> None:
    given = tuple(DisclosedCount((text,), 1, text, (text,), text) for text in texts)
    found = DisclosureFound(tuple(texts), 9, 3, 3, given, tuple((text,) for text in texts), 0, tuple(texts))
    asked = DisclosureQuestion(threshold=5)
    (folder / "report.csv").write_text(REPORTS[".csv"](found, asked), encoding="utf-8")


def _inside(texts: Texts, folder: Path) -> None:
    form, _, _ = _form(texts)
    rows = tuple(RequestRow(cell, Why.NOT_HELD, None, (), cell.key) for cell in form.cells)
    found = SimpleNamespace(choice=SimpleNamespace(blocks=()))
    write_inside(
        SimpleNamespace(form=form, rows=rows, settings=SimpleNamespace(section=texts[0]), found=found), folder / "inside"
    )


def _cross(texts: Texts) -> HierarchicalTable:
    codes = list(dict.fromkeys(text.strip() for text in texts))
    named = Hierarchy.of_levels(texts[0].strip(), [1] + [2] * len(codes), ["All", *codes])
    online = Hierarchy.of_levels("online", [1, 2, 2], ["T", "yes", "no"])
    cube = np.zeros((len(named), 3), dtype=np.int64)
    cube[1:, 1:] = np.arange(2 * len(codes)).reshape(-1, 2) % 13
    return HierarchicalTable.of_leaves([named, online], cube)


def _published(texts: Texts, folder: Path) -> None:
    pattern = suppress(_cross(texts), ProtectionPolicy(), effort="quick")
    release.write_published(pattern, folder / "published.csv")
    release.write_audit(pattern, folder / "audit.csv")
    release.write_hierarchies([replace(one, name="a") for one in pattern.table.hierarchies[:1]], folder)


def _outcome(texts: Texts, folder: Path) -> None:
    rounded = round_table(_cross(texts), ProtectionPolicy(), Choices())
    write_shown(rounded, folder / "shown.csv")
    write_true(rounded, folder / "true.csv")


def _cells(texts: Texts, folder: Path) -> None:
    table = _cross([text.replace("/", "") for text in texts])
    write_cells(table, folder)
    write_margins(table, folder / "margins.csv")


WRITERS: Mapping[str, Callable[[Texts, Path], object]] = {
    "writers/csvw.py": lambda texts, folder: write_csvw(_publication(texts), folder),
    "writers/workbook.py": lambda texts, folder: write_workbook(_publication(texts), folder),
    "writers/ods.py": lambda texts, folder: write_ods(_publication(texts), folder),
    "writers/site_charts.py": _charts,
    "writers/advice.py": _advice,
    "writers/reply.py": _replies,
    "writers/reply_ods.py": _replies,
    "writers/request_form.py": _request,
    "writers/audit_workfile.py": _workfiles,
    "pipeline/audit_folder.py": _audit,
    "readers/write_extract.py": _extract,
    "requests/inbox/coverage.py": _coverage,
    "requests/asking/tracking.py": _tracking,
    "store/decisions.py": _decisions,
    "store/ledger.py": _ledger,
    "pipeline/prepared_project.py": _held,
    "protect/disclosure/question.py": _report,
    "requests/answering/inside.py": _inside,
    "protect/release.py": _published,
    "protect/outcome.py": _outcome,
    "records/cells.py": _cells,
}
"""By the module that writes. Control signs are left out where a decision is refused for them."""
