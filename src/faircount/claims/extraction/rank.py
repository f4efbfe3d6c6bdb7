"""Ranks: "their highest on record", "the most since 2002", "only London had more"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from faircount.claims.claim import ClaimKind, Direction, Form, StatedValue
from faircount.claims.extraction.extracted_claim import ExtractedClaim, trimmed
from faircount.claims.extraction.lexicon import NOUNS, WHEN
from faircount.claims.mentions.numerals import NUMBER, number_of
from faircount.claims.mentions.passage import Passage
from faircount.claims.words import Wording
from faircount.language.keyed import Keyed
from faircount.patterns import regex

_COUNTRIES = (
    r"(?:country|region|area|county|capital|city|group|uk|england(?:\s+and\s+wales)?|scotland|wales|britain|nation|north\s+east"
    r"|north\s+west|south\s+east|south\s+west|east\s+midlands|west\s+midlands|east\s+of\s+england)"
)
_BODIES = r"(?:forces|boroughs|districts|divisions|councils|counties|areas|towns|cities)"
_ANY_BODY = r"\b(?:any|every|all)\s+(?:other\s+)?(?:[a-z]+\s+)?(?:force|county|borough|district|council|region)\b"
_SCOPE = (
    rf"(?:on\s+record|ever\b(?:\s+recorded)?|yet|to\s+date|since\s+records\s+began|(?:since(?:\s+at\s+least)?|in|for|of|over)?\s*(?:the\s+)?{WHEN}(?:\s+on\s+record)?"
    rf"|(?:in|of|across|among)\s+(?:the\s+)?{_COUNTRIES}(?:'s\s+[a-z]+)?"
    rf"|of\s+(?:the\s+)?{NUMBER}\s+(?:[a-z\ue002]+\s+){{0,3}}?{_BODIES}\b"
    r"|of\s+the\s+(?:period|decade|century|lot)\b|of\s+the\s+(?:two|three|four|five|six)(?:\s+(?:[a-z]+\s+)?(?:years|figures|totals))?"
    r"|(?:that\s+)?[a-z][a-z' ]{1,40}?\s+(?:has|have)\s+(?:ever\s+)?(?:recorded|seen|counted|logged)"
    rf"|(?:in|of|for)\s+any\s+(?:year\b|(?:of\s+(?:the\s+)?)?{WHEN})"
    r"|(?:of|among|for)\s+(?:any|all)(?:\s+(?:the\s+)?[a-z]+){0,3})"
)
_OF_BODIES = rf"\b(?:of|among|amongst)\s+(?:all\s+)?(?:the\s+)?(?:{NUMBER}\s+)?(?:[a-z\ue002]+\s+){{0,2}}?{_BODIES}\b"
_AMONG_YEARS = r"\b(?:record|ever|yet|to\s+date|since|any|began|period|decade|years|over)\b"
_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
        "sixteenth seventeenth eighteenth nineteenth".split(),
        1,
    )
} | {"twentieth": 20, "thirtieth": 30, "fortieth": 40}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40}
ORDINAL = rf"(?:(?:(?:{'|'.join(_TENS)})[- ])?(?:{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})|\d{{1,3}}(?:st|nd|rd|th))"
_PLACE = rf"(?:(?P<place>(?!first){ORDINAL}|joint)[- ]\s*)?"
_TOP = (
    r"(?P<top>highest|lowest|most|fewest|largest|biggest|smallest|greatest|busiest|quietest|heaviest|worst|commonest|sharpest|steepest|fastest"
    r"|strongest)"
)
_NO_RANK = (
    r"(?!\s+(?:serious|common|likely|vulnerable|recent|recently"
    r"|of\s+(?:the(?!\s+(?:\d+|two|three|four|five|six|period|decade|century)\b|\s+\ue000)|them)))"
)
_THING = (
    rf"(?:(?:annual|yearly|recorded|percentage|single|ever|age)\s+)*(?:level|point|number|total|figure|count|tally|rate|share|proportion"
    rf"|{NOUNS})s?"
)
_CLASS = (
    r"(?:[a-z]+\s+)?(?:category|group|type|kind|class|band|ward|district|borough|division|area|force|platform|app|source|month"
    r"|quarter)"
)
_SCOPED = regex(
    rf"(?<![\w-])(?:(?:its|their|the)\s+)?{_PLACE}{_TOP}{_NO_RANK}(?:\s+{_THING})?(?:\s+of\s+[a-z\ue002 ]{{3,40}}?)?\s*{_SCOPE}"
)
_STOP = r"\s*(?:[.,;:()]|$)"
_NAMED = regex(
    rf"(?<![\w-])(?:its|their|the)\s+(?:single\s+)?{_PLACE}(?:single\s+)?{_TOP}\s+(?P<thing>{_THING}|{_CLASS})"
    rf"(?={_STOP}|\s+(?:and|was|is|were|came|come|took|made|happened|at|with|by|for|in|of)\b)"
)
"""A place in words that say what is ranked: "the lowest figure was", "the largest category", "their highest level"."""
_BARE = regex(
    rf"(?<!at )(?<![\w-])the\s+{_PLACE}(?P<top>highest|lowest|most|fewest|worst|largest|biggest|smallest|busiest){_NO_RANK}"
    rf"(?={_STOP}|\s+(?:at|with|by|for|came\s+from|come\s+from|were\s+recorded\s+(?:in|by))\b"
    rf"|\s+(?:[a-z-]+\s+){{0,3}}?(?:offences|crimes|cases)(?:\s+against\s+[a-z]+)?"
    rf"(?:\s+(?:in\s+{WHEN}|of\s+the\s+(?:[a-z]+\s+){{0,3}}?(?:forces|areas|counties)))?\s*(?:[,.]|with\b|in\s+{WHEN}[,.]))"
)
_AMONG_BODIES = (
    rf"(?:of|among|amongst|out\s+of)\s+(?:the\s+|all\s+|its\s+|any\s+)*(?:{NUMBER}\b\s*)?(?:[a-z]+\s+){{0,2}}?(?:{_BODIES}\b)?"
    rf"(?:\s*(?:in|of)\s+(?:the\s+)?{_COUNTRIES}\b)?"
    r"|in\s+(?:the\s+country|the\s+nation|england\s+and\s+wales|the\s+national\s+(?:list|table|ranking))\b|nationally\b"
)
_CAME = regex(
    rf"(?<![\w-])(?:(?:came|comes|come|coming|rank(?:ed|s|ing)?|placed|stood|stands|standing|lay|lies|lying|finish(?:ed|es)|sat|sits"
    rf"|sitting|pop(?:s|ped)\s+up|leav(?:es|ing)\s+it|put(?:s|ting)?\s+it)|(?P<is>was|is|were|are))"
    rf"\s+(?:(?:in|only|joint|just|still|now|again|a|the)\s+)*(?P<place>{ORDINAL}|last|bottom|top)"
    r"(?:[- ](?P<top>highest|lowest|most|fewest"
    rf"|largest|biggest|smallest|worst))?(?P<spot>\s+place)?(?P<bottom>\s+from\s+(?:the\s+)?(?:bottom|last|foot|end))?"
    rf"(?P<among>\s+(?:{_AMONG_BODIES}))?(?=\s*(?:[,.;:)]|{WHEN})|\s+(?:for|in|on|behind|with|nationally|overall|by)\b|\s*$)"
)
"""A place told with a verb: "ranked ninth of 43", "came last of all 43 forces", "leaving it fourth from the bottom"."""
_HEADED = regex(
    rf"(?<![\w-])(?:head(?:ed|s)|top(?:ped|s)|leads?|led)\s+(?:the\s+)?(?:list|table|country|nation|league|field|way\s+among|(?:{NUMBER}\s+)?{_BODIES})\b"
    rf"(?:\s+(?:{_AMONG_BODIES}))?"
)
_RECORDED = r"(?:recorded|had|logged|saw|registered|counted)"
_MOST = r"(?:most|fewest|highest|lowest)\b"
_OF_COUNTS = (
    rf"(?!\s+(?:[a-z]+\s+){{0,2}}?(?:rates?|shares?|proportions?|percentages?|averages?|{NOUNS}"
    r"|officers?|staff|detectives?|arrests?|charges|suspects?|convictions?|outcomes?|unsolved|solved|victims?|children|people)\b"
    r"|\s+(?:serious|vulnerable|likely)\b)"
)
_OF_FORCES = Keyed(
    rf"(?<![\w-])it\s+(?:was|is)\s+(?!not\b)[^.;:,\d]{{3,60}}?\s(?:that|which|who)\s+{_RECORDED}\s+the\s+"
    rf"{_PLACE}(?P<top>{_MOST}){_OF_COUNTS}"
    rf"|(?<![\w-])the\s+(?:police\s+)?force\s+(?:with|that\s+{_RECORDED})\s+the\s+"
    rf"{_PLACE.replace('place', 'spot')}(?P<most>{_MOST})"
    rf"{_OF_COUNTS}[^.;:?]{{3,120}}?\s(?:was|is)(?=\s+(?!not\b|the\s+one\b))",
    "it",
    "force",
)
"""The first of all forces, told as such: "it was Kent that recorded the most", "the force with the most rapes was Kent"."""
_SINCE = regex(
    rf"(?<![\w-])(?:the\s+|its\s+|their\s+)?{_PLACE}{_TOP}\s+(?:{_THING}\s+)?since\s+(?:the\s+)?[a-z]+(?:\s+[a-z]+){{0,4}}"
)
_ANY_OTHER = regex(
    r"(?<![\w-])(?P<top>more|fewer)\s+(?:(?!than\b)[a-z0-9\ue000\ue001\ue002()-]+\s+){0,14}?than\s+any\s+other\s+(?:[a-z]+\s+)?"
    r"(?P<thing>force|area|county|borough|region|city|town|year)\b"
    rf"(?:\s+(?:in|of)\s+(?:the\s+)?{_COUNTRIES}\b)?"
)
_NO_OTHER = regex(
    r"(?<![\w-])(?:no\s+(?:other\s+)?(?:[a-z]+\s+)?(?:force|area|county|region|\ue002+)|nobody(?:\s+else)?|no\s?one(?:\s+else)?)"
    r"(?:\s+(?:in|of|out\s+of|among)\s+[a-z0-9]+(?:\s+[a-z]+){0,4}?)?"
    r"(?:\s+(?:bar|but|except(?:\s+for)?|save|other\s+than|apart\s+from|outside)\s+[^.;:,]{3,50}?)?\s+"
    rf"(?:had|has|recorded|saw|logged|registered|reported|counted)\s+(?P<top>more|fewer)\b(?!\s+than\s+{NUMBER})"
)
"""The first place told of all others: "No force recorded more than the Met"."""
_OFTEN = regex(
    r"(?<![\w-])(?:most\s+often|more\s+often\s+than\s+any\s+other\s+(?:app|platform|site|service|network)|"
    r"the\s+(?:app|platform|site|service|network)\s+(?:named|used|mentioned|cited|recorded|reported)\s+most)(?!\w)"
)
"""An app before all the others: "more often than any other app"."""
_ANY_YEAR = regex(
    rf"(?<![\w-])(?P<top>more|fewer|higher|lower|larger)\b(?:(?!\bthan\b)[^.;:,\d]){{0,60}}?\sthan\s+in\s+any\s+"
    rf"(?:(?:(?:other|previous|earlier|preceding)\s+)?year\b(?:\s+(?:before|earlier))?|(?:of\s+)?(?:the\s+)?{WHEN}(?:\s+(?:before|earlier))?)"
)
"""A year's number above those of all the years before: "more image crimes in 2016/17 than in any of the three years before"."""
_ONLY = regex(
    rf"(?<![\w-])only\s+(?:(?P<n>{NUMBER})\s+(?:other\s+)?{_BODIES}|(?:the\s+)?(?P<who>[a-z&' -]{{3,60}}?))\s+"
    r"(?:had|has|have|recorded|saw|logged|registered|reported)\s+(?:an?\s+)?(?P<top>more|fewer|higher|lower|larger|bigger|steeper|sharper|smaller)\b"
    rf"(?!\s+than\s+{NUMBER})"
)
_AMONG_TOP = regex(rf"(?<![\w-])among\s+the\s+{_TOP}(?:\s+[a-z]+)?\s+{_SCOPE}")
TOP = "top"
"""The word of a rank that is one of the first so many."""
_IN_TOP = Keyed(
    rf"(?<![\w-])(?:in|into|among|inside|within|(?P<out>outside|out\s+of))\s+the\s+(?:country's\s+)?(?P<top>top|bottom)\s+(?P<n>{NUMBER})(?:\s+(?:police\s+)?{_BODIES})?(?![\w-])"
    rf"|(?<![\w-])(?:among|one\s+of)\s+the\s+(?P<many>{NUMBER})\s+(?:police\s+)?{_BODIES}\s+(?:with|that\s+(?:had|recorded))"
    r"\s+the\s+(?P<most>highest|lowest|most|fewest|largest|biggest|smallest)\b",
    *("top", "bottom", "among", "one"),
)
"""One of so many at an end: "in the top five forces"."""
_HIGH = regex(rf"(?<![\w-])(?:an?\s+)?(?:{WHEN}|(?:\d+|[a-z]+)-year\s+)\s*(?P<top>high|low|peak)\b")
_SECOND = Keyed(r"(?<![\w-])second\s+only\s+to\b", "second")
_LISTED = Keyed(r"(?<![\w-])(?P<top>top|bottom)\s+of\s+the\s+(?:list|table|league)\b", "top", "bottom")
_RECORD = regex(
    r"(?<![\w-])(?:(?:an?|its|their|the)\s+)?(?:(?:all-time|record)[- ](?P<top>high|low|level|number|total|figure)s?|"
    r"all-time\s+(?:high|low)|highest\s+ever(?:\s+(?:level|number|total|figure))?)"
    r"|(?:(?<=, )|(?<= is )|(?<= was ))a\s+(?:new\s+)?record(?=\s*[.,;]|\s+(?:for|and)\b)"
    r"|(?<=reached )a\s+(?:new\s+)?record(?=\s+\d)"
)
_OF_SO_MANY = regex(rf"\bof\s+(?:the\s+)?(?P<n>{NUMBER})")
"""Among how many: "the second-highest number of the five"."""
_OF_ALL_YEARS = Keyed(rf"(?i)\bof\s+(?:all\s+)?(?:the\s+|these\s+)?(?P<n>{NUMBER})\s+(?:[a-z]+\s+)?years\b", "ears", "EARS")
"""All the years that one is ranked among: "the lowest of the eleven years"."""
_LEAST = ("lowest", "fewest", "smallest", "quietest", "lower", "fewer", "smaller", "low", "bottom")


def place_of(said: str | None) -> float:
    """The number of a place in words or figures, the first where none is told."""
    digits = re.match(r"\d+", said or "")
    if digits:
        return float(digits[0])
    *tens, last = re.split(r"[- ]", said or "first")
    return float(sum(_TENS.get(one, 0) for one in tens) + _ORDINALS.get(last, 1))


def rank_told(found: re.Match[str], among: str) -> StatedValue:
    """The place that a match tells: the first, where it names none, of the most, or of the fewest."""
    told = found.groupdict()
    way = Direction.DOWN if (told.get("top") or told.get("most")) in _LEAST else Direction.UP
    place = told.get("place") or told.get("spot")
    return StatedValue(Form.RANK, None, place_of(place), direction=way, word=among)


def _scoped(found: re.Match[str]) -> StatedValue:
    so_many = _OF_SO_MANY.search(found[0])
    return replace(rank_told(found, _among(found[0])), whole=number_of(so_many["n"]) if so_many else None)


def _came(found: re.Match[str]) -> StatedValue:
    stated = _scoped(found)
    at_end = found["bottom"] is not None or found["place"] in ("last", "bottom")
    return replace(stated, direction=Direction.DOWN, word="areas") if at_end else replace(stated, word="areas")


def _named(found: re.Match[str]) -> StatedValue:
    """Of years, where a body's own number or the number as such is ranked; of changes, where these are."""
    if re.search(rf"\b{NOUNS}$", found["thing"]):
        return rank_told(found, "changes")
    return rank_told(found, "areas" if found[0].startswith("the ") else "years")


def _only(found: re.Match[str]) -> StatedValue:
    before = number_of(found["n"]) if found["n"] else len(re.split(r"\s+and\s+|,\s*", found["who"]))
    of_changes = found["top"] in ("steeper", "sharper")
    return replace(rank_told(found, "changes" if of_changes else "areas"), value=before + 1)


RANKS: tuple[tuple[re.Pattern[str] | Keyed, Callable[[re.Match[str]], StatedValue]], ...] = (
    (_AMONG_TOP, lambda found: rank_told(found, "changes")),
    (_SCOPED, _scoped),
    (_NAMED, _named),
    (_CAME, _came),
    (_OF_FORCES, lambda found: rank_told(found, "areas")),
    (_HEADED, lambda found: rank_told(found, "areas")),
    (_BARE, lambda found: rank_told(found, "areas")),
    (_SINCE, lambda found: rank_told(found, "years")),
    (_ANY_OTHER, lambda found: rank_told(found, "years" if found["thing"] == "year" else "areas")),
    (_NO_OTHER, lambda found: rank_told(found, "areas")),
    (_ANY_YEAR, lambda found: rank_told(found, "years")),
    (_ONLY, _only),
    (_HIGH, lambda found: rank_told(found, "years")),
    (_SECOND, lambda found: replace(rank_told(found, "areas"), value=2.0)),
    (_OFTEN, lambda found: rank_told(found, "apps")),
    (_LISTED, lambda found: rank_told(found, "areas")),
    (_RECORD, lambda found: rank_told(found, "years")),
)
"""Every form of words of a rank, with what it says."""


def find_ranks(passage: Passage, _: Wording) -> Iterator[ExtractedClaim]:
    """Claims of being highest, lowest, second, or on record."""
    for pattern, read in RANKS:
        for found in pattern.finditer(passage.masked):
            if pattern is _CAME and found["is"] and not (found["among"] or found["spot"] or found["bottom"]):
                continue  # "was first in the dock"
            if pattern is _CAME and (found["among"] or "").lstrip().startswith(("in ", "nat")) and _is_by_rate(passage, found):
                continue
            yield ExtractedClaim(*trimmed(found), ClaimKind.RANK, _among_bodies(passage, found, read(found)), found.start())
    for found in _IN_TOP.finditer(passage.masked):
        side = Direction.DOWN if (found["top"] or found["most"]) in _LEAST else Direction.UP
        many = None if found["out"] else number_of(found["n"] or found["many"])
        within = StatedValue(Form.RANK, None, many, direction=side, word=TOP)
        yield ExtractedClaim(*found.span(), ClaimKind.RANK, within, found.start())


def _is_by_rate(passage: Passage, found: re.Match[str]) -> bool:
    """Whether a sentence ranks by something else than counts: rates, or what people are."""
    start, end = passage.around(found.start())
    return re.search(r"\b(?:rates?|per|proportion\w*|shares?|population|relative|head)\b", passage.masked[start:end]) is not None


def _among_bodies(passage: Passage, found: re.Match[str], stated: StatedValue) -> StatedValue:
    """The rank, one of forces where its sentence sets them out and a year only says when: "of the 43 forces, ... in 2022/23"."""
    start, end = passage.around(found.start())
    if stated.word == "years" and (of := _OF_ALL_YEARS.search(passage.printed, found.start(), found.end())) is not None:
        return replace(stated, part=number_of(of["n"].lower()))
    is_when = stated.word == "years" and re.search(_AMONG_YEARS, found[0]) is None
    return replace(stated, word="areas") if is_when and re.search(_OF_BODIES, passage.masked[start:end]) else stated


def _among(said: str) -> str:
    """What the rank is among: years, areas, or changes of areas."""
    if re.search(rf"\b{NOUNS}\b", said):
        return "changes"
    if re.search(rf"\b{_BODIES}\b|{_ANY_BODY}", said):
        return "areas"
    return "areas" if re.search(r"(?:in|of|across|among|for)\s+(?:the\s+|any|all)?[a-z ]+$", said) else "years"
