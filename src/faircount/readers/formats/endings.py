"""How the names of files end, by the kind of file: the one list from which kinds are known, noted and named in help."""

from __future__ import annotations

from collections.abc import Mapping

SUFFIXES: Mapping[str, frozenset[str]] = {
    "csv": frozenset({"csv", "tsv", "tab", "txt"}),
    "xlsx": frozenset({"xlsx", "xlsm", "xltx", "xltm"}),
    "xls": frozenset({"xls", "xlt"}),
    "ods": frozenset({"ods", "fods", "ots"}),
    "html": frozenset({"html", "htm", "xhtml"}),
    "docx": frozenset({"docx", "docm", "dotx"}),
    "pdf": frozenset({"pdf"}),
    "txt": frozenset({"txt", "text", "md"}),
    "picture": frozenset({"png", "jpg", "jpeg", "tif", "tiff"}),
    "eml": frozenset({"eml"}),
    "zip": frozenset({"zip"}),
}
"""The endings under which each kind comes; a file is what its content says, whatever its name."""

KIND_OF_TEXT: Mapping[str, str] = {ending: kind for kind in ("csv", "txt") for ending in SUFFIXES[kind]}
"""What a plain text is where its name says so: nothing in it tells a table of commas from a letter for sure."""
_CALLED = {"txt": "text"}
_ASKED_FOR = frozenset({"picture"})
"""Kinds that are read only where somebody asks."""


def kinds_in_words() -> str:
    """The kinds of file that are read, for the help of commands.

    >>> kinds_in_words()
    'CSV, XLSX, XLS, ODS, HTML, DOCX, PDF, text, EML, ZIP'
    """
    return ", ".join(_CALLED.get(kind, kind.upper()) for kind in SUFFIXES if kind not in _ASKED_FOR)
