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


def test_fragments_of_words_and_of_longer_names_are_left_out(words: Words) -> None:
    zones = zip("甲乙丙丁", ("沣阳", "沣北", "滹东", "滹南"), strict=True)
    lines = [f"{who}到{where}经济开发区，进一步推动工作，收听广播电台节目。\n" for who, where in zones]
    candidates = found(words, "".join(lines), "".join(lines).replace("收听", "也听"))
    assert not {"经济开发区", "步推", "广播电", "步推动"} & candidates.keys()


def test_words_beside_each_other_come_behind_what_the_dictionary_cannot_put_together(words: Words) -> None:
    rows = (("专家", "多"), ("老人", "好"), ("学生", "强"))
    texts = [
        f"{who}来到沣兆谷。\n走进沣兆谷，{who}很忙。\n大家夸沣兆谷{verb}。\n"
        f"我们的优质项目很{verb}。\n{who}说，优质项目要快。\n建设优质项目，{who}有责。"
        for who, verb in rows
    ]
    order = list(found(words, *texts))
    assert order.index("沣兆谷") < order.index("优质项目")


def test_a_firm_by_its_legal_form_needs_one_place_and_begins_at_its_province(words: Words) -> None:
    candidates = found(words, "会议推动山西沣兆重工有限公司扩产。记者说。", "天气很好。")
    assert candidates["山西沣兆重工有限公司"].kind == "company"
    assert not any(text.startswith("推动") for text in candidates)


def test_a_firm_that_nearly_is_a_term_is_not_offered(words: Words) -> None:
    term = Term("山西沣兆重工有限公司", "company")
    assert found(words, "走进山西沣北重工有限公司采访。", "天气很好。", terms=(term,)) == {}


def test_persons_are_known_by_titles_and_by_what_they_say(words: Words) -> None:
    texts = [f"厂长顾沛煜{verb}。顾沛煜说，巴林银行的事不能再有。" for verb in ("很忙", "来了", "讲话")]
    persons = {text for text, candidate in found(words, *texts).items() if candidate.kind == "person"}
    assert persons == {"顾沛煜"}
