"""Whether the tables of an earlier reply are those that left: each statement of the attack lists them by their checksums."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path

from faircount.patterns import regex
from faircount.protect.policy import ProtectionPolicy

STATEMENT = "attack-statement.txt"
_LISTED = regex(r"^(\S.*?\.(?:xlsx|ods|csv|docx)) +([0-9a-f]{16})…$", re.MULTILINE)
CHANGED = "its tables are not those that left: changed since, or not here"
LOST = "an earlier reply beside which it was answered is not here, or is not as it was"


_PROMISED = regex(r"no count under (\d+) can be worked out to within less than (\d+)")


def promising_more(folder: Path, policy: ProtectionPolicy) -> Iterator[tuple[str, str]]:
    """The earlier replies whose statement promises more than this rule keeps, each with what it promises."""
    for statement in sorted((folder / "earlier").rglob(STATEMENT)):
        found = _PROMISED.search(" ".join(statement.read_text("utf-8", errors="replace").split()))
        if found and (int(found[1]) > policy.threshold or int(found[2]) > policy.width):
            yield (
                statement.relative_to(folder).as_posix(),
                f"promised that no count under {found[1]} follows to within less than {found[2]}, which the rule of this reply "
                f"(under {policy.threshold}, {policy.width}) does not keep; set threshold and width as they were",
            )


def not_as_sent(folder: Path, present: Mapping[Path, str]) -> Iterator[tuple[str, str]]:
    """The earlier replies whose tables, or whose own earlier replies, are not there as they were, each with what is wrong.

    ``present`` are the checksums of the tables that are there. One format that is as it left is enough to know what left, since
    all of them say the same.
    """
    digests = {digest[:16] for digest in present.values()}
    for statement, own, before in _statements(folder):
        name = statement.relative_to(folder).as_posix()
        beside = {digest[:16] for path, digest in present.items() if path.parent == statement.parent}
        if own and not own & beside:
            yield name, CHANGED
        if any(not group & digests for group in _by_reply(before)):
            yield name, LOST


def as_sent(folder: Path, present: Mapping[Path, str]) -> Mapping[Path, bool]:
    """Of the tables beside a statement: whether each is one that it lists, and so is as it left."""
    return {
        path: digest[:16] in own
        for statement, own, _ in _statements(folder)
        for path, digest in present.items()
        if own and path.parent == statement.parent
    }


def _statements(folder: Path) -> Iterator[tuple[Path, Set[str], Sequence[tuple[str, str]]]]:
    """Each statement of the attack, the checksums of its own tables, and the tables that it was answered beside."""
    for statement in sorted((folder / "earlier").rglob(STATEMENT)):
        own, _, before = statement.read_text("utf-8", errors="replace").partition("EARLIER REPLIES THAT WERE")
        yield statement, {digest for _, digest in _LISTED.findall(own)}, _LISTED.findall(before)


def without_statement(folder: Path, present: Iterable[Path]) -> Sequence[str]:
    """The tables beside which no statement of the attack lies: nobody can say whether they are as they left."""
    return [path.relative_to(folder).as_posix() for path in present if not (path.parent / STATEMENT).is_file()]


def _by_reply(listed: Iterable[tuple[str, str]]) -> Iterator[set[str]]:
    """The checksums of the files of each reply: files that lie in one folder under one name are one reply in several formats."""
    groups: dict[str, set[str]] = {}
    for name, digest in listed:
        groups.setdefault(name.rpartition(".")[0], set()).add(digest)
    yield from groups.values()
