"""The parameters of the list of stories. A name that nothing has is an empty list; one that cannot be is a 400."""

from contentapi.api.openapi import in_path
from contentapi.api.pagination import PageQuery, page_size
from contentapi.api.queries import Cursor, Query
from contentapi.api.serializers import Slug
from testimonials.public.snapshot import Place

# As `testimonials.models.intake.ID_PATTERN`, which the public side cannot import; a test holds the two together.
ID = "[A-Za-z0-9_-]{22}"
STORY = in_path("story_id", ID, "The story's `id`, as lists give it.", example="q3Yb1yXH0s2k5mJt8vWc-A")


class StoryListQuery(PageQuery):
    article = Slug(required=False, help_text="Only stories that belong to this article.")
    topic = Slug(required=False, help_text="Only stories of live articles on this topic, or on one that lies under it.")


class SnapshotQuery(Query):
    cursor = Cursor(
        Place.read,
        required=False,
        help_text="Where the page begins: taken from the `next` of the page before, never made up.",
    )
    page_size = page_size()
