from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Run = Callable[..., CompletedProcess[str]]
OWN = "term\tkind\tvariants\taliases\tsource\tnote\n# 编辑部的话\n烁科晶体\tcompany\t炼科晶体\t\t\t\n"


def test_a_list_of_pairs_goes_into_the_workspace_without_loss(reviewer: Run, tmp_path: Path) -> None:
    own = tmp_path / ".reviewer" / "lexicon.tsv"
    own.parent.mkdir()
    own.write_text(OWN, "utf-8")
    (tmp_path / "pairs.txt").write_text("砾科晶体 烁科晶体\n具城 县城\n", "utf-8")
    command = ("lexicon", "import", "pairs.txt", "--format", "pycorrector", "--lang", "en")
    dry = reviewer(*command, "--dry-run")
    assert dry.returncode == 0
    assert own.read_text("utf-8") == OWN
    assert dry.stdout.splitlines() == [
        "+ 县城\tword\t具城\t\tpycorrector\t",
        "~ 烁科晶体\tcompany\t炼科晶体|砾科晶体\t\tpycorrector\t",
    ]
    done = reviewer(*command)
    assert "1 term(s) added, 1 extended" in done.stderr
    text = own.read_text("utf-8")
    assert "# 编辑部的话" in text
    assert "炼科晶体|砾科晶体" in text
    assert (
        reviewer("flag", "-", "--format", "jsonl", stdin="记者在具城看到。\n".encode()).stdout.count("known-variant")
        == 1
    )


def test_a_broken_file_among_good_ones_touches_nothing(reviewer: Run, tmp_path: Path) -> None:
    (tmp_path / "good.tsv").write_text("县城\tword\t具城\n", "utf-8")
    (tmp_path / "bad.tsv").write_text("县城\tword\n乡\n", "utf-8")
    done = reviewer("lexicon", "import", "good.tsv", "bad.tsv", "--into", "own.tsv", "--lang", "en")
    assert done.returncode == 2
    assert "bad.tsv:2" in done.stderr
    assert not (tmp_path / "own.tsv").exists()


def test_what_disagrees_is_listed_and_the_old_is_kept(reviewer: Run, tmp_path: Path) -> None:
    (tmp_path / "own.tsv").write_text("县城\tplace\t具城\n", "utf-8")
    (tmp_path / "new.tsv").write_text("县城\tzone\t\n具城\tword\t县城\n", "utf-8")
    done = reviewer("lexicon", "import", "new.tsv", "--into", "own.tsv", "--lang", "en")
    assert done.returncode == 1
    assert "县城: kind place or zone" in done.stderr
    assert "具城 is a variant of 县城, and a right form" in done.stderr
    assert "县城\tplace\t具城" in (tmp_path / "own.tsv").read_text("utf-8")
    assert "each a variant of the other" in reviewer("lexicon", "check", "own.tsv", "--lang", "en").stdout


def test_what_is_harvested_goes_into_the_lexicon_and_is_not_offered_again(reviewer: Run, tmp_path: Path) -> None:
    for number, verb in enumerate(("开工", "投产", "扩建")):
        text = f"昨天，沣兆智造{verb}。\n\n走进沣兆智造，机器正忙。\n\n大家都夸沣兆智造办得好。\n"
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
    first = reviewer("lexicon", "harvest", ".", "--output", "new.tsv")
    assert first.returncode == 0
    assert "沣兆智造\t" in (tmp_path / "new.tsv").read_text("utf-8")
    assert reviewer("lexicon", "import", "new.tsv", "--into", ".reviewer/lexicon.tsv").returncode == 0
    assert "沣兆智造\t" not in reviewer("lexicon", "harvest", ".").stdout


def test_a_check_goes_on_past_rows_and_files_that_cannot_be_read(reviewer: Run, tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("县城\tword\t具\n乡\n县城\tword\n", "utf-8")
    (tmp_path / "b.tsv").write_bytes("县城\tword\n".encode("gb18030"))
    (tmp_path / "c.tsv").write_text("乡镇\tword\t乡镇\n", "utf-8")
    done = reviewer("lexicon", "check", "a.tsv", "b.tsv", "c.tsv", "--lang", "en")
    assert done.returncode == 2
    assert [line.split(": ")[0] for line in done.stdout.splitlines()] == ["a.tsv:1", "a.tsv:2", "a.tsv:3", "c.tsv:1"]
    assert "b.tsv:1: the lexicon is not UTF-8" in done.stderr


def test_an_output_that_is_there_is_left_as_it_is(reviewer: Run, tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("县城\tword\t具城\n", "utf-8")
    for command in (("merge", "a.tsv", "a.tsv"), ("export", "a.tsv"), ("harvest", ".")):
        done = reviewer("lexicon", *command, "--output", "a.tsv", "--lang", "en")
        assert done.returncode == 2
        assert "was left as it is" in done.stderr
    assert (tmp_path / "a.tsv").read_text("utf-8") == "县城\tword\t具城\n"
