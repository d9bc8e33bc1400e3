"""The moderation desk, on the admin's site: the queue, one story at a time, and what became of them."""

from testimonials.admin import desk

__all__ = ["desk"]
