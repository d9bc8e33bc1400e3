"""The door's commands: what they print, where, and how they end."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles import models
from articles.editorial import drafts, vocabulary
from articles.publishing import publish
from articles.terms import Significance
from tests import factories
from tests.articles.publishing import tables

pytestmark = pytest.mark.django_db

SLUG = factories.ARTICLE["slug"]
BY = "--by=Cy Webb"


def run(*words: str) -> tuple[str, str]:
    """What a command that succeeds prints to stdout and to stderr."""
    out, err = StringIO(), StringIO()
    call_command(*words, stdout=out, stderr=err, no_color=True)
    return out.getvalue(), err.getvalue()


def refused(*words: str) -> tuple[str, str, str]:
    """What a command that fails prints to stdout and to stderr, and its last word; it ends with the status 1."""
    out, err = StringIO(), StringIO()
    with pytest.raises(CommandError) as failure:
        call_command(*words, stdout=out, stderr=err, no_color=True)
    assert failure.value.returncode == 1
    return out.getvalue(), err.getvalue(), str(failure.value)


# publish


def test_publish_says_which_version_each_article_is_now() -> None:
    factories.published()
    drafts.write(drafts.normalise(factories.content(title="Anew")))
    factories.draft(slug="another")

    out, err = run("publish", SLUG, "another", BY, "--allow-unreviewed", "--significance=safety", "--note=At last")

    assert out == "after-a-loss: version 2\nanother: version 1\n"
    assert err == ""
    version = models.ArticleVersion.objects.get(slug="another")
    assert (version.published_by, version.significance, version.note) == ("Cy Webb", Significance.SAFETY, "At last")


def test_publish_takes_a_change_of_content_for_granted() -> None:
    factories.draft()
    run("publish", SLUG, BY, "--allow-unreviewed")
    version = models.ArticleVersion.objects.get()
    assert (version.significance, version.note) == (Significance.CONTENT, "")


def test_publish_says_everything_that_stands_in_the_way_and_goes_on_with_the_next() -> None:
    factories.draft(slug="bad", summary="", sections=[])
    factories.draft()

    out, err, last = refused("publish", "bad", "nothing", SLUG, BY, "--allow-unreviewed")

    assert out == "after-a-loss: version 1\n"
    assert err == (
        "bad: 'bad' cannot be published yet.\n"
        "  /summary: The article has no summary.\n"
        "  /sections: The article has no section.\n"
        "nothing: There is no article 'nothing'.\n"
    )
    assert last == "2 of 3 articles were not published."


def test_publish_refuses_an_unchanged_article_as_such() -> None:
    factories.published()
    out, err, last = refused("publish", SLUG, BY, "--allow-unreviewed")
    assert (out, err) == ("", "after-a-loss: 'after-a-loss' has not changed since version 1.\n")
    assert last == "1 of 1 articles were not published."


def test_publish_allows_unreviewed_content_only_where_it_is_told_to() -> None:
    factories.draft()
    _, err, _ = refused("publish", SLUG, BY)
    assert "  /review: Nobody has reviewed this clinically. To publish it all the same, say so explicitly.\n" in err
    assert not models.ArticleVersion.objects.exists()


OVERDUE: dict[str, Any] = {"reviewed_on": "2019-01-01", "next_review_due": "2020-01-01"}
ADVICE = "  /review/next_review_due: The next review is overdue. (This alone stops nothing.)\n"


def test_publish_tells_what_is_worth_knowing_and_stops_nothing() -> None:
    factories.draft(author="Bo Reed", **factories.signed(**OVERDUE))
    assert run("publish", SLUG, BY) == ("after-a-loss: version 1\n", ADVICE)


def test_publish_tells_what_stops_nothing_apart_from_what_does() -> None:
    short = factories.content(notice="Information, not advice.", sections=[])
    factories.draft(author="Bo Reed", **factories.signed(short, **OVERDUE))
    _, err, _ = refused("publish", SLUG, BY)
    assert err == (
        f"after-a-loss: 'after-a-loss' cannot be published yet.\n  /sections: The article has no section.\n{ADVICE}"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["publish", SLUG], "the following arguments are required: --by"),
        (["publish", BY], "the following arguments are required: SLUG"),
        (["publish", SLUG, BY, "--significance=great"], "argument --significance: invalid choice: 'great'"),
        (["retire", SLUG], "the following arguments are required: --by"),
        (["restore", SLUG, "first"], "argument VERSION: invalid int value: 'first'"),
    ],
)
def test_a_command_that_is_not_told_what_it_needs_asks_for_it(words: list[str], said: str) -> None:
    factories.draft()
    before = tables.everything()
    with pytest.raises(CommandError) as failure:
        call_command(*words)
    assert said in str(failure.value)
    assert tables.everything() == before


# retire


def test_retire_says_that_it_has() -> None:
    factories.published()
    factories.published(slug="another")
    assert run("retire", SLUG, BY, "--successor=another") == ("after-a-loss: retired\n", "")
    row = models.PublishedArticle.objects.get(slug=SLUG)
    assert row.retired_at is not None
    assert row.successor == "another"
    assert models.ChangeEvent.objects.values_list("by", flat=True).last() == "Cy Webb"


def test_retire_needs_no_successor() -> None:
    factories.published()
    assert run("retire", SLUG, BY) == ("after-a-loss: retired\n", "")
    assert models.PublishedArticle.objects.get().successor == ""


def test_retire_says_why_it_has_not() -> None:
    factories.published()
    assert refused("retire", "nothing", BY) == ("", "", "'nothing' has never been published.")
    assert refused("retire", SLUG, BY, "--successor=x") == ("", "", "The successor 'x' is not live.")
    run("retire", SLUG, BY)
    assert refused("retire", SLUG, BY) == ("", "", "'after-a-loss' is retired already.")


# restore


def test_restore_says_that_the_draft_is_the_version_again() -> None:
    factories.published()
    drafts.write(drafts.normalise(factories.content(title="Anew")))
    run("publish", SLUG, BY, "--allow-unreviewed")
    assert run("restore", SLUG, "1") == ("after-a-loss: the draft is version 1 again\n", "")
    assert models.Article.objects.get().title == "After a loss"
    assert not models.DraftCopy.objects.exists(), "version 2 says what the draft said"


def test_restore_does_not_drop_unpublished_work_unless_it_is_told_to_and_keeps_a_copy() -> None:
    factories.published()
    drafts.write(drafts.normalise(factories.content(title="Anew", sections=[])))
    out, err, last = refused("restore", SLUG, "1")
    assert (out, err) == ("", "")
    assert last == (
        "The draft of 'after-a-loss' has work in it that was never published: title, section ‘answer’ (goes). With "
        "--force it is replaced, and a copy of it is kept in the admin."
    )
    assert models.Article.objects.get().title == "Anew"
    run("restore", SLUG, "1", "--force", "--by=Cy Webb")
    assert models.Article.objects.get().title == "After a loss"
    copy = models.DraftCopy.objects.get()
    assert (copy.content["title"], copy.content["sections"], copy.by) == ("Anew", [], "Cy Webb")


def test_restore_names_shared_entries_that_have_changed() -> None:
    factories.published()
    vocabulary.write(factories.words(sources=[{**factories.VOCABULARY["sources"][0], "title": "A new leaflet"}]))
    out, err = run("restore", SLUG, "1")
    assert out == (
        "after-a-loss: the draft is version 1 again\n"
        "  sources: leaflet: the shared entry has changed since; the draft uses today's\n"
    )
    assert err == ""


def test_restore_says_everything_that_does_not_fit() -> None:
    factories.published()
    bleeding = factories.VOCABULARY["facts"][0]
    vocabulary.write(factories.words(facts=[{**bleeding, "choices": bleeding["choices"][1:]}]))
    out, err, last = refused("restore", SLUG, "1")
    first, second = last.splitlines()
    assert (out, err) == ("", "")
    assert first == "Version 1 of 'after-a-loss' does not fit today's vocabulary."
    assert second.startswith("  /guidance_rules/0/satisfied_when/0/value: 'bleeding' takes one of its choices")


def test_restore_does_not_find_what_never_was() -> None:
    assert refused("restore", SLUG, "1") == ("", "", "'after-a-loss' has no version 1.")


def test_each_act_is_the_doors_own() -> None:
    # What the commands do is tested where it is done; here, that they go through the door and not around it.
    factories.draft()
    run("publish", SLUG, BY, "--allow-unreviewed")
    run("retire", SLUG, BY)
    assert [event.kind for event in models.ChangeEvent.objects.all()] == ["article.published", "article.retired"]
    assert publish.restore(SLUG, 1).differs == ()
