"""The sample stories: made up, marked as samples, and taken through the same two doors as anybody's."""

from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from contentapi.api.problems import faults_in
from contentapi.errors import InvalidInput
from testimonials import policy
from testimonials.intake import submissions
from testimonials.intake.serializers import StorySubmissionSerializer
from testimonials.models import Submission
from testimonials.moderation import cautions, decisions
from testimonials.terms import CautionKind, ContentNote

FOLDER = Path(__file__).parent / "sample_stories"
BY = "load_stories"


@transaction.atomic
def load() -> int:
    """Submits every sample, and decides those that come with a decision; the others wait for a moderator.

    Returns how many were loaded: none where there are stories already, for samples are not to mix with people's own.
    """
    if Submission.objects.exists():
        return 0
    files = sorted(FOLDER.glob("*.yaml"))
    for path in files:
        _load(yaml.safe_load(path.read_text(encoding="utf-8")))
    return len(files)


def _load(sample: dict[str, Any]) -> None:
    consent = {"policy_version": policy.VERSION, "publish": True, "own_experience": True, "adult": True}
    texts = {name: sample[name] for name in ("article", "language", "display_name", "body")}
    serializer = StorySubmissionSerializer(data={**texts, "consent": consent})
    if not serializer.is_valid():
        raise InvalidInput("A sample story is not one that could be sent.", faults=faults_in(serializer.errors))
    taken = submissions.submit(serializer.validated_data)
    if sample["decision"] is not None:
        _decide(taken.id, sample["decision"])


def _decide(submission_id: str, decision: dict[str, Any]) -> None:
    notes = [ContentNote(note) for note in decision["content_notes"]]
    submission = cautions.note_content(submission_id, notes, by=BY, version=1)
    for caution in decision["cautions"]:
        submission = cautions.attach(
            submission_id,
            kind=CautionKind(caution["kind"]),
            key=caution["key"],
            note=caution["note"],
            by=BY,
            version=submission.row_version,
        )
    decisions.approve(submission_id, by=BY, version=submission.row_version)
