"""Valid series of one to four loads of a small invented street, by seed or by hypothesis."""

from collections.abc import Sequence
from random import Random

from hypothesis import strategies as st

from tests.oracle import bundle_changes, bundle_crowds, bundle_scenes, bundle_works
from tests.oracle.bundle_draft import Draft, Draw, HypothesisDraw, Load, SeededDraw, chance, choice
from tests.oracle.metric_table import METRICS, SIX

START = 1_735_689_600_000_000  # 2025-01-01T00:00:00Z in microseconds
STREET = bundle_scenes.STREET
Loads = list[tuple[int, Load]]


def _first_load(draft: Draft, aspects: Sequence[str], compounds: int) -> None:
    draw = draft.draw
    for _ in range(draw.number(0, 2)):
        draft.add("sources", "source", title="虚构文件")
    bundle_scenes.areas(draft)
    for _ in range(compounds):
        bundle_scenes.compound(draft)
    for _ in range(draw.number(1, 3)):
        bundle_scenes.firm(draft)
    for code in bundle_scenes.COMMUNITIES:
        if code in draft.records:
            bundle_scenes.community(draft, code)
    for code in bundle_scenes.GRIDS:
        if code in draft.records and chance(draw, 60):
            bundle_scenes.grid(draft, code)
    for home in draft.ids("compounds"):
        bundle_scenes.committees(draft, home)
        for _ in range(choice(draw, (0, 0, 1, 1, 1, 2))):
            bundle_scenes.service(draft, home)
    for _ in range(draw.number(4, 10)):
        bundle_scenes.person(draft)
    for home in draft.ids("compounds"):
        if chance(draw, 70):
            bundle_scenes.heads(draft, home)
    bundle_scenes.staffing(draft)
    bundle_scenes.possessions(draft, draw.number(0, 4))
    if set(aspects) <= set(SIX):
        bundle_scenes.activities(draft, draw.number(0, 8))
        bundle_scenes.surveys(draft, aspects, len(aspects) * draw.number(1, compounds))
        return
    bundle_crowds.crowds(draft)
    bundle_works.works(draft, draw.number(2, 4))
    bundle_scenes.surveys(draft, aspects, len(aspects))
    bundle_works.looked_at(draft, aspects)


def _later_load(draft: Draft, aspects: Sequence[str], changes: int) -> None:
    draw = draft.draw
    bundle_scenes.areas(draft)
    if set(aspects) - set(SIX):
        bundle_works.works(draft, 1)
    for _ in range(changes):
        sort = draw.number(0, 9)
        if sort < 4:
            bundle_changes.correct(draft)
        elif sort == 4:
            bundle_changes.void(draft)
        elif sort == 5:
            bundle_changes.bring_back(draft)
        elif sort == 6:
            bundle_changes.restate(draft)
        elif sort == 7:
            bundle_scenes.surveys(draft, aspects, 1)
        else:
            posts, people, homes = draft.ids("posts"), draft.ids("people"), draft.ids("compounds")
            if posts and people:
                bundle_scenes.appointment(draft, choice(draw, posts), choice(draw, people))
            if homes and chance(draw, 40):
                bundle_scenes.service(draft, choice(draw, homes))


def make_loads(draw: Draw, aspects: Sequence[str] = SIX, compounds: int = 6, changes: int = 14, loads: int = 4) -> Loads:
    """At most so many compounds, changes a load and loads; surveys only of these aspects."""
    draft = Draft(draw)
    instant = START
    _first_load(draft, aspects, draw.number(1, compounds))
    draft.close_load(instant)
    for _ in range(draw.number(0, loads - 1)):
        instant += choice(draw, (1, 1_000_000, 86_400_000_000))
        _later_load(draft, aspects, draw.number(1, changes))
        draft.close_load(instant)
    return draft.loads


def seeded_loads(seed: int, aspects: Sequence[str] = SIX, compounds: int = 6, changes: int = 14, loads: int = 4) -> Loads:
    """The same shapes from a plain seeded generator."""
    return make_loads(SeededDraw(Random(seed)), aspects, compounds, changes, loads)


@st.composite
def load_series(draw: st.DrawFn, aspects: Sequence[str] = SIX, compounds: int = 3, changes: int = 5, loads: int = 3) -> Loads:
    return make_loads(HypothesisDraw(draw), aspects, compounds, changes, loads)


ALL_ASPECTS = tuple(METRICS)
