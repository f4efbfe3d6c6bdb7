"""By what name an answer is published: a file's own name may tell what the answer hides."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

import polars as pl

from faircount.patterns import regex
from faircount.release.telling_names import may_tell, part_may_tell
from faircount.store.names_key import names_key
from faircount.tables.figures import Figures
from faircount.vocabulary.provenance import Source

TITLE = "Answer to a request"
"""The title of an answer that nobody else published: its own first line may hold a count that is hidden."""


def title_of(publisher: str, earlier: Iterable[Source]) -> str:
    """The title of one more answer of a publisher, numbered from the second on."""
    before = sum(source.publisher == publisher and source.title.startswith(TITLE) for source in earlier)
    return f"{TITLE}, {before + 1}" if before else TITLE


def source_id_of(name: str, folder: Path) -> str:
    """The name of an answer's file as an identifier; one that says nothing where the name may tell something.

    >>> kent = Path("kent")
    >>> source_id_of("answers/Kent Police FOI 2019-233.xlsx", kent), source_id_of("answers/Kent online flag 2022-23.csv", kent)
    ('kent-police-foi-2019-233-xlsx', 'kent-online-flag-2022-23-csv')
    """
    told = name.removeprefix("answers/")
    if may_tell(told):
        return f"{_CODED}{_hidden(told, folder)}"
    return re.sub(r"[^a-z0-9]+", "-", told.lower()).strip("-")


def file_of(source_id: str, answers: Path) -> str:
    """The name of the file that an identifier stands for, for whoever works here; empty where it is not there any more."""
    folder = answers.parent
    names = (path.relative_to(folder).as_posix() for path in sorted(answers.rglob("*")) if path.is_file())
    return next((name.partition("/")[2] for name in names if source_id_of(name, folder) == source_id), "")


def called_here(source_id: str, answers: Path) -> str:
    """What a document is called to whoever works here: by its file where it is an answer that is not named in public."""
    return (file_of(source_id, answers) if source_id.startswith(_CODED) else "") or source_id


_CODED = "answer-"
_OFFSETS = regex(r":\d+-\d+$")
"""From which letter to which a figure stands in its paragraph: a hidden one would be known by its length."""


def place_of(locator: str, folder: Path) -> str:
    """A place in an answer, without names of sheets and attachments that may tell something and without a figure's length.

    >>> place_of("Sheet1!B4", Path("kent")), place_of("Table 2!B4", Path("kent")), place_of("par3:58-93", Path("kent"))
    ('Sheet1!B4', 'Table 2!B4', 'par3')
    """
    *inside, place = locator.split(">")
    names = [f"file-{_hidden(name, folder)}" if may_tell(name) else name for name in inside]
    sheet, mark, cell = place.rpartition("!")
    sheet = f"sheet-{_hidden(sheet, folder)}" if may_tell(sheet) else sheet
    return ">".join((*names, _OFFSETS.sub("", f"{sheet}{mark}{cell}")))


def quiet_parts(breakdowns: Iterable[str]) -> dict[str, str]:
    """Each breakdown of an answer with names of parts that may tell a count, and the same with numbers in place of these names.

    Decided or not, nobody is to read them; and not as a hash either, since who knows the few words there are can try them all.

    >>> quiet_parts(["district=Boston", "district=Boston;type=offences (a trio)", "system=three girls"])
    {'district=Boston;type=offences (a trio)': 'district=Boston;type=words 1', 'system=three girls': 'system=words 2'}
    >>> quiet_parts(["district=District 3", "district=Ashford (3)"])
    {'district=Ashford (3)': 'district=words 1'}
    """
    numbers: dict[str, int] = {}
    found: dict[str, str] = {}
    for breakdown in dict.fromkeys(breakdowns):
        parts = []
        for name, mark, said in (part.partition("=") for part in breakdown.split(";")):
            if part_may_tell(said):
                said = f"words {numbers.setdefault(said, len(numbers) + 1)}"
            parts.append(f"{name}{mark}{said}")
        if (quiet := ";".join(parts)) != breakdown:
            found[breakdown] = quiet
    return found


def with_quiet_words(figures: Figures, parts: Mapping[str, str], folder: Path) -> Figures:
    """The figures without words of their answer that may count something: in places, and in breakdowns as ``parts`` has them.

    ``folder`` is the project, whose key names what is not named.
    """
    frame = figures.frame
    held, quiet = frame.get_column("locator").unique().drop_nulls(), partial(place_of, folder=folder)
    places = {name: said for name in held if (said := quiet(name)) != name}
    for column, changed in (("locator", places), ("breakdown", parts)):
        if changed:
            frame = frame.with_columns(pl.col(column).replace(changed))
    return figures if frame is figures.frame else Figures(frame)


def _hidden(name: str, folder: Path) -> str:
    """The same eight letters for a name in every version; without the key of the project nobody can try names against them."""
    return hmac.new(names_key(folder), name.encode("utf-8", "surrogateescape"), hashlib.sha256).hexdigest()[:8]
