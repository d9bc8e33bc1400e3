"""Tells moderators by e-mail that somebody may be in danger: a link, and not a word of the story."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage

logger = logging.getLogger(__name__)


def tell_moderators(url: str) -> None:
    """Sends the link of a story to `MODERATION_EMAIL`, if anybody is named there.

    A mail server that is down must not cost the author their story: that is logged, and the desk shows the story
    first in any case.
    """
    if not settings.MODERATION_EMAIL:
        return
    message = EmailMessage(
        subject="A story that should be read soon",
        body=f"The words of a story may be those of somebody in danger. Please read it within four hours:\n\n{url}\n",
        to=settings.MODERATION_EMAIL,
    )
    try:
        message.send()
    except (SMTPException, OSError) as failure:
        logger.error("Moderators could not be told of a story that is urgent (%s)", type(failure).__name__)
