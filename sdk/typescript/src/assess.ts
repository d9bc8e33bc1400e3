/**
 * The guidance of an article, evaluated where the reader is: `assess(document, facts)`. No dependency, no request.
 *
 * @packageDocumentation
 */

export { assess, type AssessOptions } from "./guidance/assessment.js";
export type { GuidanceDocument } from "./guidance/compilation.js";
export { elapsed } from "./guidance/elapsed.js";
export { type Fault, InvalidInput } from "./guidance/errors.js";
export type { Facts } from "./guidance/facts.js";
export type { Assessment, Outcome, Question, RuleState, WarningState } from "./schema.js";
