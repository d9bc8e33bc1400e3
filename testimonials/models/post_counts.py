"""How often an address has posted in the window that runs; `testimonials.throttle` alone writes and reads it."""

from django.db import models


class PostCount(models.Model):
    """The count of one address in one window. Its key is a keyed hash of both; it goes when the window ends."""

    key = models.CharField(max_length=64, primary_key=True)
    ends = models.PositiveBigIntegerField(db_index=True, help_text="When the window ends, in seconds since 1970.")
    count = models.PositiveIntegerField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.count} until {self.ends}"
