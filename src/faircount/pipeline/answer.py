"""Answering a request, start to end: records and a request in, a reply out, and what must stay inside beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from faircount.pipeline.empty import IsMeant, as_it_is, refuse_unless_meant
from faircount.project.progress import Progress
from faircount.protect.tidy import as_guarded
from faircount.requests.answering.deciding import decide
from faircount.requests.answering.earlier import files_of
from faircount.requests.answering.inside import write_inside
from faircount.requests.answering.nothing import told_of_nothing
from faircount.requests.answering.papers import (
    INSIDE_LABEL,
    ReplyFacts,
    attack_statement,
    checklist,
    letter,
    method_note,
    table_words,
)
from faircount.requests.answering.request import read_request
from faircount.requests.answering.rows import Why, to_figures
from faircount.requests.answering.settings import LETTER, read_settings
from faircount.requests.answering.staging import INSIDE, REPLY, check_nothing_unseen, check_place, check_read_back, staged
from faircount.store.private import keep_private
from faircount.writers.paper import blocks_of, write_paper
from faircount.writers.paper_word import write_paper_word
from faircount.writers.reply import write_reply
from faircount.writers.word import DocumentProperties

STEPS = 6


@dataclass(frozen=True, slots=True)
class Answered:
    """What was made, in numbers that may be said aloud, and the day by which it must leave."""

    reply: Path
    inside: Path
    shown: int
    hidden: int
    not_held: int
    due: date
    findings: tuple[str, ...]
    untaken: tuple[str, ...]
    """Files of earlier replies of which not all could be taken into account."""


def answer(folder: Path, to: Path, progress: Progress, is_meant: IsMeant = as_it_is) -> Answered:
    """The reply to the request in a folder, and what stays inside; nothing is written unless all of it is safe.

    A reply that would tell of nothing is written only where somebody says that it is meant.
    """
    settings = read_settings(folder)
    form = read_request(settings)
    check_place(to, form.reference)
    done = iter(range(STEPS))
    reply = decide(settings, form, lambda work: progress(work, next(done), STEPS))
    refuse_unless_meant(settings.records, list(told_of_nothing(reply)), is_meant)
    table = as_guarded(to_figures(settings.area, reply.rows), settings.policy, title=form.title or form.reference)
    with staged(to) as staging:
        progress("Writing and reading back", next(done), STEPS)
        words = table_words(reply)
        files = write_reply(form, table, words, settings.section, staging / REPLY, reply.wholes)
        check_read_back(table, files)
        _write_papers(reply, files, staging)
        check_nothing_unseen(sorted(path for path in (staging / REPLY).rglob("*") if path.is_file()))
        write_inside(reply, staging / INSIDE)
        keep_private(staging / INSIDE)
    progress("Done", STEPS, STEPS)
    findings = tuple(finding.told for finding in reply.checked.findings)
    untaken = tuple(files_of(reply.held.untaken))
    counts = (len(reply.of(Why.SHOWN)), len(reply.hidden), len(reply.of(Why.NOT_HELD)))
    return Answered(to / REPLY, to / INSIDE, *counts, settings.due, findings, untaken)


def _write_papers(reply: ReplyFacts, files: Sequence[Path], staging: Path) -> None:
    checksums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    words = letter(reply, list(checksums))
    write_paper(words, staging / REPLY, "letter", reply.label)
    # The officer finishes the letter, and does so in Word more often than not.
    about = DocumentProperties(reply.title, reply.settings.police, reply.settings.config.reply.dated, reply.label)
    write_paper_word(blocks_of(words), about, staging / REPLY / LETTER)
    write_paper(method_note(reply), staging / REPLY, "method-note", reply.label)
    write_paper(attack_statement(reply, checksums), staging / REPLY, "attack-statement", reply.label)
    write_paper(checklist(reply), staging / INSIDE, "checklist", INSIDE_LABEL)
