"""The verdicts as JSON: what readers of the command's output rely on."""

from __future__ import annotations

import json

from faircount.claims.check import check_text
from faircount.claims.ledger import judge_against
from faircount.claims.ledger_verdict import CheckedClaim, LedgerVerdict
from faircount.claims.to_json import checked_to_json, to_json
from faircount.tables.figures import Figure
from faircount.vocabulary.measures import Counted
from faircount.vocabulary.periods import FinancialYear

TEXT = (
    "Kent had 1,532 sex offences against children in 2015/16, up 37 per cent from 1,206 in 2014/15, "
    "and just under 2,000 in 2016/17."
)
CHECKED = [CheckedClaim(one, LedgerVerdict.UNKNOWN, "") for one in check_text(TEXT)]


def test_each_claim_has_its_place_its_verdict_and_its_arithmetic():
    claims = to_json(CHECKED)["claims"]
    assert [TEXT[one["start"] : one["end"]] for one in claims] == [one["text"] for one in claims]
    change = next(one for one in claims if one["kind"] == "change")
    assert change["verdict"] == "inconsistent"
    assert change["severity"] == "material"
    assert change["periods"] == ["2014/15", "2015/16"]
    assert change["quantities"]["value"] == 37
    assert "(1,532 − 1,206) / 1,206" in change["arithmetic"]


def test_a_hedged_number_shows_what_it_is_taken_as():
    claims = to_json(CHECKED)["claims"]
    assert claims[-1]["quantities"]["taken_as"] == {"from": 1700, "less_than": 2000}


def test_nothing_in_it_is_more_than_plain_json():
    assert json.loads(json.dumps(to_json(CHECKED), allow_nan=False))


def test_the_ledger_s_figures_come_with_where_they_stand():
    kent = Figure(
        "E23000032", FinancialYear(2015).period, Counted.OFFENCES, "sexual_under_18", 1532, 1532, source_id="s", locator="B2"
    )
    shown = checked_to_json(judge_against(check_text(TEXT), [kent], {}), ["Where a reader can find help."])
    assert shown["left_out"] == ["Where a reader can find help."]
    held = shown["claims"][0]["ledger"]
    assert held["standing"] == "confirmed"
    assert held["figures"][0]["locator"] == "B2"
