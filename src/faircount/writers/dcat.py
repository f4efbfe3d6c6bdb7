"""A catalogue of a release in DCAT, as JSON-LD: what open-data portals harvest (https://www.w3.org/TR/vocab-dcat-3/)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from faircount.vocabulary.areas import AREAS
from faircount.writers.formats import CONFORMS_TO, MEDIA_TYPES
from faircount.writers.publication import Publication, Written

NAME = "catalogue.jsonld"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Written out in the file: nobody has to fetch anything to read it."""
_EUROPE = "http://publications.europa.eu/resource/authority"
_LANGUAGE, _PUBLIC, _THEME = f"{_EUROPE}/language/ENG", f"{_EUROPE}/access-right/PUBLIC", f"{_EUROPE}/data-theme/JUST"
_MEDIA = "https://www.iana.org/assignments/media-types"
_PLACES = "http://statistics.data.gov.uk/id/statistical-geography"


def write_catalogue(released: Sequence[tuple[Publication, Sequence[Written]]], folder: Path) -> tuple[Written, ...]:
    """The file written: ``catalogue.jsonld``, beside the files that it lists; none where nothing is published.

    Its addresses are relative to it.
    """
    if not released:
        return ()
    path = folder / NAME
    first = released[0][0]
    catalogue = {
        "@context": CONTEXT,
        "@id": "#catalogue",
        "@type": "dcat:Catalog",
        "dcterms:title": _english("Recorded sexual offences against children"),
        "dcterms:description": _english(f"Counts and ranges by area, protected before they were written. {first.standing}."),
        "dcterms:publisher": _publisher(first),
        "dcterms:language": {"@id": _LANGUAGE},
        "dcterms:license": _document(first.licence_address, "dcterms:LicenseDocument"),
        "dcterms:issued": _day(first.published.isoformat()),
        "dcat:themeTaxonomy": {"@id": f"{_EUROPE}/data-theme"},
        "dcat:dataset": [_dataset(publication, files) for publication, files in released],
    }
    path.write_text(json.dumps(catalogue, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    return (Written(path, "DCAT"),)


def _dataset(publication: Publication, files: Sequence[Written]) -> dict[str, Any]:
    rules = dict.fromkeys(f"{published.table.rule} Reason: {published.table.reason}." for published in publication.tables)
    described = {
        "@id": f"#{publication.name}",
        "@type": "dcat:Dataset",
        "dcterms:identifier": publication.name,
        "dcterms:title": _english(publication.title),
        "dcterms:description": _english(f"{publication.standing}. {' '.join(rules)}"),
        "dcterms:publisher": _publisher(publication),
        "dcterms:language": {"@id": _LANGUAGE},
        "dcterms:accessRights": {"@id": _PUBLIC, "@type": "dcterms:RightsStatement"},
        "dcterms:issued": _day(publication.published.isoformat()),
        "dcterms:temporal": _span(publication),
        "dcterms:spatial": [_place(code) for code in _areas(publication)],
        "dcterms:bibliographicCitation": publication.citation,
        "dcterms:source": [{"@id": source.address} for source in publication.sources if source.address],
        "dcat:version": publication.version,
        "dcat:keyword": [_english(word) for word in ("sexual offences", "children", "police recorded crime")],
        "dcat:theme": {"@id": _THEME},
        "dcat:contactPoint": _contact(publication),
        "dcat:landingPage": _document(publication.address, "foaf:Document") if publication.address else None,
        "dcat:distribution": [_distribution(publication, file) for file in files],
    }
    return {name: said for name, said in described.items() if said}


def _distribution(publication: Publication, file: Written) -> dict[str, Any]:
    letters, standard = file.path.read_bytes(), CONFORMS_TO.get(file.format)
    described = {
        "@id": f"#{file.path.name}",
        "@type": "dcat:Distribution",
        "dcterms:title": _english(f"{publication.title}, {file.format}"),
        "dcterms:license": _document(publication.licence_address, "dcterms:LicenseDocument"),
        "dcterms:rights": {"@type": "dcterms:RightsStatement", "dcterms:description": publication.attribution},
        "dcterms:conformsTo": _document(standard, "dcterms:Standard") if standard else None,
        "dcat:accessURL": {"@id": file.path.name},
        "dcat:downloadURL": {"@id": file.path.name},
        "dcat:mediaType": _document(f"{_MEDIA}/{MEDIA_TYPES[file.format]}", "dcterms:MediaType"),
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(len(letters))},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": hashlib.sha256(letters).hexdigest()},
        },
    }
    return {name: said for name, said in described.items() if said}


def _english(words: str) -> dict[str, str]:
    return {"@language": "en", "@value": words}


def _day(day: str) -> dict[str, str]:
    return {"@type": "xsd:date", "@value": day}


def _document(address: str, kind: str) -> dict[str, str]:
    return {"@id": address, "@type": kind}


def _publisher(publication: Publication) -> dict[str, Any]:
    return {"@id": "#publisher", "@type": "foaf:Agent", "foaf:name": publication.publisher}


def _contact(publication: Publication) -> dict[str, Any] | None:
    if "@" not in publication.contact or " " in publication.contact:
        return None
    return {"@type": "vcard:Kind", "vcard:fn": publication.publisher, "vcard:hasEmail": {"@id": f"mailto:{publication.contact}"}}


def _areas(publication: Publication) -> list[str]:
    return sorted({code for published in publication.tables for code in published.table.frame["area"]})


def _place(code: str) -> dict[str, Any]:
    # The Office for National Statistics gives an address to each area that it gave a code; others have their name only.
    known = {"@id": f"{_PLACES}/{code}"} if code[:1] in "EW" and code[1:].isdigit() else {}
    return {**known, "@type": "dcterms:Location", "dcterms:title": AREAS[code].name}


def _span(publication: Publication) -> dict[str, Any]:
    frames = [published.table.frame for published in publication.tables if len(published.table)]
    first = min(min(frame["period_start"]) for frame in frames)
    last = max(max(frame["period_end"]) for frame in frames)
    return {"@type": "dcterms:PeriodOfTime", "dcat:startDate": _day(str(first)), "dcat:endDate": _day(str(last))}
