"""Where a service helps: ISO 3166, and what was meant by what is not in it."""

import pytest

from articles.editorial.places import regions_of, subdivisions, wrong_with_region


@pytest.mark.parametrize("region", ["GB", "GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR", "IE", "US-CA", "FR-75C", "NO", "AQ"])
def test_a_country_or_a_part_of_one_is_taken(region: str) -> None:
    assert wrong_with_region(region) is None


@pytest.mark.parametrize(
    ("region", "said"),
    [
        ("UK", "Did you mean 'GB'?"),
        ("GB-SCO", "Did you mean 'GB-SCT'?"),
        ("GB-WAL", "Did you mean 'GB-WLS'?"),
        ("GB-NI", "Did you mean 'GB-NIR'?"),
        ("gb-sco", "Did you mean 'GB-SCT'?"),
        ("gb", "This must be a code of ISO 3166"),
        ("", "This must be a code of ISO 3166"),
        ("England", "This must be a code of ISO 3166"),
        ("GB-ENGL", "This must be a code of ISO 3166"),
        ("GB ", "This must be a code of ISO 3166"),
        ("ＧＢ", "This must be a code of ISO 3166"),
        ("ZZ", "no country of this code"),
        ("EU", "no country of this code"),
        ("GB-XXX", "For the whole of it, write `GB`."),
        ("IE-ENG", "For the whole of it, write `IE`."),
    ],
)
def test_what_is_not_in_iso_3166_is_refused_with_what_was_meant(region: str, said: str) -> None:
    assert said in (wrong_with_region(region) or "")


def test_the_list_is_whole() -> None:
    assert len(subdivisions()) == 249
    assert {"ENG", "SCT", "WLS", "NIR"} <= subdivisions()["GB"]
    assert sum(map(len, subdivisions().values())) > 5_000


def test_readers_are_where_their_language_is_spoken_and_where_they_are_sent_for_help() -> None:
    assert regions_of("en-GB", ["GB", "IE", "GB-XXX"]) == ["GB", "IE"]
    assert regions_of("zh-Hant-TW") == ["TW"]
    assert regions_of("en", ["US"]) == ["US"]
    assert regions_of("es-419") == regions_of("en") == regions_of("") == []
