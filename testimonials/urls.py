"""The routes of stories, under `/api/v1/`: what anyone may read, and what is taken in."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from contentapi.api.endpoints import resource
from testimonials.intake import views as intake
from testimonials.models.intake import ID_PATTERN
from testimonials.public import views as public


class IdConverter(StringConverter):
    """The random name of a story or a submission, as narrow as they are: anything else is no route."""

    regex = ID_PATTERN


register_converter(IdConverter, "id")

urlpatterns = [
    path("stories", resource(public.stories, intake.submit_story), name="stories"),
    path("stories/<id:story_id>", public.story, name="story"),
    path("stories/<id:story_id>/reports", intake.report_story, name="story-reports"),
    path(
        "submissions/<id:submission_id>",
        resource(intake.get_submission, intake.amend_submission, intake.withdraw_submission),
        name="submission",
    ),
    path("story-policy", intake.story_policy, name="story-policy"),
    path("snapshot", public.snapshot, name="snapshot"),
]
