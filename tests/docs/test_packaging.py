"""The units and the container file ask for what the program has, and run as nobody special."""

from __future__ import annotations

import re
import shlex
import tomllib

import pytest
from typer.main import get_command

from faircount.cli.main import app
from faircount.web.app import PAGES
from faircount.web.needs import Need, need_of, routes_of
from tests.docs.examples import ROOT

PACKAGING = ROOT / "packaging"
UNITS = sorted((PACKAGING / "systemd").glob("*.service"))
CONTAINER = (PACKAGING / "Containerfile").read_text("utf-8")


def known(words):
    """The options of the command that these words begin with, and what follows it."""
    group, rest = get_command(app), list(words)
    while hasattr(group, "get_command"):
        group = group.get_command(None, rest.pop(0))
        assert group is not None, words
    return {option for parameter in group.params for option in parameter.opts}, rest


def commands():
    """What each unit and the container start, with the name of a file where the shell makes one."""
    for unit in UNITS:
        line = re.search(r"^ExecStart=.*?/faircount (.*)$", unit.read_text("utf-8"), re.MULTILINE)[1]
        yield unit.name, shlex.split(re.sub(r'"[^"]*\$\([^"]*"', "FILE", line).rstrip("'"))
    yield "Containerfile", re.findall(r'"([^"]*)"', re.search(r'^CMD \[("serve.*)\]$', CONTAINER, re.MULTILINE)[1])


@pytest.mark.parametrize(("where", "words"), list(commands()))
def test_each_command_and_option_is_one_of_ours(where, words):
    options, rest = known(words)
    assert {word for word in rest if word.startswith("--")} <= options, where


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_each_unit_runs_as_nobody_special_and_writes_little(unit):
    said = unit.read_text("utf-8")
    for line in ("User=faircount", "NoNewPrivileges=yes", "ProtectSystem=strict", "ProtectHome=yes", "CapabilityBoundingSet=\n"):
        assert line in said
    assert re.findall(r"^ReadWritePaths=(.*)$", said, re.MULTILINE)[0].startswith("/srv/faircount")


def test_each_timer_has_its_service():
    timers = sorted((PACKAGING / "systemd").glob("*.timer"))
    assert timers
    assert {timer.with_suffix(".service") for timer in timers} <= set(UNITS)


def test_the_container_runs_as_nobody_special_and_is_watched_at_an_address_that_is_open():
    assert re.search(r"^USER 10001:10001$", CONTAINER, re.MULTILINE)
    watched = re.search(r"http://127\.0\.0\.1:8000(/[^']*)'", CONTAINER)[1]
    assert [need_of(route) for route in routes_of(PAGES) if route.path == watched] == [Need.NOTHING]


def test_each_step_of_the_container_finds_what_it_takes():
    """What is copied is there, what is installed is an extra of ours, and no step runs as root after the user is named."""
    steps = re.findall(r"^([A-Z]+) ((?:.*\\\n)*.*)$", CONTAINER, re.MULTILINE)
    copied = [shlex.split(said) for step, said in steps if step == "COPY" and not said.startswith("--from=")]
    assert copied
    assert all((ROOT / source).exists() for *sources, _ in copied for source in sources)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (extras,) = re.findall(r'pip install "\.\[([^]]*)\]"', CONTAINER)
    assert set(extras.split(",")) <= set(project["optional-dependencies"])
    taken = {source.rstrip("/") for *sources, _ in copied for source in sources}
    needed = {project["readme"], *(name.split("/")[0] for name in project.get("license-files", ()))}
    assert needed <= taken, "what the build of the package asks for"
    names = [step for step, _ in steps]
    assert not {"RUN", "COPY", "ADD"} & set(names[names.index("USER") :])
    assert "ADD" not in names


def test_no_page_has_the_program_fetched_by_its_name():
    """No index has it, so a name alone brings nothing; and what is said of a path of the repository is said of a clone."""
    pages = [ROOT / "README.md", *(ROOT / "docs" / "how-to").glob("*.md"), *(ROOT / "docs" / "tutorials").glob("*.md")]
    by_name = re.compile(r"""(?:pip|pipx|uv tool) install[^\n`]*['" ]faircount(?:\[|['"\s`]|$)""")
    assert by_name.search("$ pip install 'faircount[all]'")
    assert {page.name: found[0] for page in pages if (found := by_name.search(page.read_text("utf-8")))} == {}
    of_clone = [page for page in pages if re.search(r"\bpackaging/|\bsrc/faircount/", page.read_text("utf-8"))]
    assert all("clone" in page.read_text("utf-8") for page in of_clone)
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    named = {
        name
        for page in pages
        for told in re.findall(r"(?:whl|'\.)\[([a-z,]+)\]", page.read_text("utf-8"))
        for name in told.split(",")
    }
    assert named
    assert named <= set(extras)
