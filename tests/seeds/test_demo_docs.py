"""docs/demo.md says what the demo really holds."""

from collections.abc import Iterator
from pathlib import Path

from seeds.demo import demo_counts, demo_loads, demo_plants
from tests.oracle.coverage import coverage
from tests.oracle.metric_table import METRICS
from tests.oracle.world import World

PAGE = Path(__file__).parents[2] / "docs" / "demo.md"


def expected_lines() -> Iterator[str]:
    """The lines of the four tables, as the page has to have them."""
    counts = demo_counts()
    for c in counts:
        yield f"| {c.table} | {c.records} | {c.rows} | {c.corrections} | {c.voids} | {c.brought_back} |"
    sums = (
        sum(column) for column in zip(*((c.records, c.rows, c.corrections, c.voids, c.brought_back) for c in counts), strict=True)
    )
    yield f"| **all** | {' | '.join(map(str, sums))} |"
    for number, load in enumerate(demo_loads(), 1):
        yield f"| {number} | {load.name} | {load.instant_us} | {sum(map(len, load.rows.values()))} |"
    told = World([(load.instant_us, load.rows) for load in demo_loads()]).at()
    for metric in METRICS:
        yield f"| `{metric}` | {' | '.join(map(str, coverage(told, metric, '99', None, '2025-12-31')['99']))} |"
    for what, identifiers in demo_plants().items():
        yield f"| {what} | {len(identifiers)} | {', '.join(f'`{one}`' for one in identifiers[:3])} |"


def test_the_page_has_the_numbers_of_the_demo() -> None:
    page = set(PAGE.read_text(encoding="utf-8").splitlines())
    missing = [line for line in expected_lines() if line not in page]
    assert not missing, "docs/demo.md lacks:\n" + "\n".join(missing)
