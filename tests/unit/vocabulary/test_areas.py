"""Areas: every name that is met resolves, and the parts of an area are complete and disjoint."""

from __future__ import annotations

import csv
from collections import Counter
from itertools import combinations

import pytest

from faircount.errors import BadReference, UnknownArea
from faircount.vocabulary import areas
from faircount.vocabulary.areas import AREAS, FORCES, KINDS, PARTITIONS, area_contains, find_area, parse_area
from faircount.vocabulary.names import plain
from faircount.vocabulary.reviewed import read_reviewed


def _rows(root, name):
    with (root / "tests" / "fixtures" / "vocabulary" / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_43_forces_stand_in_the_order_of_their_names():
    names = [AREAS[code].name for code in FORCES]
    assert len(FORCES) == 43
    assert names == sorted(names)
    assert names[:6] == ["Avon and Somerset", "Bedfordshire", "Cambridgeshire", "Cheshire", "City of London", "Cleveland"]
    assert {code[:3] for code in FORCES} == {"E23", "W15"}


def test_every_force_name_of_the_home_office_table_resolves_to_its_code(root):
    for row in _rows(root, "home_office_forces.csv"):
        found = find_area(row["force_name"])
        assert (found.code if found else "") == row["code"], row["force_name"]


def test_every_area_of_the_published_figures_resolves(root):
    for row in _rows(root, "published_areas.csv"):
        assert parse_area(row["area"]).code == row["code"], row["area"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("GMP", "E23000005"),
        ("Avon & Somerset Police", "E23000036"),
        ("Devon & Cornwall Constabulary", "E23000035"),
        ("the Met", "E23000001"),
        ("Scotland Yard", "E23000001"),
        ("London", "E23000001"),
        ("London region", "E12000007"),
        ("City of London Police", "E23000034"),
        ("CLEVELAND POLICE FORCE AREA", "E23000013"),
        ("West Midlands", "E23000014"),
        ("West Midlands Police", "E23000014"),
        ("West Midlands region", "E12000005"),
        ("West Midlands (region)", "E12000005"),
        ("North West", "E12000002"),
        ("the North West", "E12000002"),
        ("East of England (region)", "E12000006"),
        ("Yorkshire (4 forces)", "group-yorkshire"),
        ("Yorkshire and the Humber", "E12000003"),
        ("Heddlu Gogledd Cymru", "W15000001"),
        ("North Wales", "W15000001"),
        ("Wales", "W92000004"),
        ("Scotland", "S92000003"),
        ("Police Scotland", "S23000009"),
        ("PSNI", "PSNI"),
        ("Northern Ireland", "N92000002"),
        ("British Transport Police", "BTP"),
        ("Hampshire Constabulary", "E23000030"),
        ("United Kingdom", "K02000001"),
        ("England & Wales", "K04000001"),
        ("e23000013", "E23000013"),
        ("Exampleshire Constabulary", "X99000001"),
    ],
)
def test_a_name_means_one_area(text, code):
    assert parse_area(text).code == code


@pytest.mark.parametrize(
    "text", ["", "Police", "Atlantis", "Cleveland region", "Kent and Sussex", "North West Police", "England Police"]
)
def test_a_name_that_is_none_means_none(text):
    assert find_area(text) is None


def test_an_unknown_area_is_refused_with_the_nearest_names():
    with pytest.raises(UnknownArea, match=r"'Clevland' is not an area that is known; did you mean Cleveland\?"):
        parse_area("Clevland")
    with pytest.raises(UnknownArea, match="write the name or code of a police force, a region or a country"):
        parse_area("Zzyzx")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda found: found["areas"].append(found["areas"][0]), "a code stands twice"),
        (lambda found: found["areas"][0].update(kind="duchy"), "has the kind 'duchy'; write one of force, region"),
        (lambda found: found["areas"][0].pop("strong"), "E23000036: 'strong'; see its neighbours"),
        (lambda found: found["areas"][0].pop("source"), "names the source None, which is not listed"),
        (lambda found: found["areas"][0].update(parts=["E99"]), "E99: no such code"),
        (lambda found: found["shared"][0].update(means="E98"), "E98: no such code"),
    ],
)
def test_a_file_that_contradicts_itself_is_refused(monkeypatch, change, message):
    content = read_reviewed("areas")
    change(content)
    monkeypatch.setattr(areas, "read_reviewed", lambda _: content)
    with pytest.raises(BadReference, match=message):
        areas._read()


def test_strong_names_mean_one_area_and_no_other_area_has_them_at_all():
    strong = Counter(name for area in AREAS.values() for name in {plain(name) for name in area.strong})
    assert [name for name, times in strong.items() if times > 1] == []
    for area in AREAS.values():
        others = {plain(name) for other in AREAS.values() if other is not area for name in (*other.weak, other.name)}
        assert not {plain(name) for name in area.strong} & others, area.code


def test_every_name_of_an_area_leads_back_to_it_unless_declared_as_shared():
    astray = {
        name: area.code
        for area in AREAS.values()
        for name in (area.name, area.police, area.code, *area.strong, *area.weak)
        if name and parse_area(name).code != area.code
    }
    # These two are declared in areas.yml: a region that gives its name up to a force.
    assert astray == {"West Midlands": "E12000005", "London": "E12000007", "Greater London": "E12000007"}


def test_every_entry_has_a_source_a_kind_and_a_home():
    for area in AREAS.values():
        assert area.source.title, area.code
        assert area.source.publisher, area.code
        assert area.kind in KINDS
        assert area.country is None or AREAS[area.country].kind == "country"
        assert area.region is None or AREAS[area.region].kind in ("region", "country")
        assert area.police or area.kind != "force"
        assert area.scheme == "own" or area.code[1:].isdigit()


def test_every_force_has_a_square_of_its_own_as_drawn_on_the_national_page():
    tiles = [AREAS[code].tile for code in FORCES]
    assert len({(tile.column, tile.row) for tile in tiles}) == 43
    assert len({tile.label for tile in tiles}) == len({tile.tag for tile in tiles}) == 43
    rows = Counter(tile.row for tile in tiles)
    assert [rows[row] for row in range(10)] == [1, 3, 3, 4, 5, 6, 6, 5, 6, 4]
    assert AREAS["E23000013"].tile.label == "Cleveland"
    assert (AREAS["E23000036"].tile.column, AREAS["E23000036"].tile.row, AREAS["E23000036"].tile.label) == (1, 8, "Avon & Som.")
    assert max(len(tile.label) for tile in tiles) <= len("Lincolnshire")
    assert max(len(tile.tag) for tile in tiles) <= len("Nhants")
    assert {area.code for area in AREAS.values() if area.tile} == set(FORCES)


def test_partitions_are_complete_and_disjoint():
    for code, parts in PARTITIONS.items():
        assert len(set(parts)) == len(parts), code
        assert all(AREAS[part].kind == "force" for part in parts), code
        assert all(area_contains(code, part) for part in parts), code
    regions = [code for code, area in AREAS.items() if area.kind == "region"]
    for one, other in combinations(regions, 2):
        assert not set(PARTITIONS[one]) & set(PARTITIONS[other])
    assert sorted(part for code in regions for part in PARTITIONS[code]) == sorted(PARTITIONS["E92000001"])


@pytest.mark.parametrize(
    ("code", "forces"),
    [
        ("K04000001", 43),
        ("E92000001", 39),
        ("W92000004", 4),
        ("K03000001", 44),
        ("K02000001", 45),
        ("E12000005", 4),
        ("E12000001", 3),
    ],
)
def test_an_area_is_made_up_of_so_many_forces(code, forces):
    assert len(PARTITIONS[code]) == forces


def test_england_and_wales_is_its_43_territorial_forces_without_the_transport_police():
    assert set(PARTITIONS["K04000001"]) == set(FORCES)
    assert not any("BTP" in parts or "X99000001" in parts for parts in PARTITIONS.values())


def test_each_force_lies_in_its_region_and_its_country():
    for code in FORCES:
        area = AREAS[code]
        assert code in PARTITIONS[area.region]
        assert code in PARTITIONS[area.country]
        assert area_contains(area.region, code)


def test_a_group_lies_in_its_region_and_holds_its_forces():
    assert area_contains("E12000003", "group-yorkshire")
    assert area_contains("K02000001", "group-yorkshire")
    assert not area_contains("E12000001", "group-yorkshire")
    assert {AREAS[code].name for code in PARTITIONS["group-yorkshire"]} == {
        "Humberside",
        "North Yorkshire",
        "South Yorkshire",
        "West Yorkshire",
    }


def test_the_invented_force_says_so():
    area = parse_area("Exampleshire")
    assert (area.kind, area.country, area.scheme) == ("invented", None, "own")
    assert area.code not in FORCES


def test_an_area_as_it_stands_in_a_sentence_and_in_an_address():
    assert parse_area("West Midlands region").label == "the West Midlands region"
    assert parse_area("UK").label == "the United Kingdom"
    assert parse_area("Met").recorder == "the Metropolitan Police Service"
    assert parse_area("Cleveland").recorder == "Cleveland Police"
    assert parse_area("Wales").recorder == "forces in Wales"
    assert parse_area("Devon & Cornwall").slug == "devon-and-cornwall"
    assert parse_area("West Midlands region").slug == "west-midlands-region"
    assert len({area.slug for area in AREAS.values()}) == len(AREAS)
