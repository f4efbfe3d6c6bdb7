"""Whatever two administrators do to accounts, who prepares and who signs are two people, or a day went by in which all could see.

After each drawn act every account that may prepares a draft, and every account that may tries to sign each draft so far.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from faircount.errors import BadAccount
from faircount.store.people import same_person
from faircount.store.team import accounts as keeping
from faircount.store.team.account import Account, Role, remark_beside
from faircount.store.team.accounts import Accounts
from faircount.store.team.database import Database, sqlite_address
from faircount.store.team.migrate import migrate
from tests.lib.teams import PASSWORD, quick_hashes

NOON, DAY = datetime(2026, 11, 25, 12, tzinfo=UTC), timedelta(hours=24)
ADA, BEA, CY, DI, NEW = "Ada Hill", "Bea Cole", "Cy Vale", "Di Park", "Noa Quill"
TEAM = {ADA: Role.ADMINISTRATOR, BEA: Role.ADMINISTRATOR, CY: Role.PUBLISHER, DI: Role.PUBLISHER}
EVERY = st.sampled_from([*TEAM, NEW])
ACTS = ["invite", "reset", "open", "role", "disable", "enable", "confirm", "password", "nothing"]
STEPS = st.tuples(
    st.sampled_from(ACTS),
    EVERY,
    EVERY,
    st.sampled_from(["publisher", "administrator"]),
    st.sampled_from([0, 0, 0, 1, 13, 23, 25]),
)
Step = tuple[str, str, str, str, int]


@dataclass
class Told:
    """What happened, kept apart from the program: in whose hands each account is, and since when Ada has had which."""

    hands: dict[str, set[str]] = field(default_factory=dict)
    changed: dict[str, datetime] = field(default_factory=dict)
    unopened: set[str] = field(default_factory=set)
    taken: dict[str, datetime] = field(default_factory=dict)
    """Since when Ada has had the password of an account that is not hers."""

    def behind(self, name: str, when: datetime) -> set[str]:
        """Everybody in whose hands an account is, and in whose hands theirs are."""
        found: set[str] = set()
        look_at = [name]
        while look_at:
            one = look_at.pop()
            if one not in self.unopened and when - self.changed.get(one, when) >= DAY:
                self.hands.pop(one, None)
            new = self.hands.get(one, set()) - found
            found |= new
            look_at += new
        return found

    def change(self, name: str, by: str, when: datetime) -> None:
        by_others = self.behind(by, when)
        self.behind(name, when)
        self.hands.setdefault(name, set()).update({by}, by_others)
        self.changed[name] = when


class World:
    """The accounts of a team under a clock of the test. Ada uses every account of which she has the password; others do not."""

    def __init__(self, folder: Path) -> None:
        self.now = NOON
        self.database = Database.open(sqlite_address(folder / "team.db"))
        migrate(self.database)
        self.accounts, self.told = Accounts(self.database), Told()
        self.links: dict[str, tuple[str, bool]] = {}
        self.drafts: dict[tuple[str, datetime], tuple[set[str], bool]] = {}
        for name, role in TEAM.items():
            self.accounts.add(name, role, PASSWORD)

    def is_adas(self, name: str) -> bool:
        return name == ADA or name in self.told.taken

    def do(self, step: Step) -> None:
        act, by, name, role, hours = step
        self.now += timedelta(hours=hours)
        every = {one.name: one for one in self.accounts.all()}
        if act == "nothing" or (act == "invite") == (name in every) or by not in every or (by == NEW and not self.is_adas(NEW)):
            return
        if act == "open":
            self.open(name)
        elif act == "password":
            self.own_password(by, every)
        elif every[by].role is Role.ADMINISTRATOR and every[by].is_open and every[by].disabled is None:
            try:
                self.administer(act, by, name, Role(role))
            except BadAccount:
                return

    def administer(self, act: str, by: str, name: str, role: Role) -> None:
        if act == "confirm":
            if self.is_adas(name) and not self.is_adas(by):
                return  # an honest administrator confirms nobody whose password Ada has
            behind = {name} | self.told.behind(name, self.now)
            self.accounts.confirm(name, by)
            assert by not in behind, f"{by} confirms what is in their hands"
            assert not self.told.behind(by, self.now), f"{by} confirms in the hands of somebody"
            self.told.hands.pop(name, None)
            return
        if act in ("invite", "reset"):
            secret = self.accounts.invite(name, role, by) if act == "invite" else self.accounts.reset(name, by)
            self.links[name] = secret, self.is_adas(by)
            self.told.taken.pop(name, None)
            self.told.unopened.add(name)
        elif act == "role":
            self.accounts.set_role(name, role, by)
        elif act == "disable":
            self.accounts.disable(name, by)
        else:
            self.accounts.enable(name, by)
        self.told.change(name, by, self.now)

    def open(self, name: str) -> None:
        secret, is_adas = self.links.pop(name, ("", False))
        try:
            self.accounts.open_with(secret, PASSWORD)
        except BadAccount:
            return
        self.told.unopened.discard(name)
        self.told.changed[name] = self.now
        if is_adas:
            self.told.taken[name] = self.now

    def own_password(self, by: str, every: dict[str, Account]) -> None:
        if every[by].is_open and every[by].disabled is None:
            self.accounts.set_password(by, PASSWORD, by)

    def look(self) -> None:
        """Let every account that may prepare, and try to sign every draft so far."""
        every = self.accounts.all()
        able = [one.name for one in every if one.role is Role.PUBLISHER and one.is_open and one.disabled is None]
        for name in able:
            behind = {name} | self.told.behind(name, self.now)
            self.drafts.setdefault((name, self.now), (behind, self.is_adas(name)))
        for (prepared_by, at), (behind, is_adas) in self.drafts.items():
            for name in able:
                if not same_person(name, prepared_by) and signs(every, name, prepared_by, at, self.now):
                    self.judge(name, behind, is_adas)

    def judge(self, name: str, behind: set[str], is_adas: bool) -> None:
        assert self.told.behind(name, self.now) == set(), f"{name} signs in the hands of somebody"
        assert name not in behind, f"{name} is behind what it signs"
        if is_adas and self.is_adas(name):
            taken = min(self.told.taken.values(), default=self.now)
            assert self.now - taken >= DAY, "Ada alone prepared and signed within a day"


def signs(every: Sequence[Account], who: str, prepared_by: str, at: datetime, when: datetime) -> bool:
    try:
        remark_beside(every, who, prepared_by, at, when)
    except BadAccount:
        return False
    return True


@contextmanager
def a_world() -> Iterator[World]:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch, quick_hashes():
        world = World(Path(folder))
        patch.setattr(keeping, "now", lambda: world.now)
        try:
            yield world
        finally:
            world.database.close()


def step(act: str, by: str, name: str, role: str = "publisher", hours: int = 0) -> Step:
    return act, by, name, role, hours


@example([step("invite", ADA, NEW), step("open", ADA, NEW), step("role", ADA, ADA)])
@example([step("reset", ADA, CY), step("open", ADA, CY), step("role", ADA, ADA), step("nothing", ADA, ADA, hours=25)])
@example([step("reset", ADA, CY), step("open", ADA, CY), step("role", BEA, CY), step("confirm", ADA, CY)])
@example(
    [step("reset", ADA, BEA), step("open", ADA, BEA), step("reset", BEA, CY), step("open", ADA, CY), step("confirm", ADA, CY)]
)
@example([step("reset", ADA, BEA), step("open", ADA, BEA), step("reset", BEA, CY, hours=23), step("open", ADA, CY),
          step("nothing", ADA, ADA, hours=2), step("role", ADA, ADA), step("nothing", ADA, ADA, hours=25)])  # fmt: skip
@given(st.lists(STEPS, max_size=14))
def test_no_sequence_of_acts_makes_one_person_two_within_a_day(steps: list[Step]) -> None:
    with a_world() as world:
        world.look()
        for one in steps:
            world.do(one)
            world.look()


def test_two_people_prepare_and_sign_as_ever() -> None:
    with a_world() as world:
        assert signs(world.accounts.all(), CY, DI, world.now, world.now)
