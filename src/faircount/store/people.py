"""Names of people compared as a reader sees them: letters that look alike are alike, and the program's own names are nobody's."""

from __future__ import annotations

import unicodedata

from faircount.store.decisions import one_line

PROGRAM = "faircount"
"""Who did it, as the trail says, where no person is named."""
AT_A_TERMINAL = "on the command line"
"""What follows the name of a machine's user, where a person was not named."""

_LOOKS_LIKE = {
    # Cyrillic, then Greek, Armenian and Latin letters that are read as the plain one. After Unicode Technical Standard 39.
    "a": "аαɑ", "b": "вьβ", "c": "сϲ", "d": "ԁ", "e": "еєε", "g": "ɡ", "h": "нһհ", "i": "іιıɩӏ", "j": "јϳ", "k": "кκ",
    "m": "мμ", "n": "ոηп", "o": "оοօσ", "p": "рρ", "q": "ԛ", "r": "г", "s": "ѕ", "t": "тτ", "u": "υսц", "v": "νѵ", "w": "ԝωш",
    "x": "хχ", "y": "уγү", "z": "ζ",
}  # fmt: skip
_FOLD = str.maketrans(
    {sign: plain for plain, signs in _LOOKS_LIKE.items() for sign in signs}
    # One stroke, and a ring: which sign it is nobody can see in every letter.
    | {"l": "i", "1": "i", "|": "i", "0": "o"}
)


def folded(name: str) -> str:
    """A name as it looks: without spaces, points, accents and capitals, and with one letter for all that look like it.

    >>> folded("Jo  Marsh") == folded("JO MАRSH") == folded("jo.marsh") == folded("Ｊｏ Mársh")
    True
    >>> folded("Jo Marsh") == folded("Al Reed")
    False
    """
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", one_line(name)).casefold())
    letters = "".join(sign for sign in apart if sign.isalnum() or sign == "|").translate(_FOLD)
    return letters.replace("rn", "m").replace("vv", "w") or apart


def same_person(one: str, other: str) -> bool:
    """Whether two names are one person's, as far as names can tell.

    >>> same_person("Jo  Marsh", "jo marsh"), same_person("Jo Marsh", "Al Reed")
    (True, False)
    """
    return folded(one) == folded(other)


def is_reserved(name: str) -> bool:
    """Whether a name is one under which the program itself acts, so that no person may have it.

    >>> is_reserved("Fаircount"), is_reserved("root on the command-line"), is_reserved("Jo Marsh")
    (True, True, False)
    """
    seen = folded(name)
    return seen == folded(PROGRAM) or seen.endswith(folded(AT_A_TERMINAL))
