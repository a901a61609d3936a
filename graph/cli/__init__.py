"""The command line: arguments, messages and exit statuses; what a command does is in the module of its name.

Data goes to stdout, talk to stderr. Exit statuses: 0 done, 1 failed, 2 usage error and nothing
written, 3 done but some inputs could not be read, 130 interrupted.
"""

from graph.cli import asking, building, bundling, checking, exporting, querying, reading, serving
from graph.cli.group import main
from graph.cli.output import printable

COMMANDS = (
    asking,
    building,
    bundling,
    checking,
    exporting,
    querying,
    reading,
    serving,
)  # each adds its commands to the group as it is imported

__all__ = ["COMMANDS", "main", "printable"]
