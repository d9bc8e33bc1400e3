"""What the article's page says of its review."""

import re
from typing import Any

import pytest

from articles import models
from tests import factories
from tests.articles.admin.reviewers import article_page, client_of, text_of
from tests.articles.review import signing

pytestmark = pytest.mark.django_db


def state() -> str:
    shown = client_of(signing.user("editor"), "change_article").get(article_page())
    return text_of(shown).partition("Review Author:")[2]


@pytest.mark.slow
def test_the_page_says_that_nobody_has_reviewed() -> None:
    signing.draft()
    assert "Nobody has reviewed what the draft says." in state()


@pytest.mark.slow
def test_the_page_says_who_reviewed_and_that_it_fits() -> None:
    signing.draft()
    signing.sign()
    assert re.search(
        r"Reviewed by Dr Ada Moss \(MRCOG\) on \d+ \w+ 20\d\d; that fits what the draft says\. "
        r"The next review is due on \d+ \w+ 20\d\d\.",
        state(),
    )


@pytest.mark.slow
def test_the_page_says_that_the_next_review_is_overdue() -> None:
    long_ago: dict[str, Any] = {"reviewed_on": "2019-01-01", "next_review_due": "2020-01-01"}
    factories.draft(author="Bo Reed", **factories.signed(**long_ago))
    said = state()
    assert "on 1 January 2019; that fits what the draft says." in said
    assert "That day has passed: the next review is overdue." in said


def test_the_page_says_what_has_changed_since() -> None:
    signing.draft()
    signing.sign()
    signing.edit(title="Anew")
    said = state()
    assert "Dr Ada Moss reviewed this on" in said
    assert "Changed since: The title was “After a loss” and is “Anew”." in said


@pytest.mark.slow
def test_the_page_says_that_a_typed_review_does_not_count() -> None:
    signing.draft()
    models.Article.objects.update(reviewed_by_name="Dr Ada Moss", reviewed_on=signing.today())
    assert (
        "The review does not count. Dr Ada Moss is named as the reviewer, and nothing says what was signed" in state()
    )
