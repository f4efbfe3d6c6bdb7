"""Sign-off: a second person stands for exactly these bytes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from faircount.errors import BadRelease
from faircount.project.places import Places
from faircount.project.project import Project
from faircount.release.checklist import require_ready
from faircount.release.history import SIGNED, draft_of, the_draft
from faircount.release.person import require_person
from faircount.release.publish import PATIENCE, waiting
from faircount.release.recover import recover
from faircount.release.release import Draft, Signature
from faircount.store.lock import locked
from faircount.store.people import may_be_one_person, same_person

MIN_DIGEST_LENGTH = 16
"""Characters of a digest that stand for all of it; the folder of a draft is named with as many."""


def sign_off(
    project: Project, version: str, who: str, when: datetime, seen: str = "", known: Callable[[Draft], str] | None = None
) -> Signature:
    """Sign the draft; refused for whoever prepared it, and while a check stops it.

    ``seen`` is the digest of the draft that whoever signs has looked at, or its first 16 characters or more: refused where
    another waits by now under its number.

    ``known`` says of a draft what is to be known of the accounts behind this signature, which stands beside it, and refuses where
    they may be in the hands of one person.

    The signature is on the digest of the draft: prepared again with one other byte, it needs another.
    """
    require_person(who)
    places, waits = Places.of(project), draft_of(project)
    with locked(places.deciding_lock, PATIENCE):
        recover(project, when)
        draft = waiting(project, version, waits)
        if seen and (len(seen) < MIN_DIGEST_LENGTH or not draft.digest.startswith(seen)):
            told = f"version {draft.version} was prepared again while you looked at it, or another was meant"
            raise BadRelease(f"{told}; look at it as it is now, then sign")
        if same_person(who, draft.prepared_by):
            raise BadRelease(f"{draft.prepared_by} prepared version {draft.version}; somebody else has to look at it and sign")
        if may_be_one_person(who, draft.prepared_by):
            raise BadRelease(
                f"{who} may be {draft.prepared_by}, who prepared version {draft.version}; somebody else has to sign, and gives "
                "their name in full"
            )
        if any(same_person(who, one.who) for one in draft.signatures):
            raise BadRelease(f"{who} has signed version {draft.version} already")
        account = known(draft) if known else ""
        require_ready(project, draft, when)
        with locked(places.lock):  # the same bytes may have been prepared by another account while the checks went on
            if the_draft(project, draft.version) != draft:
                raise BadRelease(f"version {draft.version} was changed in the meantime; look at it again")
            said = {"digest": draft.digest} | ({"account": account} if account else {})
            event = places.trail.append(who, SIGNED, draft.version, said, when)
    return Signature(event.who, event.when, draft.digest, account)
