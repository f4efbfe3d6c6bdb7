"""A text said in other words, or with a sentence more that says nothing of a number, is judged as it was."""

import re

import pytest

from faircount.claims.check import check_text
from tests.unit.claims.cases import Case, own, published

SENTENCE = re.compile(r"(?<=[a-z\d%)]\.) (?=[A-Z])")
WORDS = {
    "a sentence between": (SENTENCE, " Nobody was available for an interview. "),
    "two sentences between": (SENTENCE, " Police would not comment on this. Campaigners want more to be done. "),
    "paragraphs": (SENTENCE, "\n\n"),
    "went up": (re.compile(r"\brose\b"), "went up"),
    "crimes": (re.compile(r"\boffences\b"), "crimes"),
    "per cent": (re.compile(r" per cent\b"), "%"),
    "years with a dash": (re.compile(r"(?<!\d)(20\d\d)/(\d\d)(?!\d)"), r"\1-\2"),
    "the year to March": (re.compile(r"(?<!\d)(20\d\d)/(\d\d)(?!\d)"), r"the year to March 20\2"),
    "the previous year": (re.compile(r"\bthe year before\b"), "the previous year"),
}


def verdicts(text: str) -> list[str]:
    return [str(one.verification.verdict) for one in check_text(text)]


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    """The published texts, and one of twenty of our own."""
    return [*published(), *list(own())[::20]]


@pytest.fixture(scope="module")
def before(cases: list[Case]) -> list[list[str]]:
    return [verdicts(case.text) for case in cases]


@pytest.mark.parametrize("said", WORDS)
def test_it_is_judged_as_before(said: str, cases: list[Case], before: list[list[str]]) -> None:
    pattern, other = WORDS[said]
    texts = [(case.name, pattern.sub(other, case.text), known) for case, known in zip(cases, before, strict=True)]
    changed = [(name, text, known) for (name, text, known), case in zip(texts, cases, strict=True) if text != case.text]
    assert len(changed) > 5
    assert len([name for name, text, known in changed if verdicts(text) != known]) <= 4
