"""Reviewers, editors and publishers at once, on PostgreSQL: what is signed is what stood there, whole."""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import orjson
import pytest

from articles import models
from articles.editorial import drafts, edits, vocabulary
from articles.editorial.edits import Hand
from articles.publishing import publish
from articles.review import reviewing
from contentapi.errors import DomainError
from tests import factories
from tests.articles.publishing.at_once import at_once
from tests.articles.review import signing
from tests.articles.review.signing import SLUG

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("committed")]


def try_to(act: Callable[[], Any]) -> Callable[[], Any]:
    """The act, where a refusal by the domain is an outcome like another."""

    def attempt() -> Any:
        with suppress(DomainError):
            return act()
        return None

    return attempt


def write(mark: str) -> Callable[[], Any]:
    content = factories.content(notice=f"Not reviewed. {mark}", title=mark, summary=mark)
    return lambda: drafts.write(drafts.normalise(content), author="Bo Reed")


def reword(mark: str) -> Callable[[], Any]:
    services = [{**factories.VOCABULARY["support_services"][0], "name": mark, "description": mark}]
    return lambda: vocabulary.write(factories.words(support_services=services), by=Hand("Bo Reed"))


def test_what_is_signed_is_one_state_of_the_draft_and_published_as_signed_only_as_it_was() -> None:
    signing.draft()
    reword("words")()
    for turn in range(6):
        at_once(
            *(try_to(write(f"text-{turn}-{number}")) for number in range(2)),
            *(try_to(reword(f"words-{turn}-{number}")) for number in range(2)),
            *(try_to(signing.sign) for _ in range(2)),
            *(try_to(lambda: publish.publish(SLUG, by="tests")) for _ in range(2)),
        )
    try_to(signing.sign)()
    records = list(models.ClinicalReview.objects.all())
    assert records
    for record in records:
        said = reviewing.reading_of(record)
        assert hashlib.sha256(bytes(record.reading)).hexdigest() == record.content_hash
        assert said["title"] == said["summary"], "half of an edit was signed"
        assert said["support_services"][0]["name"] == said["support_services"][0]["description"]
    signed = {record.content_hash for record in records}
    for version in models.ArticleVersion.objects.all():
        review = orjson.loads(bytes(version.document))["review"]
        assert review["clinically_reviewed"]
        assert review["content_hash"] in signed


def test_of_two_who_sign_at_once_both_are_on_record_and_one_stands() -> None:
    signing.draft()
    names = ["Dr Ada Moss", "Dr Cy Webb"]
    at_once(*(lambda name=name: signing.sign(by=name) for name in names))
    assert sorted(models.ClinicalReview.objects.values_list("name", flat=True)) == names
    assert signing.standing().counts


def test_an_edit_that_comes_at_the_same_moment_is_signed_or_makes_its_writer_an_author() -> None:
    signing.draft()
    for turn in range(6):
        at_once(try_to(signing.sign), try_to(write(f"text-{turn}")))
        record = models.ClinicalReview.objects.first()
        assert record is not None
        last = edits.since([(models.Edited.ARTICLE, SLUG)], after=record.last_edit)
        counts = signing.standing().counts
        assert counts != bool(last), "the edit is in what was signed, or it stands after it"
