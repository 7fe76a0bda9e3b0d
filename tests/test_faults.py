"""A fault of the disk at any call leaves the old or the new, whole; all calls of the small commands, some of a build.

`make faults` tries them all.
"""

from __future__ import annotations

import pytest

from tests.development import faults

pytestmark = pytest.mark.skipif(not hasattr(faults.os, "fork"), reason="each fault has a process of its own")


@pytest.mark.parametrize("command", ["record", "review"])
def test_record_and_review_lose_nothing_at_any_call(command: str) -> None:
    tally = faults.tried(command, modes=("kill", "full"), again=1)
    assert tally.faults == []
    assert tally.placed == 2 * tally.calls > 10
    assert tally.old
    assert tally.new, "faults behind the last step were placed too"


def test_a_build_loses_nothing_at_some_calls() -> None:
    tally = faults.tried("build", every=97, modes=("kill", "error"), again=1)
    assert tally.faults == []
    assert tally.placed > 10
