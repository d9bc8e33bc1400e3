"""What a reader's app does with the generated client: it tells what it saw, and `check.py` compares."""

import openapi_client
import tell
from openapi_client import AssessmentRequest, ConsentRequest, StorySubmissionRequest
from openapi_client.exceptions import ApiException

configuration = openapi_client.Configuration(host=tell.SITE)
client = openapi_client.ApiClient(configuration)
articles = openapi_client.ArticlesApi(client)
guidance = openapi_client.GuidanceApi(client)
stories = openapi_client.StoriesApi(client)
sent = {}


def submit():
    version = stories.get_story_policy().version
    consent = ConsentRequest(policy_version=version, publish=True, own_experience=True, adult=True)
    story = StorySubmissionRequest(article=tell.SLUG, body=tell.BODY, language="en-GB", consent=consent)
    taken = stories.submit_story(story)
    sent.update(id=taken.id, receipt=taken.receipt)
    configuration.access_token = taken.receipt
    seen = stories.get_submission(taken.id)
    return {**sent, "status": seen.status, "body": seen.body}


def withdraw():
    stories.withdraw_submission(sent["id"])
    return {**sent, "code": refused(stories.get_submission, sent["id"])[1]}


def refused(ask, *arguments):
    try:
        ask(*arguments)
    except ApiException as problem:
        return tell.problem(problem.status, problem.data)
    raise AssertionError("it was not refused")


tell.tell(
    article=lambda: tell.article(articles.get_article(tell.SLUG)),
    warnings=lambda: tell.warnings(guidance.list_symptom_warnings()),
    assess=lambda: tell.assessment(
        guidance.assess_article(tell.SLUG, AssessmentRequest(facts=tell.FACTS, not_known=tell.NOT_KNOWN))
    ),
    stories=lambda: tell.stories(stories.list_stories()),
    changes=lambda: tell.changes(openapi_client.ChangesApi(client).list_changes()),
    submit=submit,
    withdraw=withdraw,
    problem=lambda: [
        refused(articles.get_article, "nothing-of-that-name"),
        refused(guidance.assess_article, tell.SLUG, AssessmentRequest(facts=tell.WRONG_FACTS)),
    ],
)
