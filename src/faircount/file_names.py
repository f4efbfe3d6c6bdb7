"""The names of files and other words of strangers, without the characters that steer a terminal or cannot be written."""

from __future__ import annotations

from collections.abc import Mapping

_HALVES = range(0xD800, 0xE000)
"""Halves of letters, as which Python keeps the bytes of a name that is not UTF-8."""
_TURNS = (0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Ends of lines that are no line feed, and marks that turn the direction of writing."""
_STEERS: Mapping[int, str] = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *_TURNS, *_HALVES), "\ufffd")
_ESCAPED: Mapping[int, str] = {code: f"\\u{code:04x}" for code in _STEERS if code not in (9, 10)}
_KEPT: Mapping[int, str] = {code: sign for code, sign in _STEERS.items() if code not in (9, 10)}


def printable(words: str) -> str:
    """Words on one line as they may be shown and written anywhere; each character that steers or is none is one sign.

    >>> printable("a\\x1b[31m.csv"), printable("q\\udcff.csv"), printable("one\\ntwo")
    ('a\ufffd[31m.csv', 'q\ufffd.csv', 'one\ufffdtwo')
    """
    return words if words.isprintable() else words.translate(_STEERS)


def shown(words: str) -> str:
    """The same of a text of several lines, which stay.

    >>> shown("Kent \\x1b[31m5\\ncrimes")
    'Kent \ufffd[31m5\\ncrimes'
    """
    return words if words.isprintable() else words.translate(_KEPT)


def escaped(json: str) -> str:
    """JSON in which such characters stand as their numbers, so that it means the same.

    >>> escaped('"a\u202eb"')
    '"a\\\\u202eb"'
    """
    if json.isprintable():
        return json
    return json.translate(_ESCAPED)


def is_utf8(words: str) -> bool:
    """Whether the bytes of a name, as the system keeps it, are letters.

    >>> is_utf8("Zoë.csv"), is_utf8("q\\udcff.csv")
    (True, False)
    """
    return not any(ord(sign) in _HALVES for sign in words)
