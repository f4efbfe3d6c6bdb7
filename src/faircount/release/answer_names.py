"""By what name an answer is published: a file's own name may tell what the answer hides."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import polars as pl

from faircount.language.counting_names import may_tell_a_count
from faircount.language.numbers import WORDS
from faircount.patterns import regex
from faircount.tables.figures import Figures
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.provenance import Source

TITLE = "Answer to a request"
"""The title of an answer that nobody else published: its own first line may hold a count that is hidden."""
_PLAIN = frozenset(
    "answer answers reply response request requests foi foia ref reference no number disclosure information data figures final "
    "draft copy new corrected correction revised version letter mail email re fw fwd annex appendix table tables sheet part page "
    "police constabulary service force and of the to for from with docx doc pdf csv xlsx xls xlsm ods odt txt html eml msg zip "
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep "
    "sept oct nov dec".split()
)
_YEARS = regex(r"(?<!\d)(?:19|20)\d\d(?:[^a-z0-9]?\d\d)?(?!\d)")
_OF_FORCES = frozenset(
    word for area in AREAS.values() for name in (area.name, area.police) for word in re.findall(r"[a-z]+", name.lower())
)


def title_of(publisher: str, earlier: Iterable[Source]) -> str:
    """The title of one more answer of a publisher, numbered from the second on."""
    before = sum(source.publisher == publisher and source.title.startswith(TITLE) for source in earlier)
    return f"{TITLE}, {before + 1}" if before else TITLE


def source_id_of(name: str) -> str:
    """The name of an answer's file as an identifier; one that says nothing where the name counts something.

    >>> source_id_of("answers/Kent Police FOI 2019-233.xlsx"), source_id_of("answers/Kent online flag 2022-23.csv")
    ('kent-police-foi-2019-233-xlsx', 'kent-online-flag-2022-23-csv')
    >>> source_id_of("answers/Kent three offences aged 0 to 12.csv")
    'answer-101ea29c'
    """
    slug = re.sub(r"[^a-z0-9]+", "-", name.removeprefix("answers/").lower()).strip("-")
    return f"answer-{_hidden(slug)}" if _tells(slug) else slug


def file_of(source_id: str, answers: Path) -> str:
    """The name of the file that an identifier stands for, for whoever works here; empty where it is not there any more."""
    names = (path.relative_to(answers.parent).as_posix() for path in sorted(answers.rglob("*")) if path.is_file())
    return next((name.partition("/")[2] for name in names if source_id_of(name) == source_id), "")


_OFFSETS = regex(r":\d+-\d+$")
"""From which letter to which a figure stands in its paragraph: a hidden one would be known by its length."""


def place_of(locator: str) -> str:
    """A place in an answer, without the names of sheets and attachments that count something and without a figure's length.

    >>> place_of("Sheet1!B4"), place_of("Table 2!B4"), place_of("par3:58-93")
    ('Sheet1!B4', 'Table 2!B4', 'par3')
    >>> place_of("Total of 173!B4"), place_of("three aged 0-12.csv>csv!B4")
    ('sheet-40838ffc!B4', 'file-38319e4c>csv!B4')
    """
    *inside, place = locator.split(">")
    names = [f"file-{_hidden(name)}" if _tells(name) else name for name in inside]
    sheet, mark, cell = place.rpartition("!")
    sheet = f"sheet-{_hidden(sheet)}" if _tells(sheet) else sheet
    return ">".join((*names, _OFFSETS.sub("", f"{sheet}{mark}{cell}")))


def quiet_parts(breakdowns: Iterable[str]) -> dict[str, str]:
    """Each breakdown of an answer with names of parts that may tell a count, and the same with numbers in place of these names.

    Decided or not, nobody is to read them; and not as a hash either, since who knows the few words there are can try them all.

    >>> quiet_parts(["district=Boston", "district=Boston;type=offences (a trio)", "system=three girls"])
    {'district=Boston;type=offences (a trio)': 'district=Boston;type=words 1', 'system=three girls': 'system=words 2'}
    """
    numbers: dict[str, int] = {}
    found: dict[str, str] = {}
    for breakdown in dict.fromkeys(breakdowns):
        parts = []
        for name, mark, said in (part.partition("=") for part in breakdown.split(";")):
            if may_tell_a_count(said):
                said = f"words {numbers.setdefault(said, len(numbers) + 1)}"
            parts.append(f"{name}{mark}{said}")
        if (quiet := ";".join(parts)) != breakdown:
            found[breakdown] = quiet
    return found


def with_quiet_words(figures: Figures, parts: Mapping[str, str]) -> Figures:
    """The figures without words of their answer that may count something: in places, and in breakdowns as ``parts`` has them."""
    frame = figures.frame
    places = {name: said for name in frame.get_column("locator").unique().drop_nulls() if (said := place_of(name)) != name}
    for column, changed in (("locator", places), ("breakdown", parts)):
        if changed:
            frame = frame.with_columns(pl.col(column).replace(changed))
    return figures if frame is figures.frame else Figures(frame)


def _hidden(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:8]


@lru_cache(maxsize=4096)
def _tells(name: str) -> bool:
    """Whether a name holds a number and words that it may be the number of."""
    words = [word for word in re.split(r"[^a-z0-9]+", _YEARS.sub(" ", name.lower())) if word]
    counts = any((word.isdecimal() and len(word) < 4) or word in WORDS for word in words)
    says = any(word.isalpha() and len(word) > 1 and word not in _PLAIN | _OF_FORCES | WORDS.keys() for word in words)
    return counts and says
