"""What an author reads of a decision, ready to send, and the short words that the desk and a covered place show."""

from collections.abc import Mapping

from testimonials.screening import Kind
from testimonials.terms import ContentNote, DecisionReason, Move, ReportReason

# Where a letter has this, a moderator has words to add. No other letter has it, and none is sent while it does.
UNFINISHED = "…"


def is_unfinished(letter: str) -> bool:
    return UNFINISHED in letter


# A letter never repeats the author's words, and has no number, address or waiting time: those are settings and data,
# and the letter stays as it was sent. Each must be true for somebody who has just lost a baby, and for somebody whom
# we misread.
#
# Every reason can end a story: it is rejected (a first time, or after readers reported it), or taken down.
_REJECTED: Mapping[DecisionReason, str] = {
    DecisionReason.IDENTIFIES_SOMEONE: (
        "Thank you for sending us your story. It is not public, because people could work out who you are, or who "
        "somebody else is. We could not cover that over and still keep your story clear. If you would like to, you can "
        "send it again without names, places or dates."
    ),
    DecisionReason.ADVICE: (
        "Thank you for sending us your story. It is not public, because parts of it tell readers what to do. What "
        "happened to you matters, but the same thing may not be safe for somebody else. If you would like to, you can "
        "send us a story about what you did and how it was for you."
    ),
    DecisionReason.NOT_OWN_EXPERIENCE: (
        "Thank you for writing to us. Your story is not public, because we publish only what people have lived through "
        "themselves, and this seems to be somebody else's story. If we have misunderstood, we are sorry. You can send "
        "us a story about how it was for you."
    ),
    DecisionReason.OFF_TOPIC: (
        "Thank you for writing to us. Your story is not public, because it is about something that our article does "
        "not cover. That does not mean that it matters less. You can send us another story at any time, and the "
        "support services listed with the article are there if you would like to talk."
    ),
    DecisionReason.UNKIND: (
        "Thank you for sending us your story. It is not public, because some of the words could hurt somebody who "
        "reads them. Anger can be a part of grief, and you may feel it. If you would like to, you can send us your "
        "story again in other words."
    ),
    DecisionReason.TOO_GRAPHIC: (
        "Thank you for sending us your story, and for putting it into words. It is not public, because it describes "
        "some things so closely that it could frighten somebody who reads it soon after a loss. You did nothing wrong "
        "by telling it. If you would like to, you can send it again with fewer details. If you would like to talk "
        "about what happened, the support services listed with the article are there for you."
    ),
    DecisionReason.AUTHOR_AT_RISK: (
        "Thank you for telling us how things are for you. You are not in trouble, and we have read your words with "
        "care. Your story is not public, because you matter more than the story, and we are worried about you. Please "
        "contact one of the support services that are listed with this letter today. If your life is at risk, or "
        "somebody may hurt you, call the emergency services now."
    ),
    DecisionReason.SPAM: (
        "Thank you for writing to us. What you sent is not public, because it reads to us like an advert, or like "
        "something that was sent many times. If we have misunderstood, we are sorry. You can send us a story about "
        "your own experience at any time."
    ),
    DecisionReason.REPORTED: (
        "Thank you for sharing your story. Some readers told us that it worried them, so we hid it and read it again. "
        "We have decided not to make it public again. We know that this may be hard to hear. You can send us another "
        "story at any time."
    ),
    DecisionReason.OTHER: (
        "Thank you for sending us your story. We have read it with care, and it is not public. You can send us another "
        f"story at any time. This is why we decided as we did: {UNFINISHED}"
    ),
}

# Three reasons are missing. Nobody is given a task while they may be in danger, or told that their words need mending
# (AUTHOR_AT_RISK). No change makes a story of an advert (SPAM). And that readers reported a story doesn't tell its
# author what to change: the moderator chooses the reason that does (REPORTED).
_SENT_BACK: Mapping[DecisionReason, str] = {
    DecisionReason.IDENTIFIES_SOMEONE: (
        "Thank you for sending us your story. It is not public yet, because people could work out who you are, or who "
        "somebody else is. Please take out names, places and exact dates, and send it to us again. A person will read "
        "it again. If you would rather not change it, you can withdraw it."
    ),
    DecisionReason.ADVICE: (
        "Thank you for sending us your story. It is not public yet, because parts of it tell readers what to do, and "
        "that may not be safe for everyone. Please change those parts, so that they say what you did and how it was "
        "for you. Then send it to us again, and a person will read it. If you would rather not change it, you can "
        "withdraw it."
    ),
    DecisionReason.NOT_OWN_EXPERIENCE: (
        "Thank you for sending us your story. It is not public yet, because parts of it seem to be about what somebody "
        "else lived through. Please tell us how it was for you, leave their part out, and send it again. A person will "
        "read it. If you would rather not change it, you can withdraw it."
    ),
    DecisionReason.OFF_TOPIC: (
        "Thank you for sending us your story. It is not public yet, because parts of it are about something that our "
        "article does not cover. Please keep to the parts that fit the article, and send it to us again. A person will "
        "read it. If you would rather not change it, you can withdraw it."
    ),
    DecisionReason.UNKIND: (
        "Thank you for sending us your story. It is not public yet, because some of the words could hurt somebody who "
        "reads them. You may be angry, and you can say so. Please put those parts in other words and send it to us "
        "again, and a person will read it. If you would rather not change it, you can withdraw it."
    ),
    DecisionReason.TOO_GRAPHIC: (
        "Thank you for sending us your story, and for putting it into words. It is not public yet, because it "
        "describes some things so closely that it could frighten somebody who reads it soon after a loss. You did "
        "nothing wrong by telling it. If you feel able to, please take out some of the details and send it to us "
        "again, and a person will read it. If you would rather not change it, you can withdraw it."
    ),
    DecisionReason.OTHER: (
        "Thank you for sending us your story. It is not public yet, because we would like to ask you for a change. You "
        "can change it and send it to us again, and a person will read it. If you would rather not change it, you can "
        f"withdraw it. This is what we would like to ask you: {UNFINISHED}"
    ),
}

_TAKEN_DOWN: Mapping[DecisionReason, str] = {
    DecisionReason.IDENTIFIES_SOMEONE: (
        "Thank you for sharing your story. We have taken it down, because people could work out who you are, or who "
        "somebody else is. We are sorry that we did not see this before. If you would like to, you can send it again "
        "without names, places or dates."
    ),
    DecisionReason.ADVICE: (
        "Thank you for sharing your story. We have taken it down, because readers could take parts of it as advice "
        "that may not be safe for them. We are sorry that we did not see this before. If you would like to, you can "
        "send us a story about what you did and how it was for you."
    ),
    DecisionReason.NOT_OWN_EXPERIENCE: (
        "Thank you for writing to us. We have taken your story down, because we publish only what people have lived "
        "through themselves, and this seems to be somebody else's story. If we have misunderstood, we are sorry. You "
        "can send us a story about how it was for you."
    ),
    DecisionReason.OFF_TOPIC: (
        "Thank you for sharing your story. We have taken it down, because it is about something that our article does "
        "not cover. We are sorry that we did not see this before. That does not mean that your story matters less, and "
        "you can send us another one at any time."
    ),
    DecisionReason.UNKIND: (
        "Thank you for sharing your story. We have taken it down, because some of the words could hurt somebody who "
        "reads them. We are sorry that we did not see this before. If you would like to, you can send us your story "
        "again in other words."
    ),
    DecisionReason.TOO_GRAPHIC: (
        "Thank you for sharing your story. We have taken it down, because it describes some things so closely that it "
        "could frighten somebody who reads it soon after a loss. You did nothing wrong by telling it, and we are sorry "
        "that we did not see this before. If you would like to, you can send it again with fewer details."
    ),
    DecisionReason.AUTHOR_AT_RISK: (
        "Thank you for sharing your story. You are not in trouble. We have taken the story down, because you matter "
        "more than the story, and we are worried about you. Please contact one of the support services that are listed "
        "with this letter today. If your life is at risk, or somebody may hurt you, call the emergency services now."
    ),
    DecisionReason.SPAM: (
        "Thank you for writing to us. We have taken down what you sent, because it reads to us like an advert, or like "
        "something that was sent many times. If we have misunderstood, we are sorry. You can send us a story about "
        "your own experience at any time."
    ),
    DecisionReason.REPORTED: (
        "Thank you for sharing your story. Some readers told us that it worried them. We read it again, and we have "
        "taken it down. We know that this may be hard to hear. You can send us another story at any time."
    ),
    DecisionReason.OTHER: (
        "Thank you for sharing your story. We have taken it down, so it is no longer public. You can send us another "
        f"story at any time. This is why we decided as we did: {UNFINISHED}"
    ),
}

# The moves that write to an author. A reason that a move doesn't have can't be given for it.
LETTERS: Mapping[Move, Mapping[DecisionReason, str]] = {
    Move.REJECT: _REJECTED,
    Move.ASK_FOR_CHANGES: _SENT_BACK,
    Move.TAKE_DOWN: _TAKEN_DOWN,
}

# --- For the desk. One table a kind of term: terms of two kinds can be the same word, and would be the same key ----

DECISION_LABELS: Mapping[DecisionReason, str] = {
    DecisionReason.IDENTIFIES_SOMEONE: "Shows who someone is",
    DecisionReason.ADVICE: "Tells readers what to do",
    DecisionReason.NOT_OWN_EXPERIENCE: "Not their own experience",
    DecisionReason.OFF_TOPIC: "Not about this topic",
    DecisionReason.UNKIND: "Could hurt someone who reads it",
    DecisionReason.TOO_GRAPHIC: "Too much detail for readers",
    DecisionReason.AUTHOR_AT_RISK: "The author may be in danger",
    DecisionReason.SPAM: "An advert, or sent many times",
    DecisionReason.REPORTED: "Readers reported it",
    DecisionReason.OTHER: "Another reason, in your own words",
}

REPORT_LABELS: Mapping[ReportReason, str] = {
    ReportReason.IDENTIFIES_SOMEONE: "Shows who someone is",
    ReportReason.UNSAFE_ADVICE: "Advice that may not be safe",
    ReportReason.UNKIND: "Unkind",
    ReportReason.DISTRESSING: "Upsetting to read",
    ReportReason.SPAM: "An advert, or sent many times",
    ReportReason.OTHER: "Something else",
}

# As they stand within a sentence: "It speaks of: pregnancy loss, bleeding".
NOTE_LABELS: Mapping[ContentNote, str] = {
    ContentNote.PREGNANCY_LOSS: "pregnancy loss",
    ContentNote.BLEEDING: "bleeding",
    ContentNote.INFECTION: "infection",
    ContentNote.MEDICAL_PROCEDURES: "medical procedures",
    ContentNote.REPEATED_LOSS: "repeated loss",
    ContentNote.LATE_LOSS: "late loss",
    ContentNote.SEX: "sex",
    ContentNote.ANOTHER_PREGNANCY: "another pregnancy",
    ContentNote.SELF_HARM: "self-harm",
    ContentNote.ABUSE: "abuse",
}

KIND_LABELS: Mapping[Kind, str] = {
    Kind.EMAIL: "E-mail address",
    Kind.PHONE: "Phone number",
    Kind.URL: "Web address",
    Kind.HANDLE: "Social media name",
    Kind.POSTAL_CODE: "Postcode",
    Kind.NHS_NUMBER: "NHS number",
    Kind.NATIONAL_INSURANCE_NUMBER: "National Insurance number",
    Kind.CARD_NUMBER: "Card number",
    Kind.BANK_ACCOUNT: "Bank account",
    Kind.HOSPITAL_NUMBER: "Hospital number",
    Kind.PRECISE_DATE: "Exact date",
    Kind.PERSON_NAME: "Someone's name",
    Kind.ADDRESS: "Address or place",
    Kind.ORGANISATION: "Hospital or clinic",
    Kind.INSTITUTION: "School or workplace",
    Kind.AGE: "Age",
    Kind.POSES_AS_SERVICE: "Sounds like the service itself",
    Kind.TYPED_MASK: "Looks like a mask of ours",
    Kind.CRISIS: "Someone may be in danger",
    Kind.ADVICE: "Advice to readers",
    Kind.UNSCREENED: "Not screened",
    Kind.OTHER: "Something else",
}

# What readers see of a covered place: `[removed: name]`. It says what kind of thing stood there, and for words of
# crisis and advice not even that.
MASKS: Mapping[Kind, str] = {
    Kind.EMAIL: "e-mail address",
    Kind.PHONE: "phone number",
    Kind.URL: "web address",
    Kind.HANDLE: "social media name",
    Kind.POSTAL_CODE: "postcode",
    Kind.NHS_NUMBER: "number",
    Kind.NATIONAL_INSURANCE_NUMBER: "number",
    Kind.PRECISE_DATE: "date",
    Kind.CARD_NUMBER: "number",
    Kind.BANK_ACCOUNT: "number",
    Kind.HOSPITAL_NUMBER: "number",
    Kind.PERSON_NAME: "name",
    Kind.ADDRESS: "place",
    Kind.ORGANISATION: "place",
    Kind.INSTITUTION: "place",
    Kind.AGE: "age",
    Kind.POSES_AS_SERVICE: "text",
    Kind.TYPED_MASK: "text",
    Kind.CRISIS: "text",
    Kind.ADVICE: "text",
    Kind.UNSCREENED: "text",
    Kind.OTHER: "text",
}
