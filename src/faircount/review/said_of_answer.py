"""What a person should know about an answer that was read: what is wrong with it, and what came of it in one line."""

from __future__ import annotations

from faircount.language.several import several
from faircount.readers.doubt_wording import NUMBERS_LOST
from faircount.review.matters import matters_of
from faircount.tables.extract import NOT_HELD, Extract, Weight, likeliest
from faircount.tables.figure_columns import FigureColumns


def said_of(extract: Extract) -> list[str]:
    """What a person should know about a file, the gravest first: refused, read in part, notes, refusals by the force, doubts."""
    order = list(Weight)
    found = [str(finding) for finding in sorted(extract.findings, key=lambda one: order.index(one.weight))]
    for part in extract.refusals:
        sections = f"section {', '.join(part.sections)}" if part.sections else "no section named"
        refused = f"{'the request' if part.whole else 'a part'} was refused ({sections})"
        found.append(f"{extract.file}, {part.place}: {NOT_HELD if part.reason == NOT_HELD else refused}")
    if not extract.was_refused:
        found.append(f"{extract.file}: {in_one_line(extract)}")
    return found


def in_one_line(extract: Extract) -> str:
    """What came of a file: its figures and how many of them a total proves, what is asked, what was left over."""
    asked = matters_of(extract)
    questions = (
        # Programs look for these words.
        f"{several(len(asked), 'doubt')} {'wait' if len(asked) > 1 else 'waits'} for a person, the first at {asked[0].cells[0]}"
        if asked
        else "no doubt"
    )
    proven = sum(FigureColumns.of(extract.figures).columns["proven"])
    behind = len(extract.proposals) + len(likeliest(extract))
    return (
        f"{several(len(extract.figures), 'figure')} read ({proven:,} confirmed by a printed total); {questions}; "
        f"{several(behind, 'figure')} waiting for an answer; {several(len(extract.leftovers), 'cell')} not used"
    )


def gave_none(extract: Extract) -> bool:
    """Whether a file that plainly holds numbers gave no figure and nothing to ask about."""
    return any(finding.reason.startswith(NUMBERS_LOST) for finding in extract.findings)
