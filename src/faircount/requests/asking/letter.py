"""The letters: what asks a force, and what reminds it, in plain text to be sent by e-mail or pasted into a request website."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from faircount.requests.asking.acts import FOISA, InformationAct
from faircount.requests.asking.definition import Definition
from faircount.requests.asking.named_answer import NamedAnswer
from faircount.requests.asking.words import asked_notes, second_cell_words
from faircount.tables.request import RequestForm, reasons
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.periods import say_date

REVIEW_ASKED_WITHIN = 40
"""Working days within which a review must be required: section 20(5) of the Scottish Act."""


@dataclass(frozen=True, slots=True)
class AskedOn:
    """When a force was asked, and by when it should have answered."""

    sent: date
    due: date


@cache
def _letters() -> Environment:
    # The letters are text files beside the code, so that whoever signs them can review their words.
    loader = PackageLoader("faircount.requests.asking", "letters")
    return Environment(
        loader=loader,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )


def _parties(definition: Definition, form: RequestForm, act: InformationAct) -> dict[str, object]:
    """Who writes to whom, under which Act and reference. Section 8(1) asks for the name and the address."""
    request, area = definition.request, AREAS[form.area]
    return {
        "applicant": request.applicant,
        "address": request.address,
        "police": area.police or area.name,
        "reference": form.reference,
        "title": form.title,
        "act": act.name,
        "scottish": act is FOISA,
        "commissioner": act.commissioner,
        "helping": act.helping,
    }


def request_letter(definition: Definition, form: RequestForm, act: InformationAct, file_name: str) -> str:
    """The whole letter that asks one force."""
    few, few_or_none, *_ = reasons(form.small)
    return _letters().get_template("request.txt").render(
        **_parties(definition, form, act),
        sent=say_date(definition.request.sent),
        due=say_date(act.due(definition.request.sent)),
        count=len(form.cells),
        file=file_name,
        asked=asked_notes(definition, form),
        small=form.small,
        few=few,
        few_or_none=few_or_none,
        second_cell=second_cell_words(form.small),
    )  # fmt: skip


def chase_letter(definition: Definition, form: RequestForm, act: InformationAct, asked: AskedOn, today: date) -> str:
    """The whole letter, dated today, to a force that should have answered before.

    Under the Act of 2000 it is a reminder; under the Scottish Act it is the requirement for review that must come before
    an application to the commissioner.
    """
    late = act.late(asked.due, today)
    return _letters().get_template("chase.txt").render(
        **_parties(definition, form, act),
        today=say_date(today),
        sent=say_date(asked.sent),
        due=say_date(asked.due),
        late=f"{late} working {'day' if late == 1 else 'days'}",
        answer_by=say_date(act.chase_due(today)),
        past_forty_days=late > REVIEW_ASKED_WITHIN,
    )  # fmt: skip


def carried_letter(police: str, answer: NamedAnswer, lines: Sequence[str], publisher: str) -> str:
    """A note to a force whose answer holds what cannot be seen: what and where, never what it says."""
    return _letters().get_template("carried.txt").render(police=police, answer=answer, lines=lines, publisher=publisher)


def given_away_letter(police: str, answer: NamedAnswer, counts: int, held_back: int, publisher: str) -> str:
    """A note to a force whose answer gives away what it hid. It says how many counts, and never which: letters travel."""
    one = counts == 1
    return _letters().get_template("given_away.txt").render(
        police=police,
        answer=answer,
        many="a figure that" if one else f"{counts} figures that",
        they_are="it is" if one else "they are",
        them="it" if one else "them",
        held_back="We hold back other figures of the answer, so that nothing we publish tells it." if held_back else "",
        publisher=publisher,
    )  # fmt: skip


_XLSX = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def draft_message(to: str, subject: str, text: str, attached: Path) -> bytes:
    """The message as a file. No date and no sender: the mail program puts both in when a person sends it."""
    message = EmailMessage(policy=SMTP)
    message["To"] = to
    message["Subject"] = subject
    message["X-Unsent"] = "1"
    message.set_content(text, cte="quoted-printable")
    message.add_attachment(attached.read_bytes(), *_XLSX, filename=attached.name)
    # A boundary drawn by chance would change the file from run to run.
    message.set_boundary("=_" + hashlib.sha256(f"{to}\n{subject}\n{text}".encode()).hexdigest()[:32])
    return message.as_bytes()
