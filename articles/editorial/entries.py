"""What is wrong with one entry that articles share: how a service is reached, where a source is read, what a code says.

Pure, and asked by all who take such an entry in: files, the admin's forms, and the gates, since an entry that was there
before a check was may be embedded in a document only now.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from articles.editorial.addresses import wrong_with_web_address
from articles.editorial.codes import wrong_with_code
from articles.editorial.places import wrong_with_region
from articles.editorial.telephones import wrong_with_number
from articles.terms import CodingSystem
from contentapi.errors import Fault

Entry = Mapping[str, Any]


def faults_in_service(service: Entry) -> Iterator[Fault]:
    """Whoever needs help can reach it as it stands here."""
    if not service["url"] and not service["phone"]:
        yield Fault("Give a `url`, a `phone`, or both: nobody can reach this service.", "unreachable")
    wrong_region = wrong_with_region(service["region"])
    if wrong_region:
        yield Fault(wrong_region, "region").under("region")
    if service["url"] and (wrong := wrong_with_web_address(service["url"])):
        yield Fault(f"This cannot be the address of a page. {wrong}", "address").under("url")
    # In which country a number is dialled is not known where the region is wrong.
    if service["phone"] and not wrong_region and (wrong := wrong_with_number(service["phone"], service["region"])):
        yield Fault(f"This cannot be dialled. {wrong}", "telephone").under("phone")


def faults_in_source(source: Entry) -> Iterator[Fault]:
    """Whoever wants to read it finds it."""
    if source["url"] and (wrong := wrong_with_web_address(source["url"])):
        yield Fault(f"This cannot be the address of a page. {wrong}", "address").under("url")


def faults_in_coding(coding: Entry) -> Iterator[Fault]:
    """The code has the form of its terminology's."""
    if coding["system"] in list(CodingSystem) and (wrong := wrong_with_code(coding["system"], coding["code"])):
        yield Fault(wrong, "code").under("code")


def faults_in_topic(topic: Entry) -> Iterator[Fault]:
    for index, coding in enumerate(topic["codings"]):
        yield from (fault.under("codings", index) for fault in faults_in_coding(coding))
