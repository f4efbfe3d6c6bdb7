"""A mapping held against an export and against what a person answered: completed where it must be, refused where it cannot be."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import replace

import polars as pl

from faircount.errors import BadProject, SchemaMismatch
from faircount.records.mapping.days import FORMS, READS, read_share
from faircount.records.mapping.export_column import ExportColumn, is_force
from faircount.records.mapping.mapping import DATED, NONE, WORDED, Mapping, MappingQuestion
from faircount.records.mapping.words import words_of
from faircount.records.schema import STANDINGS
from faircount.vocabulary.areas import find_area


def checked_answer(question: MappingQuestion, answer: str, heads: tuple[str, ...]) -> str:
    """The answer as it is kept, refused with what may be answered where it is none."""
    said = answer.strip()
    kind, _, name = question.about.partition(":")
    if kind == "fixed" and name == "force":
        area = find_area(said)
        if area is None or not is_force(said):
            raise BadProject(f"{said!r} is no police force that is known; write its name or code, such as Cleveland")
        return area.code
    if kind == "fixed" and (said in STANDINGS or said in heads):
        return said
    if said not in question.choices and not (kind == "column" and said in (*heads, NONE)):
        wanted = ", ".join(question.choices)
        raise BadProject(f"{said!r} answers nothing that is asked about {name or kind}; write one of: {wanted}")
    return said


def completed(mapping: Mapping, frame: pl.DataFrame) -> Mapping:
    """The mapping with the forms and the words of an export that it does not know yet, and what is asked about these."""
    missing = {name: head for name, head in mapping.columns.items() if head not in frame.columns}
    if missing:
        told = "; ".join(f"{head} ({name})" for name, head in missing.items())
        raise SchemaMismatch(
            f"the export is of another shape than its mapping: it has no column {told}. Write its new name under [columns], or "
            "make a mapping anew for this export with --mapping and another name"
        )
    columns = {name: ExportColumn.of(frame[head]) for name, head in mapping.columns.items()}
    days = _forms(mapping, columns)
    worded = {name: column for name, column in columns.items() if name in WORDED and column.head not in days}
    words, asked = words_of(worded, mapping.words)
    already = {question.about for question in mapping.questions}
    settled = {f"words:{name}" for name, known in mapping.words.items() if words.get(name) == known}
    new = [question for question in asked if question.about not in already | settled]
    return replace(mapping, days=days, words={**mapping.words, **words}, questions=(*mapping.questions, *new))


def _forms(mapping: Mapping, columns: MappingOf[str, ExportColumn]) -> dict[str, str]:
    """The form of each column of days, refused where it reads the export no more: a form that changed would turn days round."""
    days = {head: form for head, form in mapping.days.items() if head in mapping.columns.values()}
    asked = {question.about for question in mapping.questions}
    for name, column in columns.items():
        if name not in DATED and column.head not in days:
            continue
        form = days.get(column.head)
        if form is None:
            forms = column.forms
            if not forms:
                raise SchemaMismatch(f"column {column.head} holds no days that can be read; mend {name} under [columns]")
            days[column.head] = next((each for each in forms if each in days.values()), forms[0])
        elif form not in FORMS:
            raise BadProject(f"the form {form!r} of {column.head} is not known; write one of: {', '.join(FORMS)}")
        elif f"days:{column.head}" not in asked and not _reads(column, form):
            raise SchemaMismatch(
                f"column {column.head} is no longer written as {form}; correct its form under [days] of the mapping, "
                "or take the line out"
            )
    return days


def _reads(column: ExportColumn, form: str) -> bool:
    distinct = column.cells.drop_nulls().unique()
    distinct = distinct.filter(distinct.str.contains(r"\d"))
    return read_share(distinct, form) >= READS
