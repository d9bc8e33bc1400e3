"""Contains all the data models used in inputs/outputs"""

from .action import Action
from .activity import Activity
from .activity_page import ActivityPage
from .amendment_request import AmendmentRequest
from .article_document import ArticleDocument
from .article_part import ArticlePart
from .article_part_page import ArticlePartPage
from .article_summary import ArticleSummary
from .article_summary_page import ArticleSummaryPage
from .article_version import ArticleVersion
from .article_version_page import ArticleVersionPage
from .assessed_activity import AssessedActivity
from .assessed_article import AssessedArticle
from .assessed_rule import AssessedRule
from .assessed_warning import AssessedWarning
from .assessment import Assessment
from .assessment_request import AssessmentRequest
from .assessment_request_facts import AssessmentRequestFacts
from .body import Body
from .caution import Caution
from .caution_kind import CautionKind
from .certainty import Certainty
from .change import Change
from .change_page import ChangePage
from .choice import Choice
from .cited_source import CitedSource
from .cited_source_page import CitedSourcePage
from .coding import Coding
from .comparison import Comparison
from .condition import Condition
from .consent_request import ConsentRequest
from .definition import Definition
from .expectation import Expectation
from .expectation_outcomes import ExpectationOutcomes
from .fact import Fact
from .fact_kind import FactKind
from .fact_page import FactPage
from .fact_range import FactRange
from .guidance_rule import GuidanceRule
from .labelled_note import LabelledNote
from .labelled_reason import LabelledReason
from .list_article_parts_ordering import ListArticlePartsOrdering
from .list_articles_ordering import ListArticlesOrdering
from .outcome import Outcome
from .problem import Problem
from .problem_error import ProblemError
from .published_rule import PublishedRule
from .published_rule_page import PublishedRulePage
from .published_warning import PublishedWarning
from .published_warning_page import PublishedWarningPage
from .question import Question
from .reason import Reason
from .reason_part import ReasonPart
from .related_article_page import RelatedArticlePage
from .remaining import Remaining
from .report_request import ReportRequest
from .retention import Retention
from .review import Review
from .reviewer import Reviewer
from .root import Root
from .rule_state import RuleState
from .safety_net import SafetyNet
from .scenario import Scenario
from .scenario_facts import ScenarioFacts
from .section import Section
from .significance import Significance
from .snapshot_entry import SnapshotEntry
from .snapshot_page import SnapshotPage
from .story import Story
from .story_page import StoryPage
from .story_policy import StoryPolicy
from .story_submission_request import StorySubmissionRequest
from .strength import Strength
from .submission import Submission
from .submission_status import SubmissionStatus
from .submitted import Submitted
from .support_service import SupportService
from .support_service_page import SupportServicePage
from .symptom_warning import SymptomWarning
from .topic import Topic
from .topic_page import TopicPage
from .truth import Truth
from .unit import Unit
from .urgency import Urgency
from .wait import Wait
from .warning_state import WarningState

__all__ = (
    "Action",
    "Activity",
    "ActivityPage",
    "AmendmentRequest",
    "ArticleDocument",
    "ArticlePart",
    "ArticlePartPage",
    "ArticleSummary",
    "ArticleSummaryPage",
    "ArticleVersion",
    "ArticleVersionPage",
    "AssessedActivity",
    "AssessedArticle",
    "AssessedRule",
    "AssessedWarning",
    "Assessment",
    "AssessmentRequest",
    "AssessmentRequestFacts",
    "Body",
    "Caution",
    "CautionKind",
    "Certainty",
    "Change",
    "ChangePage",
    "Choice",
    "CitedSource",
    "CitedSourcePage",
    "Coding",
    "Comparison",
    "Condition",
    "ConsentRequest",
    "Definition",
    "Expectation",
    "ExpectationOutcomes",
    "Fact",
    "FactKind",
    "FactPage",
    "FactRange",
    "GuidanceRule",
    "LabelledNote",
    "LabelledReason",
    "ListArticlePartsOrdering",
    "ListArticlesOrdering",
    "Outcome",
    "Problem",
    "ProblemError",
    "PublishedRule",
    "PublishedRulePage",
    "PublishedWarning",
    "PublishedWarningPage",
    "Question",
    "Reason",
    "ReasonPart",
    "RelatedArticlePage",
    "Remaining",
    "ReportRequest",
    "Retention",
    "Review",
    "Reviewer",
    "Root",
    "RuleState",
    "SafetyNet",
    "Scenario",
    "ScenarioFacts",
    "Section",
    "Significance",
    "SnapshotEntry",
    "SnapshotPage",
    "Story",
    "StoryPage",
    "StoryPolicy",
    "StorySubmissionRequest",
    "Strength",
    "Submission",
    "SubmissionStatus",
    "Submitted",
    "SupportService",
    "SupportServicePage",
    "SymptomWarning",
    "Topic",
    "TopicPage",
    "Truth",
    "Unit",
    "Urgency",
    "Wait",
    "WarningState",
)
