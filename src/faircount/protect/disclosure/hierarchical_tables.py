"""Published tables audited as one table: what they give away together, in words a publisher can act on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from faircount.errors import BadProject, SchemaMismatch
from faircount.patterns import regex
from faircount.project.progress import Progress
from faircount.protect.derived import DerivedLimits, is_derived, told_beside
from faircount.protect.disclosure.audit import TableAudit, audit
from faircount.protect.disclosure.derivation import Derivation, Derivations
from faircount.protect.disclosure.knowledge import knowledge_of
from faircount.protect.disclosure.proof import WidthProof
from faircount.protect.disclosure.question import DisclosedCount, DisclosureFound, DisclosureQuestion
from faircount.protect.impossible import never_published
from faircount.protect.public.grid import PAGES
from faircount.protect.public.read import PublishedFormat, hierarchies_of, read_public, tables_of
from faircount.protect.public.table import Public, PublishedTable, merge_published
from faircount.protect.public.worked_out import in_words
from faircount.protect.release import PublishedHierarchicalTable, write_hierarchies

MOST_TOLD = 200
"""How many derivations are looked for; the other cells are named without one."""
PARTS_NAMED = 40
LOOKED_AT = 200
"""Rows in which a column is looked at for numbers that are no counts."""
BROKEN = regex(r"\d\.\d|\d ?%")
"""A number with decimals, or a percentage."""


@dataclass(frozen=True, eq=False)
class Tables:
    """Published tables, and all that they say as one table."""

    paths: tuple[Path, ...]
    public: Public
    tables: tuple[PublishedTable, ...]

    @property
    def speak_for_themselves(self) -> bool:
        """Whether all that tells their counts apart stands in the tables.

        It does not on a page, nor where tables of one file print different counts for one cell, nor where shares stand beside the
        counts under a head that does not say of what.
        """
        files = [[self._file(number) for number, _, _ in revision.printed] for revision in self.public.revisions]
        differ = any(len(set(each)) < len(each) for each in files)
        return not differ and not self.unexplained and not any(path.suffix.lower() in PAGES for path in self.paths)

    @property
    def unexplained(self) -> tuple[str, ...]:
        """The columns of shares or rates beside the counts whose heads do not say what they are."""
        return tuple(
            f"{table.name}, {head}"
            for table in self.tables
            for head in table.beside.columns
            if not is_derived(head) and any(BROKEN.search(str(text)) for text in table.beside[head].head(LOOKED_AT))
        )

    def _file(self, number: int) -> str:
        name = self.tables[number].name
        return next((path.name for path in self.paths if name == path.name or name.startswith(f"{path.name}, ")), name)


def read_tables(paths: Sequence[Path], asked: DisclosureQuestion) -> Tables:
    """The files as tables of codes and counts, and what every reader knows to be impossible as one more, of zeros."""
    return _as_asked(paths, read_public(paths, _reading(asked)), asked)


def tables_in_hand(grids: Sequence[tuple[str, pl.DataFrame]], asked: DisclosureQuestion) -> Tables:
    """The same of tables that are in no file: each with its name, as text."""
    tables = tables_of(grids, _reading(asked))
    return _as_asked((), (merge_published(tables, hierarchies_of(tables, _reading(asked))), tuple(tables)), asked)


def _reading(asked: DisclosureQuestion) -> PublishedFormat:
    return PublishedFormat(asked.hierarchies, asked.legend, asked.count_column, asked.totals, is_derived)


def _as_asked(paths: Sequence[Path], read: tuple[Public, tuple[PublishedTable, ...]], asked: DisclosureQuestion) -> Tables:
    public, tables = read
    if asked.never is not None:
        tables = (*tables, never_published(asked.never, public.published.hierarchies))
        public = merge_published(tables, public.published.hierarchies)
    if asked.to_hierarchies is not None:
        write_hierarchies(public.published.hierarchies, asked.to_hierarchies)
    return Tables(tuple(paths), public, tables)


def audit_tables(read: Tables, asked: DisclosureQuestion, progress: Progress, *, proof_to: Path | None = None) -> DisclosureFound:
    """What a reader of all these tables can work out about their hidden counts."""
    public, tables = read.public, read.tables
    given = None if asked.certificates is None else WidthProof.read(asked.certificates, public.published)
    try:
        found, told = _audited(public, tables, asked, progress, given)
    except SchemaMismatch as error:
        if len(tables) == 1:
            raise
        return _each_alone(tables, public, asked, progress, str(error))
    if proof_to is not None:
        _write_proof(found, told, proof_to)
    away = _given_away(public, told, found, asked.threshold)
    remarks = [*_worked_out(public, asked), *_revised(public), *_derived(told), *_unexplained(read, asked)]
    if public.revisions:
        alone = [_alone(table, public, asked, progress) for table in tables]
        # A count that one file alone gives away exactly is worse than one that both leave nearly open.
        every = sorted([*away, *(each for one in alone for each in one.given)], key=lambda each: -each.left)
        away = list({each.codes: each for each in every}.values())
    return _in_words(public, found, tuple(away), remarks, asked.threshold)


def _audited(
    public: Public, tables: Sequence[PublishedTable], asked: DisclosureQuestion, progress: Progress, given: WidthProof | None
) -> tuple[TableAudit, DerivedLimits]:
    told = told_beside(tables, public.published, asked.derived)
    found = audit(
        told.published,
        asked.least_width,
        threshold=asked.threshold,
        ties=told.ties,
        given=given,
        progress=lambda work, share: progress(f"Attacking: {work}", round(share * 100), 100),
    )
    return found, told


def _write_proof(found: TableAudit, told: DerivedLimits, path: Path) -> None:
    if found.proof is None or told.ties:
        raise BadProject(f"{path}: no proof can be written of an attack that uses certificates or shares between hidden cells")
    found.proof.write(path)


def _alone(table: PublishedTable, public: Public, asked: DisclosureQuestion, progress: Progress) -> DisclosureFound:
    own = merge_published([table], public.published.hierarchies)
    found, told = _audited(own, [table], asked, progress, None)
    return _in_words(own, found, tuple(_given_away(own, told, found, asked.threshold)), _derived(told), asked.threshold)


def _each_alone(
    tables: Sequence[PublishedTable], public: Public, asked: DisclosureQuestion, progress: Progress, problem: str
) -> DisclosureFound:
    """The files one by one, because together they cannot all be true."""
    alone = [_alone(table, public, asked, progress) for table in tables]
    given = {each.codes: each for one in alone for each in one.given}
    printed = dict.fromkeys(codes for one in alone for codes in one.printed)
    remark = (
        f"Together the tables contradict each other ({problem}), so each was attacked alone: one may be a revision of another."
    )
    return DisclosureFound(
        names=public.names,
        cells=len(public.published.counts),
        hidden=sum(one.hidden for one in alone),
        asked=sum(one.asked for one in alone),
        given=tuple(given.values()),
        printed=tuple(printed),
        doubtful=sum(one.doubtful for one in alone),
        remarks=(remark, *_revised(public), *(each for one in alone for each in one.remarks)),
    )


def _in_words(
    public: Public, found: TableAudit, given: tuple[DisclosedCount, ...], remarks: Sequence[str], threshold: int
) -> DisclosureFound:
    published = public.published
    printed = np.flatnonzero(
        (public.printed_by > 0) & ~published.hidden & (published.counts > 0) & (published.counts < threshold)
    )
    return DisclosureFound(
        names=public.names,
        cells=len(published.counts),
        hidden=found.hidden,
        asked=len(found.asked),
        given=given,
        printed=tuple(published.codes_of(cell) for cell in printed.tolist()),
        doubtful=len(found.narrow) - len(found.small(threshold)),
        remarks=tuple(remarks),
    )


def _given_away(public: Public, told: DerivedLimits, found: TableAudit, threshold: int) -> list[DisclosedCount]:
    cells = found.small(threshold)
    derivations = Derivations(knowledge_of(told.published, told.ties)) if cells else None
    away = []
    for number, cell in enumerate(cells):
        derivation = derivations.of(cell, found.width) if derivations is not None and number < MOST_TOLD else None
        follows, files, mend = _words(public, told, cell, derivation)
        away.append(DisclosedCount(public.published.codes_of(cell), (found.narrow[cell].width or 0) + 1, follows, files, mend))
    return away


def _words(public: Public, told: DerivedLimits, cell: int, derivation: Derivation | None) -> tuple[str, tuple[str, ...], str]:
    """From what the cell follows, which files that takes, and what would mend it."""
    published = public.published
    said = told.by_cell.get(cell, ()) + (derivation.said if derivation is not None else ())
    if derivation is None:
        return "many published cells together", public.names, "protect the table again with faircount protect"
    used = [*derivation.plus, *derivation.minus]
    parts = _parts(published, cell, used) if derivation.parts_inside else []
    if not used and not said:
        named = f"its published parts ({_named(published, parts)})" if len(parts) <= 3 else "its published parts, all of them"
        return f"adding up {named}", _files(public, parts), f"hide one of its parts too, such as {_named(published, parts[:1])}"
    words = _named(published, derivation.plus)
    if derivation.minus:
        words += f" less {_named(published, derivation.minus)}" if words else _named(published, derivation.minus)
    if parts and words:
        words += " less their published parts"
    if derivation.uses_least:
        words += ", and every hidden count being at least what its mark says" if words else "" if said else "the marks alone"
    words = "; ".join([each for each in (words, *said) if each])
    mend = f"hide {_named(published, used[:1])} too" if used else f"leave out the figure at {said[0]}"
    if parts and used:
        mend += f", or a further part such as {_named(published, parts[:1])}"
    return words, _files(public, [*used, *parts]), mend


def _parts(published: PublishedHierarchicalTable, cell: int, sums: Sequence[int]) -> list[int]:
    """The published cells just below the sums that are used, or below the cell itself, that are not zero."""
    found: dict[int, None] = {}
    for whole in sums or [cell]:
        places = [int(place) for place in np.unravel_index(whole, published.shape)]
        for axis, hierarchy in enumerate(published.hierarchies):
            for below in hierarchy.children[places[axis]]:
                inside = int(np.ravel_multi_index((*places[:axis], below, *places[axis + 1 :]), published.shape))
                if not published.hidden[inside] and published.counts[inside] > 0 and inside != cell:
                    found[inside] = None
    return list(found)[:PARTS_NAMED]


def _named(published: PublishedHierarchicalTable, cells: Sequence[int]) -> str:
    shown = " and ".join(f"[{', '.join(published.codes_of(cell))}]" for cell in cells[:4])
    return f"{shown} and {len(cells) - 4} more" if len(cells) > 4 else shown


def _files(public: Public, cells: Sequence[int]) -> tuple[str, ...]:
    """The fewest files, in their order, that print these cells: one that has them all, or those that print any."""
    held = [set(public.printers(cell)) for cell in cells if public.printers(cell)]
    if not held:
        return public.names[:1] if len(public.names) == 1 else ()
    common = set.intersection(*held)
    wanted = {next(name for name in public.names if name in common)} if common else set.union(*held)
    return tuple(name for name in public.names if name in wanted)


def _revised(public: Public) -> list[str]:
    """Each cell that two files print differently, with both figures: both are public."""
    remarks = []
    for revision in public.revisions[:MOST_TOLD]:
        printed = "; ".join(
            f"{public.names[table]} prints {lower if lower == upper else 'another range'}"
            for table, lower, upper in revision.printed
        )
        codes = ", ".join(public.published.codes_of(revision.cell))
        remarks.append(f"{codes}: {printed}. Taken as any count between them, and each file was attacked alone as well.")
    return remarks


def _worked_out(public: Public, asked: DisclosureQuestion) -> list[str]:
    """What was taken to add up to what, where nobody said so and it is more than a whole and its parts."""
    if asked.hierarchies is not None:
        return []
    return [
        f"Worked out from the table, {hierarchy.name}: {in_words(hierarchy)}. If wrong, correct what --to-hierarchies writes."
        for hierarchy in public.published.hierarchies
        if max(hierarchy.depths) > 2
    ]


def _unexplained(read: Tables, asked: DisclosureQuestion) -> list[str]:
    """That columns were not used, and how to say what they are."""
    left = [place for place in read.unexplained if place.rpartition(", ")[2] not in asked.derived]
    return [f"Left out of account, as its head does not say what it is: {place}; name it with --derived." for place in left[:5]]


def _derived(told: DerivedLimits) -> list[str]:
    remarks = [f"Derived figures were taken into account: {'; '.join(told.columns)}."] if told.columns else []
    if told.left_aside:
        places = "; ".join(told.left_aside[:5])
        remarks.append(f"{len(told.left_aside)} derived figures fit no count that the rest allows and were left aside: {places}.")
    return remarks
