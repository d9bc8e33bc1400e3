// A document's guidance, resolved: every condition bound to its fact, every order fixed.

import type {
  ArticleDocument,
  Condition as ConditionInDocument,
  Fact,
  GuidanceRule,
  ReasonPart,
  SymptomWarning as WarningInDocument,
  Wait,
} from "../schema.js";
import type { Condition } from "./conditions.js";
import { faultsInGuidance } from "./document-faults.js";
import { InvalidInput } from "./errors.js";
import type { KnownFacts } from "./facts.js";
import { URGENCIES } from "./terms.js";
import { asCondition } from "./waits.js";

/** What an evaluator reads of an article document, which is what `getArticle` and `getArticleVersion` give. */
export type GuidanceDocument = Pick<
  ArticleDocument,
  "slug" | "language" | "version" | "notice" | "activities" | "facts" | "guidance_rules" | "symptom_warnings"
>;

export type ListOfConditions = Exclude<ReasonPart, "wait">;

/** A condition bound to its fact: `part` is the list that it stands in, `text` its read-back. */
export interface Check {
  readonly part: ReasonPart;
  readonly text: string;
  readonly condition: Condition;
  readonly fact: Fact;
}

/** A guidance rule. Its `gate` is `satisfied_when` and then the wait, if any; without a gate it is advice. */
export interface Rule extends GuidanceRule {
  readonly appliesWhen: readonly Check[];
  readonly gate: readonly Check[];
}

export interface SymptomWarning extends WarningInDocument {
  readonly triggeredWhen: readonly Check[];
}

/** What a reader wants to decide about. `scope` is itself and everything it requires, directly or not. */
export interface Activity {
  readonly key: string;
  readonly label: string;
  readonly scope: ReadonlySet<string>;
}

/** What one version of an article can be asked, in the order of its document; `warnings` by urgency first. */
export interface Guidance {
  readonly facts: KnownFacts;
  readonly activities: readonly Activity[];
  readonly rules: readonly Rule[];
  readonly warnings: readonly SymptomWarning[];
}

/** The guidance of an article document. InvalidInput where parts of it don't fit, or aren't known here. */
export function compileDocument(document: GuidanceDocument): Guidance {
  const facts: KnownFacts = new Map(document.facts.map((fact) => [fact.key, fact]));
  const faults = faultsInGuidance(document, facts);
  if (faults.length > 0) throw new InvalidInput("The guidance of this document can't be read.", faults);
  return {
    facts,
    activities: document.activities.map(({ key, label }) => ({ key, label, scope: findScope(key, document) })),
    rules: document.guidance_rules.map((rule) => compileRule(rule, facts)),
    warnings: document.symptom_warnings
      .map((warning) => ({
        ...warning,
        triggeredWhen: compileList(warning, "triggered_when", facts),
      }))
      .sort((one, other) => URGENCIES[one.urgency] - URGENCIES[other.urgency]),
  };
}

function findScope(key: string, { activities }: GuidanceDocument): Set<string> {
  const scope = new Set([key]);
  // A set that grows while it is walked is walked to its end, even where activities require each other in a circle.
  for (const reached of scope) {
    const activity = activities.find((each) => each.key === reached);
    activity?.requires.forEach((required) => scope.add(required));
  }
  return scope;
}

function compileRule(rule: GuidanceRule, facts: KnownFacts): Rule {
  const gate = compileList(rule, "satisfied_when", facts);
  if (rule.wait) gate.push(compileWait(rule.wait, facts));
  return { ...rule, appliesWhen: compileList(rule, "applies_when", facts), gate };
}

function compileList<Part extends ListOfConditions>(
  holder: Readonly<Record<Part, readonly ConditionInDocument[]>>,
  part: Part,
  facts: KnownFacts,
): Check[] {
  return holder[part].map((condition) => ({
    part,
    text: condition.text,
    condition,
    fact: find(facts, condition.fact),
  }));
}

function compileWait(wait: Wait, facts: KnownFacts): Check {
  const fact = find(facts, wait.elapsed_fact);
  return { part: "wait", text: wait.text, condition: asCondition(wait, fact), fact };
}

/** The fact of this key, which `faultsInGuidance` has seen to be there. */
function find(facts: KnownFacts, key: string): Fact {
  return facts.get(key) as Fact;
}
