// Text of the API's, made into elements.

import type { SupportService } from "@health-content/client";
import { type Child, h } from "./dom";

/** Plain text, a blank line between paragraphs; line breaks are kept. */
export function paragraphs(text: string, services: readonly SupportService[] = []): HTMLElement[] {
  return text.split(/\n\s*\n/).map((paragraph) => h("p", {}, withPhones(paragraph.trim(), services)));
}

/** The same, where a paragraph that is no sentence is a heading. */
export function headedParagraphs(text: string, services: readonly SupportService[]): HTMLElement[] {
  return text.split(/\n\s*\n/).map((paragraph) => {
    const words = paragraph.trim();
    return /[.!?:]$/.test(words) ? h("p", {}, withPhones(words, services)) : h("h3", {}, words);
  });
}

/** A text in which the numbers of support services can be dialled by a touch. */
export function withPhones(text: string, services: readonly SupportService[]): Child[] {
  const children: Child[] = [];
  let from = 0;
  for (const { 0: phone, index } of matches(text, services)) {
    children.push(text.slice(from, index), call(phone));
    from = index + phone.length;
  }
  return [...children, text.slice(from)];
}

/** The numbers of support services that a text names. */
export function phonesIn(text: string, services: readonly SupportService[]): string[] {
  return matches(text, services).map(([phone]) => phone);
}

function matches(text: string, services: readonly SupportService[]): RegExpExecArray[] {
  const phones = services.flatMap(({ phone }) => phone ?? []).sort((one, other) => other.length - one.length);
  if (phones.length === 0) return [];
  return [...text.matchAll(new RegExp(`(?<!\\d)(?:${phones.map(literally).join("|")})(?!\\d)`, "g"))];
}

function literally(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

export function call(phone: string, words = phone): HTMLElement {
  return h("a", { href: `tel:${phone.replaceAll(" ", "")}`, class: "phone" }, words);
}

// --- Bodies of sections ---------------------------------------------------------------------------------------------
//
// They come as HTML that the server has cleaned. All the same none of it is put into the page as markup: it is parsed
// into a document of its own, in which nothing runs or loads, and what is on this list is made anew from there. It is
// the server's list; should the server ever fail to clean, a script, a style, an image or a handler still ends here.
// The policy of the page (`require-trusted-types-for 'script'`) holds every other line of the code to that.

const PLAIN = ["p", "br", "hr", "blockquote", "pre", "code", "ul", "ol", "li", "em", "strong"] as const;
const HEADINGS = ["h2", "h3", "h4", "h5", "h6"] as const;
const DROPPED = new Set(["script", "style", "template", "iframe", "object", "svg", "math"]);
const SCHEMES = new Set(["http:", "https:", "mailto:", "tel:"]);

// What TypeScript does not know of yet, and not every browser has.
declare global {
  interface Window {
    readonly trustedTypes?: {
      createPolicy(name: string, rules: { createHTML(html: string): string }): { createHTML(html: string): string };
    };
  }
}

const policy = window.trustedTypes?.createPolicy("section-bodies", { createHTML: (html) => html });

/** A section's body. Its headings begin at the third level, since the section's own is of the second. */
export function body(html: string): Child[] {
  const parsed = new DOMParser().parseFromString(policy?.createHTML(html) ?? html, "text/html");
  return copied(parsed.body);
}

function copied(from: Node): Child[] {
  return [...from.childNodes].map((node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? "";
    return node instanceof Element ? copy(node) : null;
  });
}

function copy(element: Element): Child {
  const name = element.localName;
  if (DROPPED.has(name)) return null;
  const plain = PLAIN.find((each) => each === name);
  if (plain) return h(plain, plain === "ol" ? { start: element.getAttribute("start") } : {}, copied(element));
  const level = HEADINGS.findIndex((each) => each === name);
  if (level >= 0) return h(HEADINGS[Math.min(level + 1, HEADINGS.length - 1)] ?? "h6", {}, copied(element));
  const href = name === "a" ? element.getAttribute("href") : null;
  if (href !== null && leadsSomewhere(href)) return h("a", { href, rel: "noreferrer" }, copied(element));
  return copied(element);
}

function leadsSomewhere(href: string): boolean {
  return URL.canParse(href) && SCHEMES.has(new URL(href).protocol);
}
