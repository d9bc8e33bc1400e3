"""Stories that somebody has read and takes for spam. They wait to be rejected together; a mark decides nothing.

A mark ends with any move of the story: whoever amends it has sent other words.
"""

from contentapi.errors import Conflict
from testimonials.models import Submission
from testimonials.moderation import leases
from testimonials.terms import Priority


class NotSpam(Conflict):
    """The story is not to be rejected as spam."""

    code = "not_spam"


def mark(submission_id: str, *, by: str, version: int) -> Submission:
    """Marks a story that one has read, and lets it go. Raises as `leases.at_work` does, and NotSpam."""
    with leases.at_work(submission_id, by=by, version=version) as submission:
        must_not_need_help(submission)
        submission.spam_marked_by = by
        submission.claimed_by, submission.claimed_until = "", None
    return submission


def unmark(submission_id: str, *, by: str, version: int) -> Submission:
    """Takes a mark off again, whoever set it. Raises as `leases.at_work` does."""
    with leases.at_work(submission_id, by=by, version=version) as submission:
        submission.spam_marked_by = ""
    return submission


def must_be_marked(submission: Submission) -> None:
    """Raises NotSpam for a story that nobody has marked, or whose author may be in danger, or was found to be."""
    must_not_need_help(submission)
    if not submission.spam_marked_by:
        raise NotSpam("Nobody has marked it as spam, so somebody has to read it first.")


def must_not_need_help(submission: Submission) -> None:
    # Not the priority alone, which readers' reports and moderators' answers to them change.
    if submission.had_danger or submission.priority == Priority.CRISIS:
        raise NotSpam("Its author may be in danger, so it has to be read and answered by itself.")
