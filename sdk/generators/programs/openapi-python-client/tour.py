"""What a reader's app does with the generated client: it tells what it saw, and `check.py` compares."""

import tell
from health_content_api_client import AuthenticatedClient, Client
from health_content_api_client.api.articles import get_article
from health_content_api_client.api.changes import list_changes
from health_content_api_client.api.guidance import assess_article, list_symptom_warnings
from health_content_api_client.api.stories import (
    get_story_policy,
    get_submission,
    list_stories,
    submit_story,
    withdraw_submission,
)
from health_content_api_client.models import AssessmentRequest, ConsentRequest, StorySubmissionRequest

client = Client(base_url=tell.SITE)
sent = {}


def assess(facts, **others):
    body = AssessmentRequest.from_dict({"facts": facts, **others})
    return assess_article.sync_detailed(tell.SLUG, client=client, body=body)


def submit():
    version = get_story_policy.sync(client=client).version
    consent = ConsentRequest(policy_version=version, publish=True, own_experience=True, adult=True)
    story = StorySubmissionRequest(article=tell.SLUG, body=tell.BODY, language="en-GB", consent=consent)
    taken = submit_story.sync(client=client, body=story)
    sent.update(id=taken.id, receipt=taken.receipt)
    seen = get_submission.sync(taken.id, client=author())
    return {**sent, "status": tell.text(seen.status), "body": seen.body}


def author():
    return AuthenticatedClient(base_url=tell.SITE, token=sent["receipt"])


def withdraw():
    withdraw_submission.sync_detailed(sent["id"], client=author())
    return {**sent, "code": refused(get_submission.sync_detailed(sent["id"], client=author()))[1]}


def refused(answer):
    return tell.problem(answer.status_code, answer.parsed)


tell.tell(
    article=lambda: tell.article(
        get_article.sync(tell.SLUG, client=client), facts_of=lambda scenario: scenario.facts.to_dict()
    ),
    warnings=lambda: tell.warnings(list_symptom_warnings.sync(client=client)),
    assess=lambda: tell.assessment(assess(tell.FACTS, not_known=tell.NOT_KNOWN).parsed),
    stories=lambda: tell.stories(list_stories.sync(client=client)),
    changes=lambda: tell.changes(list_changes.sync(client=client)),
    submit=submit,
    withdraw=withdraw,
    problem=lambda: [
        refused(get_article.sync_detailed("nothing-of-that-name", client=client)),
        refused(assess(tell.WRONG_FACTS)),
    ],
)
