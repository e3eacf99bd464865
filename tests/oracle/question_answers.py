"""The whole expected answers of the stored questions that only tell: Q-01, Q-03, Q-06, Q-07, Q-10, Q-14, Q-15, Q-18.

`now` is what is known now, in which a root field finds its record; `then` is what was known at
the instant that the fields with arguments are asked about.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.oracle import lists
from tests.oracle.answers import verdict
from tests.oracle.coverage import gaps
from tests.oracle.days import Truth, stretch
from tests.oracle.holding import body_exists
from tests.oracle.network import network
from tests.oracle.places import area_of, area_of_body, areas_around, inside, parent_area
from tests.oracle.policy_book import rules_on, targets_on
from tests.oracle.search import search
from tests.oracle.told import SOME_TEXT, Answer, cell, connection, iso, named, shown, title, whole_page
from tests.oracle.world import Record, State


def compound_card(now: State, then: State, id_: str, metrics: Sequence[str], day: date) -> Answer:
    """Q-01."""
    compound = now.one(id_)
    seen = then.get(id_) is not None
    committee = lists.committee(then, id_, day) if seen else None
    party = lists.party_organisation(then, id_, day) if seen else None
    area = now.one(compound["area"])
    above = parent_area(now, area.id)
    parent = shown(now.one(above), "code", "name") if above else None
    services = [then.one(one) for one in sorted(lists.services(then, id_, day))] if seen else []
    card = shown(
        compound,
        *("id", "name", "class", "mature", "households", "built_on"),
        area=shown(area, "code", "name", "level", parent=parent),
        firms=named(then, lists.firms(then, id_, day), "id", "name") if seen else [],
        services=[
            shown(one, "id", "mode", "since", "until", provider=shown(then.get(one["provider"]), "id", "name"))
            for one in services
        ],
        committee=shown(then.get(committee or ""), "id", "name", "kind", "form", "established_on"),
        partyOrganisation=shown(then.get(party or ""), "id", "name", "form"),
        gaps=[gap for metric in sorted(metrics) if (gap := _gap_of_card(then, metric, id_, day))],
    )
    return {"compound": card}


def _gap_of_card(state: State, metric: str, subject: str, day: date) -> Answer | None:
    belongs, answer = verdict(state, metric, subject, day)
    if not belongs or answer not in ("NOT_MET", "UNKNOWN"):
        return None
    codes = areas_around(state, area_of(state, state.one(subject)))
    return {
        "id": f"gap:{metric}:{subject}",
        "verdict": answer,
        "metric": {"id": metric, "name": SOME_TEXT},
        "rules": [{"id": rule["id"], "clause": rule["clause"]} for rule in rules_on(metric, codes, day)],
        "targets": [
            {"id": target["id"], "clause": target["clause"], "due": iso(target.get("due"))}
            for target in targets_on(metric, codes)
        ],
    }


def without_party_organisation(then: State, within: str, day: date) -> Answer:
    """Q-03 on the metric party-organisation."""
    metric = "party-organisation"
    nodes = []
    for subject, answer in sorted(gaps(then, metric, within, day)):
        codes = areas_around(then, area_of(then, then.one(subject)))
        rules = [
            {
                **{name: rule[name] for name in ("id", "clause", "testable")},
                "kind": rule["kind"].upper(),
                "text": rule["text"]["zh"],
                "notTestableBecause": (rule.get("not_testable_because") or {}).get("zh"),
            }
            for rule in rules_on(metric, codes, day)
        ]
        targets = [
            {"id": target["id"], "clause": target["clause"], "due": iso(target.get("due")), "threshold": target.get("threshold")}
            for target in targets_on(metric, codes)
        ]
        nodes.append(
            {
                "id": f"gap:{metric}:{subject}",
                "verdict": answer,
                "subject": shown(then.one(subject), "id", "name", "mature"),
                "explanation": SOME_TEXT,
                "rules": rules,
                "targets": targets,
            }
        )
    return {"coverageGaps": whole_page(nodes)}


def _post(state: State, appointment: Record, *of_body: str, **more: Any) -> Answer | None:
    post = state.one(appointment["post"])
    return shown(post, "id", "kind", title=title(post), body=shown(state.one(post["body"]), *of_body, **more))


def holders_of_body(now: State, then: State, id_: str, day: date) -> Answer:
    """Q-06."""
    body = now.one(id_)
    code = area_of_body(now, body)
    posts = [
        shown(
            then.one(post),
            *("id", "kind"),
            title=title(then.one(post)),
            vacantSeats=lists.vacant_seats(then, post, day),
            holders=[_holder(then, then.one(one), day) for one in sorted(lists.holders(then, post, day))],
        )
        for post in sorted(lists.posts(then, id_, day) if then.get(id_) else [])
    ]
    area = shown(now.one(code), "code", "name") if code else None
    return {"body": shown(body, "id", "name", "kind", area=area, posts=posts)}


def _holder(state: State, appointment: Record, day: date) -> Answer | None:
    person = state.one(appointment["person"])
    held = [state.one(one) for one in lists.appointments_of_person(state, person.id, day)]
    every = [
        shown(one, "id", status=lists.status_on(state, one.id, day), post=_post(state, one, "id", "name", "kind")) for one in held
    ]
    return shown(appointment, "id", "since", "until", person=shown(person, "id", "name", appointments=every))


def person(now: State, then: State, id_: str, day: date) -> Answer:
    """Q-07."""
    found = []
    for one in lists.appointments_of_person(then, id_, None):
        appointment = then.one(one)
        body = then.one(then.one(appointment["post"])["body"])
        code = area_of_body(then, body)
        area = shown(then.one(code), "code", "name") if code else None
        sources = [then.one(source) for source in appointment.ids("source")]
        found.append(
            shown(
                appointment,
                *("id", "since", "until"),
                status=lists.status_on(then, one, day),
                post=_post(then, appointment, "id", "name", "kind", area=area),
                onBehalfOf=shown(then.get(appointment["on_behalf_of"]), "id", "name"),
                sources=[shown(source, "id", "title", "document_number", "published_on") for source in sources],
            )
        )
    employers = named(then, lists.employers(then, id_, day), "id", "name") if then.get(id_) else []
    return {"person": shown(now.one(id_), "id", "name", appointments=found, employers=employers)}


def neighbourhood(then: State, id_: str, day: date) -> Answer:
    """Q-10."""
    found = network(then, [id_], 2, None, day, 200)
    nodes = [
        {
            "id": node,
            "label": then.one(node)["name"],
            "kind": "Person" if then.one(node).table == "people" else cell(then.one(node), "kind"),
            "depth": depth,
        }
        for node, depth in sorted(found.depths.items(), key=lambda pair: (pair[1], pair[0]))
    ]
    edges = [
        {
            "id": one,
            "source": source,
            "target": target,
            "label": title(then.one(then.one(one)["post"])),
            "since": cell(then.one(one), "since"),
            "until": cell(then.one(one), "until"),
        }
        for one, (source, target) in sorted(found.edges.items())
    ]
    return {"roleHolderNetwork": {"nodes": nodes, "edges": edges, "truncated": found.truncated}}


def services_of_firm(state: State, firm: str, day: date, within: str | None = None) -> list[Record]:
    """The services that a firm provides and that certainly hold on the day."""
    compounds = {service["compound"] for service in state.naming("services", "provider", firm)}
    found = [state.one(one) for compound in compounds for one in lists.services(state, compound, day)]
    return sorted(
        (
            one
            for one in found
            if one["provider"] == firm and (within is None or inside(state, state.one(one["compound"])["area"], within))
        ),
        key=lambda one: one.id,
    )


def unfiled_contracts(now: State, then: State, firm: str, day: date) -> Answer:
    """Q-14: those not certainly filed by the day."""
    found = [
        one
        for one in (services_of_firm(then, firm, day) if then.get(firm) else [])
        if not one["filed_on"] or stretch(one["filed_on"]).last > day
    ]
    rows = []
    for one in found:
        compound = then.one(one["compound"])
        area = shown(then.one(compound["area"]), "code", "name")
        rows.append(shown(one, "id", "mode", "since", "filed_on", compound=shown(compound, "id", "name", area=area)))
    return {"body": shown(now.one(firm), "id", "name", services=rows)}


LINES = ("residents_committee", "service_station", "public_office")


def complaint_lines(now: State, then: State, id_: str, day: date) -> Answer:
    """Q-15."""
    compound = now.one(id_)
    services = [
        shown(one, "id", "mode", provider=_with_contacts(then, then.get(one["provider"])))
        for one in (then.one(found) for found in sorted(lists.services(then, id_, day) if then.get(id_) else []))
    ]
    return {"compound": shown(compound, "id", "name", services=services, area=_offices(now, then, compound["area"], day, 4))}


def _with_contacts(state: State, body: Record | None, *columns: str, **more: Any) -> Answer | None:
    if body is None:
        return None
    contacts = [{"id": one.id, "kind": one["kind"], "value": one["value"]} for one in state.naming("contacts", "body", body.id)]
    return shown(body, "id", "name", *columns, contacts=contacts, **more)


def _offices(now: State, then: State, code: str, day: date, levels: int) -> Answer | None:
    """An area with its own bodies of the kinds asked for, and so on upwards."""
    bodies = [
        _with_contacts(then, body, "kind", posts=_officers(then, body, day))
        for body in (then.naming("bodies", "area", code) if then.get(code) else [])
        if body["kind"] in LINES and body_exists(body, day) is Truth.CERTAIN
    ]
    answer = shown(now.one(code), "code", "name", "level", bodies=connection(bodies))
    assert answer is not None
    if levels > 1:
        above = parent_area(now, code)
        answer["parent"] = _offices(now, then, above, day, levels - 1) if above else None
    return answer


def _officers(state: State, body: Record, day: date) -> list[Answer | None]:
    return [
        shown(
            state.one(post),
            *("id", "kind"),
            title=title(state.one(post)),
            holders=[
                {"id": one, "person": shown(state.one(state.one(one)["person"]), "id", "name")}
                for one in sorted(lists.holders(state, post, day))
            ],
        )
        for post in sorted(lists.posts(state, body.id, day))
    ]


BODY_KINDS = (
    "PARTY_ORGANISATION",
    "RESIDENTS_COMMITTEE",
    "OWNERS_COMMITTEE",
    "MANAGEMENT_COMMITTEE",
    "FIRM",
    "SERVICE_STATION",
    "PUBLIC_OFFICE",
    "COORDINATION_BODY",
)


def bodies_searched(now: State, text: str, within: str | None, first: int, today: date) -> Answer:
    """Q-18: the best first."""
    hits = []
    for hit in search(now, text, within, BODY_KINDS, today)[:first]:
        body = now.one(hit.id)
        code = area_of_body(now, body)
        area = shown(now.one(code), "code", "name") if code else None
        found = {"label": body["name"], "kind": hit.kind, "score": hit.score, "matched": SOME_TEXT}
        hits.append({"node": shown(body, "id", "name", "kind", "form", area=area), **found})
    return {"search": hits}
