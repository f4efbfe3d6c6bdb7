"""How many sentences about figures that a project holds are answered: true ones confirmed, false ones contradicted.

usage: python bench/claims_held.py PROJECT [--sentences 1000] [--seed 1] [-v] [--batch FILE]

PROJECT is a copy of examples/england-and-wales that was built. A batch is a file of sentences by hand, one a line:
``true|false|plain|loose|open <tab> the number as printed <tab> what is right <tab> the sentence``. A plain one is true and a
loose one false of official figures that its words do not name: both are right where the figure is shown. An open one is of
something that no figure counts, and right where it is not contradicted.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from faircount.articles.article_check import check_against
from faircount.claims.words import load_wording
from faircount.pipeline.check import ledger_of, residents_of, stretches_of
from faircount.project.project import Project
from faircount.readers.article import article_of
from tests.lib.held_answers import answered, batch, children, is_right, is_shown
from tests.lib.held_sentences import drawn
from tests.lib.held_table import Table


def main() -> None:
    """Draw the sentences or read the batch, check each, print the shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("project", type=Path)
    parser.add_argument("--sentences", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batch", type=Path)
    parser.add_argument("-v", action="store_true", help="print what is answered wrongly")
    asked = parser.parse_args()
    project = Project.open(asked.project)
    beside = people(project)
    ledger = ledger_of(project)
    held = tuple(ledger.figures)
    sentences = (
        batch(asked.batch)
        if asked.batch
        else drawn(asked.seed, Table(held, "home-office-2023", children(asked.project)), asked.sentences)
    )
    tally, shown, started = Counter[tuple[str, str, bool]](), Counter[bool](), time.process_time()
    for one in sentences:
        found = check_against(article_of(one.text.encode(), "drawn.txt"), held, ledger.sources, load_wording(), **beside).against
        answer = answered(one, found)
        if one.kind == "plain" and answer != "contradicted" and is_shown(one, found):
            answer = "confirmed" if one.is_true else "contradicted"  # a plain name asks for the figure, and for its right name
        answer = "confirmed" if one.kind == "open" and answer != "contradicted" else answer
        tally[one.kind, answer, one.is_true] += 1
        if not one.is_true or answer != "confirmed":
            shown[is_shown(one, found)] += 1
        if asked.v and not is_right(one, answer):
            print(f"{one.kind:<14}{'true' if one.is_true else 'false':<6}{answer:<13}{one.text}  [{one.right}]")
            for line in found:
                print(f"{'':20}{line.verified.claim.text} | {line.verdict} | {line.arithmetic} | {line.reason} | {line.say}")
    spent = time.process_time() - started
    for kind in (*dict.fromkeys(one.kind for one in sentences), "all but plain", "all"):
        print(row(kind, tally))
    print(f"nearest figure shown {shown[True]} of {shown.total()}; {1000 * spent / max(1, len(sentences)):.0f} ms a sentence")


def people(project: Project) -> dict[str, object]:
    """The populations and the quarters of the project, where the check takes them."""
    return {"residents": residents_of(project), "stretches": stretches_of(project)}


def row(kind: str, tally: Counter[tuple[str, str, bool]]) -> str:
    """The answers to the sentences of one kind, true ones first."""
    said = [f"{kind:<14}"]
    for is_true in (True, False):
        these = Counter[str]()
        for (known, answer, true), count in tally.items():
            if true is is_true and (kind in (known, "all") or (kind == "all but plain" and known != "plain")):
                these[answer] += count
        share = these["confirmed" if is_true else "contradicted"] / max(1, these.total())
        said.append(f"{'true' if is_true else 'false'} {these.total():4d} right {share:.3f} {dict(these)}")
    return "  ".join(said)


if __name__ == "__main__":
    main()
