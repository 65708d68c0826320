"""Every log and stream of a scenario is listened to: the key is in none of them."""

import logging
from collections.abc import Iterator

import pytest
from wire.asking import KEY


@pytest.fixture(autouse=True)
def _nobody_tells_the_key(caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]) -> Iterator[None]:
    caplog.set_level(logging.DEBUG)
    yield
    shown = capfd.readouterr()
    assert KEY not in shown.out + shown.err
    assert KEY not in caplog.text
