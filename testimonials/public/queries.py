"""The parameters of the list of stories, and of the snapshot."""

from articles.public.queries import IN_LANGUAGE
from articles.public.serializers import Language
from contentapi.api.openapi import in_path
from contentapi.api.pagination import PageQuery, page_size
from contentapi.api.queries import Cursor, Query, Terms
from contentapi.api.serializers import Slug, Term
from testimonials.public.snapshot import Place
from testimonials.terms import ContentNote

# As `testimonials.models.intake.ID_PATTERN`, which the public side cannot import; a test holds the two together.
ID = "[A-Za-z0-9_-]{22}"
STORY = in_path("story_id", ID, "The story's `id`, as lists give it.", example="q3Yb1yXH0s2k5mJt8vWc-A")


class StoryListQuery(PageQuery):
    article = Slug(required=False, help_text="Only stories that belong to this article.")
    topic = Slug(required=False, help_text="Only stories of live articles on this topic, or on one that lies under it.")

    language = Language(required=False, help_text=f"Only stories {IN_LANGUAGE}")
    content_note = Term(ContentNote, required=False, help_text="Only stories that bear this note.")
    without_content_note = Terms(
        ContentNote,
        required=False,
        example="self_harm,abuse",
        help_text=(
            "Only stories that bear none of these content notes; with commas between them. That a story bears no note "
            "does not mean that it holds nothing of the kind."
        ),
    )


class SnapshotQuery(Query):
    cursor = Cursor(
        Place.read,
        required=False,
        help_text="Where the page begins: taken from the `next` of the page before, never made up.",
    )
    page_size = page_size()
