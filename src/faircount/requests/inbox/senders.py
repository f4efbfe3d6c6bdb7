"""Which force writes from an address: by the addresses written to, else by the name in a police domain."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from faircount.vocabulary.areas import AREAS, FORCE_KINDS, find_area
from faircount.vocabulary.names import plain


def force_of_sender(sender: str, addresses: Mapping[str, str]) -> str:
    """The code of the force, or nothing: a website for requests, a shared mailbox and a private address are nobody's.

    >>> force_of_sender("foi@kent.pnn.police.uk", {}), force_of_sender("foi@cityoflondon.police.uk", {})
    ('E23000032', 'E23000034')
    >>> force_of_sender("foi@scotland.police.uk", {})
    'S23000009'
    >>> force_of_sender("requests@whatdotheyknow.com", {}), force_of_sender("foi@essex.gov.uk", {})
    ('', '')
    """
    address = sender.strip().lower()
    exact = [code for code, known in addresses.items() if known.strip().lower() == address]
    if len(exact) == 1:
        return exact[0]
    domain = address.rpartition("@")[2]
    shared = [code for code, known in addresses.items() if known.strip().lower().rpartition("@")[2] == domain]
    if len(shared) == 1 and domain not in _ANYBODYS:
        return shared[0]
    return _of_domain(domain) if len(exact) != len(shared) or not shared else ""


_ANYBODYS = frozenset({"whatdotheyknow.com", "gmail.com", "outlook.com", "hotmail.com", "icloud.com", "yahoo.co.uk"})
_BETWEEN = frozenset({"pnn", "cjsm", "mail", "email"})


def _of_domain(domain: str) -> str:
    """The force whose name stands before "police" in a domain."""
    labels = [label for label in domain.split(".") if label not in _BETWEEN]
    if "police" not in labels:
        return ""
    named = labels[: labels.index("police")]
    return _of_label(named[-1]) if named else ""


def _of_label(label: str) -> str:
    spaced = label.replace("-", " ")
    for name in (f"{spaced} police", f"police {spaced}", spaced):
        area = find_area(name)
        if area is not None and area.kind in FORCE_KINDS:
            return area.code
    return _squeezed().get(_squeeze(label), "")


@cache
def _squeezed() -> Mapping[str, str]:
    """Forces by their names in one word, as domains have them; a word that two would have is nobody's."""
    found: dict[str, set[str]] = {}
    for area in AREAS.values():
        if area.kind in FORCE_KINDS:
            for name in (area.name, area.police, *area.strong, *area.weak):
                word = _squeeze(name)
                for form in (word, word.removesuffix("police").removesuffix("constabulary"), word.replace("and", "", 1)):
                    found.setdefault(form, set()).add(area.code)
    return {word: next(iter(codes)) for word, codes in found.items() if len(codes) == 1 and word}


def _squeeze(name: str) -> str:
    return "".join(plain(name.replace("-", " ")).split())
