"""What each read answers, as the documentation shows it: short, and in the shape that the real answers have.

A test holds every one of them against the schema that it illustrates.
"""

from typing import Any

Example = dict[str, Any]

_AT = "2026-03-01T12:00:00.123456Z"
_SLUG = "sex-after-miscarriage"
_URL = f"/api/v1/articles/{_SLUG}"
_NOTICE = "This is information, not medical advice. If you think that your life is at risk, call 999 now."
_SOURCE = "hse-recovering-from-miscarriage"

# What an article and its parts have in common where they stand by themselves.
_PROVENANCE: Example = {"article": _SLUG, "article_version": 3, "notice": _NOTICE, "clinically_reviewed": True}


def _page(*results: Example) -> Example:
    return {"results": list(results), "next": None, "previous": None}


TOPIC: Example = {
    "slug": "miscarriage",
    "name": "Miscarriage",
    "parent": "pregnancy-loss",
    "codings": [
        {
            "system": "icd-10",
            "uri": "http://hl7.org/fhir/sid/icd-10",
            "oid": "2.16.840.1.113883.6.3",
            "code": "O03",
            "display": "Spontaneous abortion",
        }
    ],
}

_FEVER: Example = {
    "key": "fever",
    "label": "Fever",
    "question": "Do you have a fever?",
    "help_text": "A temperature of 38 °C or more.",
    "kind": "boolean",
    "unit": None,
    "minimum": None,
    "maximum": None,
    "choices": [],
    "ordered": False,
}

_DAYS_SINCE_LOSS: Example = {
    **_FEVER,
    "key": "days_since_loss",
    "label": "Days since the loss",
    "question": "How many days ago did you lose your baby?",
    "help_text": "Count from the day after.",
    "kind": "integer",
    "unit": "d",
    "minimum": 0,
    "maximum": 3650,
}

_GESTATION_WEEKS: Example = {
    **_DAYS_SINCE_LOSS,
    "key": "gestation_weeks",
    "label": "Weeks pregnant at the loss",
    "question": "How many weeks pregnant were you when you lost your baby?",
    "help_text": "Give full weeks: 11 weeks and 6 days is 11.",
    "unit": "wk",
    "maximum": 45,
}

_RULE: Example = {
    "key": "wait-two-to-three-weeks",
    "activity": "resume_sex",
    "title": "Wait 2 to 3 weeks",
    "statement": "Wait 2 to 3 weeks before you have sex again.",
    "rationale": "Your womb needs time to heal, and until it has, an infection comes more easily.",
    "action": "wait",
    "strength": "required",
    "certainty": "not_graded",
    "applies_when": [],
    "satisfied_when": [],
    "wait": {
        "minimum": 2,
        "maximum": 3,
        "unit": "weeks",
        "elapsed_fact": "days_since_loss",
        "text": "Days since the loss: 2 to 3 weeks",
    },
    "sources": [_SOURCE],
}

_WARNING: Example = {
    "key": "fever",
    "symptom": "Fever",
    "description": "Your temperature is 38 °C or more, or you feel hot and shivery.",
    "urgency": "urgent",
    "action": "Contact your doctor or hospital straight away.",
    "triggered_when": [{"fact": "fever", "operator": "eq", "value": True, "text": "Fever: yes"}],
    "codings": [],
    "sources": [_SOURCE],
}

_HEAD: Example = {
    "slug": _SLUG,
    "language": "en-GB",
    "version": 3,
    "published_at": _AT,
    "first_published_at": "2025-09-12T08:15:30.654321Z",
    "title": "Sex after a miscarriage",
    "question": "When can I have sex after a miscarriage?",
    "short_answer": "Wait until the bleeding has stopped, and for 2 to 3 weeks after an early loss.",
    "summary": "How long to wait, why waiting matters, and which signs need help.",
    "notice": _NOTICE,
}

DOCUMENT: Example = {
    **_HEAD,
    "review": {
        "reviewed_by": {"name": "Dr A. Example", "credentials": "MRCOG"},
        "reviewed_on": "2026-02-20",
        "next_review_due": "2029-02-20",
        "clinically_reviewed": True,
    },
    "topics": [TOPIC],
    "related": ["recovering-after-miscarriage"],
    "definitions": [
        {
            "term": "Late miscarriage",
            "meaning": "A loss from 12 weeks, and before 24 weeks.",
            "range": {"fact": "gestation_weeks", "minimum": 12, "below": 24},
            "according_to": _SOURCE,
        }
    ],
    "sections": [
        {
            "key": "answer",
            "heading": "When you can have sex again",
            "aspect": "answer",
            "body": {"markdown": "Wait **2 to 3 weeks**.\n", "html": "<p>Wait <strong>2 to 3 weeks</strong>.</p>\n"},
        }
    ],
    "activities": [{"key": "resume_sex", "label": "Have sex again", "requires": []}],
    "facts": [_GESTATION_WEEKS, _FEVER, _DAYS_SINCE_LOSS],
    "guidance_rules": [_RULE],
    "symptom_warnings": [_WARNING],
    "scenarios": [
        {
            "key": "nothing-known",
            "title": "Nothing is known yet",
            "facts": {},
            "expect": {"outcomes": {"resume_sex": "need_facts"}, "warnings": []},
        }
    ],
    "support_services": [
        {
            "key": "emergency-services",
            "name": "Emergency services",
            "description": "Call when a life may be at risk, yours or someone else's.",
            "url": None,
            "phone": "999",
            "region": "GB",
            "for_crisis": True,
        }
    ],
    "sources": [
        {
            "key": _SOURCE,
            "title": "Recovering from miscarriage",
            "publisher": "Health Service Executive",
            "url": "https://www.example.org/recovering-from-miscarriage",
            "published_on": None,
            "accessed_on": "2026-02-18",
        }
    ],
}

ARTICLES = _page(
    {**_HEAD, "clinically_reviewed": True, "topics": ["miscarriage"], "activities": ["resume_sex"], "url": _URL}
)

VERSIONS = _page(
    {
        "slug": _SLUG,
        "number": 3,
        "language": "en-GB",
        "published_at": _AT,
        "significance": "safety",
        "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "url": f"{_URL}/versions/3",
    }
)

RULES = _page({**_RULE, **_PROVENANCE, "url": f"{_URL}#wait-two-to-three-weeks"})
WARNINGS = _page({**_WARNING, **_PROVENANCE, "url": f"{_URL}#fever"})
TOPICS = _page(TOPIC)
FACTS = _page(_DAYS_SINCE_LOSS, _FEVER, _GESTATION_WEEKS)

_EVENT: Example = {"slug": _SLUG, "version": 3, "at": _AT, "url": _URL}

CHANGES: Example = {
    "results": [
        {**_EVENT, "sequence": 41, "kind": "article.published", "significance": "safety"},
        {**_EVENT, "sequence": 42, "kind": "article.retired", "significance": None},
    ],
    "next_cursor": 42,
}
