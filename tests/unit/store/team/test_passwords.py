"""Whether somebody has an account cannot be told by how long the door takes: as much is worked out for a name that nobody has."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher, extract_parameters

from faircount.store.team import passwords
from faircount.store.team.account import Role
from faircount.store.team.accounts import Accounts
from faircount.store.team.passwords import LONGEST
from faircount.store.team.sign_ins import SignIns

PASSWORD = "copper kettle window"


class Counting:
    """A hasher that notes what it was asked to work out."""

    def __init__(self):
        self.hasher, self.worked = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1), []

    def hash(self, password):
        self.worked.append(("hash", len(password)))
        return self.hasher.hash(password)

    def verify(self, kept, password):
        self.worked.append(("verify", extract_parameters(kept), len(password)))
        return self.hasher.verify(kept, password)


@pytest.fixture
def hasher(monkeypatch):
    """A hasher that nobody has asked for anything yet."""
    found = Counting()
    monkeypatch.setattr(passwords, "_HASHER", found)
    passwords._nobody.cache_clear()
    yield found
    passwords._nobody.cache_clear()


@pytest.fixture
def door(database, hasher):
    accounts = Accounts(database)
    for name in ("Jo Marsh", "Al Reed"):
        accounts.add(name, Role.VIEWER, PASSWORD)
    accounts.disable("Al Reed")
    hasher.worked.clear()
    return SignIns(database)


@pytest.mark.parametrize("first", ["Jo Marsh", "nobody", "Al Reed"])
def test_the_first_try_and_each_later_one_work_out_the_same_for_everybody(door, hasher, first):
    assert door.sign_in(first, "a wrong password", "here") is None
    made, looked = hasher.worked
    assert (made[0], looked[0]) == ("hash", "verify")
    for name in ("Jo Marsh", "nobody", "Al Reed", "", "x" * 5_000):
        hasher.worked.clear()
        assert door.sign_in(name, "a wrong password", name) is None
        assert hasher.worked == [looked]


def test_a_password_of_megabytes_is_cut_before_it_is_worked_on(door, hasher):
    assert door.sign_in("Jo Marsh", "x" * 5_000_000, "here") is None
    assert hasher.worked[-1][-1] == LONGEST + 1
