"""`reviewer score`: findings against a gold list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from reviewer.cli.localized import command, lang_option, language_of, option
from reviewer.errors import ConfigError
from reviewer.quality import Row, Score, Tally, read_rows, score
from reviewer.rules.evidence import EvidenceBase
from reviewer.rules.registry import all_rules
from reviewer.storage.loader import load_issue
from reviewer.storage.sources import find_sources
from reviewer.text.decode import decode
from reviewer.text.nearest import nearest
from reviewer.wording import Language, Wording


@command(
    "score",
    Wording(
        "拿疑点与标准答案对照，给出查全率、查准率。\n\n"
        "GOLD 是标准答案（JSON Lines）；FINDINGS 是“reviewer flag --format jsonl”的输出，或者直接给报纸文件，现查现评。",
        "Compare findings with a gold list: recall, precision, corrections, traps.\n\n"
        "GOLD is a JSON Lines file; FINDINGS is what 'reviewer flag --format jsonl' wrote, or paths of issues to flag now.",
    ),
)
@click.argument("gold", type=click.Path(path_type=Path))
@click.argument("findings", nargs=-1, required=True)
@option("--texts", type=click.Path(path_type=Path), help=Wording("原文所在文件夹", "folder of the texts"))
@option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=0.0,
    help=Wording("只算不低于此值的", "least confidence counted"),
)
@option(
    "--require",
    multiple=True,
    metavar="NAME=FIGURE",
    help=Wording("达不到就以 1 退出，如 recall=0.9", "exit with 1 below this, e.g. recall=0.9"),
)
@option("--misses", is_flag=True, help=Wording("列出漏掉的", "list the gold rows not found"))
@option("--alarms", is_flag=True, help=Wording("列出误报", "list the findings that match no gold row"))
@lang_option()
@click.pass_context
def score_command(
    context: click.Context,
    /,
    gold: Path,
    findings: Sequence[str],
    texts: Path | None,
    min_confidence: float,
    require: Sequence[str],
    misses: bool,
    alarms: bool,
) -> int:
    """Print the tables; 1 when a required figure is not reached."""
    wanted = [_wanted(item) for item in require]
    rows, read = _findings(findings)
    if texts is not None:
        read |= {path.name: decode(path.read_bytes(), str(path)).text for path in find_sources([str(texts)]).files}
    result = score(read_rows(gold), rows, read, min_confidence)
    for line in _table(result):
        click.echo(line)
    for line in _lists(result, misses, alarms):
        click.echo(line)
    figures = result.figures()
    short = [
        _short(name, figures[name], figure) for name, figure in wanted if not _reached(name, figures[name], figure)
    ]
    if short:
        click.echo(_falls_short(short, language_of(context)))
    return 1 if short else 0


def _findings(paths: Sequence[str]) -> tuple[list[Row], dict[str, str]]:
    """The findings in a JSON Lines file, or those of the issues that `paths` name, with their texts."""
    if len(paths) == 1 and paths[0].endswith((".jsonl", ".json")):
        return read_rows(Path(paths[0])), {}
    from reviewer.archive import flag_together

    sources = find_sources(paths)
    if sources.troubles:
        raise sources.troubles[0]
    issues = [load_issue(path) for path in sources.files]
    rows: list[Row] = []
    for report in flag_together(issues, all_rules(), EvidenceBase.load(), 0.5):
        rows += [finding.as_row("en") for finding in report.findings]
    return rows, {Path(issue.path).name: issue.text for issue in issues}


def _table(result: Score) -> Iterator[str]:
    yield f"{'kind':20}{'gold':>6}{'found':>7}{'recall':>8}{'@1':>7}{'@3':>7}"
    for kind, t in sorted(result.kinds.items()):
        n = max(1, t.correctable)
        yield f"{kind:20}{t.total:6}{t.right:7}{_share(t):8.1%}{t.at1 / n:7.0%}{t.at3 / n:7.0%}"
    yield ""
    yield f"{'category':28}{'findings':>9}{'right':>7}{'precision':>11}"
    for category, t in sorted(result.categories.items()):
        yield f"{category:28}{t.total:9}{t.right:7}{_share(t):11.1%}"
    yield f"{'(house style, not scored)':28}{result.house_style:9}"
    yield ""
    yield _closing(result, result.figures())


def _closing(result: Score, figures: Mapping[str, float]) -> str:
    line = (
        f"recall {figures['recall']:.1%} (without outside knowledge {figures['reasoned']:.1%})  "
        f"precision {figures['precision']:.1%}  F0.5 {figures['f05']:.3f}  correct@1 {figures['correct']:.1%}  "
        f"correct@3 {figures['correct3']:.1%}  traps hit {len(result.trapped)}/{result.traps}"
    )
    if result.characters:
        line += f"  false alarms per 1,000 characters {1000 * len(result.alarms) / result.characters:.2f}"
    return line


def _lists(result: Score, misses: bool, alarms: bool) -> Iterator[str]:
    if misses:
        for row in result.misses:
            yield f"MISS  {row['file']}:{row['start']} {row['kind']} {row['text']!r} -> {row.get('correction')!r}"
    if alarms:
        for finding in result.alarms:
            tops = [suggestion["text"] for suggestion in (finding.get("suggestions") or [])[:2]]
            yield f"ALARM {finding['path']}:{finding['start']} {finding.get('rule')} {finding['text']!r} -> {tops}"
        for row, finding in result.trapped:
            yield f"TRAP  {row['file']}:{row['start']} {row['text']!r} by {finding.get('rule')} {finding['text']!r}"


def _share(tally: Tally) -> float:
    return tally.right / max(1, tally.total)


def _wanted(item: str) -> tuple[str, float]:
    name, _, figure = item.partition("=")
    known = list(Score().figures())
    try:
        if name in known:
            return name, float(figure)
    except ValueError:
        pass
    raise ConfigError(
        Wording(f"看不懂的要求 {item}", f"a requirement that is not understood: {item}"),
        remedy=Wording(
            f"写成 {nearest(name, known) or 'recall'}=0.9；可用的有 {'、'.join(known)}",
            f"write {nearest(name, known) or 'recall'}=0.9; known are {', '.join(known)}",
        ),
    )


def _reached(name: str, figure: float, wanted: float) -> bool:
    return figure <= wanted if name == "traps" else figure >= wanted


def _short(name: str, figure: float, wanted: float) -> str:
    return f"{name} {figure:.3f} ({wanted})"


def _falls_short(short: Sequence[str], language: Language) -> str:
    return Wording("未达到：", "falls short: ").say(language) + ", ".join(short)
