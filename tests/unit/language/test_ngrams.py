from pathlib import Path

import numpy as np
import pytest

from reviewer.errors import ResourceError
from reviewer.language.ngrams import Ngrams
from reviewer.language.words import Words
from reviewer.text.hashing import hash_of, hashes_around, powers

FIGURES = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "zh_ngrams.npz"


@pytest.fixture(scope="module")
def ngrams() -> Ngrams:
    return Ngrams.load()


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("重点支持的县城产业", "重点支持的具城产业"),
        ("全面从严治党主体责任", "会面从严治党主体责任"),
        ("水肥一体化灌溉", "水肥一休化灌溉"),
        ("税收收入增长", "税收牧入增长"),
    ],
)
def test_right_text_is_more_probable_than_misread_text(ngrams: Ngrams, better: str, worse: str) -> None:
    assert ngrams.score(better) > ngrams.score(worse) + 1


def test_the_best_reading_parts_words_where_a_reader_does(ngrams: Ngrams) -> None:
    text = "完成税收收入16亿元"
    assert [text[start:end] for start, end in ngrams.segment(text).words] == ["完成", "税收", "收入", "亿", "元"]


def test_halves_of_one_word_read_better_together(ngrams: Ngrams) -> None:
    assert (
        ngrams.joint("统筹推进传统产业改造升", "级、新兴产业培育")
        > ngrams.joint("统筹推进传统产业改造升", "近日记者获悉") + 2
    )


def test_text_without_han_costs_nothing(ngrams: Ngrams) -> None:
    assert ngrams.score("2025, GDP “”") == 0
    assert ngrams.score("") == 0


def test_a_character_no_word_has_is_scored_as_unknown(ngrams: Ngrams) -> None:
    unknown = float(ngrams.alone(np.array([ngrams.unknown]))[0])
    assert ngrams.score("㐂") == pytest.approx(unknown, abs=1e-4)
    assert ngrams.score("㐂") < ngrams.score("的")


def test_a_damaged_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="language model"):
        Ngrams(tmp_path)


@pytest.mark.shared
@pytest.mark.skipif(not FIGURES.exists(), reason="no ../shared beside this checkout")
def test_prices_are_those_of_the_figures_it_was_made_from(ngrams: Ngrams) -> None:
    with np.load(FIGURES) as data:
        words = bytes(data["words"]).decode().split("\n")
        first, second, third = (data[f"trigram_{n}"] for n in ("first", "second", "third"))
        codes, table = data["trigram_logprob_code"], data["trigram_logprob_table"]
        bigrams = {
            (int(a), int(b)): float(data["bigram_logprob_table"][c])
            for a, b, c in zip(
                data["bigram_first"][::4001],
                data["bigram_second"][::4001],
                data["bigram_logprob_code"][::4001],
                strict=True,
            )
        }
        unigram = data["unigram_logprob"]
    for (a, b), price in bigrams.items():
        expected = unigram[a] + price
        assert ngrams.log_probability([words[a], words[b]]) == pytest.approx(float(expected), abs=1e-4)
    for i in range(0, len(first), 40_009):
        triple = [words[first[i]], words[second[i]], words[third[i]]]
        rest = ngrams.log_probability(triple) - ngrams.log_probability(triple[:2])
        assert rest == pytest.approx(float(table[codes[i]]), abs=1e-4)


def test_the_vocabulary_knows_words_and_how_common_they_are() -> None:
    words = Words.load()
    assert words.contains("县城")
    assert not words.contains("县成")
    assert (words.frequency("发展") or 0) > (words.frequency("烁烁") or 0)
    assert words.words_at("高新技术产业", 0) == [2, 4]
    assert words.covers("建设现代农业园", 3, 4)
    assert not words.covers("炼科晶体", 0, 1)


def test_counts_by_hash_are_those_of_the_words() -> None:
    words = Words.load()
    chars = np.array([ord(char) for char in "县具市"], np.uint64)
    expected = [round(10 ** (words.frequency(f"{char}城") or 0)) - 1 for char in "县具市"]
    assert words.counts(hashes_around("", chars, "城")).tolist() == expected
    assert words.counts(hashes_around("产业", chars * powers(2)[2], "园")).tolist() == [0, 0, 0]
    assert hashes_around("产业", chars * powers(2)[2], "园").tolist() == [hash_of(f"产业{c}园") for c in "县具市"]


def test_what_stands_behind_a_passage_counts_as_if_it_were_one() -> None:
    ngrams = Ngrams.load()
    for left, right in [
        ("经济高质", "量发展"),
        ("，推动", "改革，"),
        ("增长8", "个百分点"),
        ("", "发展"),
        ("会议。", "会上"),
    ]:
        assert ngrams.score(left, right) == Ngrams.load().score(left + right)
    assert ngrams.score("经济高质", "量增长") == Ngrams.load().score("经济高质量增长")
