"""Every refusal that faircount makes, and the exit code it leads to::

    FaircountError                 10   something a person can mend
    ├── WrongArgument               2   an argument or an option of a command is wrong, by itself or beside the others
    ├── UnreadableSource           11   a file is missing, empty, damaged or of a kind no reader knows
    ├── SchemaMismatch             12   columns are missing or hold what they may not hold
    ├── UnknownTerm                13   a word of the vocabulary is not known
    │   ├── UnknownArea            13
    │   ├── UnknownPeriod          13
    │   ├── UnknownAges            13
    │   └── UnknownOffence         13
    ├── NotComparable              15   a comparison would not be fair, so none is made
    ├── NotProtected               16   figures would leave the house unprotected
    ├── BadProject                 17   faircount.toml, or the folder round it, cannot be used
    ├── BadReference               18   a reviewed data file contradicts itself
    ├── BadDecision                19   a decision about a doubt cannot be taken as given
    │   └── DecidedMeanwhile       19
    ├── Busy                       20   as much is being done as can be; ask again later
    ├── BadRelease                 21   a release cannot be prepared, signed or published as asked
    │   └── AlreadyPublished       21
    ├── BrokenTrail                22   the audit trail was changed, or an event for it is incomplete
    ├── BadDatabase                23   the database of a team cannot be used
    ├── BadAccount                 24   an account cannot be made, changed or used as asked
    │   └── TooManyTries           24
    ├── BadBackup                  25   a backup cannot be made, or what was kept is not what it was
    ├── SystemRefused              26   the system lets a file be neither read nor written: no room, no right, a long name
    └── MissingPart                27   what is asked for needs a library that only an extra brings

A finding about figures is a value, never an exception. A bug is an AssertionError, with its traceback and exit code 1.
Exit code 2 is a wrong command line, 3 a run that finished with something a person should see first (findings with ``--strict``,
what ``doctor`` finds ill, a version that must wait), 4 a run in which one file or more was refused while the rest was done.
"""

from __future__ import annotations

import errno
import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from faircount.file_names import printable

EXIT_FINDINGS = 3
EXIT_PARTLY_REFUSED = 4
_CLONE = Path(__file__).parents[2]
"""Where this lies if it is run from a clone."""
BROUGHT_BY = {
    "numba": "protect", "weasyprint": "pdf", "docx": "word", "resvg_py": "word", "fontTools": "word",
    "fastapi": "web", "starlette": "web", "uvicorn": "web", "multipart": "web",
    "sqlalchemy": "team", "psycopg": "team", "argon2": "team",
    "duckdb": "records", "ibis": "records", "splink": "linkage", "pyspark": "spark", "PIL": "ocr",
}  # fmt: skip
"""The extra that brings each library which the core does without, by the name that it is imported by."""


def how_to_install(extra: str) -> str:
    """The one command that brings an extra: from the clone that this is run from, else from where pip says that it had it.

    >>> how_to_install("records").endswith("[records]'")
    True
    """
    if (_CLONE / "pyproject.toml").is_file():
        return f"{sys.executable} -m pip install -e '{_CLONE}[{extra}]'"
    return f"pip install '{_whence(extra)}'"


def _whence(extra: str) -> str:
    """What pip is asked for: by its name alone only where an index gave it, since no index need have it otherwise."""
    from importlib.metadata import PackageNotFoundError, distribution  # slow to load, and wanted only where a part is missing

    try:
        found = distribution("faircount")
        said = json.loads(found.read_text("direct_url.json") or "null")
    except (PackageNotFoundError, ValueError):
        return f"PATH-OF-THE-WHEEL[{extra}]"
    if said is None:
        return f"faircount[{extra}]"
    url, taken = said["url"], said.get("vcs_info")
    if taken is not None:
        return f"faircount[{extra}] @ {taken['vcs']}+{url}@{taken['commit_id']}"
    if not url.startswith("file:"):
        return f"faircount[{extra}] @ {url}"
    path = Path(unquote(urlsplit(url).path))
    # A file that has gone since is named as it was called: whoever reads this knows where they keep it.
    return f"{path if path.exists() else path.name}[{extra}]"


class FaircountError(Exception):
    """Something a person can mend. The message says what, where, and how to mend it; never a row's own words."""

    exit_code = 10

    def __str__(self) -> str:
        """The message on one line, whatever characters the name of a file has.

        >>> str(UnreadableSource("a\\x1b[31m\\nb.csv: is empty"))
        'a�[31m�b.csv: is empty'
        """
        return printable(super().__str__())


class WrongArgument(FaircountError):
    """An argument or an option cannot be taken as given."""

    exit_code = 2


class UnreadableSource(FaircountError):
    """A file is missing, empty, damaged, or of a kind that no reader knows."""

    exit_code = 11


class SchemaMismatch(FaircountError):
    """Columns are missing, or hold what they may not hold."""

    exit_code = 12


class UnknownTerm(FaircountError):
    """A word of the vocabulary is not known."""

    exit_code = 13


class UnknownArea(UnknownTerm):
    """No police force area, region or country has this name or code."""


class UnknownPeriod(UnknownTerm):
    """The text names no period of time."""


class UnknownAges(UnknownTerm):
    """The text names no band of ages."""


class UnknownOffence(UnknownTerm):
    """No offence code and no named set of codes is meant."""


class NotComparable(FaircountError):
    """The comparison would not be fair, so none is made."""

    exit_code = 15


class NotProtected(FaircountError):
    """Figures would leave the house unprotected."""

    exit_code = 16


class BadProject(FaircountError):
    """faircount.toml, or the folder round it, cannot be used."""

    exit_code = 17


class BadReference(FaircountError):
    """A reviewed data file contradicts itself."""

    exit_code = 18


class BadDecision(FaircountError):
    """A decision about a doubt cannot be taken as given."""

    exit_code = 19


class Busy(FaircountError):
    """As much is being done as can be at a time; ask again later."""

    exit_code = 20


class BadRelease(FaircountError):
    """A release cannot be prepared, signed or published as asked."""

    exit_code = 21


class AlreadyPublished(BadRelease):
    """Somebody else published the version first; nothing is published twice."""


class BrokenTrail(FaircountError):
    """The audit trail was changed, or an event for it is incomplete."""

    exit_code = 22


class DecidedMeanwhile(BadDecision):
    """Somebody else decided the same doubt first; both decisions are kept, and the first stands."""


class BadDatabase(FaircountError):
    """The database of a team cannot be used."""

    exit_code = 23


class BadAccount(FaircountError):
    """An account cannot be made, changed or used as asked."""

    exit_code = 24


class TooManyTries(BadAccount):
    """Too many passwords were tried; nothing more is tried for a while."""


class BadBackup(FaircountError):
    """A backup cannot be made, or what was kept is not what it was."""

    exit_code = 25


class SystemRefused(FaircountError):
    """The system lets a file or folder be neither read nor written."""

    exit_code = 26

    @classmethod
    def of(cls, error: OSError) -> SystemRefused:
        """The same in plain words, with the place and how to mend it.

        >>> print(SystemRefused.of(OSError(errno.ENOSPC, "No space left on device", "out.csv")))
        out.csv: there is no room left on the disk; make room, then run it again
        """
        place = str(error.filename2 or error.filename or "")
        found = re.search(r"\(os error (\d+)\)", str(error))  # a library that keeps the number in its words
        number = error.errno or (int(found[1]) if found else _NUMBERS.get(type(error), 0))
        says = _SAYS.get(number, "the system lets it be neither read nor written; look at the place, its rights and its disk")
        return cls(f"{place[:200] + '…' if len(place) > 200 else place or 'a file that was being written or read'}: {says}")


class MissingPart(FaircountError):
    """What is asked for needs a library that only an extra brings."""

    exit_code = 27

    @classmethod
    def of(cls, error: ModuleNotFoundError) -> MissingPart | None:
        """The same with the one command that mends it; None where the library belongs to no extra, which is a fault.

        >>> str(MissingPart.of(ModuleNotFoundError(name="docx.shared"))).startswith("docx is not installed; it comes with: ")
        True
        """
        library = (error.name or "").partition(".")[0]
        extra = BROUGHT_BY.get(library)
        return None if extra is None else cls(f"{library} is not installed; it comes with: {how_to_install(extra)}")


def some_of(names: Iterable[str]) -> str:
    """Names to choose from, as many and as long as one reads: where a file has no heads its first row stands in their place.

    >>> some_of(["area", "year", "freq"])
    'area, year, freq'
    >>> some_of(str(number) for number in range(300))
    '0, 1, 2, 3, 4, 5, 6, 7, 8, 9 and 290 more'
    """
    every = list(names)
    told = ", ".join(name if len(name) <= _LONG else f"{name[:_LONG]}..." for name in every[:_MANY])
    return f"{told} and {len(every) - _MANY:,} more" if len(every) > _MANY else told


_MANY, _LONG = 10, 40
_NO_ROOM = "there is no room left on the disk; make room, then run it again"
_NO_RIGHT = "whoever runs faircount has no right to do this here; change the rights, or name another place"
_SAYS = {
    errno.ENOSPC: _NO_ROOM,
    errno.EDQUOT: _NO_ROOM,
    errno.EFBIG: "the file would be larger than this system allows; make room, then run it again",
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: "the disk can be read and not written; name another place",
    errno.ENAMETOOLONG: "the name is too long for this system; give a shorter one",
    errno.ENOENT: "there is no such file or folder; check the name, or make the folder first",
    errno.ENOTDIR: "a part of the path is a file and no folder; check the path",
    errno.EISDIR: "is a folder; name a file",
    errno.EEXIST: "is there already; name another place",
    errno.ENOTEMPTY: "a folder of this name is there and not empty; name another place",
    errno.ELOOP: "the link leads round in a circle; name the file itself",
    errno.EMFILE: "too many files are open; close other programs, or raise the limit",
    errno.EIO: "the disk cannot be read or written; look whether it is well",
    errno.ETXTBSY: "another program has it open; close it there",
}
_NUMBERS = {
    IsADirectoryError: errno.EISDIR,
    PermissionError: errno.EACCES,
    FileNotFoundError: errno.ENOENT,
    NotADirectoryError: errno.ENOTDIR,
    FileExistsError: errno.EEXIST,
}
