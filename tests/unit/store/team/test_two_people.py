"""Two people means two people: nobody opens another's account unseen, and whoever is new signs nothing for a day."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from faircount.errors import BadAccount
from faircount.store.decisions import now
from faircount.store.team import accounts as keeping
from faircount.store.team.account import WAITS, Account, Role
from faircount.store.team.accounts import Accounts
from faircount.store.team.database import Database, sqlite_address
from faircount.store.team.dump import dumped, fill
from faircount.store.team.team import Team, open_team
from tests.lib.teams import PASSWORD, quick_hashes


@pytest.fixture
def team(tmp_path: Path):
    with quick_hashes():
        found = open_team(tmp_path)
        for name in ("Ada", "Bea"):
            found.accounts.add(name, Role.ADMINISTRATOR, PASSWORD)
        yield found
        found.database.close()


def of(accounts: Accounts, name: str) -> Account:
    found = accounts.of(name)
    assert found is not None
    return found


def test_an_administrator_never_has_a_password_and_a_link_works_once(team: Team) -> None:
    secret = team.accounts.invite("Cy Vale", Role.PUBLISHER, by="Ada")
    assert team.accounts.invited(secret) == "Cy Vale"
    for guess in ("", secret, "nobody has this password"):
        assert team.sign_ins.sign_in("Cy Vale", guess, guess or "here") is None
    assert team.accounts.open_with(secret, PASSWORD) == "Cy Vale"
    assert team.accounts.invited(secret) is None
    with pytest.raises(BadAccount, match="used already"):
        team.accounts.open_with(secret, "violet ladder button")
    assert team.sign_ins.sign_in("Cy Vale", PASSWORD, "here")


def test_a_new_or_reset_account_waits_a_day_or_for_another_administrator(team: Team) -> None:
    team.accounts.open_with(team.accounts.invite("Cy Vale", Role.PUBLISHER, by="Ada"), PASSWORD)
    assert of(team.accounts, "Cy Vale").waits(now())
    assert not of(team.accounts, "Cy Vale").waits(now() + WAITS + timedelta(minutes=1))
    with pytest.raises(BadAccount, match="another administrator"):
        team.accounts.confirm("Cy Vale", by="Ada")
    team.accounts.confirm("Cy Vale", by="Bea")
    assert not of(team.accounts, "Cy Vale").waits(now())
    assert "made or changed by Ada" in of(team.accounts, "Cy Vale").remark(now())
    assert "confirmed by Bea" in of(team.accounts, "Cy Vale").remark(now())
    team.accounts.open_with(team.accounts.reset("Cy Vale", by="Ada"), "violet ladder button")
    assert of(team.accounts, "Cy Vale").waits(now())


@pytest.mark.parametrize(
    "change",
    [
        lambda accounts: accounts.set_role("Cy Vale", Role.PUBLISHER, by="Ada"),
        lambda accounts: accounts.enable("Cy Vale", by="Ada"),
        lambda accounts: accounts.set_password("Cy Vale", "violet ladder button", by="Ada"),
        lambda accounts: accounts.set_role("Cy Vale", Role.ADMINISTRATOR, by="Cy Vale"),
    ],
)
def test_every_change_by_somebody_else_and_of_ones_own_role_begins_the_day_anew(team: Team, change) -> None:
    team.accounts.add("Cy Vale", Role.VIEWER, PASSWORD)
    assert not of(team.accounts, "Cy Vale").waits(now())
    change(team.accounts)
    assert of(team.accounts, "Cy Vale").waits(now())


def test_whoever_changes_their_own_password_waits_for_nothing(team: Team) -> None:
    team.accounts.add("Cy Vale", Role.PUBLISHER, PASSWORD)
    team.accounts.set_password("Cy Vale", "violet ladder button", by="cy vale")
    assert not of(team.accounts, "Cy Vale").waits(now())


def test_an_account_made_a_minute_ago_confirms_nobody(team: Team) -> None:
    team.accounts.open_with(team.accounts.invite("Second Ada", Role.ADMINISTRATOR, by="Ada"), PASSWORD)
    team.accounts.open_with(team.accounts.invite("Cy Vale", Role.PUBLISHER, by="Ada"), PASSWORD)
    with pytest.raises(BadAccount, match="confirms nobody yet"):
        team.accounts.confirm("Cy Vale", by="Second Ada")


@pytest.mark.parametrize(
    "name", ["\u0410da", "ad\u0430", "A da", "A.d.a", "\uff21da", "faircount", "root on the command line", "Ada\u3164"]
)
def test_a_name_that_looks_like_another_or_is_the_programs_own_is_refused(team: Team, name: str) -> None:
    with pytest.raises(BadAccount):
        team.accounts.invite(name, Role.VIEWER, by="Bea")


@pytest.mark.parametrize("name", ["प्रिया शर्मा", "Zoë O’Neill", "Jean-Luc St. John", "王伟", "محمد علي"])
def test_names_of_many_languages_are_names(team: Team, name: str) -> None:
    team.accounts.invite(name, Role.VIEWER, by="Bea")
    assert team.accounts.of(name)


def test_the_trail_tells_all_of_it(team: Team) -> None:
    team.accounts.open_with(team.accounts.invite("Cy Vale", Role.PUBLISHER, by="Ada"), PASSWORD)
    team.accounts.confirm("Cy Vale", by="Bea")
    told = [(event.act, event.who) for event in team.outbox.trail.events(about="Cy Vale")]
    assert told == [("account.added", "Ada"), ("account.opened", "Cy Vale"), ("account.confirmed", "Bea")]


def test_a_link_that_is_used_late_leaves_the_account_in_the_hands_of_who_gave_it(team: Team, monkeypatch) -> None:
    moment = [now()]
    monkeypatch.setattr(keeping, "now", lambda: moment[0])
    secret = team.accounts.invite("Cy Vale", Role.PUBLISHER, by="Ada")
    moment[0] += 2 * WAITS
    team.accounts.open_with(secret, PASSWORD)
    with pytest.raises(BadAccount, match="another administrator"):
        team.accounts.confirm("Cy Vale", by="Ada")


def test_what_an_administrator_in_anothers_hands_changes_is_in_those_too(team: Team) -> None:
    team.accounts.add("Eve Hart", Role.ADMINISTRATOR, PASSWORD)
    team.accounts.open_with(team.accounts.reset("Bea", by="Ada"), PASSWORD)
    team.accounts.open_with(team.accounts.invite("Cy Vale", Role.PUBLISHER, by="Bea"), PASSWORD)
    team.accounts.confirm("Bea", by="Eve Hart")
    for name in ("Ada", "Bea"):
        with pytest.raises(BadAccount, match="another administrator"):
            team.accounts.confirm("Cy Vale", by=name)
    team.accounts.confirm("Cy Vale", by="Eve Hart")


def test_a_backup_from_before_hands_were_kept_is_in_the_hands_of_who_changed_it_last(team: Team, tmp_path: Path) -> None:
    team.accounts.open_with(team.accounts.invite("Cy Vale", Role.PUBLISHER, by="Ada"), PASSWORD)
    old = [json.dumps({key: told for key, told in json.loads(line).items() if key != "holds"}) for line in dumped(team.database)]
    fresh = Database.open(sqlite_address(tmp_path / "again.db"))
    fill(fresh, old)
    Accounts(fresh).set_role("Cy Vale", Role.PUBLISHER, by="Bea")
    with pytest.raises(BadAccount, match="another administrator"):
        Accounts(fresh).confirm("Cy Vale", by="Ada")
    fresh.close()


def test_a_backup_keeps_in_whose_hands_accounts_are(team: Team, tmp_path: Path) -> None:
    team.accounts.reset("Bea", by="Ada")
    team.accounts.invite("Cy Vale", Role.PUBLISHER, by="Bea")
    fresh = Database.open(sqlite_address(tmp_path / "again.db"))
    fill(fresh, dumped(team.database))
    assert Accounts(fresh).all() == team.accounts.all()
    assert {one.person for one in of(Accounts(fresh), "Cy Vale").holds} == {"Ada", "Bea"}
    fresh.close()
