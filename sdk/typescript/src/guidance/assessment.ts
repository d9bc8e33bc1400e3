// What an article's guidance comes to for one reader. Computed and forgotten: nothing given is kept, or sent anywhere.

import type {
  AssessedActivity,
  AssessedRule,
  AssessedWarning,
  Assessment,
  Fact,
  Outcome,
  Question,
} from "../schema.js";
import { type Activity, compileDocument, type GuidanceDocument } from "./compilation.js";
import { type Fault, InvalidInput } from "./errors.js";
import { type Facts, faultsInGiven, faultsInNotKnown, type Given, type KnownFacts } from "./facts.js";
import { judgeRule, judgeWarning, once, pick } from "./states.js";
import { isRedFlag, OBJECTIONS_OF_RULES, OBJECTIONS_OF_WARNINGS, OUTCOMES } from "./terms.js";

export interface AssessOptions {
  /** Only the rules about this activity. Warnings always come, all of them. */
  readonly activity?: string | undefined;
  /** Keys of facts that the reader was asked for and does not know: unknown as ever, but not asked again. */
  readonly notKnown?: readonly string[] | undefined;
}

/**
 * Asks an article's guidance, here, so that a reader's answers never leave their device.
 *
 * Gives the very answer that `POST /articles/{slug}/assessment` gives for the same version and facts: every warning and
 * every rule with its state and the reasons, an outcome for each activity, and what to ask next, the first first. Begin
 * with `{}`, ask `next_questions[0]`, put its answer into `facts` under its `fact`, or, where the reader does not know,
 * that key into `notKnown`, and go on until there is none: that takes no more steps than there are facts. Show the
 * `notice`, and every triggered warning with its `action`; no outcome means that something is safe.
 *
 * What is not given, or null, is *unknown*, and unknown is never taken for no: don't send `false` for a box that was
 * not ticked.
 *
 * @throws InvalidInput for a fact or an activity that the article doesn't have and for a value that doesn't fit its
 *   fact, at `/facts/<key>`, `/not_known/<place>` and `/activity`; and for a document that this evaluator doesn't understand, with pointers
 *   into it. All that is wrong is said at once, and no value is repeated.
 */
export function assess(document: GuidanceDocument, facts: Facts, options: AssessOptions = {}): Assessment {
  const { activity, notKnown = [] } = options;
  const guidance = compileDocument(document);
  const given: Given = new Map(Object.entries(facts));
  const asked = guidance.activities.filter((each) => activity === undefined || each.key === activity);
  const faults = [
    ...faultsInGiven(guidance.facts, given),
    ...faultsInNotKnown(guidance.facts, given, notKnown),
    ...faultsInActivity(asked, activity),
  ];
  if (faults.length > 0) throw new InvalidInput("What was given can't be assessed.", faults);
  const inScope = new Set(asked.flatMap((each) => [...each.scope]));
  const warnings = guidance.warnings.map((warning) => judgeWarning(warning, given));
  const rules: JudgedRule[] = guidance.rules
    .filter((rule) => inScope.has(rule.activity))
    .map((rule) => ({ activity: rule.activity, result: judgeRule(rule, given) }));
  return {
    article: pick(document, "slug", "version", "language"),
    notice: document.notice,
    warnings: [...warnings].sort((one, other) => Number(isTriggered(other)) - Number(isTriggered(one))),
    activities: asked.map((each) => decide(each, warnings, rules)),
    next_questions: askNext(guidance.facts, warnings, rules, new Set(notKnown)),
  };
}

interface JudgedRule {
  readonly activity: string;
  readonly result: AssessedRule;
}

function faultsInActivity(asked: readonly Activity[], activity: string | undefined): Fault[] {
  if (activity === undefined || asked.length > 0) return [];
  return [{ pointer: "/activity", code: "unknown_activity", detail: "There is no such activity." }];
}

function isTriggered(warning: AssessedWarning): boolean {
  return warning.state === "triggered";
}

/** The outcome that prevails. */
function firstOf(outcomes: readonly Outcome[]): Outcome {
  return outcomes.reduce((one, other) => (OUTCOMES[other] < OUTCOMES[one] ? other : one), "no_objection");
}

/** An activity is never better than those that it requires, so the rules of its whole scope object to it. */
function decide(
  activity: Activity,
  warnings: readonly AssessedWarning[],
  rules: readonly JudgedRule[],
): AssessedActivity {
  const alarms = warnings.map(({ urgency, state }) => OBJECTIONS_OF_WARNINGS[urgency][state]);
  const objections = rules
    .filter((rule) => activity.scope.has(rule.activity))
    .map(({ result }) => OBJECTIONS_OF_RULES[result.strength][result.state]);
  return {
    activity: activity.key,
    label: activity.label,
    outcome: firstOf([...alarms, ...objections].map((objection) => objection ?? "no_objection")),
    rules: rules.filter((rule) => rule.activity === activity.key).map(({ result }) => result),
  };
}

/**
 * The missing facts of red flags, then of required rules, then of recommended ones, each once, but for `notKnown`.
 *
 * Nothing may stand between a frightened reader and the call for help: in an emergency nothing is asked, and while an
 * urgent red flag is triggered, only about the other red flags.
 */
function askNext(
  facts: KnownFacts,
  warnings: readonly AssessedWarning[],
  rules: readonly JudgedRule[],
  notKnown: ReadonlySet<string>,
): Question[] {
  const triggered = warnings.filter(isTriggered).map((warning) => warning.urgency);
  if (triggered.includes("emergency")) return [];
  const missing = warnings.filter((warning) => isRedFlag(warning.urgency)).map((warning) => warning.missing_facts);
  if (!triggered.includes("urgent")) {
    for (const strength of ["required", "recommended"] as const) {
      missing.push(
        ...rules.filter(({ result }) => result.strength === strength).map(({ result }) => result.missing_facts),
      );
    }
  }
  return once(missing.flat().filter((key) => !notKnown.has(key))).map((key) => ask(facts.get(key) as Fact));
}

function ask(fact: Fact): Question {
  return {
    fact: fact.key,
    ...pick(fact, "question", "help_text", "kind", "unit", "minimum", "maximum"),
    choices: fact.choices.map((choice) => pick(choice, "key", "label")),
  };
}
