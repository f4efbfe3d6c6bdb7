"""References in a text: those of our requests, by their shape, and those that a force gave to its own file."""

from __future__ import annotations

import re

from faircount.patterns import regex

MOST = 40
_OURS = regex(r"(?<![\w-])((?:[a-z]+[ _-]){0,6}?)([0-9a-f]{8})(?![\w])", re.IGNORECASE)
_LABELLED = regex(
    r"\b(?:ref(?:erence)?(?: (?:number|no))?|case (?:number|no|ref)|request (?:number|no|id)"
    r"|foi(?: request)?(?: (?:ref(?:erence)?|number|no))?"
    r"|f\.?o\.?i\.?a?)\b[.:# ]{0,4}(?:is |number |no\.? )?([\w][\w./-]{3,30})",
    re.IGNORECASE,
)
_STARTED = regex(r"\b((?:foi|rfi|foia|ir|dfoi|eir|icu|ism|im|dj)[\w./-]{0,12}\d{2,}[\w./-]{0,14})", re.IGNORECASE)


def ours_in(text: str) -> tuple[str, ...]:
    """Words with the shape of a reference of ours, in small letters: eight digits from 0 to f, with what stands before them.

    >>> ours_in("Your ref: KENT-1A2B3C4D; we got it on 20260401")
    ('kent-1a2b3c4d', '20260401')
    """
    found: dict[str, None] = {}
    for match in _OURS.finditer(text):
        before = re.sub(r"[ _]", "-", match[1].lower()) if match[1].endswith(("-", "_")) else ""
        found[f"{before}{match[2].lower()}"] = None
        if len(found) >= MOST:
            break
    return tuple(found)


def theirs_in(text: str) -> tuple[str, ...]:
    """References that a force gave, in small letters and without their marks at the ends; none that has the shape of ours.

    >>> theirs_in("Our reference: FOI/2026/01234. In reply please quote FOI/2026/01234."), theirs_in("Ref: kent-1a2b3c4d")
    (('foi/2026/01234',), ())
    """
    words = [match[1] for pattern in (_LABELLED, _STARTED) for match in pattern.finditer(text[:60_000])]
    plain = dict.fromkeys(word.lower().strip("./-_") for word in words[: 4 * MOST])
    ours = {reference.rpartition("-")[2] for reference in ours_in(text)}
    kept = [word for word in plain if sum(map(str.isdigit, word)) >= 4 and word.rpartition("-")[2] not in ours]
    return tuple(kept[:MOST])
