"""An answer that carries what cannot be seen is named with its kind and place, and a note to its force lies ready."""

import random
from pathlib import Path

import pytest

from faircount.requests.asking import carried as room
from faircount.requests.asking.carried import carried, write_carried_notes
from faircount.requests.asking.given_away import NOTES, write_notes
from faircount.requests.asking.named_answer import NamedAnswer
from faircount.store.documents import StoredDocument
from faircount.tables.figures import Figures
from faircount.vocabulary.provenance import Source, Trust
from tests.lib.planted import CLEAN, PLANTED

SEED = random.SystemRandom().randrange(10**6)


def _answers(folder: Path, *kinds: str) -> list[tuple[Path, str, StoredDocument]]:
    answers = []
    for number, kind in enumerate(kinds):
        name, content = (PLANTED | CLEAN)[kind](random.Random(SEED))
        path = folder / f"{number}-{name}"
        path.write_bytes(content)
        source = Source(f"answer-{number}", "An answer", "Kent Police", "a" * 64, Trust.FORCE)
        answers.append((path, f"answers/{path.name}", StoredDocument(source, Figures.of([]))))
    return answers


def test_the_desk_is_told_and_a_note_written(tmp_path: Path) -> None:
    answers = _answers(tmp_path, "hidden sheet", "workbook", "covered text", "properties")
    found = carried(answers, tmp_path / "build")
    assert [one.document.source.source_id for one in found] == ["answer-0", "answer-2"], SEED
    named = {document.source.source_id: NamedAnswer(path.name, ("foi/2024/01234",)) for path, _, document in answers}
    write_carried_notes(found, "A charity", tmp_path / "build", named)
    notes = {path.name: path.read_text() for path in (tmp_path / "build" / NOTES).iterdir()}
    assert set(notes) == {"answer-0-unseen.txt", "answer-2-unseen.txt"}
    assert "a hidden sheet" in notes["answer-0-unseen.txt"]
    assert f'Your answer, your reference FOI/2024/01234, in the file "{answers[0][0].name}"' in notes["answer-0-unseen.txt"]
    assert "Working" not in "".join(notes.values()) + "".join(one.says for one in found)
    write_notes((), "A charity", tmp_path / "build", named)
    assert len(list((tmp_path / "build" / NOTES).iterdir())) == 2, "the other notes are written anew without these"


def test_an_answer_is_looked_into_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = _answers(tmp_path, "comments", "letter")
    first = carried(answers, tmp_path / "build")
    seen: list[Path] = []
    monkeypatch.setattr(room, "traces_in", lambda paths: seen.extend(paths) or ())
    assert carried(answers, tmp_path / "build") == first
    assert not seen
