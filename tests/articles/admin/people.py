"""Two editors at their desks, and a draft with something of everything for them to work on."""

from typing import Any

from django.contrib.auth.models import Permission, User
from django.test import Client

from articles import models
from articles.editorial import drafts, vocabulary
from tests import factories

Content = dict[str, Any]


def editor(name: str, *codenames: str) -> Client:
    """Somebody of the staff who may do everything, or where names of permissions are given, that alone."""
    user = User.objects.create_user(name, password=name, is_staff=True, is_superuser=not codenames)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    client = Client()
    client.force_login(user)
    return client


def content(**changes: Any) -> Content:
    """A draft that has something in every list."""
    section = factories.ARTICLE["sections"][0]
    return factories.content(
        **{
            "related": ["another"],
            "topics": ["miscarriage", "loss"],
            "definitions": [
                {
                    "term": "Early loss",
                    "meaning": "Before twelve weeks.",
                    "range": {"fact": "days_since_loss", "minimum": 1, "below": 9},
                    "according_to": "leaflet",
                }
            ],
            "sections": [section, {**section, "key": "more", "heading": "More", "aspect": "faq"}],
            "symptom_warnings": [
                {
                    **factories.ARTICLE["symptom_warnings"][0],
                    "codings": [{"system": "icd-10", "code": "R50", "display": "Fever of unknown origin"}],
                }
            ],
            **changes,
        }
    )


def lay_out(**changes: Any) -> models.Article:
    """The draft of `content(**changes)`, with a vocabulary that has something in every list."""
    vocabulary.write(factories.VOCABULARY)
    rest = {"key": "rest", "label": "Rest", "requires": ["resume_sex"]}
    book = {**factories.VOCABULARY["sources"][0], "key": "book", "title": "A book"}
    vocabulary.write(factories.words(activities=[rest], sources=[book]))
    return drafts.write(drafts.normalise(content(**changes)), author="Bo Reed")
