// Which view an address shows. Addresses name articles and views, never an answer or a receipt.

import { explain } from "./api";
import { fill, goTo, h } from "./dom";
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

const main = document.getElementById("main") as HTMLElement;
const name = document.title;
let showing = new AbortController();

async function show(isFirst: boolean): Promise<void> {
  showing.abort();
  const { signal } = (showing = new AbortController());
  fill(main, h("p", { class: "hint", role: "status" }, "One moment …"));
  const screen = await screenAt(location.hash || "#/", signal);
  if (signal.aborted) return;
  const heading = h("h1", { lang: screen.language }, screen.heading);
  document.title = `${screen.heading} – ${name}`;
  fill(main, heading, screen.content);
  remind();
  const at = screen.at?.() ?? null;
  if (at) at.scrollIntoView();
  else scrollTo(0, 0);
  if (at || !isFirst) goTo(at ?? heading);
}

async function screenAt(address: string, signal: AbortSignal): Promise<Screen> {
  for (const [pattern, view] of VIEWS) {
    const found = pattern.exec(address);
    if (!found) continue;
    try {
      return await view(signal, ...found.slice(1));
    } catch (wrong) {
      return { heading: "We are sorry", content: [h("p", {}, explain(wrong)), home()] };
    }
  }
  return { heading: "There is no such page", content: home() };
}

function home(): HTMLElement {
  return h("p", {}, h("a", { href: "#/" }, "See all articles"));
}

/** A receipt that was not kept must not be lost to a stray click. */
function remind(): void {
  const isNeeded = receipts.isWaiting() && location.hash !== "#/receipt";
  fill(
    document.getElementById("reminder") as HTMLElement,
    isNeeded && h("p", {}, "You have not kept your receipt yet. ", h("a", { href: "#/receipt" }, "Go back to it")),
  );
}

// An address with a fragment is a view here, so the link past the navigation moves the reader itself.
document.querySelector(".skip")?.addEventListener("click", (event) => {
  event.preventDefault();
  goTo(main);
});
window.addEventListener("hashchange", () => void show(false));
void show(true);
