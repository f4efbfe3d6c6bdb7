"""Ten last items by hand, looked at once and never mended for: what is left to go wrong."""

from __future__ import annotations

from tests.lib.inbox_by_hand import ANSWER, LATER, RECEIVED, REFUSAL, ByHand

HEAD = "To: foi@charity.example\nDate: Mon, 14 Dec 2026 09:30:00 +0000\nContent-Type: text/plain; charset=utf-8\n"

LAST_ITEMS = (
    ByHand("p.eml", f"""\
From: Wiltshire Police Press <press@wiltshire.police.uk>
Subject: Fwd: figures for Mo
{HEAD}
Hi Mo, the analyst has come back to me, see what she says. T

---------- Forwarded message ---------
From: Analyst <analyst@wiltshire.police.uk>
Date: Fri, 11 Dec 2026 at 17:01
Subject: figures for Mo
To: Press <press@wiltshire.police.uk>

Sexual offences against under 18s: 2023/24 there were 288 offences, 2024/25 there were 301 offences.
""", {"Wiltshire": ANSWER}),
    ByHand("q.eml", f"""\
From: Kent Police <foi@kent.police.uk>
Subject: RE: {{kent}}
{HEAD}
Dear Mo,

Your request was received on 3 November and has been given the number 26/2291. Kent Police will answer it by 1 December.

If any part is refused we will say why and under which section of the Act. Section 40 (personal data) and section 12 (cost) are
those most often used.

Regards
""", {"Kent": RECEIVED}),
    ByHand("r.txt", """\
CUMBRIA CONSTABULARY
Carleton Hall, Penrith

Dear Sir

Further to ours of the 4th, regrettably the particulars sought are such as we are not obliged to compile. We hold crime
records, but no record of what you ask for could be made without creating new information, which the Act does not require of us.

Yours faithfully
""", {"Cumbria": REFUSAL}),
    ByHand("s.eml", f"""\
From: "Heddlu Gwent Police" <RhyddidGwybodaeth@gwent.police.uk>
Subject: 2026/1180
{HEAD}
Please accept our apologies that this is taking rather longer than hoped. The figures have been run and only await sign-off by the
Head of Crime, who is back in the office next Tuesday.
""", {"Gwent": LATER}),
    ByHand("t.eml", f"""\
From: Metropolitan Police <noreply@foi-portal.example>
Subject: There is an update to your request 01/FOI/26/048812
{HEAD}
Hello,

Your request has been updated. Sign in to read the message and download the documents:

https://foi-portal.example/requests/048812
""", {"Metropolitan Police": ANSWER}, is_open=True),
    ByHand("u.eml", f"""\
From: FOI <foi@essex.police.uk>
Subject: Recall: FOI response
{HEAD}
FOI would like to recall the message "FOI response".
""", {"Essex": RECEIVED}, is_open=True),
    ByHand("v.eml", f"""\
From: Suffolk <foi@suffolk.police.uk>
Subject: {{suffolk}}
{HEAD}
Dear applicant

Q1. 288
Q2. 275

The above are offences recorded where the victim was a child, financial years 2023/24 and 2024/25 in turn.
""", {"Suffolk": ANSWER}),
    ByHand("w.csv", """\
Force,Financial year,Sexual offences against under-18s
Norfolk Constabulary,2023/24,301
Norfolk Constabulary,2024/25,319
Hampshire and Isle of Wight Constabulary,2023/24,1204
Hampshire and Isle of Wight Constabulary,2024/25,1187
""", {"Norfolk": ANSWER, "Hampshire": ANSWER}),
    ByHand("x.eml", f"""\
From: A Clerk <a.clerk@wiltshire-pcc.gov.uk>
Subject: Your letter to the Chief Constable
{HEAD}
Your letter reached the Office of the Police and Crime Commissioner by mistake. We have passed it to Wiltshire Police.
""", {"Wiltshire": RECEIVED}),
    ByHand("y.eml", f"""\
From: Police Scotland <foi@scotland.police.uk>
Subject: IM-FOI-2026-3312 - response
{HEAD}
I refer to your request and attach a response letter and a spreadsheet.
""", {"Police Scotland": ANSWER}, is_open=True),
)  # fmt: skip
