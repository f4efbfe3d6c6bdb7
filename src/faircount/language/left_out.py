"""What a text says was left out of its figures: "Victims aged 18 and over have been removed"."""

from __future__ import annotations

import re

from faircount.patterns import regex

_LEFT_OUT = regex(
    r"[^.;\n]*\b(?:(?:has|have|had) been|(?:was|were|is|are)(?: being)?) (?:\w+ly )?"
    r"(?:excluded|removed|omitted|disregarded|discounted|deleted|not (?:included|counted)|left out|filtered out|taken out)\b"
    r"[^.;\n]*"
    r"|\b(?:exclud(?:es?|ing)|omit(?:s|ting)?|leav(?:es?|ing) out|not (?:includ(?:es?|ing)|count(?:ing)?)"
    r"|(?:do|does|did) not (?:include|count|cover)|exclusive of)\b[^.;)\n]*",
    re.IGNORECASE,
)


def without_left_out(text: str) -> tuple[str, str]:
    """The text without its clauses on what was left out, and these.

    >>> without_left_out("Victims under 18. Those aged 18 and over have been removed.")
    ('Victims under 18..', ' Those aged 18 and over have been removed')
    >>> without_left_out("Rapes of children, excluding those of adults")
    ('Rapes of children, ', 'excluding those of adults')
    """
    found = [match[0] for match in _LEFT_OUT.finditer(text)]
    return (_LEFT_OUT.sub("", text), " ".join(found)) if found else (text, "")
