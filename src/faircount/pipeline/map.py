"""The recipe of a mapping: an export of a crime system in, records and the reviewed file that says how out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from faircount.errors import BadProject
from faircount.inputs import place_beside
from faircount.project.outputs import refuse_one_place, refuse_to_write_over, written_together
from faircount.records.mapping.conform import Conformed, answers, conform_export
from faircount.records.mapping.export import read_export
from faircount.records.mapping.mapping import NOT_READ, Mapping, MappingQuestion, read_mapping, written
from faircount.records.mapping.propose import propose
from faircount.records.mapping.review import checked_answer, completed
from faircount.store.private import keep_private, privately
from faircount.vocabulary.areas import parse_area

__all__ = ["Mapped", "MappingQuestion", "map_export"]

MAPPING = "mapping.toml"
Ask = Callable[[MappingQuestion], str]


@dataclass(frozen=True, slots=True)
class Mapped:
    """What became of an export: the mapping file, the records if they could be made, what is said and what is still asked."""

    mapping: Path
    records: Path | None
    said: tuple[str, ...]
    open: tuple[MappingQuestion, ...]
    asked: int


def map_export(export: Path, mapping: Path | None, to: Path | None, force: str = "", ask: Ask | None = None) -> Mapped:
    """Write the records of an export, by its mapping where there is one, else by one that is proposed and asked about.

    Without somebody to ask, what is unsure is written into the mapping, to be answered there; no records are written meanwhile.
    """
    kept = mapping or place_beside(export, MAPPING)
    target = _destination(export, to)
    refuse_to_write_over((export,), (kept,))
    refuse_one_place((kept, target))
    frame = read_export(export)
    before = read_mapping(kept) if kept.is_file() else None
    found = before if before is not None else propose(frame, parse_area(force).code if force else "")
    asked = 0
    while True:
        found = completed(_settled(found, kept).settled(), frame)
        if not found.open:
            made = conform_export(frame, found)
            if isinstance(made, Conformed):
                break
            found = replace(found, questions=(made,))
        if ask is None:
            _write_mapping(found, kept)
            return Mapped(kept, None, tuple(answers(found)), found.open, asked)
        asked += len(found.open)
        found = replace(found, questions=tuple(_asked(question, ask, found) for question in found.questions))
    # Together: a mapping without the records would be taken for settled.
    with privately(), written_together(kept if found != before else None, target) as (settings, beside):
        assert beside is not None, "a file is always written"
        if settings is not None:
            settings.write_text(written(found), encoding="utf-8")
        made.records.write_parquet(beside, compression="zstd")
    for path in (target, *([kept] if found != before else [])):
        keep_private(path)
    return Mapped(kept, target, (*answers(found), *_not_read(found), *made.said), (), asked)


def _destination(export: Path, to: Path | None) -> Path:
    target = to or place_beside(export, "{stem}.records.parquet")
    if target.suffix.lower() != ".parquet":
        raise BadProject(f"{target.name}: records are written as Parquet; end the name with .parquet")
    if target.resolve() == export.resolve():
        raise BadProject(f"{target}: is the export itself; name another file to write with --to")
    return target


def _asked(question: MappingQuestion, ask: Ask, mapping: Mapping) -> MappingQuestion:
    while True:
        try:
            return replace(question, answer=checked_answer(question, ask(question), mapping.heads))
        except BadProject as refused:
            question = replace(question, asks=f"{refused}. {question.asks.rpartition('. ')[2]}")


def _settled(mapping: Mapping, path: Path) -> Mapping:
    """The mapping with every answer as it is kept; refused with the place of one that answers nothing."""
    try:
        questions = [
            replace(each, answer=checked_answer(each, each.answer, mapping.heads)) if each.answer else each
            for each in mapping.questions
        ]
    except BadProject as refused:
        raise BadProject(f"{path}: {refused}") from None
    return replace(mapping, questions=tuple(questions))


def _write_mapping(mapping: Mapping, path: Path) -> None:
    if not path.parent.is_dir():
        raise BadProject(f"{path.parent}: there is no such folder; make it first")
    with privately(), written_together(path) as (beside,):
        assert beside is not None, "a file is always written"
        beside.write_text(written(mapping), encoding="utf-8")
    keep_private(path)


def _not_read(mapping: Mapping) -> list[str]:
    """How many words of each column nobody said the meaning of."""
    lost = {name: sum(1 for said in words.values() if said == NOT_READ) for name, words in mapping.words.items()}
    return [
        f"{count} rare words of {name} are not understood: '{NOT_READ}' under [words.{name}]."
        for name, count in lost.items()
        if count
    ]
