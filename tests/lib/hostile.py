"""Files that an attacker or an accident could send, built when a test needs them."""

from __future__ import annotations

from tests.lib.hostile_mail import messages
from tests.lib.hostile_more import more_files
from tests.lib.hostile_odd import odd_numbers
from tests.lib.hostile_packed import packed_files
from tests.lib.hostile_pages import pages_and_texts
from tests.lib.hostile_parts import Hostile
from tests.lib.hostile_workbooks import workbooks


def corpus() -> list[Hostile]:
    """All of them."""
    return [*packed_files(), *workbooks(), *pages_and_texts(), *messages(), *more_files(), *odd_numbers()]
