"""manage.py dump_content: drafts and vocabulary as files, which load as unchanged."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from articles import models
from articles.editorial import content_files, yaml_source
from articles.editorial.content_files import Effect
from tests import factories

pytestmark = pytest.mark.django_db


def run(*arguments: str | Path) -> str:
    out, err = StringIO(), StringIO()
    call_command("dump_content", *map(str, arguments), stdout=out, stderr=err, no_color=True)
    assert err.getvalue() == ""
    return out.getvalue()


def said_against(*arguments: str | Path) -> str:
    out = StringIO()
    with pytest.raises(CommandError) as failure:
        call_command("dump_content", *map(str, arguments), stdout=out, stderr=StringIO(), no_color=True)
    assert (failure.value.returncode, out.getvalue()) == (1, "")
    return str(failure.value)


def test_an_article_is_written_to_stdout_as_the_file_that_loads_as_unchanged(tmp_path: Path) -> None:
    factories.draft()
    path = tmp_path / "article.yaml"
    path.write_text(run("after-a-loss"), encoding="utf-8")
    assert content_files.load(path).effect is Effect.UNCHANGED


def test_without_a_name_all_articles_are_written_in_the_order_of_their_names() -> None:
    factories.draft(slug="b")
    factories.draft(slug="a")
    documents = run().split("---\n")
    assert [yaml_source.parse(one.encode()).data["slug"] for one in documents] == ["a", "b"]
    assert run("b") == documents[1]
    assert run("b", "a") == "---\n".join(documents)


def test_where_there_is_nothing_nothing_is_written() -> None:
    assert run() == ""


def test_an_article_that_is_not_there_is_refused_by_name() -> None:
    factories.draft()
    assert said_against("after-a-loss", "nope", "none") == "There is no article none, nope."


def test_a_folder_gets_everything_and_all_of_it_loads_as_unchanged(tmp_path: Path) -> None:
    factories.draft()
    folder = tmp_path / "new" / "folder"
    lists = ("facts", "activities", "topics", "sources", "support_services")
    names = ["articles/after-a-loss.yaml", *(f"vocabulary/{name}.yaml" for name in lists)]

    assert run("--to", folder) == "".join(f"{folder / name}\n" for name in names)

    written = content_files.files_in([folder])
    assert sorted(written) == sorted(folder / name for name in names)
    assert [content_files.load(path).effect for path in written] == [Effect.UNCHANGED] * 6


def test_a_folder_may_get_one_article_with_all_of_the_vocabulary(tmp_path: Path) -> None:
    factories.draft(slug="a")
    factories.draft(slug="b")
    run("b", "--to", tmp_path)
    assert [path.name for path in (tmp_path / "articles").iterdir()] == ["b.yaml"]
    assert len(list((tmp_path / "vocabulary").iterdir())) == 5


def test_dumping_again_writes_the_same_over_it(tmp_path: Path) -> None:
    factories.draft(title="Überraschung: 🤰🏽", sections=[{**factories.ARTICLE["sections"][0], "body": "Né *là*.\n"}])
    run("--to", tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")}
    assert "Überraschung: 🤰🏽".encode() in before[tmp_path / "articles/after-a-loss.yaml"]
    run("--to", tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")} == before


def test_an_empty_vocabulary_is_written_as_lists_that_load(tmp_path: Path) -> None:
    run("--to", tmp_path)
    assert (tmp_path / "vocabulary/facts.yaml").read_text() == "facts: []\n"
    effects = [content_files.load(path).effect for path in content_files.files_in([tmp_path])]
    assert effects == [Effect.UNCHANGED] * 5


def test_a_place_that_cannot_be_written_to_is_refused_in_one_line(tmp_path: Path) -> None:
    factories.draft()
    taken = tmp_path / "taken"
    taken.write_text("a file")
    assert said_against("--to", taken) == f"{taken / 'articles'}: Not a directory."
    (tmp_path / "articles/after-a-loss.yaml").mkdir(parents=True)
    assert said_against("--to", tmp_path) == f"{tmp_path / 'articles/after-a-loss.yaml'}: Is a directory."


def test_a_draft_that_is_not_yet_whole_can_be_dumped_and_says_so_when_it_is_loaded(tmp_path: Path) -> None:
    article = factories.draft()
    models.RuleCondition.objects.update(value="nun")  # as after a change of the vocabulary
    path = tmp_path / "article.yaml"
    path.write_text(run(article.slug), encoding="utf-8")
    assert "bleeding is nun" in path.read_text()
    with pytest.raises(content_files.ContentFileError, match="'bleeding' takes one of its choices, not nun"):
        content_files.load(path)
