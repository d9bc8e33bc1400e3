"""Whoever wrote or changed what is in the draft cannot review it: by account, by name, and whoever it may have been."""

from collections.abc import Callable
from typing import Any

import pytest

from articles import models
from articles.editorial import drafts, edits, vocabulary
from articles.editorial.edits import Hand
from articles.publishing import publish
from contentapi.errors import InvalidInput
from tests import factories
from tests.articles.publishing import tables
from tests.articles.review import signing
from tests.articles.review.signing import SLUG, sign

pytestmark = pytest.mark.django_db


def codes(**how: Any) -> list[str]:
    """What is said against an act; nothing, where it is one."""
    try:
        sign(**how)
    except InvalidInput as refused:
        return [fault.code for fault in refused.faults]
    return []


def changed_by(user: Any) -> None:
    edits.record([(models.Edited.ARTICLE, SLUG)], by=Hand.of(user))


# By account


def test_a_user_who_wrote_it_cannot_review_it_whatever_they_are_called() -> None:
    ada = signing.user("ada", "Ada Moss")
    signing.draft(author="ada")
    ada.first_name, ada.last_name = "Someone", "Else"
    ada.save()
    assert set(codes(user=ada)) == {"four_eyes"}


def test_two_users_of_one_name_are_two_people() -> None:
    signing.user("ada", "Ada Moss")
    signing.draft(author="ada")
    assert codes(user=signing.user("moss", "Ada Moss")) == []


def test_a_review_is_signed_with_the_full_name_of_the_account() -> None:
    signing.draft()
    signed = sign(user=signing.user("ada", "Ada Moss"))
    assert (signed.name, signed.account, signed.recorded_by) == ("Ada Moss", "ada", "ada")


def test_an_account_without_a_full_name_cannot_sign() -> None:
    signing.draft()
    assert codes(user=signing.user("ada")) == ["nameless_account"]
    assert codes(user=signing.user("ada2", "\u3164")) == ["nameless_account"]


def test_an_account_that_is_no_longer_active_cannot_sign() -> None:
    signing.draft()
    assert codes(user=signing.user("ada", "Ada Moss", is_active=False)) == ["inactive_account"]


def test_an_account_signs_for_nobody_else() -> None:
    signing.draft()
    ada = signing.user("ada", "Ada Moss")
    assert codes(user=ada, by="Dr Cy Webb") == ["other_account"]
    assert codes(user=ada, by="Dr Ada Moss") == []


# By name, where one of both is only a name


@pytest.mark.parametrize("name", ["نازنین زهرا", "王芳", "Ада Мосс", "\u3164Ада"], ids=ascii)
@pytest.mark.parametrize("has_account", [True, False])
def test_of_a_name_in_other_letters_it_is_said_that_it_cannot_be_told_apart_and_what_would_help(
    name: str, has_account: bool
) -> None:
    signing.draft(author="Bo Reed")
    how: dict[str, Any] = {"user": signing.user("nz", name)} if has_account else {"by": name}
    with pytest.raises(InvalidInput) as refused:
        sign(**how)
    told = {fault.code: fault.detail for fault in refused.value.faults}
    assert "four_eyes" not in told
    assert "'Bo Reed' are written in different letters" in told["unknown_author"]
    assert "Give both an account" in told["unknown_author"]


def test_a_name_that_is_written_in_both_kinds_of_letters_can_be_told_apart() -> None:
    signing.draft(author="Bo Reed")
    assert codes(by="Dr Nazanin Zahra (نازنین زهرا)") == []
    assert codes(by="Bo Reed (Бо Рид)") == ["four_eyes"]


@pytest.mark.parametrize("author", ["Ada Moss", "MOSS, Dr Ada", "Аdа Моѕѕ", "ada.moss", "A. Moss"])
def test_a_user_cannot_review_what_a_name_that_may_be_theirs_wrote(author: str) -> None:
    signing.draft(author=author)
    assert "four_eyes" in codes(user=signing.user("someone", "Ada Moss"))
    assert "four_eyes" in codes(by="Dr Ada Moss")


def test_an_account_whose_user_name_wrote_it_elsewhere_cannot_review_it() -> None:
    signing.draft(author="ada77")  # no account here
    assert "four_eyes" in codes(user=signing.user("ada 77", "Cleo Webb"))


def test_a_name_cannot_review_what_the_account_of_that_name_wrote() -> None:
    signing.user("someone", "Ada Moss")
    signing.draft(author="someone")
    assert "four_eyes" in codes(by="Dr Ada Moss")
    assert codes(by="Dr Cy Webb") == []


def test_a_name_cannot_be_told_from_an_account_without_one() -> None:
    signing.user("someone")
    signing.draft(author="someone")
    assert set(codes(by="Dr Ada Moss")) == {"unknown_author"}
    assert codes(user=signing.user("ada", "Ada Moss")) == [], "two accounts are told apart"


@pytest.mark.parametrize("author", ["", "   ", "\u3164"])
def test_nobody_can_review_what_nobody_is_known_to_have_written(author: str) -> None:
    signing.draft(author=author)
    assert "unknown_author" in codes()
    assert "unknown_author" in codes(user=signing.user("ada", "Ada Moss"))


# Everybody who changed it since


def test_who_changed_the_draft_cannot_review_it() -> None:
    signing.draft()
    ada = signing.user("ada", "Ada Moss")
    changed_by(ada)
    assert codes(user=ada) == ["four_eyes"]
    assert codes(by="Dr Ada Moss") == ["four_eyes"]
    assert codes(by="Dr Cy Webb") == []


def test_a_review_by_somebody_else_settles_who_wrote_what_before() -> None:
    signing.draft()
    ada = signing.user("ada", "Ada Moss")
    changed_by(ada)
    sign(by="Dr Cy Webb")
    assert codes(user=ada) == []
    changed_by(ada)
    assert codes(user=ada) == ["four_eyes"]


def test_the_author_stays_the_author_after_any_review() -> None:
    signing.draft(author="Bo Reed")
    sign()
    assert codes(by="Bo Reed") == ["four_eyes"]


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("facts", "fever"),
        ("activities", "resume_sex"),
        ("topics", "miscarriage"),
        ("sources", "leaflet"),
        ("support_services", "helpline"),
    ],
)
def test_who_changed_a_shared_entry_that_the_draft_embeds_cannot_review_it(kind: str, key: str) -> None:
    signing.draft()
    ada = signing.user("ada", "Ada Moss")
    edits.record([(models.Edited(kind), key)], by=Hand.of(ada))
    with pytest.raises(InvalidInput) as refused:
        sign(user=ada)
    [fault] = refused.value.faults
    assert fault.code == "four_eyes"
    assert f"'{key}'" in fault.detail


def test_who_changed_a_shared_entry_of_other_articles_can_review_this_one() -> None:
    signing.draft()
    ada = signing.user("ada", "Ada Moss")
    edits.record([(models.Edited.FACT, "days_since_loss"), (models.Edited.TOPIC, "loss")], by=Hand.of(ada))
    edits.record([(models.Edited.ARTICLE, "another")], by=Hand.of(ada))
    assert codes(user=ada) == []


def rewrite_the_draft() -> None:
    drafts.write(drafts.normalise(factories.content(notice=signing.NOTICE, title="Anew")))


def rewrite_a_shared_entry() -> None:
    vocabulary.write(factories.words(facts=[{**factories.VOCABULARY["facts"][2], "question": "Are you hot?"}]))


@pytest.mark.parametrize("change", [rewrite_the_draft, rewrite_a_shared_entry])
def test_a_change_by_nobody_knows_whom_lets_nobody_review_until_somebody_stands_for_it(
    change: Callable[[], None],
) -> None:
    signing.draft()
    change()
    assert codes() == ["unknown_author"]

    changed_by(signing.user("cy", "Cy Webb"))
    assert codes() == ["unknown_author"], "a later change by somebody known makes the earlier one nobody's own"

    subjects = [(models.Edited.ARTICLE, SLUG), (models.Edited.FACT, "fever")]
    edits.vouch(subjects, by=Hand("Bo Reed"))
    assert codes() == []


def test_whoever_stands_for_the_whole_is_an_author_of_it() -> None:
    signing.draft()
    rewrite_the_draft()
    edits.vouch([(models.Edited.ARTICLE, SLUG)], by=Hand("Ada Moss"))
    assert codes() == ["four_eyes"]


def test_standing_for_what_is_known_is_not_recorded() -> None:
    signing.draft()
    before = tables.everything()
    edits.vouch([(models.Edited.ARTICLE, SLUG), (models.Edited.FACT, "fever")], by=Hand("Ada Moss"))
    assert tables.everything() == before


def test_a_user_who_is_gone_is_still_known_by_name() -> None:
    signing.draft()
    ada = signing.user("ada", "Ada Moss")
    changed_by(ada)
    ada.delete()
    assert codes(by="Dr Ada Moss") == ["four_eyes"]
    assert codes(user=signing.user("other", "Ada Moss")) == ["four_eyes"]
    assert codes(by="Dr Cy Webb") == []


def test_a_draft_that_was_deleted_and_made_again_keeps_those_who_wrote_it() -> None:
    signing.draft()
    changed_by(signing.user("ada", "Ada Moss"))
    models.Article.objects.all().delete()
    signing.draft()
    assert codes(by="Dr Ada Moss") == ["four_eyes"]


# At the door, and after


def test_an_author_who_comes_to_be_named_after_the_review_ends_it() -> None:
    signing.draft()
    sign()
    models.Article.objects.update(author="Ada Moss")
    assert [fault.code for fault in signing.standing().against] == ["four_eyes"]
    with pytest.raises(publish.NotPublishable):
        publish.publish(SLUG, by="Cy Webb")


def test_a_reviewer_who_changes_the_draft_and_changes_it_back_has_still_reviewed_what_others_wrote() -> None:
    signing.draft()
    ada = signing.user("ada", "Ada Moss")
    sign(user=ada)
    before = drafts.read(models.Article.objects.get())
    drafts.write({**before, "title": "Anew"}, hands=[Hand.of(ada)])
    drafts.write(before, hands=[Hand.of(ada)])
    assert signing.standing().counts


def test_a_review_outlives_the_accounts_and_their_names() -> None:
    ada, bo = signing.user("ada", "Ada Moss"), signing.user("bo", "Bo Reed")
    signing.draft(author="bo")
    sign(user=ada)
    ada.username, ada.last_name = "ada2", "Kay"
    ada.save()
    assert signing.standing().counts
    ada.delete()
    bo.delete()
    assert signing.standing().counts


def test_a_restored_version_has_all_as_authors_who_ever_wrote_at_it() -> None:
    signing.draft(notice="Not clinically reviewed.")
    changed_by(signing.user("ada", "Ada Moss"))
    publish.publish(SLUG, by="Cy Webb", allow_unreviewed=True)
    sign(by="Dr Cy Webb")
    assert codes(by="Dr Ada Moss") == []

    publish.restore(SLUG, 1, hand=Hand.of(signing.user("dee", "Dee Kay")))

    assert codes(by="Dr Ada Moss") == ["four_eyes"]
    assert codes(by="Dee Kay") == ["four_eyes"]
    assert codes(by="Dr Eve Lane") == []


def test_who_is_told_apart_is_on_record() -> None:
    signing.draft(author="Bo Reed")
    changed_by(signing.user("cy", "Cy Webb"))
    people = [(one["person"]["name"], one["what"]) for one in sign().authors]
    assert ("Bo Reed", "") in people
    assert ("Cy Webb", "this draft") in people


def test_nothing_of_this_is_served() -> None:
    ada = signing.user("ada", "Ada Moss")
    signing.draft(author="Bo Reed", notice="Not clinically reviewed.")
    changed_by(signing.user("cy", "Cy Webb"))
    sign(user=ada, recorded_by="somebody")
    publish.publish(SLUG, by="dee")
    shown = b"".join(
        bytes(row.get("body") or b"") + bytes(row.get("document") or b"")
        for rows in tables.public().values()
        for row in rows
    )
    assert b"Ada Moss" in shown
    for secret in (b"Bo Reed", b"Cy Webb", b"somebody", b'"ada"', b'"dee"'):
        assert secret not in shown
