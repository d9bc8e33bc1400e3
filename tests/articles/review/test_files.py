"""Reviews in files: carried as they were signed, taken up where they fit, and told by name not to count elsewhere."""

from io import StringIO
from pathlib import Path
from typing import Any

import orjson
import pytest
import yaml
from django.core.management import call_command

from articles import models
from articles.editorial import content_files, drafts, loads, reading, vocabulary
from articles.editorial.content_files import ContentFileError, Effect
from articles.models.kept import Kind
from articles.publishing import publish
from articles.review.standing import State
from tests import factories
from tests.articles.editorial import files
from tests.articles.review import signing
from tests.articles.review.signing import SLUG, sign

pytestmark = pytest.mark.django_db


def dumped() -> str:
    return content_files.dump_article(models.Article.objects.get())


def load(path: Path, *how: str, author: str | None = "Bo Reed") -> tuple[str, str]:
    """What a load prints to stdout and to stderr."""
    out, err = StringIO(), StringIO()
    said = [f"--author={author}"] if author else []
    call_command("load_content", str(path), *said, *how, stdout=out, stderr=err, no_color=True)
    return out.getvalue(), err.getvalue()


def with_review(text: str, **changes: Any) -> str:
    """The file with something of its review typed over; `None` takes a line out."""
    data = yaml.safe_load(text)
    data["review"].update(changes)
    data["review"] = {name: value for name, value in data["review"].items() if value is not None}
    return str(yaml.safe_dump(data, sort_keys=False, allow_unicode=True))


def loaded() -> None:
    """As if what is there had come from files."""
    loads.record(Kind.ARTICLES, SLUG, drafts.read(models.Article.objects.get()))
    for key, service in vocabulary.read().support_services.items():
        loads.record(Kind.SUPPORT_SERVICES, key, service)


def elsewhere() -> None:
    """As on another machine: the vocabulary is there, and nothing of the article or its history."""
    models.Article.objects.all().delete()


def test_a_file_says_nothing_of_a_review_that_nobody_made() -> None:
    signing.draft()
    assert "review" not in yaml.safe_load(dumped())


def test_a_file_carries_the_review_with_its_hash_and_its_seal(tmp_path: Path) -> None:
    signing.draft()
    signed = sign()
    review = yaml.safe_load(dumped())["review"]
    assert review["content_hash"] == signed.content_hash
    assert review["seal"] == reading.seal(drafts.read(models.Article.objects.get())["review"])
    assert content_files.load(files.write(tmp_path, dumped())).effect is Effect.UNCHANGED


def test_a_review_counts_where_the_file_is_loaded_next(tmp_path: Path) -> None:
    signing.draft()
    sign()
    path = files.write(tmp_path, dumped())
    before = drafts.read(models.Article.objects.get())
    elsewhere()

    assert load(path) == (f"{path}: created\n", "")

    assert drafts.read(models.Article.objects.get()) == before
    assert signing.standing().counts
    assert publish.publish(SLUG, by="tests").number == 1


def test_a_review_that_comes_in_a_file_is_recorded_once(tmp_path: Path) -> None:
    article = factories.signed(factories.content(notice=signing.NOTICE))
    factories.draft(author="Bo Reed", **article)
    path = files.write(tmp_path, dumped())
    assert not models.ClinicalReview.objects.exists()

    load(path)
    load(path)

    record = models.ClinicalReview.objects.get()
    assert (record.name, record.recorded_by, record.content_hash) == (
        "Dr Ada Moss",
        "load_content",
        article["review"]["content_hash"],
    )
    assert record.authors[0]["person"]["name"] == "Bo Reed"


def test_a_review_that_does_not_fit_its_file_is_loaded_and_told_by_name_not_to_count(tmp_path: Path) -> None:
    signing.draft()
    loaded()
    sign()
    text = dumped().replace("title: After a loss", "title: Anew")
    path = files.write(tmp_path, text)

    out, err = load(path)

    assert out == f"{path}: updated\n"
    lines = err.splitlines()
    at = files.line_of("review:", text)
    assert lines[0].startswith(f"{path}:{at}: review: The review does not count. Dr Ada Moss reviewed this on ")
    assert f"{path}:3: title: The title was “After a loss” and is “Anew”." in lines
    assert signing.standing().state is State.CHANGED


@pytest.mark.slow
def test_it_is_told_again_as_long_as_it_is_so_and_no_longer(tmp_path: Path) -> None:
    signing.draft()
    loaded()
    sign()
    fits = dumped()
    path = files.write(tmp_path, fits.replace("title: After a loss", "title: Anew"))
    assert load(path)[1]
    assert load(path)[1]
    assert content_files.load(path).effect is Effect.UNCHANGED
    assert content_files.load(files.write(tmp_path, dumped(), "again.yaml")).effect is Effect.UNCHANGED
    files.write(tmp_path, fits)
    assert load(path) == (f"{path}: updated\n", "")
    assert signing.standing().counts


TYPED_OVER: list[dict[str, Any]] = [
    {"reviewed_by": {"name": "Dr Eve Lane", "credentials": "MRCOG"}},
    {"reviewed_by": {"name": "Dr Ada Moss", "credentials": "Professor"}},
    {"reviewed_on": "2026-11-22"},
    {"next_review_due": "2031-01-01"},
    {"content_hash": "0" * 64},
    {"seal": "0" * 64},
    {"seal": None},
    {"content_hash": None},
    {"content_hash": None, "seal": None},
]


# The quick suite tries the first in each way; the others take their time.
TRIED = [
    pytest.param(changes, first, marks=[pytest.mark.slow] if place else [])
    for place, changes in enumerate(TYPED_OVER)
    for first in (True, False)
]


@pytest.mark.parametrize(("changes", "first"), TRIED)
def test_a_review_that_was_typed_over_is_none_wherever_it_is_loaded(
    tmp_path: Path, changes: dict[str, Any], first: bool
) -> None:
    signing.draft()
    sign()
    path = files.write(tmp_path, with_review(dumped(), **changes))
    if first:
        elsewhere()

    _, err = load(path, "--force")

    assert "review: The review does not count. Dr " in err
    assert "a review is signed in the admin or with `manage.py review`, and not typed" in err
    assert not signing.standing().counts
    with pytest.raises(publish.NotPublishable):
        publish.publish(SLUG, by="tests")
    assert content_files.load(path).effect is Effect.UNCHANGED


def test_a_reviewer_who_was_only_typed_is_told_not_to_count(tmp_path: Path) -> None:
    signing.draft()
    typed = "review:\n  reviewed_by: {name: Dr Ada Moss, credentials: MRCOG}\n  reviewed_on: 2026-11-20\n"
    path = files.write(tmp_path, dumped() + typed)
    _, err = load(path, "--force")
    assert "The review does not count. Dr Ada Moss is named as the reviewer, and nothing says what was signed" in err


@pytest.mark.slow
def test_the_review_of_one_article_is_not_that_of_its_copy(tmp_path: Path) -> None:
    signing.draft()
    sign()
    path = files.write(tmp_path, dumped().replace(f"slug: {SLUG}", "slug: a-copy"))
    _, err = load(path)
    assert "What has changed cannot be told, since what was signed is not kept here." in err


@pytest.mark.slow
@pytest.mark.parametrize("wrong", ["yes", "0" * 63, "0" * 65, "G" * 64, 12, True])
@pytest.mark.parametrize("name", ["content_hash", "seal"])
def test_what_is_no_hash_at_all_is_refused_with_its_line(tmp_path: Path, name: str, wrong: object) -> None:
    signing.draft()
    sign()
    text = with_review(dumped(), **{name: wrong})
    with pytest.raises(ContentFileError, match=rf"review\.{name}: "):
        files.load(tmp_path, text)


def test_a_file_whose_author_is_its_reviewer_is_told_not_to_count(tmp_path: Path) -> None:
    signing.draft()
    sign()
    path = files.write(tmp_path, dumped())
    elsewhere()
    _, err = load(path, author="Moss, Ada")
    assert "The review does not count. The reviewer is the author: somebody else must review." in err
    assert models.ClinicalReview.objects.count() == 1, "that of the act alone"


@pytest.mark.slow
def test_a_file_of_nobody_knows_whom_is_told_not_to_count(tmp_path: Path) -> None:
    factories.draft(author="Bo Reed", **factories.signed())
    path = files.write(tmp_path, dumped())
    elsewhere()
    assert "Who wrote the article is not recorded" in load(path, author=None)[1]
    assert load(path) == (f"{path}: updated\n", ""), "it is enough to say it afterwards"
    assert signing.standing().counts


@pytest.mark.slow
def test_a_shared_entry_in_a_file_has_an_author_too(tmp_path: Path) -> None:
    signing.draft()
    loaded()
    text = content_files.dump_vocabulary("support_services").replace("phone: 0808 800 1234", "phone: '111'")
    path = files.write(tmp_path, text, "services.yaml")
    load(path, author=None)
    with pytest.raises(Exception, match="cannot be reviewed so"):
        sign()
    # It says the same as before, and now somebody stands for it.
    assert load(path) == ("", "")
    sign()
    assert vocabulary.read().support_services["helpline"]["phone"] == "111"


def test_a_change_in_the_vocabulary_that_is_loaded_ends_the_review_of_what_embeds_it(tmp_path: Path) -> None:
    signing.draft()
    sign()
    text = content_files.dump_vocabulary("support_services").replace("phone: 0808 800 1234", "phone: '111'")
    load(files.write(tmp_path, text, "services.yaml"), "--force")
    assert [change.words for change in signing.standing().changes] == [
        "The telephone number of the support service ‘helpline’ was “0808 800 1234” and is “111”."
    ]


@pytest.mark.slow
def test_a_reviewed_file_is_published_as_such_in_one_go(tmp_path: Path) -> None:
    signing.draft()
    sign()
    path = files.write(tmp_path, dumped())
    elsewhere()
    out, err = load(path, "--publish")
    assert (out, err) == (f"{path}: created\n{path}: published as version 1\n", "")


# Restoring


def test_a_restored_version_brings_its_review_back_where_it_fits() -> None:
    signing.draft()
    sign()
    publish.publish(SLUG, by="tests")
    signing.edit(title="Anew")
    restored = publish.restore(SLUG, 1)
    assert restored.unsigned is None
    assert signing.standing().counts


def test_a_restored_version_does_not_bring_back_a_review_of_other_words() -> None:
    signing.draft()
    sign()
    publish.publish(SLUG, by="tests")
    services = [{**factories.VOCABULARY["support_services"][0], "phone": "111"}]
    vocabulary.write(factories.words(support_services=services))

    restored = publish.restore(SLUG, 1)

    assert restored.unsigned == "Dr Ada Moss"
    assert restored.differs == ("support_services: helpline",)
    assert drafts.read(restored.article)["review"] == drafts.UNREVIEWED
    out = StringIO()
    call_command("restore", SLUG, "1", "--force", stdout=out)
    assert "the review by Dr Ada Moss does not come back: it was not of what this says now" in out.getvalue()


@pytest.mark.slow
def test_a_version_from_before_reviews_were_of_a_content_comes_back_unreviewed() -> None:
    version = factories.published()
    document = {**reading_of(version), "version": 2}
    document["review"] = {
        "reviewed_by": {"name": "Dr Ada Moss", "credentials": ""},
        "reviewed_on": "2020-01-01",
        "next_review_due": "2099-01-01",
        "clinically_reviewed": True,
    }
    version.pk, version.number, version.document = None, 2, orjson.dumps(document)
    version.save(force_insert=True)
    restored = publish.restore(SLUG, 2)
    assert restored.unsigned == "Dr Ada Moss"
    assert drafts.read(restored.article)["review"] == drafts.UNREVIEWED


def reading_of(version: models.ArticleVersion) -> dict[str, Any]:
    document: dict[str, Any] = orjson.loads(bytes(version.document))
    return document


def test_a_signature_is_no_edit_that_a_file_would_take_back_but_no_other_review_takes_its_place(tmp_path: Path) -> None:
    signing.draft()
    loaded()
    sign()
    path = files.write(tmp_path, dumped())
    sign(credentials="MRCOG, FFSRH")
    with pytest.raises(content_files.WouldOverwrite, match="Loading this would change: review"):
        content_files.load(path)
    data = yaml.safe_load(path.read_text())
    del data["review"]
    files.write(tmp_path, yaml.safe_dump({**data, "title": "Anew"}, allow_unicode=True))
    assert content_files.load(path).effect is Effect.UPDATED


def test_a_file_that_says_nothing_of_a_review_takes_none_away(tmp_path: Path) -> None:
    signing.draft()
    path = files.write(tmp_path, dumped())
    sign()
    assert load(path) == ("", "")
    assert signing.standing().counts
    files.write(tmp_path, path.read_text().replace("title: After a loss", "title: Anew"))
    assert "The review does not count. Dr Ada Moss reviewed this on" in load(path)[1]
    assert signing.standing().state is State.CHANGED


@pytest.mark.slow
def test_a_file_that_says_nothing_of_a_review_takes_away_what_was_only_typed(tmp_path: Path) -> None:
    signing.draft()
    loaded()
    path = files.write(tmp_path, dumped())
    models.Article.objects.update(reviewed_by_name="Dr Ada Moss", reviewed_on=signing.today())
    assert load(path) == (f"{path}: updated\n", "")
    assert signing.standing().state is State.NOBODY
