"""The formats of files, as catalogues name them."""

from __future__ import annotations

from collections.abc import Mapping

MEDIA_TYPES: Mapping[str, str] = {
    "CSV": "text/csv",
    "CSVW": "application/csvm+json",
    "JSON-stat": "application/json",
    "XLSX": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ODS": "application/vnd.oasis.opendocument.spreadsheet",
}
"""By the format that a writer says of its file, the name registered with IANA."""

CONFORMS_TO: Mapping[str, str] = {
    "CSVW": "http://www.w3.org/ns/csvw#",
    "JSON-stat": "https://json-stat.org/full/",
}
"""What a format holds itself to, where its media type does not say so."""
