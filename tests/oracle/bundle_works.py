"""What is done and what is found: activities of every kind about every sort of record, and surveys of every metric."""

from collections.abc import Sequence

from tests.oracle.bundle_draft import Draft, chance, choice, reduced_or_full
from tests.oracle.bundle_scenes import STREET, STREETS, maybe, pick, subjects_of
from tests.oracle.metric_table import METRICS

PARTS = ("", "", "", "", "", "H1", "H2", "Q1", "Q3", "-05", "-11")
OTHER_KINDS = ("report", "inspection", "training", "rating", "listing", "listing", "listing", "contract_audit", "other")
COMPLAINED_ABOUT = (
    "compounds", "compounds", "bodies", "posts", "appointments", "services", "areas", "activities", "people", "surveys",
    "ownerships", "employments",
)  # fmt: skip


def works(draft: Draft, rounds: int) -> None:
    """Disclosures and assessments of compounds, meetings of the street and of others, complaints, and the rest."""
    draw = draft.draw
    for home in draft.ids("compounds"):
        for kind in ("disclosure", "assessment"):
            for _ in range(choice(draw, (1, 2, 2, 3)) if rounds > 1 else choice(draw, (0, 0, 1))):
                periodic(draft, kind, home)
    for _ in range(rounds):
        periodic(draft, "meeting", choice(draw, (STREET, *STREETS, pick(draft, draft.ids("bodies")))))
        complaint(draft)
        complaint(draft)
    kind, subject = choice(draw, OTHER_KINDS), pick(draft, draft.ids(choice(draw, ("compounds", "compounds", "bodies", "areas"))))
    if subject:
        result = "红色物业" if kind in ("listing", "rating") else ""
        draft.add("activities", "act", kind=kind, subject=subject, done_on=maybe(draft, 60), period="2024", result=result)


def periodic(draft: Draft, kind: str, subject: str) -> None:
    """An activity of a period, done in it, after it, some day or who knows when; now and then the period is not stated."""
    draw = draft.draw
    if subject not in draft.records:
        return
    year = draw.number(2022, 2025)
    part = choice(draw, PARTS)
    start = {"H2": "07", "Q3": "07", "-05": "05", "-11": "11"}.get(part, "01")
    done = choice(draw, (f"{year}-{start}-15", f"{year}-{start}-15", f"{year}-{start}", f"{year}", f"{year + 1}-02-01", ""))
    on = choice(draw, ("", f"{year}-{start}-10", f"{year}-{start}")) if kind != "meeting" or not done else f"{year}-{start}-10"
    period = f"{year}{part}" if chance(draw, 88) else ""
    draft.add("activities", "act", kind=kind, subject=subject, on=on, done_on=done, period=period)


def complaint(draft: Draft) -> None:
    """In time, late, open, or with a day that is not known or not exact."""
    draw = draft.draw
    subject = pick(draft, draft.ids(choice(draw, COMPLAINED_ABOUT)))
    if not subject:
        return
    year, month = draw.number(2022, 2024), draw.number(1, 11)
    on = choice(draw, (f"{year}-{month:02}-10", f"{year}-{month:02}-10", f"{year}-{month:02}", f"{year}"))
    due = choice(draw, (*(f"{year}-{month:02}-20",) * 5, f"{year}-{month:02}", f"{year}", ""))
    done = choice(
        draw,
        (
            "",
            *(f"{year}-{month:02}-15",) * 4,
            f"{year}-{month:02}-20",
            f"{year}-{month + 1:02}-02",
            f"{year}-{month:02}",
            f"{year}",
        ),
    )
    draft.add("activities", "act", kind="complaint", subject=subject, on=on, due=due, done_on=done)


def looked_at(draft: Draft, aspects: Sequence[str]) -> None:
    """For each metric perhaps a complete street, and early findings about some of its subjects."""
    draw = draft.draw
    for aspect in aspects:
        if chance(draw, 35):
            area = choice(draw, (STREET, *STREETS, "990101", pick(draft, draft.ids("areas", level="community"))))
            if area in draft.records:
                draft.add("surveys", "survey", subject=area, aspect=aspect, on=_early(draft), finding="complete")
                if chance(draw, 35):
                    taken_back = choice(draw, ("2023-06-01", "2023-11", "2024"))
                    draft.add("surveys", "survey", subject=area, aspect=aspect, on=taken_back, finding="withdrawn")
        findings = ("exempt", "exempt", "none") if METRICS[aspect].judged else EARLY_FINDINGS
        if aspect == "firm-branch":  # few firms have members enough
            findings = ("exempt", "none")
        few = METRICS[aspect].subjects in ("firm", "street", "grid")
        for subject in subjects_of(draft, aspect):
            if chance(draw, 50 if few else 28 if METRICS[aspect].judged else 34):
                draft.add("surveys", "survey", subject=subject, aspect=aspect, on=_early(draft), finding=choice(draw, findings))


EARLY_FINDINGS = ("exempt", "exempt", "exempt", "none", "none", "present")


def _early(draft: Draft) -> str:
    return choice(draft.draw, ("2021", "2021-08", "2021-12-31", reduced_or_full(draft.draw, 2022, 2023)))
