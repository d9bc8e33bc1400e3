// Which view an address shows. Addresses name articles and views, never an answer or a receipt.

import { NoAnswer, Problem } from "@health-content/client";
import { explain, isPassing } from "./api";
import { beginAt, type Child, fill, goTo, h } from "./dom";
import { offerToLeave } from "./leaving";
import type { Screen } from "./parts";
import * as receipts from "./receipts";
import { article } from "./views/article";
import { articles } from "./views/articles";
import { myStory } from "./views/my-story";
import { questions } from "./views/questions";
import { receipt } from "./views/receipt";
import { share } from "./views/share";
import { stories } from "./views/stories";

type View = (signal: AbortSignal, ...names: string[]) => Promise<Screen>;

const VIEWS: readonly (readonly [address: RegExp, view: View])[] = [
  [/^#\/$/, articles],
  [/^#\/articles\/([\w-]+)$/, article],
  [/^#\/articles\/([\w-]+)\/at\/([\w-]+)$/, article],
  [/^#\/articles\/([\w-]+)\/questions$/, questions],
  [/^#\/articles\/([\w-]+)\/stories$/, stories],
  [/^#\/articles\/([\w-]+)\/share$/, share],
  [/^#\/stories$/, stories],
  [/^#\/receipt$/, receipt],
  [/^#\/my-story$/, myStory],
];

/** How long a reader is kept waiting for a view, with all its requests and however often they are tried, in ms. */
const PATIENCE = 12_000;

const main = document.getElementById("main") as HTMLElement;
const name = document.title;
let showing = new AbortController();

async function show(isFirst: boolean): Promise<void> {
  showing.abort();
  const mine = (showing = new AbortController());
  fill(main, waiting());
  const late = setTimeout(() => mine.abort(new NoAnswer("timeout", "The view was not there in time.")), PATIENCE);
  const screen = await screenAt(location.hash || "#/", mine.signal);
  clearTimeout(late);
  if (mine !== showing) return;
  const heading = h("h1", { lang: screen.language }, screen.heading);
  document.title = `${screen.heading} – ${name}`;
  fill(main, heading, screen.content);
  remind();
  const at = screen.at?.() ?? null;
  if (at) beginAt(at);
  else scrollTo(0, 0);
  if (!at && !isFirst) goTo(heading);
}

async function screenAt(address: string, signal: AbortSignal): Promise<Screen> {
  for (const [pattern, view] of VIEWS) {
    const found = pattern.exec(address);
    if (!found) continue;
    try {
      return await view(signal, ...found.slice(1));
    } catch (wrong) {
      return { heading: "We are sorry", content: [h("p", {}, explain(wrong)), waysOn(wrong)] };
    }
  }
  return { heading: "There is no such page", content: waysOn(null) };
}

function waiting(): HTMLElement {
  return h(
    "div",
    { role: "status" },
    h("p", { class: "hint" }, "One moment …"),
    h("p", { class: "late" }, "This is taking longer than usual. ", again()),
  );
}

function again(): HTMLElement {
  return h("button", { type: "button", onclick: () => void show(false) }, "Try again");
}

function waysOn(wrong: unknown): Child {
  const successor = wrong instanceof Problem ? wrong.successor : null;
  return [
    wrong !== null && isPassing(wrong) && h("p", {}, again()),
    h(
      "ul",
      { class: "ways bare" },
      successor !== null &&
        h("li", {}, h("a", { href: `#/articles/${successor}` }, "Read the article that is in its place")),
      h("li", {}, h("a", { href: "#/" }, "See all articles")),
    ),
  ];
}

/** A receipt that was not kept must not be lost to a stray click. */
function remind(): void {
  const isNeeded = receipts.isWaiting() && location.hash !== "#/receipt";
  fill(
    document.getElementById("reminder") as HTMLElement,
    isNeeded && [
      h("p", {}, "You have not kept your receipt yet."),
      h("a", { class: "way", href: "#/receipt" }, "Go back to it"),
    ],
  );
}

offerToLeave(document.getElementById("leave") as HTMLAnchorElement);
// An address with a fragment is a view here, so the link past the navigation moves the reader itself.
document.querySelector(".skip")?.addEventListener("click", (event) => {
  event.preventDefault();
  goTo(main);
});
window.addEventListener("hashchange", () => void show(false));
// On paper nothing can be unfolded.
window.addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
});
void show(true);
