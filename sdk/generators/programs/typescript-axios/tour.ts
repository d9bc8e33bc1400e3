// What a reader's app does with the generated client: it tells what it saw, and `check.py` compares.

import axios from "axios";
import { ArticlesApi, ChangesApi, Configuration, GuidanceApi, type Problem, StoriesApi } from "./client";
import { because, BODY, changes, conditions, FACTS, NOT_KNOWN, SITE, SLUG, tell, WRONG_FACTS } from "./tell";

let receipt = "";
const configuration = new Configuration({ basePath: SITE, accessToken: () => receipt });
const articles = new ArticlesApi(configuration);
const guidance = new GuidanceApi(configuration);
const stories = new StoriesApi(configuration);

async function refused(asked: Promise<unknown>): Promise<[number | undefined, string, (string | undefined)[]]> {
  try {
    await asked;
  } catch (failed) {
    if (!axios.isAxiosError<Problem>(failed) || !failed.response) throw failed;
    const { status, data } = failed.response;
    return [status, data.code, data.errors.map(({ pointer }) => pointer)];
  }
  throw new Error("it was not refused");
}

void tell({
  async article() {
    const { data } = await articles.getArticle(SLUG);
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
    const { data } = await guidance.listSymptomWarnings();
    return data.results.map(({ key, urgency, triggered_when }) => [key, urgency, conditions(triggered_when)]);
  },
  async assess() {
    const { data } = await guidance.assessArticle(SLUG, { facts: FACTS, not_known: NOT_KNOWN });
    return {
      outcomes: data.activities.map(({ activity, outcome }) => [activity, outcome]),
      because: because([...data.warnings, ...data.activities.flatMap(({ rules }) => rules)]),
    };
  },
  async stories() {
    return (await stories.listStories()).data.results.map(({ id, content_notes }) => [id, content_notes]);
  },
  async changes() {
    return changes((await new ChangesApi(configuration).listChanges()).data.results);
  },
  async submit() {
    const policy_version = (await stories.getStoryPolicy()).data.version;
    const consent = { policy_version, publish: true, own_experience: true, adult: true };
    const sent = (await stories.submitStory({ article: SLUG, body: BODY, language: "en-GB", consent })).data;
    receipt = sent.receipt;
    const { status, body } = (await stories.getSubmission(sent.id)).data;
    return { id: sent.id, receipt, status, body };
  },
  async withdraw(sent) {
    await stories.withdrawSubmission(sent.id);
    const [, code] = await refused(stories.getSubmission(sent.id));
    return { id: sent.id, receipt: sent.receipt, code };
  },
  async problem() {
    return [
      await refused(articles.getArticle("nothing-of-that-name")),
      await refused(guidance.assessArticle(SLUG, { facts: WRONG_FACTS })),
    ];
  },
});
