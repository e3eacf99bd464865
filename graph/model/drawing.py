"""The model as a picture (模型图): boxes and arrows as SVG, placed by hand and joined by what the model says."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from graph.model.coherence import POLICY_LABELS
from graph.model.names import TYPE_NAME
from graph.model.relations import DERIVED, POLICY_RELATIONS, RelationKind, relations
from graph.model.tables import ANYTHING

_WIDTH, _HEIGHT = 1740, 960
_HALF_WIDTH, _HALF_HEIGHT = 82.0, 27.0
_LINE = 17.0
_MIDDLE = 'text-anchor="middle"'

PLACE: dict[str, tuple[float, float]] = {
    "Area": (150, 200),
    "Compound": (150, 540),
    "Ownership": (150, 880),
    "Service": (440, 410),
    "Body": (600, 200),
    "Contact": (800, 380),
    "Post": (600, 540),
    "Employment": (790, 710),
    "Person": (1000, 880),
    "Appointment": (1000, 540),
    "ProcedureStep": (1000, 200),
    "Suspension": (1290, 540),
    "Rule": (1290, 380),
    "Policy": (1290, 200),
    "Metric": (1630, 380),
    "Target": (1630, 200),
    "Activity": (1290, 710),
    "Survey": (1290, 880),
    ANYTHING: (1630, 710),
    "Source": (1630, 880),
}
"""Centre of each box."""
_LABEL_AT: dict[tuple[str, str], float] = {
    ("Post", "Rule"): 0.28,
    ("Appointment", "Post"): 0.4,
    ("Employment", "Body"): 0.2,
    ("Body", "Compound"): 0.42,
    ("Survey", ANYTHING): 0.45,
}
"""Where on its arrow a label stands, 0 to 1; half way where nothing is said."""


@dataclass(frozen=True, slots=True)
class _Arrow:
    start: str
    finish: str
    lines: tuple[str, ...]


def model_svg() -> str:
    """The picture; equal models give equal text."""
    arrows = _arrows()
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        'font-family="Noto Sans CJK SC, Noto Sans SC, PingFang SC, Microsoft YaHei, sans-serif">',
        "<title>The model of the governance graph 治理图谱模型</title>",
        '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto">'
        '<path d="M0 0 10 5 0 10z" fill="#455a64"/></marker></defs>',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        '<g font-size="15" fill="#455a64">',
        '<text x="40" y="40" font-size="22" fill="#102027">The model of the governance graph 治理图谱模型</text>',
        '<text x="40" y="66">An arrow leads from the record that states the relation; '
        "the figure says how many of them one record has.</text>",
        '<text x="40" y="88">Blue: from bundles. Yellow: from policy files. '
        "Every version ever recorded stands a second time in the ledger, which is not drawn.</text>",
        "</g>",
    ]
    parts += [_line(arrow) for arrow in arrows]
    parts += [_box(label) for label in PLACE]
    parts += [_label(arrow) for arrow in arrows]
    return "\n".join([*parts, "</svg>", ""])


def _arrows() -> list[_Arrow]:
    """One arrow for all relations between the same two boxes; sources are cited by every record alike."""
    ends = [
        (relation.from_label, to, relation)
        for relation in (*relations(), *POLICY_RELATIONS)
        for to in relation.to_labels
        if relation.type != "CITES"
    ]
    ends.append((ANYTHING, "Source", RelationKind("CITES", ANYTHING, ("Source",), 0, None)))
    ends.sort(key=lambda end: end[:2])
    found = []
    for (start, finish), group in groupby(ends, key=lambda end: end[:2]):
        kinds = [relation for _, _, relation in group]
        found.append(_Arrow(start, finish, tuple(_said(kind) for kind in kinds)))
    return found


def _said(kind: RelationKind) -> str:
    choice = f" (one of {len(kind.to_labels)})" if len(kind.to_labels) > 1 else ""
    return f"{kind.type} {kind.cardinality}{' (derived)' if kind in DERIVED else choice}"


def _border(of: tuple[float, float], towards: tuple[float, float]) -> tuple[float, float]:
    """Where the line from the centre of a box towards a point leaves the box."""
    dx, dy = towards[0] - of[0], towards[1] - of[1]
    reach = min(_HALF_WIDTH / abs(dx) if dx else 9.0, _HALF_HEIGHT / abs(dy) if dy else 9.0)
    return of[0] + dx * reach, of[1] + dy * reach


def _ends(arrow: _Arrow) -> tuple[tuple[float, float], tuple[float, float]]:
    start, finish = PLACE[arrow.start], PLACE[arrow.finish]
    return _border(start, finish), _border(finish, start)


def _line(arrow: _Arrow) -> str:
    style = 'fill="none" stroke="#455a64" stroke-width="1.6" marker-end="url(#tip)"'
    if arrow.start == arrow.finish:
        x, y = PLACE[arrow.start]
        top = y - _HALF_HEIGHT
        return f'<path d="M{x + 30:.0f} {top:.0f}c24 -46 -84 -46 -60 0" {style}/>'
    (x1, y1), (x2, y2) = _ends(arrow)
    return f'<path d="M{x1:.0f} {y1:.0f}L{x2:.0f} {y2:.0f}" {style}/>'


def _label(arrow: _Arrow) -> str:
    if arrow.start == arrow.finish:
        x, y = PLACE[arrow.start]
        return _text((x, y - _HALF_HEIGHT - 34 - _LINE * (len(arrow.lines) - 1) / 2), [" · ".join(arrow.lines)])
    (x1, y1), (x2, y2) = _ends(arrow)
    at = _LABEL_AT.get((arrow.start, arrow.finish), 0.5)
    return _text((x1 + (x2 - x1) * at, y1 + (y2 - y1) * at), arrow.lines)


def _text(centre: tuple[float, float], lines: Sequence[str]) -> str:
    x, y = centre
    width, height = max(len(line) for line in lines) * 7.6 + 8, len(lines) * _LINE + 4
    place = f'x="{x - width / 2:.0f}" y="{y - height / 2:.0f}" width="{width:.0f}" height="{height:.0f}"'
    rect = f'<rect {place} fill="#ffffff" fill-opacity=".9"/>'
    first = y - (len(lines) - 1) * _LINE / 2 + 4
    texts = [
        f'<text x="{x:.0f}" y="{first + index * _LINE:.0f}" font-size="12.5" {_MIDDLE} fill="#263238">{escape(line)}</text>'
        for index, line in enumerate(lines)
    ]
    return rect + "".join(texts)


def _box(label: str) -> str:
    x, y = PLACE[label]
    fill = "#fff3cd" if label in POLICY_LABELS else "#ffffff" if label == ANYTHING else "#e3f2fd"
    dashes = ' stroke-dasharray="6 5"' if label == ANYTHING else ""
    title = "any record" if label == ANYTHING else label
    return (
        f'<rect x="{x - _HALF_WIDTH:.0f}" y="{y - _HALF_HEIGHT:.0f}" '
        f'width="{2 * _HALF_WIDTH:.0f}" height="{2 * _HALF_HEIGHT:.0f}" '
        f'rx="8" fill="{fill}" stroke="#102027" stroke-width="1.4"{dashes}/>'
        f'<text x="{x:.0f}" y="{y - 3:.0f}" font-size="16" font-weight="600" {_MIDDLE} fill="#102027">{title}</text>'
        f'<text x="{x:.0f}" y="{y + 17:.0f}" font-size="14" {_MIDDLE} fill="#37474f">{TYPE_NAME[label]}</text>'
    )
