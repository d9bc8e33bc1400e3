// HTML from templates in which every value is text, unless it is HTML already.

export class Html {
  constructor(readonly text: string) {}
}

type Value = string | number | Html | null | false | readonly Value[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** `` html`<p>${words}</p>` ``: the words are escaped, a list is joined, null and false are nothing. */
export function html(texts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(texts.map((text, place) => text + written(values[place] ?? null)).join(""));
}

function written(value: Value): string {
  if (value === null || value === false) return "";
  if (value instanceof Html) return value.text;
  if (typeof value === "object") return value.map(written).join("");
  return String(value).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
