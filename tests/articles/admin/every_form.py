"""Every form that editors have, with what two people write into it. `test_guarded` says that none is missing here."""

from typing import Any

from articles import models
from tests.articles.admin.pages import Form, page

# What two people write into each form that there is: into one field each, of the page's own row or of a row in a list.
FORMS: dict[type[Any], tuple[dict[str, Any], dict[str, Any]]] = {
    models.Article: ({"title": "After it"}, {"summary": "What one waits for."}),
    models.Section: ({"heading": "An answer"}, {"body": "Wait until it has stopped.\r\n\r\nThen wait a little."}),
    models.GuidanceRule: ({"applies_when": "fever is false"}, {"statement": "Wait until no blood comes."}),
    models.SymptomWarning: ({"action": "Call 999 now."}, {"codings-0-display": "Fever, not known why"}),
    models.Scenario: ({"facts": "fever: true"}, {"title": "Nobody knows"}),
    models.Topic: ({"codings-0-display": "A loss"}, {"name": "Early loss"}),
    models.Fact: ({"choices-1-label": "A little"}, {"question": "Do you bleed?"}),
    models.Activity: ({"requires": []}, {"label": "Rest a while"}),
    models.Source: ({"title": "The leaflet"}, {"accessed_on": "2026-03-04"}),
    models.SupportService: ({"phone": "111"}, {"description": "Somebody to talk to."}),
}


def row_of(model: Any) -> Any:
    wanted = {models.Topic: {"slug": "miscarriage"}, models.Fact: {"key": "bleeding"}, models.Activity: {"key": "rest"}}
    return model.objects.filter(**wanted.get(model, {})).first()


def url_of(model: Any) -> str:
    return page(model, "change", row_of(model).pk)


def at(form: Form, url: str) -> Form:
    form.action = url
    return form
