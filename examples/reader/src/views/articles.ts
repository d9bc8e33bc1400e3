// Every article, in brief.

import { each } from "@health-content/client";
import { api } from "../api";
import { h } from "../dom";
import { notice, type Screen } from "../parts";

export async function articles(signal: AbortSignal): Promise<Screen> {
  const fields = ["slug", "language", "title", "question", "summary", "notice"] as const;
  const found = [];
  for await (const one of each((from) => api.listArticleParts({ ...from, fields }, { signal }))) found.push(one);
  const notices = new Set(found.map((one) => one.notice));
  return {
    heading: "Articles",
    content: [
      notices.size === 1 && [...notices].map((text) => notice(text)),
      found.length === 0 && h("p", {}, "There are no articles yet."),
      h(
        "ul",
        { class: "cards bare" },
        found.map((one) =>
          h(
            "li",
            { lang: one.language },
            h("h2", {}, h("a", { href: `#/articles/${one.slug}` }, one.title)),
            h("p", { class: "question" }, one.question),
            h("p", {}, one.summary),
            notices.size > 1 && notice(one.notice),
          ),
        ),
      ),
    ],
  };
}
