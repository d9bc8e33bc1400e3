"""What screening can find, and how much each kind asks of a moderator."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a stretch of text seems to be."""

    EMAIL = "email"
    PHONE = "phone"
    URL = "url"
    HANDLE = "handle"
    POSTAL_CODE = "postal_code"
    NHS_NUMBER = "nhs_number"
    NATIONAL_INSURANCE_NUMBER = "national_insurance_number"
    PRECISE_DATE = "precise_date"
    CARD_NUMBER = "card_number"
    BANK_ACCOUNT = "bank_account"
    HOSPITAL_NUMBER = "hospital_number"
    PERSON_NAME = "person_name"
    ADDRESS = "address"
    ORGANISATION = "organisation"
    INSTITUTION = "institution"
    AGE = "age"
    POSES_AS_SERVICE = "poses_as_service"
    TYPED_MASK = "typed_mask"
    CRISIS = "crisis"
    ADVICE = "advice"
    UNSCREENED = "unscreened"
    OTHER = "other"


class Severity(StrEnum):
    """What a moderator owes a finding.

    `redact`: mask it or dismiss it with a reason, before the story can be published. `review`: look, and decide.
    `route`: somebody may need help, so the story comes first.
    """

    REDACT = "redact"
    REVIEW = "review"
    ROUTE = "route"


# What identifies a person all by itself is to be redacted. A name does, and those named (a midwife, a husband, a
# sister) never agreed to be. A hospital or a day does not: each fits many people, and only the two together single one
# out. Which of them may stay is a judgement, and forcing one on every date would teach moderators to dismiss by reflex.
SEVERITIES: Mapping[Kind, Severity] = {
    Kind.EMAIL: Severity.REDACT,
    Kind.PHONE: Severity.REDACT,
    Kind.URL: Severity.REDACT,
    Kind.HANDLE: Severity.REDACT,
    Kind.POSTAL_CODE: Severity.REDACT,
    Kind.NHS_NUMBER: Severity.REDACT,
    Kind.NATIONAL_INSURANCE_NUMBER: Severity.REDACT,
    Kind.CARD_NUMBER: Severity.REDACT,
    Kind.BANK_ACCOUNT: Severity.REDACT,
    Kind.HOSPITAL_NUMBER: Severity.REDACT,
    Kind.PRECISE_DATE: Severity.REVIEW,
    Kind.PERSON_NAME: Severity.REDACT,
    Kind.ADDRESS: Severity.REDACT,
    Kind.ORGANISATION: Severity.REVIEW,
    Kind.INSTITUTION: Severity.REVIEW,
    Kind.AGE: Severity.REVIEW,
    Kind.POSES_AS_SERVICE: Severity.REVIEW,
    Kind.TYPED_MASK: Severity.REDACT,
    Kind.CRISIS: Severity.ROUTE,
    Kind.ADVICE: Severity.REVIEW,
    Kind.UNSCREENED: Severity.REDACT,
    Kind.OTHER: Severity.REVIEW,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a moderator must look at: `text[start:end]` of exactly the text that was screened.

    `why` is a sentence for the moderator. It repeats nothing of the text, so it may be kept where the text may not.
    """

    kind: Kind
    start: int
    end: int
    why: str
    severity: Severity
