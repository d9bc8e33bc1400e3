"""Reviewers at their page, and what they send."""

import re
from html import unescape
from typing import Any

from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from articles import models
from articles.editorial import reading
from articles.review.reviewing import Draft
from tests.articles.review import signing
from tests.articles.review.signing import SLUG


def client_of(user: User, *codenames: str) -> Client:
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client = Client()
    client.force_login(user)
    return client


def reviewer(*codenames: str, name: str = "Ada Moss") -> Client:
    return client_of(signing.user("ada", name), "review_article", "view_article", *codenames)


def page() -> str:
    return reverse("admin:articles_article_review", args=[models.Article.objects.get(slug=SLUG).pk])


def article_page() -> str:
    return reverse("admin:articles_article_change", args=[models.Article.objects.get(slug=SLUG).pk])


def given(**changes: Any) -> dict[str, Any]:
    """What a reviewer sends who read the draft as it stands now."""
    draft = Draft.of(models.Article.objects.get(slug=SLUG))
    seen = reading.content_hash(draft.content, draft.words)
    sent = {"credentials": "MRCOG", "next_review_due": signing.in_a_year().isoformat(), "signed": "on", "seen": seen}
    return {**sent, **changes}


def text_of(response: Any) -> str:
    """What somebody reads on a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


# Who may
