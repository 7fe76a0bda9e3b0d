"""How many random texts a test tries: few and always the same in CI, many and new ones at night (`make nightly`)."""

from __future__ import annotations

from hypothesis import settings

FIXED, NIGHTLY = "fixed", "nightly"
MORE = 10  # times as many texts at night

settings.register_profile(FIXED, derandomize=True, deadline=None)
settings.register_profile(NIGHTLY, derandomize=False, deadline=None, print_blob=True)


def examples(few: int) -> int:
    """The number of texts for the profile that runs: `few` of CI."""
    return few * (MORE if settings.get_current_profile_name() == NIGHTLY else 1)
