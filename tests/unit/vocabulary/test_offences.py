"""Offences: codes as the Home Office prints them, sets, declared relations and the words that mean them."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date

import pytest

from faircount.errors import BadReference, UnknownOffence
from faircount.vocabulary import offence_relations, offence_words
from faircount.vocabulary.ages import ALL_AGES, UNDER_18, parse_ages
from faircount.vocabulary.measures import Counted, Online
from faircount.vocabulary.offences import (
    AT_LEAST,
    CODES,
    EXPLANATIONS,
    OFFENCE_SETS,
    Measure,
    contains,
    find_measure,
    find_offence,
    offence_label,
    parse_measure,
    parse_offence,
    whole_ages,
)
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.reviewed import read_reviewed

ELEVEN = {"17B", "19D", "19E", "19G", "19H", "20B", "21", "22B", "71", "73", "88A"}


def _rows(root, name):
    with (root / "tests" / "fixtures" / "vocabulary" / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _meant(row):
    return Measure(row["offence"], Online(row["online"]), parse_ages(row["ages"]), Counted(row["counted"]))


def test_every_code_of_the_home_office_table_is_kept_with_its_group_names_and_years(root):
    rows = _rows(root, "home_office_codes.csv")
    assert {row["offence_code"] for row in rows} == set(CODES)
    for row in rows:
        code = CODES[row["offence_code"]]
        first, last = (FinancialYear.parse(row[year]).period for year in ("first_year", "last_year"))
        assert (code.group, code.subgroup) == (row["offence_group"], row["offence_subgroup"])
        assert row["offence_description"] in (code.name, *(name for name, _ in code.former))
        assert code.is_valid(first.start)
        assert code.is_valid(last.end)
        assert find_offence(row["offence_description"]) == code.code
        assert find_offence(f"{code.code} {row['offence_description']}") == code.code


def test_codes_that_begin_later_are_not_valid_before():
    assert [code for code in CODES if not CODES[code].is_valid(date(2019, 3, 31))] == ["19J", "19K"]
    assert CODES["19J"].is_valid(date(2019, 4, 1))


def test_the_eleven_codes_are_those_whose_name_shows_a_child(root):
    flagged = {
        row["offence_code"] for row in _rows(root, "home_office_codes.csv") if row["child_identified_by_statute"] == "True"
    }
    assert set(OFFENCE_SETS["child_named"].codes) == flagged == ELEVEN


def test_all_sexual_offences_are_rape_and_the_others_without_overlap():
    rape, others = (set(OFFENCE_SETS[key].codes) for key in ("rape", "other_sexual"))
    assert not rape & others
    assert rape | others == set(OFFENCE_SETS["all_sexual"].codes)
    assert rape == {code for code in CODES if CODES[code].subgroup == "Rape offences"}
    assert set(OFFENCE_SETS["all_sexual"].codes) == {code for code in CODES if CODES[code].group == "Sexual offences"}


def test_a_set_declared_within_another_has_no_code_that_the_other_lacks():
    for key, entry in OFFENCE_SETS.items():
        for outer in entry.within:
            if outer in OFFENCE_SETS and OFFENCE_SETS[outer].codes:
                assert set(entry.codes) <= set(OFFENCE_SETS[outer].codes), f"{key} within {outer}"


def test_every_set_whose_codes_all_lie_in_another_is_declared_within_it():
    coded = {key: set(entry.codes) for key, entry in OFFENCE_SETS.items() if entry.codes}
    for inner, codes in coded.items():
        for outer, others in coded.items():
            assert contains(outer, inner) == (codes <= others), f"{inner} within {outer}"


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("all_sexual", "child_named"),
        ("child_named", "88A"),
        ("88A", "sexual_communication_with_a_child"),
        ("all_sexual", "sexual_communication_with_a_child"),
        ("rape", "child_rape"),
        ("86", "making_indecent_images"),
        ("sexual_assault", "17B"),
    ],
)
def test_declared_relations_hold_along_the_chain_and_not_back(outer, inner):
    assert contains(outer, inner)
    assert not contains(inner, outer)


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("sexual_under_18", "child_named"),
        ("all_sexual", "sexual_under_18"),
        ("all_sexual", "86"),
        ("all_sexual", "indecent_images"),
        ("88A", "grooming"),
        ("csa_flagged", "cse_flagged"),
        ("child_named", "19C"),
        ("all_sexual", "scottish_sexual"),
        ("child_named", "no such key"),
    ],
)
def test_nothing_undeclared_is_ever_true(outer, inner):
    assert not contains(outer, inner)
    assert not contains(inner, outer)


def test_what_is_counted_differently_is_bound_by_at_least_with_a_reason():
    bound = {(relation.whole, relation.part): relation for relation in AT_LEAST}
    floor = bound["sexual_under_18", "child_named"]
    assert "under 18" in floor.because
    assert {"partial answer", "revision"} <= set(floor.may_explain)
    for relation in AT_LEAST:
        assert set(relation.may_explain) <= set(EXPLANATIONS)
        assert relation.because.endswith(".")
        assert not contains(relation.whole, relation.part)


def test_every_measure_of_the_published_figures_is_understood(root):
    for row in _rows(root, "published_measures.csv"):
        assert parse_measure(row["measure"]) == _meant(row), row["measure"]


def test_wordings_of_reports_and_answers_are_understood_or_stay_unknown(root):
    for row in _rows(root, "wordings.csv"):
        assert find_measure(row["wording"]) == (_meant(row) if row["offence"] else None), row["wording"]


def test_under_18_is_the_whole_of_a_set_of_children_and_no_band_in_it():
    assert find_measure("sexual offences against under 18s").ages == ALL_AGES
    assert whole_ages("sexual_under_18") == UNDER_18
    assert whole_ages("88A") == whole_ages("all_sexual") == ALL_AGES


@pytest.mark.parametrize("key", [*CODES, *OFFENCE_SETS])
def test_a_code_or_key_means_itself_and_can_be_said(key):
    assert find_offence(key) == parse_offence(key) == key
    assert find_offence(offence_label(key)) == key
    assert offence_label(key)[0].islower() or not offence_label(key)[0].isalpha()


def test_a_key_that_is_none_is_said_as_it_is():
    assert offence_label("force's own category") == "force's own category"


def test_every_set_says_what_it_means_and_who_says_so():
    for entry in OFFENCE_SETS.values():
        assert entry.meaning.endswith(".")
        assert entry.source.publisher
    assert all(code.source.publisher == "Home Office" for code in CODES.values())


def test_an_unknown_offence_is_refused_with_the_nearest_wordings():
    with pytest.raises(UnknownOffence, match=r"did you mean .*'sexual grooming'"):
        parse_offence("sexual groming")
    with pytest.raises(UnknownOffence, match="write an offence code such as 88A"):
        parse_offence("parking")
    with pytest.raises(UnknownOffence, match="'parking' is no measure that is known"):
        parse_measure("parking")


def _with(monkeypatch, change):
    content = read_reviewed("offences")
    change(content)
    monkeypatch.setattr(offence_relations, "read_reviewed", lambda _: content)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda found: found["codes"].append(found["codes"][0]), "stands twice"),
        (lambda found: found["sets"][0]["codes"].append("99Z"), "99Z: no such code or set"),
        (lambda found: found["sets"][1]["within"].append("nothing"), "nothing: no such code or set"),
        (lambda found: found["at_least"][0].update(part="nothing"), "nothing: no such code or set"),
        (lambda found: found["at_least"][0].update(may_explain=["the weather"]), "the weather: not in the fixed list"),
        (lambda found: found["sets"][0].update(source="hearsay"), "names the source 'hearsay', which is not listed"),
        (lambda found: found["sets"][0].pop("label"), "all_sexual: 'label'; see its neighbours"),
        (lambda found: found["codes"][0].pop("subgroup"), "17A: 'subgroup'; see its neighbours"),
    ],
)
def test_a_file_that_contradicts_itself_is_refused(monkeypatch, change, message):
    _with(monkeypatch, change)
    with pytest.raises(BadReference, match=message):
        offence_relations.read_offences()


def test_a_set_cannot_lie_within_itself():
    one, two = (replace(OFFENCE_SETS["grooming"], key=key, within=(outer,)) for key, outer in (("one", "two"), ("two", "one")))
    with pytest.raises(BadReference, match="one within two within one: a set cannot lie within itself"):
        offence_relations._outward({}, {"one": one, "two": two})


def test_a_wording_cannot_mean_two_things_or_nothing():
    sexting = OFFENCE_SETS["sexting"]
    with pytest.raises(BadReference, match="twin: the name 'sexting offences involving children' means also sexting"):
        offence_words._wordings({}, {"sexting": sexting, "twin": replace(sexting, key="twin", names=())})
    with pytest.raises(BadReference, match="the name 'all recorded crimes' means nothing in particular"):
        offence_words._wordings({}, {"sexting": replace(sexting, names=("all recorded crimes",))})
