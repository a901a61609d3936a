"""What changed from one build to another: articles, claims, events.

`compare` finds the changes in the tables of two builds, `page` and `listing` show them. Nothing is extracted or merged
again, so the builds may be of different versions.
"""

from graph.differences.compare import Change, Sort, compare_builds
from graph.differences.listing import COLUMNS, change_records, format_changes
from graph.differences.page import render_changes

__all__ = ["COLUMNS", "Change", "Sort", "change_records", "compare_builds", "format_changes", "render_changes"]
