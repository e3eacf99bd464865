"""A small place whose names are written in every way that a published list or an office writes them."""

from tests.agreement.hub import Rows

WORLD: Rows = {
    "sources": [
        {"id": "s-1", "title": "住宅小区管理品质提升专项行动方案", "document_number": "晋政青〔2024〕68号"},
        {"id": "s-2", "title": "Notice on Owners' Committees (业委会) & more", "document_number": "ＡＢ［2021］3号"},
        {"id": "s-3", "title": "物业服务企业联合管理办法"},
    ],
    "areas": [
        {"code": "98", "name": "演示省", "level": "province"},
        {"code": "9801", "name": "演示市", "level": "city"},
        {"code": "980101", "name": "99区", "level": "county"},
        {"code": "980101001", "name": "阳光街道", "level": "street"},
        {"code": "980101002", "name": "陈埭镇", "level": "street"},
        {"code": "980101001001", "name": "阳光社区居委会", "level": "community"},
        {"code": "980101001002", "name": "阳光社区", "level": "community"},
        {"code": "980101001003", "name": "阳光社区居民委员会", "level": "community"},
        {"code": "980101001004", "name": "阳光居委会", "level": "community"},
        {"code": "980101001005", "name": "阳光居民委员会", "level": "community"},
        {"code": "980101001006", "name": "新阳光(A区)社区", "level": "community"},
        {"code": "980101002201", "name": "阳光村委会", "level": "community"},
        {"code": "980101002202", "name": "阳光村民委员会", "level": "community"},
        {"code": "980101002203", "name": "村委会", "level": "community"},
        {"code": "980101002204", "name": "𠮷田\ue823㐱社区", "level": "community"},
        {"code": "980101001001-1", "name": "阳光第1网格", "level": "grid"},
    ],
    "compounds": [
        {"id": "c-1", "name": "99区·阳光 花园", "area": "980101001001"},
        {"id": "c-2", "name": "Sunshine 阳光 AND Garden", "area": "980101001001-1"},
        {"id": "c-3", "name": "幸福新村", "area": "980101002201"},
        {"id": "c-4", "name": "光阳小区 (二期) OR NOT TO", "area": "980101002202"},
    ],
    "bodies": [
        {"id": "b-rc", "name": "阳光社区居民委员会", "kind": "residents_committee", "area": "980101001001"},
        {"id": "b-office", "name": "阳光街道办事处", "kind": "public_office", "area": "980101001"},
        {"id": "b-oc", "name": "阳光花园业主委员会", "kind": "owners_committee", "compound": "c-1"},
        {"id": "b-mc", "name": "幸福新村物管会", "kind": "management_committee", "form": "temporary", "compound": "c-3"},
        {
            "id": "b-mc-2",
            "name": "光阳临时物业管理委员会",
            "kind": "management_committee",
            "form": "permanent",
            "compound": "c-4",
        },
        {"id": "b-firm", "name": "阳光物业服务企业（晋江）", "kind": "firm", "area": "980101"},
        {
            "id": "b-party",
            "name": "中共阳光社区总支部",
            "kind": "party_organisation",
            "form": "general_branch",
            "parent": "b-office",
        },
    ],
    "people": [
        {"id": "p-1", "name": "阳 光"},
        {"id": "p-2", "name": "王阳光"},
        {"id": "p-3", "name": "Ｗang Yángguāng"},
        {"id": "p-4", "name": "李四"},
    ],
    "ownerships": [{"id": "o-1", "person": "p-1", "compound": "c-1"}],
    "employments": [{"id": "e-1", "person": "p-2", "firm": "b-firm", "until": "2020"}],
    "posts": [
        {"id": "t-1", "body": "b-rc", "kind": "director"},
        {"id": "t-2", "body": "b-firm", "kind": "chief", "title": "阳光花园项目负责人"},
        {"id": "t-3", "body": "b-party", "kind": "secretary", "seats": "2"},
    ],
    "appointments": [
        {"id": "a-1", "person": "p-2", "post": "t-1", "since": "2024-01-01"},
        {"id": "a-2", "person": "p-3", "post": "t-3", "since": "2024-01-01", "until": "2024-06-01", "status": "ended"},
        {"id": "a-3", "person": "p-4", "post": "t-2"},
    ],
}
