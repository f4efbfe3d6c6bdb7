"""Files that somebody sent are taken in under names of ours, and one with a bad name stops no other."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path

import pytest

from faircount.requests.inbox.receive import plain_name, receive
from tests.lib.releasing import small_project

MOST = 255
"""Bytes of a file name on most systems."""


@pytest.mark.parametrize("sign", ["a", "é", "漢", "\U00010348"])
@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".漢漢漢漢漢漢漢漢漢漢", ""])
def test_a_name_is_cut_by_the_bytes_that_it_takes_and_keeps_its_ending(sign: str, ending: str) -> None:
    for many in (1, 40, 60, 85, 110, 300):
        name = plain_name(sign * many + ending)
        assert len(f"{Path(name).stem} (999){Path(name).suffix}".encode()) <= MOST
        assert name.endswith(ending)
        assert name.startswith(sign)


@pytest.mark.parametrize("sign", ["漢", "\U00010348"])
def test_files_with_long_names_are_taken_each_under_its_own(tmp_path: Path, sign: str) -> None:
    project = small_project(tmp_path)
    for number in range(3):
        found = receive(project, sign * 110 + ".csv", io.BytesIO(b"Kent Police %d\n" % number))
        assert not found.problem
    assert len(list(project.answers.glob("*.csv"))) == 3


@pytest.mark.parametrize("number", [errno.ENAMETOOLONG, errno.EILSEQ, errno.EINVAL])
def test_a_name_that_the_system_does_not_take_is_refused_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    project, link = small_project(tmp_path), os.link

    def picky(path: Path, place: Path) -> None:
        if "bad" in place.name:
            raise OSError(number, os.strerror(number), str(place))
        link(path, place)

    monkeypatch.setattr(os, "link", picky)
    bad = receive(project, "bad.csv", io.BytesIO(b"Kent Police\n"))
    good = receive(project, "good.csv", io.BytesIO(b"Kent Police\n"))
    assert (bad.name, good.problem) == ("bad.csv", "")
    assert "a name that this system does not take" in bad.problem
