"""Which records a text finds, how well each fits, and in which order: names, base names and other spellings, by substring."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import product

from tests.oracle.places import area_of, inside
from tests.oracle.populations_listed import areas_of_person
from tests.oracle.world import Record, State

SPELLINGS = [
    "区人民政府 区政府", "镇人民政府 镇政府", "住房和城乡建设局 住建局", "市场监督管理局 市场监管局",
    "物业管理办公室 物管办 物业办", "物业管理工作站 物管站 物业站", "市场监督管理所 市管所", "居民委员会 居委会",
    "业主委员会 业委会", "物业管理委员会 物管会 临时物业管理委员会 临时物管会",
    "物业服务企业 物业企业 物业公司 物业服务公司", "领导小组 工作领导小组", "工作专班 专班", "项目负责人 项目经理",
    "楼栋长 楼幢长",
]  # fmt: skip
ENDINGS = {
    "社区居民委员会": "社区", "社区居委会": "社区", "居民委员会": "社区", "居委会": "社区", "社区": "社区",
    "村民委员会": "村", "村委会": "村", "村": "村", "街道办事处": "街道", "街道": "街道",
    "镇人民政府": "镇", "镇政府": "镇", "镇": "镇", "乡人民政府": "乡", "乡政府": "乡", "乡": "乡",
}  # fmt: skip
OWN = {
    "areas": ("name",), "compounds": ("name",), "bodies": ("name",), "people": ("name",), "posts": ("title",),
    "sources": ("title", "document_number"),
}  # fmt: skip
KIND = {"areas": "Area", "compounds": "Compound", "people": "Person", "posts": "Post", "sources": "Source"}
TITLE = {
    "secretary": "书记",
    "deputy_secretary": "副书记",
    "committee_member": "委员",
    "part_time_member": "兼职委员",
    "director": "主任",
    "deputy_director": "副主任",
    "member": "成员",
    "staff": "工作人员",
    "station_head": "站长",
    "deputy_station_head": "副站长",
    "firm_head": "企业负责人",
    "project_manager": "项目负责人",
    "quality_director": "义务质量总监",
    "party_building_instructor": "党建指导员",
    "service_supervisor": "物业服务监督员",
    "residents_group_leader": "居民小组长",
    "grid_head": "网格长",
    "grid_worker": "网格员",
    "building_chief": "楼栋长",
    "group_head": "组长",
    "deputy_group_head": "副组长",
    "office_head": "办公室主任",
    "liaison_officer": "联络员",
    "chief": "所长",
    "rank_only": "职级",
    "other": "其他",
}


def words_of(text: str) -> list[str]:
    found, word = [], ""
    for char in unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()) + " ":
        if char.isalnum() or unicodedata.category(char) in ("Mn", "Mc", "Me", "Nl", "No", "Co"):
            word += char
        elif word:
            found.append(word)
            word = ""
    return found


def squeezed(text: str) -> str:
    return "".join(words_of(text))


def based(name: str) -> tuple[str, str] | None:
    """The base name, and with it what the place is."""
    for ending in sorted(ENDINGS, key=len, reverse=True):
        if name.endswith(ending) and len(name) > len(ending):
            return name[: -len(ending)], ENDINGS[ending]
    return None


def other_spellings(name: str) -> list[str]:
    choices = []
    for group in SPELLINGS:
        terms = group.split()
        inside_name = [term for term in terms if term in name]
        if inside_name:
            choices.append([(max(inside_name, key=len), term) for term in terms])
    found = []
    for replacements in product(*choices):
        text = name
        for old, new in replacements:
            text = text.replace(old, new)
        found.append(text)
    return [text for text in found if text != name] if choices else []


@dataclass(frozen=True)
class Hit:
    id: str
    kind: str
    score: float


def fits(record: Record, text: str) -> float:
    own = [record[column] for column in OWN.get(record.table, ())]
    if record.table == "posts" and not own[0]:
        own = [TITLE[record["kind"]]]
    own = [name for name in own if squeezed(name)]
    if not own:
        return 0
    words, whole = words_of(text), squeezed(text)
    names = [squeezed(name) for name in own]
    others = [squeezed(other) for name in own for other in other_spellings(name)]
    base = based(names[0]) if record.table in ("areas", "bodies") else None
    asked = based(whole)
    if whole in names:
        return 1.0
    if base and (base[0] == whole or base == asked):
        return 0.9
    if any(name.startswith(whole) for name in names):
        return 0.8
    if any(whole in name for name in names):
        return 0.7
    if all(any(word in name for name in names) for word in words):
        return 0.6
    if all(any(word in name for name in names + others) for word in words):
        return 0.5
    return 0.5 if base and asked and base[0] == asked[0] else 0


def kind_of(record: Record) -> str:
    return record["kind"].upper() if record.table == "bodies" else KIND[record.table]


def lies(state: State, record: Record, within: str, today: date) -> bool:
    if record.table == "people":
        return any(inside(state, area, within) for area in areas_of_person(state, record.id, today))
    return inside(state, area_of(state, record), within)


def search(state: State, text: str, within: str | None, kinds: Collection[str] | None, today: date) -> list[Hit]:
    found = []
    for record in state.records.values():
        score = fits(record, text)
        if not score or (kinds is not None and kind_of(record) not in kinds):
            continue
        if within is None or lies(state, record, within, today):
            found.append(Hit(record.id, kind_of(record), score))
    return sorted(found, key=lambda hit: (-hit.score, hit.id))
