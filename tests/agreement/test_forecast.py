"""The forecast of the served figures, put together from figures that the hub gives of other days."""

from datetime import date, timedelta
from math import isclose
from typing import Any

from tests.agreement.hub import Hub

STREET, DAY = "990101001", date(2024, 6, 1)
FIGURES = """query Figures($within: ID!, $asOf: Date) {
  coverage(within: $within, by: COMMUNITY, metrics: ["committee", "served"], asOf: $asOf) {
    metric { id } area { id } met notMet rate targets { target { id due threshold count } standing forecast }
  }
}"""


async def test_the_forecast_follows_from_the_due_day_and_the_year_before(demo: Hub) -> None:
    async def figures(day: date) -> dict[tuple[str, str], dict[str, Any]]:
        rows = (await demo.ask(FIGURES, within=STREET, asOf=day.isoformat()))["coverage"]
        return {(row["metric"]["id"], row["area"]["id"]): row for row in rows}

    today, earlier = await figures(DAY), await figures(DAY - timedelta(days=365))
    words = set()
    for key, row in today.items():
        for target in row["targets"]:
            due = target["target"]["due"]
            if due is None or due <= DAY.isoformat():
                assert target["forecast"] == row["rate"]
                continue
            then = (await figures(date.fromisoformat(due)))[key]
            decided = then["met"] + then["notMet"]
            days = (date.fromisoformat(due) - DAY).days
            met = min(decided, then["met"] + max(0, row["met"] - earlier[key]["met"]) * days / 365)
            assert target["forecast"] is None if not decided else isclose(target["forecast"], met / decided)
            words.add(target["standing"])
    assert words >= {"MET", "AT_RISK"}
