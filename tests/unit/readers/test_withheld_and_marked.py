"""What an answer says of its marks is not asked, and a footnote is never a figure."""

from __future__ import annotations

import pytest

from faircount.readers.meaning.remarked import SAID_OF_ONE
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


@pytest.mark.parametrize(
    "note",
    [
        "* means a number below 4, and not nought, or a number suppressed to protect another",
        "* = fewer than four, other counts being withheld, so that none can be worked out.",
        "* denotes a number under 4 but not nought,or one that is withheld to protect it",
        "Please note that the figures, which are from a live system, may be revised, withheld or refused later",
    ],
)
def test_commas_of_a_note_make_no_figure_of_it(tmp_path, note):
    extract = read(tmp_path, "gwent.csv", HEAD + SEXES.format("*", "9") + note)
    assert len(extract.figures) == 4
    assert not extract.proposals
    assert CellStatus.REFUSED not in {figure.status for figure in extract.figures}


@pytest.mark.parametrize(("mark", "sign"), [("*", "*"), (" [a]", "[a]"), ("†", "†"), (" [2]", "[2]")])
@pytest.mark.parametrize(
    "said",
    ["includes {} crimes of earlier years", "of these {} were withdrawn afterwards", "revised from {} in an earlier reply"],
)
def test_a_number_in_the_footnote_of_a_figure_is_left_over_and_not_asked_about(tmp_path, mark, sign, said):
    count = 14
    extract = read(tmp_path, "gwent.csv", HEAD + SEXES.format(f"29{mark}", "9") + f"{sign} {said.format(count)}\n")
    assert (extract.doubts, extract.proposals) == ((), ())
    assert sorted(figure.number for figure in extract.figures) == [9, 17, 29, 61]
    assert [left.reason for left in extract.leftovers] == [SAID_OF_ONE]


def test_a_list_with_stars_before_its_items_is_no_footnote(tmp_path):
    text = "Gwent Police\n\nSexual offences with a victim under 18, including those online:\n* 2019/20: 61\n* 2020/21: 58\n"
    extract = read(tmp_path, "gwent.txt", text)
    assert {figure.number for figure in (*extract.figures, *extract.proposals)} == {61, 58}
