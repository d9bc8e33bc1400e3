"""What an author or a reporting reader may send, and what they are answered: the one definition of each shape."""

from typing import Any, NoReturn

from rest_framework import serializers

from articles.public.serializers import Language, SupportServiceSerializer
from contentapi import text
from contentapi.api.serializers import Flag, RequestBody, Slug, Term, Text, Timestamp, refuse
from testimonials import policy
from testimonials.terms import ContentNote, ReportReason, Status


class Prose(Text):
    """Plain text of an author's own, in its one form (`text.normalise`), white space around it dropped.

    That much is changed and nothing else. It is one line unless `lines` is set. `at_least` and `at_most` are characters
    as a person counts them; `max_length` are code points, and the contract says those.
    """

    default_error_messages = {
        "too_short": "This is too short: at least {at_least} characters, please.",
        "too_long": "This is too long: at most {at_most} characters, please.",
        "max_length": "This is too long: with all its marks and joined signs, it has over {max_length} code points.",
    }

    def __init__(self, *, at_most: int, at_least: int = 1, help_text: str = "", **kwargs: Any) -> None:
        self.at_least, self.at_most = at_least, at_most
        counted = (
            f"{at_least:,} to {at_most:,} characters, as a person counts them: a letter with its marks is one, and so "
            "is a family in one emoji. `maxLength` counts code points."
        )
        super().__init__(help_text=f"{help_text} {counted}", **kwargs)

    def to_internal_value(self, data: Any) -> str:
        given = self.tidy(self.must_be_text(data))
        if data == "" and self.allow_blank:
            return ""
        if text.is_blank(given):
            self.fail("blank")
        refuse(text.faults_in(given, lines=self.lines))
        length = text.visible_length(given)
        if length < self.at_least:
            self._refuse_length("too_short", "min_length")
        if length > self.at_most:
            self._refuse_length("too_long", "max_length")
        return given

    def tidy(self, given: str) -> str:
        return text.normalise(given, lines=self.lines).strip()

    def _refuse_length(self, words: str, code: str) -> NoReturn:
        said = self.error_messages[words].format(at_least=self.at_least, at_most=self.at_most)
        raise serializers.ValidationError(said, code=code)


class Called(Prose):
    """What somebody is called: nothing in it is hidden, so no name differs from another by what nobody can see."""

    def tidy(self, given: str) -> str:
        return text.without_hints(super().tidy(given))


def body_field(**kwargs: Any) -> Prose:
    return Prose(
        lines=True,
        at_least=policy.MINIMUM_LENGTH,
        min_length=policy.MINIMUM_LENGTH,
        at_most=policy.MAXIMUM_LENGTH,
        max_length=policy.CODE_POINTS_OF_A_STORY,
        help_text="The story, as plain text. Line breaks are kept.",
        **kwargs,
    )


def display_name_field(**kwargs: Any) -> Prose:
    return Called(
        lines=False,
        at_most=policy.LONGEST_DISPLAY_NAME,
        max_length=policy.CODE_POINTS_OF_A_NAME,
        allow_blank=True,
        required=False,
        **kwargs,
    )


class Agreed(Flag):
    """A flag that must be true: a story without it cannot be taken."""

    default_error_messages = {"not_agreed": "A story can only be taken from somebody who agrees to this."}

    def to_internal_value(self, data: Any) -> bool:
        if not super().to_internal_value(data):
            self.fail("not_agreed")
        return True


class ConsentSerializer(RequestBody):
    """What the author agrees to. Ask for each separately, and let none be ticked beforehand."""

    default_error_messages = {
        "policy_version": "The policy in force is version {version}. Read it at `/api/v1/story-policy`."
    }

    policy_version = Text(max_length=20, help_text="The `version` of the story policy that the author has read.")
    publish = Agreed(help_text="The story may be published as the policy says.")
    own_experience = Agreed(help_text="It is the author's own experience.")
    adult = Agreed(help_text="The author is an adult.")

    def validate_policy_version(self, given: str) -> str:
        if given != policy.VERSION:
            self.fail("policy_version", version=policy.VERSION)
        return given


class StorySubmissionSerializer(RequestBody):
    """A story, and its author's consent."""

    article = Slug(help_text="The live article that it belongs to.")
    body = body_field()
    display_name = display_name_field(
        help_text="What its author wants to be called in public. Empty, null or left out: nothing."
    )
    language = Language(help_text="The language that it is written in.")
    consent = ConsentSerializer()


class AmendmentSerializer(RequestBody):
    """New texts in place of those that a moderator asked to change: one of them, or both. The other stays as it is."""

    default_error_messages = {"nothing": "Give `body`, `display_name` or both."}

    body = body_field(required=False)
    display_name = display_name_field(help_text="Another name to show with the story. Empty: none from now on.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not attrs:
            self.fail("nothing")
        return attrs


class SafetyNetSerializer(serializers.Serializer[Any]):
    """Words for somebody who may need help, with whom to turn to. Show both together."""

    text = serializers.CharField(help_text="Plain text, a blank line between paragraphs.")
    services = SupportServiceSerializer(many=True, help_text="Whom to turn to.")


class SubmittedSerializer(serializers.Serializer[Any]):
    """That a story was taken. The receipt is shown this once: give it to the author to keep."""

    id = serializers.CharField(help_text="The submission's name in addresses.")
    receipt = serializers.CharField(
        help_text="The author's one key to the story, as a bearer token. It cannot be given again."
    )
    status = Term(Status)
    decision_due_by = Timestamp(help_text="When a moderator will have decided, as far as we can help it.")
    safety_net = SafetyNetSerializer(
        allow_null=True,
        help_text=(
            "Not null where the words may be those of somebody in danger, or could not be screened. Show it at once, "
            "before anything else."
        ),
    )
    submission_url = serializers.CharField(help_text="Where its author can see, amend and withdraw it.")


class Kept(serializers.CharField):
    """Text that is left out once it is erased. DRF would say null of one that may also be null."""

    def get_attribute(self, instance: Any) -> Any:
        if self.field_name not in instance:
            raise serializers.SkipField
        return instance[self.field_name]


class SubmissionSerializer(serializers.Serializer[Any]):
    """A story, for its author."""

    id = serializers.CharField(help_text="The submission's name in addresses.")
    status = Term(Status)
    article = Slug(help_text="The article that it belongs to.")
    submitted_on = serializers.DateField(help_text="The day it was first sent.")
    decision_due_by = serializers.DateTimeField(allow_null=True, help_text="Null where nothing is to be decided.")
    message = serializers.CharField(allow_null=True, help_text="What the moderator who decided wrote to the author.")
    body = Kept(required=False, help_text="As its author wrote it; left out once that is erased.")
    display_name = Kept(required=False, allow_null=True, help_text="Left out together with the body.")
    published_url = serializers.CharField(required=False, help_text="The story in public, while it is.")
    safety_net = SafetyNetSerializer(
        allow_null=True,
        help_text=(
            "Not null where the author may have been in danger, or where the words could not be screened: for as long "
            "as the story is kept, whatever was decided. Show it at once, before anything else."
        ),
    )


class ReportSerializer(RequestBody):
    """What is wrong with a published story."""

    reason = Term(ReportReason)
    detail = Prose(
        lines=True,
        at_most=policy.LONGEST_REPORT,
        max_length=policy.CODE_POINTS_OF_A_REPORT,
        required=False,
        help_text="For the moderators, who alone read it. Please name nobody.",
    )


class RetentionSerializer(serializers.Serializer[Any]):
    """After how many days texts are erased."""

    after_decision = serializers.IntegerField(min_value=1, help_text="The original of a story that was decided.")
    without_decision = serializers.IntegerField(min_value=1, help_text="A story that nobody decided or answered.")


class LabelledNoteSerializer(serializers.Serializer[Any]):
    """A content note, and the words for it."""

    key = Term(ContentNote, help_text="As a story's `content_notes` have it.")
    label = serializers.CharField(help_text="For a person, as it stands within a sentence: `pregnancy loss`.")


class LabelledReasonSerializer(serializers.Serializer[Any]):
    """What a reader may have against a story, and the words for it."""

    key = Term(ReportReason, help_text="Goes into a report's `reason`.")
    label = serializers.CharField(help_text="For a person to choose: `Upsetting to read`.")


class StoryPolicySerializer(serializers.Serializer[Any]):
    """The policy that an author agrees to. Show all of it before they send a story."""

    version = serializers.CharField(help_text="Goes into `consent.policy_version`.")
    text = serializers.CharField(help_text="Plain text, a blank line between paragraphs.")
    minimum_length = serializers.IntegerField(help_text="Characters of a body at least, as a person counts them.")
    maximum_length = serializers.IntegerField(help_text="Characters of a body at most, as a person counts them.")
    report_reasons = LabelledReasonSerializer(many=True, help_text="Why a reader may report a story.")
    content_notes = LabelledNoteSerializer(many=True, help_text="Every note that a story may have, in their order.")
    retention_days = RetentionSerializer()
    support_before = SafetyNetSerializer(
        help_text=(
            "To show to everybody beside the form, before they write. Words of danger are often missed by a program: "
            "this does not wait for one to find them."
        )
    )
    support_after = SafetyNetSerializer(help_text="To show to everybody who has sent a story, with our thanks.")
