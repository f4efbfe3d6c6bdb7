"""By what name an answer is published: a file's own name may tell what the answer hides."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from faircount.language.numbers import WORDS
from faircount.vocabulary.areas import AREAS
from faircount.vocabulary.provenance import Source

TITLE = "Answer to a request"
"""The title of an answer that nobody else published: its own first line may hold a count that is hidden."""
_PLAIN = frozenset(
    "answer answers reply response request requests foi foia ref reference no number disclosure information data figures final "
    "draft copy new corrected correction revised version letter mail email re fw fwd annex appendix table tables sheet part page "
    "police constabulary service force and of the to for from with docx doc pdf csv xlsx xls xlsm ods odt txt html eml msg zip "
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep "
    "sept oct nov dec".split()
)
_OF_FORCES = frozenset(
    word for area in AREAS.values() for name in (area.name, area.police) for word in re.findall(r"[a-z]+", name.lower())
)


def title_of(publisher: str, earlier: Iterable[Source]) -> str:
    """The title of one more answer of a publisher, numbered from the second on."""
    before = sum(source.publisher == publisher and source.title.startswith(TITLE) for source in earlier)
    return f"{TITLE}, {before + 1}" if before else TITLE


def source_id_of(name: str) -> str:
    """The name of an answer's file as an identifier; one that says nothing where the name counts something.

    >>> source_id_of("answers/Kent Police FOI 2019-233.xlsx"), source_id_of("answers/kent-2.csv")
    ('kent-police-foi-2019-233-xlsx', 'kent-2-csv')
    >>> source_id_of("answers/Kent three offences aged 0 to 12.csv")
    'answer-101ea29c'
    """
    slug = re.sub(r"[^a-z0-9]+", "-", name.removeprefix("answers/").lower()).strip("-")
    words = slug.split("-")
    counts = any((word.isdecimal() and len(word) < 4) or word in WORDS for word in words)
    says = any(word.isalpha() and len(word) > 1 and word not in _PLAIN | _OF_FORCES | WORDS.keys() for word in words)
    return f"answer-{hashlib.sha256(slug.encode()).hexdigest()[:8]}" if counts and says else slug
