"""Names as people write them: one plain form, and an index that knows strong names from weak ones."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from faircount.patterns import regex

_BODY = regex(
    r" (?:police force area|police force|police service|police area|police|constabulary area|constabulary|force area|force|pfa)$"
)
_NO_LETTERS, _LEADING_THE = regex(r"[^a-z0-9]+"), regex(r"^(?:the )+")
_REGION = regex(r" (?:government office )?region$")


def plain(text: str) -> str:
    """The name without case, accents, "&", punctuation and a leading "the".

    >>> plain("The  Devon & Cornwall  (Constabulary)")
    'devon and cornwall constabulary'
    """
    letters = text.replace("&", " and ")
    if letters.isascii():
        letters = letters.casefold()
    else:
        folded = unicodedata.normalize("NFKD", letters).casefold()
        letters = "".join(mark for mark in folded if not unicodedata.combining(mark)).replace("’", "")
    spaced = _NO_LETTERS.sub(" ", letters.replace("'", "")).strip()
    return _LEADING_THE.sub("", spaced)


def without_body(name: str) -> tuple[str, str | None]:
    """A plain name without the word that says what kind of area is meant, and that kind.

    >>> without_body("cleveland police"), without_body("heddlu gwent"), without_body("west midlands region")
    (('cleveland', 'force'), ('gwent', 'force'), ('west midlands', 'region'))
    """
    if name.startswith("heddlu "):
        return name.removeprefix("heddlu "), "force"
    for pattern, kind in ((_BODY, "force"), (_REGION, "region")):
        shorter = pattern.sub("", name)
        if shorter != name:
            return shorter, kind
    return name, None


class NameIndex:
    """Which code a name means: strong names first, then weak ones, a shared weak one by its declared meaning."""

    def __init__(self, shared: Mapping[str, str]) -> None:
        self._shared = dict(shared)
        self._strong: dict[str, dict[str, str]] = {}
        self._weak: dict[str, dict[str, str]] = {}

    def add(self, name: str, code: str, kind: str, *, strong: bool) -> None:
        """Keep one more name for a code."""
        if not name:
            return
        key = plain(name)
        (self._strong if strong else self._weak).setdefault(key, {})[code] = kind
        core, said = without_body(key)
        if said == kind:
            self._weak.setdefault(core, {})[code] = kind

    def known(self) -> list[str]:
        """Every plain name that is kept."""
        return [*self._strong, *self._weak]

    def find(self, text: str) -> str | None:
        """The code that the whole text means, or None."""
        name = plain(text)
        exact = self._pick(name, None)
        if exact is not None:
            return exact
        core, kind = without_body(name)
        return self._pick(core, kind) if kind is not None else None

    def _pick(self, name: str, kind: str | None) -> str | None:
        for names in (self._strong, self._weak):
            codes = [code for code, has in names.get(name, {}).items() if kind in (None, has)]
            if len(codes) == 1:
                return codes[0]
            if len(codes) > 1:
                return self._shared.get(name) if self._shared.get(name) in codes else None
        return None
