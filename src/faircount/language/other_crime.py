"""The words of crimes and of things counted that are not sexual: burglary, overtime, pupils."""

from __future__ import annotations

import re

from faircount.patterns import regex

OTHER = regex(
    r"\b(?:all|total|any|overall) (?:(?:recorded|notifiable|reported|police) )*crime\b(?! (?:\w+ )?(?:of|against"
    r"|involving|where|with)\b)"
    r"(?! (?:reports?|ref\w*|numbers?)\b)|\bcrime as a whole\b|\b(?:any|all) types?\b|\b(?:every|all) kinds?\b"
    r"|\b(?:burglar\w+|robber\w+|thefts?|shoplift\w+|vehicle (?:crime|offences)|driving|drivers?|alcohol|drugs?|arson"
    r"|criminal damage|public order|homicides?|murders?|fraud\w*|knife|knives|weapons?|hate crimes?|anti-?social|violen\w+"
    r"|harassment|stalking|common assault|dangerous dogs?)\b"
    r"|\b(?:motor vehicles?|workforce|special constab\w+|pcsos?|call handling|custody suites?|speeding|collisions?"
    r"|overtime|headcount|staffing|pupils|police officers|police staff|members of (?:police )?staff|salar(?:y|ies)"
    r"|expenditure|fte|missing (?:child(?:ren)?|persons?|people|episodes?|from home)|return home interviews?"
    r"|disclosure schemes?|csods"
    r"|clare['’]s law|sarah['’]s law|emergency calls?|999 calls?|101 calls?)\b",
    re.IGNORECASE,
)
