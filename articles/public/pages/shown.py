"""An article document as a reader would see it: notice and warnings first, then the answer, then all the rest."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import nh3
from django.utils.formats import date_format
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from articles.guidance.terms import Strength, Urgency

Part = Mapping[str, Any]

_HEADINGS = {
    Urgency.EMERGENCY: "Get help now if",
    Urgency.URGENT: "Get help today if",
    Urgency.NON_URGENT: "Make an appointment if",
    Urgency.EXPECTED: "What is to be expected",
}
_STRENGTHS = {
    Strength.REQUIRED: "Important",
    Strength.RECOMMENDED: "Advised",
    Strength.OPTIONAL: "If you like",
}


def article(document: Part) -> dict[str, Any]:
    """What the template shows of `document`. Whatever is marked as safe has been escaped or cleaned here."""
    phones = [service["phone"] for service in document["support_services"] if service["phone"]]
    titles = {source["key"]: source["title"] for source in document["sources"]}
    return {
        "slug": document["slug"],
        "language": document["language"],
        "title": document["title"],
        "question": document["question"],
        "notice": prose(document["notice"], phones),
        "answer": prose(document["short_answer"], phones),
        "review": document["review"],
        "reviewed_on": _day(document["review"]["reviewed_on"]),
        "version": document["version"],
        "published_on": _day(document["published_at"]),
        "warnings": [
            {"urgency": urgency, "heading": heading, "those": those}
            for urgency, heading in _HEADINGS.items()
            if (
                those := [_warning(each, phones) for each in document["symptom_warnings"] if each["urgency"] == urgency]
            )
        ],
        "sections": [
            {"heading": section["heading"], "html": _body(section["body"]["html"])} for section in document["sections"]
        ],
        "activities": [
            {
                "label": activity["label"],
                "rules": [
                    _rule(rule, phones) for rule in document["guidance_rules"] if rule["activity"] == activity["key"]
                ],
            }
            for activity in document["activities"]
        ],
        "definitions": [{**each, "source": titles.get(each["according_to"], "")} for each in document["definitions"]],
        "services": [{**service, "dial": _dial(service["phone"])} for service in document["support_services"]],
        "sources": document["sources"],
    }


def _warning(warning: Part, phones: Iterable[str]) -> dict[str, Any]:
    return {
        "symptom": warning["symptom"],
        "description": prose(warning["description"], phones),
        "action": prose(warning["action"], phones),
    }


def _rule(rule: Part, phones: Iterable[str]) -> dict[str, Any]:
    return {
        "title": rule["title"],
        "statement": prose(rule["statement"], phones),
        "strength": _STRENGTHS[rule["strength"]],
        "for_whom": "; ".join(condition["text"] for condition in rule["applies_when"]),
    }


def prose(text: str, phones: Iterable[str] = ()) -> SafeString:
    """Plain text as paragraphs, in which the numbers `phones` can be dialled by a touch."""
    paragraphs = (found.strip() for found in re.split(r"\n\s*\n", text))
    return format_html_join("\n", "<p>{}</p>", ((_dialled(each, phones),) for each in paragraphs if each))


def _dialled(text: str, phones: Iterable[str]) -> SafeString:
    longest_first = sorted(phones, key=len, reverse=True)
    if not longest_first:
        return escape(text)
    pattern = re.compile(rf"(?<![\d+])({'|'.join(map(re.escape, longest_first))})(?!\d)")
    # Every second part is what the pattern found.
    parts = pattern.split(text)
    return format_html_join("", "{}", ((_call(part) if place % 2 else part,) for place, part in enumerate(parts)))


def _call(phone: str) -> SafeString:
    return format_html('<a href="tel:{}">{}</a>', _dial(phone), phone)


def _dial(phone: str | None) -> str:
    """A number as a `tel:` address has it."""
    return re.sub(r"[ -]", "", phone or "")


def _day(moment: str | None) -> str:
    return date_format(datetime.fromisoformat(moment), "j F Y") if moment else ""


_TAGS = {
    *("h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "code"),
    *("ul", "ol", "li", "em", "strong", "a"),
}
_SCHEMES = {"http", "https", "mailto", "tel"}


def _body(html: str) -> SafeString:
    """A section's HTML under a heading of the third level.

    It was cleaned when it was published. It is cleaned again because that may have been another door than today's.
    """
    clean = nh3.clean(html, tags=_TAGS, attributes={"a": {"href"}, "ol": {"start"}}, url_schemes=_SCHEMES)
    lowered = re.sub(r"(?<=<)(/?)h([2-6])(?=>)", lambda found: f"{found[1]}h{min(int(found[2]) + 2, 6)}", clean)
    return mark_safe(lowered)  # noqa: S308  cleaned above, and served under a policy without scripts
