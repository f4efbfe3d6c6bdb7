"""Names of people compared as a reader sees them: letters that look alike are alike, and the program's own names are nobody's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from faircount.patterns import regex
from faircount.store.decisions import one_line
from faircount.store.letters import ALIKE, CAPITALS_ALIKE, SPELT_ALIKE, is_unseen

PROGRAM = "faircount"
"""Who did it, as the trail says, where no person is named."""
TIMER = "timer"
"""Who publishes what is due, in the units that come with the program."""
AT_A_TERMINAL = "on the command line"
"""What follows the name of a machine's user, where a person was not named."""

_TITLED = "Mr Mrs Ms Miss Mx Dr Prof Professor Sir Dame Rev Jr Sr Det Sgt Insp Supt PC DC DS DI DCI"
_LATIN = regex(r"LATIN (?:SMALL LETTER|CAPITAL LETTER|LETTER SMALL CAPITAL) (?P<letter>[A-Z])(?: WITH .+)?")
_FOLD = str.maketrans(
    {sign: plain for plain, signs in ALIKE.items() for sign in signs}
    # One stroke, and a ring: which sign it is nobody can see in every letter.
    | {"l": "i", "1": "i", "|": "i", "0": "o", "丨": "i"}
)
_CAPITALS = str.maketrans({sign: plain for plain, signs in CAPITALS_ALIKE.items() for sign in signs})


def folded(name: str) -> str:
    """A name as it looks: without spaces, points, accents and capitals, and with one letter for all that look like it.

    >>> folded("Jo  Marsh") == folded("JO MАRSH") == folded("jo.marsh") == folded("Ｊｏ Mársh") == folded("Jo Marsh\u3164")
    True
    >>> folded("Jo Marsh") == folded("Al Reed")
    False
    """
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", one_line(name)).casefold())
    letters = "".join(_unadorned(sign) for sign in apart if _is_seen(sign)).translate(_FOLD)
    for spelt, plain in SPELT_ALIKE.items():
        letters = letters.replace(spelt, plain)
    return letters or apart


def _as_capitals(name: str) -> str:
    """The same, with capitals taken for what they look like before they are made small: a Greek nu is an N, and small a v."""
    return folded(unicodedata.normalize("NFKD", name).translate(_CAPITALS))


def _is_seen(sign: str) -> bool:
    """Whether a sign makes a name another one: letters, numbers and vowels written as marks, but no accents, nothing unseen."""
    if not (sign.isalnum() or sign == "|" or unicodedata.category(sign) in ("Mn", "Mc")):
        return False
    return not is_unseen(sign) and not unicodedata.name(sign, "").startswith("COMBINING ")


def _unadorned(sign: str) -> str:
    """A Latin letter without its stroke, hook or tail, and a small capital as the small letter, by their names in Unicode."""
    found = _LATIN.fullmatch(unicodedata.name(sign, "")) if not sign.isascii() else None
    return found["letter"].lower() if found else sign


_TITLES = frozenset(map(folded, _TITLED.split()))


def same_person(one: str, other: str) -> bool:
    """Whether two names are one person's, as far as names can tell.

    >>> same_person("Jo  Marsh", "jo marsh"), same_person("Jo Marsh", "Al Reed")
    (True, False)
    >>> same_person("\u0391\u039d\u039d\u0391", "Anna")  # Greek capitals
    True
    """
    return folded(one) == folded(other) or _as_capitals(one) == _as_capitals(other)


def may_be_one_person(one: str, other: str) -> bool:
    """Whether one person may write both names: words in another order, a title, an initial or a middle one more.

    >>> [may_be_one_person("Jo Marsh", other) for other in ("Marsh, Jo", "Ms Jo Marsh", "J. Marsh", "Jo A. Marsh", "JM")]
    [True, True, True, True, True]
    >>> [may_be_one_person("Jo Marsh", other) for other in ("John Marsh", "K. Marsh", "Jo Reed", "Marsh", "AR")]
    [False, False, False, False, False]
    """
    return same_person(one, other) or any(_may_be_one(_words(one, seen), _words(other, seen)) for seen in (folded, _as_capitals))


def _may_be_one(one: list[str], other: list[str]) -> bool:
    words, others = sorted((one, other), key=len)
    if len(words) < 2:
        return "".join(words) == "".join(word[0] for word in others) != ""
    shared = [word for word in words if word in others]
    left = [word for word in words if word not in shared]
    right = [word for word in others if word not in shared]
    unmatched = [word for word in left if not any(word[0] == each[0] and 1 in (len(word), len(each)) for each in right)]
    surplus = [word for word in right if not any(word[0] == each[0] and 1 in (len(word), len(each)) for each in left)]
    return any(len(word) > 1 for word in shared) and not unmatched and all(len(word) == 1 for word in surplus)


def _words(name: str, seen: Callable[[str], str]) -> list[str]:
    """The words of a name, each as it looks, without titles."""
    apart = (seen(word) for word in re.split(r"[\s.,\-]+", one_line(name)) if word)
    return [word for word in apart if word not in _TITLES]


def is_reserved(name: str) -> bool:
    """Whether a name is one under which the program itself acts, so that no person may have it.

    >>> is_reserved("Fаircount"), is_reserved("root on the command-line"), is_reserved("Jo Marsh")
    (True, True, False)
    """
    return any(
        seen(name) in (folded(PROGRAM), folded(TIMER), folded(f"the {TIMER}")) or seen(name).endswith(folded(AT_A_TERMINAL))
        for seen in (folded, _as_capitals)
    )
