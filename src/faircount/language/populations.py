"""The population that a text says its figures are about: their ages, and their sex where it says it with them."""

from __future__ import annotations

import re
from functools import lru_cache

from faircount.language.ages import AGE, OTHERS_BEFORE, find_band, parse_band
from faircount.language.asides import parted_left_out
from faircount.language.keyed import Keyed
from faircount.language.words import NAMED_VICTIM
from faircount.patterns import regex
from faircount.vocabulary.ages import UNDER_18, AgeBand, find_ages
from faircount.vocabulary.measures import Sex

_PEOPLE = (
    r"(?:victims?|(?:fe)?males|(?:child|teen)(?:ren|agers?)?|pupils?|people|persons?|complain(?:ant|er)s?|survivors?|individuals?"
    r"|(?:injured part(?:y|ies)|aggrieved)(?: \(IPs?\))?|IPs?|youths?|juveniles?|minors?|girls?|boys?|both (?:people|parties)"
    r"|anyone)"
)


_OF_CRIME = (
    r"(?: of (?:\w+ ){0,4}?(?:crimes?|offences?)"
    r"(?:,?(?: recorded)? (?:from|since|in|between|during) [\w/ -]{4,30}?(?=,? who\b))?)?"
)


_UNDER = (
    r"(?:(?:(?:under|below|younger than|less than|not (?:yet )?(?:reached|turned|attained)|not yet|before)"
    r"[ -](?:the age of |their )?"
    rf"|u[/-]?)({AGE})"
    r"(?:['’]?s\b|th birthday\b|\b)(?: years?(?: old| of age)?\b)?)"
)


_POPULATION = regex(
    rf"\bunder[- ]({AGE})['’]?s\b"
    rf"|\b{_PEOPLE}{_OF_CRIME}(?:,? \(?|,)?"
    rf"(?:(?:who|that|is|are|was|were|had|has|have|all|aged?:?|=|means?|defined as|refers to|anyone|an?|persons?) )*{_UNDER}"
    rf"|\b{_PEOPLE}{_OF_CRIME}(?:(?: (?:who|is|are|was|were|an?|pupils?))*,? \(?(?:all )?aged? (?:between )?"
    r"|(?: who)? (?:was|were|is|are) (?:between )?|,? \(|, | (?=0\b))"
    rf"({AGE}) ?(?:-|–|to|and|or) ?({AGE})\b"
    rf"|\b{_PEOPLE}{_OF_CRIME}(?:,? \(?|,)?(?:(?:who|is|are|was|were|all|aged?|of) )*({AGE})(?: years?(?: old| of age)?)? (?:and"
    rf"|or) (?:under|younger|below|less|lower)\b"
    rf"|\b{_PEOPLE}(?:,? \(?|,)?(?:(?:who|is|are|was|were|all|aged?|of) )*up ?to (?:and including )?({AGE})\b"
    rf"|\b(?:against|of|involving|for) (?:all )?(?:those|persons?|people|anyone|victims?)? ?(?:aged )?{_UNDER}"
    rf"|(?:\(|[-–] ?)(?:(?:child )?victims? )?(?:aged )?({AGE}) ?(?:-|–|to) ?({AGE}) (?:years?|yrs)(?: old)?(?:\)|$)"
    rf"|\b{_PEOPLE}(?:,? \(?|,)?(?:(?:who|is|are|was|were|all|aged?) )*({AGE})(?: years?(?: old| of age)?)?"
    r" (?:and|or) (?:over|older|above)\b",
    re.IGNORECASE,
)


_NAME_BEFORE = regex(
    r"\b(?:rapes?|assaults?|activit(?:y|ies)|incit\w+|caus(?:e|ing)|engag(?:e|ing)|groom\w*|penetration|communicat\w+|arrang(?:e|ing)|meet(?:ing)?|abuse"
    r"|pay(?:ing)?|touching|"
    r"exposure|intercourse|buggery|indecency)\b(?: [\w-]+){0,7} $",
    re.IGNORECASE,
)


_CLAUSE_BEFORE = regex(
    r"\b(?:where|in which|when) (?:the )?(?:[a-z]+ )?$|\b(?:committed|perpetrated)(?: (?:against|on|upon))?(?: (?:an?|the))? $"
    r"|\b(?:offen[cs]es|crimes) (?:with|against|involving) (?:(?:an?|the|any) )?(?:(?:fe)?male |child )?$",
    re.IGNORECASE,
)
"""What opens a clause of its own behind a name: "Rapes where the victim was under 13", "committed against a person under 16"."""


_MANY = regex(r"(?:of |against |involving )?(?:persons|people|children|victims|(?:fe)?males)\b", re.IGNORECASE)
"""The law names one child ("Rape of a female child under 16"); who speaks of many says whom the figures are about."""


_COUNTS_BEFORE = regex(r"\b(?:numbers?|counts?|figures?|totals?|values?|cells?|groups?)\b(?: of)? ?$", re.IGNORECASE)


_OF_A_SIZE = regex(r"(?:of )?(?:less|fewer|lower|smaller|under|below)\b|[\w’']+ (?:is|are|was|were) (?!aged)", re.IGNORECASE)


_VICTIMS = regex(r"(?:victims?|complain|survivors?|injured part|aggrieved)", re.IGNORECASE)


_AGAINST = regex(r"\b(?:against|involving|of|on|to|towards|(?:where|whose|in which|when)(?: the| any)?)\s*$", re.IGNORECASE)
"""What stands before those to whom it was done, whoever else is spoken of: "Suspects in crimes against children under 16"."""


_GIRLS = regex(r"\b(?:girls?|females?|wom[ae]n)\b", re.IGNORECASE)


_BOYS = regex(r"\b(?:boys?|males?|(?<!isle of )m[ae]n)\b", re.IGNORECASE)


_ONLY = regex(
    r"\b(?:male|female|boy|girl)s?(?: (?:child )?victims)? only\b|\bonly (?:(?:fe)?male victims|girls|boys)\b", re.IGNORECASE
)


def sex_named(text: str) -> Sex | None:
    """The one sex that the words of a title name, whatever else they say; the names of offences have sexes of their own.

    >>> sex_named("Crimes with a female victim, by age").value, sex_named("Girls and boys"), sex_named("Rape of a female child")
    ('female', None, None)
    """
    if text.rstrip().endswith((".", "?")):
        return None  # "81% of the victims were female." is no title
    of_girls, of_boys = bool(_GIRLS.search(text)), bool(_BOYS.search(text))
    is_one = of_girls != of_boys and not (_NAME_BEFORE.search(text) or NAMED_VICTIM.search(text) or _WOMEN_AND_GIRLS.search(text))
    return (Sex.FEMALE if of_girls else Sex.MALE) if is_one else None


_WOMEN_AND_GIRLS = Keyed(r"(?i)\bviolence (?:and abuse )?(?:against|towards) women\b|\bVAWG\b", "omen", "OMEN", "VAWG", "vawg")


_IS_OF_SEX = Keyed(
    r"(?i)\b(?:where|whose|when|with) (?:the |an? )?(?:child )?victims? (?:(?:who|that) )?(?:(?:was|were|is|are|being) )?"
    r"(?:an? )?(?:(?P<female>female|girls?)|male|boys?)\b",
    "ictim",
    "ICTIM",
)
"""What says whom all figures are of: "offences where the victim was male"."""


@lru_cache(maxsize=5_000)
def sex_of_population(text: str) -> Sex | None:
    """The sex of the one population that a text says its figures are about, where it says it with the ages.

    >>> sex_of_population("the number of girls under 16 who were victims of rape")
    <Sex.FEMALE: 'female'>
    >>> sex_of_population("Sexual crimes where the victim was male and aged under 18").value
    'male'
    >>> sex_of_population("Rape of girls under 16") is sex_of_population("girls under 16 and boys under 16") is None
    True
    """
    if bool(_GIRLS.search(text)) == bool(_BOYS.search(text)):
        return None
    if (told := _IS_OF_SEX.search(text)) is not None:
        return Sex.FEMALE if told["female"] else Sex.MALE
    if not (_ONLY.search(text) or find_population(text)):
        return None
    if _ONLY.search(text):
        return Sex.FEMALE if _GIRLS.search(text) else Sex.MALE
    for found in _POPULATION.finditer(text):
        if _NAME_BEFORE.search(text[: found.start()]):
            continue
        people = text[max(0, found.start() - 7) : found.end()]
        if _GIRLS.search(people) or _BOYS.search(people):
            return Sex.FEMALE if _GIRLS.search(people) else Sex.MALE
    return None


def without_population(text: str) -> str:
    """The words without those that say whose ages the figures are all about.

    >>> without_population("Victim age 10"), without_population("Victim age at offence: 10")
    ('', 'Victim age at offence: 10')
    """
    if _FILTER.match(text) and not _SET_TO.search(text):
        return ""
    return _CHILDREN.sub(r"\g<what> ", _POPULATION.sub(" ", text))


_SET_TO = regex(r"[:=]")


_FILTER = regex(
    r"^\W*(?:(?:victim|child|complainant)(?:['’]?s)? ages?"
    r"(?: (?:band|group|range|at|when|time|of|the|offence|crime|report|reported))*"
    r"|(?:criteria|population|scope|coverage|cohort|ages? of (?:the )?(?:victims|children))(?=\s*[:=–-]))"
    r"\W+(?:all )?(?:victims? )?(?:between )?(\S.*?)(?:,? (?:when|at the time|on the) .*)?$",
    re.IGNORECASE,
)
"""The setting of a pivot or a letter, and what it is set to: "Criteria: aged 17 or younger when the offence took place"."""


def _is_size(before: str, said: str) -> bool:
    """Whether counts are small, and not people young: "numbers of less than 5", "where the number of victims is under 5"."""
    return _COUNTS_BEFORE.search(before) is not None and _OF_A_SIZE.match(said) is not None


@lru_cache(maxsize=5_000)
def find_population(text: str) -> AgeBand | None:
    """The one population that a text says its figures are about ("where both people were aged 0-18"), or None.

    >>> find_population("Offences where both people were aged 0-18.").high
    18
    >>> find_population("Victim age in the groups 11 and under, 12-15") is None
    True
    >>> find_population("Victims aged 18 and over have been removed.").label
    'under 18'
    >>> [find_population(f"Victim age {told}").high for told in ("is less than 16", "<= 15", "(at offence) is under 16")]
    [15, 15, 15]
    """
    text, left_out = parted_left_out(text)
    if left_out:
        kept = find_population(text)
        others = (find_band(left_out) or (None,))[0] if kept is None else None
        return AgeBand(0, others.low - 1) if others and others.low and others.high is None else kept
    if (compared := _compared(text)) is not None:
        return compared
    filtered = _FILTER.match(text)
    if filtered is not None and (band := parse_band(filtered[1])) is not None and band.known:
        return band
    if (grown := _NOT_UNDER.search(text)) is not None:
        return parse_band(f"{grown[1]} and over")
    text = _FROM_TO.sub(lambda found: f"aged {found[1]} to {int(found[2]) - 1}", text)
    bands = set()
    for found in _POPULATION.finditer(text):
        under, up_to = found[1] or found[2] or found[7], found[5] or found[6]
        low, high = found[3] or found[8], found[4] or found[9]
        # Names of offences say "under 13"; who says "children aged 12 or under" tells whom the figures are about.
        before = text[: found.start()]
        is_name = (
            up_to is None and not _MANY.match(found[0]) and _NAME_BEFORE.search(before) and not _CLAUSE_BEFORE.search(before)
        )
        is_of_others = OTHERS_BEFORE.search(before) and not (_AGAINST.search(before) or _VICTIMS.match(found[0]))
        if is_name or is_of_others or _is_size(before, found[0]):
            continue
        if found[10]:
            band = find_ages(f"{found[10]} and over")
        elif under:
            band = find_ages(f"under {under}")
        elif low:
            band = find_ages(f"{low} to {high}")
        else:
            band = find_ages(f"{up_to} and under")
        if band is not None:
            bands.add(band)
    if not bands and (children := _CHILDREN.search(text)) is not None and not _NAME_BEFORE.search(text[: children.start()]):
        return UNDER_18
    return bands.pop() if len(bands) == 1 else None


_COMPARED = Keyed(
    r"(?i)(?<![a-z])age(?![a-z])(?: ?\([^()\n]{0,30}\))?[^\n:;.<>=≤()\d]{0,40}?\s*"
    r"(?:(?:\b(?:is|are|was)\s+)?(?P<up_to>less than or equal to|no (?:more|older) than|not (?:more|older|greater) than|at most)"
    r"|(?P<at_most><=|≤|=<)|(?:\b(?:is|are|was)\s+)?(?P<below>less than|under|below|younger than)|(?P<less><(?!=)))"
    r"\s*(?P<age>\d{1,2})(?!\d)",
    "age",
    "AGE",
    "Age",
)
"""A condition on ages: "Victim Age (at offence) is less than 16", "VICTIM_AGE < 18"."""


def _compared(text: str) -> AgeBand | None:
    """The ages that the one condition of a text lets in."""
    found = {int(one["age"]) - (0 if one["up_to"] or one["at_most"] else 1) for one in _COMPARED.finditer(text)}
    return AgeBand(0, found.pop()) if len(found) == 1 and min(found) >= 0 else None


_NOT_UNDER = regex(r"\bnot (?:aged )?(?:under|below|younger than)(?: the age of)? (\d{1,2})\b", re.IGNORECASE)


_FROM_TO = regex(
    r"\b(?:aged? )?(\d{1,2}) (?:and|or) (?:over|above|older)(?: and|,)?(?: but)?"
    r" (?:under|below|younger than|less than) (\d{1,2})\b",
    re.IGNORECASE,
)


_YOUNG_PEOPLE = r"(?:child(?:ren)?|minors?|juveniles?)\b(?! (?:under|aged|of)\b)"


_CHILDREN = regex(
    r"\b(?:child(?:ren)?|minors?|juveniles?)(?:['’]s?)?[ -](?:victims?|complainants?)\b(?! (?:aged|under|of \d)\b)"
    rf"|\b(?:victims?|complainants?|people|those)(?: \w+){{0,2}}? (?:was|were|is|are|being)(?: all)?(?: an?)? {_YOUNG_PEOPLE}"
    r"|\b(?P<what>(?:sexual|sex) (?:offen[cs]es?|crimes?|offending))(?: (?!and\b|or\b)\w+){0,3}?"
    rf" (?:against|involving|on|upon|with)(?: an?| any| all)? {_YOUNG_PEOPLE}",
    re.IGNORECASE,
)
"""Whom figures are about, in words: "child victims only", "where the victim was a child", "crimes committed against a child"."""


def population_of_title(text: str) -> AgeBand | None:
    """The population that a title says its figures are about; a title may say it in short, where a label says an age.

    >>> population_of_title("Sexual offences U18").high, population_of_title("Suspects U18")
    (17, None)
    """
    found, short = find_population(text), _UNDER_18.search(text)
    return UNDER_18 if found is None and short and not OTHERS_BEFORE.search(text[: short.start()]) else found


_UNDER_18 = regex(r"(?<![\w/.-])(?:u-?|<\s?)18s?\b(?!\s?(?:%|to\b|[-–]\s?\d))", re.IGNORECASE)
"""Children in short: "Sexual offences U18"; no offence has that in its name."""
