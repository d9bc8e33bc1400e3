from typing import Final, Literal, cast

CodingSystem = Literal["icd-10", "icd-10-cm", "loinc", "snomed-ct"]

CODING_SYSTEM_VALUES: Final[frozenset[CodingSystem]] = frozenset(["icd-10", "icd-10-cm", "loinc", "snomed-ct"])


def check_coding_system(value: str) -> CodingSystem:
    """An open list: a value that a later server has added comes through as it is."""
    return cast(CodingSystem, value)
