"""Letters of names: which scripts names are written in, which characters nobody sees, and which letters look alike.

After Unicode Technical Standard 39: what looks alike is of its table of confusables, as far as the scripts below reach.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

SCRIPTS = frozenset(
    (
        "LATIN GREEK CYRILLIC ARMENIAN GEORGIAN HEBREW ARABIC THAANA DEVANAGARI BENGALI GURMUKHI GUJARATI ORIYA TAMIL TELUGU "
        "KANNADA MALAYALAM SINHALA THAI LAO MYANMAR KHMER TIBETAN ETHIOPIC CJK HANGUL HIRAGANA KATAKANA BOPOMOFO"
    ).split()
)
"""The scripts in which a name may be written, by the first word of what Unicode calls their letters."""
_TOGETHER = ({"CJK", "HIRAGANA", "KATAKANA"}, {"CJK", "HANGUL"}, {"CJK", "BOPOMOFO"})
"""Scripts that stand together in one name; no others do, since letters of one pass for those of another."""
_WITHIN = {
    "LATIN": (*range(0x250), *range(0x1E00, 0x1F00), *map(ord, "ɓɔɖɗəɛɣɩŋʋ")),
    "GREEK": (*range(0x370, 0x400), *range(0x1F00, 0x2000)),
    "CYRILLIC": range(0x400, 0x530),
    "HANGUL": range(0xAC00, 0xD7B0),
    "ETHIOPIC": range(0x1200, 0x1380),
    "GEORGIAN": (*range(0x10A0, 0x1100), *range(0x1C90, 0x1CC0)),
}
"""Where a script has letters for phonetics, old books or parts of letters too: those that names are written with."""
_NOT_IN_NAMES = ("TONE", "CLICK", "DIGRAPH")
_UNSEEN = frozenset(
    (
        0x034F, *range(0x115F, 0x1161), *range(0x17B4, 0x17B6), *range(0x180B, 0x1810), 0x2800, 0x3164, *range(0xFE00, 0xFE10),
        0xFFA0, *range(0xFFF0, 0xFFF9), *range(0xE0000, 0xE1000),
    )
)  # fmt: skip
"""Letters and marks that show nothing (Default_Ignorable_Code_Point), beside kinds that never do; and the blank of Braille."""
_NO_KIND = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))

ALIKE = {
    # Cyrillic, Greek, Armenian, Georgian and Latin letters that are read as the plain one, small or as small letters of theirs.
    "a": "аαɑ", "b": "вьβ", "c": "сϲ", "d": "ԁ", "e": "еєεҽ", "f": "քẝ", "g": "ɡցԍ", "h": "нһհ", "i": "іιıɩӏ丨", "j": "јϳյ",
    "k": "кκĸ", "m": "мμ", "n": "ոηпռπ", "o": "оοօσჿഠဝଠዐ", "p": "рρ", "q": "ԛգզ", "r": "г", "s": "ѕ", "t": "тτ", "u": "υսцʋሀ",
    "v": "νѵ", "w": "ԝωшѡա", "x": "хχ", "y": "уγүɣყ", "z": "ζ", "ae": "æӕ", "oe": "œ", "ou": "ȣ", "3": "зӡȝʒ", "6": "б",
    "bl": "ы", "ф": "φփ", "ə": "ǝә", "ɛ": "ԑ", "þ": "ϸƿ", "л": "λ", "ψ": "ѱ",
    # Letters of one script in another, and two of one script.
    "ي": "یىے", "ك": "کڪ", "ه": "ہھە", "ة": "ۃ", "ا": "ٱ", "உ": "ഉ", "ண": "ണ", "ழ": "ഴ", "ஶ": "ശ", "ஐ": "ஜജ", "ர": "റര",
    "అ": "ಅ", "ఆ": "ಆ", "ఇ": "ಇ", "ఒ": "ಒ", "జ": "ಜ", "ఞ": "ಞ", "ణ": "ಣ", "య": "ಯ", "ఱ": "ಱ", "ల": "ಲ", "จ": "ຈ", "บ": "ບ",
    "ป": "ປ", "ฝ": "ຝ", "พ": "ພ", "ฟ": "ຟ", "ย": "ຍ", "へ": "ヘ", "エ": "工", "カ": "力", "タ": "夕", "ト": "卜", "ニ": "二",
    "ハ": "八", "ロ": "口", "ー": "一", "ノ": "丿", "ミ": "彡", "イ": "亻", "អ": "ឣ",
}  # fmt: skip
"""What looks like what, once a name is in small letters."""
CAPITALS_ALIKE = {
    "n": "Ν", "h": "Η", "y": "Υ", "f": "Ϝ", "m": "Ϻ", "s": "Տ", "lo": "Ю", "ф": "ΦФՓ", "r": "ΓГ", "л": "ΛЛ", "п": "ΠП", "u": "Ս",
    "v": "Ѵ",
}  # fmt: skip
"""What looks like what as a capital, where the small letters do not."""
SPELT_ALIKE = {
    "rn": "m", "vv": "w", "अा": "आ", "অা": "আ", "ଅା": "ଆ", "અા": "આ", "ਅਾ": "ਆ", "અે": "એ", "અૈ": "ઐ", "ਅੈ": "ਐ", "ਅੌ": "ਔ", "एे": "ऐ",
    "เเ": "แ", "వా": "హ",
}  # fmt: skip
"""Two signs that look like one."""


def unlike_a_name(name: str) -> str:
    """Why a name cannot be told from others by those who read it; nothing where it can.

    >>> [unlike_a_name(name) for name in ("Jo Marsh", "Zoë O’Neill", "Мария Иванова", "王伟", "प्रिया शर्मा", "محمد علي")]
    ['', '', '', '', '', '']
    >>> unlike_a_name("Jo Marsh\\u3164")
    'a name holds a character that nobody sees (U+3164); type it again without it'
    >>> unlike_a_name("Jo M\\uA4EErsh")
    'a name holds a letter that names are not written with (U+A4EE); type it again in the letters of one language'
    >>> unlike_a_name("Jo M\\u0430rsh")
    'a name mixes the letters of several scripts, and some look the same; type it again in the letters of one language'
    """
    if unseen := unseen_in(name):
        return unseen
    scripts = set()
    for sign, script in _letters(unicodedata.normalize("NFKC", name)):
        if not script:
            written = f"U+{ord(sign):04X}"
            return (
                f"a name holds a letter that names are not written with ({written}); type it again in the letters of one language"
            )
        scripts.add(script)
    if len(scripts) > 1 and not any(scripts <= each for each in _TOGETHER):
        return "a name mixes the letters of several scripts, and some look the same; type it again in the letters of one language"
    return ""


def unseen_in(name: str) -> str:
    """That a name holds a character which nobody sees; nothing where it holds none."""
    for sign in name + unicodedata.normalize("NFKC", name):
        if not sign.isspace() and is_unseen(sign):
            return f"a name holds a character that nobody sees (U+{ord(sign):04X}); type it again without it"
    return ""


def is_unseen(sign: str) -> bool:
    """Whether a character shows nothing."""
    return ord(sign) in _UNSEEN or unicodedata.category(sign) in _NO_KIND


def _letters(name: str) -> Iterator[tuple[str, str]]:
    """Every letter, number, mark and symbol of a name but plain ones, each with its script; none for what names do not have."""
    for sign in name:
        if unicodedata.category(sign)[0] in "LNMS" and (not sign.isascii() or sign.isalpha()):
            called = unicodedata.name(sign, "")
            if called.startswith("COMBINING ") and not called.startswith("COMBINING CYRILLIC"):
                continue  # an accent, which is of the letter before it
            yield sign, _script(sign, called)


def _script(sign: str, called: str) -> str:
    script = called.split()[0].partition("-")[0] if called else ""
    if sign == "々":
        return "CJK"
    if script not in SCRIPTS or unicodedata.category(sign)[0] in "NS" or any(word in called for word in _NOT_IN_NAMES):
        return ""
    if script == "CJK" and not called.startswith("CJK UNIFIED"):
        return ""
    within = _WITHIN.get(script)
    return script if within is None or ord(sign) in within else ""
