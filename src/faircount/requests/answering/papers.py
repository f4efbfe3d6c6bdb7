"""The papers round the tables: the letter, the method note, the statement of the attack, and the officer's list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from jinja2 import Environment, PackageLoader, StrictUndefined

from faircount import __version__
from faircount.protect.guarding.world import Mask
from faircount.records.validation import Validation
from faircount.requests.answering.counting import Cube
from faircount.requests.answering.earlier import EarlierReplies, StillHeld, files_of
from faircount.requests.answering.guard import Guarded
from faircount.requests.answering.percentages import said_of
from faircount.requests.answering.recency import RecencySplit
from faircount.requests.answering.rows import RequestRow, Why, ranges_of
from faircount.requests.answering.settings import AnswerSettings
from faircount.requests.answering.words import (
    advice,
    answered_words,
    caveats,
    counted_by,
    outcome_words,
    question_words,
    questions_of,
    recency_table,
    tens,
    totals_words,
    unit_words,
)
from faircount.requests.asking.acts import FOISA
from faircount.requests.asking.words import further_notes, joined
from faircount.tables.request import PROTECTED, RequestForm
from faircount.tables.shares import Wholes
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.breakdowns import DIMENSIONS
from faircount.vocabulary.helplines import HELPLINES
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import say_date
from faircount.writers.request_form import FormWords

MOST_NAMED = 20
INSIDE_LABEL = "Stays inside: never send this page"
EXERCISE = "An exercise: the force, the applicant and every record behind these figures are invented"
ADDRESSES = {
    "FOIA": ", Wycliffe House, Water Lane, Wilmslow, Cheshire SK9 5AF, ico.org.uk",
    "FOISA": ", Kinburn Castle, Doubledykes Road, St Andrews, Fife KY16 9DS, www.foi.scot",
}


@dataclass(frozen=True, eq=False)
class ReplyFacts:
    """Everything that the papers speak of."""

    settings: AnswerSettings
    form: RequestForm
    rows: tuple[RequestRow, ...]
    cube: Cube
    told: tuple[RecencySplit, ...]
    earlier: EarlierReplies
    held: StillHeld
    found: Guarded
    checked: Validation
    wholes: Wholes

    @property
    def label(self) -> str:
        """What is said above every page that leaves: nothing, unless nobody is behind the figures."""
        return EXERCISE if AREAS[self.settings.area].kind == "invented" else ""

    @property
    def title(self) -> str:
        """What was asked for, in a line."""
        return self.form.title or "Recorded sexual offences against children"

    def of(self, *kinds: Why) -> tuple[RequestRow, ...]:
        """The rows of these kinds."""
        return tuple(row for row in self.rows if row.why in kinds)

    @property
    def hidden(self) -> tuple[RequestRow, ...]:
        """The rows whose counts are withheld."""
        return tuple(row for row in self.rows if row.why.is_hidden)

    @property
    def units(self) -> tuple[Counted, ...]:
        """What is counted, in the order of the request."""
        return tuple(table.counted for table in self.cube.tables)

    @property
    def asked(self) -> Mask:
        """The atoms that some row counts."""
        mask = np.zeros(self.cube.grid.shape, dtype=np.bool_)
        for row in (row for row in self.rows if row.place):
            mask[np.ix_(*map(sorted, row.place))] = True
        return mask


@cache
def _letters() -> Environment:
    # Text files beside the code, as for requests, so that whoever signs can review the words.
    loader = PackageLoader("faircount.requests.answering", "letters")
    return Environment(loader=loader, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False)


def _common(reply: ReplyFacts) -> dict[str, object]:
    settings, config = reply.settings, reply.settings.config
    return {
        "police": settings.police,
        "applicant": config.request.applicant,
        "reference": reply.form.reference,
        "title": reply.title,
        "act": settings.act.name,
        "dated": say_date(config.reply.dated),
        "received": say_date(config.request.received),
        "as_of": say_date(config.records.as_of),
        "counted": joined(reply.units, "and"),
        "counted_each": joined(reply.units, "or"),
        "section": settings.section,
        "threshold": settings.policy.threshold,
        "total": len(reply.rows),
        "shown": len(reply.of(Why.SHOWN)),
        "hidden": len(reply.hidden),
        "missing": len(reply.of(Why.NOT_HELD)),
    }


def letter(reply: ReplyFacts, files: Sequence[str]) -> str:
    """The letter to the applicant, with places for the officer to fill in."""
    settings, config = reply.settings, reply.settings.config
    offences = set(reply.units) != {Counted.VICTIMS}
    return _letters().get_template("letter.txt").render(
        **_common(reply),
        address=config.request.address,
        outcome=outcome_words(len(reply.of(Why.SHOWN)), len(reply.hidden), len(reply.of(Why.NOT_HELD))),
        shares=bool(reply.wholes),
        withheld=len(reply.hidden),
        withheld_rows=ranges_of(row.cell.key for row in reply.hidden),
        questions=[question_words(rows, in_unit=len(reply.units) > 1) for rows in questions_of(reply.rows)],
        not_children="not children: one child can be the victim of several." if offences else "not all children who were hurt.",
        not_held=answered_words(reply.of(Why.NOT_HELD)),
        advice=advice(reply.rows),
        files=joined((name.rpartition(".")[2].upper() for name in files), "and"),
        enclosed=joined((*files, "method note", "statement of the attack")),
        scottish=settings.act is FOISA,
        helping=settings.act.helping,
        commissioner=settings.act.commissioner,
        commissioner_address=ADDRESSES[settings.act.key],
        contact=config.force.contact,
        review=config.force.review,
        officer=config.force.officer,
        help="; ".join(f"{line.name} {line.number}" for line in HELPLINES),
    )  # fmt: skip


def method_note(reply: ReplyFacts) -> str:
    """How the counts were made, and what limits them."""
    settings, config, cube, units = reply.settings, reply.settings.config, reply.cube, reply.units
    lost = sum(cube.lost.values())
    offences = list(dict.fromkeys(row.cell.offence for row in reply.rows if row.place))
    return _letters().get_template("method.txt").render(
        **_common(reply),
        units=[unit_words(unit) for unit in units],
        of_offences=set(units) != {Counted.VICTIMS},
        offences=[counted_by(offence) for offence in offences],
        further=[DIMENSIONS[key].meaning for key in reply.form.further],
        percentages=list(said_of(config.request.percentages)),
        marks=_are_told_by_mark(reply),
        cancelled=tens(cube.tables[0].cancelled),
        transferred=tens(cube.tables[0].transferred),
        lost=tens(lost) if lost else "",
        lost_why=joined(cube.lost) if lost else "",
        recency=recency_table(reply.told, in_unit=len(units) > 1),
        outcomes=Counted.OUTCOMES in units or "outcome" in reply.form.further,
        rule=settings.policy.rule,
        reason=settings.policy.reason.rstrip("."),
        totals=totals_words(reply.rows),
        earlier=bool(reply.earlier.files),
        untaken=bool(reply.held.untaken),
        caveats=caveats(settings.area, [row.cell for row in reply.rows if row.place]),
    )  # fmt: skip


def attack_statement(reply: ReplyFacts, attacked: Mapping[str, str]) -> str:
    """That the reply was attacked, on what, beside what, and with which result; nothing that helps a reader."""
    policy = reply.settings.policy
    return _letters().get_template("attack.txt").render(
        **_common(reply),
        width=policy.width,
        zeros_shown=policy.zeros_shown,
        recency=bool(reply.told),
        untaken=files_of(reply.held.untaken),
        attacked=_files(attacked),
        earlier=_files({each.name: each.sha256 for each in reply.earlier.files}) if reply.earlier.files else "",
        version=__version__,
    )  # fmt: skip


def _files(checksums: Mapping[str, str]) -> str:
    rows = "\n".join(f"| {name} | {checksum[:16]}… |" for name, checksum in checksums.items())
    return f"| File | sha256, first 16 digits |\n|---|---|\n{rows}"


def checklist(reply: ReplyFacts) -> str:
    """What the officer looks at and signs; it stays inside."""
    settings, config = reply.settings, reply.settings.config
    findings = "; ".join(finding.told for finding in reply.checked.findings) or "nothing"
    return _letters().get_template("checklist.txt").render(
        **_common(reply),
        due=say_date(settings.due),
        late=settings.act.late(settings.due, config.reply.dated),
        records=Path(config.records.file).name,
        since=say_date(config.records.since),
        rows=f"{reply.checked.rows:,}",
        findings=findings,
        small=len(reply.of(Why.SMALL)),
        marks=_are_told_by_mark(reply),
        # The axis of marks is the fourth, and an empty mark counts as none.
        empty_marks=int(reply.cube.empty_marks[reply.asked[:, :, :, 1]].sum()),
        marked=joined(reply.units, "and") if len(reply.units) == 1 else "records",
        guarded=len(reply.found.choice.guards),
        earlier=len(reply.earlier.files),
        taken=len(reply.held.cells),
        untaken=[str(each) for each in reply.held.untaken[:MOST_NAMED]],
        more=max(0, len(reply.held.untaken) - MOST_NAMED),
        given_before=reply.found.given_before,
        unstated=", ".join(reply.earlier.unstated),
    )  # fmt: skip


def _are_told_by_mark(reply: ReplyFacts) -> bool:
    return len({row.cell.online for row in reply.rows}) > 1


def table_words(reply: ReplyFacts) -> FormWords:
    """What stands round the rows in the tables themselves, so that they say what they are when they travel alone."""
    settings, config = reply.settings, reply.settings.config
    counted, meanings = joined(reply.units, "and"), " ".join(map(unit_words, reply.units))
    lines = (
        *((f"{reply.label}.",) if reply.label else ()),
        f"{settings.police}, {say_date(config.reply.dated)}. Answer to request {reply.form.reference}.",
        f"{counted.capitalize()} as recorded on {say_date(config.records.as_of)}. {meanings}",
        f"A row without a count says why in the next column. A hidden count is never zero; {PROTECTED!r} is said of small counts "
        "and of counts that would give one away.",
        "The notes say what each row means and how small counts are protected.",
    )
    notes = (
        ("What is counted", meanings),
        ("Age", "Completed years at the offence, both ends included; that of the youngest victim where there are several."),
        *further_notes(reply.form),
        ("Online mark", "'online' is the mark that an officer put on the offence; offences without it are in 'all' alone."),
        ("Taken from the records", f"On {say_date(config.records.as_of)}; later extracts can differ."),
        ("Rule", settings.policy.rule),
        ("Reason for the rule", settings.policy.reason),
        ("Totals", totals_words(reply.rows)),
        *(("Percentages", said) for said in said_of(config.request.percentages)),
        ("0", "A zero is a count: none was recorded. A row without a count is never zero."),
        (
            "How a program reads this",
            "By a list of the rows in codes, which holds no count: in a workbook the hidden sheet named faircount, in a Word "
            "document the last table.",
        ),
    )
    return FormWords(settings.police, config.request.applicant, config.reply.dated, notes, lines)
