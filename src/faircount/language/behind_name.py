"""What stands behind the name of an offence in one label: what is counted of it, or the sex of the victims."""

from __future__ import annotations

import re

from faircount.language.label_parts import find_sex
from faircount.language.units import find_unit
from faircount.patterns import regex
from faircount.vocabulary.measures import Sex

_COUNTED = regex(r"(?<=\w)\)? ?[–—-] (?:number of )?(victims|offen[cs]es|crimes|suspects|arrests)\W*$", re.IGNORECASE)
_SEX = regex(
    r"(?<=\w)\)? [/|] ((?:sex )?(?:girls?|boys?|(?:fe)?males?|unknown|not (?:known|recorded)))(?: victims?)?\W*$", re.IGNORECASE
)


def behind_name(label: str) -> tuple[str, dict[str, str | Sex]]:
    """A label without what stands behind its name, and what that says.

    >>> behind_name("Sexual communication with a child – victims"), behind_name("Victims of rape")
    (('Sexual communication with a child', {'counted': 'victims'}), ('Victims of rape', {}))
    >>> behind_name("Rape / Girl")
    ('Rape', {'sex': <Sex.FEMALE: 'female'>})
    """
    if (found := _COUNTED.search(label)) is not None:
        return label[: found.start()], {"counted": find_unit(found[1])}
    if (found := _SEX.search(label)) is not None and (sex := find_sex(found[1])[0]) is not None:
        return label[: found.start()], {"sex": sex}
    return label, {}
