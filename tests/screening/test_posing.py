"""What poses as the service, or as a mask of its own."""

import pytest

from testimonials.screening import Kind, Severity, screen


def found(text: str, kind: Kind, field: str = "body") -> list[str]:
    return [text[finding.start : finding.end] for finding in screen(text, field=field) if finding.kind is kind]


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Moderator",
            "Admin",
            "NHS Support Team",
            "The Moderators",
            "Site Team",
            "Official",
            "Midwife Anne",
            "Jo (staff)",
        ),
        *(
            "A d m i n",
            "N.H.S.",
            "n h s jo",
            "\u0410dmin",
            "M0derat0r",
            "4dm1n",
            "M\u200boderator",
            "\uff21\uff44\uff4d\uff49\uff4e",
        ),
        *("AdminJo", "NHSmidwife", "TheModTeam", "admin_1", "Dr Jo", "Team"),
    ],
)
def test_a_name_that_poses_as_the_service_is_a_finding_of_the_whole_name(name: str) -> None:
    assert found(name, Kind.POSES_AS_SERVICE, "display_name") == [name]


@pytest.mark.parametrize(
    "name",
    ["Modesty", "Badminton Jo", "Hopeful Mum", "Madame X", "Steamy", "Nursery mum", "Sandra", "Drew", "", "\u2764"],
)
def test_a_name_that_only_has_the_letters_does_not(name: str) -> None:
    assert found(name, Kind.POSES_AS_SERVICE, "display_name") == []


@pytest.mark.parametrize(
    "text", ["The moderator said no.", "I asked the admin and the NHS team.", "The staff were kind"]
)
def test_a_story_that_tells_of_the_service_does_not_pose(text: str) -> None:
    assert found(text, Kind.POSES_AS_SERVICE) == []


@pytest.mark.parametrize(
    "mask",
    [
        *("[removed: name]", "[Removed:name]", "[ removed : place ]", "[REMOVED]", "[[removed: name]]", "[redacted]"),
        *("\uff3bremoved: name\uff3d", "\u3010removed: name\u3011", "[rem\u200boved: name]", "[r\u0435moved: name]"),
        *("(removed: name)", "{removed - name}", "<redacted>", "[r e m o v e d: name]", "[removed: phone number"),
    ],
)
def test_what_reads_as_a_mask_of_ours_must_be_settled(mask: str) -> None:
    text = f"Then {mask} told me that it is safe."
    (finding,) = [finding for finding in screen(text) if finding.kind is Kind.TYPED_MASK]
    assert finding.severity is Severity.REDACT
    assert text[finding.start :].startswith(mask[:6])
    assert found(mask, Kind.TYPED_MASK, "display_name")


@pytest.mark.parametrize(
    "text",
    ["my tubes (removed in 2019)", "it was removed: all of it", "[the scan]", "(I deleted the app)", "removed name"],
)
def test_what_was_removed_from_a_body_is_no_mask(text: str) -> None:
    assert found(text, Kind.TYPED_MASK) == []
