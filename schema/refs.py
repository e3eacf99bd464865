"""References between types that know one another: each module can name a type of a later one."""

from typing import TYPE_CHECKING, Annotated

import strawberry

if TYPE_CHECKING:
    from schema.types_area import Area
    from schema.types_bodies import Body
    from schema.types_compound import Compound
    from schema.types_coverage import CoverageGap
    from schema.types_facts import Contact, Service, Source
    from schema.types_judged import Composition, SuggestedMode
    from schema.types_people import Person
    from schema.types_policies import Metric, Policy, Rule, Target
    from schema.types_posts import Appointment, Post, ProcedureStep, Suspension
    from schema.types_remedies import Remedy

AreaRef = Annotated["Area", strawberry.lazy("schema.types_area")]
CompoundRef = Annotated["Compound", strawberry.lazy("schema.types_compound")]
BodyRef = Annotated["Body", strawberry.lazy("schema.types_bodies")]
PostRef = Annotated["Post", strawberry.lazy("schema.types_posts")]
AppointmentRef = Annotated["Appointment", strawberry.lazy("schema.types_posts")]
ProcedureStepRef = Annotated["ProcedureStep", strawberry.lazy("schema.types_posts")]
SuspensionRef = Annotated["Suspension", strawberry.lazy("schema.types_posts")]
PersonRef = Annotated["Person", strawberry.lazy("schema.types_people")]
ServiceRef = Annotated["Service", strawberry.lazy("schema.types_facts")]
ContactRef = Annotated["Contact", strawberry.lazy("schema.types_facts")]
SourceRef = Annotated["Source", strawberry.lazy("schema.types_facts")]
MetricRef = Annotated["Metric", strawberry.lazy("schema.types_policies")]
PolicyRef = Annotated["Policy", strawberry.lazy("schema.types_policies")]
RuleRef = Annotated["Rule", strawberry.lazy("schema.types_policies")]
RemedyRef = Annotated["Remedy", strawberry.lazy("schema.types_remedies")]
TargetRef = Annotated["Target", strawberry.lazy("schema.types_policies")]
CompositionRef = Annotated["Composition", strawberry.lazy("schema.types_judged")]
SuggestedModeRef = Annotated["SuggestedMode", strawberry.lazy("schema.types_judged")]
CoverageGapRef = Annotated["CoverageGap", strawberry.lazy("schema.types_coverage")]
