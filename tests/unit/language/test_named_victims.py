"""An age in the midst of a name that needs its victim is the name's, and one beside it is a group's."""

from __future__ import annotations

import pytest

from faircount.language.labels import read_label
from faircount.vocabulary.measures import Online

NAMES = (
    "Cause a child under 13 to watch a sexual act",
    "Cause child under 13 to watch sexual act",
    "Engage with child under 13 in sexual act",
    "Procure a boy aged 13 to 15 to commit an act",
    "Abduct a child under 16",
    "Take a child under 16 from home",
    "Make a girl under 16 look at an image",
    "Meet a child under 16 following grooming",
    "Pay a child under 18 for sexual services",
    "Indecent act with or towards a child under 16 in public",
)


@pytest.mark.parametrize("name", NAMES)
def test_the_victim_of_a_name_stays_in_it(name: str):
    said = read_label(name)
    assert (said.offence, said.ages, said.population, said.sex, said.looks) == (name, None, None, None, frozenset())
    assert read_label(f"{name} - cyber flagged").offence == name
    assert read_label(f"{name} - cyber flagged").online is Online.YES
    assert read_label(f"{name}, not flagged").flag is Online.NO


@pytest.mark.parametrize(
    "label",
    [
        "Sexual offences against a child under 13",
        "Offences with a child under 13 in Kent",
        "Sexual offences against children under 13 in Dover",
        "Number of crimes where the victim is a child under 13",
        "Crimes against a child under 13 to March 2021",
    ],
)
def test_whom_figures_are_about_is_no_part_of_a_name(label: str):
    said = read_label(label)
    assert (said.ages or said.population) is not None
    assert "under 13" not in said.offence
