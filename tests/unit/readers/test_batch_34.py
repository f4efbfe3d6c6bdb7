"""Kinds of answers of batch 34, each the smallest that shows why."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.readers.pictures import lines, not_told, read

HEAD = "Kent Police: sexual offences recorded against children under 18"
KINDS = {
    "sums over rows with and without the flag": (
        "kent.csv",
        f"{HEAD}\nHO Sub Group / Online Crime Flag,2021,2022\nRape,30,42\nN,25,42\nY,5,\n"
        "Sexual grooming,40,50\nN,10,15\nY,30,35\nGrand Total,70,92\n",
        [
            "2021 under 18: 30",
            "2022 under 18: 42",
            "2021 under 18 not online: 25",
            "2021 under 18 online: 30",
            "2022 under 18: 92",
        ],
    ),
    "as many years as stand beside them": (
        "kent.csv",
        f"{HEAD}\nOffence,2020-21,2021-22,2022-23,3 years\nRape,30,42,20,92\nGrooming,8,9,10,27\nTotal,38,51,30,119\n",
        ["2020/21 under 18: 30", "2020/21 to 2022/23 under 18: 92"],
    ),
    "a list that begins on the line of its sentence": (
        "kent.txt",
        "Kent Police\n\nYou asked for sexual offences against children (victims under 18) in the last full year and in this "
        "one. This one is 1 April 2024 to 30 September 2024. In the financial year 2023/24 (1 April 2023 to 31 March 2024) we "
        "recorded 270 such offences. By offence: • Rape: 230\n• Sexual grooming: 40\n"
        "The victim was a girl in 200 offences and a boy in 70.\n",
        ["2023/24 under 18: 270", "2023/24 under 18: 230", "2023/24 under 18: 40", "2023/24 under 18 female: 200"],
    ),
    "offences named one after the other, and the rest of a flag": (
        "kent.txt",
        "Kent Police\n\nBetween 1 January 2023 and 31 December 2023 Kent Police recorded 496 sexual offences in which the victim "
        "was under 18.\n\nOf these, 244 were offences of rape, 202 of sexual assault and 50 of exposure or voyeurism.\n\n"
        'Officers add an "Online crime" flag to a record where it applies. 87 of the 496 offences have the flag; '
        "the other 409 do not.\n",
        ["2023 under 18: 202", "2023 under 18: 50", "2023 under 18 online: 87", "2023 under 18 not online: 409"],
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_read_as_whoever_wrote_it_means_it(tmp_path: Path, kind: str):
    name, text, wanted = KINDS[kind]
    extract = read(tmp_path, name, text)
    assert not_told(extract, wanted) == [], lines(extract)
