"""Who acts on a release: a name by which readers of the trail know one person."""

from __future__ import annotations

from faircount.errors import BadRelease
from faircount.store.decisions import one_line
from faircount.store.letters import unlike_a_name
from faircount.store.people import is_reserved


def require_person(who: str, or_the_program: bool = False) -> None:
    """Refuse a name of which readers cannot tell whose it is, or that is the program's, where a person has to act."""
    if unlike := unlike_a_name(who):
        raise BadRelease(unlike)
    if is_reserved(who) and not or_the_program:
        raise BadRelease(f"{one_line(who)} is a name under which the program itself acts; whoever acts gives their own")
