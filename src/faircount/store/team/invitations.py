"""Links with which people open their accounts: each used once, for three days, of which only the hash is kept."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import Connection, text

from faircount.store.decisions import now
from faircount.store.team.moments import written

LASTS = timedelta(hours=72)
OVER = "this link was used already, or is over; ask an administrator for another"
_FOUND = text("SELECT account FROM invitations WHERE secret_sha256 = :secret AND until > :now")
_GIVE = text("INSERT INTO invitations (secret_sha256, account, until) VALUES (:secret, :account, :until)")


def give_link(connection: Connection, account: str) -> str:
    """The secret of a new link; an earlier one of the same account ends."""
    use_links(connection, account)
    secret = secrets.token_urlsafe(32)
    connection.execute(_GIVE, {"secret": _hash(secret), "account": account, "until": written(now() + LASTS)})
    return secret


def account_of(connection: Connection, secret: str, when: datetime) -> str | None:
    """The key of the account that a link is for; None where it was used, is over, or never was one."""
    found = connection.execute(_FOUND, {"secret": _hash(secret), "now": written(when)}).scalar_one_or_none()
    return None if found is None else str(found)


def use_links(connection: Connection, account: str) -> None:
    """Let every link of an account be worth nothing from now on."""
    connection.execute(text("DELETE FROM invitations WHERE account = :account"), {"account": account})


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
