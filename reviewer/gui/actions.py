"""Every action of the window in one table: menus, keys, palette and key sheet are made from it."""

from __future__ import annotations

from typing import Final, NamedTuple

from reviewer.wording import Wording


class ActionInfo(NamedTuple):
    """An action: `id` is also the method `do_<id>` in `gui.commands`. Letters alone act in review focus only."""

    id: str
    menu: str
    name: Wording
    keys: tuple[str, ...] = ()
    needs_issue: bool = True
    """Whether it is off while no issue is open."""


MENUS: Final = {
    "file": Wording("文件(&F)", "&File"),
    "review": Wording("审校(&R)", "&Review"),
    "edit": Wording("编辑(&E)", "&Edit"),
    "view": Wording("视图(&V)", "&View"),
    "tools": Wording("工具(&T)", "&Tools"),
    "help": Wording("帮助(&H)", "&Help"),
}


def _info(id_: str, menu: str, zh: str, en: str, *keys: str, needs_issue: bool = True) -> ActionInfo:
    return ActionInfo(id_, menu, Wording(zh, en), keys, needs_issue)


ACTIONS: Final = (
    _info("open_folder", "file", "打开文件夹…", "Open folder…", "Ctrl+O", needs_issue=False),
    _info("open_files", "file", "打开文件…", "Open files…", "Ctrl+Shift+O", needs_issue=False),
    _info("open_samples", "file", "打开示例", "Open the sample issues", needs_issue=False),
    _info("save", "file", "保存校正稿", "Save the corrected text", "Ctrl+S"),
    _info("save_all", "file", "全部保存", "Save all", "Ctrl+Shift+S", needs_issue=False),
    _info("save_over_original", "file", "覆盖原文…", "Save over the original…"),
    _info("export", "file", "导出…", "Export…", "Ctrl+E"),
    _info("close_window", "file", "退出", "Quit", "Ctrl+Q", needs_issue=False),
    _info("next", "review", "下一处", "Next finding", "J", "F3"),
    _info("previous", "review", "上一处", "Previous finding", "K", "Shift+F3"),
    _info("next_alike", "review", "下一处同类", "Next of the same kind", "Shift+J"),
    _info("next_issue", "review", "下一份未审完的报纸", "Next issue with findings left", "]"),
    _info("previous_issue", "review", "上一份报纸", "Previous issue", "["),
    _info("accept", "review", "采纳首选建议", "Accept the first suggestion", "Return", "Enter", "Space"),
    *(_info(f"accept_{n}", "review", f"采纳第 {n} 条建议", f"Accept suggestion {n}", str(n)) for n in range(1, 10)),
    _info("accept_alike", "review", "全部照此采纳…", "Accept all alike…", "A"),
    _info("accept_always", "review", "采纳，并记住此错形", "Accept, and remember the wrong form", "Shift+Return"),
    _info("dismiss", "review", "不是差错", "No defect: dismiss", "X", "Delete"),
    _info("dismiss_always", "review", "不是差错，收入词库…", "Dismiss, and add to the lexicon…", "Shift+X"),
    _info("mute_rule", "review", "此规则的都不看", "Leave this rule's findings out", "M"),
    _info("all_rules", "review", "各规则的都看", "Show the findings of all rules again", "Shift+M"),
    _info("postpone", "review", "待定", "Postpone", "S"),
    _info("reopen", "review", "恢复为未处理", "Reopen", "O"),
    _info("related", "review", "看相关处", "Go to the related place", "R"),
    _info("compare", "review", "对照着看（重复、断栏）", "Compare side by side", "C"),
    _info("edit_here", "review", "在此处改字", "Edit here", "E", "F2"),
    _info("review_focus", "review", "回到审校", "Back to review", "Esc"),
    _info("undo", "edit", "撤销", "Undo", "Ctrl+Z", "U"),
    _info("redo", "edit", "重做", "Redo", "Ctrl+Shift+Z", "Ctrl+Y"),
    _info("find", "edit", "查找与替换…", "Find and replace…", "Ctrl+F"),
    _info("go_to_line", "edit", "转到行…", "Go to line…", "Ctrl+G"),
    _info("recheck", "edit", "重新检查", "Check again", "F5"),
    _info("larger", "view", "文字放大", "Larger text", "Ctrl++", "Ctrl+=", needs_issue=False),
    _info("smaller", "view", "文字缩小", "Smaller text", "Ctrl+-", needs_issue=False),
    _info("normal_size", "view", "文字原大", "Normal text size", "Ctrl+0", needs_issue=False),
    _info("text_look", "view", "字体与行距…", "Face and leading…", needs_issue=False),
    _info("theme_system", "view", "外观：跟随系统", "Theme: as the system", needs_issue=False),
    _info("theme_light", "view", "外观：浅色", "Theme: light", needs_issue=False),
    _info("theme_dark", "view", "外观：深色", "Theme: dark", needs_issue=False),
    _info("language_zh", "view", "界面语言：中文", "Interface language: Chinese", needs_issue=False),
    _info("language_en", "view", "界面语言：English", "Interface language: English", needs_issue=False),
    _info("changes", "view", "改动一览", "Changes", "D"),
    _info("progress", "view", "进度", "Progress", "P"),
    _info("other_script", "view", "简繁对照", "In the other script"),
    _info("names", "tools", "名称", "Names", "N"),
    _info("lexicon", "tools", "词库", "Lexicon", "L", needs_issue=False),
    _info("harvest", "tools", "从报纸中采集词条…", "Harvest terms from the issues…"),
    _info("learn", "tools", "从校正稿学本报用字", "Learn from the corrected issues"),
    _info("palette", "tools", "命令面板", "Command palette", "Ctrl+K", needs_issue=False),
    _info("keys", "tools", "按键设置…", "Keys…", needs_issue=False),
    _info("key_sheet", "help", "按键一览", "Key sheet", "F1", needs_issue=False),
    _info("tour", "help", "快速上手", "A short tour", needs_issue=False),
    _info("report", "help", "诊断报告…", "Report for troubles…", needs_issue=False),
    _info("about", "help", "关于 reviewer", "About reviewer", needs_issue=False),
)
BY_ID: Final = {info.id: info for info in ACTIONS}
