"""What the search looks in: every page that it leads to is there, and it is small enough for a phone."""

from __future__ import annotations

import json

import pytest

from faircount.vocabulary.names import plain
from faircount.vocabulary.places import places
from faircount.writers.site import site_files
from faircount.writers.site_find import find_given, places_script
from tests.lib.sample_site import sample_site

BUDGET = 300_000


@pytest.fixture(scope="module")
def wanted():
    return site_files(sample_site())


def test_every_address_of_the_index_is_a_page_of_the_site(wanted):
    index = find_given(sample_site())["index"]
    targets = [area[2] for area in index["areas"].values() if area[2]] + [part[2] for part in index["pages"]]
    assert len(targets) > 45
    for target in targets:
        path, _, anchor = target.partition("#")
        assert path in wanted
        assert not anchor or f'id="{anchor}"' in wanted[path].decode()


def test_every_place_and_its_forces_stand_in_the_script():
    letters = places_script().decode().removeprefix("window.faircountPlaces = ").removesuffix(";\n")
    told = set()
    for line in json.loads(letters).split("\n"):
        _, forces, names = line.split("\t")
        told |= {(plain(name.split("=")[0]), forces) for name in names.split("|")}
    assert {(plain(place.name), " ".join(place.forces)) for place in places()} == told


def test_the_page_and_all_that_it_loads_stay_within_the_budget(wanted):
    loaded = [
        "find.html",
        "static/places.js",
        "static/find.js",
        "static/exit.js",
        "static/faircount.css",
        "static/look-around.css",
    ]
    fonts = [name for name in wanted if name.startswith("static/fonts/") and name.endswith(".woff2")]
    assert sum(len(wanted[name]) for name in (*loaded, *fonts)) < BUDGET
