"""Everything the hub refuses, as one tree.

HubError                      code and one sentence for the caller
├── BadInput                  an argument that cannot be answered; names it
│   ├── NotFound              an id never seen
│   ├── Personal              what rests on facts that the caller may not read
│   ├── Forbidden             what the caller has no right to do
│   └── UnknownMetric         a metric that nothing defines
├── LimitExceeded             a bound of this service; names the bound and the way on
├── ChangesRefused            changes that a load would refuse; carries every finding
├── GraphBusy                 somebody else is writing; ask again in a moment
│   └── ChangedMeanwhile      what was found was gone when it was to be shown, twice
├── GraphUnreachable          the database does not answer, or refuses the password
├── GraphNotEmpty             an act that needs an empty graph
├── AuditUnwritable           what would be read or changed cannot be recorded
└── NotUnique                 a constraint that the graph's own content forbids

PoliciesChanged               no refusal: the policies changed since they were read, ask again
"""

from collections.abc import Mapping, Sequence


class PoliciesChanged(Exception):
    """The metrics a question was put together from are not those of the graph any more (政策已更新)."""


class HubError(Exception):
    """A refusal with a stable code (拒绝); `details` are told to the caller beside the code."""

    code = "INTERNAL_SERVER_ERROR"
    details: Mapping[str, object] = {}

    def __init__(self, message: str, *, argument: str | None = None, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.argument = argument
        if code is not None:
            self.code = code


class BadInput(HubError):
    """An argument cannot be answered (参数有误)."""

    code = "BAD_USER_INPUT"


class NotFound(BadInput):
    """An identifier the graph has never seen (标识不存在)."""

    code = "NOT_FOUND"


class UnknownMetric(BadInput):
    """No metric has this identifier, as far as was known when it was asked for (指标不存在)."""


class Personal(BadInput):
    """It rests on personal facts that the caller may not read (涉及个人信息)."""

    code = "PERSONAL"


class Forbidden(BadInput):
    """The caller has no right to it (无权)."""

    code = "FORBIDDEN"


class LimitExceeded(HubError):
    """A bound of this service is passed (超出限额)."""

    code = "LIMIT_EXCEEDED"


class ChangesRefused(HubError):
    """Changes that a load of the same rows would refuse (变更被拒); `details` hold every finding, in the contract's terms."""

    code = "CHANGES_REFUSED"

    def __init__(self, message: str, findings: Sequence[Mapping[str, object]], *, argument: str | None = None) -> None:
        super().__init__(message, argument=argument)
        self.details = {"findings": list(findings)}


class GraphBusy(HubError):
    """Somebody else is writing what this needs (图谱正忙)."""

    code = "GRAPH_BUSY"


class ChangedMeanwhile(GraphBusy):
    """A load took away what a question had found before it could be shown (查询期间数据已变)."""


class GraphUnreachable(HubError):
    """The database does not answer or refuses the credentials (数据库不可用)."""

    code = "SERVICE_UNAVAILABLE"


class GraphNotEmpty(HubError):
    """The act needs an empty graph (图非空)."""

    code = "GRAPH_NOT_EMPTY"


class AuditUnwritable(HubError):
    """The audit log cannot be written, so that what it would tell of does not happen (审计日志不可写)."""

    code = "AUDIT_UNAVAILABLE"


class NotUnique(HubError):
    """Two nodes share a value that a constraint would hold unique (值不唯一)."""
