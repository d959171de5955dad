"""Fixtures of the reading tests."""

import pytest

from tests.reading.sources import PATHS, Printed, printed_at


@pytest.fixture(scope="session", params=PATHS)
def printed(request: pytest.FixtureRequest) -> Printed:
    """The township disclosure, once from each source."""
    path = PATHS[request.param]
    if not path.exists():
        pytest.skip("the collected source stands outside this checkout and is not here")
    return printed_at(path)
