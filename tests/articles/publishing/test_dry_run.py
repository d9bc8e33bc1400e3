"""publish --dry-run, and the keys on the command line: everything is said beforehand, and nothing is done."""

import re
import textwrap
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles import models
from articles.editorial import drafts, yaml_source
from tests import factories
from tests.articles.publishing import tables
from tests.articles.publishing.test_commands import refused, run

pytestmark = pytest.mark.django_db

SLUG = factories.ARTICLE["slug"]
BY = "--by=Cy Webb"
RULE = factories.ARTICLE["guidance_rules"][0]
WAIT = {"minimum": 6, "maximum": None, "unit": "wk", "elapsed_fact": "days_since_loss"}


def edit(**changes: Any) -> None:
    drafts.write(drafts.normalise(factories.content(**{"guidance_rules": [{**RULE, "wait": WAIT}], **changes})))


@pytest.fixture
def live(db: None) -> None:
    factories.published(guidance_rules=[{**RULE, "wait": WAIT}])


@pytest.fixture
def less(live: None) -> list[str]:
    """A draft with two rules of less caution than what is live: how each key is given."""
    edit(guidance_rules=[{**RULE, "wait": {**WAIT, "minimum": 1}}], symptom_warnings=[])
    return [f"--acknowledge={key}" for key in sorted(factories.less_cautious())]


def look(*words: str) -> tuple[str, str, bool]:
    """What a look prints to stdout and stderr, and whether it would be published. No row changes."""
    before = tables.everything()
    out, err = StringIO(), StringIO()
    passes = True
    try:
        call_command("publish", "--dry-run", *words, stdout=out, stderr=err, no_color=True)
    except CommandError:
        passes = False
    assert tables.everything() == before
    return out.getvalue(), err.getvalue(), passes


def test_a_look_at_a_first_version_says_what_stands_against_it() -> None:
    factories.draft(summary="")
    out, err, passes = look(SLUG)
    assert out.startswith(
        "after-a-loss: would be version 1, the first\n  review: Nobody has reviewed this clinically.\n"
    )
    assert "    /summary: The article has no summary.\n" in out
    assert "  significance: at least content\n    It is published for the first time.\n" in out
    assert "cannot be published yet" in err
    assert not passes


def test_a_look_passes_where_the_door_would_and_is_signed_by_nobody() -> None:
    factories.draft()
    assert look(SLUG, "--allow-unreviewed")[1:] == ("", True)
    assert look(SLUG)[2] is False, "unreviewed, and nobody says that this is intended"


def test_a_look_names_each_difference_less_caution_first_with_the_key_to_give(less: list[str]) -> None:
    out, err, passes = look(SLUG, "--allow-unreviewed")
    marked = re.findall(r"LESS CAUTION  (.+)  \((--acknowledge) (\w+)\)", out)
    assert sorted(f"{option}={key}" for _, option, key in marked) == less
    assert "would be version 2 (version 1 is live)" in out
    assert "significance: at least safety" in out
    assert "becomes less cautious" in err
    assert not passes
    assert look(SLUG, "--allow-unreviewed", *less)[2]
    assert not look(SLUG, "--allow-unreviewed", *less[1:])[2]
    assert not look(SLUG, "--allow-unreviewed", "--significance=content", *less)[2]


def test_less_caution_is_printed_before_all_the_rest(live: None) -> None:
    edit(guidance_rules=[{**RULE, "wait": {**WAIT, "minimum": 8}}], symptom_warnings=[])
    lines = look(SLUG, "--allow-unreviewed")[0].splitlines()
    marks = [line.strip()[:4] for line in lines if " → " in line]
    assert marks == sorted(marks, key=["LESS", "more", "neit"].index)
    assert {"LESS", "more"} <= set(marks)


def test_a_look_at_what_does_not_hold_together_says_so(live: None) -> None:
    edit()
    models.RuleCondition.objects.update(value="gone")
    out, err, passes = look(SLUG, "--allow-unreviewed")
    assert "what changes for readers cannot be told" in out
    assert not passes
    assert err


def test_a_look_at_what_is_live_already_and_at_what_is_not_there_does_not_pass(live: None) -> None:
    assert "has not changed since version 1" in look(SLUG, "--allow-unreviewed")[1]
    assert "There is no article 'nothing'." in look("nothing")[1]
    assert not look("nothing")[2]


def test_a_look_at_several_does_not_pass_if_one_does_not(live: None) -> None:
    factories.draft(slug="another")
    out, _, passes = look(SLUG, "another", "--allow-unreviewed")
    assert "another: would be version 1" in out
    assert not passes


def test_a_look_prints_the_scenarios_that_are_missing_at_the_edges_and_they_pass(live: None) -> None:
    edit(title="Anew")
    out, _, passes = look(SLUG, "--allow-unreviewed")
    assert passes, "that alone stops nothing"
    lines = out.partition("ready to paste")[2].splitlines()[1:]
    assert [line for line in lines if line.startswith("    /guidance_rules/0/wait: No scenario tries")]
    pasted = textwrap.dedent("\n".join(line for line in lines if line.startswith("      ")))
    added = yaml_source.parse(pasted.encode()).data
    edit(title="Anew", scenarios=[*factories.ARTICLE["scenarios"], *added])
    out, _, passes = look(SLUG, "--allow-unreviewed")
    assert passes
    assert "ready to paste" not in out


def test_a_refusal_prints_the_very_words_that_publish_it(less: list[str]) -> None:
    before = tables.everything()
    _, err, last = refused("publish", SLUG, BY, "--allow-unreviewed")
    assert last == "1 of 1 articles were not published."
    assert tables.everything() == before
    given = re.findall(r"--acknowledge \w+", err)
    assert sorted(word.replace(" ", "=") for word in given) == less
    out, _ = run("publish", SLUG, BY, "--allow-unreviewed", *(part for word in given for part in word.split()))
    assert out == "after-a-loss: version 2\n"
    assert models.ArticleVersion.objects.get(number=2).significance == "safety"


def test_a_significance_below_the_floor_is_refused_with_the_reason(less: list[str]) -> None:
    for term in ("content", "editorial"):
        _, err, _ = refused("publish", SLUG, BY, "--allow-unreviewed", f"--significance={term}", *less)
        assert f"This is at least 'safety', and not '{term}'." in err
    assert models.ArticleVersion.objects.count() == 1


def test_without_a_word_about_it_the_significance_is_the_floor(live: None) -> None:
    edit(title="Anew")
    run("publish", SLUG, BY, "--allow-unreviewed")
    edit(title="Anew", guidance_rules=[{**RULE, "wait": {**WAIT, "minimum": 7}}])
    run("publish", SLUG, BY, "--allow-unreviewed", *(f"--acknowledge={key}" for key in factories.less_cautious()))
    said = models.ArticleVersion.objects.order_by("number").values_list("significance", flat=True)
    assert list(said) == ["content", "editorial", "content"]


def test_more_significance_than_that_may_always_be_said(live: None) -> None:
    edit(title="Anew")
    run("publish", SLUG, BY, "--allow-unreviewed", "--significance=safety")
    assert models.ArticleVersion.objects.get(number=2).significance == "safety"


def test_a_key_of_nothing_is_refused_before_anything_is_published(less: list[str]) -> None:
    factories.draft(slug="another")
    _, _, last = refused("publish", "another", SLUG, BY, "--allow-unreviewed", *less, "--acknowledge=0123456789ab")
    assert last == (
        "Nothing was published. Nothing here has the key 0123456789ab: "
        "what it was of has changed since you looked at it."
    )
    assert models.ArticleVersion.objects.count() == 1


def test_keys_of_several_articles_each_go_to_their_own_door(less: list[str]) -> None:
    factories.published(slug="another", guidance_rules=[{**RULE, "wait": WAIT}])
    drafts.write(drafts.normalise(factories.content(slug="another")))
    keys = [*less, *(f"--acknowledge={key}" for key in factories.less_cautious("another"))]
    out, _ = run("publish", SLUG, "another", BY, "--allow-unreviewed", *dict.fromkeys(keys))
    assert out == "after-a-loss: version 2\nanother: version 2\n"
