"""The parameters of the list of stories. A name that nothing has is an empty list; one that cannot be is a 400."""

from contentapi.api.openapi import in_path
from contentapi.api.pagination import PageQuery
from contentapi.api.serializers import Slug

# As `testimonials.models.intake.ID_PATTERN`, which the public side cannot import; a test holds the two together.
ID = "[A-Za-z0-9_-]{22}"
STORY = in_path("story_id", ID, "The story's `id`, as lists give it.", example="q3Yb1yXH0s2k5mJt8vWc-A")


class StoryListQuery(PageQuery):
    article = Slug(required=False, help_text="Only stories that belong to this article.")
    topic = Slug(required=False, help_text="Only stories of live articles on this topic, or on one that lies under it.")
