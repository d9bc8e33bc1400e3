"""The parameters of the list of stories. A name that nothing has is an empty list; one that cannot be is a 400."""

from contentapi.pagination import PageQuery
from contentapi.serializers import Slug


class StoryListQuery(PageQuery):
    article = Slug(required=False, help_text="Only stories that belong to this article.")
    topic = Slug(required=False, help_text="Only stories of live articles on this topic, or on one that lies under it.")
