"""The wheel by itself: a venv with what it asks for and nothing else, far from this repository, has all of the command line."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from datetime import date
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
SMALL = 2_800_000
"""Bytes of the wheel at most: the program is 2.15 million of them, the example 0.3 (docs/measured/house.md says when it grew)."""
ANSWER = """Cleveland Police: sexual offences against children under 18

,2015/16,2016/17
Total offences recorded,820,772
Cyber flagged offences,55,145
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel of this very source."""
    made = tmp_path_factory.mktemp("dist")
    build = f"from hatchling.build import build_wheel; build_wheel({str(made)!r})"
    subprocess.run([sys.executable, "-c", build], cwd=ROOT, check=True, capture_output=True, timeout=60)
    (found,) = made.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def program(wheel, tmp_path_factory) -> Path:
    """The command in a fresh venv. What the wheel asks for is linked from where the tests have it; no extra, and nothing else."""
    venv = tmp_path_factory.mktemp("empty") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", venv], check=True, timeout=60)
    python = venv / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", "--quiet", wheel]
    subprocess.run(install, check=True, capture_output=True, timeout=60)
    (packages,) = venv.glob("lib/python*/site-packages")
    (info,) = packages.glob("faircount-*.dist-info")
    for needed in _asked_for(Distribution.at(info)):
        for file in needed.files or ():
            top = Path(str(file)).parts[0]
            if not top.startswith("..") and not (packages / top).exists():
                (packages / top).symlink_to(Path(str(needed.locate_file(top))))
    return venv / "bin" / "faircount"


def _asked_for(first: Distribution) -> list[Distribution]:
    """What a distribution asks for without its extras, and what those ask for."""
    found: dict[str, Distribution] = {}
    waiting = [(first, frozenset[str]())]
    while waiting:
        asking, extras = waiting.pop()
        for requirement in map(Requirement, asking.requires or ()):
            name, marker = canonicalize_name(requirement.name), requirement.marker
            wanted = marker is None or any(marker.evaluate({"extra": extra}) for extra in extras or {""})
            if wanted and (name not in found or requirement.extras):
                found[name] = distribution(requirement.name)
                waiting.append((found[name], frozenset(requirement.extras)))
    return list(found.values())


@pytest.fixture
def run(program, tmp_path):
    """Runs the command in an empty folder, with an environment that names nothing of ours."""
    home = tmp_path / "home"
    home.mkdir()
    # What numba compiled on this machine is kept for all tests; all else begins with nothing.
    env = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "COLUMNS": "200", "XDG_CACHE_HOME": _cache()}

    def ran(*words: str, code: int = 0) -> str:
        done = subprocess.run([program, *words], cwd=tmp_path, env=env, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == code, f"{words}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done.stdout + done.stderr

    return ran


def _cache() -> str:
    return os.environ.get("XDG_CACHE_HOME") or str(Path("~/.cache").expanduser())


def test_the_wheel_is_small_and_holds_every_file_of_the_package(wheel):
    assert wheel.stat().st_size < SMALL
    held = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("faircount/")}
    source = ROOT / "src"
    wanted = {path.relative_to(source).as_posix() for path in (source / "faircount").rglob("*") if path.is_file()}
    assert held == {name for name in wanted if "__pycache__" not in name}


def test_nobody_is_sent_to_a_file_that_only_the_repository_has(wheel):
    packed = zipfile.ZipFile(wheel)
    texts = [
        name
        for name in packed.namelist()
        if name.startswith("faircount/") and name.endswith((".py", ".j2", ".txt", ".yml", ".toml"))
    ]
    assert len(texts) > 500
    sent = {
        name: re.findall(r"\b(?:docs|examples|tests|tools|packaging)/\w[\w/.-]*", packed.read(name).decode()) for name in texts
    }
    assert not {name: places for name, places in sent.items() if places}


def test_nothing_of_the_repository_is_in_reach(program, tmp_path):
    code = "import faircount, sys; print(faircount.__file__); print(*sys.path, sep='\\n')"
    python = program.with_name("python")
    said = subprocess.run(
        [python, "-c", code], cwd=tmp_path, env={}, capture_output=True, text=True, check=True, timeout=60
    ).stdout
    assert said.splitlines()[0].startswith(str(program.parents[1]))
    assert str(ROOT) not in said.replace(str(program.parents[1]), "")


def test_a_new_project_is_built_released_and_asked(run, tmp_path):
    assert "faircount demo" in run("--help")
    run("init", "campaign", "--publisher", "A charity")
    (tmp_path / "campaign" / "answers" / "cleveland.csv").write_text(ANSWER)
    assert "4 figures, 43 areas" in run("build", "campaign", "--quick")
    assert "0 doubts" in run("review", "campaign", "--list")
    with (tmp_path / "campaign" / "faircount.toml").open("a") as settings:
        settings.write(f'\n[helplines]\nchecked_on = {date.today().isoformat()}\nchecked_by = "Jo Marsh"\n')
    assert "well" in run("doctor", "campaign", code=3 if _room_is_short(tmp_path) else 0)
    assert "Ready to be signed" in run("release", "prepare", "campaign", "--at", "now", "--quick", "--as", "Jo Marsh")
    run("release", "sign", "campaign", "--as", "Al Reed")
    assert "Version 1.0.0 is public" in run("release", "publish", "campaign", "--as", "Jo Marsh")
    assert (tmp_path / "campaign" / "public" / "areas" / "cleveland.html").is_file()
    assert "csv!C5" in run("ledger", "Cleveland", "--project", "campaign")


def _room_is_short(folder: Path) -> bool:
    found = os.statvfs(folder)
    return found.f_bavail * found.f_frsize < 2_000_000_000


def test_the_example_is_written_and_built_and_what_it_says_to_type_runs(run, tmp_path):
    said = run("demo")
    assert "13,688 figures, 43 areas" in said
    look_at = next(line for line in said.splitlines() if line.endswith("index.html"))
    assert "child" in (tmp_path / look_at).read_text("utf-8")
    typed = re.findall(r"(?:Then try:|^)\s+faircount (.*)$", said, re.MULTILINE)
    assert len(typed) == 2
    assert "820" in run(*typed[0].split())
    run(*typed[1].split(), code=0)
    assert "nothing is written over" in run("demo", code=17)
