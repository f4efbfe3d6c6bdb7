"""What an answer says of its marks: limits where a mark hides small counts alone, none where it may hide others too."""

from __future__ import annotations

import pytest

from faircount.language.legend import find_legend

SMALL = (
    "* = fewer than 5",
    "* = four or fewer, and withheld",
    "Numbers under 5 are replaced by * to prevent identification of individuals.",
    "Counts of 1 to 4 are suppressed (*) to avoid disclosing personal data",
    "* means fewer than five. Other crimes were not asked for.",
)
OTHERS_TOO = (
    "* Figures of less than 5 have been withheld, and a second figure where the first could be worked out",
    "* denotes fewer than 5, or a number that would allow a small number to be calculated",
    "* - less than five or suppressed to protect other suppressed values",
    "* means less than 5; where only one figure in a row is hidden, the next smallest is hidden as well.",
    "An asterisk is a figure under 5. A further number has been suppressed so that it cannot be derived.",
    "* = fewer than 5. Where needed another cell is withheld.",
)


@pytest.mark.parametrize("note", SMALL)
def test_a_mark_that_hides_small_counts_alone_has_limits(note):
    assert find_legend([note]).star == (1, 4)


@pytest.mark.parametrize("note", OTHERS_TOO)
def test_a_mark_that_may_hide_others_too_has_none(note):
    assert find_legend([note]).star is None


SIGNS = ("c", "[c]", "~", "LN", "†", "#", "§")
SAYINGS = (
    "counts below 5 are shown as {}",
    "{} = fewer than 5",
    "{}: under five",
    "{} - a number between 1 and 4",
    "“{}” denotes a small number (under 5)",
    "Figures under five have been replaced by the symbol {}.",
)


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("said", SAYINGS)
def test_any_sign_that_is_explained_has_its_limits(said, sign):
    assert find_legend([said.format(sign)]).signs == {sign.lower(): (1, 4)}


def test_two_signs_are_told_apart():
    signs = find_legend(["* = fewer than 5", "# = withheld so that other figures cannot be worked out", "c: confidential"]).signs
    assert signs == {"*": (1, 4), "#": None, "c": None}


@pytest.mark.parametrize("said", ["Blank cells hold fewer than 5.", "An empty cell is a number under 5 which is not disclosed"])
def test_cells_left_empty_have_theirs(said):
    assert find_legend([said]).blank == (1, 4)


@pytest.mark.parametrize(
    "said",
    [
        "x - not recorded",
        "Nil means that none were recorded, so as not to be confused with small numbers.",
        "The total of all is 5",
        "See note 3 below.",
        "n/a: not applicable",
    ],
)
def test_what_hides_nothing_is_no_sign(said):
    assert not any(find_legend([said]).signs.values())


COUNTED = (
    "Sexual offences against {} under 18: 2018/19: {}; 2019/20: 7.",
    "In 2018/19 there were {1} sexual offences against {0} under 13.",
    "The number of offences against {} aged under 16 was {} in 2018/19 and 12 in 2019/20.",
    "In 2018/19: {1} {0} aged 0 to 9",
)


@pytest.mark.parametrize("mark", ["*", "#", "[c]", "<5"])
@pytest.mark.parametrize("people", ["girls", "boys", "victims", "children"])
@pytest.mark.parametrize("said", COUNTED)
def test_a_mark_that_stands_where_a_count_does_is_not_explained_by_the_ages_beside_it(said, people, mark):
    found = find_legend([said.format(people, mark)])
    assert (found.star, found.signs, found.small_starts_at) == (None, {}, 1)
    if mark != "<5":
        assert find_legend([said.format(people, mark), f"{mark} = fewer than 5"]).signs == {mark: (1, 4)}


NOUGHTS = ("nil", "zero", "none", "no offences recorded", "no crimes")
KEYS = (
    "Key: - {} * fewer than five (1 to 4)",
    "Key: * = 1 to 4, - = {}",
    "Legend: '*' 1 to 4; '-' {}",
    "Symbols used: * 1 to 4   – {}",
)


@pytest.mark.parametrize(("key", "nought"), [(key, nought) for key in KEYS for nought in NOUGHTS])
def test_a_key_tells_each_of_its_signs(key, nought):
    legend = find_legend([key.format(nought)])
    assert (legend.star, legend.dash_is_zero, legend.signs) == ((1, 4), True, {"*": (1, 4)})


@pytest.mark.parametrize(
    "said", ["Cells with - are zero", "- : nil", "(-) denotes zero", "Where there is a - there were no offences"]
)
def test_a_dash_may_be_spoken_of_in_a_sentence(said):
    assert find_legend([said]).dash_is_zero


@pytest.mark.parametrize(
    "said",
    [
        "Key: - not available * 1-4",
        "Key: - = not recorded",
        "Kent - there were no offences",
        "- no offences recorded",
        "Key findings: * - none",
    ],
)
def test_a_dash_between_words_is_no_sign(said):
    assert not find_legend([said]).dash_is_zero
