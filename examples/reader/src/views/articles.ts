// Every article, in brief.

import { each } from "@health-content/client";
import { api } from "../api";
import { h } from "../dom";
import { cards, notice, type Screen } from "../parts";

export async function articles(signal: AbortSignal): Promise<Screen> {
  const found = [];
  for await (const one of each((from) => api.listArticles(from, { signal }))) found.push(one);
  const notices = new Set(found.map((one) => one.notice));
  return {
    heading: "Articles",
    content: [
      notices.size === 1 && [...notices].map((text) => notice(text)),
      found.length === 0 && h("p", {}, "There are no articles yet."),
      cards(found, "h2", { withNotices: notices.size > 1 }),
    ],
  };
}
