"""What may be sent and what is answered, for the documentation. No number here is real."""

from typing import Any

Example = dict[str, Any]

SUBMISSION: Example = {
    "article": "sex-after-miscarriage",
    "body": "We waited until I had seen my midwife again. It took longer than I had thought, and that was all right.",
    "display_name": "Sample reader 1",
    "language": "en-GB",
    "consent": {"policy_version": "1", "publish": True, "own_experience": True, "adult": True},
}

SUBMITTED: Example = {
    "id": "Zk8uQ2y0T3m1x4RrPz7E5w",
    "receipt": "mZ0yJr0dY3fXy2v1cQ8wT7uKpN5bLhGsEaVjRoIiXcM",
    "status": "pending",
    "decision_due_by": "2026-11-25T09:30:00Z",
    "safety_net": None,
    "submission_url": "/api/v1/submissions/Zk8uQ2y0T3m1x4RrPz7E5w",
}

STANDING: Example = {
    "id": "Zk8uQ2y0T3m1x4RrPz7E5w",
    "status": "changes_requested",
    "article": "sex-after-miscarriage",
    "submitted_on": "2026-11-22",
    "decision_due_by": None,
    "message": "Thank you for sending us your story. Could you take out the name of the hospital?",
    "safety_net": None,
    "body": SUBMISSION["body"],
    "display_name": "Sample reader 1",
}

AMENDMENT: Example = {
    "body": "We waited until I had seen my midwife again. It took longer than we had thought, and that was fine.",
}

AMENDED: Example = {
    **STANDING,
    **AMENDMENT,
    "status": "pending",
    "decision_due_by": "2026-11-25T09:30:00Z",
    "message": None,
}

POLICY: Example = {
    "version": "1",
    "text": "Please read this before you send your story.\n\nWho reads your story\n\nA person always reads your story.",
    "minimum_length": 50,
    "maximum_length": 6000,
    "report_reasons": ["identifies_someone", "unsafe_advice", "unkind", "distressing", "spam", "other"],
    "content_notes": ["pregnancy loss", "bleeding"],
    "retention_days": {"after_decision": 30, "without_decision": 90},
    "support": {
        "text": "Thank you for sending your story.",
        "services": [
            {
                "key": "samaritans",
                "name": "Samaritans",
                "description": "Someone to talk to who will listen.",
                "url": "https://www.samaritans.org",
                "phone": "116 123",
                "region": "GB",
                "for_crisis": True,
            }
        ],
    },
}
