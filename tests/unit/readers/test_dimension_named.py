"""Headings of blocks and values of columns that name a dimension and tell no part of it, and words not understood."""

from __future__ import annotations

from itertools import product

import pytest

from faircount.review.matters import matters_of
from faircount.vocabulary.measures import Sex
from tests.unit.readers.pictures import read

TITLE = "Dorset Police\n\nSexual offences recorded with a victim under 18\n\n"
SEXES = (
    "Gender of victim",
    "Breakdown by gender",
    "Split by sex of victim",
    "By victim's sex",
    "Victim sex profile",
    "Per gender",
)
AGES = ("Breakdown by age band", "Age group of victim", "Analysis by age", "Shown by age of victim")
PARTS = {"sex": ("Girls", "Boys"), "age": ("0 to 9", "10 to 17")}
NAMED = (*((name, "sex") for name in SEXES), *((name, "age") for name in AGES))


def told(extract):
    return sorted((figure.number, figure.sex, figure.ages.high, figure.breakdown, figure.doubt) for figure in extract.figures)


def expected(kind, one, other):
    if kind == "sex":
        return [(one, Sex.FEMALE, 17, "", ""), (other, Sex.MALE, 17, "", "")]
    return [(one, Sex.ALL, 9, "", ""), (other, Sex.ALL, 17, "", "")]


@pytest.mark.parametrize(("name", "kind"), NAMED)
def test_the_heading_of_a_block_names_the_dimension(tmp_path, name, kind):
    first, second = PARTS[kind]
    rows = f",2017/18\nSexual offences against children,53\n{name},\n{first},21\n{second},32\n"
    extract = read(tmp_path, "dorset.csv", TITLE + rows)
    assert told(extract)[:2] == expected(kind, 21, 32)
    assert matters_of(extract) == ()


@pytest.mark.parametrize(("name", "kind"), NAMED)
def test_a_value_of_a_column_names_the_dimension_of_the_column_beside_it(tmp_path, name, kind):
    first, second = PARTS[kind]
    rows = (
        f"Year,Split,Group,Offences\n2017/18,All,All sexual offences,53\n2017/18,{name},{first},21\n2017/18,{name},{second},32\n"
    )
    extract = read(tmp_path, "dorset.csv", TITLE + rows)
    assert told(extract)[:2] == expected(kind, 21, 32)
    assert matters_of(extract) == ()


@pytest.mark.parametrize(("label", "name"), [*product(("Girls, cis", "Boys at birth sex"), ("Sex by registry",))])
def test_the_question_says_which_words_and_the_doubt_does_not(tmp_path, label, name):
    extract = read(tmp_path, "dorset.csv", TITLE + f",2017/18\nAll,53\n{name},\n{label},21\nNot known,32\n")
    (matter,) = [matter for matter in matters_of(extract) if matter.doubt.startswith("words of a label")]
    assert f"“{name}”" in matter.asks
    assert name not in matter.doubt
    assert not any(name in doubt.question for doubt in extract.doubts)
