"""Fields whose answer is judged from counted facts and from what policies say (按政策判断的字段).

They are composed into whatever statement asks for them; `graph.rules` judges what comes back.
"""

from collections.abc import Mapping

from graph.model.policy import MetricDef
from graph.model.selection import NOTHING, Pick, Selection
from graph.store.compose import Composer, Field, Lens
from graph.store.measures import metric_map

DIRECTOR = "director-in-community-party"
"""The metric by which a committee's director is judged."""


def _below(pick: Pick, *path: str) -> Selection | None:
    below = pick.below
    for name in path:
        found = (below or NOTHING).pick(name)
        below = found.below if found else None
    return below


def _judged(
    composer: Composer,
    x: str,
    pick: Pick,
    lens: Lens,
    *,
    part: str,
    says: str,
    kept: tuple[str, str],
    shown: Selection | None,
    personal: bool,
) -> tuple[str, str]:
    """{__typename, facts, rows}: the facts of one record, and what policies around it say, each with the record that says it."""
    own = composer.lens(pick.arguments.get("knownAt"))
    day = composer.parameter(pick.arguments.get("asOf") or composer.asking.today)
    y, out = composer.name(), composer.name()
    anchor, start = composer.anchored(x, own, lens)
    type_, word = kept
    call, expression = composer.project(type_, y, shown, own)
    sight = composer.asking.sight
    composer.parameters["sight"] = sight.parameters(composer.asking.today)
    allowed = "any(code IN codes WHERE code IN $sight.personal)" if personal and not sight.whole else "true"
    lines = [
        f"CALL ({x}) {{",
        f"{start}WITH {anchor}, {day} AS day",
        composer.part(part, {"x": anchor}, own),
        "CALL (codes, day) {",
        composer.part(says, {"y": y}, own),
        f"WITH {y} ORDER BY {y}.id",
        call,
        f"RETURN collect({{{type_.lower()}: {expression}, {word}: {y}.{word}}}) AS rows",
        "}",
        f"RETURN collect(CASE WHEN {allowed} THEN {{__typename: '{pick.name}', facts: facts, rows: rows}} END)[0] AS {out}",
        "}",
    ]
    return "\n".join(line for line in lines if line), out


def _composition(metrics: Mapping[str, MetricDef]) -> Field:
    def compose(composer: Composer, x: str, pick: Pick, lens: Lens) -> tuple[str, str]:
        composer.parameters["directorMetric"] = metric_map(metrics[DIRECTOR], metrics)
        return _judged(
            composer,
            x,
            pick,
            lens,
            part="committee_composition",
            says="composition_rules",
            kept=("Rule", "composition"),
            shown=_below(pick, "conditions", "rule"),
            personal=True,
        )

    return compose


def _suggested_modes(composer: Composer, x: str, pick: Pick, lens: Lens) -> tuple[str, str]:
    return _judged(
        composer,
        x,
        pick,
        lens,
        part="compound_modes",
        says="mode_policies",
        kept=("Policy", "modes"),
        shown=_below(pick, "policy"),
        personal=False,
    )


def judged(metrics: Mapping[str, MetricDef]) -> Mapping[tuple[str, str], Field]:
    """The judged fields by type and name."""
    return {("Body", "composition"): _composition(metrics), ("Compound", "suggestedModes"): _suggested_modes}
