"""The places that a passage mentions: police force areas, regions, countries, towns no table has, "the force"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from faircount.claims.mentions.mention_values import SaidPlace
from faircount.language.keyed import Keyed
from faircount.patterns import regex
from faircount.vocabulary.areas import AREAS, find_area
from faircount.vocabulary.places import place_names, places

NATIONAL, OTHERS = "national", "others"
_EXTRA = {
    "Scotland Yard": "Metropolitan Police",
    "Square Mile": "City of London",
    "railway police": "British Transport Police",
    "railways police": "British Transport Police",
    "the Met": "Metropolitan Police",
    "Met Police": "Metropolitan Police",
    "Britain": "United Kingdom",
    "Great Britain": "United Kingdom",
    "the UK": "United Kingdom",
    "UK": "United Kingdom",
    "Welsh": "Wales",
    "Scottish": "Scotland",
    "English": "England",
}


def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for area in AREAS.values():
        for name in (area.name, area.police, *area.strong, *area.weak):
            if len(name) > 2 and name[0].isupper():
                found[name] = area.code
                found[name.replace("&", "and")] = area.code
    for name, meant in _EXTRA.items():
        area_meant = find_area(meant)
        if area_meant is not None:
            found[name] = area_meant.code
    for name in list(found):
        meant_area = find_area(name)
        if meant_area is not None:
            found[name] = meant_area.code
    return found


_NAMES = _names()
_KNOWN = regex(
    r"(?<![\w-])(?:"
    + "|".join(re.escape(name) for name in sorted(_NAMES, key=len, reverse=True))
    + r")(?! Street| Road| Mail| Echo| Post)(?![\w])"
)
_CAPITAL = regex(r"\b[A-Z][a-z]")
_SMALL_NAMES = {
    small: code
    for name, code in _NAMES.items()
    for small in (name.lower(), name.lower().replace("&", "n"), name.lower().replace(" and ", " n "))
}


@cache
def _in_small() -> re.Pattern[str]:
    """Names in a text that is written without capitals, as people post; made where there is one."""
    names = "|".join(re.escape(name) for name in sorted(_SMALL_NAMES, key=len, reverse=True))
    return regex(rf"(?<![\w-])(?:{names})(?![\w])")


_SMALL_QUARTERS = frozenset(
    quarter + more
    for quarter in ("north", "south", "east", "west", "mid", "north-east", "north-west", "south-east", "south-west")
    for more in ("", "ern")
)
_QUARTER = regex(r"\b((?:north|south|east|west|mid)(?:[- ]?(?:east|west))?(?:ern)?) $")
_QUARTER = regex(r"(?:North|South|East|West)(?! (?:East|West)\b)")
_SHARED_NAME = regex(
    r"\b(?P<quarters>(?:(?:North|South|East|West)(?:,? and |, ))+)(?:North|South|East|West) (?P<name>[A-Z][a-z]+)\b"
)
"""Areas that share the second half of their names: "West, South and North Yorkshire"."""
_WORDS: tuple[tuple[str, str], ...] = (
    (r"(?:across|around|throughout|in) the (?:country|nation)|nation-?wide|nationally|national(?= (?:total|figure|count|"
     r"number|picture|tally|"
     r"average|rate|level|rise|increase|fall))|countrywide|the country(?:'s|’s)?|uk-wide", NATIONAL),
    (r"(?:across|in|from|by|for) (?:the |all (?:the )?)?[2-4]\d (?:police )?forces|[2-4]\d forces (?=across|in all|nation)",
     NATIONAL),
    (r"(?:the|all|both|those|these|between) (?:the )?(?:two|three|four|five|six|seven|eight|nine|ten|2|3|4|5) "
     r"(?:neighbouring |police |local |(?:south|north|east|west)ern )?"
     r"(?:forces|counties|cities|towns|boroughs|districts|areas|regions|nations|countries|force areas)"
     r"(?: (?:together|combined))?", "together"),
    (r"both (?:the )?(?:neighbouring )?(?:forces|counties|cities|towns|boroughs|districts|areas|regions|nations|countries)"
     r"(?: together| combined)?", "together"),
    (r"(?:two|three|four|five|six|seven|eight|nine|ten)[- ](?:force|county|borough|council|area) "
     r"(?=total|figure|tally|count|number)", "together"),
    (r"all (?:two|three|four|five|six|seven|eight|nine)(?: of them)?(?: together| combined)?(?= (?:had|have|saw|recorded|"
     r"together|combined|logged|took|dealt|were|put)\b)", "together"),
    (r"(?:the|all|any) other (?:\d+ |[a-z]+-?[a-z]* )?(?:police )?forces|the rest of (?:the )?[a-z]+(?: and wales)?", OTHERS),
    (r"the former(?= (?:had|has|saw|was|is|went|rose|fell|recorded|force|area|county)|,)", "former"),
    (r"the latter(?! (?:half|part|years?|months?|of)\b)", "latter"),
    (r"regional(?= (?:total|figure|count|number|picture|tally|average|level|rise|increase|fall))", "region"),
    (r"the region(?:'s|’s)?|regionally|region-wide", "region"),
    (r"the (?:borough|town|city|district)(?:'s|’s)?|"
     r"(?<=[.!?] )there(?= (?:the|its) (?:number|figure|total|count|tally)\b)", "town"),
    (r"the (?:whole |entire )?(?:force|county|constabulary|force area|local force)(?:'s|’s)?(?! of)|its area|locally|its patch|"
     r"police there|(?<=victims )there|(?<=children )there|(?<=offences )there|(?<=cases )there", "force"),
)  # fmt: skip
_SAID_WORDS = tuple((regex(rf"(?<![\w-])(?:{pattern})(?![\w])", re.IGNORECASE), kind) for pattern, kind in _WORDS)
_FREE = regex(
    r"\b(?:[Ii]n|[Aa]cross|[Aa]round|[Tt]hroughout|for|[Ff]our|[Tt]hree|[Tt]wo|[Ff]ive|[Ff]rom) (?:the )?"
    r"(?:[Cc]ity of |[Bb]orough of )?((?:(?:North|"
    r"South|East|West|"
    r"Mid|Tees|Upper|Lower|St|"
    r"Isle of|Great|Royal) ?)?(?!January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|"
    r"Wednesday|Thursday|Friday|Saturday|Sunday|The|This|That|Those|These|It|In|Its|Police|Of|NSPCC|Government|Home|Office|Parliament|Act|Year)"
    r"[A-Z][a-z]{2,}(?:-[a-z]+-[A-Z][a-z]+)?)(?![\w])"
)


_NO_PLACE = (
    "(?!January|February|March|April|May|June|July|August|September|October|November|December|Instagram|Facebook|WhatsApp|Snapchat|"
    "Kik|Twitter|YouTube|TikTok|Messenger|Of|In|From|Police|Section|Operation|Chapter|Year|Act|Force|Charity|Government|Council|"
    "Today|Child|Victim|Last|This)"
)
_LISTED = regex(
    r"(?<=[a-z,;:] )(?:(?<=followed by )|(?<=behind )|(?<=ahead of )|(?<=than )|"
    r"(?=[A-Z][a-z]+ (?:(?:had|recorded|saw|logged|with|at|followed with) )?(?:(?:about|just|only) )?\d))"
    rf"{_NO_PLACE}([A-Z][a-z]{{3,}})(?![\w’'])"
    rf"|(?<=[.,] ){_NO_PLACE}([A-Z][a-z]{{2,}})(?= had the (?:most|fewest|highest|lowest)\b)"
    rf"|(?<=while ){_NO_PLACE}([A-Z][a-z]{{2,}})(?= (?:was|were|went|fell|rose|dropped|grew|saw|slipped|climbed)\b)"
    rf"|\b{_NO_PLACE}([A-Z][a-z]{{3,}})(?=, with (?:about |just |only )?\d)"
    rf"|(?<=[.!?] ){_NO_PLACE}(?!There|They|Nobody|Staff|Some|Only|Parliament)"
    r"([A-Z][a-z]{2,}[a-rt-z])(?= (?:had|recorded|saw|took|logged|accounted for|followed with) \d)"
    rf"|\b{_NO_PLACE}([A-Z][a-z]{{3,}})"
    r"(?=['’]s (?:number|total|figure|count|tally|share|rate|fell|rose|was|were|went|stood|dropped|grew)\b)"
)


_WENT = (
    r"(?:(?:has|had|have|more than|almost|nearly|over|just|actually) )*"
    r"(?:doubled|trebled|tripled|quadrupled|halved|rose|risen|fell|fallen|grew|grown|went|dropped|increased|decreased|is|was|has|had)\b"
)


_HAS = "(?:had|has|recorded|saw|took|logged|accounted|made|counted|dealt)"


_NAME = r"((?:(?:North|South|East|West|Mid|Tees|Upper|Lower|St|Isle of|Great|Royal) )?[A-Z][a-z]{2,}(?:-[a-z]+-[A-Z][a-z]+)?)"
_AGAIN = tuple(
    regex(pattern)
    for pattern in (
        rf"(?<=[.;,] ){_NO_PLACE}{_NAME}(?= {_HAS}\b)",
        rf"\b(?:leaves|leaving|gives|giving) {_NAME}(?= with\b)",
        rf"(?<=[.;] ){_NAME}(?=['’]s {_WENT})",
    )
)
"""A town of which a number was told before: "Bolton had over four in ten", "which leaves Croydon with", "Wirral's more than"."""
_RANKED = regex(rf"(?:(?<=and )|(?<=while )|(?<=but )){_NAME}(?= the (?:second |third )?(?:\w+est|most)\b)")
"""The same in a list of ranks: "and Bury the lowest", where Bury was told with a number before."""


_TOLD = regex(
    rf"(?<![\w'’-]){_NO_PLACE}(?P<name>[A-Z][a-z]+(?:[ -](?:(?:on|in|under|upon|the|and|le|by)[ -])*[A-Z][a-z]+)*)"
    r"(?=['’]s?\s|,?\s+(?:alone\s+|itself\s+)?(?:up|down|with|on|at|had|has|have|was|were|is|are|saw|sees|rose|fell|grew|made|took|put|came"
    r"|went|stood|led|(?!(?:add|ask|warn|claim|argu|announc|launch|urg|call|insist|explain|repli|reply|confirm|criticis|describ|admitt|welcom)ed"
    r"|need)[a-z]{2,}ed)\b|:?\s+(?:about\s+|just\s+|only\s+)?\d)"
)
"""Words with capitals of which something is told: "Sunderland accounted for", "Berkshire up 9%", "Exeter's share"."""


_FORCE_OF = Keyed(
    r"\b(?P<name>[A-Z][a-z]+(?:[ -](?:(?:upon|on|under)[ -])?[A-Z][a-z]+)?)['’]s?\s+(?:own\s+)?(?:police\s+)?force\b(?!\s+area)",
    "force",
)
"""A force told by a place in its area: "Birmingham's force"."""
_RIVERS = {"Tyneside": "E23000007", "Wearside": "E23000007"}
"""Names of parts of the country that no council, county or town has."""


@cache
def _force_of(name: str) -> str | None:
    """The one force that records in every place of a name."""
    forces = {place.forces for place in places() if name in (place.name, *place.also)}
    (only,) = forces if len(forces) == 1 else ((),)
    return only[0] if len(only) == 1 else _RIVERS.get(name)


def _quartered(text: str, found: re.Match[str]) -> SaidPlace | None:
    """A quarter of a known place, written small: "north Wales" is North Wales, and "north Kent" a part of Kent."""
    *_, quarter = ["", *text[max(0, found.start() - len("south-eastern ")) : found.start()].split(" ")[:-1]]
    if quarter not in _SMALL_QUARTERS:
        return None
    name = f"{quarter.title()} {found[0]}"
    known = _NAMES.get(name)
    return SaidPlace(found.start() - len(quarter) - 1, found.end(), (known or name,), "place" if known else "free")


def find_places(text: str) -> Iterator[SaidPlace]:
    """Every place that the text as printed mentions; stretches may overlap and are sorted out later."""
    for found in _KNOWN.finditer(text):
        yield _quartered(text, found) or SaidPlace(found.start(), found.end(), (_NAMES[found[0]],))
    if not _CAPITAL.search(text):
        for found in _in_small().finditer(text):
            yield SaidPlace(found.start(), found.end(), (_SMALL_NAMES[found[0]],))
    for found in _SHARED_NAME.finditer(text):
        for quarter in _QUARTER.finditer(text, found.start("quarters"), found.end("quarters")):
            if (area := _NAMES.get(f"{quarter[0]} {found['name']}")) is not None:
                yield SaidPlace(quarter.start(), quarter.end(), (area,))
    for pattern, kind in _SAID_WORDS:
        for found in pattern.finditer(text):
            yield SaidPlace(found.start(), found.end(), (), kind)
    for found in _FORCE_OF.finditer(text):
        if found["name"] not in _NAMES and (force := _force_of(found["name"])) is not None:
            yield SaidPlace(*found.span(), (force,))
    listed: set[str] = set()
    free: set[str] = set()
    for found in (*_FREE.finditer(text), *_LISTED.finditer(text)):
        name = found.lastindex or 1
        listed |= {found[name]} if found.re is _LISTED else set()
        free.add(found[name])
        yield SaidPlace(found.start(name), found.end(name), (found[name],), "free")
    for found in _TOLD.finditer(text):
        if found["name"] in place_names() and found["name"] not in _NAMES:
            yield SaidPlace(*found.span("name"), (found["name"],), "free")
    for pattern, names in (*((pattern, free) for pattern in _AGAIN), (_RANKED, listed)):
        for found in pattern.finditer(text):
            if found[1] in names:
                yield SaidPlace(*found.span(1), (found[1],), "free")
