"""How much one request may cost."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds of one query; a query beyond them is ended, and the others go on."""

    seconds: float = 30.0  # from the moment a process takes the query
    memory: int = 2_000_000_000  # bytes of address space of a query's process, beyond what it needs when idle
    answer: int = 50_000_000  # bytes of a serialized answer
    request: int = 1_000_000  # bytes of a query or of a form that holds one
    processes: int = 2  # queries at once
    waiting: int = 256  # requests that wait for a process; more are turned away
    kept: int = 50_000_000  # bytes of answers that are kept, to be given again
