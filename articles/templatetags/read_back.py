"""Guidance as the content files write it, for a page on which somebody checks it to the letter."""

from typing import Any

from django import template

from articles.guidance import conditions
from articles.guidance.one_line import write_value

register = template.Library()


@register.filter
def one_line(condition: dict[str, Any]) -> str:
    """`gestation_weeks < 12`"""
    return conditions.write(condition)


@register.filter
def as_written(value: Any) -> str:
    """A value given for a fact; null where it is given as unknown."""
    return "null" if value is None else write_value(value)
