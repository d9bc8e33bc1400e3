"""The desk's place in the admin: its addresses, and that nothing of a story can be edited as a row."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import URLPattern, path, re_path

from testimonials.admin import unsent
from testimonials.admin.access import View, may_moderate, moderators_only
from testimonials.admin.acts import ACTS, act_view, covers_view
from testimonials.admin.decide import DECISIONS, decide_view
from testimonials.admin.end_claim import ask_end_claim_view
from testimonials.admin.lists.decided import decided_view
from testimonials.admin.lists.first_words import first_words_view
from testimonials.admin.lists.overview import overview_view
from testimonials.admin.lists.pulse import pulse_view
from testimonials.admin.lists.queue import cautions_view, queue_view, reported_view
from testimonials.admin.lists.spam import spam_view
from testimonials.admin.next_story import next_view
from testimonials.admin.story.page import story_view
from testimonials.models import Submission
from testimonials.models.intake import ID_PATTERN


@admin.register(Submission)
class Desk(admin.ModelAdmin):  # type: ignore[type-arg]
    def has_module_permission(self, request: HttpRequest) -> bool:
        return may_moderate(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_moderate(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        """The desk's own pages alone: the stock ones, which would show and change rows, have no address."""
        # As narrow as the names are: an address with anything else in it is none of the desk's.
        story = rf"^story/(?P<submission_id>{ID_PATTERN})/"
        return [
            self._at("", queue_view, "testimonials_submission_changelist"),
            self._at("reported/", reported_view, "testimonials_reported"),
            self._at("decided/", decided_view, "testimonials_decided"),
            self._at("cautions/", cautions_view, "testimonials_cautions"),
            self._at("overview/", overview_view, "testimonials_overview"),
            self._at("spam/", spam_view, "testimonials_spam"),
            self._at("covers/", covers_view, "testimonials_covers"),
            self._at("next/", next_view, "testimonials_next"),
            self._at("pulse/", pulse_view, "testimonials_pulse"),
            self._at_story(f"{story}$", story_view, "testimonials_story"),
            self._at_story(f"{story}end-claim/asked/$", ask_end_claim_view, "testimonials_story_end_claim_asked"),
            self._at_story(f"{story}first-words/$", first_words_view, "testimonials_story_first_words"),
            *(
                self._at_story(f"{story}{name}/$", partial(act_view, act=act), f"testimonials_story_{name}")
                for name, act in ACTS.items()
            ),
            *(
                self._at_story(
                    f"{story}{name}/$", partial(decide_view, decision=decision), f"testimonials_story_{name}"
                )
                for name, decision in DECISIONS.items()
            ),
        ]

    def _at(self, route: str, view: View, name: str) -> URLPattern:
        return path(route, self.admin_site.admin_view(moderators_only(view)), name=name)

    def _at_story(self, pattern: str, view: View, name: str) -> URLPattern:
        return re_path(pattern, unsent.returning(self.admin_site.admin_view(moderators_only(view))), name=name)
