"""manage.py load_content over what editors have changed: nothing of theirs goes unasked."""

from pathlib import Path

import pytest

from articles import models
from articles.editorial import content_files, copies, versions, vocabulary
from articles.publishing import publish
from tests.articles.editorial import files
from tests.articles.editorial.files import with_change
from tests.articles.editorial.loading import PUBLISH, refused, run
from tests.articles.publishing import tables


def edit(**columns: str) -> None:
    """What an editor does to the draft, by whatever road."""
    models.Section.objects.update(**columns)


def test_what_was_edited_since_the_last_load_is_not_overwritten_unasked(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, files.ARTICLE)
    run(path)
    edit(body="Edited in the admin today.\n")
    before = tables.everything()

    out, err, last = refused(path)

    assert out == ""
    assert err == (
        f"{path}:1: slug: The article 'after-a-loss' was edited since it was last loaded. Loading this would change: "
        "section ‘answer’ (body).\n"
    )
    assert last.startswith("Nothing was loaded, since it would take back what was edited here")
    assert tables.everything() == before


def test_with_force_the_file_wins_and_a_copy_of_what_it_replaced_is_kept(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, files.ARTICLE)
    run(path)
    edit(body="Edited in the admin today.\n")
    assert run(path, "--force") == f"{path}: updated\n{path}: replaced, and kept as a copy: after-a-loss\n"
    copy = models.DraftCopy.objects.get()
    assert (copy.kind, copy.name, copy.why, copy.by) == ("articles", "after-a-loss", "loaded", "load_content")
    assert copy.content["sections"][0]["body"] == "Edited in the admin today.\n"
    assert run(path, "--force") == "", "what has not been edited is loaded and copied no more"
    copies.put_back(copy, by="Bo Reed", over=copies.version_over(copy))
    assert models.Section.objects.get().body == "Edited in the admin today.\n"


def test_all_that_would_be_overwritten_is_told_at_once_and_nothing_is_half_done(words: None, tmp_path: Path) -> None:
    article = files.write(tmp_path, files.ARTICLE, "b.yaml")
    facts = files.write(tmp_path, content_files.dump_vocabulary("facts"), "a.yaml")
    run(tmp_path)
    edit(heading="Edited")
    models.Fact.objects.filter(key="fever").update(label="A high temperature")
    models.Fact.objects.filter(key="bleeding").update(question="Do you bleed?")
    new = files.write(tmp_path, with_change("slug: after-a-loss", "slug: a-new-one"), "c.yaml")
    bad = files.write(tmp_path, "slug: [", "d.yaml")
    # The article leans on what the file of facts would bring in: that is not told as missing.
    more = facts.read_text() + "  - key: dizzy\n    label: Dizzy\n    question: Are you dizzy?\n    kind: boolean\n"
    files.write(tmp_path, more, "a.yaml")
    leaning = with_change("- fever is true", "- dizzy is true", with_change("slug: after-a-loss", "slug: leaning"))
    files.write(tmp_path, leaning, "e.yaml")
    before = tables.everything()

    out, err, _ = refused(tmp_path)

    assert out == ""
    bleeding, fever = (files.line_of(f"- key: {key}", more) for key in ("bleeding", "fever"))
    edited = "was edited since it was last loaded. Loading this would change:"
    assert [line for line in err.splitlines() if edited in line] == [
        f"{facts}:{bleeding}: facts.0: The fact 'bleeding' {edited} question.",
        f"{facts}:{fever}: facts.2: The fact 'fever' {edited} label.",
        f"{article}:1: slug: The article 'after-a-loss' {edited} section ‘answer’ (heading).",
    ]
    assert f"{bad}:1: This is not YAML" in err
    assert "There is no fact" not in err
    assert str(new) not in err
    assert tables.everything() == before


def test_of_what_came_before_nobody_knows_whether_it_was_edited(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, files.ARTICLE)
    run(path)
    models.LoadedEntry.objects.all().delete()  # as with all that was loaded by an older release
    edit(heading="Edited, or not")
    assert "whether it was edited since it was loaded is not known" in refused(path)[1]
    run(path, "--force")
    files.write(tmp_path, with_change("title: After a loss", "title: Anew"))
    assert run(path) == f"{path}: updated\n", "from then on it is known"


def test_an_unchanged_file_over_an_unchanged_draft_needs_no_force_and_is_known_from_then_on(
    words: None, tmp_path: Path
) -> None:
    path = files.write(tmp_path, files.ARTICLE)
    run(path)
    models.LoadedEntry.objects.all().delete()
    assert run(path) == ""
    files.write(tmp_path, with_change("title: After a loss", "title: Anew"))
    assert run(path) == f"{path}: updated\n"


def test_an_edit_that_was_taken_into_the_file_or_taken_back_is_in_nobodys_way(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, files.ARTICLE)
    run(path)
    edit(heading="Edited")
    files.write(tmp_path, content_files.dump_article(models.Article.objects.get()))
    assert run(path) == ""
    edit(heading="Edited again")
    edit(heading="Edited")
    files.write(tmp_path, with_change("title: After a loss", "title: Anew"))
    assert run(path) == f"{path}: updated\n"


def test_a_version_that_was_restored_is_an_edit_like_any_other(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, files.ARTICLE)
    run(path, *PUBLISH)
    files.write(tmp_path, with_change("title: After a loss", "title: Anew"))
    run(path, *PUBLISH)
    publish.restore("after-a-loss", 1)
    assert "Loading this would change: title." in refused(path, *PUBLISH)[1]
    assert models.ArticleVersion.objects.count() == 2


def test_an_author_whom_an_editor_has_named_is_not_overwritten_unasked(words: None, tmp_path: Path) -> None:
    path = files.write(tmp_path, files.ARTICLE)
    run(path, "--author=Bo Reed")
    assert run(path, "--author=Di Moss") == f"{path}: updated\n"
    models.Article.objects.update(author="Cy Webb")
    assert "Loading this would change: author." in refused(path, "--author=Bo Reed")[1]
    assert run(path) == "", "a file says nothing of the author"
    run(path, "--author=Bo Reed", "--force")
    assert models.DraftCopy.objects.get().author == "Cy Webb"


@pytest.mark.parametrize(
    ("kind", "columns", "differs"),
    [
        ("activities", {"label": "Edited"}, "label"),
        ("topics", {"name": "Edited"}, "name"),
        ("sources", {"publisher": "Edited"}, "publisher"),
        ("support_services", {"phone": "111"}, "phone"),
    ],
)
def test_every_kind_of_entry_is_guarded_and_can_be_put_back(
    words: None, tmp_path: Path, kind: str, columns: dict[str, str], differs: str
) -> None:
    model = next(model for model, name in versions.WORDS.items() if name == kind)
    path = files.write(tmp_path, content_files.dump_vocabulary(kind), "words.yaml")
    run(path)
    model._default_manager.update(**columns)
    edited = vocabulary.read()
    assert f"Loading this would change: {differs}." in refused(path)[1]
    assert vocabulary.read() == edited
    run(path, "--force")
    assert vocabulary.read() != edited
    for copy in models.DraftCopy.objects.all():
        copies.put_back(copy, by="Bo Reed", over=copies.version_over(copy))
    assert vocabulary.read() == edited
