"""The window's tests need the system's graphics libraries; where they are missing, those tests are left out, the rest runs."""

import os

from hypothesis import HealthCheck, settings

# how long an example takes says how busy the machine is; a folder of its own for each example, the tests make themselves
settings.register_profile(
    "reviewer", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
settings.load_profile("reviewer")

# before Qt is imported anywhere
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTEST_QT_API", "pyside6")

try:
    import PySide6.QtWidgets  # noqa: F401
except ImportError as missing:
    collect_ignore = ["gui"]
    _MISSING = str(missing)
else:
    pytest_plugins = ["pytestqt.plugin"]
    _MISSING = ""


def pytest_report_header() -> str:
    """Say why the window's tests are left out."""
    return f"tests/gui left out: {_MISSING}" if _MISSING else ""
