"""Whether everything that was published is still what was published, and all that was done stands in the trail."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from faircount.errors import BrokenTrail
from faircount.project.holdings import ill_holdings, lost_decisions
from faircount.project.places import Places
from faircount.project.project import Project
from faircount.release.assemble import assemble, shown_name
from faircount.release.history import draft_of, releases
from faircount.release.recover import led_to
from faircount.release.release import Release
from faircount.release.seal import NO_FILE, SUMS, broken_seal, checksums
from faircount.release.untold import fallen_short, untold
from faircount.store.audit_trail import TRAIL_FILE, Trail
from faircount.store.inner import INNER, TEAM_FILE


def verify(project: Project, database: str = "") -> tuple[str, ...]:
    """What is wrong: lines of the trail, bytes of a version or of the draft, or what is public; nothing where all is well.

    What the project was seen to hold is looked at too: its ledger, its copies of documents, the decisions of a desk.
    """
    return (*denied_by_team(project, database), *_verify(project, Places.of(project)))


def _verify(project: Project, places: Places) -> Iterator[str]:
    yield from places.trail.verify()
    yield from (*ill_holdings(project), *fallen_short(project), *lost_decisions(project))
    try:
        known, draft = releases(project), draft_of(project)
    except BrokenTrail:
        return  # said above; without the trail nothing says what ought to be there
    yield from untold(places, known)
    for release in known:
        yield from broken_seal(release.site, release.digest)
    if draft is not None:
        yield from broken_seal(draft.site, draft.digest)
    yield from _public(places, known)


def _public(places: Places, known: Sequence[Release]) -> Iterator[str]:
    """What differs in the public folder from what these versions make."""
    if not known:
        if places.public.exists():
            yield f"{places.public}: is shown, and nothing was published"
        return
    shown = places.shown / shown_name(known)
    if led_to(places.public) != shown:
        yield f"{places.public}: does not lead to version {known[-1].version} as it stands; any 'faircount release' mends it"
        return
    if shown.is_symlink():
        yield f"{shown}: {NO_FILE}; take it away, and any 'faircount release' makes the folder anew"
        return
    if any(broken_seal(one.site, one.digest) for one in known):
        return  # said already, and what is made from it would differ too
    with tempfile.TemporaryDirectory(dir=places.releases, prefix="verify-") as temporary:
        made = Path(temporary) / "made"
        assemble(known, made)
        wanted, found = checksums(made), checksums(shown)
        for name in sorted({*wanted, *found}):
            if wanted.get(name) != found.get(name) and not name.endswith(f"/{SUMS}"):
                what = NO_FILE if found.get(name) == NO_FILE else "is not what was published"
                yield f"{places.public / name}: {what}; take {shown} away, and any 'faircount release' makes it anew"


def denied_by_team(project: Project, address: str = "") -> tuple[str, ...]:
    """What the team's database saw of the trail, and is there no more; nothing where there is no team."""
    file = project.folder / INNER / TEAM_FILE
    if not address and not file.is_file():
        return ()
    try:
        from faircount.store.team.database import Database, sqlite_address
        from faircount.store.team.trail_heads import DatabaseWitness
    except ImportError:  # the extra is not installed, which 'doctor' says
        return ()
    database = Database.open(address or sqlite_address(file))
    try:
        return Trail(project.folder / TRAIL_FILE, [DatabaseWitness(database)]).denials()
    finally:
        database.close()
