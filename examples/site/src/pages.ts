// What each page says. Warnings stand before everything else, and what a story is about before its text.

import type { ArticleDocument, ArticleSummary, Story } from "@health-content/client";
import { Html, html } from "./html";

export function page(title: string, content: Html, language = "en-GB"): string {
  return html`<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>
<body>
<p>Life at risk? <a href="tel:999">Call 999</a></p>
<nav><a href="/">Articles</a> <a href="/stories">Stories</a></nav>
<main lang="${language}"><h1>${title}</h1>${content}</main>
</body>
</html>
`.text;
}

export function list(articles: readonly ArticleSummary[]): Html {
  return html`<ul>${articles.map(
    ({ slug, language, title, question, notice }) =>
      html`<li lang="${language}"><h2><a href="/articles/${slug}">${title}</a></h2><p>${question}</p><p>${notice}</p></li>`,
  )}</ul>`;
}

const RANKS: readonly ArticleDocument["symptom_warnings"][number]["urgency"][] = [
  "emergency",
  "urgent",
  "non_urgent",
  "expected",
];

export function article(document: ArticleDocument, related: readonly ArticleSummary[]): Html {
  const { notice, question, short_answer, sections, slug } = document;
  const warnings = RANKS.flatMap((rank) => document.symptom_warnings.filter(({ urgency }) => urgency === rank));
  return html`<p>${notice}</p>
${warnings.map(
  ({ key, urgency, symptom, description, action }) =>
    html`<section id="warning-${key}" class="${urgency}"><h2>${symptom}</h2><p>${description}</p><p><strong>${action}</strong></p></section>`,
)}
<h2>${question}</h2><p>${short_answer}</p>
${sections.map(({ heading, body }) => html`<section><h2>${heading}</h2>${cleaned(body.html)}</section>`)}
${document.guidance_rules.map(({ key, title, statement }) => html`<section id="rule-${key}"><h2>${title}</h2><p>${statement}</p></section>`)}
<p><a href="/articles/${slug}/stories">Stories</a></p>
${related.length > 0 && html`<h2>Related articles</h2>${list(related)}`}`;
}

/** The API cleans it; the site's policy, under which no script runs, is the second lock. */
function cleaned(body: string): Html {
  return new Html(body);
}

/** `next` is the address of the page after this one. */
export function stories(those: readonly Story[], notes: ReadonlyMap<string, string>, next: string | null): Html {
  return html`<p>These are people’s own experiences, not advice.</p>
${those.map((story) => told(story, notes))}
${next !== null && html`<p><a href="${next}">More stories</a></p>`}`;
}

function told(story: Story, labels: ReadonlyMap<string, string>): Html {
  const { display_name, language, body, cautions, article: slug } = story;
  const notes = story.content_notes.map((key) => labels.get(key) ?? key.replaceAll("_", " "));
  return html`<article lang="${language}"><h2>${display_name ?? "A story without a name"}</h2>
${notes.length > 0 && html`<p>It speaks of: ${notes.join(", ")}</p>`}
${cautions.map(
  ({ kind, key, statement, note }) =>
    html`<p class="caution">${note} <a href="/articles/${slug}#${kind}-${key}">${statement}</a></p>`,
)}
<details><summary>Read this story</summary>${body.split(/\n\s*\n/).map((words) => html`<p>${words}</p>`)}</details>
</article>`;
}
