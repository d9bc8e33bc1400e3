"""The review in the admin: what the article's page says of it, the page of the act, and who may do it."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.contrib.admin import site
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles import models
from articles.editorial import drafts, edits, vocabulary
from articles.editorial.edits import Hand
from articles.publishing import document as documents
from articles.publishing import publish
from articles.publishing.document import Publication
from tests import factories
from tests.articles.admin.reviewers import article_page, client_of, given, page, reviewer, text_of
from tests.articles.editorial.test_reading import RICH
from tests.articles.publishing import tables
from tests.articles.publishing.contents import NOW
from tests.articles.review import signing
from tests.articles.review.signing import SLUG

pytestmark = pytest.mark.django_db


MATRIX = [
    ((), False),
    (("view_article", "change_article", "publish_article", "retire_article"), False),
    (("review_article",), True),
    (("review_article", "view_article"), True),
]


@pytest.mark.parametrize(("permissions", "may"), MATRIX)
def test_who_may_read_the_page_and_sign(permissions: tuple[str, ...], may: bool) -> None:
    signing.draft()
    client = client_of(signing.user("ada", "Ada Moss"), *permissions)
    assert client.get(page()).status_code == (200 if may else 403)
    assert client.post(page(), given()).status_code == (302 if may else 403)
    assert models.ClinicalReview.objects.exists() is may
    if "view_article" in permissions:
        assert ("Read all of it, and review…" in text_of(client.get(article_page()))) is may


def test_someone_who_is_not_signed_in_is_asked_to(client: Client) -> None:
    signing.draft()
    for response in (client.get(page()), client.post(page(), given())):
        assert response.status_code == 302
        assert "/admin/login/" in response["Location"]
    assert not models.ClinicalReview.objects.exists()


@pytest.mark.slow
@pytest.mark.parametrize("odd", ["0", "-1", "x", "²", "9" * 30, "1' OR 1=1", "1.0"])
def test_an_article_that_is_not_there_is_not_found(odd: str) -> None:
    response = reviewer().get(f"/admin/articles/article/{odd}/review/")
    assert response.status_code == 404


# The act


def test_a_reviewer_signs_in_their_own_name_what_they_have_read() -> None:
    signing.draft()
    client = reviewer()
    response = client.post(page(), given(), follow=True)
    assert "is reviewed by Ada Moss as it stands. It is not published by that." in text_of(response)
    record = models.ClinicalReview.objects.get()
    assert (record.name, record.credentials, record.account, record.recorded_by) == ("Ada Moss", "MRCOG", "ada", "ada")
    assert record.reviewed_on == signing.today()
    assert signing.standing().counts
    assert publish.publish(SLUG, by="tests").number == 1


@pytest.mark.slow
def test_somebody_who_may_only_review_stays_on_the_page() -> None:
    signing.draft()
    client = client_of(signing.user("ada", "Ada Moss"), "review_article")
    response = client.post(page(), given(), follow=True)
    assert response.status_code == 200
    assert f"Ada Moss (MRCOG) reviewed this on {signing.today()}, and it says the same today." in text_of(response)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"signed": ""}, "signed", "Tick this to sign. Without it, nothing is signed."),
        ({"credentials": ""}, "credentials", "This field is required."),
        ({"credentials": "   "}, "credentials", "This field is required."),
        ({"credentials": "-"}, "credentials", "Say the reviewer's credentials."),
        ({"credentials": "\u3164"}, "credentials", "Say the reviewer's credentials."),
        ({"next_review_due": ""}, "next_review_due", "This field is required."),
        ({"next_review_due": "2020-01-01"}, "next_review_due", "The next review must come after the last."),
        ({"next_review_due": "soon"}, "next_review_due", "Enter a valid date."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_signed(
    changes: dict[str, str], field: str, said: str
) -> None:
    signing.draft()
    before = tables.everything()
    response: Any = reviewer().post(page(), given(**changes))
    assert response.status_code == 200
    assert response.context["form"].errors == {field: [said]}
    assert said in unescape(response.content.decode())
    assert tables.everything() == before


def test_a_draft_that_moved_while_it_was_read_is_not_signed_and_has_to_be_read_again() -> None:
    signing.draft()
    sent = given()
    client = reviewer()
    services = [{**factories.VOCABULARY["support_services"][0], "phone": "111"}]
    vocabulary.write(factories.words(support_services=services), by=Hand("Cy Webb"))

    response: Any = client.post(page(), sent)

    assert "What 'after-a-loss' says has changed since you were shown it: read it again." in text_of(response)
    assert not models.ClinicalReview.objects.exists()
    form = response.context["form"]
    assert form["seen"].value() == given()["seen"] != sent["seen"]
    assert not form["signed"].value()
    assert form["credentials"].value() == "MRCOG"
    assert "Telephone: 111" in text_of(response)


@pytest.mark.slow
@pytest.mark.parametrize("seen", ["", "0" * 64, "x" * 200])
def test_what_was_never_shown_is_not_signed(seen: str) -> None:
    signing.draft()
    assert reviewer().post(page(), given(seen=seen)).status_code == 200
    assert not models.ClinicalReview.objects.exists()


def wrote_it(user: User) -> None:
    models.Article.objects.update(author=user.username)


def changed_it(user: User) -> None:
    edits.record([(models.Edited.ARTICLE, SLUG)], by=Hand.of(user))


def changed_a_shared_entry(user: User) -> None:
    edits.record([(models.Edited.SUPPORT_SERVICE, "helpline")], by=Hand.of(user))


def has_no_name(user: User) -> None:
    User.objects.filter(pk=user.pk).update(first_name="", last_name="")


@pytest.mark.parametrize(
    ("happened", "said"),
    [
        (wrote_it, "The reviewer is the author: somebody else must review."),
        (changed_it, "The reviewer has changed this draft since the last review: somebody else must review."),
        (changed_a_shared_entry, "The reviewer has changed the support service 'helpline' since the last review"),
        (has_no_name, "The account 'ada' has no full name, and a review is signed with one."),
    ],
)
def test_whoever_cannot_review_is_told_before_they_read_and_cannot_post_either(happened: Any, said: str) -> None:
    signing.draft()
    client = reviewer()
    happened(User.objects.get(username="ada"))
    shown = text_of(client.get(page()))
    assert "You cannot review this:" in shown
    assert said in shown
    assert "Sign this review" not in shown
    assert client.post(page(), given()).status_code == 200
    assert not models.ClinicalReview.objects.exists()


def test_what_does_not_hold_together_cannot_be_reviewed_and_it_is_said_why() -> None:
    article = signing.draft()
    models.Section.objects.update(body="<b>Wait</b>")
    client = reviewer()
    shown = text_of(client.get(page()))
    assert "This cannot be reviewed yet: it does not hold together." in shown
    assert "Section “The answer” › body" in shown
    assert "Sign this review" not in shown
    assert client.post(page(), given()).status_code == 200
    assert not models.ClinicalReview.objects.exists()
    assert article.pk


@pytest.mark.slow
def test_what_else_would_stand_in_the_way_of_publishing_is_said_before_anybody_signs() -> None:
    signing.draft(scenarios=[])
    assert "No scenario says what comes out for 'resume_sex'." in text_of(reviewer().get(page()))


@pytest.mark.slow
def test_a_notice_that_denies_the_review_is_worth_a_word_before_anybody_signs() -> None:
    signing.draft(notice="This has not been clinically reviewed.")
    assert "The notice says that this is not reviewed." in text_of(reviewer().get(page()))


@pytest.mark.parametrize("notice", ["Information, not advice.", "Reviewed by our doctors.", "Clinically reviewed."])
def test_nobody_is_sent_to_write_that_it_is_not_reviewed_before_they_sign(notice: str) -> None:
    signing.draft(notice=notice)
    client = reviewer()
    assert "It could not be published as it stands" not in text_of(client.get(page()))
    assert client.post(page(), given()).status_code == 302
    assert publish.faults_in_draft(SLUG) == []


# What is read


def leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in ("uri", "oid", "html", "operator"):  # which stands in the condition's line, as a sign
                yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    elif not isinstance(value, bool) and value not in (None, ""):
        yield value


def assert_all_is_shown(client: Client, slug: str) -> None:
    article = models.Article.objects.get(slug=slug)
    shown = client.get(reverse("admin:articles_article_review", args=[article.pk])).content.decode()
    told = " ".join(unescape(re.sub(r"<[^>]+>", "", shown)).split())
    document = documents.render(drafts.read(article), vocabulary.read(), Publication(1, NOW, NOW))
    own = {**document, "sections": [], "version": "", "published_at": "", "first_published_at": ""}
    missing = [one for one in leaves(own) if " ".join(str(one).split()) not in told]
    assert missing == []
    for section in document["sections"]:
        assert section["body"]["html"] in shown
        assert section["heading"] in told


def test_everything_that_would_be_served_is_on_the_page() -> None:
    factories.draft(author="Bo Reed", **RICH)
    assert_all_is_shown(reviewer(), SLUG)


@pytest.mark.slow
def test_everything_that_would_be_served_of_the_starter_articles_is_on_the_page(starter: list[str]) -> None:
    client = reviewer()
    for slug in starter:
        assert_all_is_shown(client, slug)


@pytest.mark.slow
def test_what_has_changed_since_the_last_review_stands_above_it() -> None:
    signing.draft()
    signing.sign(by="Dr Cy Webb")
    signing.edit(title="Anew")
    shown = text_of(reviewer().get(page()))
    assert "Dr Cy Webb reviewed this on" in shown
    assert "The title was “After a loss” and is “Anew”." in shown


def test_hostile_text_is_shown_as_text_under_a_strict_policy() -> None:
    hostile = "<script>alert(1)</script>"
    signing.draft(title=hostile, summary=hostile, related=[])
    models.SymptomWarning.objects.update(symptom=hostile, action=hostile)
    response: Any = reviewer().get(page())
    assert hostile not in response.content.decode()
    assert hostile in unescape(response.content.decode())
    assert "script-src 'self'" in response["Content-Security-Policy"]
    assert "<script" not in response.content.decode().partition("read-back")[2].partition("</article>")[0]
    assert not re.search(r"\son\w+=|style=", response.content.decode().partition("read-back")[2])


def test_a_review_cannot_be_typed_on_the_articles_page() -> None:
    article = signing.draft()
    client = client_of(signing.user("editor", "Cy Webb"), "change_article", "view_article")
    shown: Any = client.get(article_page())
    names = set(shown.context["adminform"].form.fields)
    assert not {name for name in names if "review" in name}
    typed = {
        "reviewed_by_name": "Dr Eve Lane",
        "reviewed_by_credentials": "MRCOG",
        "reviewed_on": "2026-01-01",
        "next_review_due": "2027-01-01",
        "reviewed_content_hash": given()["seen"],
        "author": "Somebody else",
    }
    sent = {
        **{
            name: getattr(article, name)
            for name in ("language", "title", "question", "short_answer", "summary", "notice")
        },
        **management_forms(shown),
        **typed,
    }
    assert client.post(article_page(), sent).status_code == 302
    article.refresh_from_db()
    assert drafts.read(article)["review"] == drafts.UNREVIEWED
    assert article.author == "Bo Reed"


def management_forms(shown: Any) -> dict[str, Any]:
    """The article's parts as nobody touched them; a client without the permission for them sends none."""
    formsets = shown.context["inline_admin_formsets"]
    return {bound.html_name: bound.value() for inline in formsets for bound in inline.formset.management_form}


# The records


@pytest.mark.slow
def test_what_was_signed_can_be_looked_at_and_not_touched(admin_client: Client) -> None:
    signing.draft()
    record = signing.sign()
    url = reverse("admin:articles_clinicalreview_change", args=[record.pk])
    shown = text_of(admin_client.get(url))
    assert "Dr Ada Moss" in shown
    assert '"title": "After a loss"' in shown
    assert admin_client.post(url, {"name": "Dr Eve Lane"}).status_code == 403
    assert admin_client.post(reverse("admin:articles_clinicalreview_delete", args=[record.pk])).status_code == 403
    assert admin_client.get(reverse("admin:articles_clinicalreview_add")).status_code == 403
    assert admin_client.get(reverse("admin:articles_clinicalreview_changelist"), {"q": "Moss"}).status_code == 200
    assert site.is_registered(models.ClinicalReview)


@pytest.mark.slow
def test_restoring_says_whose_review_does_not_come_back(admin_client: Client) -> None:
    signing.draft()
    signing.sign()
    version = publish.publish(SLUG, by="tests")
    services = [{**factories.VOCABULARY["support_services"][0], "phone": "111"}]
    vocabulary.write(factories.words(support_services=services))
    response = admin_client.post(reverse("admin:articles_articleversion_restore", args=[version.pk]), follow=True)
    assert "The review by Dr Ada Moss does not come back: it was not of what the draft says now." in text_of(response)
    assert models.DraftEdit.objects.filter(what="article", account="admin").exists()
