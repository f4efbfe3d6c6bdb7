"""The requests that went out, as what comes in is matched to them: whom, under which reference, from and to which address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from faircount.readers.letter.thread import addresses_in
from faircount.requests.asking.awaited import REQUESTS
from faircount.requests.asking.definition import Definition, find_definition
from faircount.requests.asking.tracking import TRACKING, read_tracking
from faircount.vocabulary.areas import AREAS, FORCE_KINDS, find_area
from faircount.vocabulary.names import plain
from faircount.vocabulary.periods import Period


@dataclass(frozen=True)
class Requests:
    """The reference of each force that was asked, by its code; the addresses written to; and our own.

    ``sent`` is the day of each request, and ``years`` what all of them ask for, as far as either is known.
    """

    references: Mapping[str, str]
    addresses: Mapping[str, str] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    sent: Mapping[str, date] = field(default_factory=dict)
    years: tuple[Period, ...] = ()

    @cached_property
    def by_tail(self) -> Mapping[str, str]:
        """The force by the eight digits that end its reference, which are no other's."""
        return {reference.rpartition("-")[2]: code for code, reference in self.references.items()}

    @cached_property
    def slugs(self) -> Mapping[str, str]:
        """The force by the words that begin its reference."""
        return {AREAS[code].slug: code for code in self.references}

    def force_of(self, sender: str) -> str:
        """The force that writes from an address, by its code; nothing where that is not to be told."""
        return force_of_sender(sender, self.addresses)

    def __bool__(self) -> bool:
        return bool(self.references)


def requests_of(folder: Path, to: Path | None = None) -> Requests:
    """The requests of a project: those of the tracking sheet, else those that ask.toml makes; none where nobody was asked."""
    tracked, defined = read_tracking((to or folder / REQUESTS) / TRACKING), find_definition(folder)
    references = {code: row.reference for code, row in tracked.items()}
    sent = {code: row.sent for code, row in tracked.items() if row.sent is not None}
    if not references and defined is not None:
        references = {code: defined.form(code).reference for code in defined.forces}
        sent = dict.fromkeys(references, defined.request.sent)
    if defined is None:
        return Requests(references, sent=sent)
    own = frozenset(addresses_in(defined.request.address))
    return Requests(references, defined.address_of, own, sent, _years(defined, references))


def _years(defined: Definition, references: Mapping[str, str]) -> tuple[Period, ...]:
    """What the definition asks for; nothing where other letters than it now makes went out."""
    code = next(iter(references), "")
    if code not in defined.forces or defined.form(code).reference != references[code]:
        return ()
    return tuple(dict.fromkeys(cell.period for cell in defined.cells))


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
