"""Codes that an answer explains itself: "ONL = those with an online flag", "UC = under 18 but exact age not known"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from faircount.language.labels import FLAG_NOT_RECORDED, Meaning, read_label
from faircount.language.periods import find_spans
from faircount.patterns import regex
from faircount.readers.layout.dimension_names import dimension_of
from faircount.readers.meaning.dimension import Dimension, dimension
from faircount.vocabulary.measures import Online

_CODE = regex(r"(?:No[nt]?[ -])?(?:[A-Z]|\d{1,2}[A-Z])[A-Z0-9]{0,9}(?:[_ ][A-Z0-9]+){0,2}")
_NO_CODES = frozenset("FEMALE MALE GIRLS BOYS YES NO TOTAL ALL OFFENCES VICTIMS AGE SEX YEAR FORCE".split())
_EMPTY = regex(r"\((?:blank|null|empty|none)\)", re.IGNORECASE)
"""How a report prints a field in which nothing was entered."""
_NEXT_CODE = regex(r",\s*(?=[\"“‘']?[\w/]{1,12}[\"”’']?\s*=)|\s+(?=[A-Z][A-Z\d/]{0,9}\s*=)")
"""Where the next code of a list begins: "F = female, M = male", "F = female M = male"."""
_LONGEST = 160
"""Letters beyond which an explanation is a text of its own."""


def explained(code: str, texts: Sequence[str]) -> str:
    """What one of the texts says that a code stands for, in its words; nothing where none does.

    >>> explained("ONL", ["ALL = every such offence. ONL = those with an online flag."])
    'those with an online flag'
    >>> explained("CYB", ["VIC_AGE: age in years; CYB: Y = flagged, N = not flagged."])
    'Y = flagged, N = not flagged'
    >>> explained("Y", ["Y = flagged, N = not flagged"]), explained("Girls", ["Girls: 12"])
    ('flagged', '')
    """
    is_code = (_CODE.fullmatch(code) is not None and code not in _NO_CODES) or _EMPTY.fullmatch(code) is not None
    if not (is_code or len(code) > 3):
        return ""
    texts = [text for text in texts if (code in text if is_code else code.lower() in text.lower())]
    if not texts:
        return ""
    sign = r"\s*=\s*|\s+(?:means|stands for|refers to|denotes|is short for)\s+" if is_code else r"\s*=\s*"
    sign += r"|\s*:\s+" if is_code and len(code) > 2 else ""
    sign += r"|(?<=[\"”’'])\s+is\s+" if is_code else ""
    pattern = re.compile(
        rf"(?<![\w-])[\"“‘']?{re.escape(code)}[\"”’']?(?:{sign})[\"“‘']?(?P<said>[A-Za-z\d<>≤≥][^.;\n]+)",
        0 if is_code else re.IGNORECASE,
    )
    for text in texts:
        found = pattern.search(text)
        if found is not None and not found["said"].isdecimal():
            # The next code of a list ends what is said of this one, unless what is said is the list itself.
            first, *others = _NEXT_CODE.split(found["said"][:_LONGEST])
            return (found["said"][:_LONGEST] if others and "=" in first else first).strip()
    return ""


def abbreviated(code: str, texts: Iterable[str]) -> str:
    """The words that one of the texts gives the code for in brackets, by their first letters; nothing where none does.

    >>> abbreviated("OC", ["By age and online crime flag (OC), 2019/20"]), abbreviated("BCU", ["by Basic Command Unit (BCU)"])
    ('online crime flag', 'Basic Command Unit')
    >>> abbreviated("CY", ["Offences by the force's cyber feature code (CY)"])
    'cyber feature code'
    """
    for text in texts:
        at = text.find(f"({code})")
        before = re.findall(r"[\w'’-]+", text[max(0, at - 80) : at]) if at > 0 else []
        for width in range(2, min(len(before), _MOST_WORDS) + 1):
            letters = iter(word[0].upper() for word in before[-width:])
            if before[-width][0].upper() == code[0] and all(letter in letters for letter in code):
                return " ".join(before[-width:])
        for width in range(1, min(len(before), _MOST_WORDS) + 1):
            if before[-width].upper().startswith(code):
                return " ".join(before[-width:])
    return ""


_MOST_WORDS = 6
_ABBREVIATION = regex(r"\b[A-Z]{2,5}\b")


def _written_out(label: str, texts: Sequence[str]) -> str:
    """The label with an abbreviation of the flag, a sex or an age written out as the answer gives it; nothing without one."""
    for found in _ABBREVIATION.finditer(label):
        said = abbreviated(found[0], texts) or _in_short(explained(found[0], texts)) if found[0] not in _NO_CODES else ""
        meant = read_label(said)
        if meant.kinds & {"online", "age", "sex"} or meant.is_unknown:
            return f"{label[: found.start()]}{said}{label[found.end() :]}"
    return ""


_QUESTION = regex(r"\W*q(?:uestion)?\.? ?(\d{1,2})\b\W*(?:\((?P<more>[^()]+)\))?\W*", re.IGNORECASE)
_QUARTERS = frozenset("1234")


def with_questions(found: Dimension, questions: Mapping[str, str]) -> Dimension:
    """The dimension with "Q1" and "Q2" as what the questions of those numbers ask, where the answer numbers them so.

    All of "Q1" to "Q4" and no other are the quarters of a year.
    """
    named = {label: said for label in found.meanings if (said := _QUESTION.fullmatch(label)) is not None}
    numbers = {said[1] for said in named.values()}
    if not numbers or numbers == _QUARTERS or not numbers <= questions.keys():
        return found
    told = {label: f"{questions[said[1]]} {said['more'] or ''}".strip() for label, said in named.items()}
    again = dimension(found.name, [told.get(label, label) for label in found.meanings])
    return replace(
        again,
        meanings={label: replace(again.meanings[told.get(label, label)], text=label) for label in found.meanings},
    )


def with_glossary(found: Dimension, texts: Sequence[str], keys: Sequence[str] = ()) -> Dimension:
    """The dimension with the codes among its labels, and its own name, read as the answer and its ``keys`` explain them."""
    name = explained(found.name, texts)
    open_ = [label for label, plain in found.meanings.items() if _is_open(label, plain)]
    told = {label: said for label in open_ if (said := explained(label, keys) or _of_label(label, name, [*texts, found.name]))}
    coded = [label for label, said in found.meanings.items() if not said.is_total or _CODE.fullmatch(label)]
    told = (
        _letters([label for label in found.meanings if len(label) == 1], texts)
        | _quoted([label for label in open_ if not found.meanings[label].is_total], texts)
        | _listed(
            [label for label in open_ if not found.meanings[label].is_total and not found.meanings[label].kinds], [*texts, *keys]
        )
        | told
        | of_key(coded, [*texts, *keys])
    )
    # "2020 to CY2024: recorded offences" is a title that begins with years, and explains none.
    told = {label: _in_short(said) for label, said in told.items() if not found.meanings[label].period or find_spans(said)}
    if not told and not (name and dimension_of(name)):
        return found
    again = dimension(name if dimension_of(name) else found.name, [told.get(label, label) for label in found.meanings])
    meanings: dict[str, Meaning] = {}
    for label, plain in found.meanings.items():
        explained_as = again.meanings.get(told.get(label, label), plain)
        # What its own column tells of "Y" an explanation in words that nobody understands takes away from nobody.
        is_lost = bool(plain.kinds) and not explained_as.kinds
        meanings[label] = replace(plain if is_lost else explained_as, text=label)
        is_told = meanings[label].online is Online.NO  # "(blank) = qualifier not set" says that they are not flagged
        if _EMPTY.fullmatch(label) and not is_told and (meanings[label].online or meanings[label].flag):
            # Not flagged, as the answer counts them, and still a line of its own beside those that say so.
            meanings[label] = replace(meanings[label], rest=FLAG_NOT_RECORDED, is_unknown=True)
    return replace(again, meanings=meanings)


def _in_short(said: str) -> str:
    """What a sentence says of a code as a label would say it: "the crime has the feature code" is "flagged"."""
    short = next((short for short, pattern in _SENTENCES if pattern.search(said)), "")
    online = read_label(said).online if not short and said.count(" ") > _WORDS else None
    return short or ("online" if online is Online.YES else "not online" if online is Online.NO else said)


_WORDS = 2
"""Blanks from which on an explanation is a sentence."""


_NOT = r"(?:not|n['’]t)"
_FLAGS = "flag|code|marker|keyword|qualifier|tag"
_SENTENCES = tuple(
    (short, regex(pattern, re.IGNORECASE))
    for short, pattern in (
        # What follows from an empty field decides: "never filled in, and so the crime is not flagged".
        (
            "not flagged",
            r"\b(?:is|are|was|were|counts? as|counted as|taken as|treated as) (?:not |un)(?:flagged|marked|tagged)\b",
        ),
        (
            "not flagged",
            rf"\b(?:does|do|did|has|have) ?{_NOT} (?:have|carry|bear|got) (?:the|an?|this) (?:[\w-]+ ){{0,2}}(?:{_FLAGS})\b",
        ),
        ("not recorded", r"\b(?:left|is|was|are|were) (?:it |this )?(?:empty|blank|unknown)\b|^\W*(?:empty|blank)\b"),
        ("not recorded", rf"{_NOT} (?:been )?(?:recorded|known|stated|filled|completed)\b"),
        ("not flagged", r"\bflag (?:is |was )?(?:set to )?['\"“]?(?:n|no)\b"),
        ("flagged", r"\b(?:['\"“]?(?:y|yes)['\"”]? flag|flag (?:is |was )?set to ['\"“]?(?:y|yes))\b"),
        ("not flagged", rf"\b(?:does|do|did|has|have) ?{_NOT} (?:have|carry|bear|got) (?:it|one|the|an?|this)\b"),
        ("flagged", r"\b(?:has|have|had|bears?|carr(?:y|ies)) (?:the|an?|this) (?:[\w-]+ ){0,2}(?:" + _FLAGS + r")\b"),
    )
)


def _letters(labels: Sequence[str], texts: Iterable[str]) -> dict[str, str]:
    """What several single letters stand for, where one text explains all of them: "N = Norfolk, S = Suffolk", "Y (online)".

    >>> _letters(["Y", "N"], ["The field has two settings: Y (online) and N (not online)."])
    {'Y': 'online', 'N': 'not online'}
    """
    for text in texts if len(labels) > 1 else ():
        said = {label: explained(label, [text]) or _in_brackets(label, text) for label in labels}
        if all(said.values()):
            return said
    return {}


_KEY = regex(r"^\W*(?:key|codes?|legend|abbreviations)\b[^:=\n]{0,40}:\s*(?P<list>[^\n]+)", re.IGNORECASE | re.MULTILINE)
_NEXT = r"[A-Za-z\d]{1,5}\s*(?:=|[-–—:]\s)"
_OF_KEY = regex(rf"(?P<code>[A-Za-z\d]{{1,5}})\s*(?:=|[-–—:]\s)\s*(?P<said>.+?)(?=\s*[;,]\s*{_NEXT}|\W*$|\.\s)[;,\s]*")
_KIND = regex(r"(?:(?:age )?(?:band|group|category|code|tier|type|level)) (?=\w{1,5}$)", re.IGNORECASE)
"""What stands before the code of a label: "Band A", explained as "A = under 7"."""


def of_key(labels: Sequence[str], texts: Iterable[str]) -> dict[str, str]:
    """What labels stand for where a line that says it is a key explains all of them: letters, numbers, "Band A".

    >>> of_key(["1", "2", "9"], ["Key: 1 – male, 2 – female, 9 – not stated / not known, All – all offences."])
    {'1': 'male', '2': 'female', '9': 'not stated / not known'}
    >>> of_key(["Band A", "Band B"], ["Key to age bands: A = 0 - 6; B = 7 to 12"]), of_key(["1", "2"], ["1 – male, 2 – female"])
    ({'Band A': '0 - 6', 'Band B': '7 to 12'}, {})
    """
    codes = {label: _KIND.sub("", label, count=1) for label in labels}
    for found in filter(None, map(_KEY.search, texts if labels else ())):
        entries = {entry["code"]: entry["said"].strip() for entry in _OF_KEY.finditer(found["list"])}
        if len(entries) > 1 and entries.keys() >= {*codes.values()}:
            return {label: entries[code] for label, code in codes.items()}
    return {}


def _quoted(labels: Sequence[str], texts: Iterable[str]) -> dict[str, str]:
    """What several labels stand for where one text names each of them in quotes and says it behind.

    >>> _quoted(["C", "NC"], ["‘C’ is a crime with the cyber indicator, ‘NC’ a crime without it. Small numbers are hidden."])
    {'C': 'a crime with the cyber indicator', 'NC': 'a crime without it'}
    """
    for text in texts if len(labels) > 1 else ():
        quoted = [found for found in _IN_QUOTES.finditer(text) if found[1] in labels]
        if {found[1] for found in quoted} != set(labels):
            continue
        ends = [*(found.start() for found in quoted[1:]), len(text)]
        said = {
            found[1]: _VERB.sub("", re.split(r"[.;\n]", text[found.end() : end])[0]).strip(" ,:–-()")
            for found, end in reversed([*zip(quoted, ends, strict=True)])
        }
        if all(said.values()):
            return dict(reversed(said.items()))
    return {}


def _listed(labels: Sequence[str], texts: Iterable[str]) -> dict[str, str]:
    """What several labels stand for where one text says of all of them, one behind the other, an age, a sex or a flag.

    >>> _listed(["Infants", "Primary"], ["Stage: Infants - 0 to 4 years; Primary - 5 to 10 years; Post-16 - 16 and 17"])
    {'Infants': '0 to 4 years', 'Primary': '5 to 10 years'}
    >>> _listed(["Rape", "Other"], ["Rape - see note 1; Other - see note 2"])
    {}
    """
    for text in texts if len(labels) > 1 else ():
        if not all(label in text for label in labels):
            continue
        said = {label: found[1].strip() for label in labels if (found := re.search(_ENTRY.format(re.escape(label)), text))}
        if len(said) == len(labels) and all(read_label(told).kinds & {"age", "sex", "online"} for told in said.values()):
            return said
    return {}


_ENTRY = r"(?:^|[;,.:(]\s*|\s{{2,}}|\band )[\"“‘']?{}[\"”’']?\s*(?:[-–—=:]|\(|\bis\b|\bare\b|\bmeans?\b)\s*([^;.\n)]+)"
"""A label that begins what is said of it; the sign that ends the entry before it stands before it."""
_IN_QUOTES = regex(r"[\"“‘']([\w/ -]{1,20})[\"”’']")
_VERB = regex(r"^\W*(?:is|are|means?|stands? for|shows?|denotes?|being|counts?|=)\b\s*|(?:,|;)?\s*(?:and|while|but)\W*$")


def _in_brackets(code: str, text: str) -> str:
    found = re.search(rf"(?<![\w(]){re.escape(code)}[\"”’']? \(([^()]{{3,160}})\)", text) if _CODE.fullmatch(code) else None
    return found[1] if found else ""


def _is_open(label: str, plain: Meaning) -> bool:
    """Whether a label leaves it to the answer what it stands for: a code, "(null)", a word that nobody understood."""
    return bool(_CODE.fullmatch(label)) or label.startswith("(") or not (plain.kinds or plain.is_unknown)


def _of_label(label: str, name: str, texts: Sequence[str]) -> str:
    """What a label stands for: by the explanation of its column where there is one, else by any that is of more than a letter."""
    said = explained(label, [name]) or (explained(label, texts) if len(label) > 1 else "")
    return said or _written_out(label, texts)
