"""Our own sentences, put through our own claim checker: it finds nothing wrong in them."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from faircount.claims.check import check_text
from faircount.claims.claim import Call
from faircount.claims.ledger import judge_against
from faircount.claims.standing import Standing
from faircount.pipeline.build import Built
from faircount.store.ledger import Ledger


def quotes(page: Path) -> str:
    """The sentences of the box "Quote this", in one paragraph."""
    root = html.parse(str(page), parser=html.HTMLParser(encoding="utf-8")).getroot()
    said = [" ".join("".join(quote.itertext()).split()).strip("“”") for quote in root.xpath("//ul[@class='quotes']//q")]
    return " ".join(said)


def test_what_we_offer_to_quote_holds_by_its_own_numbers_and_by_the_ledger(
    built: Built, example_folder: Path, site: Path
) -> None:
    ledger = Ledger.open(example_folder / "ledger")
    figures, sources = list(ledger.figures), ledger.sources
    wrong, claims, confirmed = [], 0, 0
    for page in sorted((site / "areas").glob("*.html")):
        judged = check_text(quotes(page))
        claims += len(judged)
        wrong += [(page.stem, one.claim.text, one.verdict.arithmetic) for one in judged if one.verdict.call is Call.INCONSISTENT]
        for one in judge_against(judged, figures, sources):
            confirmed += one.standing is Standing.CONFIRMED
            if one.standing in (Standing.CONTRADICTED, Standing.ROUNDING, Standing.NOT_COMPARABLE):
                wrong.append((page.stem, one.judged.claim.text, one.arithmetic))
    assert not wrong
    assert claims >= built.areas, "the checker finds too little in our sentences to say that nothing is wrong"
    assert confirmed >= built.areas
