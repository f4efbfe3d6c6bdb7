"""The recipe of a build: read, keep, reconcile, protect, compare, write, check."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from faircount.articles.page import verdicts_of
from faircount.briefing.article import CheckedArticle
from faircount.briefing.briefing import Site
from faircount.briefing.history import History
from faircount.errors import FaircountError
from faircount.pipeline.briefings import gather_facts, site_content
from faircount.pipeline.check import write_check
from faircount.pipeline.gather import RefusedFile
from faircount.pipeline.prepared_project import PreparedProject, findings_json, prepare_project
from faircount.project.collecting import seldom_collected
from faircount.project.fingerprint import STAMP, inputs_fingerprint, made_fingerprint, read_stamp, write_stamp
from faircount.project.progress import Progress
from faircount.project.project import Project
from faircount.release.publications import PLACE, publications, write_files
from faircount.release.published.areas import ChildrenRecord, children_records
from faircount.release.published.changes import ChangeRecord
from faircount.release.published.explored import explored, yearly_periods
from faircount.release.published.figures import figure_records
from faircount.release.published.write import write_published
from faircount.store.atomic_write import atomic_write
from faircount.store.private import private_folder
from faircount.vocabulary.areas import FORCES
from faircount.vocabulary.breaks import ENGLAND_AND_WALES
from faircount.writers.briefing_files import TakenAway, with_take_away, write_take_away
from faircount.writers.publication import Publication
from faircount.writers.site import write_site

FINDINGS = "findings.json"
KEPT_FILES = "files.json"
"""Beside the site: from what the files of each area were made, and their checksums."""
Tell = Callable[[Path], History]
"""From the folder of the files just written to what the pages tell of earlier versions."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: numbers to print, what was refused, and where to look.

    ``remarks`` say what could not be made, or is missing in a document that was used; ``notes`` what was chosen where
    faircount.toml leaves the choice, and what lacks; ``waiting`` names each answer about which a doubt is open; ``documents``
    are those that were read.
    """

    figures: int
    areas: int
    findings: int
    articles: int
    pages: int
    refused: tuple[RefusedFile, ...]
    look_at: str
    changed: int
    remarks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    documents: int = 0


def build(project: Project, progress: Progress, force: bool = False, quick: bool = False) -> Built:
    """Make everything that is stale; nothing, if neither the inputs, the program nor what it made changed since the last build.

    A ``quick`` build leaves out what takes longest and is only to be taken away: PDF, Word documents and PNG pictures.
    """
    stamp_path = project.build / STAMP
    fingerprint = inputs_fingerprint(project.folder, project.made) + ("-quick" if quick else "")
    stamp, site = read_stamp(stamp_path), project.build / "site"
    if not force and stamp.get("fingerprint") == fingerprint and stamp.get("made") == made_fingerprint(site):
        return _as_before(stamp)
    private_folder(project.build)
    stamp_path.unlink(missing_ok=True)
    with seldom_collected():
        built = write_build(project, prepare_project(project, progress), progress, quick)
    write_stamp(stamp_path, {"fingerprint": fingerprint, "made": made_fingerprint(site), **asdict(built)})
    return built


def _as_before(stamp: dict[str, object]) -> Built:
    known = {name: stamp[name] for name in Built.__dataclass_fields__ if name in stamp}
    refused, told = known.pop("refused", []), {name: known.pop(name, []) for name in ("remarks", "notes", "waiting")}
    assert isinstance(refused, list), "as written by write_stamp"
    lists = {name: tuple(words) for name, words in told.items() if isinstance(words, list)}
    again = {"refused": tuple(RefusedFile(**one) for one in refused), **lists, "changed": 0}
    return Built(**{**known, **again})  # type: ignore[arg-type]


def write_build(
    project: Project,
    found: PreparedProject,
    progress: Progress,
    quick: bool = False,
    tell: Tell | None = None,
    changes: Sequence[ChangeRecord] = (),
) -> Built:
    """Write the site and its files from what may be said.

    ``tell`` gives what was published before, once the files are there; ``changes`` are the cells that were shown otherwise then.
    """
    site = project.build / "site"
    files = site / PLACE
    files.mkdir(parents=True, exist_ok=True)
    atomic_write(files / FINDINGS, findings_json(found.findings, found.ledger.sources).encode())
    facts, notes = gather_facts(project, found)
    progress("Writing files", 0, 1)
    published = publications(project, found.ledger, found.official, found.asked, areas_published(found))
    written = write_files(published, files, ENGLAND_AND_WALES, project.build / KEPT_FILES)
    articles, refused = _articles(project, found, files, progress)
    history = tell(files) if tell else History()
    content = site_content(project, found.gathered, facts, articles, written.offered, history, progress)
    children, content = _to_explore(project, content, published, found)
    content = replace(content, beside=written.names | {f"{PLACE}/{name}" for name in (FINDINGS, *map(verdicts_of, articles))})
    taken = TakenAway({}, ()) if quick else write_take_away(content, project.config.project, project.build, progress)
    content = with_take_away(content, taken, site)
    progress("Writing pages", 0, 1)
    changed = write_site(content, site)
    write_published(content, published, project.config.project, ENGLAND_AND_WALES, site, changes, children)
    return Built(
        figures=len(found.held.figures),
        areas=len(content.areas),
        findings=len(found.findings),
        articles=len(articles),
        pages=len(list(site.rglob("*.html"))),
        refused=refused,
        look_at=str(site / "index.html"),
        changed=len(changed),
        remarks=(*found.gathered.remarks, *taken.remarks, *_told_to_the_desk(found)),
        notes=(*notes, *_waiting(project, sum(found.gathered.doubts.values()))),
        waiting=tuple(_undecided(name, many) for name, many in found.gathered.doubts.items()),
        documents=len(found.gathered.documents),
    )


def _to_explore(
    project: Project, content: Site, published: Mapping[str, Publication], found: PreparedProject
) -> tuple[tuple[ChildrenRecord, ...], Site]:
    """The children that are published, and the site with the yearly counts that a reader may set side by side."""
    pages = [area.code for area in content.areas]
    records = {code: figure_records(published[code]) for code in pages if code in published}
    sources = {source.source_id: source for one in published.values() for source in one.sources}
    years = yearly_periods(one for rows in records.values() for one in rows)
    children = children_records(found.gathered.population, pages, years)
    return children, replace(content, explored=explored(records, children, sources, pages, project.config.briefing.series))


def _told_to_the_desk(found: PreparedProject) -> Iterator[str]:
    """What answers tell or carry that their force did not mean to: for the desk and the force, and nobody else."""
    yield from (one.says for one in found.given_away)
    yield from (one.says for one in found.gathered.carried)


def areas_published(found: PreparedProject) -> tuple[str, ...]:
    """Every force, the whole, and each other area that a page tells a figure of: what it says can then be worked out again."""
    given = {area for table in found.asked for area in table.frame["area"]}
    told = {figure.area for finding in found.findings for figure in finding.figures}
    return (*FORCES, ENGLAND_AND_WALES, *sorted((given | told) - {*FORCES, ENGLAND_AND_WALES}))


def _waiting(project: Project, doubts: int) -> Iterator[str]:
    if doubts:
        yield f"{doubts} {'doubts wait' if doubts > 1 else 'doubt waits'} for a person: faircount review {project.folder}"


def _undecided(name: str, many: int) -> str:
    return f"{name}: {many} {'doubts' if many > 1 else 'doubt'} that nobody has decided"


def _articles(
    project: Project, found: PreparedProject, files: Path, progress: Progress
) -> tuple[list[CheckedArticle], tuple[RefusedFile, ...]]:
    """Each article checked; one that cannot be read is refused by name and the others are checked."""
    checked, refused = [], list(found.gathered.refused)
    for done, path in enumerate(project.articles):
        progress(f"Checking {path.name}", done, len(project.articles))
        try:
            checked.append(write_check(path, project, files, found.ledger))
        except FaircountError as error:
            refused.append(RefusedFile(f"articles/{path.name}", str(error)))
    return checked, tuple(refused)
