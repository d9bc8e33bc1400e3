"""What the moderation door has put out: stories as anyone may read them. No relation leads back to a submission."""

from django.db import models

from articles.models.fields import slug_field, term_field
from testimonials.terms import ContentNote


class PublishedStory(models.Model):
    """A story that is public now. The row comes with an approval and goes with whatever ends it."""

    id = models.CharField(max_length=22, primary_key=True)
    article = slug_field()
    published_on = models.DateField()
    language = models.CharField(max_length=20)
    body = models.BinaryField(help_text="The story, ready to serve.")

    class Meta:
        verbose_name_plural = "published stories"
        ordering = ("-published_on", "-id")
        default_permissions = ()
        indexes = [
            models.Index(fields=["published_on", "id"], name="stories_by_day"),
            models.Index(fields=["article", "published_on", "id"], name="stories_of_an_article_by_day"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class PublishedContentNote(models.Model):
    """That a public story bears a content note."""

    story = models.ForeignKey(PublishedStory, on_delete=models.CASCADE, related_name="notes")
    note = term_field(ContentNote)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=("note", "story"), name="public_story_bears_a_note_once")]

    def __str__(self) -> str:
        return str(self.note)
