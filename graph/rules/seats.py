"""Where a body lies (组织所在区划), from what it states and what it hangs on."""

from collections.abc import Mapping


def areas_of_bodies(seats: Mapping[str, Mapping[str, str | None]]) -> dict[str, str | None]:
    """Each body's area: its own, else its first compound's, else its firm's, else its parent's (metrics.md).

    A row of `seats` has `own`, `first`, `firm` and `parent`, and for a firm or parent without a row of its own
    the area it is known to lie in, `firmArea` and `parentArea`.
    """
    found: dict[str, str | None] = {}
    for body in seats:
        # A path of its own instead of recursion: chains of bodies may be longer than Python's stack.
        path = [body]
        while path:
            waits_for = None if path[-1] in found else _settle(path[-1], seats, found)
            if waits_for is None:
                path.pop()
            else:
                path.append(waits_for)
    return found


def _settle(body: str, seats: Mapping[str, Mapping[str, str | None]], found: dict[str, str | None]) -> str | None:
    """Put a body's area into `found`, or return the body whose area must be known first."""
    row = seats[body]
    area = row["own"] or row["first"]
    for relative, settled in (("firm", "firmArea"), ("parent", "parentArea")):
        above = row[relative]
        if area is None and above is not None:
            if above in seats and above not in found:
                return above
            area = found[above] if above in seats else row[settled]
    found[body] = area
    return None
