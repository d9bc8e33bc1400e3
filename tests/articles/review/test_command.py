"""`manage.py review`: what it says that was signed, and why it signs nothing."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles import models
from articles.editorial import edits
from articles.editorial.edits import Hand
from articles.publishing import publish
from tests.articles.publishing import tables
from tests.articles.review import signing
from tests.articles.review.signing import SLUG

pytestmark = pytest.mark.django_db

WHO = ("--by=Dr Ada Moss", "--credentials=MRCOG")
WHEN = ("--on=2026-11-20", "--next=2027-11-20")


def run(*words: str) -> str:
    out, err = StringIO(), StringIO()
    call_command("review", *words, stdout=out, stderr=err, no_color=True)
    assert err.getvalue() == ""
    return out.getvalue()


def refused(*words: str) -> str:
    out = StringIO()
    before = tables.everything()
    with pytest.raises(CommandError) as failure:
        call_command("review", *words, stdout=out, stderr=StringIO(), no_color=True)
    assert (failure.value.returncode, out.getvalue()) == (1, "")
    assert tables.everything() == before
    return str(failure.value)


def test_it_says_who_signed_what_and_when() -> None:
    signing.draft()
    said = run(SLUG, *WHO, *WHEN)
    signed = models.ClinicalReview.objects.get()
    assert said == (
        "after-a-loss: reviewed by Dr Ada Moss (MRCOG) on 2026-11-20, the next is due on 2027-11-20\n"
        "  “After a loss”: 1 sections, 0 definitions, 1 guidance rules, 1 symptom warnings, 1 scenarios, "
        "1 support services, 1 sources\n"
        f"  content {signed.content_hash}\n"
    )
    assert (signed.recorded_by, signed.account) == ("manage.py review", "")
    assert publish.publish(SLUG, by="tests").number == 1


def test_a_notice_that_denies_the_review_is_worth_a_word() -> None:
    signing.draft(notice="This has not been clinically reviewed.")
    said = run(SLUG, *WHO, *WHEN).splitlines()
    assert said[-1].startswith("  /notice: The notice says that this is not reviewed.")


def test_the_day_is_today_where_none_is_given() -> None:
    signing.draft()
    assert f"on {signing.today()}, " in run(SLUG, *WHO, f"--next={signing.in_a_year()}")


def test_an_account_signs_with_its_name() -> None:
    signing.user("ada", "Ada Moss")
    signing.draft()
    assert "reviewed by Ada Moss (MRCOG)" in run(SLUG, "--user=ada", "--credentials=MRCOG", *WHEN)
    signed = models.ClinicalReview.objects.get()
    assert (signed.account, signed.recorded_by) == ("ada", "manage.py review")
    assert "reviewed by Dr Ada Moss (MRCOG)" in run(SLUG, "--user=ada", *WHO, *WHEN)


def test_everything_that_is_wrong_is_said_at_once_in_words() -> None:
    signing.draft(author="Ada Moss")
    assert refused(SLUG, "--by=Dr Ada Moss", "--on=2999-01-01", "--next=2027-11-20") == (
        "'after-a-loss' cannot be reviewed so.\n"
        "  /review/reviewed_by/credentials: Say the reviewer's credentials.\n"
        "  /review/reviewed_on: The day of review lies in the future.\n"
        "  /review/next_review_due: The next review must come after the last.\n"
        "  /review/reviewed_by: The reviewer is the author: somebody else must review."
    )


REFUSED: list[tuple[list[str], str]] = [
    (["nothing", *WHO, *WHEN], "There is no article 'nothing'."),
    ([SLUG, "--credentials=MRCOG", *WHEN], "Say the reviewer's name."),
    ([SLUG, *WHO, *WHEN, "--user=nobody"], "There is no account 'nobody'."),
    ([SLUG, *WHO], "the following arguments are required: --next"),
    ([*WHO, *WHEN], "the following arguments are required: SLUG"),
    ([SLUG, *WHO, "--on=2026-02-30", "--next=2027-11-20"], "'2026-02-30' is no day that exists"),
    ([SLUG, *WHO, "--on=20/11/2026", "--next=2027-11-20"], "'20/11/2026' is no day that exists"),
    ([SLUG, *WHO, "--on=20261120", "--next=2027-11-20"], "written like 2026-11-20"),
]


def test_what_is_missing_or_wrong_is_refused_in_words() -> None:
    signing.draft()
    for words, said in REFUSED:
        assert said in refused(*words)


def test_the_starter_articles_can_be_reviewed_once_somebody_stands_for_them_and_none_is(starter: list[str]) -> None:
    assert not models.ClinicalReview.objects.exists()
    assert not models.Article.objects.exclude(reviewed_by_name="", reviewed_content_hash="").exists()
    assert "Say it on its page, or with `load_content --author`." in refused(starter[0], *WHO, *WHEN)

    models.Article.objects.update(author="Bo Reed")
    assert "Somebody of whom nothing is recorded changed " in refused(starter[0], *WHO, *WHEN)

    written = models.DraftEdit.objects.values_list("what", "key")
    edits.vouch([(models.Edited(what), key) for what, key in written], by=Hand("Bo Reed"))
    for slug in starter:
        assert f"{slug}: reviewed by Dr Ada Moss" in run(slug, *WHO, *WHEN)
