"""May this go live? Each gate looks at the content and says everything that it has against it.

Gates are pure: they are given a `Candidate` and return faults with pointers into the content. All of them run, so that
an editor sees everything at once. A blocking fault stops the publication; an advisory one is shown.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property

from articles.editorial import checks, serializers
from articles.editorial.drafts import Content
from articles.editorial.vocabulary import Vocabulary
from articles.guidance import edges
from articles.guidance.assessment import compile_document
from articles.guidance.scenarios import run_scenario
from articles.guidance.terms import Strength
from articles.publishing import document as documents
from articles.publishing.document import Document, Publication
from articles.review import notice, standing
from articles.review.standing import Standing
from contentapi.api.problems import faults_in
from contentapi.errors import Fault, InvalidInput


@dataclass(frozen=True)
class Candidate:
    """What is to be published, and what the gates must know about it."""

    content: Content
    vocabulary: Vocabulary
    standing: Standing
    allow_unreviewed: bool

    @cached_property
    def document(self) -> Document | None:
        """It as a document, to be asked; None where it does not hold together."""
        try:
            return render_to_ask(self.content, self.vocabulary)
        except InvalidInput:
            return None


_NO_DAY = datetime(1970, 1, 1, tzinfo=UTC)
# The code of what is said with a scenario that can be pasted.
UNTRIED_EDGE = "untried_edge"

Gate = Callable[[Candidate], Iterator[Fault]]


def shape_is_right(candidate: Candidate) -> Iterator[Fault]:
    """The admin can bring in nothing that a content file could not."""
    yield from faults_in(serializers.errors_of(candidate.content))


def names_and_conditions_hold(candidate: Candidate) -> Iterator[Fault]:
    """Links lead somewhere, conditions fit their facts: the vocabulary may have changed since the draft was written."""
    yield from checks.faults_in_content(candidate.content, candidate.vocabulary)


def shared_entries_hold(candidate: Candidate) -> Iterator[Fault]:
    """Whom readers are sent to can be reached; what is cited can be read; a code is one."""
    yield from checks.faults_in_embedded(candidate.content, candidate.vocabulary)


def required_text_is_present(candidate: Candidate) -> Iterator[Fault]:
    for name in ("question", "short_answer", "summary", "notice"):
        if not candidate.content[name].strip():
            yield Fault(f"The article has no {name.replace('_', ' ')}.", "missing", pointer=f"/{name}")
    if not candidate.content["sections"]:
        yield Fault("The article has no section.", "missing", pointer="/sections")


def everything_cites_a_source(candidate: Candidate) -> Iterator[Fault]:
    for name, what in (("guidance_rules", "rule"), ("symptom_warnings", "warning")):
        for index, one in enumerate(candidate.content[name]):
            if not one["sources"]:
                yield Fault(f"The {what} '{one['key']}' cites no source.", "no_source").under(name, index, "sources")


def required_rules_have_a_gate(candidate: Candidate) -> Iterator[Fault]:
    """A required rule without a gate could never be satisfied: it would be advice called required."""
    for index, rule in enumerate(candidate.content["guidance_rules"]):
        if rule["strength"] == Strength.REQUIRED and not rule["satisfied_when"] and not rule["wait"]:
            detail = f"The required rule '{rule['key']}' says neither when it is satisfied nor how long to wait."
            yield Fault(detail, "no_gate").under("guidance_rules", index, "satisfied_when")


def warnings_have_a_trigger(candidate: Candidate) -> Iterator[Fault]:
    """An empty list is true: such a warning would be triggered for everybody."""
    for index, warning in enumerate(candidate.content["symptom_warnings"]):
        if not warning["triggered_when"]:
            detail = f"The warning '{warning['key']}' does not say when it is triggered."
            yield Fault(detail, "no_trigger").under("symptom_warnings", index, "triggered_when")


def required_activities_have_rules(candidate: Candidate) -> Iterator[Fault]:
    """An activity that another presupposes must be ruled on here: its outcome would else rest on nothing."""
    own = {rule["activity"] for rule in candidate.content["guidance_rules"]}
    for key in candidate.vocabulary.with_required(sorted(own)):
        if key not in own:
            detail = f"A rule is about an activity that requires '{key}', and no rule here is about '{key}'."
            yield Fault(detail, "activity_without_rules", pointer="/guidance_rules")


def scenarios_cover_the_activities(candidate: Candidate) -> Iterator[Fault]:
    content = candidate.content
    covered = {activity for scenario in content["scenarios"] for activity in scenario["expect"]["outcomes"]}
    for activity in sorted({rule["activity"] for rule in content["guidance_rules"]} - covered):
        yield Fault(f"No scenario says what comes out for '{activity}'.", "no_scenario", pointer="/scenarios")
    if content["symptom_warnings"] and not content["scenarios"]:
        yield Fault("No scenario tries the warnings.", "no_scenario", pointer="/scenarios")


def scenarios_come_out(candidate: Candidate) -> Iterator[Fault]:
    """Each worked example comes out as it expects; where one does not, what decided it is said."""
    if candidate.document is None:
        return  # what does not hold together cannot be asked; the first gates say why
    verdicts = _verdicts_on(candidate.document)
    for index, (scenario, faults) in enumerate(zip(candidate.content["scenarios"], verdicts, strict=True)):
        for fault in faults:
            yield replace(fault, detail=f"Scenario '{scenario['key']}': {fault.detail}").under("scenarios", index)


def run_scenarios(content: Content, vocabulary: Vocabulary) -> list[list[Fault]]:
    """For each scenario of the content, everything in which it does not come out as expected.

    Raises InvalidInput where the content does not hold together, so that none can be run.
    """
    return _verdicts_on(render_to_ask(content, vocabulary))


def _verdicts_on(document: Document) -> list[list[Fault]]:
    guidance = compile_document(document)
    return [run_scenario(guidance, scenario) for scenario in document["scenarios"]]


def render_to_ask(content: Content, vocabulary: Vocabulary) -> Document:
    """The document of a draft, to be asked and not to be published; on no day, for an assessment knows no clock.

    Raises InvalidInput where the content does not hold together: it is no document at all then.
    """
    if faults := [*faults_in(serializers.errors_of(content)), *checks.faults_in_names(content, vocabulary)]:
        raise InvalidInput("The draft cannot be asked anything.", faults=faults)
    return documents.render(content, vocabulary, Publication(1, _NO_DAY, _NO_DAY))


def review_counts(candidate: Candidate) -> Iterator[Fault]:
    """Somebody else than its authors has signed exactly this, or the publisher knows that nobody has."""
    yield from standing.at_the_door(candidate.standing, allow_unreviewed=candidate.allow_unreviewed)


def notice_says_whether_it_is_reviewed(candidate: Candidate) -> Iterator[Fault]:
    """What goes out as not reviewed says so where readers see it."""
    text, language = candidate.content["notice"], candidate.content["language"]
    if candidate.standing.counts:
        yield from notice.faults_in_reviewed(text, language)
    elif candidate.allow_unreviewed and text.strip():
        yield from notice.faults_in_unreviewed(text, language)


def edges_are_tried(candidate: Candidate) -> Iterator[Fault]:
    """Each threshold and each wait has a scenario on either side, so that one who shifts it meets one that fails."""
    if candidate.document is None:
        return
    for edge in edges.untried(candidate.document, candidate.content["scenarios"]):
        yield Fault(edge.sentence, UNTRIED_EDGE, edge.pointer, advisory=True)


GATES: tuple[Gate, ...] = (
    shape_is_right,
    names_and_conditions_hold,
    shared_entries_hold,
    required_text_is_present,
    everything_cites_a_source,
    required_rules_have_a_gate,
    warnings_have_a_trigger,
    required_activities_have_rules,
    scenarios_cover_the_activities,
    scenarios_come_out,
    review_counts,
    notice_says_whether_it_is_reviewed,
    edges_are_tried,
)


def faults_of(candidate: Candidate) -> list[Fault]:
    """Everything that any gate has against the candidate, blocking first."""
    faults = [fault for gate in GATES for fault in gate(candidate)]
    return sorted(dict.fromkeys(faults), key=lambda fault: fault.advisory)
