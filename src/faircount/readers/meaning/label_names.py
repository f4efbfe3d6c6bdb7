"""Labels that name a period without telling it, and the names under which further dimensions are kept."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from faircount.language.bilingual import in_one_of_two_languages
from faircount.language.labels import FLAG_NOT_RECORDED, Meaning, read_label
from faircount.patterns import regex
from faircount.readers.layout.dimension_names import dimension_of
from faircount.readers.meaning.dimension import Dimension, dimension
from faircount.vocabulary.measures import Online

_UNTOLD_YEAR = regex(
    r"\b(?:latest|current|this|last|previous|most recent|past|recent) (?:full |financial |calendar )?(?:year|12 months|period)\b",
    re.IGNORECASE,
)


def untold(said: Meaning) -> Meaning:
    """A label such as "latest year": it names a period and does not tell it."""
    return replace(said, period_kind="untold", rest="") if _UNTOLD_YEAR.search(said.text) and said.period is None else said


_ONLINE = r"(?:online|cyber|internet)"
_FLAG = r"(?:flag(?:ged)?|tag(?:ged)?|marker|qualifier|keyword|indicator|tick(?:ed)?|feature code)"
NAMES_FLAG = regex(
    rf"\b{_ONLINE}\b[^.;:]{{0,30}}\b{_FLAG}\b|\b{_FLAG}\b[^.;:]{{0,20}}\b{_ONLINE}\b"
    rf"|^\W*(?:(?:is|was|were) (?:it )?)?(?:(?:committed|took place|happened|occurred) )?{_ONLINE}\b[\w -]{{0,20}}\?\W*$",
    re.IGNORECASE,
)
_YES, _NO = frozenset({"y", "yes", "true"}), frozenset({"n", "no", "false"})
_SET, _UNSET = "1", "0"
_BY_ITS_NAME = regex(rf"\bby (?:whether )?(?:the )?(?:{_ONLINE}|cyb)\b(?:[ -]\w+){{0,2}}\W*$", re.IGNORECASE)
"""How a title ends whose table is parted by the flag: "Table B - by Cyber Enabled"."""
_ANSWERS = {_SET: Online.YES, _UNSET: Online.NO} | {
    label: online for online, labels in ((Online.YES, _YES), (Online.NO, _NO)) for label in labels
}


def flag_named(labels: Sequence[str], texts: Iterable[str]) -> str:
    """The name of the flag to which labels say yes and no, as the words around the table name it, or nothing.

    >>> flag_named(["N", "Y", "Total"], ["Crimes by offence and Online Flag"]), flag_named(["N", "Y"], ["Solved crimes"])
    ('Online flag', '')
    >>> flag_named(["Y", "N"], ["Cyber-enabled?"]), flag_named(["TRUE", "FALSE", "(null)"], ["By ICT flag (cyber-enabled)"])
    ('Online flag', 'Online flag')
    """
    spoken = in_one_of_two_languages(labels)
    labels = [spoken.get(label, label) for label in labels]
    plain = {label.strip().lower() for label in labels}
    both = bool(plain & _YES and plain & _NO) or {_SET, _UNSET} <= plain
    rest = all(read_label(label).is_total or read_label(label).is_unknown for label in plain - _YES - _NO - {_SET, _UNSET})
    return "Online flag" if both and rest and any(map(NAMES_FLAG.search, texts)) else ""


def of_blocks(blocks: Sequence[str], titles: Iterable[str], texts: Sequence[str]) -> Dimension:
    """The labels of blocks of rows; "Not recorded" below a table that is titled "Males" is of another sex, and not of it.

    >>> of_blocks(["Not recorded"], ["Males"], []).meanings["Not recorded"].sex
    <Sex.NOT_KNOWN: 'not known'>
    """
    is_open = any(said.is_unknown and not said.kinds for said in map(read_label, blocks))
    beside = next(([text] for text in titles if is_open and read_label(text).kinds == {"sex"}), [])
    found = dimension(flag_named(blocks, texts), [*blocks, *beside])
    return replace(found, meanings={label: said for label, said in found.meanings.items() if label in blocks})


def with_yes_and_no(found: Dimension, texts: Sequence[str]) -> Dimension:
    """The dimension with "Y" and "N" among other labels as of the flag, where one text names it and both letters."""
    letters = {label: said for label in found.meanings if (said := _ANSWERS.get(label.strip().lower())) is not None}
    told = {*letters.values()} == {Online.YES, Online.NO} and found.kind != "online"
    are_digits = any(label.strip().isdecimal() for label in letters)
    if are_digits and any(not said.is_total for label, said in found.meanings.items() if label not in letters):
        return found  # among ages one by one "0" and "1" are two of them
    if not told or not any((not are_digits and _BY_ITS_NAME.search(text)) or _explains(letters, text) for text in texts):
        return found
    return replace(
        found, meanings={**found.meanings, **{label: Meaning(text=label, online=said) for label, said in letters.items()}}
    )


def _explains(labels: Collection[str], text: str) -> bool:
    """Whether a text that names the flag speaks of these answers to it, of digits by what they are equal to."""
    equal = all(re.search(rf"\b{re.escape(label)}\b\s*=", text) for label in labels)
    if any(label.strip().isdecimal() for label in labels) or equal:
        return equal and re.search(_ONLINE, text, re.IGNORECASE) is not None
    return NAMES_FLAG.search(text) is not None and all(re.search(rf"\b{re.escape(label)}\b", text) for label in labels)


def with_flag(found: Dimension, texts: Iterable[str]) -> Dimension:
    """The dimension with "flagged" as of the flag that a label beside it, or the words around the table, name."""
    flagged = {label: said for label, said in found.meanings.items() if said.flag is not None}
    named = any(said.online is not None for said in found.meanings.values()) or any(map(NAMES_FLAG.search, texts))
    if not flagged or not named:
        return found
    # "Keyword search" beside "Online crime flag" is another column, and of something else.
    outright = {(said.online, said.kinds - {"online"}) for said in found.meanings.values() if said.online is not None}
    told = {
        label: replace(said, online=said.flag, flag=None, looks=said.looks - {"online"})
        for label, said in flagged.items()
        if (said.flag, said.kinds) not in outright
    }
    return replace(found, meanings={**found.meanings, **told})


_DENIED = regex(r"(?:no[nt]?|without|w/o)[ -](?=[A-Z])|non(?=[A-Z])", re.IGNORECASE)


def with_coded_flag(found: Dimension, titles: Iterable[str]) -> Dimension:
    """The dimension with "OC" and "Non-OC" as flagged and not flagged, where the titles of the table say that it is parted by a
    flag and nothing in it says yes or no to it."""
    open_ = {said.rest or said.offence: label for label, said in found.meanings.items() if not said.kinds - {"offence"}}
    codes = {code: label for code, label in open_.items() if _CODE.fullmatch(code)}
    denied = {code: _DENIED.sub("", code) for code in codes if _DENIED.match(code)}
    if len(denied) != 1 or any(said.online is not None for said in found.meanings.values()):
        return found
    no, yes = next(iter(denied.items()))
    if yes not in codes or not any(map(NAMES_FLAG.search, titles)):
        return found
    told = {codes[code]: Meaning(text=codes[code], online=said) for code, said in ((yes, Online.YES), (no, Online.NO))}
    return replace(found, meanings={**found.meanings, **told})


CODE = "words of a label were not understood, and they look like a code"
_CODE = regex(
    r"(?:No[nt]?[ -])?[A-Z]{1,4}(?:[ /-][A-Z]{1,4})?"
    r"(?:[\s:=-]+(?i:(?:not |un|non-)?(?:present|absent|set|applied|used|ticked|flagged|marked|true|false|yes|no|[yn])))?"
)


def is_unexplained(said: Meaning, found: Dimension) -> bool:
    """Whether a label is a code that nothing explains ("FC" beside "No FC" or "FC absent"), or "Not known" of nothing."""
    if said.is_unknown and not said.kinds:
        return said.rest != FLAG_NOT_RECORDED
    codes = {other.rest for other in found.meanings.values() if _CODE.fullmatch(other.rest)}
    return said.rest in codes and not said.kinds and len({other.rest for other in found.meanings.values()}) > 1


def is_of_all_years(said: Meaning, found: Dimension) -> bool:
    """Whether a label is the total of the years beside it, and names no time of its own."""
    is_all = said.is_total and found.kind == "period" and said.period is None and not said.rest
    return is_all and not any(meaning.part is not None for meaning in found.meanings.values())


def of_all_years(said: Meaning, found: Dimension) -> Meaning:
    """A label with the whole time of the years beside it, where it is their total."""
    return replace(said, period=found.joined, period_kind=found.joined_kind) if is_of_all_years(said, found) else said


def breakdown_name(found: Dimension, said: Meaning) -> str:
    """The name under which words that no meaning has used are kept: that of their dimension, as far as it has one."""
    if not said.rest:
        return ""
    if said.is_unknown and said.rest == FLAG_NOT_RECORDED:
        return "flag"
    named = dimension_of(found.name) if found.name else ""
    if named in ("", "offence", "measure", "period", "age", "sex", "online", "force"):
        named = dimension_of(said.rest) or named
    if named in ("", "measure", "period", "age", "sex", "online"):
        return "group"
    return {"force": "area", "offence": "type"}.get(named, named)
