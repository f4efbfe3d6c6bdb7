"""How a missing part is brought: from where the program came, as pip kept it, and by its name alone only from an index."""

from __future__ import annotations

import importlib.metadata
import json
import shlex
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.requirements import Requirement

from faircount import errors
from faircount.errors import BROUGHT_BY, how_to_install
from tests.lib.inputs import inputs

EXTRAS = st.sampled_from(sorted(set(BROUGHT_BY.values())))
WORDS = st.text("abcxyz019 -_é", min_size=1, max_size=12).filter(str.strip)
COMMIT = "0123456789abcdef0123456789abcdef01234567"


def come(patch: pytest.MonkeyPatch, said: object) -> None:
    """Set where pip says that it had the program, of one that is not run from a clone."""
    told = said if said is None or isinstance(said, str) else json.dumps(said)
    patch.setattr(errors, "_CLONE", Path("/no/clone"))
    patch.setattr(importlib.metadata, "distribution", lambda _: SimpleNamespace(read_text=lambda _: told))


def asked(extra: str) -> str:
    """What the command has pip install, one word of a shell."""
    pip, install, wanted = shlex.split(how_to_install(extra))
    assert (pip, install) == ("pip", "install")
    return wanted


@inputs(40)
@given(EXTRAS, WORDS)
def test_an_extra_of_a_wheel_or_a_folder_is_asked_for_by_its_path(tmp_path_factory, extra, name):
    """The file that is named is the one that was installed, whatever letters its path has."""
    wheel = tmp_path_factory.mktemp("kept") / f"{name}.whl"
    wheel.touch()
    with pytest.MonkeyPatch.context() as patch:
        come(patch, {"url": f"file://{quote(str(wheel))}", "archive_info": {}})
        assert asked(extra) == f"{wheel}[{extra}]"
        wheel.unlink()
        assert asked(extra) == f"{wheel.name}[{extra}]"


@inputs(20)
@given(
    EXTRAS, st.sampled_from(["https://example.org/house/faircount.git", "https://example.org/faircount-0.1.0-py3-none-any.whl"])
)
def test_an_extra_of_what_lies_elsewhere_is_asked_for_by_its_address(extra, url):
    taken = {"vcs_info": {"vcs": "git", "commit_id": COMMIT}} if url.endswith(".git") else {"archive_info": {}}
    with pytest.MonkeyPatch.context() as patch:
        come(patch, {"url": url, **taken})
        read = Requirement(asked(extra))
    assert (read.name, read.extras) == ("faircount", {extra})
    assert read.url == (f"git+{url}@{COMMIT}" if "vcs_info" in taken else url)


def test_an_extra_of_what_an_index_gave_is_asked_for_by_name_and_of_what_nobody_knows_by_no_name(monkeypatch):
    come(monkeypatch, None)
    assert asked("word") == "faircount[word]"
    come(monkeypatch, "no JSON")
    assert asked("word") == "PATH-OF-THE-WHEEL[word]"
