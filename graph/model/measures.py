"""The closed vocabulary that metrics are put together from (指标词表): measures, population filters, subjects, parameters.

A word here is code, a file of graph/metrics/; everything said with these words is data.
"""

from dataclasses import dataclass
from enum import StrEnum

from graph.model import kinds
from graph.model.bilingual import Bilingual


class Subject(StrEnum):
    """What a metric judges one by one (计量对象)."""

    COMPOUND = "compound"
    OWNERS_COMMITTEE = "owners_committee"
    MANAGEMENT_COMMITTEE = "management_committee"
    FIRM = "firm"
    SERVICE = "service"
    GRID = "grid"
    STREET = "street"
    COUNTY = "county"
    COMPLAINT = "complaint"


BODIES: frozenset[str] = frozenset({Subject.OWNERS_COMMITTEE, Subject.MANAGEMENT_COMMITTEE, Subject.FIRM})
"""Subjects that are bodies of that kind."""
AREAS: frozenset[str] = frozenset({Subject.GRID, Subject.STREET, Subject.COUNTY})
"""Subjects that are areas of that level."""


class Measure(StrEnum):
    """The question a metric asks of each subject (测度)."""

    BODY_SET_UP = "body_set_up"
    SERVICE_HOLDS = "service_holds"
    POST_IN_COMMUNITY = "post_in_community"
    FIRM_PARTY_WORK = "firm_party_work"
    AREA_POST_HELD = "area_post_held"
    ACTIVITY_DONE = "activity_done"
    LISTED_AS = "listed_as"
    SAME_PERSON = "same_person"
    POST_PARTY_MEMBER = "post_party_member"
    COMMITTEE_COMPOSITION = "committee_composition"
    ONE_PERSON_POSTS = "one_person_posts"
    SERVICE_FILED = "service_filed"
    ACTIVITY_IN_TIME = "activity_in_time"


JUDGED_MEASURES: frozenset[str] = frozenset(
    {
        Measure.SAME_PERSON,
        Measure.POST_PARTY_MEMBER,
        Measure.COMMITTEE_COMPOSITION,
        Measure.ONE_PERSON_POSTS,
        Measure.SERVICE_FILED,
        Measure.ACTIVITY_IN_TIME,
    }
)
"""Measures that judge what is recorded (判定型); the others ask whether something exists (存在型)."""
RECORDED_MEASURES: frozenset[str] = frozenset({Measure.BODY_SET_UP, Measure.SERVICE_HOLDS})
"""The only measures whose answer another metric's population may rest on (可作总体条件的测度)."""
SUBJECTS_OF: dict[Measure, frozenset[str]] = {
    Measure.BODY_SET_UP: frozenset({Subject.COMPOUND}),
    Measure.SERVICE_HOLDS: frozenset({Subject.COMPOUND}),
    Measure.POST_IN_COMMUNITY: frozenset({Subject.COMPOUND, Subject.OWNERS_COMMITTEE, Subject.MANAGEMENT_COMMITTEE}),
    Measure.FIRM_PARTY_WORK: frozenset({Subject.FIRM}),
    Measure.AREA_POST_HELD: AREAS,
    Measure.ACTIVITY_DONE: frozenset({Subject.COMPOUND, *BODIES, *AREAS}),
    Measure.LISTED_AS: frozenset({Subject.COMPOUND, *BODIES, *AREAS}),
    Measure.SAME_PERSON: frozenset({Subject.COMPOUND}),
    Measure.POST_PARTY_MEMBER: BODIES,
    Measure.COMMITTEE_COMPOSITION: frozenset({Subject.OWNERS_COMMITTEE, Subject.MANAGEMENT_COMMITTEE}),
    Measure.ONE_PERSON_POSTS: AREAS,
    Measure.SERVICE_FILED: frozenset({Subject.SERVICE}),
    Measure.ACTIVITY_IN_TIME: frozenset({Subject.COMPLAINT}),
}
"""The subjects that each measure can be asked of."""


class Home(StrEnum):
    """Where the holder of a home post is looked for (派出一方)."""

    SERVING_FIRM = "serving_firm"
    SET_UP = "set_up"
    ITSELF = "itself"


class PopulationFilter(StrEnum):
    """A condition that puts a subject into a metric's population (总体条件)."""

    SERVED_BY_FIRM = "served_by_firm"
    NOT_SERVED_BY_FIRM = "not_served_by_firm"
    HEAD_IS_MEMBER = "head_is_member"
    MATURE = "mature"
    CLASS = "class"
    WITH_METRIC = "with_metric"
    WITHOUT_METRIC = "without_metric"
    LISTED_BY = "listed_by"
    ESTABLISHED_FROM = "established_from"
    PARTY_MEMBERS_EMPLOYED = "party_members_employed"
    POSTS_EXIST = "posts_exist"


class Takes(StrEnum):
    """What a parameter takes (参数取值)."""

    WORDS = "words"
    WORD = "word"
    FLAG = "flag"
    NUMBER = "number"
    SHARE = "share"
    TEXT = "text"
    DAY = "day"
    METRIC = "metric"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a measure or a filter (参数), with the words it may take."""

    name: str
    takes: Takes
    meaning: Bilingual
    words: tuple[str, ...] = ()
    required: bool = True


ALL_FORMS: tuple[str, ...] = tuple(dict.fromkeys(form for forms in kinds.FORMS.values() for form in forms))
_BODY_KINDS = tuple(str(kind) for kind in kinds.BodyKind)
_POST_KINDS = tuple(str(kind) for kind in kinds.PostKind)
_PARTY_FORMS = kinds.FORMS["party_organisation"]
_CLASSES = tuple(str(word) for word in kinds.CompoundClass)


def _words(name: str, words: tuple[str, ...], zh: str, en: str, *, required: bool = True) -> Parameter:
    return Parameter(name, Takes.WORDS, Bilingual(zh, en), words, required)


def _word(name: str, words: tuple[str, ...], zh: str, en: str) -> Parameter:
    return Parameter(name, Takes.WORD, Bilingual(zh, en), words)


def _optional(name: str, takes: Takes, zh: str, en: str) -> Parameter:
    return Parameter(name, takes, Bilingual(zh, en), required=False)


MEASURE_PARAMETERS: dict[Measure, tuple[Parameter, ...]] = {
    Measure.BODY_SET_UP: (
        _words("kinds", _BODY_KINDS, "计入的组织类别", "kinds of body that count"),
        _words("forms", ALL_FORMS, "只计这些形式；不写为全部", "only these forms; all when left out", required=False),
        _words("without_forms", ALL_FORMS, "不计这些形式", "forms that do not count", required=False),
    ),
    Measure.SERVICE_HOLDS: (
        _words(
            "modes",
            tuple(str(mode) for mode in kinds.ServiceMode),
            "计入的管理模式；不写为全部",
            "service modes that count; all when left out",
            required=False,
        ),
        _optional("firm_only", Takes.FLAG, "只计由企业提供的服务", "only services that a firm provides"),
    ),
    Measure.POST_IN_COMMUNITY: (
        _word(
            "home",
            tuple(str(home) for home in Home),
            "派出一方：服务企业、设于小区的组织、对象本身",
            "whose holders are looked at: those of a serving firm, of a body set up in the compound, of the subject itself",
        ),
        _words("home_kinds", _BODY_KINDS, "设于小区的组织类别", "kinds of body set up in the compound", required=False),
        _words(
            "home_posts",
            _POST_KINDS,
            "派出一方的职务，任一即可；不写为任何职务",
            "posts there, any of them; any post when left out",
            required=False,
        ),
        _optional("for_it", Takes.FLAG, "只计为本小区或不限小区所设的职务", "only posts for this compound or for all"),
        _optional("member_only", Takes.FLAG, "只计党员", "only holders who are Party members"),
        _words("away_kinds", _BODY_KINDS, "所属社区中的组织类别", "kinds of body in the community"),
        _words(
            "away_forms",
            ALL_FORMS,
            "该组织的形式；计入 committee 时未写形式的也计入",
            "forms of that body; an empty form counts where 'committee' does",
        ),
        _words(
            "away_posts",
            _POST_KINDS,
            "在该组织中兼任的职务；不写为任何职务",
            "posts held there as well; any post when left out",
            required=False,
        ),
    ),
    Measure.FIRM_PARTY_WORK: (
        _words(
            "or_posts",
            _POST_KINDS,
            "或企业中有人担任这些职务之一",
            "or somebody holds one of these posts in the firm",
            required=False,
        ),
    ),
    Measure.AREA_POST_HELD: (
        _words("posts", _POST_KINDS, "设在该区划的组织中的职务，任一即可", "posts in bodies whose own area it is, any of them"),
    ),
    Measure.ACTIVITY_DONE: (_word("activity", tuple(str(kind) for kind in kinds.ActivityKind), "活动类别", "kind of activity"),),
    Measure.LISTED_AS: (
        Parameter(
            "result",
            Takes.TEXT,
            Bilingual("名录或等级的名称，与活动的 result 一致", "name of the list or grade, equal to the activity's result"),
        ),
    ),
    Measure.SAME_PERSON: (
        _words("home_forms", _PARTY_FORMS, "党组织的形式", "forms of the Party organisation"),
        _word("home_post", _POST_KINDS, "在党组织中的职务", "post in the Party organisation"),
        _words("away_kinds", _BODY_KINDS, "另一组织的类别", "kinds of the other body"),
        _word("away_post", _POST_KINDS, "在另一组织中的职务", "post in the other body"),
    ),
    Measure.POST_PARTY_MEMBER: (_words("posts", _POST_KINDS, "职务，任一即可", "posts, any of them"),),
    Measure.COMMITTEE_COMPOSITION: (
        _optional("members_least", Takes.NUMBER, "委员人数下限", "members at least"),
        _optional("members_odd", Takes.FLAG, "委员人数须为单数", "members must be odd in number"),
        _optional("owner_share", Takes.SHARE, "业主所占比例下限", "share of owners among the members at least"),
        _optional("party_share", Takes.SHARE, "党员所占比例下限", "share of Party members among the members at least"),
        _optional(
            "also",
            Takes.METRIC,
            "另须达到（或免除）的 post_in_community 指标",
            "a post_in_community metric that must be met or exempt as well",
        ),
    ),
    Measure.ONE_PERSON_POSTS: (
        _words("posts", _POST_KINDS, "须由同一人担任的职务", "posts that one person must hold"),
        _words(
            "secretary_forms", _PARTY_FORMS, "书记一职所在党组织的形式", "forms of Party organisation whose secretary is meant"
        ),
    ),
    Measure.SERVICE_FILED: (),
    Measure.ACTIVITY_IN_TIME: (),
}
"""The parameters of each measure: nothing else may stand under `parameters`."""

_METRIC = Parameter("metric", Takes.METRIC, Bilingual("另一指标的编号", "id of another metric"))
FILTER_PARAMETERS: dict[PopulationFilter, tuple[Parameter, ...]] = {
    PopulationFilter.SERVED_BY_FIRM: (),
    PopulationFilter.NOT_SERVED_BY_FIRM: (),
    PopulationFilter.HEAD_IS_MEMBER: (
        _words(
            "posts", _POST_KINDS, "服务企业中的职务，其任职者为党员", "posts in a serving firm whose holder is a Party member"
        ),
    ),
    PopulationFilter.MATURE: (),
    PopulationFilter.CLASS: (_words("classes", _CLASSES, "小区类型，任一即可", "any of these classes of compound"),),
    PopulationFilter.WITH_METRIC: (_METRIC,),
    PopulationFilter.WITHOUT_METRIC: (_METRIC,),
    PopulationFilter.LISTED_BY: (
        _words("forms", _PARTY_FORMS, "设于该小区的党组织的形式，任一即可", "any of these forms of Party organisation"),
    ),
    PopulationFilter.ESTABLISHED_FROM: (
        Parameter("day", Takes.DAY, Bilingual("成立日不早于这一天", "established on or after this day")),
    ),
    PopulationFilter.PARTY_MEMBERS_EMPLOYED: (
        Parameter("least", Takes.NUMBER, Bilingual("受雇党员人数下限", "Party members employed at least")),
        _optional("formal", Takes.FLAG, "只计正式党员", "formal members only"),
    ),
    PopulationFilter.POSTS_EXIST: (
        _words(
            "posts", _POST_KINDS, "设在该区划的组织中须都设有的职务", "posts that must all exist in bodies whose own area it is"
        ),
        _words(
            "secretary_forms", _PARTY_FORMS, "书记一职所在党组织的形式", "forms of Party organisation whose secretary is meant"
        ),
    ),
}
"""The parameters of each filter, written beside the filter's name."""
FILTERS_OF: dict[str, frozenset[str]] = {
    Subject.COMPOUND: frozenset(
        {
            PopulationFilter.SERVED_BY_FIRM,
            PopulationFilter.NOT_SERVED_BY_FIRM,
            PopulationFilter.HEAD_IS_MEMBER,
            PopulationFilter.MATURE,
            PopulationFilter.CLASS,
            PopulationFilter.WITH_METRIC,
            PopulationFilter.WITHOUT_METRIC,
            PopulationFilter.LISTED_BY,
        }
    ),
    Subject.OWNERS_COMMITTEE: frozenset({PopulationFilter.ESTABLISHED_FROM}),
    Subject.MANAGEMENT_COMMITTEE: frozenset({PopulationFilter.ESTABLISHED_FROM}),
    Subject.FIRM: frozenset({PopulationFilter.ESTABLISHED_FROM, PopulationFilter.PARTY_MEMBERS_EMPLOYED}),
    Subject.SERVICE: frozenset(),
    **dict.fromkeys(AREAS, frozenset({PopulationFilter.POSTS_EXIST})),
    Subject.COMPLAINT: frozenset(),
}
"""The filters that a metric of each subject may have."""
