"""Pages of the admin as a browser has them: what a form on them would send, read from the HTML and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client
from django.urls import reverse

Sent = dict[str, list[str]]


def page(model: Any, name: str, *args: Any) -> str:
    return reverse(f"admin:articles_{model._meta.model_name}_{name}", args=args)


@dataclass
class Form:
    """A form on a page: where it is sent to, and what is sent if nobody touches it."""

    action: str
    inputs: Sent = field(default_factory=dict)
    radios: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[str] = field(default_factory=list)

    def add(self, name: str, value: str) -> None:
        self.inputs.setdefault(name, []).append(value)


class _Forms(HTMLParser):
    """Collects the forms of a page, as far as the pages of the admin need it."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._text: list[str] | None = None
        self._name = ""
        self._options: list[tuple[str, bool]] = []
        self._several = False

    def handle_starttag(self, tag: str, attributes: Any) -> None:
        given = dict(attributes)
        if tag == "form":
            self.forms.append(Form(given.get("action", "")))
        elif not self.forms:
            return
        elif tag == "input":
            self._input(given)
        elif tag == "textarea":
            self._name, self._text = given.get("name", ""), []
        elif tag == "select":
            self._name, self._options, self._several = given.get("name", ""), [], "multiple" in given
        elif tag == "option":
            self._options.append((given.get("value", ""), "selected" in given))

    def _input(self, given: dict[str, Any]) -> None:
        form, name, kind = self.forms[-1], given.get("name"), given.get("type", "text")
        if kind == "submit":
            form.buttons.append(given.get("value", ""))
        elif name and kind == "radio":
            form.radios.setdefault(name, []).append(given["value"])
            if "checked" in given:
                form.add(name, given["value"])
        elif name and (kind != "checkbox" or "checked" in given):
            form.add(name, given.get("value") or ("on" if kind == "checkbox" else ""))

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._text is not None:
            text = "".join(self._text).replace("\r\n", "\n").removeprefix("\n")  # as HTML has it
            self.forms[-1].add(self._name, text.replace("\n", "\r\n"))
            self._text = None
        elif tag == "select" and self.forms:
            chosen = [value for value, selected in self._options if selected]
            for value in chosen or ([] if self._several else [value for value, _ in self._options[:1]]):
                self.forms[-1].add(self._name, value)


def forms_on(response: Any) -> list[Form]:
    parser = _Forms()
    parser.feed(response.content.decode())
    return parser.forms


def form_on(response: Any) -> Form:
    """The form that the page is about: the one that sends most."""
    return max(forms_on(response), key=lambda form: len(form.inputs))


def form_with(response: Any, button: str) -> Form:
    """The form on the page that has this button."""
    return next(form for form in forms_on(response) if button in form.buttons)


def open_form(client: Client, url: str) -> Form:
    """The form at `url`, opened, and ready to be sent there."""
    form = form_on(client.get(url))
    form.action = form.action or url
    return form


def send(client: Client, form: Form, typed: Mapping[str, str | list[str] | None] | None = None) -> Any:
    """Sends the form, with what was typed into it: None takes an input away, as unticking a box does."""
    sent: dict[str, Any] = dict(form.inputs)
    for name, value in (typed or {}).items():
        sent.pop(name, None)
        if value is not None:
            sent[name] = value
    return client.post(form.action, sent)


def errors_in(response: Any) -> Any:
    """What a form was refused for, to be shown where a test did not expect it."""
    context = response.context or {}
    return (response.status_code, list(context["errors"]) if "errors" in context else response.content.decode()[:2000])
