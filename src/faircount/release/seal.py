"""The bytes of a version: the list of checksums that everybody can check, and the one digest that stands for all of them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

SUMS = "SHA256SUMS"
"""The list, as ``sha256sum --check`` reads it, from the root of what it is a list of."""


def checksums(folder: Path) -> Mapping[str, str]:
    """The sha256 of every file of a folder by its place in it, the list itself left out."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != SUMS:
            with path.open("rb") as stream:
                found[name] = hashlib.file_digest(stream, "sha256").hexdigest()
    return found


def listed(sums: Mapping[str, str], remark: str = "") -> str:
    """The list as text.

    >>> listed({"index.html": "ab"}, "Version 1.0.0")
    '# Version 1.0.0\\nab  index.html\\n'
    """
    first = f"# {remark}\n" if remark else ""
    return first + "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(sums.items()))


def seal(site: Path) -> str:
    """Write the list beside the files, make all of them unwritable, and give the digest: the sha256 of the list."""
    letters = listed(checksums(site)).encode()
    (site / SUMS).write_bytes(letters)
    for path in site.rglob("*"):
        if path.is_file():
            path.chmod(0o444)
    return hashlib.sha256(letters).hexdigest()


def broken_seal(site: Path, digest: str) -> tuple[str, ...]:
    """What differs from the sealed bytes: files that were changed, added or taken away."""
    path = site / SUMS
    if not path.is_file():
        return (f"{path}: is not there",)
    letters = path.read_bytes()
    if hashlib.sha256(letters).hexdigest() != digest:
        return (f"{path}: is not the list that was sealed",)
    promised = {name: sha256 for sha256, _, name in (line.partition("  ") for line in letters.decode().splitlines())}
    held = checksums(site)
    names = sorted(name for name in {*promised, *held} if promised.get(name) != held.get(name))
    return tuple(f"{site / name}: {_how(promised.get(name), held.get(name))}" for name in names)


def _how(promised: str | None, held: str | None) -> str:
    return "was added since" if promised is None else "was taken away since" if held is None else "was changed since"
