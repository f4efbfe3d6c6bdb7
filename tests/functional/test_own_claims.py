"""What our own pages state, put through our own claim checker: it finds nothing wrong and nothing unfair in it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from faircount.pipeline.build import Built
from faircount.store.ledger import Ledger
from tests.lib.inputs import is_long
from tests.lib.own_claims import check_own, claims_of, is_wrong


@pytest.fixture(scope="module")
def ledger(built: Built, example_folder: Path) -> Ledger:  # noqa: ARG001  (the build writes it)
    return Ledger.open(example_folder / "ledger")


def test_what_our_pages_state_holds_by_its_own_numbers_and_by_the_ledger(built: Built, ledger: Ledger, site: Path) -> None:
    every = 1 if is_long() else 3
    found = check_own(site, ledger.figures, ledger.sources, every)
    assert not found.wrong
    assert not found.unfair
    assert found.claims >= 29 * built.areas // every, "the checker finds too little on our pages to say that nothing is wrong"
    assert found.confirmed >= 5 * built.areas // every


def test_an_error_put_into_a_page_is_found(ledger: Ledger, site: Path, tmp_path: Path) -> None:
    page = tmp_path / "kent.html"
    shutil.copy(site / "areas" / "kent.html", page)
    text = page.read_text("utf-8")
    quoted = text[text.index("<q>") : text.index("</q>")]
    count = next(part for part in quoted.split() if part.replace(",", "").isdigit())
    page.write_text(text.replace(quoted, quoted.replace(count, f"{int(count.replace(',', '')) + 400:,}")), "utf-8")
    assert any(is_wrong(one) for one in claims_of(page, list(ledger.figures), ledger.sources))
