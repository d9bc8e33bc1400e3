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
import { ALARMING, URGENCIES } from "./words";

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
 * On a phone the signs of the red flags stand there with the number to call; what exactly each is and what to do unfolds
 * below them, together with what is less urgent. So none is pushed out of sight by what is told of another.
 */
export function warnings(article: ArticleDocument): Child {
  const groups = Object.entries(URGENCIES)
    .sort(([, one], [, other]) => one.order - other.order)
    .map(([urgency, { heading }]) => ({
      urgency,
      heading,
      those: article.symptom_warnings.filter((warning) => warning.urgency === urgency),
    }))
    .filter(({ those }) => those.length > 0);
  const whole = groups.map((group) =>
    boxed(group, article, h("ul", { class: "bare" }, group.those.map((warning) => told(warning, article)))),
  );
  if (isRoomy() || groups.length === 0) return whole;
  const redFlags = groups.filter(({ urgency }) => urgency in ALARMING);
  return [
    redFlags.map((group) => boxed(group, article, h("ul", {}, group.those.map(({ symptom }) => h("li", {}, symptom))))),
    h("details", { class: "folded" }, h("summary", {}, "Each sign in full, and what to do"), whole),
  ];
}

interface Group {
  readonly urgency: string;
  readonly heading: string;
  readonly those: readonly SymptomWarning[];
}

function boxed({ urgency, heading, those }: Group, { support_services }: ArticleDocument, list: Child): HTMLElement {
  const phones = urgency === "emergency" ? those.flatMap(({ action }) => phonesIn(action, support_services)) : [];
  return h(
    "section",
    { class: `warning ${urgency}` },
    h(
      "div",
      { class: "head" },
      h("h2", {}, heading),
      [...new Set(phones)].map((phone) => call(phone, `Call ${phone}`)),
    ),
    list,
  );
}

function told({ key, symptom, description, action }: SymptomWarning, article: ArticleDocument): HTMLElement {
  return h(
    "li",
    { id: `warning-${key}` },
    h("h3", {}, symptom),
    h("p", {}, withPhones(description, article.support_services)),
    h("p", { class: "act" }, withPhones(action, article.support_services)),
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
