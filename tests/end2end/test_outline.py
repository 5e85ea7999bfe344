from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]

PAGE = "第15期 总第4374期\n\n2025年5月16日 星期五\n\n御东污水处理厂签约仪式圆满完成\n\n科学导报讯 近日，签约仪式顺利举行。\n\n王金华 魏鹏飞\n"


def test_json_names_roles_stories_and_spans(tmp_path: Path, reviewer: Run) -> None:
    page = tmp_path / "a.txt"
    page.write_text(PAGE, encoding="utf-8")
    done = reviewer("outline", str(page), "--format", "json")
    (row,) = json.loads(done.stdout)
    assert done.returncode == 0
    assert row["masthead"]["date"] == "2025-05-16"
    assert [block["role"] for block in row["blocks"]] == ["masthead", "masthead", "headline", "body", "byline"]
    assert [block["story"] for block in row["blocks"]] == [None, None, 0, 0, 0]
    assert all(PAGE[block["start"] : block["end"]] == block["text"] for block in row["blocks"])


def test_text_speaks_the_language_asked_for(tmp_path: Path, reviewer: Run) -> None:
    page = tmp_path / "a.txt"
    page.write_text(PAGE, encoding="utf-8")
    assert "第 1 篇" in reviewer("outline", str(page), "--lang", "zh").stdout
    english = reviewer("outline", str(page), "--lang", "en").stdout
    assert "story 1" in english
    assert "Friday" in english


def test_a_missing_file_is_told_and_the_rest_is_done(tmp_path: Path, reviewer: Run) -> None:
    page = tmp_path / "a.txt"
    page.write_text(PAGE, encoding="utf-8")
    done = reviewer("outline", str(tmp_path / "none.txt"), str(page), "--lang", "en")
    assert done.returncode == 2
    assert "none.txt" in done.stderr
    assert "story 1" in done.stdout
