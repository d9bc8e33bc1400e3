// One article: its notice and its warnings stand before everything else.

import type { ArticleDocument, GuidanceRule } from "@health-content/client";
import { api } from "../api";
import { type Child, h } from "../dom";
import { notice, type Screen, services, warnings } from "../parts";
import { body, withPhones } from "../prose";
import { CERTAINTIES, onDay, STRENGTHS } from "../words";

/** `part` is the id of the rule or warning to begin at. */
export async function article(signal: AbortSignal, slug: string, part?: string): Promise<Screen> {
  const document_ = await api.getArticle(slug, { signal });
  return {
    heading: document_.title,
    language: document_.language,
    content: h("div", { lang: document_.language }, whole(document_)),
    at: () => (part === undefined ? null : document.getElementById(part)),
  };
}

function whole(article: ArticleDocument): Child {
  const path = `#/articles/${article.slug}`;
  return [
    notice(article.notice, article.support_services),
    warnings(article),
    h("h2", {}, article.question),
    h("p", { class: "lead" }, withPhones(article.short_answer, article.support_services)),
    h(
      "ul",
      { class: "ways bare" },
      article.facts.length > 0 &&
        h("li", {}, h("a", { class: "button", href: `${path}/questions` }, "What does this mean for me?")),
      h("li", {}, h("a", { href: `${path}/stories` }, "Read other people’s stories")),
      h("li", {}, h("a", { href: `${path}/share` }, "Tell your own story")),
    ),
    article.sections.map(({ heading, body: text }) => h("section", {}, h("h2", {}, heading), body(text.html))),
    guidance(article),
    article.definitions.length > 0 && [
      h("h2", {}, "What words mean"),
      h(
        "dl",
        {},
        article.definitions.map(({ term, meaning, according_to }) => [
          h("dt", {}, term),
          h("dd", {}, meaning, " ", h("span", { class: "hint" }, `(${titleOf(article, according_to)})`)),
        ]),
      ),
    ],
    article.support_services.length > 0 && [
      h("h2", {}, "People who can help"),
      services(article.support_services),
    ],
    h("h2", {}, "Where this comes from"),
    h("p", {}, reviewed(article)),
    h(
      "ul",
      {},
      article.sources.map(({ title, publisher, url }) =>
        h("li", {}, url === null ? title : h("a", { href: url, rel: "noreferrer" }, title), `, ${publisher}`),
      ),
    ),
  ];
}

function guidance(article: ArticleDocument): Child {
  return article.activities.map(({ key, label }) => {
    const rules = article.guidance_rules.filter((rule) => rule.activity === key);
    return h(
      "section",
      {},
      h("h2", {}, `The guidance: ${label.toLowerCase()}`),
      rules.map((rule) => told(rule, article)),
    );
  });
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
