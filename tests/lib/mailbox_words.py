"""What disclosure units write, in several manners each: the words of drawn mailboxes."""

from __future__ import annotations

ACKNOWLEDGED = (
    "Thank you for your request for information, which was received on {day}. It is being dealt with under the "
    "Freedom of Information "
    "Act 2000 and you will receive a response within 20 working days.",
    "I acknowledge receipt of your request of {day}. Your request has been logged and passed to the relevant "
    "department. If we need "
    "clarification we will contact you. In some cases a fee may be payable or the request may be refused under section 12.",
    "This is an automated acknowledgement. Please do not reply to this email. We aim to respond by {due}.",
    "Your e-mail has been received and allocated to a decision maker. Should the public interest test apply, we "
    "may need longer than "
    "twenty working days, and will tell you so.",
    "We have got your email, ta. Somebody from the team will get back to you in due course.",
    "Further to your application under the Act, we write to confirm safe receipt. A reply is due no later than {due}.",
)
ANSWERED = (
    "Please find attached our response to your request.",
    "In response to your request, the figures you asked for are in the attached document.",
    "I can confirm that the information is held. The data is attached.",
    "Apologies for the delay. Attached is the completed form.",
    "Further to your request, we have now completed our search. The figures are set out below / attached.",
)
REFUSED = (
    "We estimate that to locate and extract this information would exceed the appropriate limit of 18 hours. Your request is "
    "therefore refused under section 12(1) of the Freedom of Information Act 2000. This letter is a refusal notice.",
    "The information is exempt by virtue of section 40(2) and section 31(1)(a) of the Act, and has been withheld.",
    "{police} can neither confirm nor deny that it holds the information, relying on section 30(3).",
    "After careful thought we have decided to withhold the information. Section 22 applies, as it is to be "
    "published in the spring.",
)
NOT_HELD = (
    "{police} does not hold the information in the format requested. No information is held.",
    "A search was made and no information was located. The flag is not recorded on our system, so this is a nil return.",
)
MORE_TIME = (
    "We are not able to respond within 20 working days. We need further time to consider the public interest test under section "
    "10(3), and expect to let you have a decision by {later}.",
    "I am writing to extend the deadline for a response. A reply will now be sent by {later}. I am sorry for the delay.",
)
ASKS = (
    "Before we can go on we need clarification. Could you please confirm which of the two years you would like "
    "first? The clock has "
    "been stopped until we hear from you.",
    "Can you please clarify what you mean by an online mark? Until we have received your reply the request is on hold.",
)
NOTHING_TO_DO_WITH_IT = (
    "Our spring newsletter is here! Read about the new helpline, the sponsored run and how to volunteer.",
    "Invoice 4471 for the hire of the hall is attached. Please pay within 30 days.",
)
SIGNED = ("Kind regards", "Yours sincerely", "Regards,", "Many thanks", "Yours faithfully")
ROLES = (
    "Disclosure Officer",
    "Information Rights Unit",
    "FOI Decision Maker",
    "Central Disclosure Team",
    "Information Governance",
)
GREETED = ("Dear Sir or Madam,", "Dear Charity,", "Good morning,", "Hello,", "Dear Ms Example,", "")
COVERS = ("FYI - came to my own address.", "See below", "Can you file this one please? Thanks, Sam", "Passing this on.")
