"""What may be said of an article to somebody outside: held against figures as they may be shown, hidden ones hidden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from faircount.project.project import Project
from faircount.tables.figure import Figure
from faircount.vocabulary.provenance import Source


def figures_to_send(project: Project, figures: Iterable[Figure], sources: Mapping[str, Source]) -> list[Figure]:
    """The figures with those of answers that are not public as the last build shows them; without them, where it shows none.

    Whoever corrects a text by a count that is hidden has told it.
    """
    from faircount.release.published.write import EDITION, PLACE  # with their engine, which most checks do without
    from faircount.release.published.yardstick import published_figures

    edition = project.build / "site" / PLACE
    shown = published_figures(edition)[0] if (edition / EDITION).is_file() else ()
    public = {source_id for source_id, source in sources.items() if source.is_public}
    return [
        *(figure for figure in figures if figure.source_id in public),
        *(figure for figure in shown if figure.source_id not in public),
    ]
