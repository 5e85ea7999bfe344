import pytest

from reviewer.rules._gains import likelier, likelier_elsewhere


@pytest.mark.parametrize(
    ("gain", "zh", "en"),
    [
        (-0.4, "改后同样通顺", "as likely"),
        (0.3, "约为原文的 2 倍", "about 2 times"),
        (2.6, "约为原文的 400 倍", "about 400 times"),
        (3.98, "约为原文的 1 万倍", "about 10,000 times"),
        (6.5, "约为原文的 300 万倍", "about 3,000,000 times"),
        (9.7, "超过原文的 1 亿倍", "more than 100 million times"),
    ],
)
def test_a_gain_is_told_as_times_in_one_figure(gain: float, zh: str, en: str) -> None:
    detail = likelier(gain).detail
    assert detail.zh.endswith(zh)
    assert detail.en.startswith(en)


def test_what_other_pages_say_is_told_apart() -> None:
    assert likelier_elsewhere(2.0).detail.zh == "照其他各版的写法，可能性约为原文的 100 倍"
