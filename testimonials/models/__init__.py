"""The tables of stories: what readers sent, what moderators did with it, and what the door has put out."""

from testimonials.models.intake import Finding, IdempotencyRecord, Submission
from testimonials.models.moderation import Caution, EarlierText, Message, ModerationEvent, Note, Report
from testimonials.models.post_counts import PostCount
from testimonials.models.public import PublishedContentNote, PublishedStory

__all__ = [
    "Caution",
    "EarlierText",
    "Finding",
    "IdempotencyRecord",
    "Message",
    "ModerationEvent",
    "Note",
    "PostCount",
    "PublishedContentNote",
    "PublishedStory",
    "Report",
    "Submission",
]
