"""Names of files, sheets and parts of an answer that may tell what it hides."""

from __future__ import annotations

import pytest

from faircount.release.telling_names import may_tell, part_may_tell

PLAIN = (
    "kent.csv", "kent-3.csv", "Kent Police FOI 2018-233.xlsx", "RE_ FOI 1187_25 - Northumbria Police.eml", "Sheet1", "Table 2",
    "essex_part_2_final.docx", "t1", "p1t1", "csv", "Answer", "Offences by age", "Online flag 2022-23", "dyfed-powys_v2.ods",
    "merseyside-003b29b6.xlsx", "essex-again.csv",
)  # fmt: skip
TELLING = (
    "kent trio.csv", "Kent 3girls.csv", "girls3", "KentThreeGirls.csv", "three_girls", "twins Smith", "Kent, T. Marchbank.eml",
    "³girls", "③ victims", "\u0663 victims", "girls (iii)", "F3 M2", "n=3", "x3", "3x", "Total1204", "total-173", "1204 offences",
    "drei", "tri phlentyn", "⚂", "♀♀♀", "sole boy", "only one child",
)  # fmt: skip


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_name_tells_nothing(name):
    assert not may_tell(name)


@pytest.mark.parametrize("name", TELLING)
def test_any_other_may_tell_a_count_or_a_person(name):
    assert may_tell(name)


@pytest.mark.parametrize(
    "said",
    ["District 3", "Rape of a female under 13", "aged 4 to 9", "10-15", "16 and over", "Year 7", "88A", "17B", "16", "L01",
     "LPU3", "Snapchat", "Outcome 16: victim does not support", "section 15 Sexual Offences Act 2003", "2015/16"],
)  # fmt: skip
def test_a_part_keeps_a_number_that_is_a_name_or_an_age(said):
    assert not part_may_tell(said)


@pytest.mark.parametrize(
    "said",
    ["Ashford (3)", "Ashford (3", "Dover [5]", "Thanet - 115", "WhatsApp - 3 victims", "Facebook 3", "District (3)", "x3", "F3",
     "Charged (=3)", "No suspect, 120 cases", "girls and 3 boys", "Facebook ³", "\u0663 girls", "three girls", "3f", "3F 2M",
     "BOYS3", "Ashford 21", "a pair of brothers"],
)  # fmt: skip
def test_a_part_that_may_say_how_many_is_not_named(said):
    assert part_may_tell(said)
