"""Keys to codes in a table of their own: "A | Rape of a female child", on a sheet of their own or below the figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from faircount.language import words
from faircount.language.cell_values import is_value
from faircount.language.periods import find_spans
from faircount.patterns import regex
from faircount.readers.base import Sheet
from faircount.readers.letter.question_tables import heads_key

_CODE = 12
"""Letters of the longest code."""
_QUESTION = regex(r"q(?:uestion)?\.? ?\d", re.IGNORECASE)


def key_of(sheet: Sheet) -> str:
    """What the rows of a sheet that hold a code and its meaning say, a line each ("A = rape"); nothing where fewer than two do.

    >>> print(key_of(Sheet("Key", (("Code", "Meaning"), ("A", "Rape of a female child"), ("B", "Sexual grooming")))))
    Code = Meaning
    A = Rape of a female child
    B = Sexual grooming
    >>> key_of(Sheet("t", (("M", "Under 5", None), (None, "5-17", "8"), ("X", "Under 5", None), ("F", "Under 5", "2"))))
    ''
    """
    found: dict[str, str] = {}
    is_headed = is_key(sheet)
    counted = {value for row in sheet.rows[:2_000] if any(map(is_value, row)) for value in row if isinstance(value, str)}
    for row in sheet.rows[:2_000]:
        filled = [value for value in row if value is not None]
        if len(filled) != 2 or not all(isinstance(value, str) for value in filled):
            continue
        if not is_headed and filled[1] in counted:
            continue  # a row of figures that was left blank: others have its label, and figures
        code, said = (str(value).strip() for value in filled)
        is_short = len(code) <= _CODE and len(code) < len(said) and not (_QUESTION.match(code) or find_spans(code))
        if (
            is_short
            and (is_headed or code.isalpha() or not is_value(code))
            and not is_value(said)
            and re.search(r"[^\W\d_]{3}", said)
        ):
            found |= {one: each for one, each in _apart(code, said) if one not in found}
    return "\n".join(f"{code} = {said}" for code, said in found.items()) if len(found) > 1 else ""


def is_key(sheet: Sheet) -> bool:
    """Whether a sheet is a key to codes and holds no figures: "86" below "Code", and its name below "Description".

    >>> is_key(Sheet("Key", (("HO code", "Description"), ("86", "Indecent images"))))
    True
    >>> is_key(Sheet("t", (("Code", "2019"), ("86", "4"))))
    False
    """
    return bool(sheet.rows) and heads_key([(column, value) for column, value in enumerate(sheet.rows[0]) if value is not None])


def told_of_all(keys: Iterable[str]) -> Iterator[str]:
    """What keys say of all: "offences recorded, victim under 18" of "ALL = offences recorded, victim under 18"."""
    for line in (line for key in keys for line in key.split("\n")):
        code, _, told = line.partition(" = ")
        if words.ALL.match(code) or words.TOTAL_ALONE.match(code):
            yield told


def _apart(code: str, said: str) -> list[tuple[str, str]]:
    """Each code of a row that explains several in turn: "F / M" by "victims by sex: female, male".

    >>> _apart("F / M", "By sex of victim: female, male")
    [('F', 'female'), ('M', 'male')]
    """
    codes = [one.strip() for one in re.split(r"[/,]", code)]
    each = [one.strip() for one in said.rpartition(":")[2].split(",")]
    return list(zip(codes, each, strict=True)) if len(codes) == len(each) > 1 else [(code, said)]
