"""What an account may be."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """The one role of an account. An administrator keeps accounts and publishes nothing: nobody can do both alone."""

    VIEWER = "viewer"
    REVIEWER = "reviewer"
    PUBLISHER = "publisher"
    ADMINISTRATOR = "administrator"
