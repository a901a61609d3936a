"""Files woven from those of the last build: what comes of it is what comes of making every piece anew."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.weaving import INDEX, Last, Piece, weave

NAMES = ("a.txt", "b.txt")
KEYS = st.text("abcé", min_size=1, max_size=3)
# The pieces of each owner, by key; "" is nobody's.
CONTENT = st.dictionaries(KEYS, st.tuples(st.sampled_from(["", "one", "two", "three"]), st.binary(max_size=5)))


def pieces(content: dict[str, tuple[str, bytes]]) -> list[Piece]:
    """Pieces in their order."""
    return [Piece(key, owner, (data, key.encode())) for key, (owner, data) in sorted(content.items())]


def woven(folder: Path) -> list[bytes]:
    """All that was written, the index too."""
    return [(folder / name).read_bytes() for name in (*NAMES, f"{INDEX}/a.txt.tsv")]


@given(CONTENT, CONTENT, st.binary(max_size=3), st.binary(max_size=3))
def test_only_the_pieces_of_changed_owners_are_needed(
    before: dict[str, tuple[str, bytes]], after: dict[str, tuple[str, bytes]], head: bytes, new_head: bytes
):
    """Whatever came, went or changed, for whichever owners."""
    owners = {owner for owner, _ in (*before.values(), *after.values())}
    stale = {
        owner
        for owner in owners
        if {key: of for key, of in before.items() if of[0] == owner}
        != {key: of for key, of in after.items() if of[0] == owner}
    }
    differences: list[tuple[bytes, bytes]] = []

    def note(was: bytes, now: bytes) -> None:
        differences.append((was, now))

    with TemporaryDirectory() as name:
        old, grown, fresh = (Path(name) / part for part in ("old", "grown", "fresh"))
        for folder in (old, grown, fresh):
            (folder / INDEX).mkdir(parents=True)
        weave(old, NAMES, pieces(before), heads=[head])
        changed = {key: of for key, of in after.items() if of[0] in stale or not of[0]}
        last = Last(old, stale)
        weave(grown, NAMES, pieces(changed), last=last, heads=[new_head], difference=note)
        weave(fresh, NAMES, pieces(after), heads=[new_head])

        assert woven(grown) == woven(fresh)
    gone = [data for key, (owner, data) in before.items() if owner in stale or not owner]
    assert sorted(was for was, _ in differences if was) == sorted(filter(None, gone))
    assert sorted(now for _, now in differences if now) == sorted(filter(None, (data for _, data in changed.values())))


def test_a_file_that_is_shorter_than_its_index_says_is_refused(tmp_path: Path):
    """Rather than that something is missing in the new one."""
    for folder in ("old", "new"):
        (tmp_path / folder / INDEX).mkdir(parents=True)
    weave(tmp_path / "old", NAMES, [Piece("a", "one", (b"1234", b""))])
    (tmp_path / "old" / "a.txt").write_bytes(b"12")

    with pytest.raises(OSError, match=r"a\.txt: shorter than its index says"):
        weave(tmp_path / "new", NAMES, [], last=Last(tmp_path / "old", set()))
