"""What the words of an export's columns mean in records, and what of them nobody here understands."""

from __future__ import annotations

from collections.abc import Mapping

from faircount.records.mapping.borne_out import male_code, offence_codes
from faircount.records.mapping.export_column import ExportColumn, is_coded_sex
from faircount.records.mapping.mapping import AS_WRITTEN, NOT_KNOWN, NOT_READ, WORDED, MappingQuestion
from faircount.records.schema import CANCELLED, STANDS
from faircount.vocabulary.areas import find_area
from faircount.vocabulary.export_words import marks_cancelled, meaning

PASSED_OVER = 0.02
"""The share of the filled cells whose words may be not understood without a question: they are taken as not known, and named."""
EMPTY = ""
"""The word of an empty cell, where it means something: that a mark of what was cancelled is not there."""
Words = dict[str, dict[str, str]]


def words_of(columns: Mapping[str, ExportColumn], known: Mapping[str, Mapping[str, str]]) -> tuple[Words, list[MappingQuestion]]:
    """For each translated column the meaning of its words, those that a mapping knows already first, and what is asked."""
    words: Words = {}
    questions: list[MappingQuestion] = []
    for name in [each for each in WORDED if each in columns]:
        column, own = columns[name], known.get(name, {})
        if name == "victim_sex" and is_coded_sex(column) and not own:
            words[name] = _coded(columns)
            asked = (
                None if words[name]["1"] != NOT_READ else MappingQuestion("coded:victim_sex", _CODED, ("1 is male", "2 is male"))
            )
        else:
            words[name] = {**own, **{word: _meaning(name, word, column) for word, _ in column.words if word not in own}}
            if name == "standing" and _is_flag(column):
                words[name].setdefault(EMPTY, STANDS)
            asked = _asked(name, column, words[name])
        questions += [asked] if asked is not None else []
    return words, questions


_CODED = "The sex of the victim is written as 1 and 2, and the offences do not tell which is which. Which is male?"


def _coded(columns: Mapping[str, ExportColumn]) -> dict[str, str]:
    """The meaning of sexes written as numbers, as the offences that name a sex tell."""
    male = male_code(offence_codes(columns["offence"]), columns["victim_sex"]) if "offence" in columns else None
    words = dict.fromkeys("039", "not known")
    if male is None:
        return {**words, "1": NOT_READ, "2": NOT_READ}
    return {**words, "1": "male" if male == "1" else "female", "2": "female" if male == "1" else "male"}


def _meaning(name: str, word: str, column: ExportColumn) -> str:
    if name == "force":
        area = find_area(word)
        return area.code if area is not None else NOT_READ
    if name == "online" and _is_list(column):
        # A list of keywords without the one for online is no "no": nobody may have looked.
        return "yes" if meaning("online", word) == "yes" else ""
    if name == "standing" and _is_flag(column):
        return STANDS if meaning("online", word) == "no" else CANCELLED
    said = meaning(name, word)
    return NOT_READ if said is None else said


def _is_flag(column: ExportColumn) -> bool:
    """Whether it marks what was cancelled, and says nothing of the others."""
    return marks_cancelled(column.head) and column.understood("online") > 0.9


def _is_list(column: ExportColumn) -> bool:
    """Whether it holds lists of keywords, of which one may be the mark of offences online."""
    return column.understood("online") < 0.9 and any(
        meaning("online", word) == "yes" and len(word) > 3 for word, _ in column.words
    )


def _asked(name: str, column: ExportColumn, words: Mapping[str, str]) -> MappingQuestion | None:
    not_read = {word for word, said in words.items() if said == NOT_READ}
    rows = sum(times for word, times in column.words if word in not_read)
    if rows <= PASSED_OVER * max(1, column.filled):
        return None
    asks = (
        f"{len(not_read)} words of column {column.head}, in {rows:,} rows, are not understood as {name}. Write what each means "
        f"under [words.{name}], where '{NOT_READ}' stands, and answer '{AS_WRITTEN}'; or take them as not known"
    )
    return MappingQuestion(f"words:{name}", asks, (AS_WRITTEN, NOT_KNOWN))
