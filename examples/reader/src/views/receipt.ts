// The receipt of a story that was just sent. It is shown here and nowhere else, and it never stands in an address; what
// the device keeps of it is said, and can be forgotten.

import type { Submitted } from "@health-content/client";
import { api } from "../api";
import { fill, goTo, h } from "../dom";
import { type Screen, safetyNet } from "../parts";
import * as receipts from "../receipts";
import { onDay } from "../words";

export async function receipt(signal: AbortSignal): Promise<Screen> {
  const submitted = receipts.current();
  if (!submitted) {
    return {
      heading: "There is no receipt here any more",
      content: [
        h("p", {}, "If you kept it, you can use it here:"),
        h("a", { class: "way", href: "#/my-story" }, "My story"),
      ],
    };
  }
  signal.addEventListener("abort", receipts.leave, { once: true });
  if (submitted.safety_net) {
    return {
      heading: "Please read this first",
      content: [
        h("div", { class: "support", id: "safety-net" }, safetyNet(submitted.safety_net)),
        h("h2", {}, "We have your story"),
        toKeep(submitted),
      ],
    };
  }
  // The receipt must not wait for anything, nor fail with it.
  const support = h("div", { class: "support" });
  void api.getStoryPolicy({ signal }).then(
    (policy) => fill(support, safetyNet(policy.support_after)),
    () => support.remove(),
  );
  return { heading: "We have your story", content: [toKeep(submitted), support] };
}

const WRITTEN = "Good. Once you go on from this page, it is not shown again.";

function toKeep(submitted: Submitted): HTMLElement {
  const said = h("p", { class: "said", role: "status" });
  const text = asText(submitted);
  const section = h("section", { class: "receipt" });

  function keep(words: string): void {
    receipts.keep();
    said.textContent = words;
  }

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      keep("Copied. Please paste it somewhere that only you can see.");
    } catch {
      said.textContent = "It could not be copied here. Please save it as a file, or write it down.";
    }
  }

  function save(): void {
    const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    h("a", { href: url, download: "receipt.txt" }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    keep("Saved as receipt.txt. Please keep it where only you can find it.");
  }

  fill(
    section,
    h("h2", {}, "Your receipt"),
    h(
      "p",
      {},
      "This is the only key to your story. With it you can see what became of it, change it when we ask you to, and ",
      "withdraw it at any time. ",
      h("strong", {}, "We cannot give it to you again, so please keep it now."),
    ),
    h(
      "dl",
      {},
      h("dt", {}, "Story number"),
      h("dd", {}, h("code", { id: "story-number" }, submitted.id)),
      h("dt", {}, "Receipt"),
      h("dd", {}, h("code", { id: "story-receipt" }, submitted.receipt)),
    ),
    h(
      "div",
      { class: "buttons" },
      h("button", { type: "button", onclick: () => void copy() }, "Copy it"),
      h("button", { type: "button", onclick: save }, "Save it as a text file"),
      h("button", { type: "button", class: "quiet", onclick: () => keep(WRITTEN) }, "I have written it down"),
    ),
    said,
    h("p", {}, `A person will read your story. We try to decide by ${onDay(submitted.decision_due_by)}.`),
    h("h3", {}, "Do others use this device?"),
    h("p", {}, receipts.survives() ? REMEMBERED : NOT_REMEMBERED),
    h("p", {}, "Others may also find a file that you save here."),
    forgetting(section),
    h("p", {}, h("a", { class: "way", href: "#/my-story" }, "See how your story stands")),
  );
  return section;
}

const REMEMBERED =
  "For an hour at most, this tab remembers the receipt, so that loading the page again does not lose it. It is " +
  "forgotten when you have kept it and go on, when you close the tab, and when you choose “Leave page”. Until " +
  "then, others could find it here, and whoever has it can read, change and withdraw your story.";
const NOT_REMEMBERED =
  "This browser lets the page remember nothing: when the page is loaded again or left, the receipt is gone from here.";

/** Asked twice, unless it was kept: nobody can bring it back. */
function forgetting(section: HTMLElement): HTMLElement {
  const place = h("div");
  const begin = h("button", { type: "button", class: "quiet", onclick: () => ask() }, "Forget it on this device");

  function ask(): void {
    if (receipts.isKept()) return forget();
    const question = h("h4", {}, "Forget it before you have kept it?");
    fill(
      place,
      question,
      h("p", {}, "Nobody can then look at your story, change it or withdraw it."),
      h(
        "div",
        { class: "buttons" },
        h("button", { type: "button", onclick: forget }, "Yes, forget it"),
        h("button", { type: "button", class: "quiet", onclick: leave }, "No, go back"),
      ),
    );
    goTo(question);
  }

  function leave(): void {
    fill(place, begin);
    begin.focus();
  }

  function forget(): void {
    receipts.forget();
    const title = h("h2", {}, "The receipt is forgotten here");
    fill(section, title, h("p", {}, "Your story was sent all the same. Take good care of yourself."));
    goTo(title);
  }

  fill(place, begin);
  return place;
}

function asText({ id, receipt }: Submitted): string {
  return [
    "The receipt of a story. Keep it where only you can find it: who has it can read, change and withdraw the story.",
    "",
    `Story number: ${id}`,
    `Receipt:      ${receipt}`,
    "",
    `To see how it stands or to withdraw it: ${location.origin}${location.pathname}#/my-story`,
    "",
  ].join("\n");
}
