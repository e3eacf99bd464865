"""Invented policies whose rules use every field that appointments are judged by."""

from typing import Any

import yaml

from graph.model.policy import PolicyFile
from seeds.policy import read_policy_file

RULES = """
- {id: formal, strength: must, demands: [{of: {posts: [quality_director, part_time_member]}, party: formal}]}
- {id: formal-should, strength: should, demands: [{of: {kinds: [residents_committee], posts: [director]}, party: formal}]}
- {id: party, strength: should, demands: [{of: {kinds: [coordination_body], posts: [group_head]}, party: any}]}
- {id: owner, strength: must, demands: [{of: {kinds: [owners_committee], posts: [director, member]}, owner: true}]}
- {id: owner-should, strength: should, demands: [{of: {kinds: [management_committee], posts: [member]}, owner: true}]}
- id: home-form
  strength: must
  demands:
    - of: {kinds: [service_station], forms: [community_station], posts: [station_head, deputy_station_head]}
      home: {kinds: [firm], forms: [market, quasi], posts: [firm_head, project_manager]}
      together: community
- id: home-should
  strength: should
  demands:
    - of: {kinds: [coordination_body], posts: [group_head, deputy_group_head]}
      home: {kinds: [party_organisation], forms: [community_committee], level: community}
      together: community
- id: home-grid
  strength: must
  demands:
    - {of: {kinds: [residents_committee], forms: [residents_group]}, home: {kinds: [firm]}, together: grid}
    - {of: {level: grid, posts: [grid_head]}, party: any, home: {posts: [residents_group_leader]}}
- {id: said-softly, strength: may, demands: [{of: {kinds: [residents_committee]}, party: formal, owner: true}]}
- {id: said-first, strength: priority, demands: [{of: {kinds: [owners_committee]}, party: formal}]}
- {id: named, strength: must, demands: [{of: {kinds: [owners_committee]}, party: any, named: true}]}
- {id: named-should, strength: should, demands: [{of: {kinds: [residents_committee]}, owner: true, party: formal, named: true}]}
- id: apart
  strength: must
  moves: [{from: {posts: [project_manager]}, to: {kinds: [residents_committee]}, forbids: true}]
- id: apart-should
  strength: should
  moves:
    - {from: {kinds: [firm], posts: [firm_head]}, to: {kinds: [owners_committee, management_committee]}, together: compound,
       party_member: true, forbids: true}
    - {from: {posts: [secretary]}, to: {posts: [liaison_officer]}, forbids: true}
- id: apart-once
  strength: must
  in_force_until: 2025-07-01
  moves: [{from: {posts: [group_head]}, to: {posts: [liaison_officer, deputy_group_head]}, forbids: true}]
- id: comes
  strength: may
  moves:
    - {from: {kinds: [firm], forms: [market]}, to: {kinds: [residents_committee], posts: [part_time_member, member]},
       together: community, party_member: true}
    - {from: {kinds: [owners_committee]}, to: {kinds: [residents_committee], posts: [member]}, together: community}
- id: comes-should
  strength: should
  in_force_from: 2025-03-01
  moves:
    - {from: {kinds: [firm], forms: [quasi]}, to: {kinds: [owners_committee, service_station]}, together: compound,
       both_ways: true}
- id: series
  strength: must
  procedure:
    of: {kinds: [residents_committee], posts: [director, deputy_director]}
    steps:
      - {step: announce, working_days: 5}
      - {step: nominate, during: announce}
      - {step: review, by: {kinds: [party_organisation], forms: [street_work_committee]}}
      - {step: publicise, working_days: 5}
      - {step: check, after: object, within_working_days: 3}
      - {step: approve, by: {kinds: [public_office], level: street}}
      - {step: file, by: {kinds: [public_office]}, late: true}
- id: series-should
  strength: should
  procedure:
    of: {kinds: [service_station], posts: [staff]}
    steps: [{step: recognise}, {step: publicise, working_days: 3}, {step: approve, by: {kinds: [party_organisation]}}]
- id: series-home
  strength: must
  procedure:
    of: {kinds: [coordination_body]}
    home: {kinds: [firm], posts: [firm_head, project_manager]}
    steps: [{step: review}, {step: recognise, by: {kinds: [public_office]}}, {step: approve}, {step: file, late: true}]
- id: forming
  strength: must
  procedure:
    of: {kinds: [owners_committee]}
    formation: true
    steps:
      - {step: announce, working_days: 7}
      - {step: publicise, working_days: 3}
      - {step: check, after: object, within_working_days: 2, by: {kinds: [public_office]}}
      - {step: seal, late: true}
- id: suspends
  strength: must
  suspends: {of: {kinds: [owners_committee, management_committee]}, by: {kinds: [public_office], level: street}}
- id: suspends-should
  strength: should
  suspends: {of: {kinds: [residents_committee]}, by: {kinds: [party_organisation]}}
- id: gives-way
  strength: must
  replaces: {elected: {kinds: [owners_committee]}, stand_in: {kinds: [management_committee]}}
"""
KIND = {"procedure": "procedure", "suspends": "procedure", "replaces": "procedure"}


def document(name: str, level: str, area: str) -> dict[str, Any]:
    """A policy of these rules for an area, as its YAML says it."""
    rules = [
        {
            "id": f"{name}-{rule['id']}",
            "clause": "虚构 §一",
            "kind": next((kind for field, kind in KIND.items() if field in rule), "appointment"),
            "text": {"zh": "虚构条款", "en": "An invented clause"},
            "testable": True,
        }
        | {key: value for key, value in rule.items() if key != "id"}
        for rule in yaml.safe_load(RULES)
    ]
    policy = {
        "id": name, "title": "虚构规定", "document_number": None, "issued_by": None, "issued_on": None,
        "jurisdiction": name.upper(), "level": level, "area": area, "version": 1, "source": None,
    }  # fmt: skip
    return {"policy": policy, "rules": rules}


def policy_file(told: dict[str, Any]) -> PolicyFile:
    """The document as the hub reads it."""
    file, findings = read_policy_file(yaml.safe_dump(told, allow_unicode=True).encode())
    assert file is not None, findings
    return file
