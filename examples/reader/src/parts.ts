// What several views show: notices, warnings, services, forms that say what is wrong.

import type {
  ArticleDocument,
  ArticleSummary,
  components,
  SupportService,
  SymptomWarning,
} from "@health-content/client";
import { type Child, h, isRoomy } from "./dom";
import { call, paragraphs, phonesIn, withPhones } from "./prose";
import { URGENCIES } from "./words";

type SafetyNet = components["schemas"]["SafetyNet"];

/** A view, ready to be shown. `heading` is its title as well. */
export interface Screen {
  readonly heading: string;
  readonly content: Child;
  /** Of the heading, where that is not ours. */
  readonly language?: string;
  /** What of it the reader came for, where that is not its beginning. */
  readonly at?: () => HTMLElement | null;
}

export function notice(text: string, services: readonly SupportService[] = []): HTMLElement {
  return h("div", { class: "notice" }, h("p", {}, withPhones(text, services)));
}

/**
 * The warnings of an article, the most urgent first.
 *
 * Every sign is in sight. On a phone, what exactly it is and what to do unfold under it, so that none is pushed far down
 * by the others; the number for an emergency is there at once.
 */
export function warnings(article: ArticleDocument): Child {
  const groups = Object.entries(URGENCIES)
    .sort(([, one], [, other]) => one.order - other.order)
    .map(([urgency, { heading }]) => ({
      urgency,
      heading,
      those: article.symptom_warnings.filter((warning) => warning.urgency === urgency),
    }));
  return groups
    .filter(({ those }) => those.length > 0)
    .map(({ urgency, heading, those }) =>
      h(
        "section",
        { class: `warning ${urgency}` },
        h("div", { class: "head" }, h("h2", {}, heading), urgency === "emergency" && toCall(those, article)),
        h(
          "ul",
          { class: "bare" },
          those.map((warning) => h("li", {}, told(warning, article))),
        ),
      ),
    );
}

function toCall(those: readonly SymptomWarning[], { support_services }: ArticleDocument): Child {
  const phones = new Set(those.flatMap(({ action }) => phonesIn(action, support_services)));
  return [...phones].map((phone) => call(phone, `Call ${phone}`));
}

function told({ key, symptom, description, action }: SymptomWarning, { support_services }: ArticleDocument): Child {
  return h(
    "details",
    { id: `warning-${key}`, open: isRoomy() },
    h("summary", {}, h("h3", {}, symptom)),
    h("p", {}, withPhones(description, support_services)),
    h("p", { class: "act" }, withPhones(action, support_services)),
  );
}

/** Articles in brief, their titles as headings of this level. With `withNotices`, each shows its own. */
export function cards(
  those: readonly ArticleSummary[],
  level: "h2" | "h3",
  { withNotices = false } = {},
): HTMLElement {
  return h(
    "ul",
    { class: "cards bare" },
    those.map((one) =>
      h(
        "li",
        { lang: one.language },
        h(level, {}, h("a", { href: `#/articles/${one.slug}` }, one.title)),
        h("p", { class: "question" }, one.question),
        h("p", {}, one.summary),
        withNotices && notice(one.notice),
      ),
    ),
  );
}

export function services(those: readonly SupportService[]): HTMLElement {
  return h(
    "ul",
    { class: "services bare" },
    those.map(({ name, description, url, phone }) =>
      h(
        "li",
        {},
        h("strong", {}, name),
        phone !== null && h("span", {}, call(phone)),
        h("span", {}, description),
        url !== null && h("a", { href: url, rel: "noreferrer" }, `Website of ${name}`),
      ),
    ),
  );
}

export function safetyNet(net: SafetyNet): Child {
  return [paragraphs(net.text, net.services), services(net.services)];
}

/** A field with its label, a hint, and what is wrong with it. */
export function field(
  control: HTMLElement & { readonly id: string },
  label: string,
  { hint, note }: { readonly hint?: string; readonly note?: HTMLElement } = {},
): HTMLElement {
  const described = [hint && `${control.id}-hint`, note?.id, `${control.id}-wrong`].filter(Boolean).join(" ");
  control.setAttribute("aria-describedby", described);
  return h(
    "div",
    { class: "field" },
    h("label", { for: control.id }, label),
    hint !== undefined && h("p", { id: `${control.id}-hint`, class: "hint" }, hint),
    wrongOf(control.id),
    control,
    note ?? null,
  );
}

export function box(id: string, label: string): HTMLElement {
  return h(
    "div",
    { class: "box" },
    wrongOf(id),
    h("label", {}, h("input", { type: "checkbox", id, "aria-describedby": `${id}-wrong` }), h("span", {}, label)),
  );
}

/** Where it is said what is wrong with a control. */
export function wrongOf(id: string): HTMLElement {
  return h("p", { id: `${id}-wrong`, class: "wrong", hidden: true });
}

/** Says beside each control what is wrong with it, and takes the reader to the first. Whether anything was wrong. */
export function complain(form: HTMLFormElement, complaints: ReadonlyMap<string, string>): boolean {
  for (const place of form.querySelectorAll<HTMLElement>(".wrong[id]")) {
    const id = place.id.replace(/-wrong$/, "");
    const words = complaints.get(id) ?? "";
    place.textContent = words;
    place.hidden = words === "";
    const control = document.getElementById(id);
    if (words) control?.setAttribute("aria-invalid", "true");
    else control?.removeAttribute("aria-invalid");
  }
  const [first] = complaints.keys();
  if (first !== undefined) document.getElementById(first)?.focus();
  return first !== undefined;
}
