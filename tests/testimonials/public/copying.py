"""A frontend that keeps a copy, as the guide says: from the snapshot, then by the feed; anew where it is told to."""

from typing import Any

from django.test import Client

from articles.models.public import PublishedArticle
from testimonials.models.public import PublishedStory
from tests.contentapi.answers import API

# More than any test has for it to do.
MOST_STEPS = 500
GONE = ("article.retired", "story.removed")


class Copy:
    """What it holds, by address, and how far it has come: all that would have to outlive a crash."""

    def __init__(self, client: Client, *, page_size: int = 2) -> None:
        self.client = client
        self.page_size = page_size
        self.begin()

    def begin(self) -> None:
        self.held: dict[str, bytes] = {}
        self.next_page: str | None = f"{API}/snapshot?page_size={self.page_size}"
        self.to_fetch: list[str] = []
        self.cursor: str | None = None

    def step(self) -> bool:
        """The next thing that there is to do, and whether there may be more: one request, or two."""
        if self.to_fetch:
            self.fetch(self.to_fetch.pop(0))
        elif self.next_page:
            self.read_page(self.next_page)
        else:
            return self.follow()
        return True

    def finish(self) -> None:
        for _ in range(MOST_STEPS):
            if not self.step():
                return
        raise AssertionError("the copy never ends")

    def read_page(self, address: str) -> None:
        if (page := self.ask(address)) is not None:
            self.to_fetch = [entry["url"] for entry in page["results"]]
            assert self.cursor in (None, page["follow_from"])
            self.cursor, self.next_page = page["follow_from"], page["next"]

    def follow(self) -> bool:
        stretch = self.ask(f"{API}/changes?after={self.cursor}&page_size={self.page_size}")
        if stretch is None:
            return True
        for change in stretch["results"]:
            if change["kind"] in GONE:
                self.held.pop(change["url"], None)
            else:
                self.fetch(change["url"])
        self.cursor = stretch["next_cursor"]
        return bool(stretch["results"])

    def fetch(self, url: str) -> None:
        response = self.client.get(url)
        if response.status_code == 200:
            self.held[url] = response.content
        else:  # its end stands further on in the feed
            assert response.status_code in (404, 410)

    def ask(self, address: str) -> Any:
        """What is answered; None where the copy is to be made anew, which is begun at once."""
        response = self.client.get(address)
        if response.status_code == 409:
            assert response.json()["code"] == "resync"
            self.begin()
            return None
        assert response.status_code == 200, response.content
        return response.json()


def public() -> dict[str, bytes]:
    """What a copy ought to hold."""
    articles = PublishedArticle.objects.filter(retired_at=None).values_list("slug", "version__document")
    stories = PublishedStory.objects.values_list("id", "body")
    return {
        **{f"{API}/articles/{slug}": bytes(document) for slug, document in articles},
        **{f"{API}/stories/{story_id}": bytes(body) for story_id, body in stories},
    }
