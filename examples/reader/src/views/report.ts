// Telling the moderators that something is wrong with a story: folded under it, until a reader asks for it.

import type { Story, StoryPolicy } from "@health-content/client";
import { api, explain } from "../api";
import { type Child, fill, goTo, h } from "../dom";
import { complain, field, services, wrongOf } from "../parts";

/** `by` says whose story it is, for who hears the button and not what stands around it. */
export function reporting({ id }: Story, by: string): HTMLElement {
  const place = h("div", { class: "report" });
  const begin = h(
    "button",
    { type: "button", class: "quiet", onclick: () => void open() },
    "Report this story",
    h("span", { class: "unseen" }, ` (${by})`),
  );

  async function open(): Promise<void> {
    begin.disabled = true;
    try {
      show("What is wrong with this story?", form(id, await api.getStoryPolicy(), close, thank));
    } catch (wrong) {
      show("That did not work", h("p", { class: "wrong" }, explain(wrong)), begin);
    } finally {
      begin.disabled = false;
    }
  }

  function close(): void {
    fill(place, begin);
    begin.focus();
  }

  function thank(policy: StoryPolicy): void {
    show(
      "Thank you for telling us",
      h("p", {}, "A person will look at this story again. We do not know who you are, so we cannot write back to you."),
      h("p", {}, "If reading it has upset you, you can talk to somebody:"),
      services(policy.support_before.services),
    );
  }

  function show(heading: string, ...content: Child[]): void {
    const title = h("h3", {}, heading);
    fill(place, title, content);
    goTo(title);
  }

  fill(place, begin);
  return place;
}

function form(
  id: string,
  policy: StoryPolicy,
  close: () => void,
  thank: (policy: StoryPolicy) => void,
): HTMLFormElement {
  const name = `reason-${id}`;
  const failed = h("p", { class: "wrong", role: "alert" });
  const detail = h("textarea", { id: `detail-${id}`, rows: 4, autocomplete: "off" });
  const send = h("button", { type: "submit" }, "Send this report");

  async function submit(): Promise<void> {
    failed.textContent = "";
    const reason = new FormData(element).get(name);
    const complaints = typeof reason === "string" ? [] : [[name, "Please choose one of these."] as const];
    if (complain(element, new Map(complaints)) || typeof reason !== "string") return;
    send.disabled = true;
    try {
      await api.reportStory(id, { reason, detail: detail.value.trim() || null });
      thank(policy);
    } catch (wrong) {
      failed.textContent = explain(wrong);
    } finally {
      send.disabled = false;
    }
  }

  const element: HTMLFormElement = h(
    "form",
    {
      novalidate: true,
      autocomplete: "off",
      onsubmit: (event) => {
        event.preventDefault();
        void submit();
      },
    },
    h(
      "fieldset",
      { id: name, tabindex: -1, "aria-describedby": `${name}-wrong` },
      h("legend", { class: "unseen" }, "What is wrong with this story?"),
      wrongOf(name),
      policy.report_reasons.map(({ key, label }) =>
        h("label", { class: "choice" }, h("input", { type: "radio", name, value: key }), h("span", {}, label)),
      ),
    ),
    field(detail, "Anything else we should know (you can leave this out)", {
      hint: "Only the moderators read it. Please name nobody.",
    }),
    failed,
    h(
      "div",
      { class: "buttons" },
      send,
      h("button", { type: "button", class: "quiet", onclick: close }, "Do not report it"),
    ),
  );
  return element;
}
