"""Returned forms: found by their hidden definition, read by key and words, refused to guess."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from faircount.readers.base import Document, Sheet, Value, note
from faircount.readers.extract_builder import ExtractBuilder
from faircount.readers.forms.request_form import read_form, take_form, to_figure
from faircount.tables.extract import FigureRole, FileFinding, RefusedPart
from faircount.tables.request import ANSWERS, ASKED, COUNT, NOTE, REASON, ROW, SECTION, AskedCell, RequestForm
from faircount.vocabulary.ages import ALL_AGES, AgeBand
from faircount.vocabulary.measures import Counted, Online, Sex
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.status import CellStatus

HEADINGS = (ROW, *ASKED, *ANSWERS)
FORM = RequestForm(
    "cleveland-1a2b3c4d",
    "E23000013",
    "Recorded offences",
    5,
    tuple(
        AskedCell(f"R00{number}", FinancialYear(2023).period, Counted.OFFENCES, "sexual_under_18", online, ages, Sex.ALL)
        for number, (online, ages) in enumerate([(Online.ALL, ALL_AGES), (Online.ALL, AgeBand(0, 9)), (Online.YES, ALL_AGES)], 1)
    ),
)


def definition(form: RequestForm = FORM) -> Sheet:
    return Sheet("faircount", tuple(form.definition()), hidden=True)


def line(number: int, **answers: Value) -> list[Value]:
    """A row of the form as it was sent, with answers by heading."""
    cell = FORM.cells[number - 1]
    return [cell.key, *cell.words, *(answers.get(heading) for heading in ANSWERS)]


def answer(*rows: Sequence[Value], name: str = "Answer") -> Sheet:
    return Sheet(name, (("Recorded offences",), HEADINGS, *map(tuple, rows)))


def returned(*sheets: Sheet, findings: tuple[FileFinding, ...] = ()) -> Document:
    return Document("reply.xlsx", "xlsx", blocks=sheets, findings=findings)


def filled(**answers: Value) -> Document:
    """The first row answered, the others left as they were."""
    return returned(answer(line(1, **answers), line(2), line(3)), definition())


def test_a_count_becomes_a_figure_with_its_cell():
    reading = read_form(filled(Count=820))
    assert reading is not None
    (found,) = reading.figures
    figure = to_figure(found, "cleveland-2026")
    assert (figure.area, figure.count, figure.locator, figure.source_id) == ("E23000013", 820, "Answer!H3", "cleveland-2026")
    assert [left.place for left in reading.leftovers] == ["Answer!H4", "Answer!H5"]
    assert str(reading.findings[0]) == "reply.xlsx: form cleveland-1a2b3c4d: 1 of 3 rows answered"


@pytest.mark.parametrize(
    ("written", "lower", "upper", "status"),
    [
        ({COUNT: 0}, 0, 0, CellStatus.OBSERVED),
        ({COUNT: "<5"}, 1, 4, CellStatus.SUPPRESSED_AT_SOURCE),
        ({REASON: "fewer than 5 but not 0"}, 1, 4, CellStatus.SUPPRESSED_AT_SOURCE),
        ({REASON: "0 to 4"}, 0, 4, CellStatus.SUPPRESSED_AT_SOURCE),
        ({REASON: "Hidden to protect another cell"}, None, None, CellStatus.SUPPRESSED_AT_SOURCE),
        ({REASON: "not held"}, None, None, CellStatus.NOT_RECORDED),
        ({REASON: "refused"}, None, None, CellStatus.REFUSED),
        ({REASON: "does not apply"}, None, None, CellStatus.NOT_APPLICABLE),
        ({REASON: 12}, 12, 12, CellStatus.OBSERVED),
        ({COUNT: "<5", REASON: "fewer than 5 but not 0"}, 1, 4, CellStatus.SUPPRESSED_AT_SOURCE),
    ],
)
def test_each_kind_of_answer_keeps_what_is_known(written, lower, upper, status):
    reading = read_form(filled(**written))
    assert reading is not None
    (found,) = reading.figures
    assert (found.lower, found.upper, found.status) == (lower, upper, status)
    assert not reading.doubts


@pytest.mark.parametrize(
    "written", [{COUNT: 7, REASON: "refused"}, {COUNT: "about 7"}, {COUNT: -1}, {COUNT: 3.5}, {COUNT: "see letter"}]
)
def test_what_can_be_read_two_ways_is_asked_and_not_guessed(written):
    reading = read_form(filled(**written))
    assert reading is not None
    assert not reading.figures
    assert [doubt.place for doubt in reading.doubts] == ["Answer!H3"]
    assert "see letter" not in str(reading)


def test_rows_may_be_moved_sorted_and_stand_under_other_columns():
    order = [4, 10, 7, 0, 1, 2, 3, 5, 6, 8, 9]
    rows = [line(3, Count=55), [], line(1, Count=820), line(2, Count=29)]
    moved = [[None, *(row[place] for place in order)] if row else [] for row in rows]
    sheet = Sheet("Reply", ((), ("Our reply",), (None, *(HEADINGS[place] for place in order)), *map(tuple, moved)))
    reading = read_form(returned(Sheet("Letter", (("Dear Sir or Madam",),)), sheet, definition()))
    assert reading is not None
    assert [(found.number, found.locator) for found in reading.figures] == [(820, "Reply!D6"), (29, "Reply!D7"), (55, "Reply!D4")]


def test_a_row_without_its_key_is_known_by_its_words():
    row = line(2, Count=29)
    row[0] = None
    reading = read_form(returned(answer(line(1), row, line(3)), definition()))
    assert reading is not None
    assert [(found.ages, found.number) for found in reading.figures] == [(AgeBand(0, 9), 29)]


@pytest.mark.parametrize("changed", [{1: "2022/23"}, {0: "R009"}, {0: None, 5: "under 11"}])
def test_a_row_whose_words_and_key_do_not_agree_is_left_over(changed):
    row = line(2, Count=29)
    for column, value in changed.items():
        row[column] = value
    reading = read_form(returned(answer(line(1), row, line(3)), definition()))
    assert reading is not None
    assert not reading.figures
    assert [doubt.place for doubt in reading.doubts] == ["Answer!H4"]
    assert "R002" in [left.place for left in reading.leftovers]


def test_a_row_that_stands_twice_counts_once_or_is_asked():
    twice = read_form(returned(answer(line(1, Count=820)), answer(line(1, Count=820), name="Copy"), definition()))
    unlike = read_form(returned(answer(line(1, Count=820)), answer(line(1, Count=772), name="Copy"), definition()))
    assert twice is not None
    assert unlike is not None
    assert [found.number for found in twice.figures] == [820]
    assert not unlike.figures
    assert len(unlike.doubts) == 2


def test_refusals_keep_their_sections_and_the_whole_is_told_from_a_part():
    cited: dict[str, Value] = {REASON: "refused", SECTION: "s.40(2) and 12", NOTE: "Words of the force"}
    part = read_form(filled(**cited))
    whole = read_form(returned(answer(*(line(number, **cited) for number in (1, 2, 3))), definition()))
    assert part is not None
    assert whole is not None
    assert part.refusals == [RefusedPart(("40(2)", "12"), "R001", whole=False, place="Answer!I3")]
    assert [(refusal.sections, refusal.whole) for refusal in whole.refusals] == [(("40(2)", "12"), True)]
    assert "Words of the force" not in str(part)
    assert any("a note stands beside the answer" in str(finding) for finding in part.findings)


def test_what_is_whole_and_what_only_lies_in_it_are_told_apart():
    reading = read_form(returned(answer(*(line(number, Count=number) for number in (1, 2, 3))), definition()))
    assert reading is not None
    assert [found.role for found in reading.figures] == [FigureRole.TOTAL, FigureRole.DETAIL, FigureRole.OF_WHICH]


def test_a_document_without_a_definition_is_no_form():
    assert read_form(returned(answer(line(1, Count=7)))) is None
    assert read_form(Document("letter.pdf", "pdf")) is None


def test_a_changed_definition_is_said_and_the_general_reader_takes_over():
    rows = [list(row) for row in FORM.definition()]
    rows[7][1] = "2022-04-01"
    harvest, findings, refusals = ExtractBuilder(), [], []
    changed = returned(answer(line(1, Count=7)), Sheet("faircount", tuple(map(tuple, rows)), hidden=True))
    assert not take_form(changed, "", harvest, findings, refusals)
    assert not harvest.figures
    assert "ask for the form again, as it was sent" in str(findings[0])


def test_a_form_in_a_container_is_taken_in_with_its_member_and_without_the_remark_on_its_hidden_sheet():
    harvest, findings, refusals = ExtractBuilder(), [], []
    remarks = (note("reply.xlsx", "faircount", "a hidden sheet"), note("reply.xlsx", "", "holds macros, which were not run"))
    document = returned(answer(line(1, Count=7), line(2), line(3)), definition(), findings=remarks)
    assert take_form(document, "mail.eml>reply.xlsx>", harvest, findings, refusals)
    assert harvest.figures[0].locator == "mail.eml>reply.xlsx>Answer!H3"
    assert [finding.place for finding in findings] == ["", ""]


def _readings(document: Document) -> list[tuple[str, ...]]:
    """What each doubt offers, with the figure that it would make."""
    reading = read_form(document)
    assert reading is not None
    return [
        tuple(f"{name} -> {figure.upper}" for name, figure in zip(doubt.alternatives, doubt.readings, strict=True))
        for doubt in reading.doubts
    ]


def test_a_doubt_about_a_row_offers_the_figures_that_it_could_be():
    assert _readings(filled(**{COUNT: 7, REASON: "fewer than 5 but not 0"})) == [("the count -> 7", "the reason -> 4")]
    twice = returned(answer(line(1, Count=5), line(1, Count=6), line(2), line(3)), definition())
    assert _readings(twice) == [("this one -> 5",), ("this one -> 6",)]
    mixed = [FORM.cells[1].key, *FORM.cells[0].words, 9, None, None, None]
    assert _readings(returned(answer(mixed, line(3)), definition())) == [("R002 -> 9", "R001 -> 9")]
    assert _readings(filled(Count="some")) == [()]
