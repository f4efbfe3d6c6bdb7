"""How the web app is run: on a desk for one person, or for a team with accounts."""

from __future__ import annotations

from dataclasses import dataclass

DESK_HOSTS = ("127.0.0.1", "localhost")


@dataclass(frozen=True, slots=True)
class WebSettings:
    """What whoever starts the server decides; the project itself is in faircount.toml."""

    who: str = ""
    """On a desk: whoever decides there."""
    is_team: bool = False
    """Whether people sign in."""
    hosts: tuple[str, ...] = DESK_HOSTS
    """What this server may be called in a request: any other name is a page elsewhere that points here."""
    scan: tuple[str, ...] = ()
    """A command that must exit with 0 for a file to be taken in; the file's path is added at its end."""
    quick: bool = False
    """Whether drafts leave out the files that take longest, to try things; such a draft is not to be published."""
    most_files: int = 50
    """Files that may be sent at once."""
    most_bytes: int = 80_000_000
    """Bytes that may be sent at once, as many as one answer may have."""
