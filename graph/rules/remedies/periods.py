"""The days that an activity's period spans: 2024, 2024H1, 2024Q3, 2024-05 (期间)."""

from graph.model.dates import Stretch, stretch


def period_of(text: str) -> Stretch | None:
    """The stretch of days of a period; None when it is not stated."""
    if not text:
        return None
    if "H" in text or "Q" in text:
        year, number = text[:4], int(text[5:])
        months = 6 if "H" in text else 3
        last = number * months
        return Stretch(stretch(f"{year}-{last - months + 1:02d}").first, stretch(f"{year}-{last:02d}").last)
    return stretch(text)
