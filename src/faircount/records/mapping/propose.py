"""A mapping proposed for an export nobody here has seen: by what columns hold and by what they are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import polars as pl
from scipy.optimize import linear_sum_assignment

from faircount.errors import SchemaMismatch
from faircount.patterns import regex
from faircount.records.mapping.borne_out import AGREES, ages_agree, filled_together, offence_codes, same, sexes_agree
from faircount.records.mapping.chosen_days import ChosenDays, choose_days
from faircount.records.mapping.export_column import FITS, ExportColumn
from faircount.records.mapping.mapping import NONE, MappingQuestion
from faircount.records.mapping.mapping import Mapping as ExportMapping
from faircount.records.mapping.names import named
from faircount.records.mapping.words import words_of
from faircount.records.schema import STANDS
from faircount.vocabulary.export_words import marks_cancelled

SURE, THINKABLE, CLOSE = 2.0, 0.9, 0.6
"""From which score on a column is taken without a question, from which it is thinkable, and how near another is as good."""
ASKED_FIRST = ("crime_id", "offence", "victim_age", "victim_sex", "online", "standing", "outcome", "force")
"""Columns of records that a count rests on; of the others the best is taken, and said."""
MUST = ("crime_id", "offence")
"""Without these nothing can be counted: what alone can be one is taken."""
MOST_QUESTIONS = 6


def propose(frame: pl.DataFrame, force: str = "") -> ExportMapping:
    """The mapping of an export, with at most six questions about what it does not tell."""
    columns = [ExportColumn.of(frame[head]) for head in frame.columns]
    dated = [
        column for column in columns if column.forms and max(named(name, column.head) for name in ("offence", "crime_id")) < 2
    ]
    if not dated:
        raise SchemaMismatch("no column holds days, so none says when a crime was recorded; export that column too")
    chosen = {column.head: column for column in columns}
    days = choose_days(dated)
    taken = set(days.heads.values())
    others = [column for column in columns if column.head not in taken and column not in dated]
    scores = _scores(others)
    if "outcome_date" in days.heads:
        filled_together(scores["outcome"], chosen, days.heads["outcome_date"])
    heads = _assigned(scores, others)
    cancelled = [column for column in dated if column.head not in taken and marks_cancelled(column.head)]
    if "standing" not in heads and cancelled:
        heads["standing"] = cancelled[0].head
    _refuse_several_victims(heads | dict(days.heads), frame.columns)
    questions = [*_asked_columns(heads, scores, chosen), *_asked_days(days, dated), *_absent(heads, force)]
    worded = {name: chosen[head] for name, head in heads.items() if chosen[head] not in dated}
    words, about_words = words_of(worded, {})
    forms = dict(days.forms) | {column.head: column.forms[0] for column in cancelled if column.head in heads.values()}
    questions += about_words
    fixed = {"force": force} if force and "force" not in heads else {}
    ordered = sorted(questions, key=lambda question: _place(question.about))
    # What there is no room to ask is not taken: a column that may be another is left out, and a word not read is not known.
    left_out = {question.about.removeprefix("column:") for question in ordered[MOST_QUESTIONS:]}
    return ExportMapping(
        heads=tuple(frame.columns),
        columns={name: head for name, head in (heads | dict(days.heads)).items() if name not in left_out},
        days=forms,
        fixed=fixed,
        words=words,
        questions=tuple(ordered[:MOST_QUESTIONS]),
    )


def _place(about: str) -> int:
    """Which questions come first: what the export holds nowhere, then what a count rests on."""
    kind, _, name = about.partition(":")
    order = ("fixed", "coded", "days", "column", "words")
    return order.index(kind) * 20 + (ASKED_FIRST.index(name) if name in ASKED_FIRST else 15)


def _scores(columns: Sequence[ExportColumn]) -> dict[str, dict[str, float]]:
    """What speaks for each column's being each column of records; impossible ones are left out."""
    found: dict[str, dict[str, float]] = {name: {} for name in FITS}
    for name, fit in FITS.items():
        for column in columns:
            holds = fit(column)
            if holds is not None:
                found[name][column.head] = holds + named(name, column.head)
    sex = max(found["victim_sex"], key=lambda head: found["victim_sex"][head], default=None)
    if sex is not None:
        filled_together(found["victim_id"], {column.head: column for column in columns}, sex)
    offence = max(found["offence"], key=lambda head: found["offence"][head], default=None)
    if offence is not None:
        _bear_out(found, {column.head: column for column in columns}, offence)
    return found


def _bear_out(found: dict[str, dict[str, float]], columns: Mapping[str, ExportColumn], offence: str) -> None:
    """Let the offences say whose ages and sexes these are: many of their names tell the victim's."""
    codes = offence_codes(columns[offence])
    for name, agree in (("victim_age", ages_agree), ("victim_sex", sexes_agree)):
        for head in found[name]:
            share = agree(codes, columns[head])
            if share is not None:
                found[name][head] += 1.0 if share >= AGREES else -2.0 if share < 0.5 else 0.0


def _assigned(scores: Mapping[str, Mapping[str, float]], columns: Sequence[ExportColumn]) -> dict[str, str]:
    """The column of each, all together as good as can be; none where none is thinkable."""
    names, heads = list(scores), [column.head for column in columns]
    worth = np.full((len(names), len(heads) + len(names)), THINKABLE - 0.01)
    for row, name in enumerate(names):
        for place, head in enumerate(heads):
            worth[row, place] = scores[name].get(head, -10.0)
    rows, places = linear_sum_assignment(worth, maximize=True)
    return {names[row]: heads[place] for row, place in zip(rows, places, strict=True) if place < len(heads)}


def _refuse_several_victims(heads: Mapping[str, str], every: Sequence[str]) -> None:
    """Refuse an export with several victims in one row: all but the first would be lost."""
    for name in ("victim_age", "victim_sex", "victim_birth"):
        own = heads.get(name, "")
        like = [head for head in every if head != own and _NUMBER.sub("#", head) == _NUMBER.sub("#", own)]
        if own and like and _NUMBER.search(own) and named(name, own) > 0:
            raise SchemaMismatch(
                f"a row holds several victims: columns {own} and {', '.join(like)}. One row is read as one victim, so the others "
                "would be lost: export a row for each victim of a crime"
            )


_NUMBER = regex(r"\d+")


def _asked_columns(
    heads: Mapping[str, str], scores: Mapping[str, Mapping[str, float]], columns: Mapping[str, ExportColumn]
) -> list[MappingQuestion]:
    """Where another column is as good, or the best is only thinkable."""
    questions = []
    given = set(heads.values())
    for name in ASKED_FIRST:
        own = scores[name].get(heads.get(name, ""), SURE)
        rivals = [
            head
            for head, score in scores[name].items()
            if name in heads and head not in given and score >= max(THINKABLE, own - CLOSE)
            and not same(name, columns[heads[name]], columns[head])
        ]  # fmt: skip
        if name in heads and (rivals or (own < SURE and name not in MUST)):
            choices = (heads[name], *sorted(rivals, key=lambda head: -scores[name][head])[:4], NONE)
            questions.append(MappingQuestion(f"column:{name}", f"Which column is {ASKS[name]}?", choices))
        elif name in MUST and name not in heads:
            near = sorted(scores[name], key=lambda head: -scores[name][head])[:6]
            if not near:
                raise SchemaMismatch(f"no column can be {ASKS[name]}; export it too, or write it under [columns] of a mapping")
            questions.append(MappingQuestion(f"column:{name}", f"Which column is {ASKS[name]}?", tuple(near)))
    return questions


def _asked_days(days: ChosenDays, columns: Sequence[ExportColumn]) -> list[MappingQuestion]:
    questions = [
        MappingQuestion(f"column:{name}", f"Which column is {ASKS[name]}?", (days.heads[name], *rivals, NONE))
        for name, rivals in days.rivals.items()
        if name in days.heads
    ]
    if "recorded" not in days.heads:
        heads = tuple(column.head for column in columns)
        questions.append(MappingQuestion("column:recorded", f"Which column is {ASKS['recorded']}?", heads))
    if days.turned:
        first = days.turned[0]
        questions.append(
            MappingQuestion(
                f"days:{first}", "Is 01/02/2020 in this export 1 February or 2 January?", ("day month year", "month day year")
            )
        )
    return questions


def _absent(heads: Mapping[str, str], force: str) -> list[MappingQuestion]:
    """What holds for the whole export, where no column says it."""
    questions = []
    if "force" not in heads and not force:
        questions.append(MappingQuestion("fixed:force", "Which force is this the export of? Write its name or code."))
    if "standing" not in heads:
        questions.append(
            MappingQuestion(
                "fixed:standing",
                "No column says which crimes were cancelled or transferred. Do all rows stand? If not, name the column that does",
                (STANDS,),
            )
        )
    return questions


ASKS = {
    "crime_id": "the number of the crime, the same in each row of one crime",
    "offence": "the offence: a Home Office code or its name",
    "victim_age": "the age of the victim when it happened",
    "victim_sex": "the sex of the victim",
    "online": "the mark of offences online",
    "standing": "whether a crime stands, was cancelled or transferred",
    "outcome": "the outcome",
    "force": "the force that recorded the crime",
    "recorded": "the day on which the crime was recorded",
    "committed_from": "the first day on which it may have happened",
    "committed_to": "the last day on which it may have happened",
}
"""Each column of records that may be asked about, as it is asked."""
