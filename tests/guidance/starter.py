"""The guidance of the starter article, in the keys that the product fixes; its sentences are cut short."""

from typing import Any

from tests.guidance.factories import Document, activity, choice, document, fact, number, rule, wait, warning

RED_FLAGS_DENIED: dict[str, Any] = {
    "soaking_pads": False,
    "feels_faint": False,
    "severe_pain": False,
    "fever": False,
    "discharge": "normal",
}
TEN_DAYS_AFTER_AN_EARLY_LOSS: dict[str, Any] = {
    **RED_FLAGS_DENIED,
    "gestation_weeks": 8,
    "days_since_loss": 10,
    "has_complications": False,
    "had_pelvic_exam": True,
    "bleeding": "none",
}
EVERYTHING_SATISFIED: dict[str, Any] = {
    **TEN_DAYS_AFTER_AN_EARLY_LOSS,
    "days_since_loss": 60,
    "periods_since_loss": 3,
    "feels_ready": True,
    "wants_pregnancy": True,
    "cleared_by_clinician": True,
}


def starter() -> Document:
    return document(
        facts=[
            number("gestation_weeks", "wk", maximum=45, label="Weeks pregnant at the loss"),
            number("days_since_loss", "d", maximum=3650),
            number("periods_since_loss", "{menses}", maximum=60),
            choice("bleeding", "none", "spotting", "light", "like_a_period", "heavier_than_a_period", ordered=True),
            choice("discharge", "normal", "discoloured", "smelly"),
            fact("soaking_pads"),
            fact("severe_pain"),
            fact("fever"),
            fact("feels_faint"),
            fact("has_complications"),
            fact("had_pelvic_exam", label="Had a pelvic exam"),
            fact("cleared_by_clinician"),
            fact("feels_ready"),
            fact("wants_pregnancy"),
        ],
        activities=[activity("resume_sex"), activity("conceive_again", "resume_sex")],
        rules=[
            *_rules_of_resuming_sex(),
            rule("stop-bleeding-before-conceiving", activity="conceive_again", until=["bleeding is none"]),
            rule(
                "three-periods-before-conceiving",
                activity="conceive_again",
                action="wait",
                strength="optional",
                wait=wait(3, "{menses}", "periods_since_loss"),
            ),
        ],
        warnings=[
            warning("usual-bleeding", "bleeding in [spotting, light, like_a_period]", urgency="expected"),
            warning(
                "heavy-bleeding-with-discharge",
                "bleeding is heavier_than_a_period",
                "discharge in [discoloured, smelly]",
            ),
            warning("soaking-pads", "soaking_pads is true", urgency="emergency"),
            warning("feeling-faint", "feels_faint is true", urgency="emergency"),
            warning("severe-pain", "severe_pain is true"),
            warning("fever", "fever is true"),
            warning("unusual-discharge", "discharge in [discoloured, smelly]"),
        ],
    )


def _rules_of_resuming_sex() -> list[Document]:
    rules = [
        rule("pelvic-exam-first", action="seek_care", until=["had_pelvic_exam is true"]),
        rule("wait-for-bleeding-to-stop", action="wait", until=["bleeding is none"]),
        rule(
            "wait-for-first-period",
            action="wait",
            strength="recommended",
            wait=wait(1, "{menses}", "periods_since_loss"),
        ),
        rule(
            "early-loss-two-to-three-weeks",
            action="wait",
            when=["gestation_weeks < 12", "has_complications is false"],
            wait=wait(2, "wk", "days_since_loss", maximum=3),
        ),
        rule(
            "late-loss-six-weeks",
            action="wait",
            when=["gestation_weeks >= 12"],
            wait=wait(6, "wk", "days_since_loss"),
        ),
        rule(
            "ask-after-complications",
            action="seek_care",
            when=["has_complications is true"],
            until=["cleared_by_clinician is true"],
        ),
        rule("feel-ready-first", action="consider", strength="recommended", until=["feels_ready is true"]),
        rule("ask-about-contraception", action="discuss", strength="optional", when=["wants_pregnancy is false"]),
        rule("talk-to-your-provider", action="discuss", strength="recommended"),
    ]
    return [{**each, "activity": "resume_sex"} for each in rules]
