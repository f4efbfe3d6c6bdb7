"""Requests that follow one another, each answered beside the replies before it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from faircount.errors import NotProtected
from faircount.pipeline.answer import answer
from faircount.protect.tidy import as_guarded
from faircount.readers.limits import FileLimits
from faircount.readers.read import read_answer
from faircount.requests.answering.deciding import decide
from faircount.requests.answering.papers import table_words
from faircount.requests.answering.request import read_request
from faircount.requests.answering.rows import to_figures
from faircount.requests.answering.settings import read_settings
from faircount.tables.extract import Extract
from faircount.writers.reply import REPLY_WRITERS, filled_rows
from tests.lib.drawn_requests import Case, write_request


def read_here(paths: Sequence[Path]) -> list[Extract]:
    """The extracts of earlier replies, read in this process: for ``earlier.read_many`` where many are answered."""
    return [read_answer(path, FileLimits()) for path in paths]


def answered(place: Path) -> None:
    """The whole reply, as it would leave."""
    answer(place, place, lambda *_: None)


def decided(place: Path) -> None:
    """The reply in CSV alone."""
    settings = read_settings(place)
    form = read_request(settings)
    reply = decide(settings, form, lambda _: None)
    table = as_guarded(to_figures(settings.area, reply.rows), settings.policy, title="")
    (place / "reply").mkdir()
    rows = filled_rows(form, table, settings.section)
    REPLY_WRITERS["csv"](form, table_words(reply), place / "reply" / f"{form.reference}.csv", rows)


@dataclass(frozen=True, slots=True)
class Step:
    """One request that was answered: its folder, what it took of the processor, and why it was refused, if it was."""

    place: Path
    seconds: float
    refusal: str

    @property
    def table(self) -> Path:
        """The reply in CSV."""
        (table,) = (self.place / "reply").glob("*.csv")
        return table


def follow(case: Case, folder: Path, make: Callable[[Path], None]) -> Iterator[Step]:
    """The requests of a case, each answered beside the replies to those before it."""
    case.extract().write_csv(folder / "records.csv")
    sent: list[Path] = []
    for number, asked in enumerate(case.requests, 1):
        place = write_request(folder / f"request-{number}", asked, folder / "records.csv", case.threshold)
        for before in sent:
            (place / "earlier" / before.parent.parent.name).mkdir(parents=True)
            shutil.copy(before, place / "earlier" / before.parent.parent.name / before.name)
        began, refusal = _processor(), ""
        try:
            make(place)
        except NotProtected as refused:
            refusal = str(refused)
        step = Step(place, _processor() - began, refusal)
        if not refusal:
            sent.append(step.table)
        yield step


def _processor() -> float:
    """Seconds of the processor that this program and those it started have used."""
    return sum(os.times()[:4])
