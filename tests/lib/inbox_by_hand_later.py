"""Twelve more items by hand, written after the first fifteen had been mended and looked at once before anything was changed."""

from __future__ import annotations

from tests.lib.inbox_by_hand import ANSWER, ASKS, LATER, RECEIVED, REFUSAL, ByHand

HEAD = "To: foi@charity.example\nDate: Thu, 03 Dec 2026 16:02:11 +0000\nContent-Type: text/plain; charset=utf-8\n"

LATER_ITEMS = (
    ByHand("a.eml", f"""\
From: Kent Police FOI Team <do-not-reply@ecase.example>
Subject: FOI-26-10934: Outcome
{HEAD}
FOI-26-10934
Outcome: Not disclosed in full

We have weighed your application against the statutory test and find that handing the material over would be likely to hinder
the catching of offenders, an interest that outweighs the public's in seeing it. Law enforcement (section 31) is claimed.
""", {"Kent": REFUSAL}),
    ByHand("b.eml", f"""\
From: S Pell <s.pell@essex.police.uk>
Subject: RE: {{essex}}
{HEAD}
Mo, sheet filled in as best we could. Blank = system down that month. S

Row,Period,What is counted,Count
R001,2023/24,offences,612
R002,2024/25,offences,655
""", {"Essex": ANSWER}),
    ByHand("c.eml", f"""\
From: Norfolk & Suffolk FOI <information@suffolk.police.uk>
Subject: Norfolk FOI 1182/26
{HEAD}
Good morning

Receipt of the above is hereby confirmed. Section 10 allows us until 30 November.

Joint FOI desk
""", {"Norfolk": RECEIVED}, is_open=True),
    ByHand("d.txt", """\
Gwent Police - Freedom of Information Publication Scheme

Ref 2026/1180 Child sexual offences

The number of sexual offences recorded where the victim was under 18 was 96 (year ending March 2024) and 104 (year ending
March 2025).
""", {"Gwent": ANSWER}),
    ByHand("e.eml", f"""\
From: foi@scotland.police.uk
Subject: IM-FOI-2026-3312
{HEAD}
Your request of 2 November refers.

You are advised that, in view of the volume of requests at present in hand, it has not proved possible to furnish a reply by the
due date. It is anticipated that you will hear from us on or about 22 January 2027.
""", {"Police Scotland": LATER}),
    ByHand("f.eml", f"""\
From: Met FOI <foi@met.police.uk>
Subject: 01/FOI/26/048812
{HEAD}
Dear Charity

Under section 1(3) we write as we cannot identify what you are after without more particulars. Kindly set out the offence codes
that you have in mind. The twenty days start afresh once we have them.
""", {"Metropolitan Police": ASKS}),
    ByHand("g.html", """\
<html><body><p>Hampshire &amp; Isle of Wight Constabulary</p><p>Dear Sir/Madam</p>
<p>The data you are after is on the website already, so we do not have to supply it to you again: see the annual child
protection report, table 4. This is covered by section 21 of the Act.</p><p>FOI Officer</p></body></html>
""", {"Hampshire": REFUSAL}),
    ByHand("h.eml", f"""\
From: Mo <mo@charity.example>
Subject: FW: Cumbria holding reply
{HEAD}
one for the log

-----Original Message-----
From: foi@cumbria.police.uk [mailto:foi@cumbria.police.uk]
Sent: 04 November 2026 12:12
To: Mo
Subject: Your FOI

Hi Mo, got it, number is 2026-889. Will be in touch.
""", {"Cumbria": RECEIVED}),
    ByHand("i.eml", f"""\
From: Wiltshire Police <foi@wiltshire.police.uk>
Subject: FOI 2026-771 closed
{HEAD}
Your enquiry has been closed as no reply to our request for payment of the fee of 25 pounds was received in time.
""", {"Wiltshire": REFUSAL}),
    ByHand("j.eml", f"""\
From: News Team <news@northumbria.police.uk>
Subject: Officers praised for reuniting lost dog with owner
{HEAD}
A dog that went missing in Hexham on Sunday is back at home thanks to two quick-thinking constables of Northumbria Police.
""", {}, is_open=True),
    ByHand("k.eml", f"""\
From: Suffolk Constabulary <foi@suffolk.police.uk>
Subject: FOI 4088-26 internal review
{HEAD}
We acknowledge your request for an internal review of our refusal. It will be carried out by an officer not involved before
and you can expect the outcome by 20 January 2027.
""", {"Suffolk": RECEIVED}),
    ByHand("l.eml", f"""\
From: Kent <foi@kent.police.uk>
Subject: RE: RE: FOI
{HEAD}
As discussed - nothing further to add to what we sent in the post last week.
""", {"Kent": ANSWER}, is_open=True),
)  # fmt: skip
