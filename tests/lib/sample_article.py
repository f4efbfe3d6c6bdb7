"""A hand-made checked article: the example's text, and a verdict on each of its ten claims."""

from __future__ import annotations

from pathlib import Path

from faircount.briefing.article import ArticleClaim, CheckedArticle, Mark, SuggestedChange
from faircount.briefing.parts import Link, Note, Prose

ARTICLE = Path(__file__).parents[2] / "examples/england-and-wales/articles/cleveland-online-offences.txt"

CLAIMS: tuple[tuple[str, Mark, str, Prose, str], ...] = (
    (
        "more than doubled",
        Mark.COUNT_ONLY,
        "145 ÷ 55 = 2.64; range 1.92 to 3.66",
        "Not settled for the rate beneath: the range starts below 2. First year of the mark.",
        "“about two and a half times as many were marked as online”",
    ),
    ("55 offences in 2015/16 and 145 in 2016/17", Mark.HOLDS, "55 and 145.", "As printed in two reports.", ""),
    (
        "an increase of 163 per cent",
        Mark.ROUNDING,
        "(145 − 55) ÷ 55 = 163.6%",
        "Cut off, not rounded.",
        "“164 per cent”, or better, the two counts",
    ),
    (
        "fell",
        Mark.COUNT_ONLY,
        "772 ÷ 820 = 0.94; range 0.85 to 1.04",
        "A difference this size could be chance.",
        "“showed no clear change”",
    ),
    ("from 820 to 772", Mark.HOLDS, "820 and 772.", "As printed. Not official figures.", ""),
    (
        "Of the online victims, 259 were under ten",
        Mark.FALSE,
        "55 + 145 = 200 < 259",
        "The ages are those of all 1,592 offences over two years, not of the online ones.",
        "“Over both years, and all offences, 259 victims were under ten”",
    ),
    (
        "53 were under four",
        Mark.HOLDS,
        "53 ≤ 259.",
        (
            "Both years together. Another report’s 270 cannot stand beside it: ",
            Link("finding 1", "findings/cleveland-1.html"),
            ".",
        ),
        "",
    ),
    (
        "almost one in six offences involved a child under ten",
        Mark.UNLIKE,
        "259 ÷ 1,592 = 16.3%",
        "Victims set against offences. One victim can be in several offences.",
        "Leave out",
    ),
    (
        "among the steepest in the country",
        Mark.UNKNOWN,
        "Both years held for 5 of 43 forces",
        "A rank among so few would be mostly chance.",
        "Leave out",
    ),
    ("rose by 45 per cent", Mark.HOLDS, "5,653 ÷ 3,903 = 1.448.", "Same 39 forces in both years.", ""),
)


def checked_article() -> CheckedArticle:
    """The page of the picture."""
    text = ARTICLE.read_text(encoding="utf-8").strip()
    claims = []
    at = text.index("\n")
    for number, (words, mark, arithmetic, reason, say) in enumerate(CLAIMS, start=1):
        at = text.index(words, at)
        claims.append(ArticleClaim(number, at, at + len(words), mark, arithmetic, reason, say))
    return CheckedArticle(
        slug="cleveland-online-offences",
        checked="Checked 25 November 2026 against the figures held for Cleveland and the country. The figures are judged, not "
        "the writer.",
        summary="Ten claims with numbers: four hold, six need other words",
        changes=(
            SuggestedChange(6, "Wrong.", "The ages belong to all offences, not to the online ones: 259 is more than 200."),
            SuggestedChange(4, "“Fell” says too much.", "820 to 772 is no clear change."),
            SuggestedChange(1, "“More than doubled”", "is true of the count. Add that it was the first year of the mark."),
            SuggestedChange(3, "", "163 should be 164. Leave out claims 8 and 9."),
        ),
        text=text,
        headline_length=text.index("\n"),
        received="Text as received, 200 words. No claim without a number is judged.",
        claims=tuple(claims),
        left_out=(
            "That 2015/16 was the first year the online mark was required.",
            "That these are offences recorded, not children.",
            "Where a reader can find help.",
        ),
        notes=(
            Note(
                "Take it with you",
                (),
                (Link("The verdicts as JSON", "files/check.json"), Link("The figures used", "files/cleveland.csv")),
            ),
        ),
    )
