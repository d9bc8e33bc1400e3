// Published stories. What a reader may want to know before they read stands before each, and its text is folded.

import { pages, type Story, type SupportService } from "@health-content/client";
import { api, explain } from "../api";
import { type Child, h } from "../dom";
import type { Screen } from "../parts";
import { paragraphs } from "../prose";
import { onDay } from "../words";
import { reporting } from "./report";

/** Of one article, or of all. */
export async function stories(signal: AbortSignal, slug?: string): Promise<Screen> {
  const wanted = slug === undefined ? {} : { article: slug };
  let asked: { cursor?: string } = {};
  /** Goes on from what was asked for last, should that have failed. */
  const walking = () =>
    pages((from) => {
      asked = from.cursor === undefined ? asked : from;
      return api.listStories({ ...asked, ...wanted, page_size: 10 }, { signal });
    });
  let walk = walking();
  const labels = await noteLabels(signal);
  const list = h("div", { class: "stories" });
  const failed = h("p", { class: "wrong", role: "alert" });
  const more = h("button", { type: "button", class: "quiet", onclick: () => void addMore() }, "More stories");

  async function add(): Promise<HTMLElement[]> {
    const step = await walk.next();
    const page = step.done ? null : step.value;
    const shown = (page?.results ?? []).map((story) => told(story, labels));
    list.append(...shown);
    more.hidden = page === null || page.next === null;
    return shown;
  }

  async function addMore(): Promise<void> {
    failed.textContent = "";
    more.disabled = true;
    try {
      const [first] = await add();
      first?.querySelector("h2")?.focus();
    } catch (wrong) {
      walk = walking();
      if (!signal.aborted) failed.textContent = explain(wrong);
    } finally {
      more.disabled = false;
    }
  }

  await add();

  return {
    heading: "Stories",
    content: [
      slug !== undefined && h("p", {}, h("a", { class: "way", href: `#/articles/${slug}` }, "Back to the article")),
      h(
        "p",
        { class: "lead" },
        "These are people’s own experiences, not advice. What was right for them may not be right for you.",
      ),
      slug !== undefined && h("p", {}, h("a", { class: "way", href: `#/articles/${slug}/share` }, "Tell your own story")),
      list.childElementCount === 0 ? h("p", {}, "There are no stories here yet.") : list,
      failed,
      more,
    ],
  };
}

/** The words for each content note. Without them its key has to do: a note is shown whatever else fails. */
async function noteLabels(signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
  try {
    const { content_notes } = await api.getStoryPolicy({ signal });
    return new Map(content_notes.map(({ key, label }) => [key, label]));
  } catch {
    return new Map();
  }
}

function told(story: Story, labels: ReadonlyMap<string, string>): HTMLElement {
  const notes = story.content_notes.map((key) => labels.get(key) ?? key.replaceAll("_", " "));
  const by = story.display_name === null ? "A story without a name" : `A story by ${story.display_name}`;
  return h(
    "article",
    { lang: story.language },
    h("h2", { tabindex: -1 }, by),
    h("p", { class: "hint" }, `Published on ${onDay(story.published_on)}`),
    notes.length > 0 && h("p", { class: "about" }, h("strong", {}, "It speaks of: "), notes.join(", ")),
    cautions(story),
    h(
      "details",
      { class: "text" },
      h("summary", {}, "Read this story", h("span", { class: "unseen" }, ` (${by})`)),
      paragraphs(story.body, NOBODY),
    ),
    reporting(story, by),
  );
}

/** In a story no number is made a link. */
const NOBODY: readonly SupportService[] = [];

function cautions({ cautions, article }: Story): Child {
  return cautions.map(({ kind, key, statement, note }) =>
    h(
      "div",
      { class: "caution" },
      h("p", {}, h("strong", {}, "Before you read: "), note),
      h(
        "p",
        {},
        "The guidance says: ",
        statement,
        " ",
        h("a", { class: "way", href: `#/articles/${article}/at/${kind}-${key}` }, "See it in the article"),
      ),
    ),
  );
}
