"""One account of a team, in whose hands it is until it has settled, and so whether a signature is a second person's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from faircount.errors import BadAccount
from faircount.store.people import folded, may_be_one_person, same_person


class Role(StrEnum):
    """The one role of an account. An administrator keeps accounts and publishes nothing: nobody can do both alone."""

    VIEWER = "viewer"
    REVIEWER = "reviewer"
    PUBLISHER = "publisher"
    ADMINISTRATOR = "administrator"


WAITS = timedelta(hours=24)
"""How long an account signs nothing once somebody made, reset or changed it: its holder has time to notice."""
TOLD_FOR = timedelta(days=90)
"""How long a signature says by whom the account behind it was changed."""


@dataclass(frozen=True, slots=True)
class Hold:
    """That somebody made or changed an account: since when and until when it is in their hands; no end while a link is out."""

    person: str
    since: datetime
    until: datetime | None

    def lasts(self, begins: datetime, ends: datetime) -> bool:
        """Whether it lasts at any moment of this time; a second more, since times are kept to the second."""
        return self.since <= ends and (self.until is None or self.until >= begins)


@dataclass(frozen=True, slots=True)
class Account:
    """One account: the name as it is shown, the role, when it was made, and since when it is closed.

    ``is_open`` once its holder has set a password. Of the changes: from when on it may sign again, who confirmed it before
    that, and everybody in whose hands it is or was.
    """

    name: str
    role: Role
    made: datetime
    disabled: datetime | None
    is_open: bool = True
    signs_from: datetime | None = None
    confirmed_by: str = ""
    holds: tuple[Hold, ...] = ()

    def waits(self, when: datetime) -> bool:
        """Whether it may sign nothing yet."""
        return not self.is_open or any(one.until is None or when < one.until for one in self.holds if one.since <= when)

    def changed_by(self, when: datetime) -> tuple[str, ...]:
        """Everybody who made or changed it of late, or through whose hands somebody did, the first first."""
        return tuple(dict.fromkeys(one.person for one in self.holds if when - one.since <= TOLD_FOR))

    def remark(self, when: datetime) -> str:
        """What stands beside a signature: who made or changed the account of late; mostly nothing."""
        people = self.changed_by(when)
        if not people:
            return ""
        last = max(one.since for one in self.holds)
        confirmed = f", confirmed by {self.confirmed_by}" if self.confirmed_by else ""
        return f"account made or changed by {' and '.join(people)} on {last:%Y-%m-%d %H:%M} UTC{confirmed}"


def hands_of(name: str, accounts: Iterable[Account], begins: datetime, ends: datetime) -> tuple[str, ...]:
    """Everybody in whose hands an account was at any moment of this time, and in whose hands theirs were, and so on."""
    known, found, look_at = {folded(one.name): one for one in accounts}, dict[str, str](), [name]
    while look_at:
        account = known.get(folded(look_at.pop()))
        for hold in account.holds if account else ():
            if hold.lasts(begins, ends) and folded(hold.person) not in found:
                found[folded(hold.person)] = hold.person
                look_at.append(hold.person)
    return tuple(found.values())


def remark_beside(accounts: Iterable[Account], who: str, prepared_by: str, prepared_at: datetime, when: datetime) -> str:
    """What is to be known of the accounts behind a signature; refused where it might be that of whoever prepared the draft.

    An account signs nothing while it is in anybody's hands. What was prepared is theirs too in whose hands the account was that
    prepared it, at any moment since: an account that has settled meanwhile leaves them the draft that they made with it.
    """
    every = tuple(accounts)
    signer = next((one for one in every if same_person(one.name, who)), None)
    if signer is not None and signer.waits(when):
        people = " and ".join(signer.changed_by(when))
        raise BadAccount(
            f"the account of {who} was made or changed by {people} and signs nothing for 24 hours, unless another administrator "
            "confirms it"
        )
    hands = hands_of(prepared_by, every, prepared_at, when)
    if any(may_be_one_person(who, one) for one in hands):
        raise BadAccount(
            f"{who} made or changed the account of {prepared_by}, which prepared this draft within 24 hours of that; "
            f"somebody else signs it, or {prepared_by} prepares it again once the account is older or confirmed"
        )
    return signer.remark(when) if signer is not None else ""
