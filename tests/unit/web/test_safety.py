"""What somebody who means harm may try: forms from elsewhere, planted sessions, names, files, guesses."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import timedelta
from urllib.parse import quote, urlencode

import pytest

from faircount.store.audit_trail import Trail
from faircount.store.decisions import read_decisions
from faircount.store.team.account import Role
from faircount.store.team.sign_ins import FROM_HERE
from faircount.web.needs import form_token
from faircount.web.room import COOKIE
from faircount.web.shell import LARGEST_FORM
from tests.lib.review_answers import UNIT
from tests.lib.serving import Person
from tests.lib.teams import PASSWORD

UNSEEN = re.compile(r"<script(?! src=)|onerror=|<img src=x")


def given_secret(headers):
    found = re.search(rf"{COOKIE}=([^;]+)", headers.get("Set-Cookie", ""))
    return found[1] if found else ""


@pytest.fixture
def at_the_door(together):
    """Somebody at the sign-in page."""
    _, headers, _ = Person(together.port).ask("/app/sign-in")
    return Person(together.port, given_secret(headers))


def sign_in(person, name, password=PASSWORD, to="/app/", **headers):
    return person.send("/app/sign-in", {"name": name, "password": password, "to": to}, **headers)


def test_signing_in_gives_a_new_session_that_is_worth_nothing_before_and_after(together, at_the_door):
    planted = at_the_door.secret
    status, headers, _ = sign_in(at_the_door, "reviewer")
    signed = given_secret(headers)
    assert (status, headers["Location"]) == (303, "/app/")
    assert signed != planted
    assert Person(together.port, planted).ask("/app/")[0] == 303, "the session before is no session"
    cookie = headers["Set-Cookie"].lower()
    assert all(flag in cookie for flag in ("secure", "httponly", "samesite=lax", "path=/"))
    assert cookie.startswith("__host-")
    assert "domain" not in cookie
    me = Person(together.port, signed)
    assert me.ask("/app/")[0] == 200
    status, headers, _ = me.send("/app/sign-out", {})
    assert status == 303
    assert me.ask("/app/")[0] == 303, "the session has ended in the database too"


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://example.org"},
        {"Origin": "null"},
        {"Origin": None},
        {"Sec_Fetch_Site": "cross-site"},
        {"Content_Type": "text/plain"},
    ],
)
def test_nobody_is_signed_in_from_another_page(at_the_door, headers):
    status, found, _ = sign_in(at_the_door, "reviewer", **headers)
    assert status in (403, 415)
    assert "Set-Cookie" not in found


def test_a_form_needs_the_token_of_its_own_session(together):
    me, other = together.as_role(Role.REVIEWER), together.as_role(Role.REVIEWER)
    name = together.review.queue()[0].matter.id
    for token in ("", "guessed", form_token(other.secret), "ü" * 64):
        assert me.send(f"/review/{name}", {"token": token, "choice": "left out", "why": "x"})[0] == 403
    assert together.team.decisions.all().all == ()


@pytest.mark.parametrize(
    "to", ["https://example.org/", "//example.org", "/\\example.org", "/\t/example.org", "javascript:alert(1)", ""]
)
def test_nobody_is_sent_elsewhere_after_signing_in(together, at_the_door, to):
    _, headers, _ = sign_in(at_the_door, "viewer", to=to)
    assert headers["Location"] == "/app/"
    _, headers, _ = together.as_role(Role.VIEWER).ask(f"/app/sign-in?{urlencode({'to': to})}")
    assert headers["Location"] == "/app/", "nor whoever signed in before"


def test_guessing_is_stopped_and_tells_nobody_which_names_there_are(together, at_the_door):
    from_one = {"X_Forwarded_For": "198.51.100.7"}
    texts = set()
    for name in ("publisher", "no such name"):
        for _ in range(FROM_HERE):
            status, _, text = sign_in(at_the_door, name, "wrong", **from_one)
            assert status == 422
            texts.add(text.replace(name, ""))
    assert len(texts) == 1, "a wrong name and a wrong password look the same"
    assert sign_in(at_the_door, "publisher", **from_one)[0] == 429, "not even with the right password"
    assert together.team.sign_ins.sign_in("publisher", PASSWORD, "198.51.100.8"), "and from elsewhere the owner still comes in"


def test_whoever_has_a_network_of_addresses_guesses_no_more_than_whoever_has_one(at_the_door):
    for number in range(FROM_HERE):
        assert sign_in(at_the_door, "viewer", "wrong", X_Forwarded_For=f"2001:db8:0:1::{number + 1:x}")[0] == 422
    assert sign_in(at_the_door, "viewer", X_Forwarded_For="2001:db8:0:1:ffff::9")[0] == 429
    assert sign_in(at_the_door, "viewer", X_Forwarded_For="2001:db8:0:2::1")[0] == 303


def test_posted_texts_are_counted_by_network_too(together):
    def post(address):
        return Person(together.port).ask("/api/v1/check", "", "POST", X_Forwarded_For=address, Content_Type="text/plain")[0]

    taken = [post(f"2001:db8:0:3::{number + 1:x}") for number in range(8)]
    assert (429 in taken, post("2001:db8:0:3:9::1"), post("2001:db8:0:4::1") != 429) == (True, 429, True)


def test_a_session_that_is_over_is_sent_to_the_door_and_back(together):
    person = together.as_role(Role.VIEWER)
    holder = together.team.sessions
    from faircount.store.decisions import now

    assert holder.holder(person.secret, now() + timedelta(hours=2)) is None
    status, headers, _ = person.ask("/app/ledger?area=E23000013")
    assert (status, headers["Location"]) == (303, "/app/sign-in?to=/app/ledger%3Farea%3DE23000013")


NAMES = [
    ("../../evil.csv", "evil.csv"),
    ("..\\..\\evil2.csv", "evil2.csv"),
    ("/etc/cron.d/evil3.csv", "evil3.csv"),
    ("<img src=x onerror=alert(1)>.csv", None),
    ("=cmd|' /C calc'!A0.csv", None),
    (".hidden.csv", "hidden.csv"),
    ("a" * 300 + ".csv", None),
]


@pytest.mark.parametrize(("sent", "kept"), NAMES)
def test_a_name_that_was_sent_is_never_a_place_and_never_markup(together, sent, kept):
    answers = together.folder / "answers"
    before = {path for path in together.folder.parent.rglob("*") if path.is_file() and "build" not in path.parts}
    content = (UNIT + f"2017/18,{abs(hash(sent)) % 900},5\n").encode()
    status, _, text = together.as_role(Role.REVIEWER).upload("/app/answers", [(sent.replace('"', "%22"), content)])
    assert status == 303, text
    after = {path for path in together.folder.parent.rglob("*") if path.is_file() and "build" not in path.parts}
    new = {path for path in after - before if path.parent == answers}
    assert len(new) == 1
    assert all(path.parent == answers or ".faircount" in path.parts or path.name.startswith("trail") for path in after - before)
    (made,) = new
    assert not kept or made.name == kept
    assert len(made.name) <= 130
    shown = together.as_role(Role.VIEWER).ask("/app/answers")[2]
    assert not UNSEEN.search(shown)


def bomb():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)
    return packed.getvalue()


def slipping():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../../../slipped.csv", UNIT)
        archive.writestr("/tmp/slipped.csv", UNIT)
        archive.writestr("..\\..\\slipped.csv", UNIT)
        link = zipfile.ZipInfo("slipped.csv")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, "../../faircount.toml")
    return packed.getvalue()


def test_one_bad_file_stops_no_other(together):
    """Ten at once: good ones, a bomb, an empty one, one that the scanner stops, a program, one that climbs out of its archive."""
    good = [(f"good {number}.csv", UNIT.replace("738", f"{900 + number}").encode()) for number in range(5)]
    bad = [("bomb.zip", bomb()), ("empty.csv", b""), ("sick.csv", b"EICAR"), ("run.exe", b"MZ"), ("slip.zip", slipping())]
    status, _, text = together.as_role(Role.REVIEWER).upload("/app/answers", [*bad, *good])
    assert status == 422
    assert "7 files were taken" in text
    for name, why in (("empty.csv", "is empty"), ("sick.csv", "stopped by the scanner"), ("run.exe", "no ending of a file")):
        assert re.search(rf"<li>{re.escape(name)} [^<]*{why}", text)
    shown = together.as_role(Role.VIEWER).ask("/app/answers")[2]
    assert all(name in shown for name, _ in good)
    assert re.search(r"bomb\.zip.*?Not read", shown, re.DOTALL)
    assert not list(together.folder.rglob("slipped.csv"))
    assert not (together.folder / "answers" / "sick.csv").exists()
    assert not list((together.folder / ".faircount").glob("sent-*")), "nothing that was being taken in is left behind"


def test_the_same_file_is_kept_once_and_another_of_its_name_beside_it(together):
    person = together.as_role(Role.REVIEWER)
    person.upload("/app/answers", [("twice.csv", UNIT.encode())])
    assert "twice.csv is here already" in person.upload("/app/answers", [("twice.csv", UNIT.encode())])[2]
    person.upload("/app/answers", [("twice.csv", (UNIT + "2018/19,7,8\n").encode())])
    assert sorted(path.name for path in (together.folder / "answers").glob("twice*")) == ["twice (2).csv", "twice.csv"]


def test_bodies_are_kept_small_but_where_files_are_sent(together):
    person = together.as_role(Role.REVIEWER)
    assert person.send("/review/0123456789", {"why": "x" * LARGEST_FORM})[0] == 413
    assert person.ask("/app/answers", b"x", Content_Length="99999999999")[0] == 413
    assert person.upload("/app/answers", [(f"{number}.csv", b"x") for number in range(60)])[0] == 400


def test_two_at_one_doubt_lose_nothing_and_the_second_is_told(together):
    entry = next(entry for entry in together.review.queue() if entry.matter.file == "east.csv")
    path, form = f"/review/{entry.matter.id}", {"seen": "0", "typed": "2016/17", "why": '=HYPERLINK("the letter")'}
    reviewer, publisher = together.as_role(Role.REVIEWER), together.as_role(Role.PUBLISHER)
    assert reviewer.send(path, form)[0] == 303
    status, _, text = publisher.send(path, form | {"typed": "2014/15", "why": "another letter", "who": "somebody else"})
    assert status == 409
    assert "yours is kept in the history" in text
    assert "Came second" in text
    assert 'value="2014/15"' in text, "what was typed is still there"
    found = together.review.entry(entry.matter.id)
    assert (found.decision.decision, found.decision.who) == ("period: 2016/17", "reviewer")
    assert [one.who for one in together.team.decisions.second(found.matter.key)] == ["publisher"], "the form does not say who"
    assert publisher.send(path, form | {"typed": "2014/15", "seen": "1"})[0] == 303
    assert together.review.entry(entry.matter.id).decision.decision == "period: 2014/15"
    file = together.folder / "decisions.csv"
    assert read_decisions(file).all == together.team.decisions.all().all
    assert all(not cell.startswith(("=", "+", "@")) for row in csv.reader(file.open()) for cell in row), "no spreadsheet runs it"
    trail = Trail(together.folder / "trail.jsonl")
    assert [one.who for one in trail.events("decision.made")] == ["reviewer", "publisher"]
    assert trail.verify() == ()


def test_an_administrator_makes_and_closes_an_account_and_the_trail_tells(together):
    admin = together.as_role(Role.ADMINISTRATOR)
    status, _, text = admin.send("/app/accounts", {"name": "Al Reed", "role": "reviewer"})
    assert status == 200
    link = re.search(r"<code>http://[^/]+(/app/welcome/[^<]+)</code>", text)[1]
    assert link.rpartition("/")[2] not in (together.folder / "trail.jsonl").read_text()
    password, nobody = "copper kettle window", Person(together.port)
    token = re.search(r'name="token" value="([^"]+)"', nobody.ask(link)[2])[1]
    typed = {"token": token, "new": password, "again": password}
    assert nobody.send(link, typed | {"again": "another"})[0] == 422
    assert nobody.send(link, typed)[0] == 200
    assert nobody.send(link, typed)[0] == nobody.ask(link)[0] == 410, "it is used once"
    secret = together.team.sign_ins.sign_in("al reed", password, "here")
    al = Person(together.port, secret)
    changed = {"now": password, "new": "violet ladder button", "again": "violet ladder button"}
    assert al.send("/app/password", changed | {"now": "wrong"})[0] == 422
    assert al.send("/app/password", changed)[0] == 200
    assert al.ask("/app/")[0] == 303, "sign in again with the new one"
    assert together.team.sign_ins.sign_in("Al Reed", "violet ladder button", "here")
    assert admin.send("/app/accounts", {"name": "<b>", "role": "reviewer"})[0] == 422
    assert admin.send("/app/accounts", {"name": "Bo", "role": "emperor"})[0] == 422
    assert admin.send("/app/accounts/disable", {"name": "administrator"})[0] == 422, "the last one stays"
    assert admin.send("/app/accounts/disable", {"name": "al reed"})[0] == 303
    assert together.team.sign_ins.sign_in("Al Reed", "violet ladder button", "elsewhere") is None
    acts = [event.act for event in Trail(together.folder / "trail.jsonl").events(about="Al Reed")]
    assert acts == ["account.added", "account.opened", "account.password", "account.disabled"]


def test_the_trail_page_shows_that_a_line_was_changed(together):
    kept = together.folder / "trail.jsonl"
    together.as_role(Role.ADMINISTRATOR).send("/app/accounts/role", {"name": "viewer", "role": "viewer"})
    whole = kept.read_text()
    viewer = together.as_role(Role.VIEWER)
    assert "every one was checked just now" in viewer.ask("/app/trail")[2]
    kept.write_text(whole.replace('"who":"administrator"', '"who":"nobody"'))
    assert "was changed" in viewer.ask("/app/trail")[2]
    kept.write_text(whole)


@pytest.mark.parametrize(
    "query", ["area=%3Cscript%3E", "period=%27%20OR%201=1", "offence=x", "page=0", "page=-1", "page=99999", "online=%00"]
)
def test_what_is_asked_of_the_ledger_is_checked_and_escaped(together, query):
    status, _, text = together.as_role(Role.VIEWER).ask(f"/app/ledger?{query}")
    assert status in (200, 422)
    assert not UNSEEN.search(text)
    assert together.as_role(Role.VIEWER).ask("/app/ledger?page=x")[0] == 422


def test_health_tells_whoever_watches_and_nothing_more(together):
    assert Person(together.port).ask("/app/health")[2] == '{"status":"up"}'


def test_a_link_in_the_site_is_never_followed(together):
    site = together.folder / "build" / "site"
    site.mkdir(parents=True, exist_ok=True)
    (site / "page.txt").write_text("a page")
    (site / "led").symlink_to(together.folder / "answers")
    (site / "one.csv").symlink_to(together.folder / "sources.csv")
    answer = next((together.folder / "answers").glob("*.*")).name
    (together.folder / "sources.csv").touch()
    person = together.as_role(Role.PUBLISHER)
    assert person.ask("/page.txt")[0] == 200
    assert [person.ask(path)[0] for path in (f"/led/{quote(answer)}", "/one.csv", "/led")] == [404, 404, 404]
