"""Ranks: "their highest on record", "the most since 2002", "only London had more"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from faircount.claims.claim import Direction, Form, Kind, Quantities
from faircount.claims.finding.found import Found, trimmed
from faircount.claims.finding.lexicon import NOUNS, WHEN, direction_of
from faircount.claims.mentions.numerals import NUMBER, number_of
from faircount.claims.mentions.passage import Passage
from faircount.claims.mentions.said import When
from faircount.claims.words import Wording

_SCOPE = (
    rf"(?:on\s+record|ever(?:\s+recorded)?|yet|to\s+date|since\s+records\s+began|(?:since|in|for|of|over)?\s*(?:the\s+)?{WHEN}(?:\s+on\s+record)?"
    r"|(?:in|of|across|among)\s+(?:the\s+)?(?:country|region|area|county|capital|city|group|uk|england(?:\s+and\s+wales)?|scotland|wales|britain|nation|north\s+east|north\s+west|"
    r"south\s+east|south\s+west|east\s+midlands|west\s+midlands|east\s+of\s+england)(?:'s\s+[a-z]+)?"
    r"|of\s+the\s+(?:period|decade|century|lot)\b|of\s+the\s+(?:two|three|four|five|six)(?:\s+(?:[a-z]+\s+)?(?:years|figures|totals|forces|areas|counties))?"
    rf"|of\s+(?:the\s+)?{NUMBER}\s+(?:[a-z]+\s+){{0,3}}?(?:forces|boroughs|districts|divisions|councils|counties|areas|towns|cities)\b"
    r"|(?:that\s+)?[a-z][a-z' ]{1,40}?\s+(?:has|have)\s+(?:ever\s+)?(?:recorded|seen|counted|logged)"
    rf"|(?:in|of|for)\s+any\s+(?:year\b|(?:of\s+(?:the\s+)?)?{WHEN})"
    r"|(?:of|among|for)\s+(?:any|all)(?:\s+(?:the\s+)?[a-z]+){0,3})"
)
_TOP = re.compile(
    rf"(?<![\w-])(?:(?:its|their|the)\s+)?(?:(?P<place>second|third|fourth|fifth|sixth|joint)[- ](?:\s*))?(?P<top>highest|"
    rf"lowest|most|largest|biggest|fewest|smallest|busiest|worst)"
    rf"(?!\s+(?:serious|common|likely|vulnerable|recent|recently|of\s+(?:the(?!\s+(?:\d+|two|three|four|five|six|period|decade|century)\b)|them)))"
    rf"(?:\s+(?:annual\s+|yearly\s+|recorded\s+)?(?:level|point|number|total|figure|count|tally|rate|increase|rise|fall|drop|"
    rf"jump|proportion|share)s?)?(?:\s+of\s+[a-z ]{{3,40}}?)?\s*{_SCOPE}"
)
_SHARPEST = re.compile(
    rf"(?<![\w-])(?:the|its|their)\s+(?:(?P<place>second|third|fourth)[- ])?"
    rf"(?:sharpest|steepest|fastest|strongest|greatest|biggest|largest|highest)"
    rf"\s+(?:percentage\s+)?(?:{NOUNS})\b"
    rf"(?=(?:\s+in\s+[a-z ]{{3,40}}?)?\s+(?:of|among|in)\s+"
    r"(?:all\s+)?(?:the\s+|these\s+|those\s+)?(?:two|three|four|five|six|seven)\b)"
)
_FIRST_TIME = re.compile(
    rf"(?<![\w-])the\s+first\s+(?:annual\s+|yearly\s+|recorded\s+)?{NOUNS}\s+(?:in|since|for)?\s*(?:the\s+)?{WHEN}|"
    rf"(?<![\w-])(?:for\s+)?the\s+first\s+time(?:\s+(?:in|since|ever)?\s*{WHEN}|(?=\s+(?:that\s+)?(?:the|it|they|numbers?|offences|cases|reports|crimes)\b"
    r"[^.;]{0,40}\b(?:passed|exceeded|topped|gone|went|risen|fallen|fell|dropped|rose|above|below|over|under)\b))"
)
_SINCE = re.compile(
    r"(?<![\w-])(?:the\s+|its\s+|their\s+)?(?P<top>highest|lowest|most|largest|biggest)\s+(?:(?:level|number|total|figure|count)s?\s+)?"
    r"since\s+(?:the\s+)?[a-z]+(?:\s+[a-z]+){0,4}"
)
_OWN = re.compile(
    r"(?<![\w-])(?:its|their)\s+(?P<top>highest|lowest|largest|biggest)\s+(?:ever\s+)?(?:level|number|total|figure|count|tally)s?\b"
    r"(?:\s+of\s+(?:[a-z]+\s+){0,3}(?:offences|crimes|cases|reports|victims))?"
)
_ANY_OTHER = re.compile(
    r"(?<![\w-])(?P<more>more|fewer)\s+(?:[a-z]+\s+){0,5}?than\s+any\s+other\s+(?:[a-z]+\s+)?(?:force|area|county|borough|region|city|town|year)\b"
    r"(?:\s+(?:in|of)\s+(?:the\s+)?(?:country|region|area|county|uk|england(?:\s+and\s+wales)?|scotland|wales|britain|north\s+east|north\s+west|"
    r"south\s+east|south\s+west|east\s+midlands|west\s+midlands|east\s+of\s+england)\b)?"
)
_OFTEN = re.compile(
    r"(?<![\w-])(?:most\s+often|more\s+often\s+than\s+any\s+other\s+(?:app|platform|site|service|network)|"
    r"the\s+(?:app|platform|site|service|network)\s+(?:named|used|mentioned|cited|recorded|reported)\s+most)(?!\w)"
)
"""An app before all the others: "more often than any other app"."""
_ANY_YEAR = re.compile(
    rf"(?<![\w-])(?P<more>more|fewer|higher|lower|larger)\b(?:(?!\bthan\b)[^.;:,\d]){{0,60}}?\sthan\s+in\s+any\s+"
    rf"(?:(?:(?:other|previous|earlier|preceding)\s+)?year\b(?:\s+(?:before|earlier))?|(?:of\s+)?(?:the\s+)?{WHEN}(?:\s+(?:before|earlier))?)"
)
"""A year's number above those of all the years before: "more image crimes in 2016/17 than in any of the three years before"."""
_ONLY = re.compile(
    r"(?<![\w-])only\s+(?:the\s+)?(?P<who>[a-z&' -]{3,60}?)\s+(?:had|has|have|recorded|saw|logged|registered|reported)"
    r"\s+(?P<more>more|fewer|higher|lower)\b"
)
_ONLY_SO_MANY = re.compile(
    rf"(?<![\w-])only\s+(?P<n>{NUMBER})\s+(?:other\s+)?(?:forces|areas|counties|boroughs|districts)\s+(?:had|have|saw|recorded|reported)\s+"
    r"(?:an?\s+)?(?:larger|bigger|steeper|sharper|smaller|higher|lower|more|fewer)\b"
)
_AMONG = re.compile(
    rf"(?<![\w-])among\s+the\s+(?:steepest|highest|worst|biggest|largest|lowest|sharpest|fastest)(?:\s+[a-z]+)?\s+{_SCOPE}"
)
_HIGH = re.compile(rf"(?<![\w-])(?:an?\s+)?(?:{WHEN}|(?:\d+|[a-z]+)-year)\s+(?P<high>high|low|peak)\b")
_BARE = re.compile(
    r"\b(?:had|has|have|saw|recorded|logged|with|was|were|is|are|and\s+(?!in\b)[a-z]+(?:\s+[a-z]+)?)\s+"
    r"(?P<rank>the\s+(?:(?P<place>second|third|fourth|fifth)[- ])?"
    r"(?P<top>highest|lowest|most|fewest|worst|largest|smallest)(?:\s+(?:figure|number|total|count|tally|level)s?)?)(?=\s*(?:[,.;:(]|at\b|with\b|by\b|for\b)"
    rf"|\s+(?:[a-z-]+\s+){{0,3}}?(?:offences|crimes|cases)(?:\s+against\s+[a-z]+)?"
    rf"(?:\s+(?:in\s+{WHEN}|of\s+the\s+(?:[a-z]+\s+){{0,3}}?(?:forces|areas|counties)))?\s*(?:[,.]|with\b|in\s+{WHEN}[,.]))"
)
_APPOSED = re.compile(
    r"(?<=, )(?P<rank>the\s+(?:(?P<place>second|third|fourth|fifth)[- ])?(?P<top>most|fewest|highest|lowest))"
    r"(?=,\s+(?:with\s+|at\s+)?\d)"
    r"|(?<![\w-])(?P<second>second\s+only\s+to)\b"
)
_CATEGORY = re.compile(
    r"(?<![\w-])the\s+(?:single\s+)?(?:(?P<place>second|third|fourth|fifth)[- ])?(?:single\s+)?"
    r"(?P<top>highest|lowest|largest|biggest|smallest|commonest|busiest|worst)\s+(?:[a-z]+\s+)?(?:category|group|type|kind|class|age\s+group|band|ward|district|"
    r"borough|division|area|force|platform|app|source|month|quarter)(?=\s*(?:[.,;:)(]|and\b|was\b|is\b|at\b|with\b))"
)
"""A place among things named in the text: "image offences are the largest category"."""
_WAS = re.compile(
    r"(?<![\w-])(?P<rank>the\s+(?P<top>highest|lowest|largest|biggest|smallest)\s+(?:figure|number|total|count|tally))(?=\s+(?:was|is|came)\b)"
)
_CAME_FROM = re.compile(
    r"(?<![\w-])(?P<rank>the\s+(?P<top>most|fewest|(?:highest|lowest)\s+numbers?))\s+(?:came|come|were\s+(?:recorded|reported|logged))\s+(?:from|in|by)\b"
)
_LISTED = re.compile(r"(?<![\w-])(?P<top>top|bottom)\s+of\s+the\s+(?:list|table|league)\b")
_RUN = re.compile(
    r"(?<![\w-])(?:for\s+)?(?:the|a|its|their)\s+(?P<nth>second|third|fourth|fifth|sixth|seventh)\s+"
    r"(?:(?:consecutive|successive|straight)\s+(?:annual\s+|yearly\s+)?(?:year|increase|rise|fall|drop)|(?:year|rise|fall)\s+(?:in\s+a\s+row|running))"
)
_YEARS_OF = re.compile(
    rf"(?P<when>{WHEN})\s+of\s+(?:increases?|rises?|growth|falls?|decline|declines|drops?|decreases?)\b(?!\s+(?:of|in)\b)"
)
"""A run told as such: "after three years of increases"."""
_RECORD = re.compile(
    r"(?<![\w-])(?:(?:an?|its|their|the)\s+)?(?:(?:all-time|record)[- ](?:high|low|level|number|total|figure)s?|"
    r"all-time\s+(?:high|low)|highest\s+ever(?:\s+(?:level|number|total|figure))?)"
)
_A_RECORD = re.compile(
    r"(?:(?<=, )|(?<= is )|(?<= was ))a\s+(?:new\s+)?record(?=\s*[.,;]|\s+(?:for|and)\b)"
    r"|(?<=reached )a\s+(?:new\s+)?record(?=\s+\d)"
)
_OF_SO_MANY = re.compile(rf"\bof\s+(?:the\s+)?(?P<n>{NUMBER})")
"""Among how many: "the second-highest number of the five"."""
_LEAST = ("lowest", "fewest", "smallest")
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}


def find_ranks(passage: Passage, _: Wording) -> Iterator[Found]:
    """Claims of being highest, lowest, second, or on record."""
    for found in _TOP.finditer(passage.masked):
        down = found["top"] in _LEAST
        position = _ORDINALS.get(found["place"] or "", 1)
        so_many = _OF_SO_MANY.search(found[0])
        rank = replace(_rank(position, down, _among(found[0])), whole=number_of(so_many["n"]) if so_many else None)
        yield Found(*trimmed(found), Kind.RANK, rank, found.start())
    yield from _without_scope(passage)
    for found in _SHARPEST.finditer(passage.masked):
        yield Found(*found.span(), Kind.RANK, _rank(_ORDINALS.get(found["place"] or "", 1), False, "changes"), found.start())
    for found in _SINCE.finditer(passage.masked):
        yield Found(*trimmed(found), Kind.RANK, _rank(1, found["top"] == "lowest", "years"), found.start())
    for found in _OWN.finditer(passage.masked):
        yield Found(*trimmed(found), Kind.RANK, _rank(1, found["top"] == "lowest", "years"), found.start())
    for found in _ANY_OTHER.finditer(passage.masked):
        among = "years" if re.search(r"\byear$", found[0]) else "areas"
        yield Found(*trimmed(found), Kind.RANK, _rank(1, found["more"] == "fewer", among), found.start())
    for found in _ANY_YEAR.finditer(passage.masked):
        yield Found(*trimmed(found), Kind.RANK, _rank(1, found["more"] in ("fewer", "lower"), "years"), found.start())
    for found in _ONLY.finditer(passage.masked):
        others = len(re.split(r"\s+and\s+|,\s*", found["who"]))
        yield Found(*trimmed(found), Kind.RANK, _rank(1 + others, found["more"] in ("fewer", "lower"), "areas"), found.start())
    for found in _ONLY_SO_MANY.finditer(passage.masked):
        yield Found(*trimmed(found), Kind.RANK, _rank(int(number_of(found["n"])) + 1, False, "changes"), found.start())
    for found in _FIRST_TIME.finditer(passage.masked):
        yield Found(*trimmed(found), Kind.RANK, _rank(1, False, "first"), found.start())
    for found in _AMONG.finditer(passage.masked):
        yield Found(*trimmed(found), Kind.RANK, _rank(1, "lowest" in found[0], "changes"), found.start())
    for found in _HIGH.finditer(passage.masked):
        yield Found(*trimmed(found), Kind.RANK, _rank(1, found["high"] == "low", "years"), found.start())
    for found in _BARE.finditer(passage.masked):
        rank = _rank(_ORDINALS.get(found["place"] or "", 1), found["top"] in _LEAST, "areas")
        yield Found(*found.span("rank"), Kind.RANK, rank, found.start("rank"))
    for found in _WAS.finditer(passage.masked):
        yield Found(*found.span("rank"), Kind.RANK, _rank(1, found["top"] in _LEAST, "years"), found.start("rank"))
    for found in _CAME_FROM.finditer(passage.masked):
        low = found["top"].startswith(("fewest", "lowest"))
        yield Found(*found.span("rank"), Kind.RANK, _rank(1, low, "areas"), found.start("rank"))
    for found in _RUN.finditer(passage.masked):
        start, end = passage.around(found.start())
        rank = replace(_rank(_ORDINALS[found["nth"]], False, "run"), direction=_way(passage.masked, start, found, end))
        yield Found(*trimmed(found), Kind.RANK, rank, found.start())
    for found in _YEARS_OF.finditer(passage.masked):
        years = next((said.years for said in passage.periods if said.start == found.start() and said.when is When.LENGTH), 0)
        if years >= 2:
            rank = replace(_rank(int(years), False, "run"), direction=direction_of(found[0]))
            yield Found(*found.span(), Kind.RANK, rank, found.start())
    for found in (*_RECORD.finditer(passage.masked), *_A_RECORD.finditer(passage.masked)):
        yield Found(*trimmed(found), Kind.RANK, _rank(1, "low" in found[0], "years"), found.start())


def _without_scope(passage: Passage) -> Iterator[Found]:
    """Ranks whose words are fixed: "top of the list", "more often than any other app", "second only to"."""
    for found in _APPOSED.finditer(passage.masked):
        rank = _rank(2 if found["second"] else _ORDINALS.get(found["place"] or "", 1), found["top"] in _LEAST, "areas")
        yield Found(*found.span(), Kind.RANK, rank, found.start())
    for found in _CATEGORY.finditer(passage.masked):
        rank = _rank(_ORDINALS.get(found["place"] or "", 1), found["top"] in _LEAST, "areas")
        yield Found(*found.span(), Kind.RANK, rank, found.start())
    for found in _OFTEN.finditer(passage.masked):
        yield Found(*found.span(), Kind.RANK, _rank(1, False, "apps"), found.start())
    for found in _LISTED.finditer(passage.masked):
        yield Found(*trimmed(found), Kind.RANK, _rank(1, found["top"] == "bottom", "areas"), found.start())


def _way(masked: str, start: int, found: re.Match[str], end: int) -> Direction | None:
    """Which way a run goes: by its own words, by those behind it ("that reports have gone up"), else by those before."""
    return direction_of(found[0]) or direction_of(masked[found.end() : end]) or direction_of(masked[start : found.start()])


def _among(said: str) -> str:
    """What the rank is among: years, areas, or changes of areas."""
    if re.search(rf"\b{NOUNS}\b", said):
        return "changes"
    if re.search(
        r"on\s+record|ever|yet|to\s+date|began|\bha(?:s|ve)\s+(?:ever\s+)?(?:recorded|seen|counted|logged)$|of\s+the\s+(?:two|three|four|five|six)\b",
        said,
    ) or re.search(WHEN, said):
        return "years"
    if re.search(r"(?:forces|boroughs|districts|divisions|councils|counties|areas|towns|cities)$", said):
        return "areas"
    return "areas" if re.search(r"(?:in|of|across|among|for)\s+(?:the\s+|any|all)?[a-z ]+$", said) else "years"


def _rank(position: int, down: bool, among: str) -> Quantities:
    return Quantities(Form.RANK, None, float(position), direction=Direction.DOWN if down else Direction.UP, word=among)
