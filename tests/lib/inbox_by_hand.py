"""Fifteen items as press officers, disclosure units and volunteers write them, by hand, each with what it truly is.

``{kent}`` and its like stand for the reference of that force's request; the names of people are invented.
"""

from __future__ import annotations

from dataclasses import dataclass

ANSWER, REFUSAL, LATER, ASKS, RECEIVED, OWN, RETURNED = (
    "an answer", "a refusal", "a notice that it takes longer", "a question to us", "an acknowledgement", "a letter of our own",
    "a letter of ours that did not arrive",
)  # fmt: skip


@dataclass(frozen=True)
class ByHand:
    """A file, what it is to which request, and whether a person has to say so because the file does not."""

    name: str
    text: str
    truth: dict[str, str]
    is_open: bool = False


FORCES = (
    "Kent",
    "Essex",
    "Norfolk",
    "Suffolk",
    "Gwent",
    "Police Scotland",
    "Metropolitan Police",
    "Hampshire",
    "Cumbria",
    "Wiltshire",
)

ITEMS = (
    ByHand("01.eml", """\
From: "PressOffice" <newsdesk@kent.police.uk>
To: volunteer@charity.example
Subject: your numbers
Date: Thu, 03 Dec 2026 16:02:11 +0000
Content-Type: text/plain; charset=utf-8

Hiya Mo

Lovely speaking earlier. As promised - we had 412 child sexual offences in 2023/24 and 388 in 2024/25 (victims under 18,
all of them, online or not). Shout if you need a quote from the DCI.

Bex
Press Office | Kent Police
""", {"Kent": ANSWER}),
    ByHand("02.eml", """\
From: DoNotReply_CaseTrack <noreply@casetrack-foi.example>
To: foi@charity.example
Subject: Case 2026/4471 has been created [Essex Police]
Date: Mon, 02 Nov 2026 11:00:00 +0000
Content-Type: text/plain; charset=utf-8

*** This mailbox is not monitored ***

A case has been created for you.
Case type: FOIA
Status: Open - awaiting triage
Target date: 30/11/2026
Organisation: Essex Police
""", {"Essex": RECEIVED}),
    ByHand("03.txt", """\
NORFOLK CONSTABULARY
Information Compliance, Operations and Communications Centre, Wymondham

2 December 2026

Our ref.: NC/118/26-27            Your ref.: {norfolk}

Dear Sirs

I refer to your letter of 2 November. Having made enquiries of the Crime Recording Bureau I must tell you that the crime
system cannot be interrogated for the particulars that you seek without each of some 9,000 crime reports being opened and
read. At five minutes a report that comes to some 750 hours' labour, which is a good deal more than s.12 obliges us to
expend. I regret that we shall not be taking the matter further.

You may ask for this to be looked at again, in which event kindly write to the undersigned.

I remain, yours faithfully,

(Mrs) P. Loder
for the Chief Constable
""", {"Norfolk": REFUSAL}),
    ByHand("04.eml", """\
From: Information Management <infomgmt@suffolk.police.uk>
To: foi@charity.example
Subject: RE: Freedom of Information request
Date: Tue, 24 Nov 2026 09:14:00 +0000
Content-Type: text/plain; charset=utf-8

Dear requester

Just to let you know that your FOI is with our analyst, who is off until next week. Bear with us!

Thanks
Kim
Sent from my iPhone
""", {"Suffolk": RECEIVED}),
    ByHand("05.eml", """\
From: Rhyddid Gwybodaeth / FOI <foi@gwent.police.uk>
To: foi@charity.example
Subject: Cais RhG 2026/1180 - FOI request 2026/1180
Date: Fri, 27 Nov 2026 12:00:00 +0000
Content-Type: text/plain; charset=utf-8

Annwyl Syr / Madam,

Mae'n ddrwg gennym am yr oedi. / We are sorry for the delay.

Due to current demand on the department your request will not be completed within the statutory time frame. Our revised
date for completion is Friday 15th January 2027.

Diolch / Thank you
Heddlu Gwent Police
""", {"Gwent": LATER}),
    ByHand("06.eml", """\
From: foi@scotland.police.uk
To: foi@charity.example
Subject: FOISA 26-3312
Date: Mon, 30 Nov 2026 15:30:00 +0000
Content-Type: text/plain; charset=utf-8

OFFICIAL

Good afternoon,

Having considered your request in terms of the Act, I would respond as follows. In terms of section 17 of the Act, I can
confirm that the information you have requested is not held by Police Scotland. By way of explanation, our crime recording
systems have no marker to show that a crime was committed online.

Should you require any further assistance please contact the Information Management team quoting the reference above.
You can ask for a review within 40 working days.
""", {"Police Scotland": REFUSAL}),
    ByHand("07.eml", """\
From: "SPOC 9" <spoc9@met.police.uk>
To: foi@charity.example
Subject: Query - 01/FOI/26/048812
Date: Wed, 11 Nov 2026 10:10:00 +0000
Content-Type: text/plain; charset=utf-8

Hello

Re your FOI. My colleague in the data office is not sure whether by "age at the offence" you want the age on the first date
of the offence or the last - which is it? Also do you need Heathrow in or out? I will park it in the meantime.

PC 4471 Data Office, Metropolitan Police Service
""", {"Metropolitan Police": ASKS}),
    ByHand("08.html", """\
<html><head><title>Hampshire and Isle of Wight Constabulary - disclosure log</title></head><body>
<h1>Child sexual offences - HIOW/2026/2291</h1>
<p>Published: 4 December 2026</p>
<h2>Request</h2><p>Please send me the 4 counts that the attached workbook asks for.</p>
<h2>Response</h2>
<table><tr><th>Financial year</th><th>Sexual offences against under-18s</th><th>Of which flagged as online</th></tr>
<tr><td>2023/24</td><td>1,204</td><td>231</td></tr><tr><td>2024/25</td><td>1,187</td><td>260</td></tr></table>
</body></html>
""", {"Hampshire": ANSWER}),
    ByHand("09.eml", """\
From: Priya (volunteer) <priya@charity.example>
To: foi@charity.example
Subject: Fw: Cumbria
Date: Sat, 05 Dec 2026 20:00:00 +0000
Content-Type: text/plain; charset=utf-8

this went to my spam, sorry!! px

________________________________
From: Disclosure <disclosure@cumbria.police.uk>
Sent: 01 December 2026 08:55
To: Priya
Subject: {cumbria}

Please accept this as our final reply. The Constabulary recorded 143 sexual offences against children aged under 18 in 2023/24
and 151 in 2024/25. We have no online flag before April 2024.

Disclosure Unit
""", {"Cumbria": ANSWER}),
    ByHand("10.eml", """\
From: FOI Wiltshire <foi@wiltshire.police.uk>
To: foi@charity.example
Subject: RE: {hampshire}
Date: Wed, 02 Dec 2026 14:20:00 +0000
Content-Type: text/plain; charset=utf-8

Afternoon - we think this one was meant for somebody else? It has a Hampshire number on it but came to us in Devizes.

Regards, FOI, Wiltshire Police
""", {"Wiltshire": ASKS}, is_open=True),
    ByHand("11.eml", """\
From: Jo <jo@charity.example>
To: foi@charity.example
Subject: notes from the phone
Date: Fri, 04 Dec 2026 10:00:00 +0000
Content-Type: text/plain; charset=utf-8

Rang round today. Norfolk say next week. Suffolk voicemail. Kent were nice. Nobody at Essex picks up.
""", {}, is_open=True),
    ByHand("12.eml", """\
From: postmaster@mail.charity.example
To: foi@charity.example
Subject: Message delayed - no further action needed, then failed
Date: Tue, 03 Nov 2026 04:00:00 +0000
Content-Type: text/plain; charset=utf-8

Your message to <information.access@wiltshire.police.uk> with the subject "Freedom of information request" was refused by
the server at the other end: 5.1.1 user unknown. It will not be tried again.
""", {"Wiltshire": RETURNED}),
    ByHand("13.eml", """\
From: Essex Police FOI <information.unit@essex.police.uk>
To: foi@charity.example
Subject: 2026/4471
Date: Mon, 30 Nov 2026 16:59:00 +0000
Content-Type: text/plain; charset=utf-8

Dear Applicant,

Final response. Regrettably Essex Police will be maintaining an NCND stance in respect of this request by virtue of s31(3)
and s40(5), as to say whether or not the material exists would itself reveal something. This should not be taken as an
indication that any such material is or isn't held.

Information Unit
""", {"Essex": REFUSAL}),
    ByHand("14.txt", """\
Suffolk Constabulary                                       Norfolk Constabulary
               JOINT INFORMATION MANAGEMENT DEPARTMENT

Reference FOI 4088-26

We write with reference to the above, and in response enclose the tables sought.

Sexual offences against children under 18, by financial year

Year        Norfolk     Suffolk
2023/24     301         288
2024/25     319         275
""", {"Norfolk": ANSWER, "Suffolk": ANSWER}),
    ByHand("15.eml", """\
From: mailbox <mailbox@kent.police.uk>
To: foi@charity.example
Subject: Automatic reply: Overdue request
Date: Mon, 07 Dec 2026 09:00:01 +0000
Content-Type: text/plain; charset=utf-8

Thanks for getting in touch. We deal with messages in the order in which they come. If it is an emergency dial 999.
For road closures see our website.
""", {"Kent": RECEIVED}),
)  # fmt: skip
