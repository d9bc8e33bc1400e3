"""What is wrong with content that has the right shape: names that lead nowhere, conditions that don't fit, repeats,
and texts that would not reach readers as they were meant.

Pure: content and vocabulary in, faults with pointers out, all at once. A content file with any of these is not loaded;
a draft that came to have one (the vocabulary changed, the admin wrote it) is not published.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from articles.editorial.drafts import Content
from articles.editorial.entries import faults_in_coding, faults_in_service, faults_in_source, faults_in_topic
from articles.editorial.markdown import faults_in_markdown
from articles.editorial.places import regions_of
from articles.editorial.vocabulary import Vocabulary
from articles.guidance import conditions, facts, waits
from articles.guidance.terms import FactKind
from contentapi.errors import Fault, did_you_mean, pointer


def faults_in_content(content: Content, vocabulary: Vocabulary) -> list[Fault]:
    """Everything wrong with an article's content, in the light of the vocabulary; some of it may be advisory."""
    return [*faults_in_names(content, vocabulary), *_faults_in_texts(content, vocabulary)]


def faults_in_names(content: Content, vocabulary: Vocabulary) -> list[Fault]:
    """What of an article's content does not hold together, so that it is neither a draft nor can be asked anything."""
    return [
        *_links(content["topics"], vocabulary.topics, "topic", "topics"),
        *_links(content["sources"], vocabulary.sources, "source", "sources"),
        *_links(content["support_services"], vocabulary.support_services, "support service", "support_services"),
        *_related(content),
        *_keys(content),
        *_definitions(content, vocabulary),
        *_rules(content, vocabulary),
        *_warnings(content, vocabulary),
        *_scenarios(content, vocabulary),
    ]


def _faults_in_texts(content: Content, vocabulary: Vocabulary) -> Iterator[Fault]:
    """What a draft may hold, and its readers may not get."""
    yield from _sections(content, vocabulary)
    for index, warning in enumerate(content["symptom_warnings"]):
        for place, coding in enumerate(warning["codings"]):
            yield from (f.under("symptom_warnings", index, "codings", place) for f in faults_in_coding(coding))


def _links(names: Iterable[str], known: Mapping[str, Any], what: str, *at: str | int) -> Iterator[Fault]:
    seen = set()
    for index, name in enumerate(names):
        if name in seen:
            yield Fault(f"'{name}' is listed twice.", "duplicate").under(*at, index)
        elif name not in known:
            yield _unknown(name, known, what).under(*at, index)
        seen.add(name)


def _unknown(name: str, known: Iterable[str], what: str) -> Fault:
    return Fault(f"There is no {what} '{name}'.{did_you_mean(name, known)}", f"unknown_{what.replace(' ', '_')}")


def _related(content: Content) -> Iterator[Fault]:
    for index, slug in enumerate(content["related"]):
        if slug == content["slug"]:
            yield Fault("An article is not related to itself.", "related_to_itself").under("related", index)
        elif slug in content["related"][:index]:
            yield Fault(f"'{slug}' is listed twice.", "duplicate").under("related", index)


def _keys(content: Content) -> Iterator[Fault]:
    # Rules and warnings share one space of keys: both are addressed as the article's URL with `#key`.
    for lists in (["sections"], ["guidance_rules", "symptom_warnings"], ["scenarios"]):
        seen = set()
        for name in lists:
            for index, one in enumerate(content[name]):
                if one["key"] in seen:
                    yield Fault(f"The key '{one['key']}' is used twice.", "duplicate_key").under(name, index, "key")
                seen.add(one["key"])


def _cited(sources: Iterable[str], content: Content, vocabulary: Vocabulary) -> Iterator[Fault]:
    for index, key in enumerate(sources):
        if (fault := _cited_one(key, content, vocabulary)) is not None:
            yield fault.under("sources", index)
    for key, times in Counter(sources).items():
        if times > 1:
            yield Fault(f"'{key}' is cited twice.", "duplicate").under("sources")


def _cited_one(key: str, content: Content, vocabulary: Vocabulary) -> Fault | None:
    if key in content["sources"]:
        return None
    if key in vocabulary.sources:
        return Fault(f"The source '{key}' is not in the article's own `sources`: add it there.", "source_not_listed")
    return _unknown(key, {**dict.fromkeys(content["sources"]), **vocabulary.sources}, "source")


def _definitions(content: Content, vocabulary: Vocabulary) -> Iterator[Fault]:
    seen = set()
    for index, one in enumerate(content["definitions"]):
        at = ("definitions", index)
        if (fault := _cited_one(one["according_to"], content, vocabulary)) is not None:
            yield fault.under(*at, "according_to")
        if (identity := (one["term"], one["according_to"])) in seen:
            yield Fault("This source defines the term twice.", "duplicate").under(*at, "term")
        seen.add(identity)
        if one["range"]:
            yield from (fault.under(*at, "range") for fault in _range(one["range"], vocabulary))


def _range(span: Content, vocabulary: Vocabulary) -> Iterator[Fault]:
    fact = vocabulary.guidance_facts.get(span["fact"])
    if fact is None:
        yield _unknown(span["fact"], vocabulary.facts, "fact").under("fact")
    elif fact.kind is not FactKind.INTEGER:
        yield Fault(f"'{fact.key}' is not a whole number, so it has no range.", "not_a_number").under("fact")
    if span["minimum"] is None and span["below"] is None:
        yield Fault("A range has a `minimum`, a `below`, or both.", "empty_range")
    elif span["minimum"] is not None and span["below"] is not None and span["minimum"] >= span["below"]:
        yield Fault("`minimum` must be less than `below`.", "empty_range").under("below")


def _sections(content: Content, vocabulary: Vocabulary) -> Iterator[Fault]:
    services = (vocabulary.support_services.get(key) for key in content["support_services"])
    regions = regions_of(content["language"], (service["region"] for service in services if service))
    for index, section in enumerate(content["sections"]):
        for fault in faults_in_markdown(section["body"], regions):
            yield fault.under("sections", index, "body")


def _conditions(entries: Iterable[Content], vocabulary: Vocabulary, *at: str | int) -> Iterator[Fault]:
    for index, condition in enumerate(entries):
        for fault in conditions.faults_in_condition(condition, vocabulary.guidance_facts):
            yield fault.under(*at, index)


def _rules(content: Content, vocabulary: Vocabulary) -> Iterator[Fault]:
    for index, rule in enumerate(content["guidance_rules"]):
        at = ("guidance_rules", index)
        if rule["activity"] not in vocabulary.activities:
            yield _unknown(rule["activity"], vocabulary.activities, "activity").under(*at, "activity")
        for name in ("applies_when", "satisfied_when"):
            yield from _conditions(rule[name], vocabulary, *at, name)
        if rule["wait"]:
            for fault in waits.faults_in_wait(rule["wait"], vocabulary.guidance_facts):
                yield fault.under(*at, "wait")
        yield from (fault.under(*at) for fault in _cited(rule["sources"], content, vocabulary))


def _warnings(content: Content, vocabulary: Vocabulary) -> Iterator[Fault]:
    for index, warning in enumerate(content["symptom_warnings"]):
        at = ("symptom_warnings", index)
        yield from _conditions(warning["triggered_when"], vocabulary, *at, "triggered_when")
        yield from _codings(warning["codings"], *at)
        yield from (fault.under(*at) for fault in _cited(warning["sources"], content, vocabulary))


def _codings(codings: Iterable[Content], *at: str | int) -> Iterator[Fault]:
    seen = set()
    for index, coding in enumerate(codings):
        if (identity := (coding["system"], coding["code"])) in seen:
            yield Fault("This code is given twice.", "duplicate").under(*at, "codings", index)
        seen.add(identity)


def _scenarios(content: Content, vocabulary: Vocabulary) -> Iterator[Fault]:
    warnings = [warning["key"] for warning in content["symptom_warnings"]]
    activities = vocabulary.with_required(rule["activity"] for rule in content["guidance_rules"])
    for index, scenario in enumerate(content["scenarios"]):
        at = ("scenarios", index)
        for fault in facts.faults_in_given(vocabulary.guidance_facts, scenario["facts"]):
            yield fault.under(*at, "facts")
        for activity in scenario["expect"]["outcomes"]:
            if activity not in vocabulary.activities:
                yield _unknown(activity, activities, "activity").under(*at, "expect", "outcomes", activity)
            elif activity not in activities:
                detail = f"No rule here is about '{activity}', so nothing comes out for it."
                yield Fault(detail, "activity_without_rules").under(*at, "expect", "outcomes", activity)
        yield from _links(scenario["expect"]["warnings"], dict.fromkeys(warnings), "warning", *at, "expect", "warnings")


def faults_in_vocabulary(content: Mapping[str, list[Content]], present: Vocabulary) -> list[Fault]:
    """Everything wrong with a vocabulary file, in the light of the vocabulary that is there."""
    faults: list[Fault] = []
    for name, key in (("facts", "key"), ("activities", "key"), ("topics", "slug"), ("sources", "key")):
        faults += _repeated(content[name], key, name)
    faults += _repeated(content["support_services"], "key", "support_services")
    for index, fact in enumerate(content["facts"]):
        faults += [fault.under("facts", index) for fault in _fact(fact)]
    faults += _tree(content["activities"], present.activities, "activities", "activity", "key", "requires")
    faults += _tree(content["topics"], present.topics, "topics", "topic", "slug", "parent")
    for index, topic in enumerate(content["topics"]):
        faults += _codings(topic["codings"], "topics", index)
        faults += [fault.under("topics", index) for fault in faults_in_topic(topic)]
    for index, source in enumerate(content["sources"]):
        faults += [fault.under("sources", index) for fault in faults_in_source(source)]
    for index, service in enumerate(content["support_services"]):
        faults += [fault.under("support_services", index) for fault in faults_in_service(service)]
    return faults


def _repeated(entries: Iterable[Content], key: str, name: str) -> Iterator[Fault]:
    seen = set()
    for index, entry in enumerate(entries):
        if entry[key] in seen:
            yield Fault(f"'{entry[key]}' is given twice.", "duplicate_key").under(name, index, key)
        seen.add(entry[key])


def _fact(fact: Content) -> Iterator[Fault]:
    if fact["kind"] not in list(FactKind):
        return  # a matter of its shape: what belongs to it cannot be told
    if fact["kind"] == FactKind.INTEGER:
        yield from _span(fact)
    else:
        given = [name for name in ("unit", "minimum", "maximum") if fact[name] is not None]
        yield from _misplaced(given, "whole number")
    if fact["kind"] == FactKind.CHOICE:
        if len(fact["choices"]) < 2:
            yield Fault("A choice has at least two choices.", "missing").under("choices")
        yield from _repeated(fact["choices"], "key", "choices")
    else:
        yield from _misplaced([name for name in ("choices", "ordered") if fact[name]], "choice")


def _span(fact: Content) -> Iterator[Fault]:
    for name in ("unit", "minimum", "maximum"):
        if fact[name] is None:
            yield Fault(f"A whole number needs a `{name}`.", "missing").under(name)
    if fact["minimum"] is not None and fact["maximum"] is not None and fact["minimum"] > fact["maximum"]:
        yield Fault("`maximum` must not be less than `minimum`.", "empty_range").under("maximum")


def _misplaced(names: Iterable[str], kind: str) -> Iterator[Fault]:
    for name in names:
        yield Fault(f"Only a {kind} has `{name}`.", "misplaced").under(name)


def _tree(
    entries: Iterable[Content], present: Mapping[str, Any], name: str, what: str, key: str, link: str
) -> Iterator[Fault]:
    """Links between entries of one kind: each leads somewhere, and none leads back round to where it began."""
    entries = list(entries)
    together = {**present, **{entry[key]: entry for entry in entries}}
    for index, entry in enumerate(entries):
        many = isinstance(entry[link], list)
        targets = _targets(entry, link)
        for place, other in enumerate(targets):
            at = (name, index, link, place) if many else (name, index, link)
            if other in targets[:place]:
                yield Fault(f"'{other}' is listed twice.", "duplicate").under(*at)
            elif other not in together:
                yield _unknown(other, together, what).under(*at)
            elif _leads_to(other, entry[key], together, link):
                yield Fault(f"This leads back to '{entry[key]}' itself.", "cycle").under(*at)


def _targets(entry: Content, link: str) -> list[str]:
    value = entry[link]
    return value if isinstance(value, list) else [value] if value else []


def _leads_to(start: str, goal: str, entries: Mapping[str, Any], link: str) -> bool:
    pending, seen = [start], set()
    while pending:
        here = pending.pop()
        if here == goal:
            return True
        if here not in seen and here in entries:
            seen.add(here)
            pending += _targets(entries[here], link)
    return False


def faults_in_embedded(content: Content, vocabulary: Vocabulary) -> Iterator[Fault]:
    """What is wrong with the shared entries that an article embeds, told where it names them.

    They were checked as they came in; but there are more checks than there were then.
    """
    yield from _embedded(content, vocabulary.support_services, faults_in_service, "service", "support_services")
    yield from _embedded(content, vocabulary.sources, faults_in_source, "source", "sources")
    yield from _embedded(content, vocabulary.topics, faults_in_topic, "topic", "topics")


def _embedded(
    content: Content,
    known: Mapping[str, Content],
    check: Callable[[Content], Iterable[Fault]],
    what: str,
    name: str,
) -> Iterator[Fault]:
    for index, key in enumerate(content[name]):
        for fault in check(known[key]) if key in known else ():
            member = next((token for token in reversed((fault.pointer or "").split("/")) if token.isalpha()), None)
            about = f"The {member} of the {what} '{key}'" if member else f"The {what} '{key}'"
            yield replace(fault, detail=f"{about}: {fault.detail}", pointer=pointer(name, index))
