"""What may be sent and what its terms mean, for the documentation. No answer stands here: those are real ones."""

from typing import Any

Example = dict[str, Any]

SUBMISSION: Example = {
    "article": "sex-after-miscarriage",
    "body": "We waited until I had seen my midwife again. It took longer than I had thought, and that was all right.",
    "display_name": "Sample reader 1",
    "language": "en-GB",
    "consent": {"policy_version": "1", "publish": True, "own_experience": True, "adult": True},
}

AMENDMENT: Example = {
    "body": "We waited until I had seen my midwife again. It took longer than we had thought, and that was fine.",
}

REPORT: Example = {"reason": "identifies_someone"}

MEANINGS: dict[str, dict[str, str]] = {
    "SubmissionStatus": {
        "pending": "It waits for a moderator, who is a person.",
        "changes_requested": "A moderator has asked its author to change something: see `message`, then amend it.",
        "published": "It is public, at `published_url`.",
        "rejected": "A moderator has decided not to publish it: see `message`.",
        "withdrawn": "Its author has taken it back, and it is erased: from then on it is a 404.",
    },
    "ReportReason": {
        "identifies_someone": "Somebody can be recognised by it.",
        "unsafe_advice": "Following it could harm a reader.",
        "unkind": "It is unkind to somebody.",
        "distressing": "It is hard to bear, and no note said so beforehand.",
        "spam": "It advertises something, or has nothing to do with the article.",
        "other": "Something else; `detail` can say what.",
    },
    "ContentNote": {
        "pregnancy_loss": "A pregnancy ends.",
        "bleeding": "Bleeding is described.",
        "infection": "An infection is described.",
        "medical_procedures": "Examinations or operations are described.",
        "repeated_loss": "More than one pregnancy ends.",
        "late_loss": "A pregnancy ends after twelve weeks or more.",
        "sex": "Sex is talked about openly.",
        "another_pregnancy": "There is a pregnancy afterwards, which may be hard to read of.",
        "self_harm": "Thoughts or acts of harming oneself.",
        "abuse": "Violence or coercion.",
    },
    "CautionKind": {
        "rule": "A guidance rule of the article.",
        "warning": "A symptom warning of the article.",
    },
}
