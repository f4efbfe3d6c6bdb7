"""The bytes of a version: the list of checksums that everybody can check, and the one digest that stands for all of them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

SUMS = "SHA256SUMS"
"""The list, as ``sha256sum --check`` reads it, from the root of what it is a list of."""


NO_FILE = "is a link, or no file at all"
"""What stands in place of a checksum where something lies that has no bytes of its own: a link can lead to private answers."""


def plain_files(folder: Path) -> Iterator[Path]:
    """Every file of a folder that has bytes of its own, in order. What a link leads to is never published, nor looked into."""
    yield from (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())


def checksums(folder: Path) -> Mapping[str, str]:
    """The sha256 of every file of a folder by its place in it, the list itself left out; ``NO_FILE`` for links and pipes."""
    found = {}
    for place, folders, files in os.walk(folder):  # which goes through no link; pathlib asks the disk four times as often
        for name in (*folders, *files):
            path = Path(place, name)
            if path.is_symlink() or not (name in folders or path.is_file()):
                found[path.relative_to(folder).as_posix()] = NO_FILE
            elif name not in folders:
                with path.open("rb") as stream:
                    found[path.relative_to(folder).as_posix()] = hashlib.file_digest(stream, "sha256").hexdigest()
    if found.get(SUMS) != NO_FILE:
        found.pop(SUMS, None)
    return dict(sorted(found.items()))


def listed(sums: Mapping[str, str], remark: str = "") -> str:
    """The list as text.

    >>> listed({"index.html": "ab"}, "Version 1.0.0")
    '# Version 1.0.0\\nab  index.html\\n'
    """
    first = f"# {remark}\n" if remark else ""
    return first + "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(sums.items()))


def seal(site: Path) -> str:
    """Write the list beside the files, make all of them unwritable, and give the digest: the sha256 of the list."""
    sums = checksums(site)
    assert NO_FILE not in sums.values(), "a site that was just made holds a link"
    letters = listed(sums).encode()
    (site / SUMS).write_bytes(letters)
    for path in plain_files(site):
        path.chmod(0o444)
    return hashlib.sha256(letters).hexdigest()


def broken_seal(site: Path, digest: str) -> tuple[str, ...]:
    """What differs from the sealed bytes: files that were changed, added or taken away."""
    path = site / SUMS
    link = next((one for one in (site.parent, site, path) if one.is_symlink()), None)
    if link is not None:
        return (f"{link}: {_LINK}",)
    if not path.is_file():
        return (f"{path}: is not there",)
    letters = path.read_bytes()
    if hashlib.sha256(letters).hexdigest() != digest:
        return (f"{path}: is not the list that was sealed",)
    promised = {name: sha256 for sha256, _, name in (line.partition("  ") for line in letters.decode().splitlines())}
    held = checksums(site)
    names = sorted(name for name in {*promised, *held} if promised.get(name) != held.get(name))
    return tuple(f"{site / name}: {_how(promised.get(name), held.get(name))}" for name in names)


_LINK = f"{NO_FILE}; take it away, and put the version back from a copy"


def _how(promised: str | None, held: str | None) -> str:
    if held == NO_FILE:
        return _LINK
    return "was added since" if promised is None else "was taken away since" if held is None else "was changed since"
