"""What the person at the desk is told: doubts, what became of each question, what an answer gives away, what is missing."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from tests.campaigns.attacking import Attack, Known
from tests.campaigns.commands import Said
from tests.campaigns.documents import file_of
from tests.campaigns.drawing import Answer
from tests.campaigns.truth import NOT_KNOWN, REFUSED
from tests.campaigns.walk import PROJECT, Walk


def settle(going: Walk, *, first: bool = False) -> None:
    """Decide the doubts that wait; each has to be counted, and each has to be one that the answers leave."""
    listed = going.run("review", PROJECT, "--list", "--json", codes=(0, 3))
    try:
        doubts = json.loads(listed.out)
    except json.JSONDecodeError:
        going.wrong("review", f"review --list --json is no JSON: {listed}")
        return
    held = going.campaign.round(1 if first else 2)
    if first:
        _counted(going, len(doubts))
        for name in sorted({file_of(answer)[0] for answer in held if answer.leaves_open} - {doubt["file"] for doubt in doubts}):
            going.wrong("no doubt", "a mark that the answer does not explain is taken without a question", name)
    for doubt in doubts:
        if doubt["decision"]:
            continue
        choice = _known_choice(held, doubt)
        if not choice:
            what = f"{doubt['question']} ({doubt['doubt']}) of a figure that the answer makes plain"
            going.wrong("needless doubt", what, doubt["file"])
        words = ("--choice", choice or doubt["choices"][0], "--why", "the force said so", "--who", "JM")
        going.run("review", PROJECT, "--decide", doubt["id"], *words, codes=(0, 19))


def _known_choice(held: Sequence[Answer], doubt: Mapping[str, Any]) -> str:
    """What somebody who knows the force would decide; empty where the answer leaves no such doubt."""
    for answer in held:
        name = file_of(answer)[0] if answer.kind == "table" else answer.force.slug
        if answer.beside and "nother answer" in doubt["question"] and doubt["file"].startswith(answer.force.slug):
            return "as read" if doubt["file"] == name else "left out"
        if not doubt["file"].startswith(name):
            continue
        if answer.leaves_open and "between: 1 to 4" in doubt["choices"]:
            return "between: 1 to 4"
        if "total" in doubt["question"] and leaves_a_rest(answer):
            return "as read"
    return ""


def _counted(going: Walk, many: int) -> None:
    listed = going.run("review", PROJECT, "--list", codes=(0, 3))
    counted = re.search(r"(\d+) doubts? in", listed.text)
    if counted is None or int(counted[1]) != many:
        going.wrong("doubts not counted", f"review --list says {counted[0] if counted else 'no number'}, and there are {many}")


def judge_build(going: Walk, built: Said) -> None:
    """A build without the official yardstick says so, and how to add it."""
    if not going.campaign.official and not re.search(r"yardstick|official|Home Office", built.text):
        going.wrong("yardstick not missed", "no official table is in the project, and the build does not say so")


def judge_desk(going: Walk) -> None:
    """What ``review --coverage`` and ``doctor`` say, beside what the forces did."""
    _coverage(going)
    revealing = [answer for answer in going.campaign.round(1) if not answer.public and gives_away(answer)]
    if not revealing:
        return
    told = going.run("doctor", PROJECT, codes=(0, 3)).text
    for answer in revealing:
        if not re.search(rf"\b{answer.force.slug}\b", told, re.IGNORECASE):
            going.wrong(
                "desk not told", f"the answer of {answer.force.name} gives a hidden count away, and doctor does not name it"
            )
        elif not list((going.project / "build").rglob(f"*{answer.force.slug}*.txt")):
            going.wrong(
                "no note to the force", f"the answer of {answer.force.name} gives a hidden count away, and no note is ready"
            )


def _coverage(going: Walk) -> None:
    listed = going.run("review", PROJECT, "--coverage", "--json", codes=(0, 3))
    try:
        lines = json.loads(listed.out)
    except json.JSONDecodeError:
        going.wrong("coverage", f"review --coverage --json is no JSON: {listed}")
        return
    for answer in going.campaign.round(1):
        outcomes = {line["outcome"] for line in lines if line["force"].startswith(answer.force.area)}
        if answer.kind != "refusal" and answer.refused_first:
            outcomes -= {"refused"}
        if answer.kind == "refusal" and outcomes != {"refused"}:
            going.wrong(
                "coverage", f"{answer.force.name} refused, and the outcome is {', '.join(sorted(outcomes)) or 'not told'}"
            )
        if answer.kind != "refusal" and not outcomes <= {"answered", "partly answered"} | (
            {"refused"} if answer.mark == REFUSED else set()
        ):
            going.wrong(
                "coverage", f"{answer.force.name} answered, and the outcome is {', '.join(sorted(outcomes)) or 'not told'}"
            )
        if not outcomes:
            going.wrong("coverage", f"no outcome is told of {answer.force.name}")


def leaves_a_rest(answer: Answer) -> bool:
    """Whether a printed total is more than its printed parts, since those of no known age or sex have no row."""
    asked = answer.question
    unlisted = {place for place, count in answer.counts.atoms.items() if count and place[0] in answer.years}
    no_age = bool(asked.bands) and not asked.age_not_known and any(age == NOT_KNOWN for _, age, _, _ in unlisted)
    no_sex = bool(asked.sexes) and NOT_KNOWN not in asked.sexes and any(sex == NOT_KNOWN for _, _, sex, _ in unlisted)
    return no_age or no_sex


def gives_away(answer: Answer) -> bool:
    """Whether the answer alone leaves less of a hidden count than its mark."""
    told = answer.told
    attack = Attack([Known(place, figure.lowest, figure.highest) for place, figure in told.items()])
    for place, figure in told.items():
        if figure.is_hidden and figure.highest is not None:
            span = attack.range_of(place)
            if span is None or not span.holds(figure.lowest, figure.highest):
                return True
    return False
