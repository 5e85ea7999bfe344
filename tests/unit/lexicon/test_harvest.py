import pytest

from reviewer.language.words import Words
from reviewer.lexicon import Lexicon
from reviewer.lexicon.harvest import Candidate, Page, harvest
from reviewer.lexicon.term import Term

TEXTS = (
    "昨天，烁科晶体的新厂房开工。记者吕昫旸报道，“一枚印章管审批”效果很好。\n走进烁科晶体，机器正忙。",
    "专家说，烁科晶体研制出新产品。记者吕昫旸说，企业很满意。\n大家都夸烁科晶体办得好，支持“一枚印章管审批”。",
    "今年春天，烁科晶体产量翻番，“一枚印章管审批”推广到全省。\n采访中，烁科晶体负责人很高兴。",
)


@pytest.fixture(scope="module")
def words() -> Words:
    return Words.load()


def found(words: Words, *texts: str, terms: tuple[Term, ...] = (), least: int = 3) -> dict[str, Candidate]:
    pages = [Page(f"{number}.txt", text + "\n") for number, text in enumerate(texts)]
    return {candidate.text: candidate for candidate in harvest(pages, Lexicon(terms), words, least)}


def test_what_hangs_together_and_stands_free_is_a_candidate_with_its_counts(words: Words) -> None:
    candidates = found(words, *TEXTS)
    new = candidates["烁科晶体"]
    assert (new.times, new.issues) == (6, 3)
    assert new.example.startswith("0.txt 昨天，烁科晶体")
    assert "科晶体" not in candidates
    assert "烁科" not in candidates


def test_names_by_their_frame_and_quoted_phrases_need_less(words: Words) -> None:
    candidates = found(words, *TEXTS)
    assert (candidates["吕昫旸"].kind, candidates["吕昫旸"].times) == ("person", 2)
    assert candidates["一枚印章管审批"].times == 3


def test_what_the_lexicon_or_the_dictionary_has_is_left_out(words: Words) -> None:
    assert "烁科晶体" not in found(words, *TEXTS, terms=(Term("烁科晶体"),))
    assert "烁科晶体" not in found(words, *TEXTS, terms=(Term("烁科晶体集团", variants=("烁科晶体",)),))
    common = [f"{who}说，改革开放取得成效。\n{who}看到改革开放带来变化。" for who in ("专家", "老人", "学生")]
    assert "改革开放" not in found(words, *common)


def test_the_order_of_pages_changes_nothing(words: Words) -> None:
    pages = [Page(f"{number}.txt", text) for number, text in enumerate(TEXTS)]
    assert harvest(pages, Lexicon(()), words) == harvest(pages[::-1], Lexicon(()), words)


@pytest.mark.parametrize("text", ["", "字", "no Han here 123", "\n\n"])
def test_next_to_no_text_gives_nothing(words: Words, text: str) -> None:
    assert found(words, text) == {}


def test_a_candidate_becomes_a_row_for_the_lexicon(words: Words) -> None:
    term = found(words, *TEXTS)["烁科晶体"].as_term()
    assert (term.text, term.source, term.note.split(",")[0]) == ("烁科晶体", "harvest", "6×")
