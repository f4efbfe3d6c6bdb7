"""What describes all files of a release: a data package that a validator reads, and a catalogue whose every term is known."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import frictionless
import pytest
import rdflib
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF

from faircount.writers.publication import Publication
from faircount.writers.write import CATALOGUES, catalogue, write
from tests.lib.publications import publication

SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
DEMANDED = {
    DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.dataset, DCTERMS.license, DCTERMS.language),
    DCAT.Dataset: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.distribution, DCAT.keyword, DCAT.theme,
                   DCAT.contactPoint, DCTERMS.spatial, DCTERMS.temporal, DCTERMS.issued, DCTERMS.identifier),
    DCAT.Distribution: (DCAT.accessURL, DCAT.downloadURL, DCAT.mediaType, DCTERMS.license, DCAT.byteSize, SPDX.checksum),
    FOAF.Agent: (FOAF.name,),
}  # fmt: skip
"""What the European profile of DCAT demands or recommends of each thing, and what a reader of ours relies on."""


def released(folder):
    ours = [replace(publication(), contact="figures@example.org"), replace(publication(), name="kent", title="Kent")]
    return [(one, write(one, folder)) for one in ours]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("files")
    catalogue(released(place), place)
    return place


@pytest.fixture(scope="module")
def graph(folder):
    return rdflib.Graph().parse(folder / "catalogue.jsonld", publicID="https://example.org/files/catalogue.jsonld")


def test_a_validator_reads_every_table_of_the_package_by_its_description(folder):
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])
    assert [task.name for task in report.tasks] == ["cleveland-by-year", "kent-by-year"]
    assert all(task.stats["rows"] == 8 for task in report.tasks)


def test_the_validator_sees_a_byte_that_was_changed(folder, tmp_path):
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    table = tmp_path / "cleveland-by-year.csv"
    table.write_bytes(table.read_bytes().replace(b",820,", b",821,"))
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_a_row_read_through_the_package_has_its_types_and_nothing_where_nothing_is_known(folder):
    rows = frictionless.Package(str(folder / "datapackage.json")).get_resource("cleveland-by-year").read_rows()
    assert [row["count"] for row in rows[:4]] == [820, 0, None, None]
    assert rows[0]["period_start"].isoformat() == "2013-04-01"


def test_every_term_of_the_catalogue_is_one_that_its_vocabulary_has(graph):
    # The list that rdflib has is of DCAT 2; version came with DCAT 3.
    used = {*graph.predicates(), *graph.objects(None, RDF.type)} - {rdflib.URIRef(f"{DCAT}version")}
    for term in used:
        for space in (DCAT, DCTERMS, FOAF):
            assert not str(term).startswith(str(space)) or term in space, term


def test_each_thing_in_the_catalogue_says_what_the_profile_demands(graph):
    for kind, demanded in DEMANDED.items():
        things = set(graph.subjects(RDF.type, kind))
        assert things, kind
        for thing in things:
            missing = [term for term in demanded if (thing, term, None) not in graph]
            # The second publication of the sample says nobody whom to ask.
            assert missing in ([], [DCAT.contactPoint]), (thing, missing)


def test_each_file_is_in_the_catalogue_with_its_size_and_checksum(folder, graph):
    files = {
        path.name: path.read_bytes() for path in folder.iterdir() if path.name not in ("datapackage.json", "catalogue.jsonld")
    }
    listed = {}
    for one in graph.subjects(RDF.type, DCAT.Distribution):
        checksum = graph.value(graph.value(one, SPDX.checksum), SPDX.checksumValue)
        listed[str(graph.value(one, DCAT.downloadURL)).rpartition("/")[2]] = (int(graph.value(one, DCAT.byteSize)), str(checksum))
    assert listed == {name: (len(letters), hashlib.sha256(letters).hexdigest()) for name, letters in files.items()}


@pytest.mark.parametrize("name", CATALOGUES)
def test_the_same_release_gives_the_same_bytes_and_none_gives_no_file(name, tmp_path):
    (first,), (again,) = (CATALOGUES[name](released(tmp_path / when), tmp_path / when) for when in ("first", "again"))
    assert first.path.read_bytes() == again.path.read_bytes()
    nothing: list[tuple[Publication, tuple[()]]] = []
    assert CATALOGUES[name](nothing, tmp_path) == ()


def test_neither_asks_a_reader_to_fetch_anything(folder):
    assert isinstance(json.loads((folder / "catalogue.jsonld").read_text("utf-8"))["@context"], dict)
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    assert all("/" not in resource["path"] for resource in package["resources"])
