"""Steps of a procedure, in order and long enough, or with one thing wrong."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

SERIES = {
    "rc": ("announce", "nominate", "review", "publicise", "approve"),
    "st": ("review", "recognise", "publicise", "approve"),
    "tf": ("review", "recognise", "approve"),
    "oc1": ("review",),
    "oc2": ("review", "publicise"),
    "oc3": ("review", "approve"),
    "mc1": ("review",),
    "mc2": ("announce", "nominate", "review", "approve", "publicise"),
    "mc3": ("review", "publicise"),
    "forming": ("announce", "nominate", "review", "approve", "publicise"),
}
"""What proposals to the posts of these bodies have behind them, and the forming of a body."""
STARTS = (
    "2024-09-20",
    "2024-12-02",
    "2025-01-13",
    "2025-04-21",
    "2025-08-04",
    "2025-09-22",
    "2026-02-02",
    "2026-12-14",
    "2026-12-21",
    "2026-12-24",
)


def series(random: Random, subject: str, kinds: Sequence[str], code: str, name: str) -> list[dict[str, str]]:
    """The steps of a subject."""
    street = code[:9]
    day = date.fromisoformat(random.choice(STARTS))
    good = {
        "announce": f"{name}-rc", "nominate": f"{name}-cc", "review": f"{street}-swc", "recognise": f"{street}-bureau",
        "publicise": f"{street}-office", "approve": f"{street}-office", "check": f"{street}-office", "object": "",
    }  # fmt: skip
    rows: list[dict[str, str]] = []

    def add(step: str, on: date, until: date | None = None) -> None:
        rows.append(
            {
                "id": f"{subject}-t{len(rows)}", "subject": subject, "step": step, "on": on.isoformat(), "by": good[step],
                "until": until.isoformat() if until else "",
            }
        )  # fmt: skip

    kept = kinds[: random.choice((len(kinds), len(kinds), len(kinds), random.randint(0, len(kinds))))]
    for kind in kept:
        if kind in ("announce", "publicise"):
            lasts = timedelta(days=random.choice((7, 9, 11, 12, 14)))
            add(kind, day, day + lasts if random.random() < 0.5 else None)
            if kind == "publicise" and random.random() < 0.5:
                objected = day + timedelta(days=random.randint(1, 4))
                add("object", objected)
                if random.random() < 0.75:
                    add("check", objected + timedelta(days=random.choice((0, 1, 2, 5, 6, 8, 9, 12))))
            elif kind == "announce" and "nominate" in kept:
                add("nominate", day + timedelta(days=random.randint(0, 5)))
            day += lasts
        elif kind != "nominate":
            add(kind, day)
            day += timedelta(days=random.randint(0, 3))
    if rows and random.random() < 0.45:
        _spoil(random, rows, (f"{name}-f1", f"{name}-rg", f"{street}-bureau"))
    return rows


def _spoil(random: Random, rows: list[dict[str, str]], others: Sequence[str]) -> None:
    """One thing wrong, or left open."""
    row = random.choice(rows)
    what = random.choice(("gone", "nobody", "somebody else", "earlier", "later", "month", "year", "no day", "twice"))
    match what:
        case "gone":
            rows.remove(row)
        case "nobody":
            row["by"] = ""
        case "somebody else":
            row["by"] = random.choice(others)
        case "earlier" | "later":
            days = timedelta(days=random.randint(5, 40)) * (-1 if what == "earlier" else 1)
            row["on"], row["until"] = (date.fromisoformat(row["on"]) + days).isoformat(), ""
        case "month" | "year":
            row["on"], row["until"] = row["on"][: 7 if what == "month" else 4], ""
        case "no day":
            row["on"] = row["until"] = ""
        case "twice":
            on = (date.fromisoformat(row["on"]) + timedelta(days=random.randint(0, 12))).isoformat()
            rows.append({**row, "id": f"{row['id']}-again", "on": on, "until": "", "by": random.choice((row["by"], *others))})
