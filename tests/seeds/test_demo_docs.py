"""docs/demo.md says what the demo really holds."""

from collections.abc import Iterator
from pathlib import Path

from seeds.demo import demo_counts, demo_loads, demo_plants

PAGE = Path(__file__).parents[2] / "docs" / "demo.md"


def expected_lines() -> Iterator[str]:
    """The lines of the three tables, as the page has to have them."""
    counts = demo_counts()
    for c in counts:
        yield f"| {c.table} | {c.records} | {c.rows} | {c.corrections} | {c.voids} | {c.brought_back} |"
    sums = (
        sum(column) for column in zip(*((c.records, c.rows, c.corrections, c.voids, c.brought_back) for c in counts), strict=True)
    )
    yield f"| **all** | {' | '.join(map(str, sums))} |"
    for number, load in enumerate(demo_loads(), 1):
        yield f"| {number} | {load.name} | {load.instant_us} | {sum(map(len, load.rows.values()))} |"
    for what, identifiers in demo_plants().items():
        yield f"| {what} | {len(identifiers)} | {', '.join(f'`{one}`' for one in identifiers[:3])} |"


def test_the_page_has_the_numbers_of_the_demo() -> None:
    page = set(PAGE.read_text(encoding="utf-8").splitlines())
    missing = [line for line in expected_lines() if line not in page]
    assert not missing, "docs/demo.md lacks:\n" + "\n".join(missing)
