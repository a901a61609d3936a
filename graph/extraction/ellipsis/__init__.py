"""What a sentence leaves out because words before it say it: verbs, sums and the other half of a list.

`gapping` reads sums whose verb is left out, `clauses` whole clauses, `in_turn` lists that go together one by one, and
`instalments` parts of a sum told of before. Verbs that stand for another ("did so") are for
`graph.extraction.proforms`.
"""

from graph.extraction.ellipsis.clauses import part_by_sums, part_clauses
from graph.extraction.ellipsis.gapping import (
    is_sent_apart,
    part_by_times,
    part_dated,
    part_echoed,
    part_gapped,
    part_homes,
    part_placed,
    part_sent,
    part_swapped,
    part_whence,
    share_side,
    time_behind_gap,
    with_homes_of,
)
from graph.extraction.ellipsis.in_turn import part_in_turn
from graph.extraction.ellipsis.instalments import take_sides_of_whole

__all__ = [
    "is_sent_apart",
    "part_by_sums",
    "part_by_times",
    "part_clauses",
    "part_dated",
    "part_echoed",
    "part_gapped",
    "part_homes",
    "part_in_turn",
    "part_placed",
    "part_sent",
    "part_swapped",
    "part_whence",
    "share_side",
    "take_sides_of_whole",
    "time_behind_gap",
    "with_homes_of",
]
