"""Somebody who may sign, and a draft that somebody else wrote: what the tests of the act begin from."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.contrib.auth.models import User

from articles import models
from articles.editorial import drafts
from articles.review import reviewing
from articles.review.reviewing import Draft
from articles.review.standing import Standing
from tests import factories

SLUG = factories.ARTICLE["slug"]
NOTICE = "Information, not advice."


def today() -> date:
    return datetime.now(UTC).date()


def in_a_year() -> date:
    return today() + timedelta(days=365)


def user(username: str, full_name: str = "", **more: Any) -> User:
    first, _, last = full_name.partition(" ")
    return User.objects.create_user(username, first_name=first, last_name=last, is_staff=True, **more)


def draft(author: str = "Bo Reed", **changes: Any) -> models.Article:
    return factories.draft(author=author, **{"notice": NOTICE, **changes})


def sign(slug: str = SLUG, **how: Any) -> models.ClinicalReview:
    by = "" if "user" in how else "Dr Ada Moss"
    return reviewing.review(slug, **{"by": by, "credentials": "MRCOG", "next_review_due": in_a_year(), **how})


def standing() -> Standing:
    return reviewing.standing_of(Draft.of(models.Article.objects.get(slug=SLUG)))


def edit(**changes: Any) -> None:
    """A change of the draft that nobody has signed with a name; its review stays as it says."""
    now = drafts.read(models.Article.objects.get(slug=SLUG))
    drafts.write(drafts.normalise({**now, **changes}))
