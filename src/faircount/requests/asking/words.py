"""What is asked, in words: the same for the letter and for the notes of the form."""

from __future__ import annotations

from collections.abc import Iterable

from faircount.requests.asking.acts import InformationAct
from faircount.requests.asking.definition import Definition
from faircount.tables.request import RequestForm, reasons
from faircount.vocabulary.breakdowns import DIMENSIONS
from faircount.vocabulary.measures import Online, Sex
from faircount.vocabulary.offences import CODES, OFFENCE_SETS, offence_label
from faircount.vocabulary.periods import Period, say_date


def joined(words: Iterable[str], last: str = "and") -> str:
    """The words as one phrase.

    >>> joined(["2021/22", "2022/23", "2023/24"]), joined(["2016"])
    ('2021/22, 2022/23 and 2023/24', '2016')
    """
    *first, end = words
    return f"{', '.join(first)} {last} {end}" if first else end


def offence_words(offence: str) -> str:
    """An offence or a set as the letter explains it: its name, what it means, and its Home Office codes.

    >>> offence_words("88A")
    'Sexual grooming (code 88A).'
    """
    label = offence_label(offence)
    said = f"{label[0].upper()}{label[1:]}"
    if offence in CODES:
        return f"{said}."
    known = OFFENCE_SETS[offence]
    meaning = f": {known.meaning[0].lower()}{known.meaning[1:].rstrip('.')}" if known.meaning else ""
    codes = f" Home Office codes {joined(known.codes)}." if known.codes else ""
    return f"{said}{meaning}.{codes}"


def _year_words(year: Period) -> str:
    return f"{year.label} ({say_date(year.start)} to {say_date(year.end)})"


def asked_notes(definition: Definition, form: RequestForm) -> tuple[tuple[str, str], ...]:
    """Each column of the form and what it means: a heading, and a sentence or two."""
    units = dict.fromkeys(cell.counted for cell in form.cells)
    alone = "and no other unit beside them" if len(units) == 1 else "as each row says; they are never added together"
    marks, ages, sexes = ("; ".join(dict.fromkeys(cell.words[place] for cell in form.cells)) for place in (3, 4, 5))
    years = joined(_year_words(year) for year in dict.fromkeys(cell.period for cell in form.cells))
    offences = dict.fromkeys(cell.offence for cell in form.cells)
    notes = [
        ("What is counted", f"{joined(units).capitalize()} as the force recorded them, {alone}."),
        ("Offences", " ".join((*map(offence_words, offences), definition.figures.explained)).strip()),
        ("Period", f"By the day on which the offence was recorded: {years}."),
        (
            "Age of the victim at the offence",
            f"In completed years, both ends included: {ages}. Where only the age at the report is held, please note it.",
        ),
    ]
    if {cell.online for cell in form.cells} != {Online.ALL}:
        flag = "The flag that an offence was committed wholly or in part online; 'all' is with the flag and without it together"
        notes.append(("Online mark", f"{flag}: {marks}."))
    if {cell.sex for cell in form.cells} != {Sex.ALL}:
        notes.append(("Sex of the victim", f"As recorded: {sexes}."))
    notes += further_notes(form)
    return tuple(notes)


def further_notes(form: RequestForm) -> list[tuple[str, str]]:
    """What each further dimension of a form means."""
    return [(DIMENSIONS[key].heading, DIMENSIONS[key].meaning) for key in form.further]


def form_notes(definition: Definition, form: RequestForm, act: InformationAct) -> tuple[tuple[str, str], ...]:
    """The notes sheet of the form."""
    most = form.small - 1
    meanings = (
        f"There were 1 to {most}, and the exact number could point to a person. Write 0 under Count where there were none.",
        f"For a force that does not tell 0 from 1 to {most}.",
        "For a force that gives one reason for a small count and for a count that hides one, which protects best.",
        f"A count that is not small, but would give a small one away together with a total. {second_cell_words(form.small)}",
        "The force does not hold it, or not in this breakdown.",
        f"The force relies on an exemption or a limit of the {act.name}. Please name the section in the next column.",
        "The row makes no sense for the force, for example a mark that did not exist in that year.",
    )
    return (
        *asked_notes(definition, form),
        ("Count", "A whole number. 0 means that there were none. An empty cell is read as no answer, never as 0."),
        *zip(reasons(form.small), meanings, strict=True),
        (
            "The hidden sheet",
            "A sheet named faircount lists the rows and holds nothing else. By it the answer is read without a slip, also when "
            "rows were sorted or moved. Nothing in this workbook runs: no macros, no formulas, no links.",
        ),
        ("Sending it back", f"As this workbook, or saved as ODS, to {definition.request.address}. Reference: {form.reference}."),
    )


def second_cell_words(small: int) -> str:
    """What to do so that no total gives a small count away."""
    return (
        f"If a count under {small} could be worked out from a total and the other rows, please hide a second row of the same "
        "total too, and keep the total itself."
    )
