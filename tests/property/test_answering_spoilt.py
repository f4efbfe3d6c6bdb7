"""What of an earlier reply cannot be taken into account is named, and beside it nothing is promised, however it was spoilt."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faircount.errors import UnreadableSource
from faircount.pipeline.answer import answer
from faircount.requests.answering.deciding import decide
from faircount.requests.answering.papers import attack_statement, checklist
from faircount.requests.answering.request import read_request
from faircount.requests.answering.settings import read_settings
from tests.lib.answering import AREA, records
from tests.lib.drawn_requests import write_request
from tests.lib.following_up import read_here
from tests.lib.inputs import inputs
from tests.lib.spoilt_replies import SPOILT

FIRST = {
    "offences": ("88A", "22B"), "years": ("2023/24",), "ages": ("all", "under 13", "13 to 15", "16 to 17"),
    "district": ("all", f"{AREA}-L01"),
}  # fmt: skip


@pytest.fixture(scope="module")
def sent(tmp_path_factory) -> Iterator[Path]:
    """A reply that left; all are read in this process."""
    folder = tmp_path_factory.mktemp("sent")
    records(1_500, seed=5).write_csv(folder / "records.csv")
    place = write_request(folder / "first", FIRST, folder / "records.csv", percentages=("ages", "district"))
    with pytest.MonkeyPatch.context() as patch:
        for reading in ("faircount.requests.answering.staging", "faircount.requests.answering.earlier"):
            patch.setattr(f"{reading}.read_many", read_here)
        answer(place, place, lambda *_: None)
        yield place


def papers(place: Path) -> tuple[str, str]:
    """The statement and the checklist of a reply, as they would be written."""
    form = read_request(settings_ := read_settings(place))
    reply = decide(settings_, form, lambda _: None)
    return (" ".join(text.split()) for text in (attack_statement(reply, {}), checklist(reply)))


@pytest.mark.parametrize("kind", SPOILT)
@inputs(2)
@given(chance=st.randoms(use_true_random=False), with_statement=st.booleans())
def test_what_was_spoilt_is_named_and_nothing_is_promised_beside_it(
    sent, tmp_path_factory, kind, chance: random.Random, with_statement
):
    place = write_request(
        tmp_path_factory.mktemp("second") / "second", {**FIRST, "sex": ("female",)}, sent.parent / "records.csv"
    )
    table = place / "earlier" / "first" / next((sent / "reply").glob("exampleshire-*.csv")).name
    table.parent.mkdir(parents=True)
    shutil.copy(sent / "reply" / table.name, table)
    if with_statement:
        shutil.copy(sent / "reply" / "attack-statement.txt", table.parent)
    row = SPOILT[kind](chance, table)
    try:
        statement, listed = papers(place)
    except UnreadableSource as refused:
        named = str(refused)
    else:
        named = statement
        assert "nothing is promised" in statement
        assert f"earlier/first/{table.name}" in listed
        # The headings are its first line.
        assert not row or re.search(rf"![A-Z]+{int(row[1:]) + 1}: ", listed), listed
        assert with_statement != ("No statement of the attack lies beside" in listed)
    assert table.name in named
