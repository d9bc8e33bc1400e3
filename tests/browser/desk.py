"""The desk as a moderator uses it: what they see, press and read."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.watching import Watch


class Desk:
    """Somebody's desk, in a page of their own."""

    QUEUE = "/admin/testimonials/submission/"

    def __init__(self, page: Page, watch: Watch) -> None:
        self.page, self.watch = page, watch

    def queue(self) -> Locator:
        self.page.goto(self.QUEUE)
        return self.page.locator("[data-row]")

    def open(self, submission_id: str) -> None:
        self.page.goto(f"{self.QUEUE}story/{submission_id}/")

    def claim(self) -> None:
        self.page.get_by_role("button", name="Claim and read").click()
        expect(self.text).to_be_visible()

    @property
    def text(self) -> Locator:
        return self.page.locator("#story-text")

    @property
    def held(self) -> Locator:
        """Where decisions wait, and what became of them is said."""
        return self.page.locator("#desk-held")

    @property
    def line(self) -> Locator:
        """The line at the top that says what was just done."""
        return self.page.locator("#desk-said")

    def press(self, *keys: str) -> None:
        """Single keys, where nobody writes."""
        for key in keys:
            self.page.keyboard.press(key)

    def note(self, *notes: str) -> None:
        for note in notes:
            self.page.get_by_role("checkbox", name=note).check()
            expect(self.page.locator(".preview-notes")).to_contain_text(note)

    def caution(self, key: str, words: str) -> None:
        self.page.locator(f"#attach-rule-{key}").click()
        part = self.page.locator(f"#part-rule-{key}")
        part.get_by_role("textbox").fill(words)
        part.get_by_role("button", name="Attach").click()
        expect(self.page.locator(".preview-caution")).to_contain_text(words)

    def reject(self, reason: str, words: str) -> None:
        """Rejects, and leaves the decision on hold."""
        self.page.locator("#open-reject").click()
        self.page.locator("#reason-reject").select_option(reason)
        self.page.locator("#message-reject").fill(words)
        self.page.locator("#send-reject").click()

    def approve(self) -> None:
        """Approves by key, says so again, and leaves the decision on hold."""
        self.page.locator("#desk-heading").focus()  # keys rest while a field has the focus
        self.press("a")
        self.page.get_by_role("dialog").get_by_role("button", name="Approve").click()
        expect(self.page.get_by_role("button", name="Undo")).to_be_visible()

    def send_now(self) -> None:
        self.page.get_by_role("button", name="Send now").click()
        expect(self.held.locator("[data-state=held], [data-state=sending]")).to_have_count(0)
