"""A hidden count is in no byte of any answer: not in a row, a cursor, a tag, a refusal, a file or a verdict."""

from __future__ import annotations

import base64
import re
from itertools import product

import pytest

from faircount.articles.article_check import check_against
from faircount.claims.words import load_wording
from faircount.readers.article import article_of
from faircount.web.api.app import description
from tests.lib.publications import ANSWER
from tests.lib.published import BESIDE, SMALL, TOTAL, asking, planted, publish

HIDDEN = re.compile(rf"{BESIDE}|{BESIDE:,}")
RUNS = re.compile(rb"[A-Za-z0-9_-]{16,}")
FILTERS = ("", "area=cleveland", "from=2019-04-01&to=2020-03-31", "limit=1", "offence=sexual_under_18&limit=2", "version=1.0.0")


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return publish(tmp_path_factory.mktemp("published"))


@pytest.fixture(scope="module")
def client(root):
    with asking(root) as asked:
        yield asked


@pytest.fixture(scope="module")
def answers(client, root):
    """Everything that can be read: each list with each filter to its last page, each single address, each file, refusals."""
    told = description(client.app.routes[0].app)["paths"]
    lists = [path for path, does in told.items() if "get" in does and "{" not in path]
    asked = [f"{path}?{given}" for path, given in product(lists, FILTERS)]
    asked += ["/areas/cleveland", "/briefings/cleveland", "/versions/1.0.0", "/openapi.json", "/nothing", "/figures?limit=x"]
    asked += [f"/{path.relative_to(root / 'api/v1')}" for path in (root / "api/v1").rglob("*.json")]
    found = []
    while asked:
        reply = client.get(asked.pop())
        found.append(reply)
        following = re.search(r'</api/v1([^>]+)>; rel="next"', reply.headers.get("link", ""))
        asked += [following[1]] if following else []
    return found


def unpacked(letters):
    """The bytes, and what any run in them would be if it were base 64, as cursors are."""
    yield letters
    for run in RUNS.findall(letters):
        yield base64.urlsafe_b64decode(run + b"=" * (-len(run) % 4)) if len(run) % 4 != 1 else b""


def test_the_search_finds_a_count_that_is_shown_and_one_in_a_cursor(answers):
    assert any(str(TOTAL).encode() in reply.content for reply in answers)
    assert any(HIDDEN.search(part.decode("latin-1")) for part in unpacked(base64.urlsafe_b64encode(b"a count of 48271 here")))


def test_the_hidden_count_is_in_no_byte_of_any_answer(answers):
    assert len(answers) > 60
    for reply in answers:
        letters = reply.content + b"\n" + str(reply.headers.raw).encode() + b"\n" + str(reply.url).encode()
        for part in unpacked(letters):
            assert not HIDDEN.search(part.decode("latin-1")), reply.url


def test_a_hidden_row_holds_no_number_of_any_kind(answers):
    rows = [row for reply in answers if "figures" in reply.url.path for row in reply.json().get("items", [])]
    hidden = [row for row in rows if row.get("status") == "hidden"]
    assert hidden
    numbers = ("count", "count_lower", "count_upper", "chance_lower", "chance_upper")
    assert {row[name] for row in hidden for name in numbers} == {None}
    assert {(row["shorthand"], row["note"]) for row in hidden} == {("c", "")}


def test_the_two_kinds_of_hidden_cells_cannot_be_told_apart(client):
    rows = client.get("/figures?from=2019-04-01&to=2020-03-31").json()["items"]
    of_ages = [
        {name: said for name, said in row.items() if name not in ("id", "age", "age_low", "age_high", "locator")} for row in rows
    ]
    hidden = [row for row in of_ages if row["count"] is None]
    assert len(hidden) == 2
    assert hidden[0] == hidden[1]


def test_no_list_can_be_asked_for_a_sum_or_by_its_counts(client):
    told = description(client.app.routes[0].app)["paths"]
    asked = {one["name"] for does in told.values() for one in does.get("get", {}).get("parameters", [])}
    assert asked == {
        "version", "after", "limit", "area", "table", "counted", "offence", "online", "source", "from", "to",
        "finding", "severity", "nature",
    }  # fmt: skip


CLAIM = "Police in Cleveland recorded {} sexual offences against children {} in 2019/20."


@pytest.mark.parametrize(("ages", "count"), [("under ten", SMALL), ("aged ten to 17", BESIDE)])
def test_a_verdict_is_the_same_whether_a_guess_is_right_or_wrong(client, ages, count):
    """The same text held against the ledger would be told apart: one question a text, and nothing is hidden any more."""
    right, wrong = CLAIM.format(count, ages), CLAIM.format(count + 1, ages)

    def against_the_ledger(text):
        checked = check_against(article_of(text.encode(), "a text"), planted(), {ANSWER.source_id: ANSWER}, load_wording())
        return [str(one.verdict) for one in checked.against]

    def against_what_is_published(text):
        claims = client.post("/check", json={"text": text}).json()["claims"]
        told = [{name: one[name] for name in set(one) - {"text", "start", "end"}} for one in claims]
        # A reader's own number is said back to him ("48,274, not 3"): it tells what he asked, not what is hidden.
        guesses = {f"{each:,}" for each in (count, count + 1)}
        return [
            one | {"arithmetic": " ".join("N" if word in guesses else word for word in one["arithmetic"].split())} for one in told
        ]

    assert against_the_ledger(right) != against_the_ledger(wrong)
    assert against_what_is_published(right) == against_what_is_published(wrong) != []
