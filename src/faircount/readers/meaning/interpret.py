"""A table's cells turned into figures: labels and context put together, everything else left over with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from faircount.language.cell_values import is_pair
from faircount.language.labels import Meaning, read_label
from faircount.language.legend import find_legend, with_own_bounds
from faircount.language.year_rule import find_rule, with_chained
from faircount.readers.extract_builder import ExtractBuilder
from faircount.readers.layout.coded_heads import with_codes_apart
from faircount.readers.layout.dimension_names import dimension_of, is_parted_by_people, names_dimension_only
from faircount.readers.layout.table import BodyRow, LaidOutTable
from faircount.readers.meaning.around import with_table
from faircount.readers.meaning.bare_columns import with_bare_columns
from faircount.readers.meaning.brackets import (
    corners_paired,
    explained_by,
    headed,
    hold_second,
    paired,
    with_brackets,
    with_pair,
)
from faircount.readers.meaning.context import Context
from faircount.readers.meaning.corners import with_corners
from faircount.readers.meaning.dimension import Dimension, dimension, names_one_sex, sex_in_name
from faircount.readers.meaning.facts import CellFacts, joined, not_understood
from faircount.readers.meaning.figure_builder import Builder
from faircount.readers.meaning.footnoted import notes_by_mark, of_marks, with_footnotes
from faircount.readers.meaning.glossary import with_glossary, with_questions
from faircount.readers.meaning.label_names import (
    CODE,
    breakdown_name,
    flag_named,
    is_of_all_years,
    is_unexplained,
    of_all_years,
    of_blocks,
    untold,
    with_coded_flag,
    with_flag,
    with_yes_and_no,
)
from faircount.readers.meaning.named_beside import without_names
from faircount.readers.meaning.neighbours import (
    among_columns,
    heads_of,
    labels_of,
    level_labels,
    level_name,
    names_level,
    over_all,
    sum_above,
    unknown_among,
)
from faircount.readers.meaning.numbers_read import BLANK, NO_FIGURE, WORDS, readings_of
from faircount.readers.meaning.remarked import explains_mark
from faircount.readers.meaning.rows_of_all import rows_of_all, rows_of_both, rows_of_parts, rows_of_total, tells_both, with_all
from faircount.readers.meaning.second_figures import take_with_second
from faircount.tables.extract import Leftover
from faircount.vocabulary.measures import Online

_BLOCKS = frozenset({"sex", "online", "age", "period"})
PART_OF_WHICH = "it is a part of the flagged figures above it, or of all: the label does not say"
NO_BLOCK = "the rows below have the label of their block, and these have none"


class Interpreter:
    """Reads one table."""

    def __init__(self, table: LaidOutTable, around: Context, harvest: ExtractBuilder, prefix: str) -> None:
        heads, self.paired = corners_paired(table.heads, table.label_columns)
        table = replace(table, heads=with_codes_apart(heads, table.value_columns))
        self.table, self.harvest, self.prefix, self.context = table, harvest, prefix, with_table(around, table)
        texts = [*table.notes, *table.remarks(), *(text for _, text in self.context.texts())]
        names = [table.name_of(column) for column in table.label_columns]
        values = [row.value(column) for row in table.rows for column in table.value_columns]
        self.noted = notes_by_mark(texts)
        self.legend = with_own_bounds(find_legend(texts), values)
        self.near = near = [text for _, text in self.context.texts("caption", "title row", "lead-in", "heading", "note")]
        self.bracketed = explained_by(near, texts) or (explained_by(texts) if hold_second(values) else None)
        self.has_pairs = any(map(is_pair, values))
        self.paired = (self.paired or next(filter(None, map(paired, near)), None)) if self.has_pairs else None
        own = [*names, *(text for head in table.heads for text in head.values())]
        noted = find_rule([*own, *(text for place, text in self.context.texts("note") if place == "note")])
        # Years that its own notes call calendar years follow no rule of another table.
        self.rule = noted if noted.calendar else find_rule([*own, *texts])
        self.rule = with_chained(self.rule, dict.fromkeys([*own, *(one for row in table.rows[:200] for one in row.labels)]))
        stubs = [(name, labels_of(table, number)) for number, name in enumerate(names)]
        self.stubs = [dimension(name or flag_named(labels, texts), labels) for name, labels in stubs]
        levels = ((level_name(table, level), level_labels(table, level)) for level in range(len(table.heads)))
        self.levels = [dimension(name or flag_named(labels, texts), labels) for name, labels in levels]
        self.stubs, self.levels = without_names(self.stubs), without_names(self.levels)
        self.stubs, self.levels = ([self._explained(found, texts) for found in every] for every in (self.stubs, self.levels))
        self.unknown = unknown_among(table, self.stubs)
        sections = dict.fromkeys(text for row in table.rows[:5000] for text in row.sections)
        blocks = [text for text in sections if not names_dimension_only(text)]
        titled = of_blocks(blocks, (text for _, text in self.context.texts("caption", "title row")), texts)
        self.sections = with_footnotes(titled, texts)
        told = {found.kind for found in (*self.stubs, *self.levels)}
        self.unlabelled = any(said.kinds & _BLOCKS - told for said in self.sections.meanings.values())
        self.columns = with_bare_columns({column: self._column(column) for column in table.value_columns})
        self.row_kinds = frozenset((*(found.kind for found in self.stubs), *(("online",) if tells_both(self.stubs) else ())))
        self.told_by_name = names_one_sex([*self.stubs, *self.levels])
        self.builder = Builder(self.context, self.rule, self._dimensions(), harvest, prefix)
        of_all = rows_of_all(table) if self.builder.titled_online() else rows_of_total(table, self.stubs)
        self.of_all = {**of_all, **rows_of_both(table, self.stubs)}
        self.parts, self.last = rows_of_parts(table), CellFacts()
        self.rows: dict[tuple[tuple[str, ...], ...], CellFacts] = {}
        self.cells: dict[tuple[int, int], tuple[CellFacts, CellFacts]] = {}

    def _explained(self, found: Dimension, texts: Sequence[str]) -> Dimension:
        found = with_glossary(with_questions(found, self.context.questions), texts, self.context.keys)
        found = with_footnotes(found, texts)
        return with_coded_flag(with_yes_and_no(with_flag(found, texts), texts), self.near)

    def _dimensions(self) -> list[Dimension]:
        return [*self.stubs, *self.levels, *([self.sections] if self.sections.meanings else [])]

    def run(self) -> None:
        """All rows, and what stands in columns that hold no values."""
        for row in self.table.rows:
            if self.harvest.is_full:
                self.harvest.leftovers.append(
                    Leftover(self.prefix + row.sheet.place(row.row, self.table.left), "the limit of figures was reached here")
                )
                return
            facts = None
            for column in self.table.value_columns:
                facts = facts or self.facts_of_row(row)
                self.take_cell(row, column, facts)
            for column in self.table.note_columns:
                if row.value(column) is not None:
                    self._left(row, column, "a remark, not a figure")

    def facts_of(self, row: BodyRow, column: int | None) -> CellFacts:
        """What the labels of a row say, with the headings of a column where one is given."""
        return self._merged(self._whole_row(row), CellFacts() if column is None else self.columns[column][0])

    def _left(self, row: BodyRow, column: int, reason: str) -> None:
        self.harvest.leftovers.append(Leftover(self.prefix + row.sheet.place(row.row, column), reason))

    def _column(self, column: int) -> tuple[CellFacts, CellFacts | None]:
        """What the headings of a column say, and what they say about figures in brackets."""
        facts, bracket = CellFacts(), None
        for level, label in heads_of(self.table, column, self._head):
            if self.has_pairs and (pair := paired(label)) is not None:
                return with_pair(facts.adding(read_label(pair[2]), source := "heading of the column"), pair, source)
            explained = headed(label, (row.value(column) for row in self.table.rows[:50]))
            if explained:
                base = facts
                facts = facts.adding(untold(read_label(explained[0])), "heading of the column", "measure")
                bracket = base.adding(read_label(explained[1]), "heading of the column (in brackets)", "measure")
                continue
            if level + 1 < len(self.levels) and names_level(self.table, level, label, self.levels[level + 1]):
                continue
            said = among_columns(self._head(level, label), self.table, level, column, self._head)
            facts = self._with(facts, said, "heading of the column", self.levels[level])
        facts = over_all(facts, self.levels, [head.get(column, "") for head in self.table.heads])
        if self.paired is not None:
            return with_pair(facts, self.paired, "the words around the table")
        if bracket is None and self.bracketed is not None:
            return with_brackets(facts, self.bracketed)
        return facts, bracket

    def _head(self, level: int, label: str) -> Meaning:
        """What a heading says: among those of its level, or by itself where it was put together from two."""
        return self.levels[level].read(label) if label in self.levels[level].meanings else read_label(label)

    def _with(self, facts: CellFacts, said: Meaning, source: str, found: Dimension) -> CellFacts:
        if is_of_all_years(said, found) and found.joined is None:
            facts = replace(facts, doubts=(*facts.doubts, "a total over years that do not follow each other"))
        said = untold(of_all_years(said, found))
        facts = facts.adding(said, source, name := breakdown_name(found, said))
        if name == "group" and is_unexplained(said, found):
            facts = replace(facts, questions=(*facts.questions, CODE), sources=(*facts.sources, not_understood(said)))
        return replace(facts, counted=said.counted) if said.counted not in ("", "outcomes") and found.tells_units else facts

    def facts_of_row(self, row: BodyRow) -> CellFacts:
        if id(row) in self.parts:
            return self._part_of(row)
        self.last = self._whole_row(row)
        return self.last

    def _part_of(self, row: BodyRow) -> CellFacts:
        """A row "of which online": a part of the row above it, or of the one that the rows above add up to."""
        self.last = self.last if (whole := self.parts[id(row)]) is None else self._whole_row(whole)
        facts = replace(self.last, is_total=False, totals=frozenset(), breakdown=())
        for found, label in zip(self.stubs, row.own_labels, strict=True):
            if label:
                said = found.read(label)
                facts = self._with(facts, said, "label of the row", found)
                if self.last.online is Online.YES and said.rest and not said.kinds:
                    # "Offences", "Online flag", "of which domestic abuse": of the flagged, or of all?
                    facts = replace(facts, questions=(*facts.questions, PART_OF_WHICH))
        return facts

    def _whole_row(self, row: BodyRow) -> CellFacts:
        # Below "Age of victim" a bare number is an age.
        headed = dimension_of(row.sections[-1]) if row.sections and names_dimension_only(row.sections[-1]) else ""
        listed = headed if headed in ("age", "sex") else ""
        among = tuple(self.unknown.get((id(row), number), listed) for number in range(len(self.stubs)))
        key = (row.labels, row.sections, (*among, row.part_of))
        known = self.rows.get(key)
        if known is not None:
            return known
        facts = self._sections(row.sections)
        if row.part_of:
            facts = self._with(facts, sum_above(self.table, self.stubs[0], row.part_of), "label of the sum above", self.stubs[0])
        for found, label, listed in zip(self.stubs, row.labels, among, strict=True):
            if label:
                facts = self._with(facts, found.read(label, listed), "label of the row", found)
            elif facts.is_total and found.kind:
                facts = replace(facts, totals=facts.totals | {found.kind})
                if found.kind == "period" and facts.period is None and found.joined is not None:
                    facts = replace(facts, period=found.joined, period_kind=found.joined_kind)
        if not row.sections and self.unlabelled and row is not self.table.rows[-1]:
            facts = replace(facts, questions=(*facts.questions, NO_BLOCK))
        if id(row) in self.of_all:
            facts = with_all(facts, self.of_all[id(row)])
        facts = with_corners(facts, [self.table.name_of(column) for column in self.table.label_columns], self.row_kinds)
        if len(self.rows) < 50_000:
            self.rows[key] = facts
        return facts

    def _sections(self, sections: tuple[str, ...]) -> CellFacts:
        """What the labels standing alone above a row say: of two about the same part, the nearer."""
        facts = CellFacts()
        said_kinds: set[str] = set()
        for text in reversed(sections):
            if names_dimension_only(text):
                continue  # "Age of victim" heads a block whose rows say the ages themselves
            said = replace(of_all_years(self.sections.read(text), self.sections), total_of="")
            if self._is_label_of_a_row(text, said):
                continue  # one of the rows' own labels, with its values left blank, and no heading of the rows below
            if said.kinds & said_kinds:
                facts = replace(facts, population=facts.population or said.population)
                continue
            # "Offences by sex of victim": the rows below say which.
            said = replace(said, looks=frozenset()) if is_parted_by_people(text) else said
            said_kinds |= said.kinds
            if said.is_total and not said.kinds & _BLOCKS:
                # "All crimes", below a block of the flagged ones: of them with the flag and without.
                said_kinds.add("online")
            facts = facts.adding(replace(said, rest="" if said.kinds else said.rest, is_total=False), "section label", "group")
        return facts

    def _is_label_of_a_row(self, text: str, said: Meaning) -> bool:
        """Whether a label that stands alone is one of those that the rows have, and tells nothing of which they are silent."""
        if said.period is not None and any(one.part for found in self.stubs for one in found.meanings.values()):
            return False  # "2020/21", above "Q1" to "Q4": the year that they are quarters of
        own = {found.kind for found in self.stubs if found.kind in found.read(text).kinds}
        return bool(own) and not said.kinds - own - {"measure"}

    def take_cell(self, row: BodyRow, column: int, facts: CellFacts) -> None:
        value = row.value(column)
        value = 0 if value is None and self.legend.blank_is_zero else value
        if value is None and self.legend.blank is None:
            self._left(row, column, BLANK)
            return
        if (
            row.sheet.spread
            and (origin := row.sheet.spread.get((row.row, column))) is not None
            and origin[1] in self.table.value_columns
        ):
            self._left(row, column, f"the same merged cell as {row.sheet.place(*origin)}")
            return
        if self.bracketed is not None and isinstance(value, str):
            value = value.replace("[", "(").replace("]", ")")
        readings = readings_of(value, self.legend, is_percent=(row.row, column) in row.sheet.percents)
        if not readings or any(map(explains_mark, row.own_labels)):
            self._left(row, column, WORDS)
            return
        if not self.table.heads and any(NO_FIGURE.search(label) for label in row.labels):
            self._left(row, column, "a reference, not a figure")
            return
        key = (id(facts), column)
        known = self.cells.get(key)
        if known is None:
            known = (facts, self._merged(facts, self.columns[column][0]))
            if len(self.cells) < 200_000:
                # The facts are kept with their sum: an identity is only good while its object lives.
                self.cells[key] = known
        whole = known[1]
        place = self.prefix + row.sheet.place(row.row, column)
        explained = self.columns[column][1]
        other = None if explained is None else self._merged(facts, explained)
        for reading in readings:
            own = of_marks(whole, reading.marks, self.noted) if reading.marks else whole
            take_with_second(self.builder, reading, own, other, place)

    def _merged(self, row: CellFacts, column: CellFacts) -> CellFacts:
        """The facts of the row with those of the column: each says what the other leaves open."""
        merged = joined(row, column)
        if self.told_by_name and merged.sex is None and merged.offence:
            merged = replace(merged, sex=sex_in_name(merged.offence), sources=(*merged.sources, "sex: name of the offence"))
        return merged
