// What a reader's app does with the generated client: it tells what it saw, and `check.py` compares.

import { ArticlesApi, ChangesApi, Configuration, GuidanceApi, StoriesApi, type Problem, ResponseError } from "./client";
import { because, BODY, changes, conditions, FACTS, NOT_KNOWN, SITE, SLUG, tell, WRONG_FACTS } from "./tell";

let receipt = "";
const configuration = new Configuration({ basePath: SITE, accessToken: async () => receipt });
const articles = new ArticlesApi(configuration);
const guidance = new GuidanceApi(configuration);
const stories = new StoriesApi(configuration);

async function refused(asked: Promise<unknown>): Promise<[number, string, (string | undefined)[]]> {
  try {
    await asked;
  } catch (failed) {
    if (!(failed instanceof ResponseError)) throw failed;
    const problem = (await failed.response.json()) as Problem;
    return [failed.response.status, problem.code, problem.errors.map(({ pointer }) => pointer)];
  }
  throw new Error("it was not refused");
}

void tell({
  async article() {
    const { title, sections, guidanceRules, symptomWarnings, scenarios } = await articles.getArticle({ slug: SLUG });
    return {
      title,
      aspects: sections.map(({ aspect }) => aspect),
      rules: guidanceRules.map((rule) => [rule.key, conditions(rule.appliesWhen), conditions(rule.satisfiedWhen)]),
      warnings: symptomWarnings.map(({ key, triggeredWhen }) => [key, conditions(triggeredWhen)]),
      scenarios: Object.fromEntries(scenarios.map(({ key, facts }) => [key, facts])),
    };
  },
  async warnings() {
    const { results } = await guidance.listSymptomWarnings();
    return results.map(({ key, urgency, triggeredWhen }) => [key, urgency, conditions(triggeredWhen)]);
  },
  async assess() {
    const assessmentRequest = { facts: FACTS, notKnown: NOT_KNOWN };
    const answer = await guidance.assessArticle({ slug: SLUG, assessmentRequest });
    return {
      outcomes: answer.activities.map(({ activity, outcome }) => [activity, outcome]),
      because: because([...answer.warnings, ...answer.activities.flatMap(({ rules }) => rules)]),
    };
  },
  async stories() {
    return (await stories.listStories()).results.map(({ id, contentNotes }) => [id, contentNotes]);
  },
  async changes() {
    return changes((await new ChangesApi(configuration).listChanges()).results);
  },
  async submit() {
    const consent = {
      policyVersion: (await stories.getStoryPolicy()).version,
      publish: true,
      ownExperience: true,
      adult: true,
    };
    const storySubmissionRequest = { article: SLUG, body: BODY, language: "en-GB", consent };
    const sent = await stories.submitStory({ storySubmissionRequest });
    receipt = sent.receipt;
    const { status, body } = await stories.getSubmission({ submissionId: sent.id });
    return { id: sent.id, receipt, status, body };
  },
  async withdraw(sent) {
    await stories.withdrawSubmission({ submissionId: sent.id });
    const [, code] = await refused(stories.getSubmission({ submissionId: sent.id }));
    return { id: sent.id, receipt: sent.receipt, code };
  },
  async problem() {
    return [
      await refused(articles.getArticle({ slug: "nothing-of-that-name" })),
      await refused(guidance.assessArticle({ slug: SLUG, assessmentRequest: { facts: WRONG_FACTS } })),
    ];
  },
});
