"""Lines that list the parts of what they are about: "11 and under - 13 female, 5 male", "2022/23: 62 girls, 15 boys"."""

from __future__ import annotations

import re

from faircount.language.labels import read_label
from faircount.language.numbers import WORDS
from faircount.language.periods import find_spans
from faircount.patterns import regex
from faircount.readers.layout.dimension_names import names_dimension_only
from faircount.readers.letter.questions import without_number

_GAP = regex(r"\s*[:=]\s+|\s+[-–—]\s+")
_JOINT = regex(r"[,;]\s+(?:and\s+)?|\s+and\s+(?=\d|<|fewer|less|no\b|nil\b)", re.IGNORECASE)
_COUNT = rf"<?\d[\d,]*\*?|\*|(?:fewer|less) than (?:\d{{1,2}}|{'|'.join(WORDS)})|nil|none|no|zero|{'|'.join(WORDS)}"
_PART = regex(rf"(?P<count>{_COUNT})\s+(?P<named>[^\d:]{{3,40}}|[^:]{{0,20}}?\bage[^:]{{3,30}})", re.IGNORECASE)
_NAMED = regex(rf"(?P<named>[^\d:=]{{3,40}}?)(?:\s+|\s*[=:]\s*)(?P<count>{_COUNT})", re.IGNORECASE)
_GROUPS = regex(r";\s+(?=[^;:]{3,30}:\s)")
_ASIDE = regex(r"\s*\([^()]*\)\W*$")
_NAMES_FLAG = regex(r"\b(?:online|on-line|cyber)[ -](?:crime )?(?:flag|marker|keyword|tag)\b", re.IGNORECASE)
_FLAGGED = regex(r"\b(?P<no>not |un)?(?:flagged|marked|tagged)\b", re.IGNORECASE)
_BY = regex(r"\W*(?:(?:broken |split )?(?:down )?)by\s", re.IGNORECASE)
"""How a label begins that says by what its list is parted: "By age of victim in 2020/21"."""
_SPLITS = frozenset({"age", "sex", "online"})
_LONGEST = 300


def split_parts(line: str) -> list[tuple[str, str]]:
    """The labels and counts of a line whose parts are each told by a count and whose it is, behind what they are parts of.

    >>> split_parts("11 and under – 13 female, fewer than 5 male")
    [('11 and under, female', '13'), ('11 and under, male', 'fewer than 5')]
    >>> split_parts("2019: flagged 107, not flagged 237; 2020: flagged 118, not flagged 246 (offences, online flag).")[:2]
    [('2019, online', '107'), ('2019, not online', '237')]
    >>> split_parts("April 2010 - March 2011: GIRLS = 110; BOYS = 27; total = 137")[1:]
    [('April 2010 - March 2011, BOYS', '27'), ('April 2010 - March 2011', '137')]
    >>> split_parts("2021: 388 of 1,802 offences"), split_parts("In total: 13 girls were named")
    ([], [])
    """
    line = without_number(line).rstrip(" .;")
    if _NAMES_FLAG.search(line):
        # "2019: flagged 107, not flagged 237 (offences, online flag)" tells behind them which flag that is.
        line = _FLAGGED.sub(lambda found: "not online" if found["no"] else "online", _ASIDE.sub("", line))
    if len(groups := _GROUPS.split(line)) > 1:
        grouped = [split_parts(group) for group in groups] if len(line) <= _LONGEST else []
        return [one for parts in grouped for one in parts] if all(grouped) else []
    dated = find_spans(line)
    gap = next((gap for gap in _GAP.finditer(line) if not any(span.start < gap.start() < span.end for span in dated)), None)
    if gap is None or len(line) > _LONGEST:
        return []
    label = line[: gap.start()].strip()
    is_name = names_dimension_only(label)  # "Sex of the victims: 448 female, 110 male and 3 not recorded."
    if not (is_name or _is_part(label, _SPLITS | {"period"})):
        return []
    found = [
        _PART.fullmatch(part.strip()) or _NAMED.fullmatch(part.strip()) for part in _JOINT.split(line[gap.end() :].rstrip(" ."))
    ]
    told = [(one["named"].strip(), one["count"]) for one in found if one is not None]
    sums = {part for part, _ in told if (said := read_label(part)).is_total and not said.kinds}
    # "111 girls and 22 boys aged 12 or under": the ages are of both.
    kinds = {read_label(part).kinds & _SPLITS for part, _ in told if part not in sums and not read_label(part).is_unknown}
    if len(told) < len(found) or len(kinds) != 1:
        return []
    # "62 girls, 15 boys, 3 not known": of them it is the sex.
    untold = f"{' and '.join(sorted(*kinds))} not known"
    named = [(untold if read_label(part).is_unknown else part, count) for part, count in told]
    if not all(part in sums or _is_part(part, _SPLITS) for part, _ in named):
        return []
    if is_name or _BY.match(label):
        label = " ".join(line[span.start : span.end] for span in dated if gap is not None and span.end <= gap.start())
    return [
        (label if part in sums else f"{label}, {part}".lstrip(", "), "0" if count.lower() == "no" else count)
        for part, count in named
    ]


def _is_part(label: str, kinds: frozenset[str]) -> bool:
    """Whether a label names parts of these kinds and nothing else."""
    said = read_label(label)
    return bool(said.kinds & kinds) and not (said.rest or said.offence or said.looks) and said.kinds <= kinds | {"measure"}
