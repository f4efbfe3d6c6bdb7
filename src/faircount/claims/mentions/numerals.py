"""Numbers as they are printed: digits with commas, number words, dozens."""

from __future__ import annotations

import re

UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
TENS = {word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "m": 1_000_000, "k": 1_000}
# A hundred patterns hold this, so each word stands in it as seldom as can be: compiling is most of the start.
ONE_TO_NINE = "(?:one|two|three|four|five|six|seven|eight|nine)"
_SMALL = (
    rf"(?:(?:(?:thir|fif|six|seven|eigh|nine)t(?:y|een)|fourteen|(?:twen|for)ty)(?:(?<=y)[- ]{ONE_TO_NINE})?"
    rf"|{ONE_TO_NINE}|ten|eleven|twelve|zero)"
)
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_WORDS = (
    rf"(?:half a (?:million|dozen)|{_SMALL} point {ONE_TO_NINE}(?!-)|(?:{_SMALL}|a|\d+(?:\.\d+)?)"
    # "One thousand, eight hundred and ninety-one" is one number, "one thousand, two of them" are two.
    rf"(?:(?:[ -](?:hundred|thousand|million|dozen)(?:(?: and)?[ -]{_SMALL}|, {_SMALL}(?= hundred))?){{1,2}}(?![\w-])"
    # What is more than a number of its own: no "a" and no digits alone.
    r"|(?<!\ba)[- ]and[- ]a[- ](?:half|quarter)(?:[ -](?:hundred|thousand|million))?)?(?<!\ba)(?<!\d))"
)
# Signs beyond Latin stand by themselves: in a class with others they cost as much to compile as a hundred letters.
_NO_MONEY = r"(?<![\w.£$#])(?<!€)"
NUMBER = rf"(?:(?<![\w.,])(?:{_WORDS})(?![\w])|{_NO_MONEY}{_DIGITS}(?: (?:million|thousand|billion)|k(?!\w)|m(?!\w))?(?![\d]))"
"""A number in running text, for use inside a larger pattern (case is ignored)."""
DIGITS = rf"{_NO_MONEY}{_DIGITS}"


def number_of(text: str) -> float:
    """The value of a printed number.

    >>> [number_of(said) for said in ("1,771", "Fifty-five", "two hundred and six", "a dozen", "1.2 million", "half a million")]
    [1771.0, 55.0, 206.0, 12.0, 1200000.0, 500000.0]
    >>> number_of("two and a half thousand"), number_of("four and a half")
    (2500.0, 4.5)
    """
    said = text.strip().lower().replace(",", "")
    if said in ("hundred", "thousand"):
        return float(SCALES[said])
    if said in ("half a million", "half a dozen"):
        return 500_000.0 if said.endswith("million") else 6.0
    if " point " in said:
        whole, tenths = said.split(" point ")
        return number_of(whole) + number_of(tenths) / 10
    mixed = re.fullmatch(r"(.+?)[- ]and[- ]a[- ](half|quarter)(?:[ -](hundred|thousand|million))?", said)
    if mixed:
        return (number_of(mixed[1]) + (0.5 if mixed[2] == "half" else 0.25)) * SCALES.get(mixed[3] or "", 1)
    digits = re.fullmatch(r"(\d+(?:\.\d+)?) ?(hundred|thousand|million|billion|m|k|dozen)?", said)
    if digits:
        return float(digits[1]) * (12 if digits[2] == "dozen" else SCALES.get(digits[2] or "", 1))
    return _of_words(re.split(r"[ -]+", said))


def _of_words(words: list[str]) -> float:
    total, run = 0.0, 0.0
    for word in words:
        if word in UNITS or word in TENS:
            run += UNITS.get(word, TENS.get(word, 0))
        elif word == "a":
            run += 1
        elif word == "dozen":
            run = (run or 1) * 12
        elif word == "hundred":
            run = (run or 1) * 100
        elif word in SCALES:
            total, run = total + (run or 1) * SCALES[word], 0.0
    return total + run


def last_digit(text: str) -> float:
    """The worth of one in the last printed digit: 1 for "64", 0.1 for "14.5", 1,000 for "61 thousand".

    >>> last_digit("64"), last_digit("14.5"), last_digit("1.2 million")
    (1.0, 0.1, 100000.0)
    """
    found = re.fullmatch(r"[\d,]+(?:\.(\d+))?(?: ?(hundred|thousand|million|billion|m|k))?", text.strip().lower())
    if found is None and " point " in text.lower():
        return 0.1
    if found is None:
        return 0.5 if re.search(r"[- ]and[- ]a[- ](?:half|quarter)$", text.strip().lower()) else 1.0
    return round(10.0 ** -len(found[1] or "") * SCALES.get(found[2] or "", 1), 9)


def is_word(text: str) -> bool:
    """Whether the number is written in letters, as small ones are."""
    return not any(character.isdigit() for character in text)
