"""What is no sexual offence is known as such, and what is one is not taken for something else."""

from __future__ import annotations

import pytest

from faircount.language.subjects import is_other_subject


@pytest.mark.parametrize("text", ["Police officers", "All recorded crime", "Total crime (all types)", "Pupils", "Overtime hours",
                                  "There were 1,067 burglaries in 2016."])  # fmt: skip
def test_other_subjects(text: str) -> None:
    assert is_other_subject(text)


@pytest.mark.parametrize("text", ["All crimes", "All recorded sexual crime, any type", "Recorded", "Total",
                                  "Violent sexual assault", "Crimes recorded", "Age of victim"])  # fmt: skip
def test_what_may_be_the_subject(text: str) -> None:
    assert not is_other_subject(text)
