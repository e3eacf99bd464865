"""What a remedy says of itself, Chinese and English from one structure (补救措施用语)."""

from collections.abc import Mapping, Sequence

from graph.model.kinds import POST_TITLE
from graph.rules.remedies.scene import Cells, Change, Record, Scene
from graph.rules.wording import ACTIVITIES, Words

NEW_PERSON: Words = ("待定人选", "somebody yet to be found")
NEW_BODIES: Mapping[str, str] = {
    "party_organisation": "党支部",
    "residents_committee": "居民委员会",
    "owners_committee": "业主委员会",
    "management_committee": "物业管理委员会",
    "firm": "待定物业服务企业",
    "service_station": "社区管理服务站",
    "public_office": "办公室",
    "coordination_body": "联席会议",
}
"""How a new body is called, after the place it is for."""
PURPOSES: Mapping[str, Words] = {
    "BODY": ("设立所缺的组织", "set up the body that is missing"),
    "SERVICE": ("落实服务", "have it served"),
    "ACTIVITY": ("补做本期所缺的活动", "do in this period what was not done"),
    "FILING": ("办理备案", "file the contract"),
    "AWAY": ("由现任者兼任社区一方的职务", "have a holder here take the post in the community"),
    "HOME": ("由社区一方的任职者担任这里的职务", "have a holder in the community take the post here"),
    "FIRST": ("由主任兼任书记", "have the holder of the second post take the first"),
    "SECOND": ("由书记兼任主任", "have the holder of the first post take the second"),
    "BOTH": ("由同一人担任两处职务", "have one person take both posts"),
    "ALL": ("由已任其一者担任全部职务", "have the holder of one of the posts take all of them"),
    "POST": ("由合适的人担任该职务", "have somebody suitable take the post"),
    "MEMBERS": ("补足委员", "bring in the members that are missing"),
    "SOMEBODY": ("物色人选担任所缺职务", "find somebody for what is vacant"),
    "FACT": ("查明一项事实；若查实如下，即可了结", "check one fact; if it is as follows, the question is settled"),
    "SURVEY": ("实地核查；若确有其事，登记核查结论", "go and look; if it is there, record the survey"),
}
CANDIDATE: Mapping[str, Words] = {
    "HOLDS": ("现任{}", "in office: {}"),
    "MEMBER": ("是党员", "a Party member"),
    "OWNER": ("是业主", "owns a home there"),
    "EMPLOYED": ("受雇于{}", "employed by {}"),
    "NOT_MEMBER": ("不是党员", "not a Party member"),
    "MEMBERSHIP_UNKNOWN": ("是否党员未载", "whether a Party member is not known"),
    "SUSPENDED": ("当日被停止或可能被停止履职", "suspended, or perhaps suspended, on the day"),
    "BUSY": ("已任 {} 职", "holds {} posts already"),
}


def description(scene: Scene, code: str, changes: Sequence[Change], language: str) -> str:
    """What the remedy is, change by change."""
    side = 1 if language == "en" else 0
    after = scene.after(changes)
    steps = [_step(scene, after, change, side) for change in changes]
    if side:
        return f"{PURPOSES[code][1][:1].upper()}{PURPOSES[code][1][1:]}: {'; '.join(steps)}."
    return f"{PURPOSES[code][0]}：{'；'.join(steps)}。"


def _step(scene: Scene, after: Scene, change: Change, side: int) -> str:
    before, cells = scene.records.get(change.id), change.cells
    if before is not None:
        return _corrected(after, before, cells, side)
    person, post = _name(after, cells.get("person"), side), _post(after, cells.get("post"))
    match change.table:
        case "bodies":
            return f"set up {cells['name']}" if side else f"设立{cells['name']}"
        case "posts":
            body, number = _name(after, cells["body"], side), cells.get("seats", "1")
            title = _title(cells)
            return f"add to {body} the post {title} ({number})" if side else f"在{body}增设{title}（{number} 席）"
        case "appointments":
            return f"{person} becomes {post} on {cells['since']}" if side else f"{person}自 {cells['since']} 起任{post}"
        case "people":
            member = cells.get("party_status") == "full"
            return (
                f"find somebody{' who is a Party member' if member else ''}"
                if side
                else f"物色一人{'，须为党员' if member else ''}"
            )
        case "ownerships":
            home = _name(after, cells["compound"], side)
            return f"who owns a home in {home}" if side else f"其须为{home}业主"
        case "services":
            provider = _name(after, cells.get("provider"), side)
            if side:
                return f"a service of mode {cells['mode']}{' by ' + provider if provider else ''} from {cells['since']}"
            return f"自 {cells['since']} 起服务（{cells['mode']}）{'，由' + provider + '提供' if provider else ''}"
        case "activities":
            kind = ACTIVITIES[cells["kind"]][side]
            return f"{kind}, done on {cells['done_on']}" if side else f"{kind}，于 {cells['done_on']} 完成"
    return f"survey of {cells['on']}: present" if side else f"{cells['on']} 核查结论为“有”"


def _corrected(after: Scene, before: Record, cells: Cells, side: int) -> str:
    stated = {name: text for name, text in cells.items() if before.get(name) != text}
    if before.table == "appointments":
        what = f"{_name(after, before.get('person'), side)}, {_post(after, before.get('post'))}"
        if not side:
            what = f"{_name(after, before.get('person'), side)}所任{_post(after, before.get('post'))}"
    else:
        what = before.get("name") or before.id
    said = ", ".join(f"{name} = {text}" for name, text in stated.items())
    return f"{what}: {said}" if side else f"{what}：{said}"


def _name(scene: Scene, id_: str | None, side: int) -> str:
    if not id_:
        return ""
    record = scene.records.get(id_)
    name = record.get("name") if record is not None else ""
    return NEW_PERSON[side] if name == NEW_PERSON[0] else name or id_


def _title(cells: Cells) -> str:
    return cells.get("title") or POST_TITLE[cells["kind"]]


def _post(scene: Scene, id_: str | None) -> str:
    post = scene.records.get(id_ or "")
    if post is None:
        return id_ or ""
    return _name(scene, post.get("body"), 0) + _title(post.cells)
