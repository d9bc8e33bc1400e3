"""The publish page: what is seen there is what is published, and nothing goes out that was not ticked."""

import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles import models
from articles.editorial import drafts, vocabulary, yaml_source
from articles.publishing import prospect, publish
from tests import factories
from tests.articles.admin import pages, people
from tests.articles.admin.pages import Form
from tests.articles.publishing import tables

pytestmark = pytest.mark.django_db

SLUG = factories.ARTICLE["slug"]
RULE, WARNING = factories.ARTICLE["guidance_rules"][0], factories.ARTICLE["symptom_warnings"][0]
WAIT = {"minimum": 6, "maximum": None, "unit": "wk", "elapsed_fact": "days_since_loss"}
ALLOW = {"allow_unreviewed": "on"}
TICKS, SIGNIFICANCE = f"{SLUG}-acknowledged", f"{SLUG}-significance"


def edit(slug: str = SLUG, **changes: Any) -> None:
    drafts.write(
        drafts.normalise(factories.content(slug=slug, **{"guidance_rules": [{**RULE, "wait": WAIT}], **changes}))
    )


@pytest.fixture
def live(db: None) -> None:
    factories.published(guidance_rules=[{**RULE, "wait": WAIT}])


@pytest.fixture
def less(live: None) -> list[str]:
    """A draft that is less cautious twice over: the keys of all of it."""
    edit(guidance_rules=[{**RULE, "wait": {**WAIT, "minimum": 1}}], symptom_warnings=[])
    return sorted(factories.less_cautious())


def url(*slugs: str) -> str:
    found = models.Article.objects.filter(slug__in=slugs or [SLUG]).values_list("pk", flat=True)
    return f"{reverse('admin:articles_article_publish')}?ids={','.join(map(str, found))}"


def opened(client: Client, *slugs: str) -> Form:
    return pages.open_form(client, url(*slugs))


def numbers(slug: str = SLUG) -> list[int]:
    return list(models.ArticleVersion.objects.filter(slug=slug).order_by("number").values_list("number", flat=True))


def test_each_sentence_has_a_box_of_its_own_and_none_is_ticked(admin_client: Client, less: list[str]) -> None:
    response = admin_client.get(url())
    shown = response.content.decode()
    for key in less:
        assert shown.count(f'name="{TICKS}" value="{key}"') == 1
    for one in prospect.of(SLUG).less_cautious:
        assert one.sentence in shown.replace("&gt;", ">").replace("&#x27;", "'")
    assert TICKS not in pages.form_on(response).inputs
    assert "No outcome and no warning" not in shown


def test_the_floor_is_chosen_and_nothing_below_it_is_offered(admin_client: Client, less: list[str]) -> None:
    shown = admin_client.get(url()).content.decode()
    assert '<option value="safety" selected>' in shown
    assert 'value="content"' not in shown
    assert 'value="editorial"' not in shown


def test_a_change_of_words_is_said_to_change_nothing_and_offers_everything(admin_client: Client, live: None) -> None:
    edit(title="Anew")
    shown = admin_client.get(url()).content.decode()
    assert "No outcome and no warning is another than before, for anybody." in shown
    assert '<option value="editorial" selected>' in shown
    assert 'value="safety"' in shown


def test_what_is_ticked_sentence_by_sentence_is_published_and_kept(admin_client: Client, less: list[str]) -> None:
    done = pages.send(admin_client, opened(admin_client), {**ALLOW, TICKS: less})
    assert done.status_code == 302
    version = models.ArticleVersion.objects.get(number=2)
    assert (version.significance, version.published_by) == ("safety", "admin")
    kept = models.PublicationRecord.objects.get(version=version).differences
    assert sorted(one["key"] for one in kept if one["acknowledged_by"] == "admin") == less
    page = admin_client.get(reverse("admin:articles_articleversion_change", args=[version.pk])).content.decode()
    assert page.count("Acknowledged by admin.") == len(less)
    assert "Compared with version 1" in page


def test_a_page_that_is_sent_as_it_came_publishes_nothing(admin_client: Client, less: list[str]) -> None:
    before = tables.everything()["ArticleVersion"]
    response = pages.send(admin_client, opened(admin_client), ALLOW)
    assert f"{len(less)} of the sentences about less caution are not ticked." in response.content.decode()
    assert tables.everything()["ArticleVersion"] == before


def test_what_was_ticked_stays_ticked_where_one_was_forgotten(admin_client: Client, less: list[str]) -> None:
    first, *rest = less
    response = pages.send(admin_client, opened(admin_client), {**ALLOW, TICKS: rest, "note": "Because."})
    assert "1 of the sentences about less caution is not ticked." in response.content.decode()
    again = pages.form_on(response)
    assert sorted(again.inputs[TICKS]) == sorted(rest)
    assert again.inputs["note"] == ["Because."]
    again.action = url()
    assert pages.send(admin_client, again, {TICKS: [first, *rest]}).status_code == 302


POSTS: list[tuple[str, Callable[[str, list[str]], dict[str, Any]]]] = [
    ("nothing at all", lambda token, keys: {}),
    ("no token", lambda token, keys: {TICKS: keys}),
    ("an empty token", lambda token, keys: {f"{SLUG}-seen": "", TICKS: keys}),
    ("a made-up token", lambda token, keys: {f"{SLUG}-seen": "0" * 64, TICKS: keys}),
    ("no ticks", lambda token, keys: {f"{SLUG}-seen": token}),
    ("an empty tick", lambda token, keys: {f"{SLUG}-seen": token, TICKS: ""}),
    ("one tick for all", lambda token, keys: {f"{SLUG}-seen": token, TICKS: "all"}),
    ("keys in one", lambda token, keys: {f"{SLUG}-seen": token, TICKS: ",".join(keys)}),
    ("one too many", lambda token, keys: {f"{SLUG}-seen": token, TICKS: [*keys, "0123456789ab"]}),
    ("too low", lambda token, keys: {f"{SLUG}-seen": token, TICKS: keys, SIGNIFICANCE: "editorial"}),
    ("no term", lambda token, keys: {f"{SLUG}-seen": token, TICKS: keys, SIGNIFICANCE: "great"}),
    ("old names", lambda token, keys: {"seen": token, "acknowledged": keys, "significance": "safety"}),
]


@pytest.mark.slow
@pytest.mark.parametrize(("what", "post"), POSTS, ids=[what for what, _ in POSTS])
def test_a_direct_post_is_held_to_all_of_it(admin_client: Client, less: list[str], what: str, post: Any) -> None:
    response = admin_client.post(url(), {**ALLOW, **post(prospect.of(SLUG).token, less)})
    assert response.status_code == 200
    assert numbers() == [1]
    assert models.PublicationRecord.objects.count() == 1


def test_a_direct_post_that_says_all_of_it_is_as_good_as_the_page(admin_client: Client, less: list[str]) -> None:
    said = {**ALLOW, f"{SLUG}-seen": prospect.of(SLUG).token, TICKS: less}
    assert admin_client.post(url(), said).status_code == 302
    assert numbers() == [1, 2]


def change_the_draft() -> None:
    edit(title="A colleague's", guidance_rules=[{**RULE, "wait": {**WAIT, "minimum": 1}}], symptom_warnings=[])


def change_the_vocabulary() -> None:
    helpline = {**factories.VOCABULARY["support_services"][0], "phone": "111"}
    vocabulary.write(factories.words(support_services=[helpline]))


def retire_it() -> None:
    publish.retire(SLUG, by="a colleague")


def publish_it() -> None:
    factories.publish_knowingly(SLUG, by="a colleague")


@pytest.mark.slow
@pytest.mark.parametrize("meanwhile", [change_the_draft, change_the_vocabulary, retire_it, publish_it])
def test_what_moved_between_the_page_and_the_press_is_shown_again_with_nothing_ticked(
    admin_client: Client, less: list[str], meanwhile: Callable[[], None]
) -> None:
    form = opened(admin_client)
    meanwhile()
    before = tables.everything()["ArticleVersion"]

    response = pages.send(admin_client, form, {**ALLOW, TICKS: less, "note": "Because."})

    assert "It has changed since you were shown it" in response.content.decode()
    assert tables.everything()["ArticleVersion"] == before
    again = pages.form_on(response)
    assert TICKS not in again.inputs
    assert again.inputs["note"] == ["Because."]


def test_two_who_press_at_the_same_page_publish_once(admin_client: Client, less: list[str]) -> None:
    colleague = people.editor("dee")
    mine, theirs = opened(admin_client), opened(colleague)
    assert pages.send(colleague, theirs, {**ALLOW, TICKS: less}).status_code == 302
    assert pages.send(admin_client, mine, {**ALLOW, TICKS: less}).status_code == 200
    assert numbers() == [1, 2]
    assert models.ArticleVersion.objects.get(number=2).published_by == "dee"


def test_each_of_several_is_asked_about_by_itself(admin_client: Client, less: list[str]) -> None:
    factories.published(slug="another", guidance_rules=[{**RULE, "wait": WAIT}])
    edit("another", title="Anew")
    form = opened(admin_client, SLUG, "another")
    assert (form.inputs[SIGNIFICANCE], form.inputs["another-significance"]) == (["safety"], ["editorial"])
    response = pages.send(admin_client, form, ALLOW)
    assert (numbers("another"), numbers()) == ([1, 2], [1])
    assert [standing.article.slug for standing in response.context["standings"]] == [SLUG]


def test_a_tick_for_one_article_is_none_for_another(admin_client: Client, less: list[str]) -> None:
    factories.published(slug="another", guidance_rules=[{**RULE, "wait": WAIT}])
    edit("another", guidance_rules=[{**RULE, "wait": {**WAIT, "minimum": 1}}], symptom_warnings=[])
    pages.send(admin_client, opened(admin_client, SLUG, "another"), {**ALLOW, TICKS: less})
    assert (numbers(), numbers("another")) == ([1, 2], [1])


def test_what_does_not_hold_together_is_shown_and_not_compared(admin_client: Client, live: None) -> None:
    edit()
    models.RuleCondition.objects.update(value="gone")
    response = admin_client.get(url())
    assert response.status_code == 200
    assert "What changes for readers" not in response.content.decode()
    assert pages.send(admin_client, opened(admin_client), ALLOW).status_code == 200
    assert numbers() == [1]


def test_what_is_live_already_is_said_to_be(admin_client: Client, live: None) -> None:
    shown = admin_client.get(url()).content.decode()
    assert "It says what is live already: there is nothing to publish." in shown


def test_a_version_of_before_anything_was_kept_says_so(admin_client: Client, live: None) -> None:
    version = models.ArticleVersion.objects.get()
    old = models.ArticleVersion.objects.create(
        **{
            name: getattr(version, name)
            for name in (
                "language",
                "document",
                "sha256",
                "published_at",
                "significance",
                "published_by",
                "note",
                "body",
            )
        },
        slug="of-before",
        number=1,
    )
    page = admin_client.get(reverse("admin:articles_articleversion_change", args=[old.pk])).content.decode()
    assert "Nobody kept that yet when this was published." in page


def test_hostile_words_are_shown_as_words_wherever_they_come_up(admin_client: Client, live: None) -> None:
    hostile = "<script>alert(1)</script>"
    edit(symptom_warnings=[{**WARNING, "symptom": hostile, "urgency": "non_urgent"}])
    assert prospect.of(SLUG).less_cautious
    assert hostile not in admin_client.get(url()).content.decode()
    factories.publish_knowingly(SLUG)
    version = models.ArticleVersion.objects.get(number=2)
    page = admin_client.get(reverse("admin:articles_articleversion_change", args=[version.pk])).content.decode()
    assert hostile not in page


@pytest.mark.parametrize(
    ("changes", "anchor"),
    [
        ({"scenarios": []}, "#scenarios-group"),
        ({"sections": []}, "#sections-group"),
        ({"notice": "Nothing."}, "#id_notice"),
    ],
)
def test_what_stands_in_the_way_leads_to_its_place_on_the_articles_page(
    admin_client: Client, changes: dict[str, Any], anchor: str
) -> None:
    article = factories.draft(**changes)
    own = reverse("admin:articles_article_change", args=[article.pk])
    shown = admin_client.get(url()).content.decode()
    posted = admin_client.post(url(), ALLOW).content.decode()
    assert f'<a href="{own}{anchor}">' in shown + posted
    assert f'id="{anchor.removeprefix("#")}"' in admin_client.get(own).content.decode()


def test_nothing_in_the_way_is_without_its_link(admin_client: Client) -> None:
    factories.draft(summary="", sections=[], scenarios=[], sources=[], related=[SLUG])
    shown = admin_client.get(url()).content.decode()
    _, _, items = shown.partition('<ul class="blocking">')
    items = items.partition("</ul>")[0]
    assert items.count("<li>") == items.count('<a href="/admin/articles/') > 5


def test_each_edge_that_no_scenario_tries_stands_folded_with_what_can_be_pasted(
    admin_client: Client, live: None
) -> None:
    edit(title="Anew")
    found = prospect.of(SLUG).edges
    assert found
    shown = admin_client.get(url()).content.decode()
    assert shown.count("<details>") == 1
    page = reverse("admin:articles_guidancerule_change", args=[models.GuidanceRule.objects.get().pk])
    assert f'<a href="{page}">Rule “Wait” › wait</a>' in shown
    pasted = [
        yaml_source.parse(html.unescape(text).encode()).data
        for text in re.findall(r"<pre[^>]*>(.*?)</pre>", shown, re.DOTALL)
    ]
    assert [entry for entries in pasted for entry in entries] == [dict(edge.scenario) for edge in found]

    edit(title="Anew", scenarios=[*factories.ARTICLE["scenarios"], *(entry for entries in pasted for entry in entries)])
    assert prospect.of(SLUG).edges == []
    assert "<details>" not in admin_client.get(url()).content.decode()
