"""Names are told apart by what people see: nothing unseen, one script, letters that look alike taken for one."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest

from faircount.store.letters import unlike_a_name
from faircount.store.people import is_reserved, may_be_one_person, same_person

UNSEEN = "3164 115f 1160 ffa0 034f 17b4 180b 200b 200d 2060 2800 fe0f feff e0041 e0100 e000 0378"
DEAD = "13e2 a4e1 a4d1 10410 212e 13a5 026a 2c62 02bc 01c1"
"""Cherokee, Lisu, Deseret, a sign of weights, phonetics, clicks."""
LANGUAGES = """Γιώργος Παπαδόπουλος|Мария Иванова|Աննա Հակոբյան|ნინო|יעל כהן|ياسمين|ਹਰਪ੍ਰੀਤ ਕੌਰ|நரேந்திரன்|ราม|김민준
山田 たろう|タナカ ハナコ|佐々木|Nguyễn Văn Đức|Siân Ó Súilleabháin|Łukasz Şahin|አበበ|root|JM|user 1000|al@house"""
LOOK_ALIKE = """Anna|ΑΝΝΑ
Coco|Сосо
كريم|کریم
ハナ|八ナ
अाराम|आराम
ΠΑΠΑ|ПАПА
νίκη|ΝΙΚΗ
Caesar|Cæsar"""
LOOK_OTHERWISE = "राम|रमा Nina|Viva Jo|Al 김민준|김민순 Μαρία|Μάρθα"


@pytest.mark.parametrize("sign", [chr(int(code, 16)) for code in UNSEEN.split()], ids=ascii)
def test_what_nobody_sees_is_refused_and_makes_no_second_person(sign: str) -> None:
    for name in (f"Jo Marsh{sign}", f"Jo{sign}Marsh", f"{sign}Jo Marsh"):
        assert "nobody sees" in unlike_a_name(name)
        assert same_person(name, "Jo Marsh")
    assert is_reserved(f"timer{sign}")


@pytest.mark.parametrize("sign", [chr(int(code, 16)) for code in DEAD.split()], ids=ascii)
def test_letters_of_no_living_name_are_refused(sign: str) -> None:
    assert "names are not written with" in unlike_a_name(f"Pat L{sign}we")


@pytest.mark.parametrize("sign", list("аΡסօഠ丨"), ids=ascii)
def test_letters_of_several_scripts_are_refused(sign: str) -> None:
    assert "several scripts" in unlike_a_name(f"Pat L{sign}we")


@pytest.mark.parametrize("name", re.split(r"[|\n]", LANGUAGES))
def test_names_of_many_languages_are_names(name: str) -> None:
    assert unlike_a_name(name) == ""


@pytest.mark.parametrize("pair", LOOK_ALIKE.splitlines())
def test_whole_names_in_letters_that_look_alike_are_one_person(pair: str) -> None:
    one, other = pair.split("|")
    assert same_person(one, other)
    assert may_be_one_person(f"{one} {one}", f"{other} {other}")


@pytest.mark.parametrize("pair", LOOK_OTHERWISE.split())
def test_what_looks_otherwise_is_somebody_else(pair: str) -> None:
    assert not same_person(*pair.split("|"))


def test_no_character_that_shows_nothing_is_let_through() -> None:
    let_through = [sign for sign in map(chr, range(sys.maxunicode + 1)) if unlike_a_name(sign) == ""]
    assert len(let_through) > 50_000  # most of them Chinese
    assert not {unicodedata.category(sign) for sign in let_through if not sign.isspace()} & {"Cf", "Cn", "Co", "Cs", "Cc"}
