"""Whether a signature is a second person's: nobody stands on both sides of a release by way of an account in their hands."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from faircount.errors import BadAccount
from faircount.store.people import may_be_one_person, same_person
from faircount.store.team.account import Account, hands_of


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
