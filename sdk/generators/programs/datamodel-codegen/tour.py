"""What a reader's app does with the generated models: requests and answers go through them, and the rest is httpx."""

import httpx
import models
import tell

http = httpx.Client(base_url=f"{tell.SITE}/api/v1/", headers={"Content-Type": "application/json"})
ARTICLE = f"articles/{tell.SLUG}"
sent = {}


def read(model, path):
    return model.model_validate_json(http.get(path).raise_for_status().content)


def post(path, body):
    """As the model writes itself by default: with null for what was not given."""
    return http.post(path, content=body.model_dump_json())


def submit():
    version = read(models.StoryPolicy, "story-policy").version
    consent = models.ConsentRequest(policy_version=version, publish=True, own_experience=True, adult=True)
    story = models.StorySubmissionRequest(article=tell.SLUG, body=tell.BODY, language="en-GB", consent=consent)
    taken = models.Submitted.model_validate_json(post("stories", story).raise_for_status().content)
    sent.update(id=taken.id, receipt=taken.receipt)
    http.headers["Authorization"] = f"Bearer {taken.receipt}"
    seen = read(models.Submission, f"submissions/{taken.id}")
    return {**sent, "status": tell.text(seen.status), "body": seen.body}


def withdraw():
    http.delete(f"submissions/{sent['id']}").raise_for_status()
    return {**sent, "code": refused(http.get(f"submissions/{sent['id']}"))[1]}


def refused(answer):
    return tell.problem(answer.status_code, models.Problem.model_validate_json(answer.content))


def assess(facts, **others):
    return post(f"{ARTICLE}/assessment", models.AssessmentRequest(facts=facts, **others))


def read_assessment():
    answer = assess(tell.FACTS, not_known=tell.NOT_KNOWN)
    return models.Assessment.model_validate_json(answer.raise_for_status().content)


tell.tell(
    article=lambda: tell.article(read(models.ArticleDocument, ARTICLE)),
    warnings=lambda: tell.warnings(read(models.PublishedWarningPage, "symptom-warnings")),
    assess=lambda: tell.assessment(read_assessment()),
    stories=lambda: tell.stories(read(models.StoryPage, "stories")),
    changes=lambda: tell.changes(read(models.ChangePage, "changes")),
    submit=submit,
    withdraw=withdraw,
    problem=lambda: [refused(http.get("articles/nothing-of-that-name")), refused(assess(tell.WRONG_FACTS))],
)
