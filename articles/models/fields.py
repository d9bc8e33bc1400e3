"""Fields that several models share: public names, terms, and the order in which editors put things."""

from enum import StrEnum
from typing import Any

from django.core.validators import RegexValidator
from django.db import models

from articles.guidance.terms import UNIT_NAMES, Unit

is_slug = RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*\Z", "Use small letters, digits and single hyphens.")
is_key = RegexValidator(r"^[a-z][a-z0-9]*(_[a-z0-9]+)*\Z", "Use small letters, digits and single underscores.")
is_language = RegexValidator(
    r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?\Z", "Use a BCP 47 language tag such as en-GB."
)


def slug_field(**kwargs: Any) -> Any:
    return models.CharField(max_length=100, validators=[is_slug], **kwargs)


def key_field(**kwargs: Any) -> Any:
    return models.CharField(max_length=64, validators=[is_key], **kwargs)


def term_field(terms: type[StrEnum], **kwargs: Any) -> Any:
    """A column that holds one of `terms`; the check constraint of the same list is `is_one_of`."""
    return models.CharField(max_length=20, choices=[(t.value, t.value.replace("_", " ")) for t in terms], **kwargs)


def unit_field(**kwargs: Any) -> Any:
    """A column that holds a unit, which editors choose by its name."""
    return models.CharField(max_length=20, choices=[(unit.value, UNIT_NAMES[unit][1]) for unit in Unit], **kwargs)


def is_one_of(column: str, terms: type[StrEnum], name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=models.Q(**{f"{column}__in": [t.value for t in terms]}), name=name)


class Ordered(models.Model):
    """A part of something, at the place where its editor put it."""

    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ("position", "pk")
