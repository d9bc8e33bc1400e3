"""What the fuzzer is told to let by."""

import tomllib
from pathlib import Path


def test_fuzzing_is_eased_for_single_operations_alone_and_only_in_what_no_schema_can_say() -> None:
    config = tomllib.loads((Path(__file__).parent.parent.parent / "schemathesis.toml").read_text(encoding="utf-8"))
    assert config.keys() <= {"hooks", "workers", "continue-on-failure", "cache", "generation", "operations"}
    for eased in config["operations"]:
        assert eased.keys() == {"include-operation-id", "checks"}
        assert eased["checks"].keys() == {"positive_data_acceptance"}
        statuses = eased["checks"]["positive_data_acceptance"]["expected-statuses"]
        assert set(statuses) <= {"2xx", "200", "304", "400", "401", "404", "409", "410"}
