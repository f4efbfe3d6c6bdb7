"""Accounts, sessions, sign-ins and decisions, the same in SQLite and in PostgreSQL."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import QueuePool

from faircount.errors import BadAccount, BadDatabase, DecidedMeanwhile, TooManyTries
from faircount.store.decisions import OPEN_AGAIN, Decision
from faircount.store.team import passwords
from faircount.store.team.account import Role
from faircount.store.team.accounts import Accounts
from faircount.store.team.database import Database, sqlite_address
from faircount.store.team.decided import TeamDecisions
from faircount.store.team.migrate import migrate, pending, steps
from faircount.store.team.sign_ins import BY_ADDRESS, FROM_HERE, IDLE, KNOWN_FOR, LONGEST, ON_NAME, WINDOW, Sessions, SignIns
from tests.lib.teams import PASSWORD, quick_hashes

NOON = datetime(2026, 11, 25, 12, tzinfo=UTC)
DECISION = Decision(NOON, "Jo Marsh", "kent-csv", "a" * 64, "t1/B2", "unit?", "as read", "the letter says so")


@pytest.fixture(autouse=True)
def quickly(request):
    """Hashes that are quick to make, but where it is asked how slow they are."""
    if "slow" in request.function.__name__:
        yield
        return
    with quick_hashes():
        yield


@pytest.fixture
def jo(database):
    """An account of a reviewer."""
    Accounts(database).add("Jo Marsh", Role.REVIEWER, PASSWORD)
    return database


def test_who_waits_too_long_for_a_connection_is_told_in_plain_words(tmp_path):
    few = {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0, "pool_timeout": 0.05}
    database = Database(create_engine(sqlite_address(tmp_path / "team.db"), **few))
    with database.reading(), pytest.raises(BadDatabase, match="no connection was free"), database.reading():
        pass
    database.close()


def test_migrating_takes_every_step_once_and_all_at_once(address):
    database = Database.open(address)
    assert pending(database) == steps()
    with ThreadPoolExecutor(4) as crowd:
        taken = list(crowd.map(lambda _: migrate(database), range(4)))
    assert sorted(map(len, taken)) == [0, 0, 0, len(steps())]
    assert pending(database) == ()
    database.close()


def test_a_step_that_fails_leaves_nothing_behind(address, monkeypatch):
    from faircount.store.team import migrate as migrating

    database, broken = (
        Database.open(address),
        replace(steps()[-1], number=99, says="CREATE TABLE one (a TEXT); CREATE TABLE one (a TEXT)"),
    )
    whole = steps()
    monkeypatch.setattr(migrating, "steps", lambda: (*whole, broken))
    with pytest.raises(BadDatabase):
        migrate(database)
    monkeypatch.setattr(migrating, "steps", lambda: whole)
    assert len(migrate(database)) == len(whole)
    database.close()


@pytest.mark.parametrize("change", ["UPDATE migrations SET sha256 = 'x'", "INSERT INTO migrations VALUES (99, 'n', 'x', 'y')"])
def test_a_database_of_another_program_is_refused(database, change):
    with database.writing() as connection:
        connection.execute(text(change))
    with pytest.raises(BadDatabase):
        pending(database)


@pytest.mark.parametrize("address", ["", "mysql://x/y", "nonsense", "postgresql://nobody@127.0.0.1:1/none"])
def test_an_address_that_leads_nowhere_is_refused_without_its_password(address):
    with pytest.raises(BadDatabase) as refused:
        migrate(Database.open(address.replace("nobody@", "nobody:secret@")))
    assert "secret" not in str(refused.value)


def test_an_account_is_found_whatever_the_capitals_and_never_twice(jo):
    assert SignIns(jo).sign_in("JO  MARSH", PASSWORD, "here")
    with pytest.raises(BadAccount, match="already"):
        Accounts(jo).add("jo marsh", Role.VIEWER, PASSWORD)
    assert [(one.name, one.role) for one in Accounts(jo).all()] == [("Jo Marsh", Role.REVIEWER)]


@pytest.mark.parametrize(
    ("name", "password"), [("", PASSWORD), ("<b>", PASSWORD), ("Al", "short"), ("Al", "a" * 30), ("Al", "x" * 201)]
)
def test_a_name_or_a_password_that_is_none_is_refused(database, name, password):
    with pytest.raises(BadAccount):
        Accounts(database).add(name, Role.VIEWER, password)
    assert Accounts(database).all() == ()


def test_the_password_itself_is_nowhere_in_the_database(jo):
    with jo.reading() as connection:
        kept = connection.execute(text("SELECT password FROM accounts")).scalar_one()
    assert kept.startswith("$argon2id$")
    assert PASSWORD not in kept


def test_a_closed_account_is_out_at_once_and_can_be_opened_again(jo):
    secret = SignIns(jo).sign_in("Jo Marsh", PASSWORD, "here")
    assert Sessions(jo).holder(secret).role is Role.REVIEWER
    Accounts(jo).disable("Jo Marsh")
    assert Sessions(jo).holder(secret) is None
    assert SignIns(jo).sign_in("Jo Marsh", PASSWORD, "here") is None
    Accounts(jo).enable("Jo Marsh")
    assert Sessions(jo).holder(secret) is None
    assert SignIns(jo).sign_in("Jo Marsh", PASSWORD, "here")


@pytest.mark.parametrize(
    "change",
    [
        lambda accounts: accounts.set_password("jo marsh", "violet ladder button"),
        lambda accounts: accounts.set_role("jo marsh", Role.PUBLISHER),
    ],
)
def test_another_password_or_role_ends_the_sessions(jo, change):
    secret = SignIns(jo).sign_in("Jo Marsh", PASSWORD, "here")
    change(Accounts(jo))
    assert Sessions(jo).holder(secret) is None


def test_the_last_administrator_stays(database):
    accounts = Accounts(database)
    accounts.add("Ada", Role.ADMINISTRATOR, PASSWORD)
    for change in (lambda: accounts.disable("Ada"), lambda: accounts.set_role("Ada", Role.VIEWER)):
        with pytest.raises(BadAccount, match="last administrator"):
            change()
    accounts.add("Bob", Role.ADMINISTRATOR, PASSWORD)
    accounts.disable("Ada")
    with pytest.raises(BadAccount, match="has no account"):
        accounts.disable("Nobody")


def test_a_session_ends_when_idle_and_at_the_latest_after_half_a_day(jo):
    sessions = Sessions(jo)
    secret = sessions.begin("Jo Marsh", NOON)
    assert sessions.holder(secret, NOON + IDLE)
    assert sessions.holder(secret, NOON + 2 * IDLE), "it was used an hour ago"
    assert sessions.holder(secret, NOON + 4 * IDLE) is None
    lasting = sessions.begin("Jo Marsh", NOON)
    at = NOON
    while at + IDLE <= NOON + LONGEST:
        at += IDLE
        assert sessions.holder(lasting, at)
    assert sessions.holder(lasting, at + timedelta(minutes=1)) is None


def test_each_session_has_a_secret_of_its_own_of_which_only_the_hash_is_kept(jo):
    secrets = {Sessions(jo).begin("Jo Marsh") for _ in range(3)}
    assert len(secrets) == 3
    with jo.reading() as connection:
        kept = {row[0] for row in connection.execute(text("SELECT secret_sha256 FROM sessions"))}
    assert not secrets & kept
    Sessions(jo).end(min(secrets))
    assert Sessions(jo).holder(min(secrets)) is None
    assert Sessions(jo).holder("planted by somebody else") is None


def fail(door, times, name="Jo Marsh", address="here", when=NOON):
    for _ in range(times):
        assert door.sign_in(name, "wrong", address, when) is None


def test_after_five_failures_the_right_password_does_not_help_until_later(jo):
    door = SignIns(jo)
    fail(door, FROM_HERE)
    with pytest.raises(TooManyTries):
        door.sign_in("JO MARSH", PASSWORD, "here", NOON)
    assert door.sign_in("Jo Marsh", PASSWORD, "elsewhere", NOON), "a stranger cannot lock a person out from where they are"
    assert door.sign_in("Jo Marsh", PASSWORD, "here", NOON + WINDOW)


def test_success_clears_the_count(jo):
    door = SignIns(jo)
    for _ in range(3):
        fail(door, FROM_HERE - 1)
        assert door.sign_in("Jo Marsh", PASSWORD, "here", NOON)


def test_one_address_cannot_try_many_names_nor_many_addresses_one_name(jo):
    door = SignIns(jo)
    for number in range(BY_ADDRESS):
        fail(door, 1, name=f"name {number}")
    with pytest.raises(TooManyTries):
        door.sign_in("Jo Marsh", PASSWORD, "here", NOON)
    for number in range(ON_NAME):
        fail(door, 1, address=f"10.0.0.{number}")
    with pytest.raises(TooManyTries):
        door.sign_in("Jo Marsh", PASSWORD, "10.0.1.1", NOON)


def test_guesses_from_everywhere_shut_nobody_out_where_they_signed_in_before(jo):
    """Else anybody with ten addresses keeps a publisher out on the morning of a release."""
    door = SignIns(jo)
    before = NOON - KNOWN_FOR
    assert door.sign_in("Jo Marsh", PASSWORD, "long ago", before)
    assert door.sign_in("Jo Marsh", PASSWORD, "here", before + WINDOW)
    for number in range(ON_NAME):
        fail(door, 1, address=f"10.0.0.{number}")
    assert door.sign_in("jo marsh", PASSWORD, "here", NOON)
    for shut in ("long ago", "10.0.1.1"):
        with pytest.raises(TooManyTries):
            door.sign_in("Jo Marsh", PASSWORD, shut, NOON)
    fail(door, FROM_HERE)
    with pytest.raises(TooManyTries):
        door.sign_in("Jo Marsh", PASSWORD, "here", NOON)


def test_many_tries_at_once_are_as_many(jo):
    def once(_):
        try:
            return SignIns(jo).sign_in("Jo Marsh", "wrong", "here", NOON) is None
        except TooManyTries:
            return False

    with ThreadPoolExecutor(8) as crowd:
        assert sum(crowd.map(once, range(24))) == FROM_HERE


def test_decisions_come_back_as_they_were_in_the_order_they_were_made(database):
    kept = TeamDecisions(database)
    kept.add(DECISION, 0)
    assert kept.all().all == (DECISION,)
    again = replace(DECISION, decision=OPEN_AGAIN, why="'=1+1, a second look")
    kept.add(again, 1)
    assert kept.all().all == (DECISION, again)
    assert TeamDecisions(database).all() == kept.all()
    assert kept.all().on(DECISION.key) is None


def test_of_many_at_one_doubt_one_stands_each_is_kept_and_each_other_is_told(database):
    def decide(number):
        try:
            TeamDecisions(database).add(replace(DECISION, who=f"person {number}"), 0)
            return "stands"
        except DecidedMeanwhile:
            return "told"

    with ThreadPoolExecutor(8) as crowd:
        outcomes = list(crowd.map(decide, range(16)))
    kept = TeamDecisions(database)
    assert outcomes.count("stands") == len(kept.all().all) == 1
    assert outcomes.count("told") == len(kept.second(DECISION.key)) == 15
    assert len({one.who for one in (*kept.all().all, *kept.second(DECISION.key))}) == 16


def test_readers_miss_nothing_while_many_write(database):
    reader = TeamDecisions(database)

    def write(number):
        TeamDecisions(database).add(replace(DECISION, locator=f"t1/B{number}"), 0)
        reader.all()

    with ThreadPoolExecutor(6) as crowd:
        list(crowd.map(write, range(40)))
    assert len(reader.all().all) == 40


def test_hashes_are_slow_to_guess():
    assert passwords._HASHER.memory_cost >= 46 * 1024
    kept = passwords.hashed(PASSWORD)
    assert passwords.is_password(PASSWORD, kept)
    assert not passwords.is_password(PASSWORD + "x", kept)
    assert not passwords.is_password(PASSWORD, None)


def test_sqlite_loses_nothing_when_the_power_goes(tmp_path):
    database = Database.open(sqlite_address(tmp_path / "team.db"))
    with database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 2
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
    database.close()
