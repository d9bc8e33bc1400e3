"""The act of review, its record, and what is known of a draft's review. It asks no door.

An act takes the feed's lock and then the draft's, as publishing does: what is signed is what stands there, whole, and
nobody's edit comes between.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.db import transaction

from articles import models
from articles.editorial import checks, drafts, edits, reading, vocabulary
from articles.editorial.drafts import Content
from articles.editorial.reading import Reading
from articles.editorial.vocabulary import Vocabulary
from articles.review import names, people, standing
from articles.review.people import Author, Person
from articles.review.standing import Known, Standing
from contentapi.errors import Conflict, Fault, InvalidInput, NotFound
from contentapi.signatures import must_be_signed
from contentapi.text import faults_in_name

_LONGEST = 200
_IN_WORDS = {
    models.Edited.FACT: "fact",
    models.Edited.ACTIVITY: "activity",
    models.Edited.TOPIC: "topic",
    models.Edited.SOURCE: "source",
    models.Edited.SUPPORT_SERVICE: "support service",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft with the vocabulary of the moment: what an act is about."""

    article: models.Article
    content: Content
    words: Vocabulary

    @classmethod
    def of(cls, article: models.Article) -> "Draft":
        return cls(article, drafts.read(article), vocabulary.read())

    @property
    def subjects(self) -> list[edits.Subject]:
        """The article and all shared entries that it embeds: everything of which an edit is an edit of it."""
        embedded = reading.embeds(self.content, self.words).items()
        shared = [(models.Edited(name), key) for name, keys in embedded for key in keys]
        return [(models.Edited.ARTICLE, self.article.slug), *shared]


def review(
    slug: str,
    *,
    by: str,
    credentials: str,
    next_review_due: date,
    on: date | None = None,
    user: AbstractUser | None = None,
    seen: str | None = None,
    recorded_by: str = "",
) -> models.ClinicalReview:
    """Signs what the draft of `slug` says now, as `by`, who has `credentials`, on the day `on` (today, in UTC).

    `user` is the reviewer's account, where they have one; `by` may then be left empty. `seen` is the hash of what the
    reviewer was shown. Raises NotFound, Conflict (`moved`) where that is no longer what the draft says, and
    InvalidInput with everything that keeps this from being a review. Then nothing is changed.
    """
    today = datetime.now(UTC).date()
    on = on or today
    recorded_by = recorded_by or (user.get_username() if user else by[:150])
    with transaction.atomic():
        models.ChangeFeed.lock()
        draft = Draft.of(_locked(slug))
        content_hash = reading.content_hash(draft.content, draft.words)
        if seen is not None and seen != content_hash:
            raise Conflict(f"What '{slug}' says has changed since you were shown it: read it again.", code="moved")
        reviewer, authors = _signing(by, user), authors_of(draft, after=_last_edit_signed(slug))
        faults = [
            *_faults_in_name(reviewer, user, by),
            *_faults_in_line(credentials, "the reviewer's credentials", "/review/reviewed_by/credentials"),
            *standing.faults_in_days(on, next_review_due, today=today),
            *_four_eyes(reviewer, authors),
            *checks.faults_in_content(draft.content, draft.words),
        ]
        if faults:
            raise InvalidInput(f"'{slug}' cannot be reviewed so.", faults=faults)
        must_be_signed(recorded_by)
        signed: Content = {
            "reviewed_by": {"name": reviewer.name, "credentials": credentials},
            "reviewed_on": on.isoformat(),
            "next_review_due": next_review_due.isoformat(),
            "content_hash": content_hash,
        }
        models.Article.objects.filter(pk=draft.article.pk).update(
            reviewed_by_name=reviewer.name,
            reviewed_by_credentials=credentials,
            reviewed_on=on,
            next_review_due=next_review_due,
            reviewed_content_hash=content_hash,
        )
        return _append(draft, signed, reviewer, authors, recorded_by)


def take_up(slug: str, *, recorded_by: str) -> Standing:
    """What the review of a draft that has just been loaded is worth; one that counts, and is new here, is recorded."""
    with transaction.atomic():
        models.ChangeFeed.lock()
        draft = Draft.of(_locked(slug))
        found = standing_of(draft)
        if found.counts and _record_of(draft) is None:
            reviewer = Person(found.review["reviewed_by"]["name"])
            _append(draft, found.review, reviewer, authors_of(draft, after=_last_edit_signed(slug)), recorded_by)
        return found


def standing_of(draft: Draft, *, today: date | None = None) -> Standing:
    """What the review of the draft is worth, by all that is on record. `today` is the day in UTC."""
    return standing.read(draft.content, draft.words, _known(draft), today=today or datetime.now(UTC).date())


def _known(draft: Draft) -> Known:
    review = draft.content["review"]
    if not review["content_hash"]:
        return Known()  # it is of nothing, whoever's it is
    record = _record_of(draft)
    if record is not None:
        return Known(_against_the_author_of_today(draft, record), reading_of(record))
    reviewer = Person(review["reviewed_by"]["name"] if review["reviewed_by"] else "")
    authors = authors_of(draft, after=_last_edit_signed(draft.article.slug))
    return Known(_four_eyes(reviewer, authors), _signed(draft))


def _against_the_author_of_today(draft: Draft, record: models.ClinicalReview) -> list[Fault]:
    """Authors were told apart from the reviewer when it was signed: all but one who came to be named afterwards."""
    author = draft.article.author.strip()
    told_apart = {name for one in record.authors for name in (one["person"]["name"], one["person"]["account"])}
    if not author or author in told_apart:
        return []
    reviewer = _person_of(edits.Hand(record.name, record.account, record.user_id))
    return people.faults_in(reviewer, [Author(_person_of(edits.Hand(author)))])


def _record_of(draft: Draft) -> models.ClinicalReview | None:
    """The record of the very review that stands in the draft."""
    review = draft.content["review"]
    by = review["reviewed_by"]
    if not by or not review["content_hash"]:
        return None
    return models.ClinicalReview.objects.filter(
        slug=draft.article.slug,
        content_hash=review["content_hash"],
        name=by["name"],
        credentials=by["credentials"],
        reviewed_on=review["reviewed_on"],
        next_review_due=review["next_review_due"],
    ).first()


def _signed(draft: Draft) -> Reading | None:
    """What was signed, whoever signed it."""
    signed = draft.content["review"]["content_hash"]
    found = models.ClinicalReview.objects.filter(slug=draft.article.slug, content_hash=signed).first()
    return reading_of(found) if found else None


def in_full(signed: models.ClinicalReview) -> str:
    """What a review is of, to be looked at."""
    return json.dumps(reading_of(signed), indent=2, ensure_ascii=False)


def reading_of(signed: models.ClinicalReview) -> Reading:
    """What a review is of, whole."""
    return reading.from_bytes(bytes(signed.reading))


def _last_edit_signed(slug: str) -> int:
    last = models.ClinicalReview.objects.filter(slug=slug).first()
    return last.last_edit if last else 0


def authors_of(draft: Draft, *, after: int) -> list[Author]:
    """Whose words the draft is made of: its author, and everybody who changed it, or what it embeds, since `after`."""
    found = [Author(_person_of(edits.Hand(draft.article.author)))]
    for edit in edits.since(draft.subjects, after=after):
        what = models.Edited(edit.what)
        told = "this draft" if what is models.Edited.ARTICLE else f"the {_IN_WORDS[what]} '{edit.key}'"
        found.append(Author(_person_of(edits.hand_of(edit)), told))
    return list(dict.fromkeys(found))


def _person_of(hand: edits.Hand) -> Person:
    """Somebody on record, with the account that they have today. A name may be a user name."""
    users = get_user_model()._default_manager
    user: Any = None
    if hand.user_id is not None:
        user = users.filter(pk=hand.user_id).first()
    elif named := hand.account or hand.name:
        user = users.filter(**{get_user_model().USERNAME_FIELD: named}).first()
    if user is None:
        return Person(hand.name, hand.account)
    return Person(user.get_full_name(), user.get_username(), user.pk)


def _signing(by: str, user: AbstractUser | None) -> Person:
    if user is None:
        return Person(by)
    return Person(by or user.get_full_name(), user.get_username(), user.pk)


def faults_in_reviewer(draft: Draft, user: AbstractUser) -> list[Fault]:
    """What keeps `user` from reviewing the draft, whatever they come to say of it."""
    reviewer = _signing("", user)
    authors = authors_of(draft, after=_last_edit_signed(draft.article.slug))
    return [*_faults_in_name(reviewer, user, ""), *_four_eyes(reviewer, authors)]


def _four_eyes(reviewer: Person, authors: list[Author]) -> list[Fault]:
    """Nothing of a reviewer without a name, who is refused for that."""
    return [] if names.is_blank(reviewer.name) else people.faults_in(reviewer, authors)


def _faults_in_name(reviewer: Person, user: AbstractUser | None, by: str) -> Iterator[Fault]:
    at = "/review/reviewed_by/name"
    if user is None or not names.is_blank(user.get_full_name()):
        yield from _faults_in_line(reviewer.name, "the reviewer's name", at)
    if user is None:
        return
    called = f"The account '{user.get_username()}'"
    if names.is_blank(user.get_full_name()):
        yield Fault(f"{called} has no full name, and a review is signed with one.", "nameless_account", at)
    elif by and not names.may_be_the_same(by, user.get_full_name()):
        yield Fault(f"{called} is that of {user.get_full_name()}, not of {by}.", "other_account", at)
    if not user.is_active:
        yield Fault(f"{called} is not active.", "inactive_account", at)


def _faults_in_line(text: str, what: str, at: str) -> Iterator[Fault]:
    """What readers see is one line in which everything can be seen."""
    if names.is_blank(text):
        yield Fault(f"Say {what}.", "missing", at)
    elif text != text.strip():
        yield Fault(f"There is white space around {what}.", "white_space", at)
    else:
        yield from (replace(fault, pointer=at) for fault in faults_in_name(text))
    if len(text) > _LONGEST:
        yield Fault(f"Say {what} in at most {_LONGEST} characters.", "max_length", at)


def _append(
    draft: Draft, review: Content, reviewer: Person, authors: list[Author], recorded_by: str
) -> models.ClinicalReview:
    return models.ClinicalReview.objects.create(
        slug=draft.article.slug,
        content_hash=review["content_hash"],
        reading=reading.to_bytes(reading.read(draft.content, draft.words)),
        name=review["reviewed_by"]["name"],
        credentials=review["reviewed_by"]["credentials"],
        reviewed_on=date.fromisoformat(review["reviewed_on"]),
        next_review_due=date.fromisoformat(review["next_review_due"]),
        user_id=reviewer.user_id,
        account=reviewer.account,
        authors=[asdict(author) for author in authors],
        last_edit=edits.last(),
        recorded_by=recorded_by,
        recorded_at=datetime.now(UTC),
    )


def _locked(slug: str) -> models.Article:
    article = models.Article.objects.select_for_update().filter(slug=slug).first()
    if article is None:
        raise NotFound(f"There is no article '{slug}'.")
    return article
