from pathlib import Path

import pytest

from reviewer.model.issue import Issue
from reviewer.resources import resource_path
from reviewer.storage.loader import load_issue


@pytest.fixture(scope="session")
def seed_files() -> list[Path]:
    return sorted(resource_path("seeds").glob("*.txt"))


@pytest.fixture(scope="session")
def seeds(seed_files: list[Path]) -> list[Issue]:
    return [load_issue(path, path.name) for path in seed_files]
