// An article's guidance, asked here. What a reader answers is held by this view alone: it is in no request, no address
// and no storage, and it is gone with the view.

import type { ArticleDocument, Fact, SymptomWarning } from "@health-content/client";
import { type Assessment, assess, type Facts } from "@health-content/client/assess";
import { api } from "../api";
import { type Child, fill, goTo, h, speak } from "../dom";
import { notice, type Screen } from "../parts";
import { withPhones } from "../prose";
import { ALARMING, counted, OUTCOMES, STRENGTHS, TRIGGERED, unitOf } from "../words";

type Answer = boolean | number | string;
type AssessedRule = Assessment["activities"][number]["rules"][number];

export async function questions(signal: AbortSignal, slug: string): Promise<Screen> {
  const article = await api.getArticle(slug, { signal });
  const walk = new Walk(article);
  walk.show();
  return {
    heading: "What does this mean for me?",
    content: h(
      "div",
      { lang: article.language },
      h("p", { class: "lead" }, "About: ", h("a", { class: "way", href: `#/articles/${slug}` }, article.title)),
      h(
        "p",
        { class: "private" },
        "Your answers stay on your device. They are not sent to us or to anyone, and they are gone when you leave ",
        "this page. You can skip any question.",
      ),
      notice(article.notice, article.support_services),
      walk.place,
    ),
  };
}

class Walk {
  readonly place = h("div");
  private facts: Facts = {};
  private readonly notKnown = new Set<string>();
  private activity = "";
  /** A question that the reader came back to. */
  private again: string | null = null;
  private said = "";
  private alarmed = "";

  constructor(private readonly article: ArticleDocument) {}

  /** With `moved`, the reader has done something, and is taken to what comes of it. */
  show(moved = false): void {
    const assessment = assess(this.article, this.facts, {
      activity: this.activity || undefined,
      notKnown: [...this.notKnown],
    });
    const asked = this.askedIn(assessment);
    const triggered = this.warningsOf(assessment, "triggered");
    const alarms = triggered.filter(({ urgency }) => urgency !== "expected");
    fill(
      this.place,
      alarms.map((warning) => this.alarm(warning)),
      asked ? this.ask(asked) : this.atTheEnd(assessment),
      this.outcomes(assessment),
      triggered.filter((warning) => !alarms.includes(warning)).map((warning) => this.alarm(warning)),
      this.given(),
      this.notRuledOut(assessment),
    );
    const words = assessment.activities.map(({ label, outcome }) => `${label}: ${OUTCOMES[outcome].heading}`);
    const said = [...triggered.map(({ symptom, action }) => `${symptom}. ${action}`), ...words].join(". ");
    const alarmed = alarms.map(({ key }) => key).join();
    if (moved && said !== this.said) speak(said);
    if (moved) this.lead(alarmed !== "" && alarmed !== this.alarmed ? ".warning h2" : "legend, #end");
    this.said = said;
    this.alarmed = alarmed;
  }

  private lead(to: string): void {
    const place = this.place.querySelector<HTMLElement>(to) ?? this.place.querySelector("h2");
    if (place) goTo(place);
  }

  private askedIn({ next_questions }: Assessment): Fact | undefined {
    const key = this.again ?? next_questions[0]?.fact;
    return this.article.facts.find((fact) => fact.key === key);
  }

  private warningsOf({ warnings }: Assessment, state: "triggered" | "unknown"): SymptomWarning[] {
    return warnings
      .filter((warning) => warning.state === state)
      .flatMap(({ key }) => this.article.symptom_warnings.filter((warning) => warning.key === key));
  }

  private alarm({ urgency, symptom, action }: SymptomWarning): HTMLElement {
    return h(
      "section",
      { class: `warning ${urgency}` },
      h("h2", {}, `${TRIGGERED[urgency]}: ${symptom}`),
      h("p", { class: "act" }, withPhones(action, this.article.support_services)),
    );
  }

  // --- A question ---------------------------------------------------------------------------------------------------

  private ask(fact: Fact): HTMLElement {
    const wrong = h("p", { class: "wrong", id: "answer-wrong", role: "alert" });
    const form: HTMLFormElement = h(
      "form",
      {
        class: "ask",
        autocomplete: "off",
        novalidate: true,
        onsubmit: (event) => {
          event.preventDefault();
          const answer = answerIn(form, fact);
          if (typeof answer === "object") wrong.textContent = answer.complaint;
          else this.take(fact.key, answer);
        },
      },
      h(
        "fieldset",
        { "aria-describedby": "answer-help answer-wrong" },
        h("legend", {}, h("h2", {}, fact.question)),
        h("p", { class: "hint", id: "answer-help" }, withPhones(fact.help_text, this.article.support_services)),
        wrong,
        this.choices(fact),
      ),
      h(
        "div",
        { class: "buttons" },
        h("button", { type: "submit" }, "Continue"),
        h(
          "button",
          { type: "button", class: "quiet", onclick: () => this.skip(fact.key) },
          "I don’t know, or skip this",
        ),
      ),
    );
    return form;
  }

  private choices(fact: Fact): Child {
    const given = this.facts[fact.key];
    if (fact.kind !== "integer") {
      return optionsOf(fact).map(([key, label]) =>
        h(
          "label",
          { class: "choice" },
          h("input", { type: "radio", name: "answer", value: key, checked: String(given) === key }),
          h("span", {}, label),
        ),
      );
    }
    const unit = fact.unit === null ? "Number" : unitOf(fact.unit);
    return h(
      "label",
      { class: "number" },
      h("input", { type: "text", inputmode: "numeric", name: "answer", value: given ?? "", autocomplete: "off" }),
      h("span", {}, unit),
    );
  }

  private take(key: string, answer: Answer): void {
    this.facts = { ...this.facts, [key]: answer };
    this.notKnown.delete(key);
    this.again = null;
    this.show(true);
  }

  /** Unknown, as it was; but not asked again. */
  private skip(key: string): void {
    const { [key]: _, ...others } = this.facts;
    this.facts = others;
    this.notKnown.add(key);
    this.again = null;
    this.show(true);
  }

  private atTheEnd({ warnings }: Assessment): Child {
    const inEmergency = warnings.some(({ state, urgency }) => state === "triggered" && urgency === "emergency");
    if (inEmergency) return null;
    return h(
      "section",
      {},
      h("h2", { id: "end" }, "There are no more questions"),
      this.notKnown.size > 0 &&
        h(
          "p",
          {},
          "You have left some out, which is fine. You can come back to them below. ",
          "What is not known is never taken for “no”.",
        ),
    );
  }

  // --- What comes of it ---------------------------------------------------------------------------------------------

  private outcomes({ activities }: Assessment): Child {
    return activities.map(({ activity, label, outcome, rules }) =>
      h(
        "section",
        { class: "outcome", "data-activity": activity, "data-outcome": outcome },
        h("h2", {}, h("span", { class: "of" }, `${label}: `), OUTCOMES[outcome].heading),
        h("p", {}, OUTCOMES[outcome].meaning),
        this.listed(rules, "outstanding"),
        this.listed(rules, "advice"),
        this.folded(rules, "unknown", "What this still depends on", label),
        this.folded(rules, "satisfied", "What is already as advised", label),
      ),
    );
  }

  private listed(rules: readonly AssessedRule[], state: AssessedRule["state"]): Child {
    const those = rules.filter((rule) => rule.state === state);
    return those.length > 0 && h("ul", { class: "rules bare" }, those.map((rule) => h("li", {}, this.told(rule))));
  }

  private folded(rules: readonly AssessedRule[], state: AssessedRule["state"], heading: string, of: string): Child {
    const list = this.listed(rules, state);
    return list && h("details", {}, h("summary", {}, heading, h("span", { class: "unseen" }, ` (${of})`)), list);
  }

  private told({ title, statement, strength, remaining, state, missing_facts }: AssessedRule): Child {
    const missing = missing_facts.map((key) => this.article.facts.find((fact) => fact.key === key)?.label ?? key);
    return [
      h("p", {}, h("span", { class: "tag" }, STRENGTHS[strength]), " ", h("strong", {}, title)),
      h("p", {}, statement),
      remaining !== null && h("p", {}, `Still to come: ${counted(remaining.value, remaining.unit)}.`),
      state === "unknown" && h("p", { class: "hint" }, `Not known yet: ${missing.join("; ")}.`),
    ];
  }

  /** What is not known to be absent is shown as the article shows it. */
  private notRuledOut(assessment: Assessment): Child {
    const those = this.warningsOf(assessment, "unknown").filter(({ urgency }) => urgency in ALARMING);
    return (
      those.length > 0 &&
      h(
        "section",
        {},
        h("h2", {}, "Get help as well if you have any of these"),
        h(
          "ul",
          { class: "bare rules" },
          those.map(({ symptom, action }) =>
            h(
              "li",
              {},
              h("p", {}, h("strong", {}, symptom)),
              h("p", {}, withPhones(action, this.article.support_services)),
            ),
          ),
        ),
      )
    );
  }

  private given(): Child {
    const answered = this.article.facts.filter(({ key }) => key in this.facts || this.notKnown.has(key));
    return h(
      "section",
      { class: "given" },
      this.article.activities.length > 1 && this.scope(),
      answered.length > 0 && [
        h("h2", {}, "Your answers"),
        h(
          "ul",
          { class: "bare" },
          answered.map((fact) =>
            h(
              "li",
              {},
              h("span", {}, `${fact.label}: `, h("strong", {}, worded(fact, this.facts[fact.key] ?? null))),
              h(
                "button",
                { type: "button", class: "quiet", onclick: () => this.comeBackTo(fact.key) },
                "Change",
                h("span", { class: "unseen" }, ` (${fact.label})`),
              ),
            ),
          ),
        ),
        h("button", { type: "button", class: "quiet", onclick: () => this.forget() }, "Forget my answers"),
      ],
    );
  }

  private scope(): HTMLElement {
    const select: HTMLSelectElement = h(
      "select",
      { id: "activity", onchange: () => this.narrowTo(select.value) },
      h("option", { value: "" }, "Everything in this article"),
      this.article.activities.map(({ key, label }) =>
        h("option", { value: key, selected: key === this.activity }, label),
      ),
    );
    return h("div", { class: "field" }, h("label", { for: "activity" }, "I am thinking about"), select);
  }

  /** The reader stays where they chose. */
  private narrowTo(activity: string): void {
    this.activity = activity;
    this.show(true);
    document.getElementById("activity")?.focus();
  }

  private comeBackTo(key: string): void {
    this.again = key;
    this.show(true);
  }

  private forget(): void {
    this.facts = {};
    this.notKnown.clear();
    this.again = null;
    this.show(true);
  }
}

const YES_OR_NO = [
  ["true", "Yes"],
  ["false", "No"],
] as const;

function optionsOf(fact: Fact): readonly (readonly [key: string, label: string])[] {
  return fact.kind === "boolean" ? YES_OR_NO : fact.choices.map(({ key, label }) => [key, label] as const);
}

function worded(fact: Fact, value: Answer | null): string {
  if (value === null) return "not known";
  if (typeof value === "number") return fact.unit === null ? String(value) : counted(value, fact.unit);
  return optionsOf(fact).find(([key]) => key === String(value))?.[1] ?? "";
}

/** What the form says; a complaint where that is no answer. Nothing is taken for granted: a blank is not a no. */
function answerIn(form: HTMLFormElement, { kind, minimum, maximum }: Fact): Answer | { readonly complaint: string } {
  const answer = new FormData(form).get("answer");
  const text = typeof answer === "string" ? answer.trim() : "";
  if (text === "") return { complaint: "Please answer, or skip this question." };
  if (kind === "boolean") return text === "true";
  if (kind === "choice") return text;
  const number = Number(text);
  const least = minimum ?? Number.MIN_SAFE_INTEGER;
  const most = maximum ?? Number.MAX_SAFE_INTEGER;
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  return { complaint: `Please give a whole number from ${least} to ${most}, or skip this question.` };
}
