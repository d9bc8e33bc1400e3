"""Where something is wrong, as an editor knows it: the part by its title, and the page on which it is written."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from articles import models
from articles.editorial.drafts import Content
from contentapi.errors import Fault

# Each part by what it is called, and by the member that says which it is.
_PARTS: Mapping[str, tuple[str, str]] = {
    "sections": ("Section", "heading"),
    "guidance_rules": ("Rule", "title"),
    "symptom_warnings": ("Warning", "symptom"),
    "scenarios": ("Scenario", "title"),
    "definitions": ("Definition", "term"),
}
# What has a page of its own in the admin: a part, which stands in the article at its place, or a shared entry, which is
# named there by its key.
_PARTS_WITH_PAGES: Mapping[str, type[Any]] = {
    "sections": models.Section,
    "guidance_rules": models.GuidanceRule,
    "symptom_warnings": models.SymptomWarning,
    "scenarios": models.Scenario,
}
_ENTRIES: Mapping[str, tuple[type[Any], str, str]] = {
    "topics": (models.Topic, "slug", "Topic"),
    "sources": (models.Source, "key", "Source"),
    "support_services": (models.SupportService, "key", "Support service"),
}
# What stands in the article's own page as a list; each row of it has its place for an id, as Django's inlines have.
_LISTS = frozenset({*_PARTS, *_ENTRIES, "related"})


def linked(fault: Fault, article: models.Article, content: Content) -> SafeString:
    """The fault's place in words, as a link to the page where it can be put right."""
    words = in_words(fault, content) or "The article"
    return format_html('<a href="{}">{}</a>', _page(fault, article, content), words)


def in_words(fault: Fault, content: Content) -> str:
    """The fault's place: "Rule “Wait for your first period” › sources › 2"."""
    name, *inner = _tokens(fault) or [""]
    if inner and inner[0].isdigit() and name in content:
        entry = content[name][int(inner[0])]
        first = _called(name, entry)
        inner = inner[1:]
    else:
        first = _said(name).capitalize()
    return " › ".join([first, *map(_said, inner)])


def _tokens(fault: Fault) -> list[str]:
    return [token.replace("~1", "/").replace("~0", "~") for token in (fault.pointer or "").split("/")[1:]]


def _called(name: str, entry: Any) -> str:
    if name in _PARTS and isinstance(entry, dict):
        what, member = _PARTS[name]
        return f"{what} “{entry.get(member) or entry.get('key')}”"
    what = _ENTRIES[name][2] if name in _ENTRIES else _said(name).capitalize()
    return f"{what} “{entry}”"


def _said(token: str) -> str:
    """A name in words; a place counted from one, as people count."""
    return str(int(token) + 1) if token.isdigit() else token.replace("_", " ")


def _page(fault: Fault, article: models.Article, content: Content) -> str:
    name, *inner = _tokens(fault) or [""]
    row = None
    if inner and inner[0].isdigit():
        place = int(inner[0])
        if name in _PARTS_WITH_PAGES:
            row = _PARTS_WITH_PAGES[name]._default_manager.filter(article=article)[place : place + 1].first()
        elif name in _ENTRIES:
            model, key, _ = _ENTRIES[name]
            row = model._default_manager.filter(**{key: content[name][place]}).first()
    if row is not None:
        return reverse(f"admin:articles_{row._meta.model_name}_change", args=[row.pk])
    return f"{reverse('admin:articles_article_change', args=[article.pk])}{_anchor(name, inner)}"


def _anchor(name: str, inner: list[str]) -> str:
    """Where on the article's own page something stands: at its row, at its list, or at its field."""
    if name in _LISTS:
        return f"#{name}-{inner[0] if inner and inner[0].isdigit() else 'group'}"
    return f"#id_{name}" if name and name != "review" else ""
