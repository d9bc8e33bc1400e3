"""What a client must have seen on a server: taken from the raw JSON, value by value and type by type."""

import json
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

SLUG = "sex-after-miscarriage"
# One fact of each kind that there is, and one that is said not to be known. Every program asks with these.
FACTS = {"bleeding": "heavier_than_a_period", "days_since_loss": 10, "fever": True}
NOT_KNOWN = ["feels_faint"]
BODY = "We waited until the bleeding had stopped, and then two weeks more. It was right for us."

# What a program does, in this order; each is one column of the table.
STEPS = ("article", "warnings", "assess", "stories", "changes", "submit", "withdraw", "problem")

_Condition = dict[str, Any]


def ask(site: str, path: str, body: object = None, *, receipt: str | None = None) -> Any:
    """What the server answers, whatever its status: JSON as it is."""
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {receipt}"} if receipt else {})
    data = None if body is None else json.dumps(body).encode()
    request = Request(f"{site}/api/v1/{path}", data, headers)  # noqa: S310  an address that the caller chose
    try:
        with urlopen(request) as response:  # noqa: S310
            return json.load(response)
    except HTTPError as refused:
        return json.load(refused)


def faults(site: str, seen: dict[str, Any]) -> dict[str, str]:
    """By step, what is wrong with what a program saw on `site`; a step that went well is not in it."""
    return {step: wrong for step in STEPS if (wrong := _fault(site, step, seen.get(step, {"failed": "not reached"})))}


def _fault(site: str, step: str, told: dict[str, Any]) -> str | None:
    if "failed" in told:
        return str(told["failed"])
    if step == "submit":
        wanted = _of_submission(told["saw"])
    elif step == "withdraw":
        wanted = _of_withdrawal(site, told["saw"])
    else:
        wanted = _WANTED[step](site)
    if step == "problem":  # faults come in the order of the request's members, and some languages keep none
        wanted, told = _in_order(wanted), {"saw": _in_order(told["saw"])}
    return difference(wanted, told["saw"])


def difference(wanted: Any, seen: Any, at: str = "") -> str | None:
    """Where two JSON values part. `1`, `1.0` and `true` are three different ones here."""
    if isinstance(wanted, dict) and isinstance(seen, dict) and wanted.keys() == seen.keys():
        pairs = [(f"{at}/{key}", wanted[key], seen[key]) for key in wanted]
    elif isinstance(wanted, list) and isinstance(seen, list) and len(wanted) == len(seen):
        pairs = [(f"{at}/{index}", one, other) for index, (one, other) in enumerate(zip(wanted, seen, strict=True))]
    else:
        as_sent, as_seen = json.dumps(wanted), json.dumps(seen)
        return None if as_sent == as_seen else f"{at}: sent {as_sent[:200]}, seen {as_seen[:200]}"
    return next((found for path, one, other in pairs if (found := difference(one, other, path))), None)


def _conditions(conditions: list[_Condition]) -> list[list[Any]]:
    return [[condition["fact"], condition["operator"], condition["value"]] for condition in conditions]


def _article(site: str) -> Any:
    article = ask(site, f"articles/{SLUG}")
    of_rules = [rule[list_] for rule in article["guidance_rules"] for list_ in ("applies_when", "satisfied_when")]
    of_warnings = [warning["triggered_when"] for warning in article["symptom_warnings"]]
    kinds = {type(condition["value"]) for conditions in (*of_rules, *of_warnings) for condition in conditions}
    if kinds != {bool, int, str, list}:
        raise ValueError(f"{SLUG} no longer has a condition of each kind, so it proves too little: {kinds}")
    return {
        "title": article["title"],
        "aspects": [section["aspect"] for section in article["sections"]],
        "rules": [
            [rule["key"], _conditions(rule["applies_when"]), _conditions(rule["satisfied_when"])]
            for rule in article["guidance_rules"]
        ],
        "warnings": [
            [warning["key"], _conditions(warning["triggered_when"])] for warning in article["symptom_warnings"]
        ],
        "scenarios": {scenario["key"]: scenario["facts"] for scenario in article["scenarios"]},
    }


def _warnings(site: str) -> Any:
    page = ask(site, "symptom-warnings")
    return [[one["key"], one["urgency"], _conditions(one["triggered_when"])] for one in page["results"]]


def _assessment(site: str) -> Any:
    answer = ask(site, f"articles/{SLUG}/assessment", {"facts": FACTS, "not_known": NOT_KNOWN})
    judged = [*answer["warnings"], *(rule for activity in answer["activities"] for rule in activity["rules"])]
    return {
        "outcomes": [[activity["activity"], activity["outcome"]] for activity in answer["activities"]],
        "because": [
            [
                one["key"],
                one["state"],
                [[why["fact"], why["value"], why["given"], why["truth"]] for why in one["because"]],
            ]
            for one in judged
        ],
    }


def _stories(site: str) -> Any:
    return [[story["id"], story["content_notes"]] for story in ask(site, "stories")["results"]]


def _changes(site: str) -> Any:
    members = ("sequence", "kind", "subject", "slug", "id", "significance", "successor")
    return [[change[member] for member in members] for change in ask(site, "changes")["results"]]


def _problems(site: str) -> Any:
    missing = ask(site, "articles/nothing-of-that-name")
    wrong = ask(site, f"articles/{SLUG}/assessment", {"facts": {"bleeding": "lots", "fevre": True}})
    return [
        [problem["status"], problem["code"], [fault["pointer"] for fault in problem["errors"]]]
        for problem in (missing, wrong)
    ]


def _in_order(problems: list[Any]) -> list[Any]:
    return [[status, code, sorted(pointers, key=str)] for status, code, pointers in problems]


def _of_submission(seen: Any) -> Any:
    """A client that has the right receipt, and not another's, has read its own words back with it."""
    return {**seen, "status": "pending", "body": BODY}


def _of_withdrawal(site: str, seen: Any) -> Any:
    """The server holds nothing any more, and the client was told so."""
    left = ask(site, f"submissions/{seen['id']}", receipt=seen["receipt"])
    return {**seen, "code": left["code"] if left.get("code") == "not_found" else "not_found, but it is still there"}


_WANTED = {
    "article": _article,
    "warnings": _warnings,
    "assess": _assessment,
    "stories": _stories,
    "changes": _changes,
    "problem": _problems,
}
