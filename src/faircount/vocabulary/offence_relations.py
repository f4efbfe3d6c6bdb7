"""Codes and named sets of offences, as the reviewed file holds them, and what is declared to lie in what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from faircount.errors import BadReference
from faircount.vocabulary.ages import ALL_AGES, UNDER_18, AgeBand, parse_ages
from faircount.vocabulary.measures import Sex
from faircount.vocabulary.periods import FinancialYear
from faircount.vocabulary.reviewed import Citation, citations, cited, each, read_reviewed

SEXUAL_OFFENCES = "Sexual offences"
EXPLANATIONS = (
    "revision", "other forces", "victims or offences", "age at report", "non-recent reports", "partial answer", "misprint",
    "wrong year", "national given as local", "stale value",
)  # fmt: skip
"""The fixed list of what can explain figures that do not agree; ticked only on evidence."""


@dataclass(frozen=True, slots=True)
class OffenceCode:
    """One notifiable offence code of the Home Office.

    ``valid_from`` None: already in use when the table begins, in April 2012. ``valid_to`` None: still in use when it ends.
    ``ages`` and ``sex`` are what its name says of the victim, all where it says nothing.
    """

    code: str
    name: str
    group: str
    subgroup: str
    valid_from: date | None = None
    valid_to: date | None = None
    former: tuple[tuple[str, date], ...] = ()
    names: tuple[str, ...] = ()
    ages: AgeBand = ALL_AGES
    sex: Sex = Sex.ALL
    source: Citation = field(default=Citation("", ""), compare=False)

    def is_valid(self, day: date) -> bool:
        """Whether offences could be recorded under the code on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def can_hold(self, ages: AgeBand, sex: Sex) -> bool:
        """Whether the name of the code lets anybody of these ages and this sex stand under it; what is not known, always.

        >>> of_a_boy = OffenceCode("17B", "", "", "", ages=AgeBand(0, 12), sex=Sex.MALE)
        >>> of_a_boy.can_hold(AgeBand(10, 15), Sex.MALE), of_a_boy.can_hold(AgeBand(13, 15), Sex.MALE)
        (True, False)
        """
        return self.ages.overlaps(ages) and (self.sex in (sex, Sex.ALL) or sex in (Sex.ALL, Sex.NOT_KNOWN))


@dataclass(frozen=True, slots=True)
class OffenceSet:
    """A named set of offences. With codes it is exactly those codes; without, it rests on ages, flags or law.

    ``under_18`` says that the set already holds nobody who is 18 or over: its whole is every age, those not known included.
    """

    key: str
    label: str
    meaning: str
    codes: tuple[str, ...]
    within: tuple[str, ...]
    names: tuple[str, ...]
    under_18: bool
    source: Citation


@dataclass(frozen=True, slots=True)
class AtLeast:
    """Two sets counted differently of which the whole should be at least the part; it flags and does not prove."""

    whole: str
    part: str
    because: str
    may_explain: tuple[str, ...]
    source: Citation


@dataclass(frozen=True, slots=True)
class OffenceReference:
    """The whole file, read and checked."""

    codes: dict[str, OffenceCode]
    sets: dict[str, OffenceSet]
    at_least: tuple[AtLeast, ...]
    measures: tuple[dict[str, str], ...]


def read_offences() -> OffenceReference:
    """The reviewed file of offences, refused if an entry names a code, a set or a source that is not there."""
    content = read_reviewed("offences")
    sources = citations("offences", content)
    codes = each("offences", content["codes"], lambda entry: _code(entry, sources))
    sets = each("offences", content["sets"], lambda entry: _set(entry, sources))
    found = OffenceReference(
        codes={code.code: code for code in codes},
        sets={entry.key: entry for entry in sets},
        at_least=tuple(each("offences", content["at_least"], lambda entry: _at_least(entry, sources))),
        measures=tuple(content["measures"]),
    )
    _check(found, len(codes) + len(sets))
    return found


def _code(entry: dict[str, Any], sources: dict[str, Citation]) -> OffenceCode:
    former = ((old["name"], FinancialYear.parse(old["last_year"]).period.end) for old in entry.get("former", ()))
    first, last = entry.get("first_year"), entry.get("last_year")
    return OffenceCode(
        code=entry["code"],
        name=entry["name"],
        group=entry.get("group", SEXUAL_OFFENCES),
        subgroup=entry["subgroup"],
        valid_from=FinancialYear.parse(first).period.start if first else None,
        valid_to=FinancialYear.parse(last).period.end if last else None,
        former=tuple(former),
        names=tuple(entry.get("names", ())),
        ages=parse_ages(entry.get("ages", "all")),
        sex=Sex(entry.get("sex", "all")),
        source=cited("offences", sources, entry["code"], entry.get("source", "home-office-open-data")),
    )


def _set(entry: dict[str, Any], sources: dict[str, Citation]) -> OffenceSet:
    return OffenceSet(
        key=entry["key"],
        label=entry["label"],
        meaning=entry["meaning"],
        codes=tuple(entry["codes"]),
        within=tuple(entry.get("within", ())),
        names=tuple(entry["names"]),
        under_18=entry.get("under_18", False),
        source=cited("offences", sources, entry["key"], entry.get("source")),
    )


def _at_least(entry: dict[str, Any], sources: dict[str, Citation]) -> AtLeast:
    strange = set(entry["may_explain"]) - set(EXPLANATIONS)
    if strange:
        raise BadReference(f"reference/offences.yml: {', '.join(sorted(strange))}: not in the fixed list of explanations")
    source = cited("offences", sources, f"{entry['whole']} over {entry['part']}", entry.get("source"))
    return AtLeast(entry["whole"], entry["part"], entry["because"], tuple(entry["may_explain"]), source)


def _check(found: OffenceReference, entries: int) -> None:
    known = set(found.codes) | set(found.sets)
    if len(known) != entries:
        raise BadReference("reference/offences.yml: a code or a key stands twice; keep one of each")
    named = {code for entry in found.sets.values() for code in entry.codes}
    named |= {key for entry in found.sets.values() for key in entry.within}
    named |= {key for relation in found.at_least for key in (relation.whole, relation.part)}
    named |= {measure["offence"] for measure in found.measures}
    if named - known:
        raise BadReference(f"reference/offences.yml: {', '.join(sorted(named - known))}: no such code or set; list it first")


_REFERENCE = read_offences()

CODES: Mapping[str, OffenceCode] = _REFERENCE.codes
"""Home Office offence codes, by code."""

OFFENCE_SETS: Mapping[str, OffenceSet] = _REFERENCE.sets
"""Named sets, by key."""

AT_LEAST: tuple[AtLeast, ...] = _REFERENCE.at_least
"""Sets that are counted differently, one of which holds the other by definition."""

MEASURES: tuple[Mapping[str, str], ...] = _REFERENCE.measures
"""Keys of published measures, with what they mean as text."""


def _outward(codes: Mapping[str, OffenceCode], sets: Mapping[str, OffenceSet]) -> dict[str, frozenset[str]]:
    """Each code and set, with everything that holds it: itself, the sets it is declared in, and theirs."""
    direct = {key: set(entry.within) for key, entry in sets.items()}
    direct |= {code: {key for key, entry in sets.items() if code in entry.codes} for code in codes}
    holders: dict[str, frozenset[str]] = {}

    def climb(key: str, path: tuple[str, ...]) -> frozenset[str]:
        if key in path:
            raise BadReference(f"reference/offences.yml: {' within '.join((*path, key))}: a set cannot lie within itself")
        if key not in holders:
            holders[key] = frozenset({key}).union(*(climb(outer, (*path, key)) for outer in sorted(direct[key])))
        return holders[key]

    for key in direct:
        climb(key, ())
    return holders


_HOLDERS = _outward(CODES, OFFENCE_SETS)


def contains(outer: str, inner: str) -> bool:
    """Whether everything in the inner code or set is declared to be in the outer one. Nothing undeclared is ever true.

    >>> contains("child_named", "88A"), contains("all_sexual", "sexual_communication_with_a_child")
    (True, True)
    >>> contains("sexual_under_18", "child_named")  # counted differently: see AT_LEAST
    False
    """
    return outer == inner or outer in _HOLDERS.get(inner, frozenset())


def offence_label(key: str) -> str:
    """A code or a set as it is said in a sentence.

    >>> offence_label("sexual_under_18"), offence_label("88A")
    ('sexual offences against under-18s', 'sexual grooming (code 88A)')
    """
    if key in OFFENCE_SETS:
        return OFFENCE_SETS[key].label
    if key in CODES:
        name = CODES[key].name
        return f"{name[0].lower()}{name[1:]} (code {key})"
    return key


def whole_ages(offence: str) -> AgeBand:
    """The ages that the whole of a set can hold, for the population under a rate: under 18, or every age.

    >>> whole_ages("sexual_under_18").label, whole_ages("all_sexual").label
    ('under 18', 'all ages')
    """
    return UNDER_18 if offence in OFFENCE_SETS and OFFENCE_SETS[offence].under_18 else ALL_AGES
