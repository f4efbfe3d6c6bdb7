"""What a disclosure audit is asked, what it finds, and its report, in words and numbers that recover nothing."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from io import StringIO
from pathlib import Path

from faircount.errors import BadProject
from faircount.project.outputs import written_together
from faircount.protect.policy import ProtectionPolicy
from faircount.protect.public.table import SuppressionMarks
from faircount.tables.inert import inert
from faircount.tables.margins import Hierarchy


@dataclass(frozen=True, slots=True)
class DisclosureQuestion:
    """What is audited and how it is to be read, as given on the command line."""

    threshold: int = 5
    width: int | None = None
    hierarchies: Path | Sequence[Hierarchy] | None = None
    marks: tuple[str, ...] = ()
    zeros_shown: bool = True
    count_column: str | None = None
    totals: Mapping[str, str] = field(default_factory=dict)
    derived: Mapping[str, str] = field(default_factory=dict)
    certificates: Path | None = None
    never: Path | None = None
    to_hierarchies: Path | None = None

    @property
    def legend(self) -> SuppressionMarks:
        """How hidden counts are marked."""
        return SuppressionMarks(self.marks, self.zeros_shown)

    @property
    def names_columns(self) -> bool:
        """Whether it is said how the files are to be read as tables, or what is to be checked of one."""
        said = (
            self.hierarchies,
            self.count_column,
            self.totals,
            self.derived,
            self.certificates,
            self.never,
            self.to_hierarchies,
        )
        return any(said)

    def require_a_rule(self) -> None:
        """Refuse a threshold or a width that no protection could keep."""
        ProtectionPolicy(self.threshold, self.least_width, self.zeros_shown)

    @property
    def least_width(self) -> int:
        """How wide each range must be: as wide as the rule itself, where no width is given."""
        return max(1, self.threshold - 2) if self.width is None else self.width


@dataclass(frozen=True, slots=True)
class DisclosedCount:
    """A small count that the files give away: what it is a count of, how nearly, from what, and what would mend it.

    ``left`` is how many counts stay possible, from the least to the largest; which they are is never said.
    """

    codes: tuple[str, ...]
    left: int
    follows: str
    files: tuple[str, ...]
    mend: str

    @property
    def is_exact(self) -> bool:
        """Whether only one count is possible."""
        return self.left == 1

    @property
    def how(self) -> str:
        """How nearly it can be worked out, in words."""
        return "exactly" if self.is_exact else f"to {self.left} counts"


@dataclass(frozen=True, slots=True)
class DisclosureFound:
    """What was found, in words and numbers that recover nothing.

    ``remarks`` are what a person should know of how the files were read: revisions, derived figures, contradictions.
    ``printed`` are small counts that stand in the files for all to see.
    """

    names: tuple[str, ...]
    cells: int
    hidden: int
    asked: int
    given: tuple[DisclosedCount, ...]
    printed: tuple[tuple[str, ...], ...]
    doubtful: int
    remarks: tuple[str, ...]

    @property
    def is_safe(self) -> bool:
        """Whether no small count is given away or printed."""
        return not self.given and not self.printed


HEADS = ("cell", "given away", "follows from", "files", "to mend it")


def require_reportable(path: Path, published: Sequence[Path], asked: DisclosureQuestion) -> None:
    """Refuse a place for the report that is no place, or holds what is audited or what tells how to read it."""
    if path.suffix.lower() not in REPORTS:
        raise BadProject(f"{path.name}: no such kind of report; end it with {' or '.join(REPORTS)}")
    if not path.parent.is_dir():
        raise BadProject(f"{path.parent}: there is no such folder; make it first")
    folder = asked.hierarchies if isinstance(asked.hierarchies, Path) else None
    beside = (*published, *filter(None, (asked.certificates, asked.never)), *(folder.glob("*") if folder else ()))
    if path.resolve() in {each.resolve() for each in beside}:
        raise BadProject(f"{path}: is one of the files that the audit reads; name another file to write")


def write_report(found: DisclosureFound, asked: DisclosureQuestion, path: Path) -> None:
    """Write the report in the form that the ending of the path names."""
    write = REPORTS[path.suffix.lower()]
    with written_together(path) as (beside,):
        assert beside is not None, "a report is always written"
        beside.write_text(write(found, asked), encoding="utf-8")


def _rows(found: DisclosureFound) -> list[tuple[str, ...]]:
    given: list[tuple[str, ...]] = [
        (", ".join(each.codes), each.how, each.follows, "; ".join(each.files), each.mend) for each in found.given
    ]
    return given + [(", ".join(codes), "printed", "the table itself", "", "hide it") for codes in found.printed]


def _summary(found: DisclosureFound, asked: DisclosureQuestion) -> list[str]:
    """What was audited and found, one sentence each."""
    return [
        f"Attacked: {', '.join(found.names)}.",
        f"The reader sees every published cell, knows that hidden counts are at least {1 if asked.zeros_shown else 0}, and knows "
        f"the rule (counts under {asked.threshold} are hidden). A range under {asked.least_width} gives a small count away.",
        f"{found.hidden:,} of {found.cells:,} cells are hidden or not published; {found.asked:,} of them could be small and were "
        "attacked, each until it was settled.",
        f"{len(found.given):,} small counts are given away, {sum(each.is_exact for each in found.given):,} of them exactly; "
        f"{len(found.printed):,} are printed.",
        *found.remarks,
    ]


def _csv(found: DisclosureFound, asked: DisclosureQuestion) -> str:
    del asked
    stream = StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(HEADS)
    writer.writerows(map(inert, row) for row in _rows(found))
    return stream.getvalue()


def _markdown(found: DisclosureFound, asked: DisclosureQuestion) -> str:
    lines = ["# What these tables give away", "", *(f"- {sentence}" for sentence in _summary(found, asked)), ""]
    if _rows(found):
        lines += [f"| {' | '.join(HEADS)} |", f"|{'---|' * len(HEADS)}"]
        lines += [f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in _rows(found)]
    return "\n".join(lines).rstrip() + "\n"


def _html(found: DisclosureFound, asked: DisclosureQuestion) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in HEADS)
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>\n" for row in _rows(found))
    table = f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n" if rows else ""
    points = "".join(f"<li>{escape(sentence)}</li>\n" for sentence in _summary(found, asked))
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n<title>What these tables give away</title>\n'
        "<style>body{font:1rem/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse}"
        "th,td{border-bottom:1px solid #ccc;padding:.4rem;text-align:left;vertical-align:top}</style>\n</head>\n<body>\n"
        f"<h1>What these tables give away</h1>\n<ul>\n{points}</ul>\n{table}</body>\n</html>\n"
    )


REPORTS: Mapping[str, Callable[[DisclosureFound, DisclosureQuestion], str]] = {".csv": _csv, ".md": _markdown, ".html": _html}
"""How a report is written, by the ending of its name."""
