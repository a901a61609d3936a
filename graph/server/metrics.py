"""What the server counts, for Prometheus."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest


class Metrics:
    """Queries by status, their seconds, and those that were ended at a limit."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._queries = Counter(
            "cablegraph_queries", "Queries answered, by HTTP status.", ["status"], registry=self._registry
        )
        self._seconds = Histogram(
            "cablegraph_query_seconds", "Seconds from request to answer.", registry=self._registry
        )
        self._of_status: dict[int, Counter] = {}
        self._ended = Gauge(
            "cablegraph_queries_ended", "Queries ended at a limit since the start.", registry=self._registry
        )

    def count(self, status: int, seconds: float) -> None:
        """One query more."""
        if status not in self._of_status:
            self._of_status[status] = self._queries.labels(str(status))
        self._of_status[status].inc()
        self._seconds.observe(seconds)

    def render(self, ended: int) -> bytes:
        """All of it in the form of Prometheus, with the number of queries that were ended."""
        self._ended.set(ended)
        return generate_latest(self._registry)
