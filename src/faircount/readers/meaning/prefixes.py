"""Labels that stand for something by a letter or a number alone, as the name of their column or their neighbours tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from faircount.language.label_periods import years_in_turn
from faircount.language.labels import Meaning, read_label
from faircount.language.months import PartOfYear
from faircount.patterns import regex
from faircount.readers.layout.columns import part_of_year
from faircount.vocabulary.measures import Online, Sex

_OPENS = r"(?:under|over|aged?|all|total|unknown|not)\b"
_LETTER = regex(rf"^([A-Za-z]+(?: (?!{_OPENS})[a-z]+)?)(?:\s*[,:–-]\s+(?=\S)|\s+(?=[\d(<≤≥>]|{_OPENS}))")
_LAST = regex(r"^(.*\d.*?)\s+([A-Za-z]+)$")
_ENDING = regex(r"^(\S.*?)(?:\s+[-–—]|\s*[:,(])\s*([A-Za-z]+(?: [a-z]+)?)\)?$")
_MARKS = "*†‡§^#¹²³⁴⁵⁶⁷⁸⁹⁰ "
"""Marks of footnotes behind a label: "2022/23 M¹"."""
_YEARS_ALONE = regex(r"^\d{1,2}(?: ?(?:years?|yrs?))?$", re.IGNORECASE)


def lettered(meanings: dict[str, Meaning]) -> dict[str, Meaning]:
    """ "F: Sexual grooming" beside "M: Sexual grooming" tells a sex by its letter, and the rest by itself."""
    bare = {label: _sex(label) for label in meanings if len(label.strip()) == 1}
    if sum(label.strip().isalpha() for label, sex in bare.items() if sex is None) > 1:
        # "F" beside "A", "G" and "J" is a code, of a district or of anything.
        codes = (label for label, sex in bare.items() if sex is not None)
        meanings = meanings | {label: replace(meanings[label], sex=None, rest=label, looks=frozenset()) for label in codes}
        bare = {}
    if {Sex.FEMALE, Sex.MALE} <= set(bare.values()):
        # "M" and "F" beside "All ages": letters of sexes, whatever stands with them.
        letters = {label: sex for label, sex in bare.items() if sex is not None}
        meanings = meanings | {
            label: replace(meanings[label], sex=sex, rest="", looks=frozenset()) for label, sex in letters.items()
        }
    last = {label: match for label in meanings if (match := _LAST.match(label.rstrip(_MARKS))) and _sex(match[2]) is not None}
    if {Sex.FEMALE, Sex.MALE} <= {_sex(match[2]) for match in last.values()}:
        # "0-4 Girl", "0-4 Boy", "0-4 U".
        return meanings | _with_sexes({label: (match[1], match[2]) for label, match in last.items()})
    meanings = meanings | _of_each_sex(meanings)
    # "Girls under 13" tells a sex and an age as it stands.
    open_ = [label for label, said in meanings.items() if not {"sex", "age"} <= said.kinds]
    found = {label: match for label in open_ if (match := _LETTER.match(label)) and _sex(match[1]) is not None}
    sexes = {_sex(match[1]) for match in found.values()}
    if not {Sex.FEMALE, Sex.MALE} <= sexes or 2 * len(found) < len(meanings):
        return meanings
    return meanings | _with_sexes({label: (label[match.end() :], match[1]) for label, match in found.items()})


def _with_sexes(parted: dict[str, tuple[str, str]]) -> dict[str, Meaning]:
    """What each label says, of which what is left and the letter of a sex are given: "15" beside "10-14" is an age."""
    alone = aged({rest: read_label(rest) for rest, _ in parted.values()})
    return {label: replace(alone[rest], text=label, sex=_sex(letter)) for label, (rest, letter) in parted.items()}


def _of_each_sex(meanings: dict[str, Meaning]) -> dict[str, Meaning]:
    """ "Sexual assault - Female" beside "Sexual assault - Male" is one offence and two sexes, and no two offences."""
    ends = {label: match for label in meanings if (match := _ENDING.match(label)) and _sex(match[2]) is not None}
    of: dict[str, set[Sex | None]] = {}
    for match in ends.values():
        of.setdefault(match[1], set()).add(_sex(match[2]))
    return {
        label: replace(read_label(match[1]), text=label, sex=_sex(match[2]))
        for label, match in ends.items()
        if {Sex.FEMALE, Sex.MALE} <= of[match[1]]
    }


def aged(meanings: dict[str, Meaning]) -> dict[str, Meaning]:
    """ "15 years" beside "5 - 9 years" and "10 - 14 years" is an age; alone it may be how long something took."""
    if sum(said.ages is not None for said in meanings.values()) < 2:
        return meanings
    return meanings | {label: replace(read_label(label, "age"), text=label) for label in meanings if _YEARS_ALONE.match(label)}


def _sex(prefix: str) -> Sex | None:
    said = read_label(prefix, "sex")
    return said.sex if not said.kinds - {"sex"} else None


def numbered(name: str, meanings: dict[str, Meaning]) -> dict[str, Meaning]:
    """1 to 4 under "Quarter" are quarters of the year; of a numbered month nobody says whether January or April is the first."""
    if part_of_year(name, list(meanings)) == 0:
        return meanings
    return {
        label: replace(said, part=PartOfYear(int(label), 3, of_year=True), rest="", looks=frozenset())
        if part_of_year(name, [label]) == 4
        else replace(said, rest=label, looks=frozenset({"period"}))
        for label, said in meanings.items()
    }


def named_online(meanings: dict[str, Meaning]) -> dict[str, Meaning]:
    """ "Indecent contact online" among other offences, and without its counterpart, is the name of an offence and no flag.

    >>> said = {label: read_label(label) for label in ("Rape", "Sexual assault", "Indecent contact online")}
    >>> named_online(said)["Indecent contact online"].online, named_online(said)["Indecent contact online"].offence
    (None, 'Indecent contact online')
    """
    plain = {said.offence.lower() for said in meanings.values() if said.kinds == {"offence"}}
    flagged = {label: said for label, said in meanings.items() if said.kinds == {"offence", "online"}}
    if len(plain) < _OTHERS or len(flagged) > 1:
        return meanings
    alone = {label: said for label, said in flagged.items() if said.offence.lower() not in plain}
    return meanings | {label: replace(said, online=None, offence=said.text) for label, said in alone.items()}


_OTHERS = 2
"""Offences beside one from which on it is one of a list of names."""


def short_years(labels: Sequence[str]) -> dict[str, Meaning]:
    """Financial years by their last figures: "12-13", "13-14", "1415" each begin where the one before ends, as no ages do.

    >>> [said.period.label for said in short_years(["Total", "12-13", "13-14"]).values()], short_years(["12-13", "14-15"])
    (['2012/13', '2013/14'], {})
    """
    found = years_in_turn(labels)
    return {label: replace(read_label(f"20{first:02}/{last:02}"), text=label) for label, (first, last) in found.items()}


def not_answered(meanings: dict[str, Meaning]) -> dict[str, Meaning]:
    """A word beside the flag that nobody understood, where others say yes and no of the same flag, is no yes: it is asked about.

    >>> said = {label: read_label(label) for label in ("Online - Yes", "Online - No", "Online - Pend")}
    >>> not_answered(said)["Online - Pend"].online is None
    True
    """
    plain = {said.online for said in meanings.values() if said.kinds == {"online"} and not said.rest}
    if plain != {Online.YES, Online.NO}:
        return meanings
    others = {label: said for label, said in meanings.items() if said.kinds == {"online"} and said.rest and not said.is_of_which}
    return meanings | {label: replace(said, online=None, looks=frozenset({"online"})) for label, said in others.items()}


def unlike(meanings: dict[str, Meaning], kind: str, named: str = "") -> dict[str, Meaning]:
    """A label that nothing has understood among others that all tell a sex, an age or a period tells one too, and is asked about;
    and so is each in a column that is ``named`` as one of sexes or ages.

    >>> meanings = unlike({label: read_label(label, "sex") for label in ("Female", "Male", "Unspecifie", "Total")}, "sex")
    >>> [label for label, said in meanings.items() if said.looks]
    ['Unspecifie']
    """
    lone = {
        label: replace(said, looks=said.looks | {"sex"}) for label, said in meanings.items() if said.kinds and said.rest in _FM
    }
    meanings = meanings | {label: said for label, said in lone.items() if said.sex is None}
    own = {label: said for label, said in meanings.items() if not (said.is_total or said.is_unknown or said.not_a_count)}
    # "F" and "M" are sexes beside each other, whatever the column is called.
    kind = kind or ("sex" if sum("sex" in said.kinds for said in own.values()) > 1 else "")
    not_understood = [label for label, said in own.items() if said.rest and not said.kinds and not said.looks]
    if named in ("sex", "age"):
        return meanings | {label: replace(meanings[label], looks=frozenset({named})) for label in not_understood}
    alike = sum(kind in said.kinds for said in own.values())
    if len(not_understood) > 1 and all(map(_BY_NUMBER.fullmatch, own)):
        # "Year 1", "Year 2", which nothing explains: they tell years, and nobody knows which.
        return meanings | {label: replace(meanings[label], looks=frozenset({"period"})) for label in not_understood}
    if kind not in ("sex", "age", "period") or len(not_understood) != 1 or alike < 2 or alike + 1 < len(own):
        return meanings
    return meanings | {label: replace(meanings[label], looks=frozenset({kind})) for label in not_understood}


_FM = frozenset("FMfm")
"""Letters that may be a sex, left of a label that told something else."""
_BY_NUMBER = regex(r"(?:year|yr|period) ?(?:\d{1,2}|[A-J])", re.IGNORECASE)


def named_alike(meanings: dict[str, Meaning]) -> dict[str, Meaning]:
    """ "Eastern" among "City" and "Vale" is a name like theirs and no region; "Stranger met online" among "Family" is no flag."""
    names = [label for label, said in meanings.items() if said.rest and not said.kinds and not said.is_unknown]
    areas = [label for label, said in meanings.items() if said.kinds == {"force"}]
    flags = [label for label, said in meanings.items() if said.online is not None]
    are_names = all(_MET_ONLINE.search(label) and not meanings[label].is_of_which for label in flags)
    if flags and are_names and len(flags) < len(names) > 1:
        meanings = meanings | {label: replace(meanings[label], online=None, rest=label, looks=frozenset()) for label in flags}
    if not areas or len(areas) > len(names):
        return meanings
    return meanings | {label: replace(meanings[label], area=None, rest=label) for label in areas}


_MET_ONLINE = regex(r"\w+ \w+ (?:online|on-line|on the internet)\W*$|^\W*(?:online|on-line) \w+ \w+", re.IGNORECASE)
"""Where someone met or something was, as a part of what a label says: "Stranger or met only online"."""
