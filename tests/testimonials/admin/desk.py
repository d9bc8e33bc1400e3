"""People who come to the desk, and the addresses of its pages."""

from typing import Any

from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from tests.testimonials.factories import Story

QUEUE = "testimonials_submission_changelist"
JSON = {"Accept": "application/json"}


def somebody(name: str, *groups: str) -> Client:
    """A client signed in as someone of the staff who is in these groups."""
    user = User.objects.create_user(name, is_staff=True)
    user.groups.set(Group.objects.filter(name__in=groups))
    client = Client()
    client.force_login(user)
    return client


def moderator(name: str = "moderator") -> Client:
    return somebody(name, "moderators")


def lead(name: str = "lead") -> Client:
    return somebody(name, "lead moderators")


def at(name: str, story: Story | None = None) -> str:
    return reverse(f"admin:{name}", kwargs={"submission_id": story.id} if story else None)


def act_at(act: str, story: Story) -> str:
    return at(f"testimonials_story_{act}", story)


def do(client: Client, act: str, story: Story, *, asks: Any = None, **sent: Any) -> Any:
    """Sends an act or a decision on the version that the story stands at; `asks` are headers."""
    return client.post(act_at(act, story), {"version": story.version, **sent}, headers=asks)


def text_of(response: Any) -> str:
    return str(response.content.decode())


def said(response: Any) -> list[str]:
    """What the next page would say of it."""
    return [str(message) for message in response.wsgi_request._messages]
