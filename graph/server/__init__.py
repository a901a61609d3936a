"""A build served over HTTP: the SPARQL 1.1 Protocol, the page, and every thing under its own address.

Read-only. `app` puts the routes together; `protocol` reads requests, `negotiation` chooses forms, `pool` runs queries
in processes of their own, `things` shows what an IRI stands for. Nothing is imported here: a process that answers
queries (`evaluation`) needs none of HTTP, and starts in a third of the time without it.
"""
