"""What a reader's app does with the generated Python client: it tells what it saw, one JSON line a step."""

import json
import sys

import openapi_client
from openapi_client import AssessmentRequest, ConsentRequest, StorySubmissionRequest
from openapi_client.exceptions import ApiException

SITE = sys.argv[1]
SLUG = "sex-after-miscarriage"
FACTS = {"bleeding": "heavier_than_a_period", "days_since_loss": 10, "fever": True, "feels_faint": None}
BODY = "We waited until the bleeding had stopped, and then two weeks more. It was right for us."

configuration = openapi_client.Configuration(host=SITE)
client = openapi_client.ApiClient(configuration)
articles, guidance, stories = (
    openapi_client.ArticlesApi(client),
    openapi_client.GuidanceApi(client),
    openapi_client.StoriesApi(client),
)


def conditions(of):
    return [[condition.fact, condition.operator, condition.value] for condition in of]


def article():
    read = articles.get_article(SLUG)
    return {
        "title": read.title,
        "aspects": [section.aspect for section in read.sections],
        "rules": [
            [rule.key, conditions(rule.applies_when), conditions(rule.satisfied_when)] for rule in read.guidance_rules
        ],
        "warnings": [[warning.key, conditions(warning.triggered_when)] for warning in read.symptom_warnings],
        "scenarios": {scenario.key: scenario.facts for scenario in read.scenarios},
    }


def warnings():
    return [[one.key, one.urgency, conditions(one.triggered_when)] for one in guidance.list_symptom_warnings().results]


def assess():
    answer = guidance.assess_article(SLUG, AssessmentRequest(facts=FACTS))
    judged = [*answer.warnings, *(rule for activity in answer.activities for rule in activity.rules)]
    return {
        "outcomes": [[activity.activity, activity.outcome] for activity in answer.activities],
        "because": [
            [one.key, one.state, [[why.fact, why.value, why.given, why.truth] for why in one.because]] for one in judged
        ],
    }


def read_stories():
    return [[story.id, story.content_notes] for story in stories.list_stories().results]


def submit():
    version = stories.get_story_policy().version
    consent = ConsentRequest(policy_version=version, publish=True, own_experience=True, adult=True)
    story = StorySubmissionRequest(article=SLUG, body=BODY, language="en-GB", consent=consent)
    sent = stories.submit_story(story)
    configuration.access_token = sent.receipt
    seen = stories.get_submission(sent.id)
    return {"id": sent.id, "receipt": sent.receipt, "status": seen.status, "body": seen.body}


def withdraw():
    sent = told["submit"]
    stories.withdraw_submission(sent["id"])
    status, code, _ = refused(lambda: stories.get_submission(sent["id"]))
    return {"id": sent["id"], "receipt": sent["receipt"], "code": code}


def refused(asked):
    try:
        asked()
    except ApiException as problem:
        return [problem.status, problem.data.code, [fault.pointer for fault in problem.data.errors]]
    raise AssertionError("it was not refused")


def problem():
    wrong = AssessmentRequest(facts={"bleeding": "lots", "fevre": True})
    return [
        refused(lambda: articles.get_article("nothing-of-that-name")),
        refused(lambda: guidance.assess_article(SLUG, wrong)),
    ]


told = {}
steps = {"article": article, "warnings": warnings, "assess": assess, "stories": read_stories}
for step, go in (steps | {"submit": submit, "withdraw": withdraw, "problem": problem}).items():
    try:
        told[step] = go()
        print(json.dumps({"step": step, "saw": told[step]}))
    except Exception as failed:  # noqa: BLE001  whatever the client raises is what is looked for
        print(json.dumps({"step": step, "failed": f"{type(failed).__name__}: {failed}"}))
