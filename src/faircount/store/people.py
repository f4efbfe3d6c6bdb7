"""Names of people compared as a reader sees them: letters that look alike are alike, and the program's own names are nobody's."""

from __future__ import annotations

import re
import unicodedata

from faircount.patterns import regex
from faircount.store.decisions import one_line

PROGRAM = "faircount"
"""Who did it, as the trail says, where no person is named."""
TIMER = "timer"
"""Who publishes what is due, in the units that come with the program."""
AT_A_TERMINAL = "on the command line"
"""What follows the name of a machine's user, where a person was not named."""

_TITLED = "Mr Mrs Ms Miss Mx Dr Prof Professor Sir Dame Rev Jr Sr Det Sgt Insp Supt PC DC DS DI DCI"
_LOOKS_LIKE = {
    # Cyrillic, then Greek, Armenian and Latin letters that are read as the plain one. After Unicode Technical Standard 39.
    "a": "аαɑ", "b": "вьβ", "c": "сϲ", "d": "ԁ", "e": "еєε", "g": "ɡ", "h": "нһհ", "i": "іιıɩӏ", "j": "јϳ", "k": "кκ",
    "m": "мμ", "n": "ոηп", "o": "оοօσ", "p": "рρ", "q": "ԛ", "r": "г", "s": "ѕ", "t": "тτ", "u": "υսц", "v": "νѵ", "w": "ԝωш",
    "x": "хχ", "y": "уγү", "z": "ζ",
}  # fmt: skip
_LATIN = regex(r"LATIN (?:SMALL LETTER|CAPITAL LETTER|LETTER SMALL CAPITAL) (?P<letter>[A-Z])(?: WITH .+)?")
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
    letters = "".join(_unadorned(sign) for sign in apart if sign.isalnum() or sign == "|").translate(_FOLD)
    return letters.replace("rn", "m").replace("vv", "w") or apart


def _unadorned(sign: str) -> str:
    """A Latin letter without its stroke, hook or tail, and a small capital as the small letter, by their names in Unicode."""
    found = _LATIN.fullmatch(unicodedata.name(sign, "")) if not sign.isascii() else None
    return found["letter"].lower() if found else sign


_TITLES = frozenset(map(folded, _TITLED.split()))


def same_person(one: str, other: str) -> bool:
    """Whether two names are one person's, as far as names can tell.

    >>> same_person("Jo  Marsh", "jo marsh"), same_person("Jo Marsh", "Al Reed")
    (True, False)
    """
    return folded(one) == folded(other)


def may_be_one_person(one: str, other: str) -> bool:
    """Whether one person may write both names: words in another order, a title, an initial or a middle one more.

    >>> [may_be_one_person("Jo Marsh", other) for other in ("Marsh, Jo", "Ms Jo Marsh", "J. Marsh", "Jo A. Marsh", "JM")]
    [True, True, True, True, True]
    >>> [may_be_one_person("Jo Marsh", other) for other in ("John Marsh", "K. Marsh", "Jo Reed", "Marsh", "AR")]
    [False, False, False, False, False]
    """
    if same_person(one, other):
        return True
    words, others = sorted((_words(one), _words(other)), key=len)
    if len(words) < 2:
        return "".join(words) == "".join(word[0] for word in others) != ""
    shared = [word for word in words if word in others]
    left = [word for word in words if word not in shared]
    right = [word for word in others if word not in shared]
    unmatched = [word for word in left if not any(word[0] == each[0] and 1 in (len(word), len(each)) for each in right)]
    surplus = [word for word in right if not any(word[0] == each[0] and 1 in (len(word), len(each)) for each in left)]
    return any(len(word) > 1 for word in shared) and not unmatched and all(len(word) == 1 for word in surplus)


def _words(name: str) -> list[str]:
    """The words of a name, each as it looks, without titles."""
    apart = (folded(word) for word in re.split(r"[\s.,\-]+", one_line(name)) if word)
    return [word for word in apart if word not in _TITLES]


def is_reserved(name: str) -> bool:
    """Whether a name is one under which the program itself acts, so that no person may have it.

    >>> is_reserved("Fаircount"), is_reserved("root on the command-line"), is_reserved("Jo Marsh")
    (True, True, False)
    """
    seen = folded(name)
    return seen in (folded(PROGRAM), folded(TIMER)) or seen.endswith(folded(AT_A_TERMINAL))
