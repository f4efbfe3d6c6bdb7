"""Whoever asks for a page."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass

from faircount.store.team.account import Role


@dataclass(frozen=True, slots=True)
class Visitor:
    """A person who may be here: the name that stands beside what is decided, the role, and the token of this session's forms."""

    who: str
    role: Role
    token: str


def form_token(secret: str) -> str:
    """The token of the forms of a session, made from its secret, so that it need not be kept and says nothing of the secret."""
    return hmac.new(secret.encode(), b"a form of faircount", hashlib.sha256).hexdigest()


def is_token(sent: str, wanted: str) -> bool:
    """Whether a form carries this token, compared in the same time whatever was sent."""
    return hmac.compare_digest(sent.encode(), wanted.encode())
