"""manage.py load_content: what it prints and where, how it ends, what it publishes, and that once is enough."""

import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command, execute_from_command_line

from articles import models
from articles.editorial import content_files, vocabulary
from articles.publishing import publish
from tests import factories
from tests.articles.editorial import files
from tests.articles.editorial.files import with_change
from tests.articles.editorial.loading import PUBLISH, refused, run
from tests.articles.publishing import tables

# Loading


def test_what_was_loaded_is_told_once_and_then_no_more(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, files.ARTICLE)
    assert run(tmp_path) == f"{path}: created\n"
    before = tables.everything()
    assert run(tmp_path) == ""
    assert tables.everything() == before
    files.write(tmp_path, with_change("title: After a loss", "title: Anew"))
    assert run(tmp_path) == f"{path}: updated\n"


def test_how_much_is_told_is_up_to_the_caller(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, files.ARTICLE)
    assert run(path, "-v0") == ""
    assert run(path, "-v1") == ""
    assert run(path, "-v2") == f"{path}: unchanged\n"


def test_vocabulary_is_loaded_before_what_uses_it_however_the_files_are_given(db: None, tmp_path: Path) -> None:
    vocabulary.write(factories.VOCABULARY)
    facts = content_files.dump_vocabulary("facts").replace("fever", "temperature")
    article = files.write(
        tmp_path, files.ARTICLE.replace("fever:", "temperature:").replace("- fever is", "- temperature is")
    )
    words = files.write(tmp_path, facts, "z.yaml")
    assert run(article, words) == f"{words}: updated\n{article}: created\n"


def test_one_bad_file_is_told_and_the_others_are_loaded(words: None, tmp_path: Path) -> None:
    bad = files.write(
        tmp_path, with_change("aspect: answer", "aspect: anwser").replace("after-a-loss", "bad"), "a.yaml"
    )
    good = files.write(tmp_path, files.ARTICLE, "b.yaml")
    worse = files.write(tmp_path, "slug: [", "c.yaml")

    out, err, last = refused(tmp_path)

    assert out == f"{good}: created\n"
    assert err == (
        f"{bad}:18: sections.0.aspect: This is not one of the known values. Did you mean 'answer'?\n"
        f"{worse}:1: This is not YAML: something is missing here.\n"
    )
    assert last == "Refused, with nothing of them stored: 2 of 3 files."
    assert list(models.Article.objects.values_list("slug", flat=True)) == ["after-a-loss"]


def test_a_path_that_is_not_there_is_told_before_anything_is_loaded(words: None, tmp_path: Path) -> None:
    good, gone = files.write(tmp_path, files.ARTICLE), tmp_path / "gone"
    assert refused(good, gone) == ("", "", f"{gone}: No such file or directory.")
    assert not models.Article.objects.exists()


def test_a_folder_without_content_is_no_success(db: None, tmp_path: Path) -> None:
    assert refused(tmp_path) == ("", "", f"{tmp_path}: there is no .yaml file in this folder.")


def test_it_wants_a_path(db: None) -> None:
    with pytest.raises(CommandError, match="the following arguments are required: PATH"):
        call_command("load_content")


def test_the_author_is_recorded_and_changes_nothing_else(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, files.ARTICLE)
    run(path, "--author", "Bo Reed")
    assert models.Article.objects.get().author == "Bo Reed"
    assert run(path, "--author", "Bo Reed") == ""
    assert run(path) == ""
    assert models.Article.objects.get().author == "Bo Reed"


def test_an_author_with_a_name_beyond_measure_is_refused(words: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="a name has at most 200 characters"):
        call_command("load_content", str(files.write(tmp_path, files.ARTICLE)), "--author", "x" * 201)
    assert not models.Article.objects.exists()


# Publishing


def test_nothing_is_published_unasked(words: None, tmp_path: Path) -> None:
    run(files.write(tmp_path, files.ARTICLE))
    assert not models.ArticleVersion.objects.exists()


def test_what_differs_from_what_is_live_is_published_and_nothing_twice(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, files.ARTICLE)
    assert run(tmp_path, *PUBLISH) == f"{path}: created\n{path}: published as version 1\n"
    before = tables.everything()
    assert run(tmp_path, *PUBLISH) == ""
    assert tables.everything() == before

    files.write(tmp_path, with_change("title: After a loss", "title: Anew"))
    assert run(path, *PUBLISH) == f"{path}: updated\n{path}: published as version 2\n"
    assert models.PublishedArticle.objects.get().title == "Anew"


def test_a_draft_that_was_loaded_before_is_published_when_it_is_asked_for(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, files.ARTICLE)
    run(path)
    assert run(path, *PUBLISH) == f"{path}: published as version 1\n"


def test_a_change_of_vocabulary_publishes_the_articles_that_embed_it(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, files.ARTICLE)
    sources = files.write(tmp_path, content_files.dump_vocabulary("sources"), "s.yaml")
    run(tmp_path, *PUBLISH)
    files.write(tmp_path, content_files.dump_vocabulary("sources").replace("A leaflet", "The leaflet"), "s.yaml")
    assert run(tmp_path, *PUBLISH) == f"{sources}: updated\n{path}: published as version 2\n"


def test_who_published_why_and_how_much_it_matters_is_recorded(words: None, tmp_path: Path) -> None:
    run(files.write(tmp_path, files.ARTICLE), *PUBLISH, "--significance=safety", "--note=A new dose")
    version = models.ArticleVersion.objects.get()
    assert (version.published_by, version.significance, version.note) == ("load_content", "safety", "A new dose")


def test_what_the_gates_have_against_an_article_is_told_with_file_and_line(words: None, tmp_path: Path) -> None:
    text = with_change("summary: What to wait for.", "")
    text = with_change("- bleeding is none", "", text).replace("    satisfied_when:\n", "")
    for line in ("wait:", "minimum: 2", "maximum: 3", "unit: wk", "elapsed_fact: days_since_loss"):
        text = with_change(line, "", text)
    path = files.write(tmp_path, text)

    out, err, last = refused(path, *PUBLISH)

    assert out == f"{path}: created\n"
    rule = files.line_of("- key: wait-for-bleeding", text)
    assert f"{path}:1: summary: The article has no summary.\n" in err
    assert f"{path}:{rule}: guidance_rules.0.satisfied_when: The required rule 'wait-for-bleeding' says neither" in err
    assert {line.partition(":")[0] for line in err.splitlines()} == {str(path)}
    assert last == "Stored as drafts, but not published: 1 of 1 files."
    assert models.Article.objects.get().summary == ""
    assert not models.ArticleVersion.objects.exists()


def test_unreviewed_content_is_published_only_where_that_is_said(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, files.ARTICLE)
    _, err, last = refused(path, "--publish")
    assert (
        err
        == f"{path}:1: review: Nobody has reviewed this clinically. To publish it all the same, say so explicitly.\n"
    )
    assert last == "Stored as drafts, but not published: 1 of 1 files."
    assert run(path, *PUBLISH) == f"{path}: published as version 1\n"


def test_what_is_worth_knowing_and_stops_nothing_is_told_as_such(db: None, tmp_path: Path) -> None:
    long_ago: dict[str, Any] = {"reviewed_on": "2019-01-01", "next_review_due": "2020-01-01"}
    article = factories.draft(author="Bo Reed", **factories.signed(**long_ago))
    text = content_files.dump_article(article)
    path = files.write(tmp_path, text)
    article.delete()
    out, err = StringIO(), StringIO()
    call_command("load_content", str(path), "--publish", "--author=Bo Reed", stdout=out, stderr=err, no_color=True)
    assert out.getvalue() == f"{path}: created\n{path}: published as version 1\n"
    line = files.line_of("next_review_due: '2020-01-01'", text)
    assert err.getvalue() == (
        f"{path}:{line}: review.next_review_due: The next review is overdue. (This alone stops nothing.)\n"
    )


def test_what_is_refused_and_what_is_only_not_published_are_told_apart(words: None, tmp_path: Path) -> None:
    files.write(tmp_path, "slug: [", "bad.yaml")
    files.write(tmp_path, with_change("summary: What to wait for.", "").replace("after-a-loss", "half"), "half.yaml")
    good = files.write(tmp_path, files.ARTICLE, "whole.yaml")

    out, _, last = refused(tmp_path, *PUBLISH, "-v1")

    assert f"{good}: published as version 1\n" in out
    assert last == (
        "Refused, with nothing of them stored: 1 of 3 files. Stored as drafts, but not published: 1 of 3 files."
    )
    assert list(models.PublishedArticle.objects.values_list("slug", flat=True)) == ["after-a-loss"]


def test_loading_leaves_a_retired_article_retired_until_it_is_to_be_published(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, files.ARTICLE)
    run(path, *PUBLISH)
    publish.retire("after-a-loss", by="tests")
    assert run(path) == ""
    assert models.PublishedArticle.objects.get().retired_at is not None
    assert run(path, *PUBLISH) == f"{path}: published as version 2\n"


# From a shell


def test_whoever_types_a_wrong_path_reads_one_line_and_gets_the_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        execute_from_command_line(["manage.py", "load_content", "nowhere"])
    assert ended.value.code == 1
    assert capsys.readouterr() == ("", "CommandError: nowhere: No such file or directory.\n")


# One name, one file


def two_of_one(folder: Path) -> tuple[Path, Path]:
    old = files.write(folder, "# An old copy\n" + with_change("title: After a loss", "title: Stale"), "b-old-copy.yaml")
    return files.write(folder, files.ARTICLE, "a.yaml"), old


@pytest.mark.parametrize("options", [(), PUBLISH])
def test_one_article_in_two_files_is_refused_with_both_places_before_anything_is_stored(
    words: None, tmp_path: Path, options: tuple[str, ...]
) -> None:
    files.write(tmp_path, with_change("slug: after-a-loss", "slug: another"), "another.yaml")
    new, old = two_of_one(tmp_path)
    before = tables.everything()
    out, err, last = refused(tmp_path, *options)
    assert out == ""
    assert err.splitlines() == [
        f"{new}:1: slug: The article 'after-a-loss' stands in {old}:2 too. Keep one.",
        f"{old}:2: slug: The article 'after-a-loss' stands in {new}:1 too. Keep one.",
    ]
    assert last == "Refused, with nothing stored: something is given by more than one of these files."
    assert tables.everything() == before


def test_one_shared_entry_in_two_files_is_refused_too_and_each_kind_has_names_of_its_own(
    words: None, tmp_path: Path
) -> None:
    activities = "activities:\n  - {key: travel, label: Travel}\n  - {key: fly, label: Fly}\n"
    one = files.write(tmp_path, activities, "one.yaml")
    two = files.write(tmp_path, "sources: []\nactivities:\n\n  - {key: fly, label: Fly off}\n", "two.yaml")
    files.write(tmp_path, "sources:\n  - {key: fly, title: On flies, publisher: P}\n", "three.yaml")
    _, err, _ = refused(tmp_path)
    assert err.splitlines() == [
        f"{one}:3: activities.1.key: activities: 'fly' stands in {two}:4 too. Keep one.",
        f"{two}:4: activities.0.key: activities: 'fly' stands in {one}:3 too. Keep one.",
    ]
    assert not models.Activity.objects.filter(key="travel").exists()


def test_a_file_that_is_named_twice_is_one_file(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, files.ARTICLE)
    link = tmp_path / "again.yaml"
    link.symlink_to(path)
    again = tmp_path / "." / ".." / tmp_path.name / path.name
    assert run(path, again, tmp_path, link) == f"{path}: created\n"


def test_files_that_cannot_be_read_clash_with_nothing_and_say_what_is_wrong_with_them(
    words: None, tmp_path: Path
) -> None:
    good = files.write(tmp_path, files.ARTICLE, "a.yaml")
    files.write(tmp_path, "slug: [after-a-loss]\n", "b.yaml")
    files.write(tmp_path, "slug: after-a-loss\ntitle: 'x\n", "c.yaml")
    files.write(tmp_path, "topics: {slug: x}\n", "d.yaml")
    files.write(tmp_path, "- slug: after-a-loss\n", "e.yaml")
    out, _, last = refused(tmp_path)
    assert out == f"{good}: created\n"
    assert last == "Refused, with nothing of them stored: 4 of 5 files."


# Remarks


RESTARTS = "Wait for it to stop.\n\n1. One\n\nThen\n\n1. Two"


def test_a_remark_is_printed_with_its_place_and_stops_nothing(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, with_change("Wait for it to stop.", RESTARTS))
    out, err = StringIO(), StringIO()
    call_command("load_content", str(path), stdout=out, stderr=err, no_color=True)
    assert out.getvalue() == f"{path}: created\n"
    (line,) = err.getvalue().splitlines()
    at = files.line_of("body: |", files.ARTICLE)
    assert line.startswith(f"{path}:{at}: sections.0.body: The numbers begin again at 1 (line 7 of the text).")
    assert line.endswith("(This alone stops nothing.)")


def test_a_remark_on_what_is_published_is_printed_once(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, with_change("Wait for it to stop.", RESTARTS))
    out, err = StringIO(), StringIO()
    call_command("load_content", str(path), *PUBLISH, stdout=out, stderr=err, no_color=True)
    assert err.getvalue().count("The numbers begin again at 1") == 1


def test_a_file_that_is_less_cautious_than_what_is_live_is_loaded_and_not_published_unless_each_is_acknowledged(
    words: None, tmp_path: Path
) -> None:
    path = files.write(tmp_path, files.ARTICLE)
    run(path, *PUBLISH)
    files.write(tmp_path, with_change("minimum: 2", "minimum: 1"))
    keys = ["--acknowledge", "0123456789ab"]

    _, _, last = refused(path, *PUBLISH, *keys)
    assert last.startswith("Stored as drafts, and nothing was published. Nothing here has the key 0123456789ab")
    _, err, last = refused(path, *PUBLISH)
    given = re.findall(r"--acknowledge \w+", err)
    assert last == "Stored as drafts, but not published: 1 of 1 files."
    assert f"{path}:1: 'after-a-loss' becomes less cautious" in err
    assert models.ArticleVersion.objects.count() == 1
    _, err, _ = refused(path, *PUBLISH, "--significance=content", *(part for word in given for part in word.split()))
    assert "This is at least 'safety', and not 'content'." in err

    out = run(path, *PUBLISH, *(part for word in given for part in word.split()))
    assert out == f"{path}: published as version 2\n"
    assert models.ArticleVersion.objects.get(number=2).significance == "safety"


def test_a_file_that_is_more_cautious_is_published_without_a_word(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, files.ARTICLE)
    run(path, *PUBLISH)
    files.write(tmp_path, with_change("minimum: 2", "minimum: 3"))
    assert run(path, *PUBLISH) == f"{path}: updated\n{path}: published as version 2\n"
    assert models.ArticleVersion.objects.get(number=2).significance == "content"


def test_of_several_files_those_are_published_that_nobody_must_be_asked_about(words: None, tmp_path: Path) -> None:
    less = files.write(tmp_path, files.ARTICLE)
    other = files.write(tmp_path, with_change("slug: after-a-loss", "slug: another"), "other.yaml")
    run(less, other, *PUBLISH)
    files.write(tmp_path, with_change("urgency: urgent", "urgency: expected"))
    files.write(
        tmp_path, with_change("title: After a loss", "title: Anew", other.read_text(encoding="utf-8")), "other.yaml"
    )
    out, _, last = refused(less, other, *PUBLISH)
    assert f"{other}: published as version 2\n" in out
    assert last == "Stored as drafts, but not published: 1 of 2 files."
