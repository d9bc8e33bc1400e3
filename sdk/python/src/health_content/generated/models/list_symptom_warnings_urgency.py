from typing import Final, Literal

ListSymptomWarningsUrgency = Literal["emergency", "expected", "non_urgent", "urgent"]

LIST_SYMPTOM_WARNINGS_URGENCY_VALUES: Final[frozenset[ListSymptomWarningsUrgency]] = frozenset(
    ["emergency", "expected", "non_urgent", "urgent"]
)


def check_list_symptom_warnings_urgency(value: str) -> ListSymptomWarningsUrgency:
    """A closed list: nobody could act safely on a value that they do not know."""
    for known in LIST_SYMPTOM_WARNINGS_URGENCY_VALUES:
        if value == known:
            return known
    raise ValueError(f"{value!r} is not a value of ListSymptomWarningsUrgency.")
