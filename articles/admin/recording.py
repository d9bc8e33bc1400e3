"""Who changed what a draft or an entry of the vocabulary says: put on record with the change, in its transaction.

A reviewer must not review their own words (`articles.review`). A save that changes nothing makes nobody an author.
"""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest

from articles import models
from articles.editorial import drafts, edits, vocabulary
from articles.editorial.edits import Hand, Subject

_NOT_KNOWN = object()


class RecordsWhoEdits:
    """Mixed in before a ModelAdmin of what readers could be told."""

    def subject_of(self, obj: Any) -> Subject:
        """What an edit of `obj` is an edit of."""
        raise NotImplementedError

    def _says(self, subject: Subject) -> Any:
        """What it says, as it stands in the database."""
        what, key = subject
        if what is not models.Edited.ARTICLE:
            return getattr(vocabulary.read(), what).get(key)
        article = models.Article.objects.filter(slug=key).first()
        return drafts.read(article) if article else None

    def save_model(self, request: Any, obj: Any, form: Any, change: bool) -> None:
        request.said_before = self._says(self.subject_of(obj))
        super().save_model(request, obj, form, change)  # type: ignore[misc]

    # Django calls these when all of a change is written, lists of parts included, and before anything is deleted.

    def log_addition(self, request: Any, obj: Any, message: Any) -> Any:
        self._record_if_changed(request, obj)
        return super().log_addition(request, obj, message)  # type: ignore[misc]

    def log_change(self, request: Any, obj: Any, message: Any) -> Any:
        self._record_if_changed(request, obj)
        return super().log_change(request, obj, message)  # type: ignore[misc]

    def log_deletions(self, request: Any, queryset: Iterable[Any]) -> Any:
        self._record(request, {self.subject_of(obj) for obj in queryset})
        return super().log_deletions(request, queryset)  # type: ignore[misc]

    def _record_if_changed(self, request: Any, obj: Any) -> None:
        # An act that is logged and was no save of a form may have changed anything.
        subject = self.subject_of(obj)
        if self._says(subject) != getattr(request, "said_before", _NOT_KNOWN):
            self._record(request, {subject})

    def _record(self, request: HttpRequest, subjects: Iterable[Subject]) -> None:
        edits.record(sorted(subjects), by=Hand.of(request.user))  # type: ignore[arg-type]
