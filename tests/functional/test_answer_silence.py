"""Records planted with words that nothing else holds: nothing that is written or said repeats one of them."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from tests.lib.answering import every_byte, records, write_folder
from tests.lib.running import Done, Run, runner

CANARY = "KANARIENVOGEL"
POSTCODE = "ZZ99 3WZ"
ODD_AGE = 31_337
SIGNS = (CANARY, POSTCODE, POSTCODE.replace(" ", ""), str(ODD_AGE), "1911-11-11")


@pytest.fixture
def faircount(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    return runner(capfd, monkeypatch, tmp_path)


def planted() -> pl.DataFrame:
    """Invented records among which some say things that no count could say; with two columns more, as systems give them."""
    frame = records().with_columns(pl.col(pl.Enum, pl.Categorical).cast(pl.String)).with_columns(note=pl.lit(None, pl.String))
    strange = {
        "crime_id": f"{CANARY}-x", "local_area": f"{CANARY} {POSTCODE}", "relationship": CANARY, "offence": CANARY,
        "online": CANARY, "victim_sex": CANARY,
        "outcome": CANARY, "victim_age": ODD_AGE, "note": f"She said {CANARY}", "standing": CANARY,
    }  # fmt: skip
    rows = frame.filter(pl.col("victim_number") <= 1).sample(len(strange) + 3, seed=1)
    changed = []
    for number, (name, word) in enumerate(strange.items()):
        kept = {"crime_id": f"{CANARY}-{number}", "note": f"{POSTCODE} {CANARY}"}
        changed.append(rows[number].with_columns(**{each: pl.lit(said) for each, said in (kept | {name: word}).items()}))
    whole = rows[len(strange) :].with_columns(
        crime_id=pl.format("{}-whole-{}", pl.lit(CANARY), pl.int_range(pl.len())),
        local_area=pl.lit(POSTCODE), note=pl.lit(CANARY),
        committed_from=pl.date(1911, 11, 11), committed_to=pl.date(1911, 11, 11),
    )  # fmt: skip
    return pl.concat([frame, *changed, whole], how="vertical_relaxed")


def assert_silent(done: Done, *folders: Path) -> None:
    for sign in SIGNS:
        assert sign not in done.stdout + done.stderr
    for folder in folders:
        for name, content in every_byte(folder):
            for sign in SIGNS:
                for encoding in ("utf-8", "utf-16-le"):
                    assert sign.encode(encoding) not in content, f"{name} holds {sign}"


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_planted_records_are_in_no_file_word_or_temporary_place(faircount: Run, tmp_path: Path, caplog, kind: str):
    folder = write_folder(tmp_path / "request", planted(), kind=kind)
    assert any(sign.encode() in (folder / f"records.{kind}").read_bytes() for sign in SIGNS)
    done = faircount("answer", str(folder), "--to", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert "In the records:" in done.stderr
    assert_silent(done, tmp_path / "out", tmp_path / "temporary", tmp_path / "here")
    assert CANARY not in caplog.text
    assert not list((tmp_path / "temporary").iterdir())
    assert not list((tmp_path / "here").iterdir())
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["inside", "reply"]


def ragged(path: Path) -> None:
    path.write_text(path.read_text("utf-8") + f"{CANARY},{POSTCODE}" * 40 + "\n", encoding="utf-8")


def of_another_encoding(path: Path) -> None:
    path.write_bytes(path.read_bytes() + f"{CANARY},caf\xe9 {POSTCODE}\n".encode("latin-1"))


def open_quote(path: Path) -> None:
    path.write_text(path.read_text("utf-8") + f'"{CANARY} {POSTCODE}\n', encoding="utf-8")


def without_a_column(path: Path) -> None:
    pl.read_csv(path, infer_schema=False).drop("standing").with_columns(note=pl.lit(CANARY)).write_csv(path)


def twice(path: Path) -> None:
    frame = pl.read_csv(path, infer_schema=False)
    again = frame.head(2).with_columns(crime_id=pl.lit(CANARY), victim_number=pl.lit("1"))
    pl.concat([frame, again]).write_csv(path)


def numbered_from_two(path: Path) -> None:
    frame = pl.read_csv(path, infer_schema=False)
    pl.concat([frame, frame.head(1).with_columns(crime_id=pl.lit(CANARY), victim_number=pl.lit("2"))]).write_csv(path)


def mostly_unusable(path: Path) -> None:
    pl.read_csv(path, infer_schema=False).with_columns(recorded=pl.lit(f"{CANARY} {POSTCODE}")).write_csv(path)


def of_no_force(path: Path) -> None:
    pl.read_csv(path, infer_schema=False).with_columns(force=pl.lit(CANARY)).write_csv(path)


def empty(path: Path) -> None:
    path.write_bytes(b"")


BROKEN = (
    ragged, of_another_encoding, open_quote, without_a_column, twice, numbered_from_two, mostly_unusable, of_no_force, empty,
)  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN)
def test_records_that_cannot_be_counted_are_refused_without_a_word_of_them(faircount: Run, tmp_path: Path, broken):
    folder = write_folder(tmp_path / "request")
    broken(folder / "records.csv")
    done = faircount("answer", str(folder), "--to", str(tmp_path / "out"))
    assert 10 < done.returncode < 20
    assert "Traceback" not in done.stderr
    assert_silent(done, tmp_path / "temporary", tmp_path / "here")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("content", [b"PAR1" + CANARY.encode() * 50 + b"PAR1", CANARY.encode()])
def test_a_damaged_parquet_file_is_refused_without_a_word_of_it(faircount: Run, tmp_path: Path, content: bytes):
    folder = write_folder(tmp_path / "request", kind="parquet")
    (folder / "records.parquet").write_bytes(content)
    done = faircount("answer", str(folder), "--to", str(tmp_path / "out"))
    assert done.returncode == 11
    assert_silent(done, tmp_path / "temporary", tmp_path / "here")
    assert not (tmp_path / "out").exists()
