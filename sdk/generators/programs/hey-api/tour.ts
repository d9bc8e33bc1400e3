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
} from "./client";
import { client } from "./client/client.gen";
import { because, BODY, changes, conditions, FACTS, NOT_KNOWN, SITE, SLUG, tell, WRONG_FACTS } from "./tell";

let receipt = "";
client.setConfig({ baseUrl: SITE, auth: () => receipt });

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: Problem;
  readonly response?: Response;
}

async function answered<Data>(asked: Promise<Answer<Data>>): Promise<Exclude<Data, undefined>> {
  const { data, error } = await asked;
  if (error) throw new Error(`${error.code}: ${error.detail}`);
  return data as Exclude<Data, undefined>;
}

async function refused(asked: Promise<Answer<unknown>>): Promise<[number | undefined, string, (string | undefined)[]]> {
  const { error, response } = await asked;
  if (!error) throw new Error("it was not refused");
  return [response?.status, error.code, error.errors.map(({ pointer }) => pointer)];
}

void tell({
  async article() {
    const article = await answered(getArticle({ path: { slug: SLUG } }));
    return {
      title: article.title,
      aspects: article.sections.map(({ aspect }) => aspect),
      rules: article.guidance_rules.map((rule) => [
        rule.key,
        conditions(rule.applies_when),
        conditions(rule.satisfied_when),
      ]),
      warnings: article.symptom_warnings.map(({ key, triggered_when }) => [key, conditions(triggered_when)]),
      scenarios: Object.fromEntries(article.scenarios.map(({ key, facts }) => [key, facts])),
    };
  },
  async warnings() {
    const { results } = await answered(listSymptomWarnings());
    return results.map(({ key, urgency, triggered_when }) => [key, urgency, conditions(triggered_when)]);
  },
  async assess() {
    const answer = await answered(assessArticle({ path: { slug: SLUG }, body: { facts: FACTS, not_known: NOT_KNOWN } }));
    return {
      outcomes: answer.activities.map(({ activity, outcome }) => [activity, outcome]),
      because: because([...answer.warnings, ...answer.activities.flatMap(({ rules }) => rules)]),
    };
  },
  async stories() {
    return (await answered(listStories())).results.map(({ id, content_notes }) => [id, content_notes]);
  },
  async changes() {
    return changes((await answered(listChanges())).results);
  },
  async submit() {
    const { version } = await answered(getStoryPolicy());
    const consent = { policy_version: version, publish: true, own_experience: true, adult: true };
    const sent = await answered(submitStory({ body: { article: SLUG, body: BODY, language: "en-GB", consent } }));
    receipt = sent.receipt;
    const { status, body } = await answered(getSubmission({ path: { submission_id: sent.id } }));
    return { id: sent.id, receipt, status, body };
  },
  async withdraw(sent) {
    const path = { submission_id: sent.id };
    await answered(withdrawSubmission({ path }));
    const [, code] = await refused(getSubmission({ path }));
    return { id: sent.id, receipt: sent.receipt, code };
  },
  async problem() {
    return [
      await refused(getArticle({ path: { slug: "nothing-of-that-name" } })),
      await refused(assessArticle({ path: { slug: SLUG }, body: { facts: WRONG_FACTS } })),
    ];
  },
});
