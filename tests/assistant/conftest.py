"""The service over the small corpus, spoken to over HTTP within this process."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from assistant.api import create_app
from assistant.services import Services


@pytest.fixture
def client(tiny_services: Services) -> TestClient:
    """Without the start-up work, so that a test decides when the service is ready."""
    return TestClient(create_app(tiny_services))
