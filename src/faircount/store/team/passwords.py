"""Passwords: only a hash that is slow to guess is ever kept."""

from __future__ import annotations

from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from faircount.errors import BadAccount

SHORTEST, LONGEST = 12, 200
_HASHER = PasswordHasher()
# Each check takes 64 MB for a moment: a crowd at the door waits its turn and does not fill the memory.
_TURNS = BoundedSemaphore(4)


def hashed(password: str) -> str:
    """The hash to keep, by Argon2id as RFC 9106 advises; refused where the password is too short to be one."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadAccount(f"a password has {SHORTEST} to {LONGEST} characters; a few unrelated words are good")
    if len(set(password)) < 5:
        raise BadAccount("a password of so few different characters is soon guessed; take a few unrelated words")
    with _TURNS:
        return _HASHER.hash(password)


def is_password(password: str, kept: str | None) -> bool:
    """Whether this is the password of the hash; it takes as long where there is none, so that nobody learns who has one."""
    with _TURNS:
        nobody = _nobody()  # made at the first look at all, and not at the first name that is nobody's, which it would give away
        try:
            return _HASHER.verify(kept or nobody, password[: LONGEST + 1]) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


@cache
def _nobody() -> str:
    return _HASHER.hash("nobody has this password")
