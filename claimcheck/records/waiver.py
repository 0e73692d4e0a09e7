"""A waiver: somebody's decision about a finding."""

from typing import Literal

from pydantic import Field

from claimcheck.records.fields import Day, Maybe, Record, Text


class Waiver(Record):
    """A decision about one finding, with its reason."""

    finding: Text = Field(description="The finding's fingerprint")
    kind: Literal["intended", "false_alarm", "todo"] = Field(
        description="intended: the articles do disagree; false_alarm: they do not; todo: to be settled"
    )
    reason: Text = Field(description="Why, for the next reader")
    by: str = Field(default="", description="Who decided")
    until: Maybe[Day] = Field(
        default=None, description="The last day it holds, as YYYY-MM-DD; for ever if absent"
    )
