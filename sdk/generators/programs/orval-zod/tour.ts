// What a reader's app does with the generated schemas: requests and answers go through them, and the rest is `fetch`.

import {
  assessArticleBody,
  assessArticleResponse,
  getArticleResponse,
  getStoryPolicyResponse,
  getSubmissionResponse,
  listChangesResponse,
  listStoriesResponse,
  listSymptomWarningsResponse,
  submitStoryBody,
} from "./client/client";
import { because, BODY, changes, conditions, FACTS, NOT_KNOWN, type Sent, SITE, SLUG, tell, WRONG_FACTS } from "./tell";

const ARTICLE = `articles/${SLUG}`;

async function ask(path: string, body?: unknown): Promise<unknown> {
  const post = { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
  const answer = await fetch(`${SITE}/api/v1/${path}`, body === undefined ? {} : post);
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

async function asAuthor({ id, receipt }: Sent, method = "GET"): Promise<Response> {
  return fetch(`${SITE}/api/v1/submissions/${id}`, { method, headers: { Authorization: `Bearer ${receipt}` } });
}

// There is no schema of a problem: only answers that went well have one.
async function refused(asked: Promise<Response>): Promise<[number, string, unknown[]]> {
  const answer = await asked;
  const { code, errors } = (await answer.json()) as { code: string; errors: { pointer?: string }[] };
  return [answer.status, code, errors.map(({ pointer }) => pointer)];
}

void tell({
  async article() {
    const article = getArticleResponse.parse(await ask(ARTICLE));
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
    const { results } = listSymptomWarningsResponse.parse(await ask("symptom-warnings"));
    return results.map(({ key, urgency, triggered_when }) => [key, urgency, conditions(triggered_when)]);
  },
  async assess() {
    const asked = assessArticleBody.parse({ facts: FACTS, not_known: NOT_KNOWN });
    const answer = assessArticleResponse.parse(await ask(`${ARTICLE}/assessment`, asked));
    return {
      outcomes: answer.activities.map(({ activity, outcome }) => [activity, outcome]),
      because: because([...answer.warnings, ...answer.activities.flatMap(({ rules }) => rules)]),
    };
  },
  async stories() {
    const { results } = listStoriesResponse.parse(await ask("stories"));
    return results.map(({ id, content_notes }) => [id, content_notes]);
  },
  async changes() {
    return changes(listChangesResponse.parse(await ask("changes")).results);
  },
  async submit() {
    const policy_version = getStoryPolicyResponse.parse(await ask("story-policy")).version;
    const consent = { policy_version, publish: true, own_experience: true, adult: true };
    const story = submitStoryBody.parse({ article: SLUG, body: BODY, language: "en-GB", consent });
    const { id, receipt } = (await ask("stories", story)) as Sent;
    const { status, body } = getSubmissionResponse.parse(await (await asAuthor({ id, receipt })).json());
    return { id, receipt, status, body };
  },
  async withdraw(sent) {
    const { status } = await asAuthor(sent, "DELETE");
    if (status !== 204) throw new Error(String(status));
    const [, code] = await refused(asAuthor(sent));
    return { id: sent.id, receipt: sent.receipt, code };
  },
  async problem() {
    const body = JSON.stringify(assessArticleBody.parse({ facts: WRONG_FACTS }));
    const headers = { "Content-Type": "application/json" };
    return [
      await refused(fetch(`${SITE}/api/v1/articles/nothing-of-that-name`)),
      await refused(fetch(`${SITE}/api/v1/${ARTICLE}/assessment`, { method: "POST", body, headers })),
    ];
  },
});
