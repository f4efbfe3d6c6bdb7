"""The report of a disclosure audit: for each count that is given away, from what, and what would mend it; never the count."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from html import escape
from io import StringIO
from pathlib import Path
from types import MappingProxyType

from faircount.errors import BadProject
from faircount.project.outputs import written_together
from faircount.protect.disclosure.question import DisclosureFound, DisclosureQuestion
from faircount.tables.inert import inert

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


REPORTS: Mapping[str, Callable[[DisclosureFound, DisclosureQuestion], str]] = MappingProxyType(
    {".csv": _csv, ".md": _markdown, ".html": _html}
)
"""How a report is written, by the ending of its name."""
