"""What stands behind the name of an offence in one label: what is counted of it, or who the victims are."""

from __future__ import annotations

import re

from faircount.language.ages import parse_band
from faircount.language.label_parts import find_sex
from faircount.language.units import find_unit
from faircount.language.words import NAMED_VICTIM
from faircount.patterns import regex
from faircount.vocabulary.ages import ADULT, NOT_KNOWN, AgeBand
from faircount.vocabulary.measures import Sex

_COUNTED = regex(r"(?<=\w)\)? ?[–—-] (?:number of )?(victims|offen[cs]es|crimes|suspects|arrests)\W*$", re.IGNORECASE)
_SEX = regex(
    r"(?<=\w)\)? [/|–—-] ((?:sex )?(?:girls?|boys?|(?:fe)?males?|unknown|not (?:known|recorded)))(?: victims?)?\W*$",
    re.IGNORECASE,
)
_AGES = regex(r"(?<=\w)\)?(?:(?: [/|–—-]|:) (?:victims? )?|, victims? )(?P<ages>[^/|:]{1,30})$", re.IGNORECASE)
_AGE_UNKNOWN = regex(r"(?:victim )?age (?:not (?:known|recorded|stated|given)|unknown)|(?:unknown|unrecorded) age", re.IGNORECASE)
_UNKNOWN = regex(r"(?:,| [/|–—-]) victims? (?:unknown|not (?:known|recorded|stated|given))\W*$", re.IGNORECASE)
_GROWN_UP = regex(
    r"(?<=\w) \((?:(?:an? |of )?adult(?: victims?)?s?|victims? (?:aged )?(?:18 ?\+|18 (?:and|or) (?:over|older)))\)\W*$",
    re.IGNORECASE,
)


def behind_name(label: str) -> tuple[str, dict[str, str | bool | Sex | AgeBand]]:
    """A label without what stands behind its name, and what that says.

    >>> behind_name("Sexual communication with a child – victims"), behind_name("Victims of rape")
    (('Sexual communication with a child', {'counted': 'victims'}), ('Victims of rape', {}))
    >>> behind_name("Rape / Girl")
    ('Rape', {'sex': <Sex.FEMALE: 'female'>})
    >>> [behind_name(f"Sexual assault on a child - {ages}")[1]["ages"].label for ages in ("Under 11", "age not known")]
    ['under 11', 'age not known']
    >>> behind_name("Rape of a female aged 16 and over (adult victim)")[1]["ages"].label
    'aged 18 and over'
    """
    if (found := _GROWN_UP.search(label)) is not None:
        sex = find_sex(label[: found.start()])[0]
        adult: dict[str, str | bool | Sex | AgeBand] = {"ages": AgeBand(ADULT, None)}
        return label[: found.start()], adult | ({"sex": sex} if sex is not None else {})
    if (found := _COUNTED.search(label)) is not None:
        return label[: found.start()], {"counted": find_unit(found[1])}
    if (found := _UNKNOWN.search(label)) is not None:
        return label[: found.start()], {"is_unknown": True}
    found = _SEX.search(label)
    is_parted = found is not None and (
        found[0].lstrip(") ")[0] in "/|" or NAMED_VICTIM.search(label[: found.start()]) is not None
    )
    if found is not None and is_parted and (sex := find_sex(found[1])[0]) is not None:
        return label[: found.start()], {"sex": sex}
    found = _AGES.search(label)
    if found is not None and not found["ages"].isdecimal() and NAMED_VICTIM.search(label[: found.start()]):
        band = NOT_KNOWN if _AGE_UNKNOWN.fullmatch(found["ages"].strip()) else parse_band(found["ages"])
        return (label[: found.start()], {"ages": band}) if band is not None else (label, {})
    return label, {}
