// What a reader's app does with the generated client: it tells what it saw, and `check.py` compares.

import {
  assessArticle,
  getArticle,
  getStoryPolicy,
  getSubmission,
  listChanges,
  listStories,
  listSymptomWarnings,
  type Problem,
  submitStory,
  withdrawSubmission,
} from "./client/client";
import { because, BODY, changes, conditions, FACTS, NOT_KNOWN, SITE, SLUG, tell, WRONG_FACTS } from "./tell";

// The client asks the site that its page is from, as it does in a browser; here there is none.
const { fetch } = globalThis;
globalThis.fetch = (address, options) => fetch(new URL(String(address), SITE), options);

let held: RequestInit = {};

async function refused(asked: Promise<{ status: number; data: unknown }>): Promise<[number, string, unknown[]]> {
  const { status, data } = await asked;
  const problem = data as Problem;
  return [status, problem.code, problem.errors.map(({ pointer }) => pointer)];
}

void tell({
  async article() {
    const { status, data } = await getArticle(SLUG);
    if (status !== 200) throw new Error(String(status));
    return {
      title: data.title,
      aspects: data.sections.map(({ aspect }) => aspect),
      rules: data.guidance_rules.map((rule) => [
        rule.key,
        conditions(rule.applies_when),
        conditions(rule.satisfied_when),
      ]),
      warnings: data.symptom_warnings.map(({ key, triggered_when }) => [key, conditions(triggered_when)]),
      scenarios: Object.fromEntries(data.scenarios.map(({ key, facts }) => [key, facts])),
    };
  },
  async warnings() {
    const { status, data } = await listSymptomWarnings();
    if (status !== 200) throw new Error(String(status));
    return data.results.map(({ key, urgency, triggered_when }) => [key, urgency, conditions(triggered_when)]);
  },
  async assess() {
    const { status, data } = await assessArticle(SLUG, { facts: FACTS, not_known: NOT_KNOWN });
    if (status !== 200) throw new Error(data.detail);
    return {
      outcomes: data.activities.map(({ activity, outcome }) => [activity, outcome]),
      because: because([...data.warnings, ...data.activities.flatMap(({ rules }) => rules)]),
    };
  },
  async stories() {
    const { status, data } = await listStories();
    if (status !== 200) throw new Error(String(status));
    return data.results.map(({ id, content_notes }) => [id, content_notes]);
  },
  async changes() {
    const { status, data } = await listChanges();
    if (status !== 200) throw new Error(String(status));
    return changes(data.results);
  },
  async submit() {
    const policy = await getStoryPolicy();
    if (policy.status !== 200) throw new Error(String(policy.status));
    const consent = { policy_version: policy.data.version, publish: true, own_experience: true, adult: true };
    const sent = await submitStory({ article: SLUG, body: BODY, language: "en-GB", consent });
    if (sent.status !== 202) throw new Error(sent.data.detail);
    const { id, receipt } = sent.data;
    held = { headers: { Authorization: `Bearer ${receipt}` } };
    const seen = await getSubmission(id, held);
    if (seen.status !== 200) throw new Error(seen.data.detail);
    return { id, receipt, status: seen.data.status, body: seen.data.body };
  },
  async withdraw({ id, receipt }) {
    const gone = await withdrawSubmission(id, held);
    if (gone.status !== 204) throw new Error(gone.data.detail);
    const [, code] = await refused(getSubmission(id, held));
    return { id, receipt, code };
  },
  async problem() {
    return [
      await refused(getArticle("nothing-of-that-name")),
      await refused(assessArticle(SLUG, { facts: WRONG_FACTS })),
    ];
  },
});
