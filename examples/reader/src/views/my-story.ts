// For an author, by their receipt: how the story stands, a new text where one was asked for, and taking it back.

import { Problem, type Receipt, type Submission } from "@health-content/client";
import { api, explain } from "../api";
import { type Child, fill, goTo, h } from "../dom";
import { complain, field, type Screen, safetyNet } from "../parts";
import { paragraphs } from "../prose";
import { onDay, STATUSES } from "../words";

export async function myStory(): Promise<Screen> {
  const shown = h("div");
  const plain = { type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: "false" };
  const id = h("input", { ...plain, id: "number" });
  const receipt = h("input", { ...plain, id: "receipt" });
  const form: HTMLFormElement = h(
    "form",
    {
      autocomplete: "off",
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        const missing = [id, receipt].filter((input) => input.value.trim() === "");
        if (complain(form, new Map(missing.map((input) => [input.id, "Please fill this in."])))) return;
        void new Visit({ id: id.value.trim(), receipt: receipt.value.trim() }, shown, form).look();
      },
    },
    field(id, "Story number"),
    field(receipt, "Receipt"),
    h("button", { type: "submit" }, "Find my story"),
  );
  return {
    heading: "My story",
    content: [
      h("p", { class: "lead" }, "With the receipt that you kept, you can see how your story stands, or withdraw it."),
      h("p", { class: "private" }, "This page does not remember the receipt. It is gone when you leave."),
      form,
      shown,
    ],
  };
}

const UNKNOWN =
  "There is no story with this number and receipt. It may have been withdrawn, or there is a mistake in one of them.";

/** What an author does with one story. */
class Visit {
  constructor(
    private readonly kept: Receipt,
    private readonly shown: HTMLElement,
    private readonly form: HTMLFormElement,
  ) {}

  async look(): Promise<void> {
    await this.attempt(async () => this.show("How your story stands", this.told(await api.getSubmission(this.kept))));
  }

  private async attempt(what: () => Promise<void>): Promise<void> {
    try {
      await what();
    } catch (wrong) {
      const isUnknown = wrong instanceof Problem && (wrong.status === 404 || wrong.status === 401);
      this.show(
        isUnknown ? "We could not find it" : "That did not work",
        h("p", {}, isUnknown ? UNKNOWN : explain(wrong)),
      );
    }
  }

  private show(heading: string, ...content: Child[]): void {
    const title = h("h2", {}, heading);
    fill(this.shown, title, content);
    goTo(title);
  }

  private told(submission: Submission): Child {
    const { status, message, decision_due_by, submitted_on, body, published_url, safety_net } = submission;
    return [
      safety_net !== null && h("div", { class: "support" }, safetyNet(safety_net)),
      h("p", { class: "lead", "data-status": status }, STATUSES[status]),
      h("p", {}, `You sent it on ${onDay(submitted_on)}.`),
      decision_due_by !== null && h("p", {}, `We try to decide by ${onDay(decision_due_by)}.`),
      published_url !== undefined &&
        h(
          "p",
          {},
          h("a", { class: "way", href: `#/articles/${submission.article}/stories` }, "See the stories of its article"),
        ),
      message !== null && [h("h3", {}, "What we wrote to you"), paragraphs(message)],
      status === "changes_requested" ? this.amending(body ?? "") : body !== undefined && whatWasSent(body),
      this.withdrawing(),
    ];
  }

  private amending(body: string): HTMLElement {
    const story = h("textarea", { id: "amended", rows: 12, autocomplete: "off" }, body);
    const form: HTMLFormElement = h(
      "form",
      {
        novalidate: true,
        onsubmit: (event) => {
          event.preventDefault();
          void this.attempt(async () => {
            const amended = await api.amendSubmission(this.kept, { body: story.value });
            this.show("We have your new text", this.told(amended));
          });
        },
      },
      field(story, "Your story, with your changes"),
      h("button", { type: "submit" }, "Send it again"),
    );
    return form;
  }

  /** Asked twice: it cannot be brought back. */
  private withdrawing(): HTMLElement {
    const place = h("div", { class: "withdraw" });
    const begin = h("button", { type: "button", class: "quiet", onclick: () => ask() }, "Withdraw my story");
    const ask = (): void => {
      const question = h("h3", {}, "Withdraw it for good?");
      const really = h("button", { type: "button", onclick: () => void this.withdraw() }, "Yes, withdraw and erase it");
      const never = h("button", { type: "button", class: "quiet", onclick: () => leave() }, "No, leave it");
      fill(
        place,
        question,
        h("p", {}, "Your words are erased at once, and are no longer public. We cannot bring them back."),
        h("div", { class: "buttons" }, really, never),
      );
      goTo(question);
    };
    const leave = (): void => {
      fill(place, begin);
      begin.focus();
    };
    fill(place, begin);
    return place;
  }

  private async withdraw(): Promise<void> {
    await this.attempt(async () => {
      await api.withdrawSubmission(this.kept);
      this.form.reset();
      this.show(
        "Your story is withdrawn",
        h("p", {}, "It has been erased, and your receipt opens nothing any more. Take good care of yourself."),
      );
    });
  }
}

function whatWasSent(body: string): HTMLElement {
  return h("details", {}, h("summary", {}, "What you sent"), paragraphs(body));
}
