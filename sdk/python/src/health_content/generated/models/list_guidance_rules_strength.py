from typing import Final, Literal

ListGuidanceRulesStrength = Literal["optional", "recommended", "required"]

LIST_GUIDANCE_RULES_STRENGTH_VALUES: Final[frozenset[ListGuidanceRulesStrength]] = frozenset(
    ["optional", "recommended", "required"]
)


def check_list_guidance_rules_strength(value: str) -> ListGuidanceRulesStrength:
    """A closed list: nobody could act safely on a value that they do not know."""
    for known in LIST_GUIDANCE_RULES_STRENGTH_VALUES:
        if value == known:
            return known
    raise ValueError(f"{value!r} is not a value of ListGuidanceRulesStrength.")
