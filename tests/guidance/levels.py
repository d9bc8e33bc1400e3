"""How cautious an assessment is, as numbers, the most cautious first; written down apart from the product."""

from articles.guidance.assessment import Assessment
from tests.guidance.oracle import BEST_LAST

STANDINGS = {
    ("emergency", "triggered"): 0,
    ("urgent", "triggered"): 1,
    ("emergency", "unknown"): 2,
    ("urgent", "unknown"): 2,
    ("non_urgent", "triggered"): 3,
    ("non_urgent", "unknown"): 4,
    ("expected", "unknown"): 6,
    ("expected", "triggered"): 7,
}
SILENT = 5


def stand(assessment: Assessment) -> dict[str, int]:
    """Each warning by its key."""
    return {
        each["key"]: STANDINGS.get((each["urgency"].value, each["state"].value), SILENT)
        for each in assessment["warnings"]
    }


def decide(assessment: Assessment) -> dict[str, int]:
    """The outcome of each activity."""
    return {each["activity"]: BEST_LAST.index(each["outcome"].value) for each in assessment["activities"]}
