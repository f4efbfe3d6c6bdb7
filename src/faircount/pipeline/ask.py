"""Asking the forces, start to end: letters and forms for all of them, who is late, and letters to those who are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from faircount.errors import BadProject
from faircount.project.outputs import merged_into
from faircount.project.progress import Progress, quiet
from faircount.project.project import CONFIG, Project
from faircount.requests.asking.acts import act_for
from faircount.requests.asking.definition import ASK, Definition, read_definition
from faircount.requests.asking.letter import AskedOn, chase_letter, draft_message, request_letter
from faircount.requests.asking.tracking import TRACKING, RequestState, Tracked, read_tracking, write_tracking
from faircount.requests.asking.words import form_notes
from faircount.requests.inbox.inbox import Heard, Inbox, inbox_of
from faircount.requests.inbox.requests import requests_of
from faircount.review.kept import answers_in, read_kept
from faircount.store.decisions import read_decisions
from faircount.vocabulary.areas import AREAS
from faircount.writers.request_form import FormWords, write_request_form


@dataclass(frozen=True, slots=True)
class RequestsSent:
    """What was written for the forces, where each request stands, and how much of what came waits for a person."""

    rows: tuple[Tracked, ...]
    counts: int
    drafts: int
    tracking: Path
    waiting: int = 0


def ask(folder: Path, to: Path) -> RequestsSent:
    """Letters, forms, drafts and the tracking sheet for every force; what a person wrote into the sheet is kept."""
    definition = read_definition(folder)
    known = read_tracking(to / TRACKING)
    _same_request(definition, known, to)
    with merged_into(to) as beside:
        for name in ("letters", "forms"):
            (beside / name).mkdir()
        rows = tuple(_write(definition, code, known.get(code), beside) for code in definition.forces)
        write_tracking(rows, beside / TRACKING, None)
    return RequestsSent(rows, len(definition.cells), len(definition.address_of), to / TRACKING)


def _same_request(definition: Definition, known: dict[str, Tracked], to: Path) -> None:
    """Refuse to write over letters that asked for something else: a force may hold them already."""
    asked = {code: definition.form(code).reference for code in definition.forces}
    other = [code for code, row in known.items() if asked.get(code) != row.reference]
    if other:
        raise BadProject(
            f"{to / TRACKING}: belongs to another request than {ASK} now asks ({AREAS[other[0]].name} differs); "
            f"name another folder with --to, or undo the change to {ASK}"
        )


def _write(definition: Definition, code: str, known: Tracked | None, to: Path) -> Tracked:
    form, act, area = definition.form(code), act_for(code), AREAS[code]
    letter, workbook = Path("letters") / f"{area.slug}.txt", Path("forms") / f"{form.reference}.xlsx"
    words = FormWords(
        area.police or area.name, definition.request.applicant, definition.request.sent, form_notes(definition, form, act)
    )
    write_request_form(form, words, to / workbook)
    text = request_letter(definition, form, act, workbook.name)
    (to / letter).write_text(text, encoding="utf-8")
    address = definition.address_of.get(code)
    if address:
        (to / "drafts").mkdir(exist_ok=True)
        subject = f"Freedom of information request: {form.title} [{form.reference}]"
        (to / "drafts" / f"{area.slug}.eml").write_bytes(draft_message(address, subject, text, to / workbook))
    row = known or Tracked(code, form.reference, definition.request.sent)
    return replace(row, act_key=act.key, letter=letter.as_posix(), form=workbook.as_posix())


def status(folder: Path, to: Path, today: date, progress: Progress = quiet) -> RequestsSent:
    """Where each request stands on a day, by the sheet and by what lies among the answers."""
    definition = read_definition(folder)
    known = read_tracking(to / TRACKING)
    if not known:
        raise BadProject(f"{to}: holds no {TRACKING}; write the letters first with 'faircount ask {folder}'")
    _same_request(definition, known, to)
    inbox = open_inbox(folder, to, progress)
    rows = tuple(_heard(row, inbox.heard(code, today)) for code, row in known.items())
    return RequestsSent(rows, len(definition.cells), len(definition.address_of), to / TRACKING, inbox.waiting)


def _heard(row: Tracked, heard: Heard) -> Tracked:
    came = "; ".join(f"{file}, {nature}" for file, nature in heard.others)
    return replace(row, answer=", ".join(heard.answers), held=heard.held, came=came)


def open_inbox(folder: Path, to: Path, progress: Progress = quiet) -> Inbox:
    """What lies among the answers of a project, matched to the requests of a folder, as decided."""
    paths = answers_in(folder / "answers")
    ocr = Project.open(folder).config.answers.ocr if (folder / CONFIG).is_file() else False
    extracts = read_kept(
        paths, folder / "build" / "review", ocr, lambda done, all_, name: progress(f"Reading {name}", done, all_)
    )
    return inbox_of(extracts, requests_of(folder, to), read_decisions(folder / "decisions.csv"))


def chase(folder: Path, to: Path, today: date, progress: Progress = quiet) -> RequestsSent:
    """A letter to each force that is overdue on the day; one letter a force, after which it is the commissioner's turn.

    None goes to a force while something that came may be its answer, or it has asked for more time or for something else.
    """
    asked = status(folder, to, today, progress)
    definition = read_definition(folder)
    with merged_into(to) as beside:
        rows = tuple(_chase(definition, row, beside, today) for row in asked.rows)
        write_tracking(rows, beside / TRACKING, today)
    return replace(asked, rows=rows)


def _chase(definition: Definition, row: Tracked, to: Path, today: date) -> Tracked:
    again = row.chased == today and row.state(today) is RequestState.CHASED
    if row.sent is None or row.due is None or not (again or row.state(today) is RequestState.OVERDUE):
        return row
    place = Path("chase") / f"{AREAS[row.code].slug}.txt"
    (to / "chase").mkdir(exist_ok=True)
    asked_on = AskedOn(row.sent, row.due)
    (to / place).write_text(chase_letter(definition, definition.form(row.code), row.act, asked_on, today), encoding="utf-8")
    return replace(row, chased=today, chase_letter=place.as_posix())
