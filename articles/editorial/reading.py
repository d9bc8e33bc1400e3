"""What a reader could be told, as one plain structure: content with all that it embeds, whole. And the hash of it.

Pure. A clinical review is of a reading: whatever is served of an article stands in it, save the review itself and what
the act of publishing adds. So an editor's change of a helpline's number, of a fact's question or of a scenario makes it
another. What is derived (HTML, conditions in words, a terminology's address) follows from what stands here, and is
left out: a better sentence in the software must not end every review.

It can be had from a published document alone, since documents embed the same: whoever doubts what was signed can count
again. Who wrote the article is never served, and is not in it.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from articles.editorial.vocabulary import CODING, Vocabulary
from articles.guidance.terms import UNITS_OF_BEFORE

Reading = dict[str, Any]


def read(content: Mapping[str, Any], vocabulary: Vocabulary) -> Reading:
    """The reading of `content`. A name that leads nowhere stands for itself.

    A member that content comes to have later must be left out while it is empty, or the hash of all that was signed
    before changes with it.
    """
    return {
        **{name: value for name, value in content.items() if name != "review"},
        **{
            kind: [_less_derived(getattr(vocabulary, kind).get(key, {"key": key})) for key in keys]
            for kind, keys in embeds(content, vocabulary).items()
        },
    }


def _less_derived(entry: Mapping[str, Any]) -> Reading:
    if "codings" not in entry:
        return dict(entry)
    return {**entry, "codings": [{name: one[name] for name in CODING} for one in entry["codings"]]}


def embeds(content: Mapping[str, Any], vocabulary: Vocabulary) -> dict[str, list[str]]:
    """The keys of all shared entries that a content embeds, by the name of their list."""
    return {
        "facts": facts_used(content),
        "activities": vocabulary.with_required(rule["activity"] for rule in content["guidance_rules"]),
        "topics": list(content["topics"]),
        "support_services": list(content["support_services"]),
        "sources": list(content["sources"]),
    }


def to_bytes(reading: Reading) -> bytes:
    """The one way to write a reading down. Whatever two readings differ in, their bytes differ.

    The unit of a wait is written in the word that it had when the first reviews were signed: another way to write the
    same must not end them.
    """
    return json.dumps(_with_units(reading, _WORDS), sort_keys=True, separators=(",", ":")).encode()


def from_bytes(written: bytes) -> Reading:
    """The reading that was written down."""
    said: Reading = json.loads(written)
    return _with_units(said, UNITS_OF_BEFORE)


_WORDS: Mapping[str, str] = {unit: word for word, unit in UNITS_OF_BEFORE.items()}


def _with_units(reading: Reading, names: Mapping[str, str]) -> Reading:
    if "guidance_rules" not in reading:
        return reading
    return {**reading, "guidance_rules": [_with_unit(rule, names) for rule in reading["guidance_rules"]]}


def _with_unit(rule: Mapping[str, Any], names: Mapping[str, str]) -> Mapping[str, Any]:
    if (wait := rule["wait"]) is None:
        return rule
    return {**rule, "wait": {**wait, "unit": names.get(wait["unit"], wait["unit"])}}


def content_hash(content: Mapping[str, Any], vocabulary: Vocabulary) -> str:
    """SHA-256, in hexadecimal, of everything that a reader could be told."""
    return hashlib.sha256(to_bytes(read(content, vocabulary))).hexdigest()


def fits(content: Mapping[str, Any], vocabulary: Vocabulary) -> bool:
    """Whether the review in `content` says who and when, and is of what `content` says, to the letter."""
    review = content["review"]
    if not (is_whole(review) and review.get("content_hash")):
        return False
    return bool(review["content_hash"] == content_hash(content, vocabulary))


def is_whole(review: Mapping[str, Any]) -> bool:
    """Whether a review names somebody with credentials, a day, and the day of the next."""
    by = review["reviewed_by"]
    return bool(by and by["name"].strip() and by["credentials"].strip()) and bool(
        review["reviewed_on"] and review["next_review_due"]
    )


def seal(review: Mapping[str, Any]) -> str:
    """What a file says beside a review, so that a name or a day typed over is not taken for what was signed."""
    signed = [review[name] for name in ("reviewed_by", "reviewed_on", "next_review_due", "content_hash")]
    return hashlib.sha256(json.dumps(signed, sort_keys=True).encode()).hexdigest()


def facts_used(content: Mapping[str, Any]) -> list[str]:
    """The facts that a content or a document turns on, in the order in which it comes to them."""
    found: dict[str, None] = {}
    for definition in content["definitions"]:
        if definition["range"]:
            found[definition["range"]["fact"]] = None
    for warning in content["symptom_warnings"]:
        found.update(dict.fromkeys(warning_facts(warning)))
    for rule in content["guidance_rules"]:
        found.update(dict.fromkeys(rule_facts(rule)))
    for scenario in content["scenarios"]:
        found.update(dict.fromkeys(scenario["facts"]))
    return list(found)


def rule_facts(rule: Mapping[str, Any]) -> list[str]:
    elapsed = [rule["wait"]["elapsed_fact"]] if rule["wait"] else []
    named = [condition["fact"] for condition in (*rule["applies_when"], *rule["satisfied_when"])]
    return list(dict.fromkeys([*named, *elapsed]))


def warning_facts(warning: Mapping[str, Any]) -> list[str]:
    return list(dict.fromkeys(condition["fact"] for condition in warning["triggered_when"]))
