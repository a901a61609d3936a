"""A build of which some is taken: payments and an agreement of three states, in two articles."""

from pathlib import Path

import pytest
from export.made import write_build
from resolution.reported import article, said

from graph.model import Status
from graph.resolution import merge_claims

ARTICLES = [
    article("march", "2025-03-12", "Harbor Wire", "Somebody paid."),
    article("may", "2025-05-03", "Post", "Somebody."),
]
CLAIMS = [
    said("Payment", ("KE", "UG"), article="march", amount=500, date="2025-03-01"),
    said("Payment", ("KE", "RW"), article="may", amount=700, date="2025-05", status=Status.PLANNED),
    said("Agreement", ("KE", "UG"), article="may"),
    said("Detention", ("RW",), article="may", count=12, date="2025-04-30"),
]


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build; only to be read."""
    return write_build(tmp_path_factory.mktemp("exported") / "build", ARTICLES, CLAIMS, merge_claims(CLAIMS, ARTICLES))
