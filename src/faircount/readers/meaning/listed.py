"""Lines that list figures, each with its label: "2022/23 - 10", "Female 160, Male 45", "2021: 40; 2022: 44"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from faircount.language.cell_values import is_few_beside, is_value, is_year
from faircount.language.labels import read_label
from faircount.language.numbers import WORDS
from faircount.language.periods import find_spans, is_period
from faircount.language.short_answers import beside_each_other
from faircount.patterns import regex
from faircount.readers.letter.questions import without_number
from faircount.readers.meaning.alternating import alternating
from faircount.readers.meaning.listed_words import numbers_before
from faircount.readers.meaning.of_periods import behind_lead, behind_verb, from_periods, of_period, parted

_TAG = regex(
    r"^\s*(?:[-*•·o]\s+|(?:q(?:uestion)?\.? ?|answer |part |point |a(?=\d))?\(?(\d{1,2}[a-z]?|[a-z]|[ivx]{1,4})[.):]+\s+)",
    re.IGNORECASE,
)
_BETWEEN = regex(r"\s*(?:=|:|\.{3,}|…)\s*|\s+[-–—]\s*|(?<=[^\d\s])[–—]\s*|[–—]\s+|\s{2,}")
_COUNTED = regex(
    r"^(?P<label>.*\b(?:total|count|number|sum)(?: count| number| recorded| of offences| of crimes)?)\s*(?:is|was|were"
    r"|of|[:=–-])?\s*(?P<value>[\d,]+|nil|none|zero)\W*$",
    re.IGNORECASE,
)
_SENTENCE_END = regex(r"[a-z0-9)][.!?]\s+[A-Z]|(?:[a-z]{3}|\d{4}|\))[.!?]\s+\d")
_NO_LABEL = regex(
    r"\b(?:in|of|for|during|section|code|question|to|from|and|the|was|were|is|are)$|\b(?:was|were"
    r"|section|january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_NEVER = regex(
    r"\b(?:given the number|reference|ref|foi|foia|request (?:no|number|id)|telephone|phone|tel|fax|page|our number|your number"
    r"|publication|received|published|version|"
    r"date|deadline|hours?|working days?|postcode|(?<!sexual )(?<!sex )act|schedule|annex|appendix|email|extension|ext|rgs|note"
    r"|table"
    r"|figure|cost|fee)\b",
    re.IGNORECASE,
)


_EXPLAINS = regex(
    r"\W{0,2}(?:[<≤]\s?\d+|\*+|\[?[a-z]\]|[-–—]|(?![fm]\b)[a-z](?=\W{0,2}\s*=\s*\d+ ?(?:to|-|–)))\W{0,2}\s*=", re.IGNORECASE
)
"""A mark and behind it what it stands for: "<5 = fewer than five", "x = 1 to 5"."""
_IN_A_ROW = regex(r"[:=–-]\s*<?\d[\d,]*\s*[;|]\s")
_BULLETS = regex(r"^(?:[-*•·o]\s+)+")
_NUMBER_WORD = rf"(?:{'|'.join(WORDS)})"
_BARE = regex(
    r"^(?P<label>[A-Za-z][^\d:=;]{1,60}?)\s+"
    rf"(?P<value><?\d[\d,]*|(?:fewer|less) than (?:\d{{1,2}}|{_NUMBER_WORD})|{_NUMBER_WORD})$",
    re.IGNORECASE,
)
"""An item of a list with nothing between its label and its number: "- Females 284"."""


def _says(label: str) -> bool:
    said = read_label(label)
    is_whole = not said.rest and (bool(said.offence) or said.is_total)
    return bool(said.kinds & {"sex", "age", "online"}) or said.is_unknown or is_whole


@dataclass(frozen=True, slots=True)
class ListLine:
    """A line of a list: its label, its value, and where it stands."""

    label: str
    value: str
    place: str


def split_item(line: str, place: str) -> ListLine | None:
    """The label and the value of a line such as "2022/23 - 10", or None.

    >>> split_item("2023 – 92 (Qlikview) 33 (Niche)", "").value
    '92 (Qlikview) 33 (Niche)'
    >>> split_item("Our number: 18531", "") is None
    True
    """
    text = line.strip()
    if len(text) > 1000:
        return None
    tag = _TAG.match(text)
    body = _BULLETS.sub("", text[tag.end() :]) if tag else text
    bare = _bare(body, place) if text[:1] in "-*•·" else None
    if bare is not None:
        return bare
    parted = [(body[: gap.start()], body[gap.end() :]) for gap in _BETWEEN.finditer(body)]
    counted = _COUNTED.match(body)
    if counted is not None:
        parted.insert(0, (counted["label"], counted["value"]))
    for label, value in reversed(parted):
        label, value = label.strip(" -–—:="), value.strip().rstrip(".")
        if _SENTENCE_END.search(label):
            continue
        if _IN_A_ROW.search(label):
            # "Under 6: 249; 6 to 10: 322" that could not be taken apart is no label either.
            continue
        if not label or _NEVER.search(label) or len(label) > 300 or text.endswith("?") or _EXPLAINS.match(text):
            continue
        if re.search(r"[;,/|]\s", label) and len(find_spans(label)) > 1:
            # "2019 - 1; 2020 - 28; 2021 - 40" that could not be taken apart is no label of its last figure.
            continue
        is_one = is_value(value) or (is_year(value) and (counted is not None or find_spans(label)))
        if len(value) <= 60 and (is_one or is_few_beside(label, value)):
            return ListLine(label, value, place)
        if (dated := of_period(value)) is not None and not find_spans(label):
            return ListLine(f"{label}, {dated[0]}", dated[1], place)
    return None


def _bare(text: str, place: str) -> ListLine | None:
    """The label and the number of "Females 284", where the label tells a sex, an age or a flag."""
    bare = _BARE.match(text)
    is_one = bare is not None and not is_year(bare["value"]) and _says(bare["label"])
    return ListLine(bare["label"].strip(), bare["value"], place) if bare is not None and is_one else None


def split_beside(line: str, beside: Sequence[str], place: str) -> ListLine | None:
    """The same of a line whose value could be a year, where a line beside it has a number after another label of the same kind.

    >>> split_beside("Aged 0 to 3: 2024", ["Age of victim:", "Aged 4 to 9: 310"], "").value
    '2024'
    >>> split_beside("Girls: 2024", ["2023/24: 310"], "") is None
    True
    """
    label, value = _parted_by_colon(line)
    kinds = read_label(label).kinds - {"period"} if label and is_year(value) else frozenset()
    others = [item.label if (item := split_item(other, "")) else _parted_by_colon(other)[0] for other in beside if other != line]
    if kinds and any(kinds == read_label(other).kinds and other != label for other in others if other):
        return ListLine(label, value, place)
    return None


def _parted_by_colon(line: str) -> tuple[str, str]:
    """The label before the last colon and the number that could be a year behind it; no label where none stands there."""
    label, _, value = line.strip().rpartition(":")
    return (label.strip(), value.strip()) if is_year(value.strip()) else ("", "")


def items_of(lines: Sequence[str]) -> list[ListLine | None]:
    """For each line of a block the figure that it lists, or None; the places are left to whoever has them."""
    found = [
        _counted(line, is_parted=True) or split_item(line, "") or split_beside(line, lines[max(0, number - 2) : number + 3], "")
        for number, line in enumerate(lines)
    ]
    # Labels and numbers with a space between them are a list where they follow each other, and a sentence where they do not.
    bare = [None if item else _bare(line.strip(), "") or _counted(line) for item, line in zip(found, lines, strict=True)]
    follow = sum(map(bool, bare)) > 1
    return [item or (one if follow else None) for item, one in zip(found, bare, strict=True)]


def _counted(line: str, *, is_parted: bool = False) -> ListLine | None:
    """The count and the words behind it of "73 recorded", or of "2015/16: 119 sexual offences" where a label parts them."""
    told = numbers_before(line, is_parted=is_parted)
    return ListLine(*told[0], "") if len(told) == 1 else None


_IN_SERIES = regex(r"([A-Za-z][A-Za-z0-9 /&+'-]{0,40}?)\s*[:=–-]?\s+(<?\d[\d,]*\*?|nil|\*)", re.IGNORECASE)
_FOR = regex(r"^(?:for|in|during)(?: the)? ", re.IGNORECASE)
_JOINTS = regex(
    r"(?:(?<!\d)[,;]\s+|[,;]\s+(?!\d{3}\b))| and |(?<=\d)\.\s+(?=(?:19|20)\d\d\b)"
    r"|\s[/|]\s+(?=(?:(?:FY|[A-Z][a-z]{2,8}) ?)?(?:\d\d/\d\d|(?:19|20)\d\d)\b)"
)


_TOTAL_BEHIND = regex(
    r"[.;,] +(?P<label>(?:(?:\w+[- ]years?|grand|overall|combined) )?totals?)(?: of|:| [-–=])? (?P<total>\d[\d,]*)\W*$",
    re.IGNORECASE,
)
"""The sum of a list told behind it: "2021/22: 84; 2022/23: 97. Two-year total 181."."""


def split_periods(line: str, place: str, *, among_others: bool = False) -> list[ListLine]:
    """The figures of a line that gives one for each of several periods, or none.

    ``among_others``: whether it is a sentence among others, which goes on to tell of what it counts.

    >>> [(item.label, item.value) for item in split_periods("Rapes: 2019 - 20, 2020 - 44", "")]
    [('2019', '20'), ('2020', '44')]
    >>> [(item.label, item.value) for item in split_periods("1. 84 in 2021/22 and 97 in 2022/23", "")]
    [('2021/22', '84'), ('2022/23', '97')]
    >>> [(item.label, item.value) for item in split_periods("2021/22: 84 (9%); 2022/23: 97 (8%). Two-year total 181.", "")]
    [('2021/22', '84 (9%)'), ('2022/23', '97 (8%)'), ('Two-year total', '181')]
    """
    text = _body(line)
    if (behind := _TOTAL_BEHIND.search(text)) and (told := split_periods(text[: behind.start()], place)):
        return [*told, ListLine(behind["label"], behind["total"], place)]
    for body in dict.fromkeys((text, text.split(": ", 1)[-1], behind_lead(text), behind_verb(text))) if len(text) < 400 else ():
        for segments in (_JOINTS.split(body), parted(body, _JOINTS), from_periods(body)):
            pairs = [of_period(segment.strip()) for segment in segments]
            if len(pairs) > 1 and all(pairs):
                return [ListLine(pair[0], pair[1], place) for pair in pairs if pair]
    return [] if among_others else [ListLine(period, value, place) for period, value in alternating(text)]


_WITH_PART = regex(
    r"(?P<label>[^:()]{3,60}?)\s*(?:[:=]|\s[-–])\s*(?P<whole>\d[\d,]*)\s*"
    r"(?:\((?:of (?:which|these|whom),? |including )?"
    r"|[,;–-]\s*(?:of (?:which|these|whom),? |including |(?=\S+ of (?:them|these) )))"
    r"(?:(?P<part>[^():\d]{3,90}?)\s*[:=–-]?\s*(?P<count><?\d[\d,]*|\*|nil)"
    r"|(?P<number><?\d[\d,]*|\*) (?:of (?:them|these) (?:were |had )?)?(?P<named>[^():\d]{3,90}))\)?\W*",
    re.IGNORECASE,
)


_WITH_PARTS = regex(
    r"(?P<label>[^:()]{3,60}?)\s*(?:[:=]|\s[-–])\s*(?P<whole>\d[\d,]*)(?: \w+)? \((?P<parts>[^()]+?(?:[,;] | and )[^()]+)\)\W*",
    re.IGNORECASE,
)
"""A count and in brackets more than one part of it: "Year ending March 2013 - 38 (female 28, male 8)"."""
_PART = regex(
    r"(?P<part>[^():\d]{3,90}?)\s*[:=–-]?\s*(?P<count><?\d[\d,]*|\*|nil)|(?P<number><?\d[\d,]*|\*) (?P<named>[^():\d]{3,90})",
    re.IGNORECASE,
)


def split_part(line: str, place: str) -> list[ListLine]:
    """The whole and the part in brackets of a line such as "2021/22: 812 (online: 95)", or nothing.

    >>> [(item.label, item.value) for item in split_part("2021/22: 812 (95 online)", "")]
    [('2021/22', '812'), ('2021/22, of which online', '95')]
    """
    body = _body(line)
    told = _WITH_PART.fullmatch(body) or _WITH_PARTS.fullmatch(body)
    inside = _JOINTS.split(told["parts"]) if told is not None and "parts" in told.groupdict() else ()
    found = [_PART.fullmatch(part) for part in inside] or [told]
    parts = [((one["part"] or one["named"]).strip(), one["count"] or one["number"]) for one in found if one is not None]
    if told is None or None in found or not all(_says(part) for part, _ in parts):
        return []
    label = told["label"].strip()
    if not (find_spans(label) or _says(label)):
        return []
    of_it = (ListLine(f"{label}, of which {part}", count, place) for part, count in parts)
    return [ListLine(label, told["whole"], place), *of_it]


def split_series(line: str, place: str) -> list[ListLine]:
    """The figures of a line such as "By sex: Female 160, Male 45, Unknown 5", or none.

    >>> [(item.label, item.value) for item in split_series("By sex: Female 160, Male 45", "")]
    [('Female', '160'), ('Male', '45')]
    """
    text = _body(line)
    if len(pairs := _pairs(text)) > 1:
        if ": " in pairs[0][0] and not any(": " in label for label, _ in pairs[1:]):
            # "Rape in 2019: Under 6: 249; 6 to 10: 322": what stands first is of both.
            pairs[0] = pairs[0][0].rsplit(": ", 1)[1], pairs[0][1]
        return [ListLine(label, value, place) for label, value in pairs]
    if pairs := beside_each_other(text):
        return [ListLine(label, value, place) for label, value in pairs]
    body = text.rsplit(":", 1)[-1] if text.count(":") < 2 else ""
    segments = [segment.strip() for segment in _JOINTS.split(body) if segment.strip()]
    if len(segments) > 2 and is_period(_FOR.sub("", segments[0])):
        # "For 2021/22, girls 80, boys 12": what stands first is of all of them.
        del segments[0]
    found = [_IN_SERIES.fullmatch(segment) for segment in segments]
    if len(found) < 2 or len(text) > 400:
        return []
    lines = [ListLine(match[1].strip(), match[2], place) for match in found if match is not None]
    if len(lines) < len(found) or any(_NEVER.search(item.label) or _NO_LABEL.search(item.label) for item in lines):
        return []
    return lines


def _pairs(text: str) -> list[tuple[str, str]]:
    """Labels and figures in a row with a mark between them and a semicolon or a full stop behind, all of them or none."""
    body, lead = text.split(" | ", 1)[-1], ""
    if (led := _PERIOD_FIRST.match(body)) is not None and (is_period(led["period"]) or is_year(led["period"].strip())):
        # "2019 – Rape: 46; Grooming: 78": the year is of all of them.
        body, lead = body[led.end() :], f"{led['period'].strip()}, "
    found = []
    gap = r";\s+" if ";" in body else r"(?<=\d)\.\s+(?=[A-Z])"
    body = _LAST_ITEM.sub(r"\1; ", body) if ";" in body else body
    for segment in re.split(gap, body) if len(text) < _LONG_LIST else ():
        label, _, value = re.sub(r"\s+[-–—=]\s+", ": ", segment).rpartition(": ")
        if not label.strip() or not is_value(value.strip()) or len(label.rsplit(": ", 1)[-1]) > _LONG_NAME:
            return []
        found.append((lead + label.strip(), value.strip()))
    return found


_LAST_ITEM = regex(r"(:\s+<?\d[\d,]*)\.\s+(?=[A-Z])")
"""The last item of a list, behind which its total is told: "Grooming: 78. All offences: 124"."""
_PERIOD_FIRST = regex(r"(?P<period>[^;:]{4,40}?)(?::| [-–—])\s+(?=[^;:]{2,120}:\s)")
_LONG_LIST, _LONG_NAME = 1_000, 120
"""Letters of the longest list on one line, and of the longest name in one: offences have names of a hundred letters."""


def _body(line: str) -> str:
    """The line without the tag of its question or item, and without its full stop."""
    text = without_number(line).strip().rstrip(".")
    tag = _TAG.match(text)
    return text[tag.end() :] if tag else text
