"""The recipe of a protected table: the table, its notes and what stays in the house are written together, or not at all."""

from __future__ import annotations

from pathlib import Path

from faircount.errors import BadProject
from faircount.pipeline.finished import finest_cells
from faircount.pipeline.methods import (
    Beside,
    CountsSource,
    DisclosureRule,
    MethodRequest,
    accompany,
    check_destinations,
    notes_path,
    protect_by,
)
from faircount.pipeline.protection import ProtectionScope, protect_file
from faircount.project.outputs import written_together
from faircount.project.progress import Progress
from faircount.store.private import keep_private

SUPPRESSION = "suppression"


def protect_whole(
    source: CountsSource,
    to: Path,
    asked: MethodRequest,
    rule: DisclosureRule,
    beside: Beside,
    scope: ProtectionScope,
    progress: Progress,
) -> tuple[str, ...]:
    """Write what may be published with its notes, and what stays in the house; what is said of it."""
    check_destinations(source, [to, beside.audit, beside.certificates])
    written = [path for path in (to, beside.audit, beside.certificates) if path is not None]
    earlier = {each.resolve() for each in scope.earlier}
    if any(path.resolve() in earlier for path in written) or len({path.resolve() for path in written}) < len(written):
        raise BadProject(f"{to}: two files would be written over one another, or over an earlier release; name others")
    with written_together(to, notes_path(to), beside.audit, beside.certificates) as (table, _, audit, certificates):
        assert table is not None, "a table is always written"
        inner = Beside(audit, certificates, beside.hierarchies)
        with finest_cells(source, to) as (cells, told):
            said = (*told, *_protected(cells, table, asked, rule, inner, scope, progress))
        for private in (audit, certificates):
            if private is not None and private.is_file():
                keep_private(private)
    return said


def _protected(
    source: CountsSource,
    to: Path,
    asked: MethodRequest,
    rule: DisclosureRule,
    beside: Beside,
    scope: ProtectionScope,
    progress: Progress,
) -> tuple[str, ...]:
    if asked.method != SUPPRESSION:
        return protect_by(source, to, asked, rule, beside, progress)
    assert source.hierarchies is not None, "the finest cells come with theirs"
    found = protect_file(
        source.counts, source.hierarchies, source.column, to, threshold=rule.threshold, width=rule.width, reason=rule.reason,
        audit=beside.audit, certificates=beside.certificates, effort=asked.effort, scope=scope, progress=progress,
    )  # fmt: skip
    accompany(source, to, asked, rule, beside.hierarchies, scope.notes)
    return found.lines
