"""What a passage says is counted: offences, the online mark, an app, victims, referrals."""

from __future__ import annotations

from collections.abc import Iterator

from faircount.claims.mentions.mention_values import SaidMeasure
from faircount.patterns import regex
from faircount.vocabulary.measures import Counted, Online

_CRIMES = r"(?:offen[cs]es?|crimes?|cases?|incidents?|reports?|allegations?|abuse|attacks?)"
_CHILD = r"(?:children|a child|child|under[- ]?18s?|minors|young people|youngsters|kids|\ue001+)"
_OFFENCES: tuple[tuple[str, str], ...] = (
    (r"child-specific (?:sexual )?offen[cs]es?"
     r"|(?:sexual )?offen[cs]es (?:(?:that|which) (?:name|show)|(?:whose|with a) name (?:that )?shows?) a child(?: victim)?",
     "child_named"),
    (r"(?:non-recent|historic(?:al)?)(?: [\w-]+){0,3}? (?:offen[cs]es|crimes|cases|abuse|reports)", "non_recent_child_sexual"),
    (rf"(?:indecent|abuse|sexual|illegal|obscene) (?:images?|pictures?|photo(?:graph)?s?|imagery)(?: of {_CHILD})?(?: {_CRIMES})?"
     rf"|child abuse images?(?: {_CRIMES})?", "indecent_images"),
    (r"section \ue002+|\ue002+(?= offen[cs]es)|sexual (?:communications?|messages|messaging|chat)(?: with (?:a child|"
     r"children|\ue001+))?",
     "sexual_communication_with_a_child"),
    (rf"communicat\w+ indecently(?: with (?:a child|children))?(?: {_CRIMES})?", "communicating_indecently_with_a_child"),
    (rf"(?:online |child )?groom(?:ing|ed|ers?)(?: {_CRIMES})?", "grooming"),
    (rf"sexting(?: {_CRIMES})?", "sexting"),
    (rf"(?:child )?sexual exploitation(?: {_CRIMES})?|\bcse\b(?: {_CRIMES})?", "cse_flagged"),
    (rf"child sexual abuse (?:{_CRIMES})|\bcsa\b(?: {_CRIMES})?", "csa_flagged"),
    (r"(?:all )?other (?:sex|sexual) (?:offen[cs]es|crimes)", "other_sexual"),
    (r"(?:child )?rapes?\b|raped", "rape"),
    (r"sexual assaults?(?: (?:on|of|against) (?:children|girls|boys|women|men))?", "sexual_assault"),
    (rf"(?:sex(?:ual)?|abuse)(?: abuse)? (?:offen[cs]es|crimes|offen[cs]e|crime|cases|incidents|attacks|reports)"
     rf"(?: (?:\w+ ){{0,4}}?(?:against|on|involving|aganst) {_CHILD})"
     rf"|child(?:ren)?(?:'s|’s)? (?:\w+ )?(?:sex(?:ual)?|abuse)(?: abuse)? (?:offen[cs]es|crimes|offen[cs]e|crime|cases|"
     rf"reports|attacks)"
     rf"|child (?:sex(?:ual)? )?abuse(?: {_CRIMES})?|sex(?:ual)? (?:offen[cs]es|crimes) (?:that involve|involving) {_CHILD}"
     rf"|(?:offen[cs]es|crimes) against {_CHILD}", "sexual_under_18"),
    (r"(?:sex|sexual) (?:offen[cs]es|crimes)", "all_sexual"),
)  # fmt: skip
_COUNTED: tuple[tuple[str, Counted], ...] = (
    (
        r"(?<!name a child )(?<!shows a child )(?<!show a child )"
        r"(?<!against )(?<!involving )(?<!involve )(?<!images of )(?<!pictures of )(?<!rapes of )(?<!rape of )(?<!abuse "
        r"of )(?<!inciting )(?<!with )"
        r"(?<!aganst )(?:victims?|children|girls|boys|youngsters|toddlers|babies|infants|teenagers|pre-?schoolers)",
        Counted.VICTIMS,
    ),
    (r"referrals?", Counted.REFERRALS),
    (r"arrests?|arrested", Counted.ARRESTS),
    (r"investigations?", Counted.INVESTIGATIONS),
    (r"suspects?", Counted.SUSPECTS),
    (r"offenders?|perpetrators?", Counted.OFFENDERS),
    (r"charges?|charged|prosecutions?|convictions?|convicted|cautions?|prosecuted|outcomes?", Counted.OUTCOMES),
    (r"images|videos|files", Counted.IMAGES),
)
_ONLINE = regex(
    r"(?<![\w-])(?:online|cyber(?:-?(?:related|flagged|enabled|crime|flag))?|internet(?:-related|-based)?|over the web|on "
    r"the web|"
    r"the (?:cyber|online) (?:flag|mark))(?![\w])"
)
_APPS = regex(
    r"\b(?:Instagram|Facebook(?: Messenger)?|WhatsApp|Snapchat|TikTok|YouTube|Kik|Twitter|Xbox|PlayStation|Roblox|Discord|"
    r"Fortnite|"
    r"Omegle|Skype|Messenger|Twitch|Telegram|Yubo|Oovoo|Tinder|Grindr)\b"
)
_OFFENCE_PATTERNS = tuple((regex(rf"(?<![\w-])(?:{pattern})"), key) for pattern, key in _OFFENCES)
_COUNTED_PATTERNS = tuple((regex(rf"(?<![\w-])(?:{pattern})(?![\w-])"), unit) for pattern, unit in _COUNTED)


def find_measures(masked: str, printed: str) -> Iterator[SaidMeasure]:
    """Every mention of a measure; of two offences that overlap only the first pattern's stands."""
    taken: list[tuple[int, int]] = []
    for pattern, key in _OFFENCE_PATTERNS:
        for found in pattern.finditer(masked):
            if not any(found.start() < end and start < found.end() for start, end in taken):
                taken.append(found.span())
                yield SaidMeasure(found.start(), found.end(), offence=key)
    for found in _ONLINE.finditer(masked):
        yield SaidMeasure(found.start(), found.end(), online=Online.YES)
    for pattern, unit in _COUNTED_PATTERNS:
        for found in pattern.finditer(masked):
            yield SaidMeasure(found.start(), found.end(), counted=unit)
    for found in _APPS.finditer(printed):
        yield SaidMeasure(found.start(), found.end(), mark=f"by {found[0]}")
