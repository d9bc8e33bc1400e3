// Elements, made without markup: every text is set as text, so none of it can become a script.

export type Child = Node | string | null | false | readonly Child[];

type Attributes = Readonly<Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>>;

/**
 * An element with these attributes and children. `true` sets an attribute without a value; `false` and null leave it
 * out; a function listens: `onclick` to clicks.
 */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, String(value));
  }
  element.append(...flat(children));
  return element;
}

/** Puts these in the place of what an element holds. */
export function fill(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren(...flat(children));
}

function flat(children: readonly Child[]): (Node | string)[] {
  return children.flatMap((child): (Node | string)[] => {
    if (child === null || child === false) return [];
    return isList(child) ? flat(child) : [child];
  });
}

function isList(child: Child): child is readonly Child[] {
  return Array.isArray(child);
}

/** Says it to who listens to the page, without moving them. */
export function speak(words: string): void {
  const spoken = document.getElementById("spoken");
  if (spoken) spoken.textContent = words;
}

/** Whether a screen has room for what a phone folds. */
export function isRoomy(): boolean {
  return matchMedia("(min-width: 45rem)").matches;
}

/** Begins the page at an element, unfolded. */
export function beginAt(element: HTMLElement): void {
  const folded = element.closest("details");
  if (folded) folded.open = true;
  element.scrollIntoView();
  goTo(element);
}

/** Takes a reader who listens, or uses the keyboard, to an element that isn't a control. */
export function goTo(element: HTMLElement): void {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest" });
}
