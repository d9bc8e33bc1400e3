from typing import Final, Literal

ExpectationOutcomesAdditionalProperty = Literal["consider", "need_facts", "no_objection", "seek_care", "wait"]

EXPECTATION_OUTCOMES_ADDITIONAL_PROPERTY_VALUES: Final[frozenset[ExpectationOutcomesAdditionalProperty]] = frozenset(
    ["consider", "need_facts", "no_objection", "seek_care", "wait"]
)


def check_expectation_outcomes_additional_property(value: str) -> ExpectationOutcomesAdditionalProperty:
    """A closed list: nobody could act safely on a value that they do not know."""
    for known in EXPECTATION_OUTCOMES_ADDITIONAL_PROPERTY_VALUES:
        if value == known:
            return known
    raise ValueError(f"{value!r} is not a value of ExpectationOutcomesAdditionalProperty.")
