"""All documents of a project read into figures; one that cannot be read is refused by name and the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from faircount.briefing.reply import Reply
from faircount.errors import BadProject, FaircountError
from faircount.file_names import printable
from faircount.project.holdings import lost_decisions
from faircount.project.progress import Progress
from faircount.project.project import Project, ReferenceEntry
from faircount.protect.left_over import left_over
from faircount.readers.meaning.not_yet_over import ask_what_is_not_over
from faircount.readers.published.open_table import read_open_table
from faircount.readers.published.population import Population, read_population
from faircount.readers.published.press import read_press
from faircount.readers.read_many import read_many
from faircount.release.answer_names import quiet_parts, source_id_of, title_of, with_quiet_words
from faircount.release.behind import Behind, behind
from faircount.release.guarded import not_taken
from faircount.requests.asking.awaited import forces_asked, forces_awaited
from faircount.requests.asking.carried import Carried, carried
from faircount.requests.asking.named_answer import NamedAnswer
from faircount.requests.inbox.coverage import write_coverage
from faircount.requests.inbox.inbox import inbox_of, with_matches
from faircount.requests.inbox.replies import replies
from faircount.requests.inbox.requests import requests_of
from faircount.review.apply import apply_decisions
from faircount.review.between import with_questions
from faircount.review.kept import answers_in, lost_links_in, reading_limits, with_sha256
from faircount.review.matters import matters_of
from faircount.review.superseded import asked_once
from faircount.store.decisions import DECISIONS_FILE, read_decisions
from faircount.store.documents import DOCUMENTS, StoredDocument, StoredLeftover, keep, sha256_of
from faircount.tables.answered import interpret_extract
from faircount.tables.extract import Extract, Weight
from faircount.tables.figures import Figure, Figures
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.provenance import Source, Trust


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that was not used, and why, in words that say how to mend it."""

    path: str
    reason: str


@dataclass(slots=True)
class Gathered:
    """What was read: documents with figures, the population, what was refused, and what became of each request.

    ``remarks`` name what a document was used without, since it is missing or not known; ``doubts`` counts what waits, by answer.
    """

    documents: list[StoredDocument] = field(default_factory=list)
    population: Population | None = None
    refused: list[RefusedFile] = field(default_factory=list)
    replies: Mapping[str, Reply] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    doubts: Mapping[str, int] = field(default_factory=dict)
    carried: tuple[Carried, ...] = ()
    named: dict[str, NamedAnswer] = field(default_factory=dict)
    """How its force knows each answer, by the id of its source."""
    guarded: list[Figure] = field(default_factory=list)
    """Counts of answers that are in no table, and must not be worked out from those that are."""
    behind: list[Behind] = field(default_factory=list)


def _open_table(path: Path, source: Source, gathered: Gathered) -> None:
    gathered.documents.append(read_open_table(path, source))


def _press(path: Path, source: Source, gathered: Gathered) -> None:
    gathered.documents.extend(read_press(path, source))


def _population(path: Path, source: Source, gathered: Gathered) -> None:
    found = read_population(path, source)
    gathered.population = found if gathered.population is None else gathered.population.joined(found)


KINDS: dict[str, Callable[[Path, Source, Gathered], None]] = {
    "home-office-open-table": _open_table,
    "press-figures": _press,
    "population": _population,
}
"""How each kind of ``[[reference]]`` entry is read."""


def gather(project: Project, progress: Progress) -> Gathered:
    """Every document that faircount.toml names and every answer in ``answers/``, read and kept under its sha256."""
    gathered = Gathered()
    entries = project.config.reference
    for done, entry in enumerate(entries):
        progress(f"Reading {entry.path}", done, len(entries))
        try:
            sha256 = read_reference(project, entry, gathered)
            keep(project.folder / entry.path, sha256, project.ledger / DOCUMENTS)
        except FaircountError as error:
            gathered.refused.append(RefusedFile(entry.path, str(error)))
    progress("Reading documents", len(entries), len(entries))
    gathered.remarks += lost_decisions(project)
    _answers(project, gathered, progress)
    return gathered


def _answers(project: Project, gathered: Gathered, progress: Progress) -> None:
    """The answers of the forces: each file a document, named after itself; a bad one is refused and the others are read."""
    paths = answers_in(project.answers)
    for link in lost_links_in(project.answers):
        name = printable(str(link.relative_to(project.folder)))
        gathered.refused.append(
            RefusedFile(name, "is a link that leads to nothing; put the answer itself there, or take it away")
        )
    awaited = forces_awaited(project.folder)
    gathered.replies = replies(project.folder, ())
    if not (paths or awaited):
        return
    extracts = read_many(
        paths, reading_limits(project.config.answers.ocr), lambda done, total, name: progress(f"Reading {name}", done, total)
    )
    decisions = read_decisions(project.folder / DECISIONS_FILE)
    today = date.today()
    extracts = [with_sha256(ask_what_is_not_over(extract, today), path) for extract, path in zip(extracts, paths, strict=True)]
    inbox = inbox_of(extracts, requests_of(project.folder), decisions)
    extracts = with_questions(with_matches(extracts, inbox), forces_asked(project.folder))
    read, extracts = extracts, apply_decisions(extracts, decisions, paths, project.config.answers.ocr)
    gathered.doubts = _doubts(project, paths, asked_once(extracts, decisions))
    write_coverage(extracts, project.build / "coverage.csv", awaited, inbox)
    public = dict(project.config.answers.public)
    gathered.replies = replies(project.folder, extracts, inbox)
    used: list[tuple[Path, str, StoredDocument]] = []
    for path, before, extract in zip(paths, read, extracts, strict=True):
        name = printable(str(path.relative_to(project.folder)))
        for finding in extract.findings:
            if finding.weight is Weight.REFUSED:
                gathered.refused.append(RefusedFile(name, finding.reason))
        if not extract.was_refused:
            where = public.pop(path.relative_to(project.answers).as_posix(), "")
            parts = quiet_parts(figure.breakdown for figure in (*before.figures, *before.proposals))
            earlier = [each.source for each in gathered.documents]
            gathered.documents.append(_answer(project.folder, name, extract, where, earlier, parts))
            used.append((path, name, gathered.documents[-1]))
            document = gathered.documents[-1]
            gathered.named[document.source.source_id] = NamedAnswer.of(extract)
            waits = behind(name, document.source.source_id, extract)
            gathered.behind += [waits] if waits else []
            guarded = (*not_taken(before, extract, document.source.source_id), *left_over(tuple(document.figures)))
            gathered.guarded += with_quiet_words(Figures.of(guarded), parts, project.folder)
            keep(path, extract.sha256, project.ledger / DOCUMENTS)
    progress("Looking into answers", 0, 1)
    gathered.carried = carried(used, project.build)
    for name in public:
        problem = "is named in faircount.toml under [answers.public], and no answer of that name was read; mend the name"
        gathered.refused.append(RefusedFile(f"answers/{name}", problem))


def _doubts(project: Project, paths: Sequence[Path], extracts: Sequence[Extract]) -> dict[str, int]:
    """How many doubts of each answer nobody has decided, of every kind: about figures, and about whose answer it is."""
    counted = {
        str(path.relative_to(project.folder)): len({matter.key for matter in matters_of(extract)})
        for path, extract in zip(paths, extracts, strict=True)
    }
    return {name: many for name, many in counted.items() if many}


def _answer(
    folder: Path, name: str, extract: Extract, public: str, earlier: Sequence[Source], parts: Mapping[str, str]
) -> StoredDocument:
    source_id = source_id_of(name, folder)
    found = interpret_extract(extract, source_id)
    forces = {AREAS[figure.area].recorder for figure in found.figures}
    publisher = forces.pop() if len(forces) == 1 else "a police force"
    title = (extract.title if public else "") or title_of(publisher, earlier)
    source = Source(source_id, title, publisher, extract.sha256, Trust.FORCE, published=extract.dated, public=public)
    left = (*extract.leftovers, *found.leftovers)
    quiet = with_quiet_words(found.figures, parts, folder)
    return StoredDocument(source, quiet, tuple(StoredLeftover(one.place, one.reason) for one in left))


def read_reference(project: Project, entry: ReferenceEntry, gathered: Gathered) -> str:
    """Read one document that serves as a yardstick into what was gathered, and give back its checksum; refused by its name."""
    if entry.kind not in KINDS:
        raise BadProject(f"kind {entry.kind!r} is not known; write one of {', '.join(KINDS)}")
    path = project.folder / entry.path
    sha256 = sha256_of(path)
    if entry.sha256 and entry.sha256 != sha256:
        raise BadProject(
            f"{entry.path}: is another file than was added (its sha256 begins {sha256[:8]}); restore it, or add it anew with "
            "'faircount reference add'"
        )
    before = len(gathered.documents)
    KINDS[entry.kind](path, entry.source(sha256), gathered)
    gathered.remarks += _losses(entry.path, gathered.documents[before:])
    return sha256


def _losses(path: str, documents: Sequence[StoredDocument]) -> Iterator[str]:
    """What ought to be in these documents and is not, the first of it, with the mend."""
    lost = [left for document in documents for left in document.leftovers if left.is_loss]
    for left in lost[:TOLD]:
        yield f"{path}: {left.locator}: {left.reason}"
    if lost:
        more = f"{len(lost) - TOLD:,} more such places; " if len(lost) > TOLD else ""
        yield f"{path}: {more}fetch the published file again, or see what lost them; what is whole is used"


TOLD = 5
"""So many losses of a document are told one by one; how it is made lists all."""
