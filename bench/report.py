"""What was measured, as tables: medians over all rounds, and the ratios that the design has promised."""

from collections.abc import Sequence
from statistics import median

from bench.load import Measured

Rounds = Sequence[Measured]


def middle(rounds: Rounds) -> Measured:
    return Measured(
        median(one.rate for one in rounds), median(one.p50 for one in rounds), median(one.p99 for one in rounds)
    )


def print_rates(rows: Sequence[tuple[str, Rounds]]) -> None:
    width = max(len(name) for name, _ in rows)
    print(f"{'':{width}}  requests/s    p50 ms    p99 ms   (slowest and fastest round)")
    for name, rounds in rows:
        one, rates = middle(rounds), [each.rate for each in rounds]
        spread = f"({min(rates):,.0f} to {max(rates):,.0f})"
        print(f"{name:{width}}  {one.rate:10,.0f}  {one.p50:8.2f}  {one.p99:8.2f}   {spread}")


def print_ratio(name: str, ours: Rounds, other: Rounds, target: float) -> None:
    """How many times as many requests we answer: the median of what each round, taken by itself, says."""
    ratio = median(one.rate / two.rate for one, two in zip(ours, other, strict=True))
    print(f"{name}: {ratio:.2f} (target: at least {target:g}, {_verdict(ratio >= target)})")


def print_growth(sizes: Sequence[int], rows: Sequence[tuple[str, Sequence[Rounds]]], allowed: float) -> None:
    """How p50 grows with the number of articles stored, against the smallest number."""
    width = max(len(name) for name, _ in rows)
    print(" " * width + "".join(f"  {size:>10,}" for size in sizes) + "   growth of p50, round by round")
    for name, by_size in rows:
        shown = "".join(f"  {middle(rounds).p50:7.2f} ms" for rounds in by_size)
        growths = [_growth(by_size[0], rounds) for rounds in by_size[1:]]
        said = ", ".join(f"{growth:+.0%}" for growth in growths)
        print(f"{name:{width}}{shown}   {said} (target: under {allowed:.0%}, {_verdict(max(growths) < allowed)})")


def _growth(small: Rounds, large: Rounds) -> float:
    return median(two.p50 / one.p50 for one, two in zip(small, large, strict=True)) - 1


def _verdict(holds: bool) -> str:
    return "met" if holds else "MISSED"
