"""The example reader in a browser, on another origin than the API: what it shows, and what never leaves the device."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser import api
from tests.browser.conftest import People
from tests.browser.reader import ARTICLE, answer, find, go, outcome, small_targets, write
from tests.browser.watching import barriers

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
RED_FLAGS = ("soaking_pads", "feels_faint", "severe_pain", "fever")


# --- Reading ------------------------------------------------------------------------------------------------------


def test_an_article_is_found_in_the_list_and_shows_its_notice_and_warnings_first(reader: str, people: People) -> None:
    page = people.page()
    go(page, reader, "", "Articles")
    expect(page.locator("main")).to_contain_text("not been clinically reviewed")
    page.get_by_role("link", name="Sex after a miscarriage").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Sex after a miscarriage")
    expect(heading).to_be_focused()
    headings = page.locator("main h2").all_inner_texts()
    assert headings[:2] == ["Get help now if", "Get help today if"]
    main = page.locator("main").inner_text()
    assert (
        main.index("not been clinically reviewed") < main.index("Get help now if") < main.index("When can I have sex")
    )
    assert page.locator("main .warning a[href='tel:999']").count() > 0, "a call for help is one touch away"


def test_a_section_is_rebuilt_from_a_few_elements_and_nothing_else_of_it_is_shown(reader: str, people: People) -> None:
    """Even if the server failed to clean it."""
    page = people.page()
    html = (
        "<h2>Within</h2><p onclick='x()'>Kept <strong>strong</strong> <a href='javascript:alert(1)'>led on</a> "
        "<a href='https://example.org/' onclick='x()'>leads</a><img src=x onerror='document.title=1'></p>"
        "<script>document.title = 'broken'</script><form><button>Kept as text</button></form>"
    )

    def spoil(route: Any) -> None:
        answer = route.fetch()
        document = answer.json()
        document["sections"] = [
            {**document["sections"][0], "heading": "Spoilt", "body": {"markdown": "", "html": html}}
        ]
        route.fulfill(response=answer, json=document)

    page.route(f"**/api/v1/articles/{api.ARTICLE}", spoil)
    go(page, reader, ARTICLE, "Sex after")
    section = page.locator("section", has=page.get_by_role("heading", name="Spoilt"))
    made = section.evaluate("section => section.innerHTML")
    assert made == (
        "<h2>Spoilt</h2><h3>Within</h3><p>Kept <strong>strong</strong> led on "
        '<a href="https://example.org/" rel="noreferrer">leads</a></p>Kept as text'
    )
    assert page.title().startswith("Sex after")
    blocked = people.watch.complaints
    assert all("inline event handler" in one for one in blocked), "the page's own policy is the second lock"
    blocked.clear()


def test_the_questions_are_asked_on_the_device_and_no_answer_leaves_it(reader: str, people: People) -> None:
    page = people.page()
    asked: list[Request] = []

    def note(request: Request) -> None:
        asked.append(request)

    page.on("request", note)
    go(page, reader, ARTICLE, "Sex after")
    page.get_by_role("link", name="What does this mean for me?").click()
    expect(page.locator("fieldset")).to_be_visible()
    assert page.get_by_role("radio", checked=True).count() == 0, "nothing is answered for a reader"
    assert outcome(page) == "need_facts"
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_contain_text("Please answer")
    sent = len(asked)

    answer(page, "soaking 3 or more pads", "No")
    answer(page, "faint, dizzy", "No")
    answer(page, "How much are you bleeding", "Light bleeding")
    expect(page.locator("[data-activity=resume_sex]")).to_have_attribute("data-outcome", "wait")
    page.get_by_role("button", name="I don’t know, or skip this").click()
    expect(page.locator(".given")).to_contain_text("not known")
    narrowed = page.get_by_label("I am thinking about")
    narrowed.select_option("Have sex again")
    expect(narrowed).to_be_focused()
    expect(page.locator(".outcome")).to_have_count(1)
    page.get_by_role("button", name="Change (Soaking").click()
    answer(page, "soaking 3 or more pads", "Yes")
    alarm = page.get_by_role("heading", name="Please get help now")
    expect(alarm).to_be_focused()
    expect(page.locator(".warning").first).to_contain_text("Call 999 now")
    expect(page.locator("fieldset")).to_have_count(0)  # in an emergency nothing more is asked
    assert outcome(page) == "seek_care"

    assert asked[sent:] == [], "answering asks the network nothing"
    assert [request.url for request in asked if request.method not in ("GET", "OPTIONS")] == []
    assert page.url.endswith(f"{ARTICLE}/questions")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    page.reload()
    expect(page.locator("fieldset")).to_be_visible()
    assert outcome(page) == "need_facts", "what was answered is gone with the page"


def test_all_that_is_asked_can_be_answered_and_the_outcome_is_what_the_server_would_say(
    site: str, reader: str, people: People
) -> None:
    page = people.page()
    go(page, reader, f"{ARTICLE}/questions", "What does this mean for me?")
    known = {
        "bleeding": "none",
        "discharge": "normal",
        "gestation_weeks": 8,
        "days_since_loss": 30,
        "periods_since_loss": 1,
    }
    _, article = api.call(f"{site}/api/v1/articles/{api.ARTICLE}")
    facts: dict[str, Any] = {}
    by_question = {fact["question"]: fact for fact in article["facts"]}
    while page.locator("fieldset").count():
        fact = by_question[page.locator("legend").inner_text()]
        key = fact["key"]
        facts[key] = known.get(key, fact["kind"] == "boolean" and key not in RED_FLAGS)
        labels = {choice["key"]: choice["label"] for choice in fact["choices"]}
        said = {True: "Yes", False: "No"}[facts[key]] if fact["kind"] == "boolean" else str(facts[key])
        answer(page, fact["question"], labels.get(said, said))
        assert len(facts) <= len(by_question)
    _, expected = api.call(f"{site}/api/v1/articles/{api.ARTICLE}/assessment", "POST", {"facts": facts})
    for activity in expected["activities"]:
        assert outcome(page, activity["activity"]) == activity["outcome"]
    assert expected["next_questions"] == []


def test_what_a_story_is_about_stands_before_its_text(site: str, reader: str, people: People) -> None:
    page = people.page()
    go(page, reader, f"{ARTICLE}/stories", "Stories")
    story = next(one for one in api.public(site) if one["cautions"] and one["article"] == api.ARTICLE)
    card = page.get_by_role("article").filter(has_text=story["body"].split("\n")[0])
    more = page.get_by_role("button", name="More stories")
    while card.count() == 0:
        shown = page.get_by_role("article").count()
        more.click()
        expect(page.get_by_role("article")).not_to_have_count(shown)
    expect(card.locator(".caution").first).to_contain_text(story["cautions"][0]["note"])
    expect(card.locator(".about")).to_contain_text(story["content_notes"][0].replace("_", " "))
    text = card.get_by_text(story["body"].split("\n")[0])
    expect(text).to_be_hidden()
    card.get_by_text("Read this story").click()
    expect(text).to_be_visible()
    card.get_by_role("link", name="See it in the article").first.click()
    caution = story["cautions"][0]
    expect(page.locator(f"#{caution['kind']}-{caution['key']}")).to_be_in_viewport()


# --- Writing ------------------------------------------------------------------------------------------------------


def test_a_story_is_sent_its_receipt_is_kept_and_it_is_withdrawn(site: str, reader: str, people: People) -> None:
    page = people.page()
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    go(page, reader, f"{ARTICLE}/share", "Tell your story")
    main = page.locator("main").inner_text()
    assert main.index("Samaritans") < main.index("Who reads your story") < main.index("Send my story")
    assert page.get_by_role("checkbox", checked=True).count() == 0
    page.get_by_role("button", name="Send my story").click()
    expect(page.get_by_label("Your story", exact=True)).to_be_focused()
    expect(page.locator("#story-wrong")).to_contain_text("at least 50")
    write(page, api.PLAIN)

    number, receipt = page.locator("#story-number").inner_text(), page.locator("#story-receipt").inner_text()
    expect(page.locator(".support")).to_contain_text("Samaritans")
    expect(page.locator("#safety-net")).to_have_count(0)
    page.get_by_role("link", name="Articles", exact=True).click()
    page.get_by_role("link", name="Go back to it").click()  # it was not kept yet, so it is not lost
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save it as a text file").click()
    saved = saving.value.path().read_text("utf-8")
    assert number in saved
    assert receipt in saved
    page.get_by_role("link", name="See how your story stands").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My story")
    assert receipt not in page.content(), "it is shown once"

    find(page, number, receipt)
    expect(page.locator("[data-status=pending]")).to_be_visible()
    page.get_by_role("button", name="Withdraw my story").click()
    page.get_by_role("button", name="Yes, withdraw and erase it").click()
    expect(page.get_by_role("heading", name="Your story is withdrawn")).to_be_focused()
    taken = {"submission_url": f"/api/v1/submissions/{number}", "receipt": receipt}
    assert api.look(site, taken)[0] == 404
    find(page, number, receipt)
    expect(page.get_by_role("heading", name="We could not find it")).to_be_visible()

    assert not [address for address in addresses if receipt in address]
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_who_may_be_in_danger_reads_first_whom_to_turn_to(reader: str, people: People) -> None:
    page = people.page()
    go(page, reader, f"{ARTICLE}/share", "Tell your story")
    write(page, api.IN_DANGER)
    expect(page.get_by_role("heading", level=1)).to_have_text("Please read this first")
    expect(page.locator("#safety-net")).to_contain_text("Samaritans")
    main = page.locator("main").inner_text()
    assert main.index("please do not wait for us") < main.index("Your receipt")


def test_an_author_who_was_asked_for_a_change_sends_a_new_text(site: str, reader: str, people: People) -> None:
    taken = api.submit(site)
    desk = people.sign_in("mira")
    desk.open(taken["id"])
    desk.claim()
    desk.page.locator("#open-ask-for-changes").click()
    desk.page.locator("#reason-ask-for-changes").select_option("other")
    desk.page.locator("#message-ask-for-changes").fill(
        "Please leave out the name of the hospital. Thank you for writing to us."
    )
    desk.page.locator("#send-ask-for-changes").click()
    desk.send_now()
    page = people.page()
    go(page, reader, "#/my-story", "My story")
    find(page, taken["id"], taken["receipt"])
    expect(page.locator("main")).to_contain_text("leave out the name of the hospital")
    page.get_by_label("Your story, with your changes").fill(f"{api.PLAIN} Nothing more.")
    page.get_by_role("button", name="Send it again").click()
    expect(page.get_by_role("heading", name="We have your new text")).to_be_focused()
    assert api.look(site, taken)[1]["status"] == "pending"


def test_a_service_that_cannot_be_reached_is_told_kindly_and_the_story_is_kept(reader: str, people: People) -> None:
    page = people.page()
    go(page, reader, f"{ARTICLE}/share", "Tell your story")
    refusal = {"code": "too_many_requests", "detail": "", "errors": [], "title": "", "status": 429, "type": ""}
    page.route("**/api/v1/stories", lambda route: route.fulfill(status=429, json=refusal, headers=_OPEN))
    page.get_by_label("Your story", exact=True).fill(api.PLAIN)
    for consent in page.get_by_role("checkbox").all():
        consent.check()
    page.get_by_role("button", name="Send my story").click()
    expect(page.get_by_role("alert")).to_contain_text("Your story is still here")
    expect(page.get_by_label("Your story", exact=True)).to_have_value(api.PLAIN)


_OPEN = {"Access-Control-Allow-Origin": "*"}


# --- For everybody ------------------------------------------------------------------------------------------------


def _asked(page: Page, reader: str) -> None:
    go(page, reader, f"{ARTICLE}/questions", "What does this mean")


def _alarmed(page: Page, reader: str) -> None:
    _asked(page, reader)
    answer(page, "soaking 3 or more pads", "Yes")


def _half_answered(page: Page, reader: str) -> None:
    _asked(page, reader)
    for _ in range(30):
        if page.get_by_role("button", name="I don’t know").count() == 0:
            break
        page.get_by_role("button", name="I don’t know").click()
    for summary in page.locator("summary").all():
        summary.click()


def _unfolded(page: Page, reader: str) -> None:
    go(page, reader, f"{ARTICLE}/stories", "Stories")
    for summary in page.locator("summary").all():
        summary.click()


def _refused(page: Page, reader: str) -> None:
    go(page, reader, f"{ARTICLE}/share", "Tell your story")
    page.get_by_role("button", name="Send my story").click()


def _submitted(page: Page, reader: str) -> None:
    go(page, reader, f"{ARTICLE}/share", "Tell your story")
    write(page, api.IN_DANGER)
    page.get_by_role("button", name="I have written it down").click()


def _looked_up(page: Page, reader: str) -> None:
    _submitted(page, reader)
    number, receipt = page.locator("#story-number").inner_text(), page.locator("#story-receipt").inner_text()
    page.get_by_role("link", name="See how your story stands").click()
    find(page, number, receipt)
    page.get_by_role("button", name="Withdraw my story").click()


VIEWS: dict[str, Callable[[Page, str], None]] = {
    "articles": lambda page, reader: go(page, reader, "", "Articles"),
    "article": lambda page, reader: go(page, reader, ARTICLE, "Sex after"),
    "article without rules": lambda page, reader: go(
        page, reader, "#/articles/recovering-after-miscarriage", "Recovering"
    ),
    "question": _asked,
    "emergency": _alarmed,
    "nothing answered": _half_answered,
    "stories": _unfolded,
    "form": _refused,
    "receipt": _submitted,
    "my story": _looked_up,
    "nowhere": lambda page, reader: go(page, reader, "#/articles/no-such-article", "We are sorry"),
}


@pytest.mark.parametrize(
    "options",
    [
        {"viewport": WIDE, "color_scheme": "light"},
        {"viewport": WIDE, "color_scheme": "dark"},
        {"viewport": PHONE, "color_scheme": "light", "has_touch": True},
    ],
    ids=["light", "dark", "phone"],
)
def test_no_view_bars_anybody_and_nothing_is_scrolled_sideways(reader: str, people: People, options: Any) -> None:
    page = people.page(reduced_motion="reduce", **options)
    found, too_wide, too_small = {}, [], []
    for name, view in VIEWS.items():
        page.goto("about:blank")
        view(page, reader)
        found[name] = barriers(page)
        if page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") > 0:
            too_wide.append(name)
        too_small += [f"{name}: {target}" for target in small_targets(page)]
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert too_wide == []
    assert too_small == []
