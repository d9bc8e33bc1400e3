// One article: its notice and its warnings stand before everything else.

import type { ArticleDocument, GuidanceRule } from "@health-content/client";
import { api } from "../api";
import { beginAt, type Child, h, isRoomy } from "../dom";
import { cards, notice, type Screen, services, warnings } from "../parts";
import { body, withPhones } from "../prose";
import { CERTAINTIES, onDay, STRENGTHS } from "../words";

/** `part` is the id of what to begin at: a section, a rule, a warning. */
export async function article(signal: AbortSignal, slug: string, part?: string): Promise<Screen> {
  const document_ = await api.getArticle(slug, { signal });
  return {
    heading: document_.title,
    language: document_.language,
    content: h("div", { lang: document_.language }, whole(document_, signal)),
    at: () => (part === undefined ? null : document.getElementById(part)),
  };
}

/** What stands under a heading that the list of contents leads to. */
interface Part {
  readonly id: string;
  readonly heading: string;
  readonly text: Child;
}

function whole(article: ArticleDocument, signal: AbortSignal): Child {
  const path = `#/articles/${article.slug}`;
  const parts = partsOf(article);
  const contents = h("ul", { class: "bare" }, parts.map((part) => entry(article, part)));
  return [
    notice(article.notice, article.support_services),
    warnings(article),
    h(
      "nav",
      { class: "contents folded", "aria-label": "On this page" },
      h("details", { open: isRoomy() }, h("summary", {}, "On this page"), contents),
    ),
    h("h2", { id: "answer" }, article.question),
    h("p", { class: "answer" }, withPhones(article.short_answer, article.support_services)),
    article.facts.length > 0 &&
      h("p", {}, h("a", { class: "button", href: `${path}/questions` }, "What does this mean for me?")),
    h(
      "ul",
      { class: "ways bare" },
      h("li", {}, h("a", { href: `${path}/stories` }, "Read other people’s stories")),
      h("li", {}, h("a", { href: `${path}/share` }, "Tell your own story")),
    ),
    parts.map(({ id, heading, text }) => h("section", { id }, h("h2", {}, heading), text)),
    related(article, contents, signal),
  ];
}

function partsOf(article: ArticleDocument): Part[] {
  const { sections, activities, definitions, support_services } = article;
  const all: (Part | false)[] = [
    ...sections.map(({ key, heading, body: text }) => ({ id: `section-${key}`, heading, text: body(text.html) })),
    ...activities.map((activity) => guidance(article, activity)),
    definitions.length > 0 && { id: "words", heading: "What words mean", text: words(article) },
    support_services.length > 0 && { id: "people", heading: "People who can help", text: services(support_services) },
    { id: "sources", heading: "Where this comes from", text: sources(article) },
  ];
  return all.filter((part) => part !== false);
}

/** Leads to a part without asking for the article again. */
function entry({ slug }: ArticleDocument, { id, heading }: Omit<Part, "text">): HTMLElement {
  const href = `#/articles/${slug}/at/${id}`;
  const follow = (event: Event): void => {
    const part = document.getElementById(id);
    const isElsewhere = event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey);
    if (!part || isElsewhere) return;
    event.preventDefault();
    history.pushState(null, "", href);
    beginAt(part);
  };
  return h("li", {}, h("a", { href, onclick: follow }, heading));
}

/** Stands there once it is known; the article waits for none of it. */
function related(article: ArticleDocument, contents: HTMLElement, signal: AbortSignal): Child {
  if (article.related.length === 0) return null;
  const those = { id: "related", heading: "Related articles" };
  const section = h("section", { id: those.id, hidden: true }, h("h2", {}, those.heading));
  void api.listRelatedArticles(article.slug, {}, { signal }).then(
    ({ results }) => {
      if (results.length === 0) return;
      section.append(cards(results, "h3"));
      section.hidden = false;
      contents.append(entry(article, those));
    },
    () => section.remove(),
  );
  return section;
}

function words(article: ArticleDocument): Child {
  return h(
    "dl",
    {},
    article.definitions.map(({ term, meaning, according_to }) => [
      h("dt", {}, term),
      h("dd", {}, meaning, " ", h("span", { class: "hint" }, `(${titleOf(article, according_to)})`)),
    ]),
  );
}

function sources(article: ArticleDocument): Child {
  return [
    h("p", {}, reviewed(article)),
    h(
      "ul",
      { class: "ways bare" },
      article.sources.map(({ title, publisher, url }) =>
        h("li", {}, url === null ? title : h("a", { href: url, rel: "noreferrer" }, title), h("span", {}, publisher)),
      ),
    ),
  ];
}

function guidance(article: ArticleDocument, { key, label }: ArticleDocument["activities"][number]): Part {
  const rules = article.guidance_rules.filter((rule) => rule.activity === key);
  return {
    id: `guidance-${key}`,
    heading: `The guidance: ${label.toLowerCase()}`,
    text: rules.map((rule) => told(rule, article)),
  };
}

function told(rule: GuidanceRule, article: ArticleDocument): HTMLElement {
  const conditions = rule.applies_when.map((condition) => condition.text);
  return h(
    "section",
    { class: "rule", id: `rule-${rule.key}` },
    h("h3", {}, rule.title),
    h("p", {}, h("span", { class: "tag" }, STRENGTHS[rule.strength]), " ", rule.statement),
    h(
      "details",
      {},
      h("summary", {}, "Why, and for whom", h("span", { class: "unseen" }, ` (${rule.title})`)),
      h("p", {}, rule.rationale),
      h("p", {}, conditions.length > 0 ? `For whom: ${conditions.join("; ")}.` : "This is for everyone."),
      h("p", {}, CERTAINTIES[rule.certainty]),
      h("p", {}, `Source: ${rule.sources.map((key) => titleOf(article, key)).join("; ")}.`),
    ),
  );
}

function titleOf(article: ArticleDocument, key: string): string {
  return article.sources.find((source) => source.key === key)?.title ?? key;
}

function reviewed({ review, published_at, version }: ArticleDocument): string {
  const { reviewed_by, reviewed_on, clinically_reviewed } = review;
  const by = reviewed_by ? ` by ${reviewed_by.name}, ${reviewed_by.credentials}` : "";
  const on = reviewed_on === null ? "" : `, on ${onDay(reviewed_on)}`;
  const checked = clinically_reviewed ? `Reviewed${by}${on}.` : "No clinician has reviewed this.";
  return `Version ${version}, published on ${onDay(published_at)}. ${checked}`;
}
