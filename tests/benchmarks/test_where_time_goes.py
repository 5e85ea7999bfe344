import runpy
from pathlib import Path

from reviewer.rules.registry import all_rules


def test_every_stage_and_rule_is_on_the_clock() -> None:
    measured = runpy.run_path(str(Path(__file__).with_name("where_time_goes.py")))["measured"]
    seconds = measured([("a.txt", "会议指出，要真抓实干。".encode()), ("b.txt", "会议听取了报告。".encode())], passes=1)
    stages = {"decode", "lines to blocks", "archive: characters", "engine: merging", "output"}
    assert stages | {rule.info.id for rule in all_rules()} <= seconds.keys()
