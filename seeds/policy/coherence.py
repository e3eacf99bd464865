"""What no schema can see in a policy file: ids, references, dates, areas, reasons (一致性校验).

The checks read the raw document and step over whatever has the wrong shape, which the schema
reports: so all problems of a file come at once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.model.kinds import FORMS, LEVEL_OF_LENGTH, AreaLevel
from graph.model.measures import FILTER_PARAMETERS, FILTERS_OF, JUDGED_MEASURES, RECORDED_MEASURES, SUBJECTS_OF, Measure
from seeds.policy.ends import ends, wrong_during
from seeds.policy.findings import PolicyFinding
from seeds.policy.marked import Marked, Path

Row = dict[str, Any]
Found = Iterator[PolicyFinding]


@dataclass(frozen=True, slots=True)
class Resting:
    """What a metric asks, and the metrics that its population or its condition rests on (指标的依赖)."""

    measure: str
    on: frozenset[str]


RestsOn = Mapping[str, Resting]
"""The metrics by their ids."""


_RECORDED = f"a metric of {' or '.join(sorted(RECORDED_MEASURES))}"


def coherence_findings(marked: Marked, known: RestsOn) -> list[PolicyFinding]:
    """Every incoherence of the document, given the metrics that the rest of the file set defines."""
    checks = (_ids(marked, known), _references(marked, known), _cycles(marked, known), _rests(marked, known), _measures(marked))
    more = (_said_of_posts(marked), _days(marked), _nested_days(marked), _areas(marked), _targets(marked), _reasons(marked))
    return [finding for check in (*checks, *more) for finding in check]


def rows(marked: Marked, section: str) -> Iterator[tuple[Path, Row]]:
    """The rows of a section that are mappings, each with its path."""
    listed = marked.data.get(section) if isinstance(marked.data, dict) else None
    if section == "policy":
        listed = [listed] if isinstance(listed, dict) else None
    for index, row in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(row, dict):
            yield ((section,) if section == "policy" else (section, index)), row


def filters(path: Path, metric: Row) -> Iterator[tuple[Path, Row]]:
    """The filters of a metric that are mappings, each with its path."""
    listed = metric.get("filters")
    for index, row in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(row, dict):
            yield (*path, "filters", index), row


def rests_on(marked: Marked) -> dict[str, Resting]:
    """The metrics that a document defines, each with what it asks and those it rests on."""
    return {
        metric["id"]: Resting(
            str(metric.get("measure")), frozenset(row["metric"] for _, row in _by_metric(path, metric)) | _also(metric)
        )
        for path, metric in rows(marked, "metrics")
        if isinstance(metric.get("id"), str)
    }


def _by_metric(path: Path, metric: Row) -> Iterator[tuple[Path, Row]]:
    return ((where, row) for where, row in filters(path, metric) if isinstance(row.get("metric"), str))


def _also(metric: Row) -> frozenset[str]:
    parameters = metric.get("parameters")
    also = parameters.get("also") if isinstance(parameters, dict) else None
    return frozenset({also}) if isinstance(also, str) else frozenset()


def _ids(marked: Marked, known: RestsOn) -> Found:
    taken: dict[str, str] = dict.fromkeys(known, "the file set")
    for section in ("policy", "metrics", "rules", "targets"):
        for path, row in rows(marked, section):
            name = row.get("id")
            if not isinstance(name, str):
                continue
            if name in taken:
                message = f"The id {name} is taken already, in {taken[name]}."
                yield marked.finding((*path, "id"), "duplicate-id", message, "Choose another; an own metric takes a suffix.")
            taken.setdefault(name, f"line {marked.values[(*path, 'id')][0]}")


def _references(marked: Marked, known: RestsOn) -> Found:
    defined = set(known) | set(rests_on(marked))
    for path, name in _named_metrics(marked):
        if name not in defined:
            yield marked.finding(path, "unknown-metric", f"No metric has the id {name}.", "Define it here or correct the id.")


def _named_metrics(marked: Marked) -> Iterator[tuple[Path, str]]:
    places: list[tuple[Path, Any]] = []
    for path, metric in rows(marked, "metrics"):
        places += [((*where, "metric"), row.get("metric")) for where, row in filters(path, metric)]
        parameters = metric.get("parameters")
        if isinstance(parameters, dict):
            places.append(((*path, "parameters", "also"), parameters.get("also")))
        surveys = metric.get("surveys")
        for index, survey in enumerate(surveys if isinstance(surveys, list) else ()):
            if isinstance(survey, dict):
                places.append(((*path, "surveys", index, "aspect"), survey.get("aspect")))
    for path, rule in rows(marked, "rules"):
        metrics = rule.get("metrics")
        places += [((*path, "metrics", i), name) for i, name in enumerate(metrics if isinstance(metrics, list) else ())]
    places += [((*path, "metric"), target.get("metric")) for path, target in rows(marked, "targets")]
    return ((path, name) for path, name in places if isinstance(name, str))


def _cycles(marked: Marked, known: RestsOn) -> Found:
    edges = {**known, **rests_on(marked)}
    for path, metric in rows(marked, "metrics"):
        name = metric.get("id")
        if isinstance(name, str) and _reaches_itself(name, edges):
            yield marked.finding((*path, "id"), "metric-cycle", f"{name} rests on {name}.", "Change a filter.")


def _reaches_itself(name: str, edges: RestsOn) -> bool:
    seen: set[str] = set()
    open_ends = set(edges[name].on)
    while open_ends:
        step = open_ends.pop()
        if step == name:
            return True
        if step not in seen:
            seen.add(step)
            open_ends |= edges[step].on if step in edges else frozenset()
    return False


def _rests(marked: Marked, known: RestsOn) -> Found:
    """A population can rest on few metrics, a committee's composition on one measure only."""
    all_of = {**known, **rests_on(marked)}
    for path, metric in rows(marked, "metrics"):
        for where, row in _by_metric(path, metric):
            other = all_of.get(row["metric"])
            if other is not None and (other.measure not in RECORDED_MEASURES or other.on):
                message = f"The population cannot rest on {row['metric']}, only on {_RECORDED} whose own rests on no metric."
                yield marked.finding((*where, "metric"), "cannot-rest-on", message, "Name another metric or filter.")
        for name in _also(metric):
            if name in all_of and all_of[name].measure != Measure.POST_IN_COMMUNITY:
                message = f"{name} does not ask for {Measure.POST_IN_COMMUNITY}."
                yield marked.finding((*path, "parameters", "also"), "cannot-rest-on", message, "Name one that does.")


def _measures(marked: Marked) -> Found:
    words = {str(measure) for measure in Measure}
    for path, metric in rows(marked, "metrics"):
        measure, judged = metric.get("measure"), metric.get("judged", False)
        if isinstance(measure, str) and measure in words and isinstance(judged, bool) and judged != (measure in JUDGED_MEASURES):
            right = "true" if measure in JUDGED_MEASURES else "false"
            message = f"{measure} {'judges what is recorded' if right == 'true' else 'asks whether something exists'}."
            yield marked.finding((*path, "judged"), "judged-mismatch", message, f"Write judged: {right}.")
        parameters = metric.get("parameters")
        if isinstance(parameters, dict):
            yield from _forms(marked, (*path, "parameters"), parameters)
        yield from _subjects(marked, path, metric)


def _subjects(marked: Marked, path: Path, metric: Row) -> Found:
    """A measure and a filter can each be asked of some kinds of subject only."""
    subject, measure = metric.get("subject"), metric.get("measure")
    if not isinstance(subject, str) or subject not in FILTERS_OF:
        return
    asked = SUBJECTS_OF.get(measure) if isinstance(measure, str) else None  # type: ignore[call-overload]
    if asked is not None and subject not in asked:
        message = f"{measure} cannot be asked of a {subject}, only of: {', '.join(sorted(asked))}."
        yield marked.finding((*path, "subject"), "wrong-subject", message, "Choose another subject or measure.")
    for where, row in filters(path, metric):
        word = row.get("filter")
        if isinstance(word, str) and word in FILTER_PARAMETERS and word not in FILTERS_OF[subject]:
            possible = ", ".join(sorted(FILTERS_OF[subject])) or "none"
            message = f"The filter {word} says nothing about a {subject}; there are: {possible}."
            yield marked.finding((*where, "filter"), "wrong-subject", message, "Choose another filter or subject.")


def _said_of_posts(marked: Marked) -> Found:
    for path, rule in rows(marked, "rules"):
        for where, end in ends(path, rule):
            yield from _forms(marked, where, end)
        for where, during in wrong_during(path, rule):
            message = f"No step {during} comes before this one."
            yield marked.finding(where, "unknown-step", message, "Name an earlier step of the procedure, or leave `during` out.")


def _forms(marked: Marked, path: Path, parameters: Row) -> Found:
    for key, listed in (
        ("forms", parameters.get("kinds")),
        ("without_forms", parameters.get("kinds")),
        ("away_forms", parameters.get("away_kinds")),
    ):
        forms = parameters.get(key)
        if not isinstance(listed, list) or not isinstance(forms, list):
            continue
        possible = {form for word in listed if isinstance(word, str) for form in FORMS.get(word, ())}
        for index, form in enumerate(forms):
            if isinstance(form, str) and form not in possible and any(form in words for words in FORMS.values()):
                message = f"{form} is no form of {', '.join(map(str, listed))}."
                yield marked.finding((*path, key, index), "form-of-other-kind", message, "Correct the form or the kind.")


def _days(marked: Marked) -> Found:
    fields = {"policy": ("issued_on",), "rules": ("in_force_from", "in_force_until"), "targets": ("due",)}
    for section, names in fields.items():
        for path, row in rows(marked, section):
            days = {name: day for name in names if (day := _day(row.get(name))) is not None}
            for name in names:
                text = row.get(name)
                if isinstance(text, str) and len(text) == 10 and name not in days:
                    yield marked.finding((*path, name), "bad-date", f"{text} is not in the calendar.", "Write YYYY-MM-DD.")
            if len(days) == 2 and days["in_force_until"] <= days["in_force_from"]:
                message = "in_force_until is not after in_force_from."
                yield marked.finding((*path, "in_force_until"), "date-order", message, "The rule must hold for a day at least.")


def _nested_days(marked: Marked) -> Found:
    for section, inner, name in (("rules", "composition", "established_from"), ("modes", "when", "built_before")):
        for path, row in rows(marked, section):
            below = row.get(inner)
            text = below.get(name) if isinstance(below, dict) else None
            if isinstance(text, str) and len(text) == 10 and _day(text) is None:
                message = f"{text} is not in the calendar."
                yield marked.finding((*path, inner, name), "bad-date", message, "Write YYYY-MM-DD.")


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) and len(text) == 10 else None
    except ValueError:
        return None


def area_level(code: str) -> str:
    """The level that the length of an area code says; an empty text for no such length."""
    if "-" in code:
        return AreaLevel.GRID
    return LEVEL_OF_LENGTH.get(len(code), "")


def _areas(marked: Marked) -> Found:
    own = ""
    for path, policy in rows(marked, "policy"):
        code, level = policy.get("area"), policy.get("level")
        if isinstance(code, str) and area_level(code):
            own = code
            if isinstance(level, str) and level in set(AreaLevel) and level != area_level(code):
                message = f"{code} is the code of a {area_level(code)}, not of a {level}."
                yield marked.finding((*path, "area"), "area-level", message, "Correct the code or the level.")
    for path, target in rows(marked, "targets"):
        code = target.get("area")
        if own and isinstance(code, str) and not code.startswith(own):
            message = f"{code} does not lie in {own}, the policy's area."
            yield marked.finding((*path, "area"), "area-outside", message, "Correct the code, or leave it empty.")


def _targets(marked: Marked) -> Found:
    for path, target in rows(marked, "targets"):
        threshold, count = target.get("threshold"), target.get("count")
        if threshold is not None and count is not None:
            yield marked.finding((*path, "count"), "threshold-and-count", "Both threshold and count are set.", "Keep one.")
        if target.get("testable") is not True:
            continue
        if "metric" in target and target["metric"] is None:
            yield marked.finding((*path, "metric"), "nothing-to-reach", "A testable target needs a metric.", "Name one.")
        if threshold is None and count is None:
            message = "A testable target needs a threshold or a count."
            yield marked.finding((*path, "testable"), "nothing-to-reach", message, "Add one, or say why it is not testable.")


def _reasons(marked: Marked) -> Found:
    for section in ("rules", "targets"):
        for path, row in rows(marked, section):
            reason = row.get("not_testable_because")
            if row.get("testable") is False and reason is None:
                message = "This is not testable, and no reason is given."
                yield marked.finding((*path, "testable"), "reason-missing", message, "Add not_testable_because.")
            if row.get("testable") is True and reason is not None:
                message = "This is testable, yet a reason is given why not."
                yield marked.finding((*path, "not_testable_because"), "reason-unneeded", message, "Remove one of the two.")
