"""The fixed terms of articles and their publication; those of guidance are in `articles.guidance.terms`."""

from dataclasses import dataclass
from enum import StrEnum


class Aspect(StrEnum):
    """What a section is about, after schema.org's `hasHealthAspect`."""

    OVERVIEW = "overview"
    ANSWER = "answer"
    CAUSES = "causes"
    SYMPTOMS = "symptoms"
    SELF_CARE = "self_care"
    SEE_DOCTOR = "see_doctor"
    EMOTIONAL = "emotional"
    RELATIONSHIPS = "relationships"
    CONTRACEPTION = "contraception"
    PROGNOSIS = "prognosis"
    LIVING_WITH = "living_with"
    FAQ = "faq"


class Significance(StrEnum):
    """Why a version was published: what a subscriber must act on, should read, or may ignore."""

    SAFETY = "safety"
    CONTENT = "content"
    EDITORIAL = "editorial"


class ChangeKind(StrEnum):
    """What happened, in the feed of changes."""

    ARTICLE_PUBLISHED = "article.published"
    ARTICLE_RETIRED = "article.retired"
    STORY_PUBLISHED = "story.published"
    STORY_REMOVED = "story.removed"

    @property
    def subject(self) -> "ChangeSubject":
        """What kind of thing it happened to."""
        return ChangeSubject(self.partition(".")[0])


class ChangeSubject(StrEnum):
    """What a change, or an entry of the snapshot, is about."""

    ARTICLE = "article"
    STORY = "story"


class CodingSystem(StrEnum):
    """A terminology, by the alias that content is written with. Identifiers only: no terminology is shipped."""

    ICD_10 = "icd-10"
    ICD_10_CM = "icd-10-cm"
    SNOMED_CT = "snomed-ct"
    LOINC = "loinc"


@dataclass(frozen=True, slots=True)
class Terminology:
    uri: str
    oid: str


# Canonical URIs and OIDs as HL7 Terminology (THO) registers them for FHIR.
TERMINOLOGIES = {
    CodingSystem.ICD_10: Terminology("http://hl7.org/fhir/sid/icd-10", "2.16.840.1.113883.6.3"),
    CodingSystem.ICD_10_CM: Terminology("http://hl7.org/fhir/sid/icd-10-cm", "2.16.840.1.113883.6.90"),
    CodingSystem.SNOMED_CT: Terminology("http://snomed.info/sct", "2.16.840.1.113883.6.96"),
    CodingSystem.LOINC: Terminology("http://loinc.org", "2.16.840.1.113883.6.1"),
}
