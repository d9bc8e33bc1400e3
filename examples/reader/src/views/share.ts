// A reader's own story: who can help and what they agree to come first, and nothing is ticked for them.

import { newIdempotencyKey, Problem, type StoryPolicy, type StorySubmissionRequest } from "@health-content/client";
import { api, explain } from "../api";
import { h } from "../dom";
import { box, complain, field, notice, type Screen, safetyNet } from "../parts";
import { headedParagraphs } from "../prose";
import * as receipts from "../receipts";

/** The control for each place in the request. */
const CONTROLS: Readonly<Record<string, string>> = {
  "/body": "story",
  "/display_name": "name",
  "/consent/publish": "publish",
  "/consent/own_experience": "own",
  "/consent/adult": "adult",
};

export async function share(signal: AbortSignal, slug: string): Promise<Screen> {
  const [policy, article] = await Promise.all([
    api.getStoryPolicy({ signal }),
    api.getArticlePart(slug, { fields: ["title", "language", "notice"] }, { signal }),
  ]);
  return {
    heading: "Tell your story",
    content: [
      h("p", { class: "lead" }, "For the article: ", h("a", { class: "way", href: `#/articles/${slug}` }, article.title)),
      h(
        "section",
        { class: "support" },
        h("h2", {}, "If you want to talk to somebody"),
        safetyNet(policy.support_before),
      ),
      h("h2", {}, "What happens with your story"),
      headedParagraphs(policy.text, policy.support_before.services),
      h("h2", {}, "Your story"),
      form(policy, { article: slug, language: article.language }),
      notice(article.notice, policy.support_before.services),
    ],
  };
}

function form(policy: StoryPolicy, about: Pick<StorySubmissionRequest, "article" | "language">): HTMLElement {
  const { minimum_length, maximum_length } = policy;
  const name = h("input", { id: "name", type: "text", autocomplete: "off" });
  const count = h("p", { id: "story-count", class: "hint" });
  const story = h("textarea", { id: "story", rows: 12, autocomplete: "off", oninput: () => tell() });
  const failed = h("p", { class: "wrong", role: "alert" });
  const send = h("button", { type: "submit" }, "Send my story");
  let sent = { story: "", key: "" };

  function tell(): void {
    const length = lengthOf(story.value);
    count.textContent = `${length.toLocaleString("en-GB")} of ${maximum_length.toLocaleString("en-GB")} characters`;
  }
  tell();

  function complaints(): Map<string, string> {
    const found = new Map<string, string>();
    const length = lengthOf(story.value);
    if (length < minimum_length) found.set("story", `Please write more: at least ${minimum_length} characters.`);
    if (length > maximum_length) found.set("story", `Please shorten it by ${length - maximum_length} characters.`);
    for (const id of ["publish", "own", "adult"]) {
      if (!isTicked(id)) found.set(id, "Please tick this if it is so. Without it we cannot take your story.");
    }
    return found;
  }

  async function submit(): Promise<void> {
    failed.textContent = "";
    if (complain(element, complaints())) return;
    const request: StorySubmissionRequest = {
      ...about,
      body: story.value,
      display_name: name.value.trim() || null,
      consent: { policy_version: policy.version, publish: true, own_experience: true, adult: true },
    };
    // The same story is sent under the same key, so that after an answer that was lost it is still taken once.
    const written = JSON.stringify(request);
    if (sent.story !== written) sent = { story: written, key: newIdempotencyKey() };
    send.disabled = true;
    try {
      receipts.take(await api.submitStory(request, { idempotencyKey: sent.key }));
      location.replace("#/receipt");
    } catch (wrong) {
      const told = wrong instanceof Problem ? complaintsOf(wrong) : new Map<string, string>();
      if (!complain(element, told)) failed.textContent = `${explain(wrong)} Your story is still here.`;
    } finally {
      send.disabled = false;
    }
  }

  const element: HTMLFormElement = h(
    "form",
    {
      novalidate: true,
      autocomplete: "off",
      onsubmit: (event) => {
        event.preventDefault();
        void submit();
      },
    },
    field(name, "A name to show with it (you can leave this out)", { hint: "Not your real full name, please." }),
    field(story, "Your story", { hint: "Please leave out names, places, dates and phone numbers.", note: count }),
    h(
      "fieldset",
      { class: "consents" },
      h("legend", {}, "Please tick each of these if it is so"),
      box("publish", "I agree that my story may be published in the way that is described above."),
      box("own", "It is my own experience."),
      box("adult", "I am an adult, aged 18 or over."),
    ),
    failed,
    send,
  );
  return element;
}

function isTicked(id: string): boolean {
  return (document.getElementById(id) as HTMLInputElement).checked;
}

const characters = new Intl.Segmenter();

/** In characters, as a person and the API count them: a letter with its marks is one, a family in one emoji too. */
function lengthOf(text: string): number {
  return [...characters.segment(text.trim())].length;
}

function complaintsOf({ errors }: Problem): Map<string, string> {
  const told = new Map<string, string>();
  for (const { pointer, detail } of errors) {
    const id = pointer === undefined ? undefined : CONTROLS[pointer];
    if (id) told.set(id, detail);
  }
  return told;
}
