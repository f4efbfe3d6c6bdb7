"""The names of files and other words of strangers, without the characters that steer a terminal or cannot be written."""

from __future__ import annotations

from faircount.patterns import regex

UNPRINTABLE = "\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff"
"""The insides of a class of characters: control characters, line ends, marks that turn the direction of writing, and halves of
letters, as which Python keeps the bytes of a name that is not UTF-8."""
_UNPRINTABLE = regex(f"[{UNPRINTABLE}]")


def printable(words: str) -> str:
    """Words on one line as they may be shown and written anywhere; what would steer the terminal is one sign.

    >>> printable("a\\x1b[31m.csv"), printable("q\\udcff.csv"), printable("one\\ntwo")
    ('a\ufffd[31m.csv', 'q\ufffd.csv', 'one\ufffdtwo')
    """
    return _UNPRINTABLE.sub("\ufffd", words)


def is_utf8(words: str) -> bool:
    """Whether the bytes of a name, as the system keeps it, are letters.

    >>> is_utf8("Zoë.csv"), is_utf8("q\\udcff.csv")
    (True, False)
    """
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True
