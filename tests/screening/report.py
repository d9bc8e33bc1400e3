"""How well screening finds what is labelled, and how long it takes: `python -m tests.screening.report`.

`--wrong` shows every text that went wrong, `--no-bench` leaves out the times.
"""

import sys
import time
from collections.abc import Mapping

from testimonials.screening import Kind, screen
from tests.screening.hostile import HOSTILE
from tests.screening.labelled import PARTS, Score, list_cases, score

LONGEST_STORY = 6_000
TARGET = 50
_ROUNDS = 5


def main(arguments: list[str]) -> int:
    for part in PARTS:
        cases = list(list_cases(part))
        scores = score(cases)
        clean = [case for case in cases if not case.labels]
        alarmed = sum(bool(screen(case.text)) for case in clean)
        _say(f"\n{part}: {len(cases)} texts, {len(clean)} with nothing to find (something was found in {alarmed})\n")
        _tell_scores(scores)
        if "--wrong" in arguments:
            for kind in Kind:
                _say("".join(f"  {wrong!a}\n" for wrong in scores[kind].wrong), end="")
    if "--no-bench" not in arguments:
        _tell_times()
    return 0


def _tell_scores(scores: Mapping[Kind, Score]) -> None:
    _say(f"{'kind':<26}{'labels':>7}{'found':>7}{'false':>7}{'recall':>8}{'precision':>11}{'exact':>7}")
    for kind, result in scores.items():
        if not result.labels and not result.false:
            continue
        exact = f"{result.exact / result.met:.2f}" if result.met else "-"
        counts = f"{result.labels:>7}{result.met:>7}{result.false:>7}"
        _say(f"{kind:<26}{counts}{result.recall:>8.2f}{result.precision:>11.2f}{exact:>7}")


def _tell_times() -> None:
    aim = f"the aim is {TARGET} for {LONGEST_STORY:,} characters"
    _say(f"\nmilliseconds of processor time, best of {_ROUNDS}; {aim}\n")
    _say(f"{'text':<34}{LONGEST_STORY:>10,}{LONGEST_STORY * 10:>10,}{'ratio':>8}")
    for name, unit in HOSTILE.items():
        short, long = (measure((unit * length)[:length]) for length in (LONGEST_STORY, LONGEST_STORY * 10))
        _say(f"{name:<34}{short:>10.1f}{long:>10.1f}{long / short:>8.1f}")


def measure(text: str) -> float:
    """Milliseconds of processor time that screening takes, the best of a few rounds."""
    times = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        screen(text)
        times.append(time.process_time() - start)
    return min(times) * 1000


def _say(line: str, end: str = "\n") -> None:
    sys.stdout.write(line + end)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
