"""What an answer says of its marks is not asked, and a footnote is never a figure."""

from __future__ import annotations

import pytest

from faircount.review.matters import matters_of
from faircount.vocabulary.status import CellStatus
from tests.unit.readers.pictures import read

HEAD = "Gwent Police\n\nRecorded sexual offences where the victim was under 18\n\n"
SEXES = "Sex of victim,2019/20,2020/21\nFemale,61,{0}\nMale,{1},17\n\n"
AGES = "Age of victim,2019/20,2020/21\n0 to 11,33,{0}\n12 to 17,{0},40\n\n"


@pytest.mark.parametrize(
    "note",
    [
        "* = withheld so that small numbers cannot be worked out.",
        "* denotes a number that was suppressed to prevent other figures being calculated",
        '"* stands for fewer than 4, or for a count withheld to protect such a count"',
    ],
)
def test_a_mark_that_is_explained_is_not_asked_about(tmp_path, note):
    extract = read(tmp_path, "gwent.csv", HEAD + SEXES.format("*", "*") + note)
    assert matters_of(extract) == ()
    hidden = [figure for figure in extract.figures if figure.status is CellStatus.SUPPRESSED_AT_SOURCE]
    assert [(figure.lower, figure.upper) for figure in hidden] == [(None, None)] * 2


def test_a_mark_that_nothing_explains_is_asked_about_once_a_file(tmp_path):
    extract = read(tmp_path, "gwent.csv", HEAD + SEXES.format("*", "*") + HEAD + AGES.format("*"))
    (matter,) = matters_of(extract)
    assert (matter.asks, len(matter.cells)) == ("What does the mark mean?", 4)


@pytest.mark.parametrize("word", ["withheld", "Suppressed", "redacted"])
def test_a_count_withheld_for_a_small_one_is_hidden_and_not_refused(tmp_path, word):
    note = f"Other counts are {word.lower()} where a low figure could be derived."
    extract = read(tmp_path, "gwent.csv", HEAD + SEXES.format(word, "<4") + note)
    (female,) = [figure for figure in extract.figures if figure.sex == "female" and figure.number is None]
    assert (female.status, female.lower, female.upper, female.doubt) == (CellStatus.SUPPRESSED_AT_SOURCE, None, None, "")
