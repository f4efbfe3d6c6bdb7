"""The recipe of a review: the doubts of all answers, what stands around each, and what people decide about them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from faircount.errors import BadDecision
from faircount.project.project import Project
from faircount.readers.read_many import Progress
from faircount.requests.asking.awaited import forces_asked, forces_awaited
from faircount.requests.inbox.coverage import Covered, coverage, force_of, in_a_sentence
from faircount.requests.inbox.decided import PLACES, what_doubt, whose_doubt
from faircount.requests.inbox.inbox import Inbox, inbox_of, with_matches
from faircount.requests.inbox.matching import Match
from faircount.requests.inbox.requests import requests_of
from faircount.review.apply import apply_decisions
from faircount.review.between import with_questions
from faircount.review.correcting import as_once_decided
from faircount.review.kept import answers_in, read_kept
from faircount.review.looking import look_around, look_over, page_picture, page_shown
from faircount.review.matters import Matter, inbox_matter, matters_of
from faircount.review.neighbourhood import AnswerPassage, Grid
from faircount.review.speaks import DoubtEvidence, speaks
from faircount.review.spots import page_of
from faircount.review.superseded import asked_once
from faircount.store.decisions import (
    DECISIONS_FILE,
    OPEN_AGAIN,
    Decision,
    Decisions,
    DecisionsFile,
    DecisionsKept,
    Key,
    now,
    one_line,
)
from faircount.store.ledger import Ledger
from faircount.store.letters import unlike_a_name
from faircount.tables.extract import Extract, FileFinding, Weight

AT_HAND = 256
"""Doubts of which is kept what stands round them and what bears on them: a team looks at the same few again and again."""


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """A matter in the queue: the decision that stands on it, all that were made, and one made on another version of the file."""

    matter: Matter
    source_id: str
    decision: Decision | None
    history: tuple[Decision, ...]
    stale: Decision | None


def answer_id(project: Project, path: Path) -> str:
    """The name under which the ledger knows an answer: its place in ``answers/``, in plain letters."""
    name = path.relative_to(project.answers).as_posix()
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


@dataclass(frozen=True, slots=True)
class OpenedAnswer:
    """One answer: what was read from it, the names it has among the answers, one place of it, and whose it is."""

    extract: Extract
    files: tuple[str, ...]
    path: Path
    match: Match | None


class Review:
    """The answers of a project as read, and the decisions as they stand now, in its file or where a team keeps them."""

    def __init__(
        self, project: Project, paths: Sequence[Path], extracts: Sequence[Extract], kept: DecisionsKept | None = None
    ) -> None:
        self.project = project
        self._kept = kept or DecisionsFile(project.folder / DECISIONS_FILE)
        self._read = tuple(extracts)
        self._requests, self._asked = requests_of(project.folder), forces_asked(project.folder)
        self.extracts = tuple(self._asked_about(Decisions()))
        self._files = tuple((path, extract.sha256) for path, extract in zip(paths, extracts, strict=True))
        self._paths = {extract.sha256: path for path, extract in zip(paths, extracts, strict=True) if extract.sha256}
        self._by_sha = {extract.sha256: extract for extract in self.extracts}
        self._ledger: Ledger | None = None
        # Of answers and a ledger that stay as they are while this stands; a doubt that reads otherwise now is another one.
        self.around = lru_cache(maxsize=AT_HAND)(self._around)
        self.speaks = lru_cache(maxsize=AT_HAND)(self._speaks)
        self._whose: dict[str, Match] | None = None
        self._as_decided: tuple[Decisions, list[Extract], dict[str, dict[Key, Matter]]] | None = None
        self._queue: tuple[Decisions, dict[str, QueueEntry]] | None = None

    @classmethod
    def open(cls, project: Project, progress: Progress, kept: DecisionsKept | None = None) -> Review:
        """The review of every answer in ``answers/``; what was read before and has not changed is not read again."""
        paths = answers_in(project.answers)
        return cls(project, paths, read_kept(paths, project.build / "review", project.config.answers.ocr, progress), kept)

    def _asked_about(self, decisions: Decisions) -> list[Extract]:
        """The extracts with what the inbox knows by these decisions, and with what they leave open together."""
        return with_questions(with_matches(self._read, inbox_of(self._read, self._requests, decisions)), self._asked)

    def inbox(self) -> Inbox:
        """Each answer matched to the requests, as decided."""
        return inbox_of(self._read, self._requests, self.decisions)

    @property
    def decisions(self) -> Decisions:
        """The decisions, read anew: somebody else may have decided since."""
        return self._kept.all()

    def queue(self) -> tuple[QueueEntry, ...]:
        """Every matter with its decisions, by file, in the order of the document."""
        return tuple(self._entries().values())

    def _entries(self) -> dict[str, QueueEntry]:
        """Every matter by its name, worked out once for the decisions as they stand."""
        decisions = self.decisions
        if self._queue is None or self._queue[0] != decisions:
            self._queue = decisions, {matter.id: self._entry(matter, decisions) for matter in self._matters(decisions)}
        return self._queue[1]

    def _matters(self, decisions: Decisions) -> Iterator[Matter]:
        """What the answers leave open, and what decisions then leave open. Two copies of one file are asked about once."""
        extracts, settled = self._worked_out(decisions)
        decided = {extract.sha256: extract for extract in asked_once(extracts, decisions)}
        for sha256, extract in zip(self._by_sha, as_once_decided(tuple(self._by_sha.values()), decisions), strict=True):
            matters = {matter.key: matter for matter in matters_of(decided[sha256])}
            # What was asked at first and is asked no more was decided here; or it is moot, since something else was.
            matters |= {matter.key: matter for matter in matters_of(extract) if matter.key in matters or decisions.on(matter.key)}
            # What was asked only once something else was decided, and was decided then.
            matters = settled.get(sha256, {}) | matters
            corrected = {one.key: one for one in self.correspondence(sha256) if one.key not in matters and decisions.on(one.key)}
            yield from sorted((matters | corrected).values(), key=lambda matter: bool(matter.figures))

    def correspondence(self, sha256: str) -> tuple[Matter, ...]:
        """Whose answer a file is and what it is, as questions that can be answered otherwise; none where nobody was asked."""
        if self._whose is None:
            found = inbox_of(self._read, self._requests).matches
            self._whose = {one.extract.sha256: one for one in found}
        one = self._whose.get(sha256)
        return tuple(inbox_matter(one.extract, doubt) for doubt in (whose_doubt(one), what_doubt())) if one else ()

    def entry(self, matter_id: str) -> QueueEntry:
        """The matter of this name, refused if there is none."""
        found = self._entries().get(matter_id) or self._of_correspondence(matter_id)
        if found is None:
            raise BadDecision(f"no doubt is called {one_line(matter_id)[:40]!r}; see the list with --list")
        return found

    def _of_correspondence(self, matter_id: str) -> QueueEntry | None:
        matters = (matter for sha256 in self._by_sha for matter in self.correspondence(sha256))
        found = next((matter for matter in matters if matter.id == matter_id), None)
        return self._entry(found, self.decisions) if found else None

    def _entry(self, matter: Matter, decisions: Decisions) -> QueueEntry:
        source_id = answer_id(self.project, self._paths[matter.sha256])
        history = decisions.history(matter.key)
        stale = None if history else decisions.on_other_versions(source_id, *matter.key)
        return QueueEntry(matter, source_id, decisions.on(matter.key), history, stale)

    def remarks(self) -> tuple[FileFinding, ...]:
        """What was found about files and is no question: first those that were not read, then those read in part, then notes."""
        order = list(Weight)
        found = (finding for extract in self.decided() for finding in extract.findings)
        return tuple(sorted(found, key=lambda finding: order.index(finding.weight)))

    def lost(self) -> tuple[Decision, ...]:
        """Decisions that are about nothing that is asked now: the file changed, went, or is read without that doubt."""
        decisions = self.decisions
        asked = {matter.key for matter in self._matters(decisions)}
        newest = {(one.source_id, one.locator, one.question): one for one in decisions.all}
        return tuple(one for one in newest.values() if one.key not in asked and decisions.on(one.key) is not None)

    def decide(self, matter_id: str, choice: str, why: str, who: str, seen: int | None = None) -> Decision:
        """Add a decision; refused without a choice that is one, a reason and a name. An earlier one is replaced.

        ``seen`` is how many decisions on the matter whoever decides has seen: refused where somebody decided since.
        """
        entry = self.entry(matter_id)
        matter = entry.matter
        said = OPEN_AGAIN if choice == OPEN_AGAIN else matter.choice(choice)
        if said == OPEN_AGAIN and entry.decision is None:
            raise BadDecision("nothing was decided here yet, so there is nothing to take back")
        if unlike := unlike_a_name(who):
            raise BadDecision(unlike)
        sha256, locator, question = matter.key
        made = Decision(now(), one_line(who), entry.source_id, sha256, locator, question, said, one_line(why))
        self._kept.add(made, len(entry.history) if seen is None else seen)
        return made

    def answer(self, name: str) -> OpenedAnswer | None:
        """An answer by the beginning of its checksum, as decided, with its match; None where it is not here."""
        sha256 = next((sha256 for sha256 in self._by_sha if name and sha256.startswith(name)), None)
        if sha256 is None:
            return None
        extract = next(one for one in self.decided() if one.sha256 == sha256)
        files = [path.relative_to(self.project.answers).as_posix() for path, of in self._files if of == sha256]
        return OpenedAnswer(extract, tuple(files), self._paths[sha256], self.inbox().of(sha256))

    def over_the_original(self, opened: OpenedAnswer, cells: Sequence[str]) -> list[Grid | AnswerPassage]:
        """The places of figures as they were sent."""
        return look_over(opened.path, opened.extract.sha256, cells, self.project.config.answers.ocr)

    def page_of_answer(self, opened: OpenedAnswer, number: int) -> bytes:
        """A page of a PDF as a PNG, with every figure that was read on it framed."""
        cells = tuple(figure.locator for figure in opened.extract.figures if page_of(figure.locator) == number)
        if not cells:
            raise BadDecision(f"{opened.extract.file}: no figure was read on page {number}")
        matter = Matter(opened.extract.file, opened.extract.sha256, "", "", "", (), "", cells)
        return page_picture(matter, opened.path, self.project.config.answers.ocr)

    def extract_of(self, matter: Matter) -> Extract:
        """The answer that a matter is about."""
        return self._by_sha[matter.sha256]

    def force_of(self, matter: Matter) -> str:
        """The force whose answer a matter is about."""
        return force_of(self._by_sha[matter.sha256])

    def _around(self, matter: Matter) -> Grid | AnswerPassage | None:
        """The picture of the place."""
        return look_around(matter, self._paths[matter.sha256], self.project.config.answers.ocr)

    def page(self, matter: Matter) -> int | None:
        """The page of a PDF, where the matter is on one."""
        return page_shown(matter)

    def page_picture(self, matter: Matter) -> bytes:
        """The whole page as a PNG."""
        return page_picture(matter, self._paths[matter.sha256], self.project.config.answers.ocr)

    def _speaks(self, matter: Matter) -> DoubtEvidence:
        """What bears on a doubt, from this answer and from the ledger of the last build."""
        if self._ledger is None:
            self._ledger = Ledger.open(self.project.ledger)
        return speaks(matter, self._by_sha[matter.sha256], self._ledger)

    def decided(self) -> list[Extract]:
        """The extracts as decided."""
        return self._decided(self.decisions)

    def _decided(self, decisions: Decisions) -> list[Extract]:
        """The extracts as decided."""
        return self._worked_out(decisions)[0]

    def _worked_out(self, decisions: Decisions) -> tuple[list[Extract], dict[str, dict[Key, Matter]]]:
        """The same with each matter that was settled, by the document, worked out once for the decisions as they stand."""
        if self._as_decided is None or self._as_decided[0] != decisions:
            paths = [self._paths.get(extract.sha256, Path()) for extract in self.extracts]
            about = self._asked_about(decisions) if any(one.locator in PLACES for one in decisions.all) else self.extracts
            settled: dict[str, dict[Key, Matter]] = {}
            extracts = apply_decisions(about, decisions, paths, self.project.config.answers.ocr, settled)
            self._as_decided = decisions, extracts, settled
        return self._as_decided[1:]

    def coverage(self) -> tuple[Covered, ...]:
        """What became of each question to each force, as decided."""
        return coverage(self.decided(), forces_awaited(self.project.folder), self.inbox())

    def covered(self, rows: Sequence[Covered]) -> str:
        """The coverage in a sentence."""
        return in_a_sentence(rows, self._asked)
