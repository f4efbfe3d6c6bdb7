"""The accounts of a team: a name, a role, a password that its holder alone knows, and the link that opens it. None is deleted."""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from faircount.errors import BadAccount
from faircount.store.decisions import now, one_line
from faircount.store.letters import unlike_a_name
from faircount.store.people import PROGRAM, is_reserved, may_be_one_person, same_person
from faircount.store.team.account import WAITS, Account, Role, hands_of
from faircount.store.team.database import Database, written
from faircount.store.team.holds import every_account, settle, take_hold
from faircount.store.team.outbox import Outbox
from faircount.store.team.passwords import hashed

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


_BETWEEN = " .'’-_"
LONGEST_NAME = 80

_OTHERS = text("SELECT count(*) FROM accounts WHERE role = 'administrator' AND disabled IS NULL AND name <> :name")
_CONFIRMED = text("UPDATE accounts SET confirmed_by = :by WHERE name = :name")
_SET = {column: text(f"UPDATE accounts SET {column} = :to WHERE name = :name") for column in ("password", "role", "disabled")}


class Accounts:
    """The accounts in the database. Names are one person's whatever their capitals."""

    def __init__(self, database: Database, outbox: Outbox | None = None) -> None:
        self._database, self._outbox = database, outbox

    def add(self, name: str, role: Role, password: str, by: str = PROGRAM) -> None:
        """Make an account with a password that its holder chose; refused where the name is taken."""
        self._insert(_named(name), role, hashed(password), by)

    def invite(self, name: str, role: Role, by: str = PROGRAM) -> str:
        """Make an account that has no password yet; the secret of the link with which its holder sets one."""
        shown = _named(name)
        self._insert(shown, role, NO_PASSWORD, by)
        return self._given_link(shown, by)

    def reset(self, name: str, by: str = PROGRAM) -> str:
        """Take the password of an account away, and end its sessions; the secret of the link to set another."""
        self._change(by, "reset", name, "password", NO_PASSWORD)
        return self._given_link(name, by)

    def _given_link(self, name: str, by: str) -> str:
        with self._database.writing() as connection:
            take_hold(connection, key_of(name), by, now())
            return give_link(connection, key_of(name))

    def invited(self, secret: str) -> str | None:
        """Whom a link is for; None where it was used, is over, or never was one."""
        with self._database.reading() as connection:
            key = account_of(connection, secret, now())
            shown = text("SELECT shown FROM accounts WHERE name = :name AND disabled IS NULL")
            return None if key is None else connection.execute(shown, {"name": key}).scalar_one_or_none()

    def open_with(self, secret: str, password: str) -> str:
        """Set the password of an account with its link, which is then worth nothing; whose account it is.

        From now on it signs nothing for a day, unless another administrator confirms it.
        """
        kept = hashed(password)
        with self._database.writing() as connection:
            key = account_of(connection, secret, now())
            if key is None:
                raise BadAccount(OVER)
            use_links(connection, key)
            row = {"name": key, "to": kept}
            connection.execute(_SET["password"], row)
            settle(connection, key, now(), now() + WAITS)
            shown = str(connection.execute(text("SELECT shown FROM accounts WHERE name = :name"), row).scalar_one())
            self._note(connection, shown, "opened", shown)
        self._deliver()
        return shown

    def confirm(self, name: str, by: str) -> None:
        """Let an account sign before its day is over; only another administrator, who waits for nothing, can say so."""
        when = now()
        with self._database.writing() as connection:
            every = every_account(connection)
            found, judge = _of(every, name), _of(every, by)
            if found is None or not found.is_open:
                raise BadAccount(f"{one_line(name)[:80]} has no account that was opened yet; its holder sets the password first")
            if any(may_be_one_person(by, one) for one in (found.name, *hands_of(found.name, every, when, when))):
                raise BadAccount(f"{by} made or changed this account, or has it; another administrator has to confirm it")
            if judge is None or judge.role is not Role.ADMINISTRATOR or judge.waits(when):
                raise BadAccount(f"the account of {by} is new or was changed itself, and confirms nobody yet")
            settle(connection, key_of(name), when, when)
            connection.execute(_CONFIRMED, {"name": key_of(name), "by": by})
            self._note(connection, by, "confirmed", found.name)
        self._deliver()

    def of(self, name: str) -> Account | None:
        """The account of this name."""
        return _of(self.all(), name)

    def _insert(self, shown: str, role: Role, kept: str, by: str) -> None:
        row = {"name": key_of(shown), "shown": shown, "role": str(role), "password": kept, "made": written(now())}
        insert = text("INSERT INTO accounts (name, shown, role, password, made) VALUES (:name, :shown, :role, :password, :made)")
        try:
            with self._database.writing() as connection:
                self._refuse_alike(connection, shown)
                connection.execute(insert, row)
                self._note(connection, by, "added", shown, role=str(role))
        except IntegrityError as error:
            raise BadAccount(f"{shown} has an account already; choose another name") from error
        self._deliver()

    @staticmethod
    def _refuse_alike(connection: Connection, shown: str) -> None:
        """Refuse a name that a reader would take for that of another account: two accounts would look like one person."""
        names = connection.execute(text("SELECT shown FROM accounts")).scalars()
        alike = next((name for name in names if same_person(name, shown)), None)
        if alike is not None:
            raise BadAccount(f"{alike} has an account already, and {shown} looks the same; choose another name")

    def all(self) -> tuple[Account, ...]:
        """Every account, by name."""
        with self._database.reading() as connection:
            return every_account(connection)

    def password_of(self, name: str) -> str | None:
        """The hash of the password of an open account; None where there is none, or its holder has not set one yet."""
        with self._database.reading() as connection:
            select = text("SELECT nullif(password, '') FROM accounts WHERE name = :name AND disabled IS NULL")
            return connection.execute(select, {"name": key_of(name)}).scalar_one_or_none()

    def set_password(self, name: str, password: str, by: str = PROGRAM) -> None:
        """Give an account another password that its holder chose, and end its sessions."""
        self._change(by, "password", name, "password", hashed(password))

    def set_role(self, name: str, role: Role, by: str = PROGRAM) -> None:
        """Give an account another role, and end its sessions; refused for the last administrator."""
        self._change(by, "role", name, "role", str(role), may_go=role is Role.ADMINISTRATOR, role=str(role))

    def disable(self, name: str, by: str = PROGRAM) -> None:
        """Close an account, and end its sessions; refused for the last administrator, or nobody could open one again."""
        self._change(by, "disabled", name, "disabled", written(now()), may_go=False)

    def enable(self, name: str, by: str = PROGRAM) -> None:
        """Open a closed account again."""
        self._change(by, "enabled", name, "disabled", None)

    def _change(self, by: str, act: str, name: str, column: str, to: str | None, may_go: bool = True, **said: str) -> None:
        row = {"name": key_of(name), "to": to}
        with self._database.writing() as connection:
            found = connection.execute(text("SELECT role, shown FROM accounts WHERE name = :name"), row).one_or_none()
            if found is None:
                raise BadAccount(f"{one_line(name)[:80]} has no account; 'faircount user list' shows who has")
            if found.role == Role.ADMINISTRATOR and not may_go and not connection.execute(_OTHERS, row).scalar_one():
                raise BadAccount(f"{one_line(name)[:80]} is the last administrator; make another one first")
            connection.execute(_SET[column], row)
            if act != "password" or not same_person(by, found.shown):  # one's own role waits too
                take_hold(connection, key_of(name), by, now())
            connection.execute(text("DELETE FROM sessions WHERE account = :name"), row)
            self._note(connection, by, act, found.shown, **said)
        self._deliver()

    def _note(self, connection: Connection, by: str, act: str, name: str, **said: str) -> None:
        if self._outbox is not None:
            self._outbox.put(connection, by, f"account.{act}", name, **said)

    def _deliver(self) -> None:
        if self._outbox is not None:
            self._outbox.deliver()


def _of(accounts: Iterable[Account], name: str) -> Account | None:
    return next((one for one in accounts if key_of(one.name) == key_of(name)), None)


NO_PASSWORD = ""
"""What is kept of an account whose holder has not set a password yet: no hash, so that nothing can be right."""


def key_of(name: str) -> str:
    """The name under which an account is found.

    >>> key_of(" Jo  Marsh ")
    'jo marsh'
    """
    return one_line(unicodedata.normalize("NFKC", name)).casefold()


def _named(name: str) -> str:
    shown = one_line(unicodedata.normalize("NFKC", name))
    if is_reserved(shown):
        raise BadAccount("the program itself acts under this name; choose another")
    if unlike := unlike_a_name(name):
        raise BadAccount(unlike)
    # A vowel that Devanagari or Thai writes as a mark is of the letter before it.
    is_of_letters = all(sign in _BETWEEN or unicodedata.category(sign)[0] in "LMN" for sign in shown)
    if not (is_of_letters and shown and len(shown) <= LONGEST_NAME and shown[0].isalnum() and shown[-1] not in " '’-"):
        raise BadAccount("a name has 1 to 80 letters, digits, spaces, points, hyphens or apostrophes")
    return shown
