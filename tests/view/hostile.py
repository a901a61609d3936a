"""Articles and claims of somebody who wants the page to run their script, or to fall over."""

from view.sample import BASE, Record

NAMES = (
    '<img src=x onerror="window.hacked=1">',
    "</script><script>window.hacked=1</script>",
    "<!--<script>",
    "javascript:window.hacked=1",
    '" onmouseover="window.hacked=1',
    "<a href=x>href</a>",
    "\u202egnp.exe\u2066",
    "a\x00b\x1b[31m\ufeff",
    "\u2028\u2029",
    "__proto__",
    "constructor",
    "${alert(1)} $style {{7*7}}",
    "=HYPERLINK(1)",
    "\ud800 half a pair",
    "long " * 20_000,
    "",
)
URLS = (
    "javascript:window.hacked=1",
    "JaVaScRiPt:window.hacked=1",
    " javascript:window.hacked=1",
    "data:text/html,<script>window.hacked=1</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//example.org/x",
    "http://[",
    "https://example.org/\nx",
    "https://",
    'https://example.org/" onclick="window.hacked=1',
)


def read_hostile() -> tuple[list[Record], list[Record]]:
    """Facts and articles in which every text and address is hostile."""
    names = list(enumerate(NAMES))
    articles: list[Record] = [
        {
            "id": f"a{i}", "title": name, "publisher": name, "published": name, "language": name[:50],
            "url": URLS[i % len(URLS)], "sha256": "", "text": f"{name} before. {name}. {name} after.",
        }
        for i, name in names
    ]  # fmt: skip
    facts: list[Record] = [
        {
            "id": f"{BASE}/claim/{i}", "event": f"{BASE}/event/{i}", "article": f"a{i}", "kind": "Payment",
            "status": "actual", "roles": {"payer": _role(i, name), "payee": _role(i + 1, name)}, "amount": 5,
            "currency": name[:30] or None, "count": None, "nationality": [name[:30]], "effect": None,
            "title": name, "date": name, "attribution": name, "confidence": 0.5, "quote": f"{name}.",
            "start": len(name) + 9, "end": 2 * len(name) + 10,
        }
        for i, name in names
    ]  # fmt: skip
    return facts, articles


def _role(number: int, name: str) -> Record:
    return {"id": f"{BASE}/organization/o{number}", "label": name, "country": name[:5], "mention": name}
