"""Characters that stand for one another in words and set phrases without being wrong: 唯一/惟一, 叫作/叫做, 指手画脚/指手划脚.

Compiled for this project from general knowledge: what the list of variant word forms of 2001 (第一批异形词整理表, GF 1001-2001) pairs,
and what newspapers of the last decades print beside it. A pair holds either way.
"""

from __future__ import annotations

from typing import Final

_PAIRS: Final = (
    "唯惟 维惟 做作 分份 画划 与予 与预 按案 具俱 毕必 斑班 皇惶 采彩 复覆 戴带 担耽 回徊 凋雕 宕荡 订定 角脚 省醒 愤忿 连联 "
    "诫戒 糊胡 轰哄 弘宏 弘鸿 宏鸿 洪鸿 浑混 练炼 座坐 猾滑 藉籍 流留 像象 模摹 摩磨 磨魔 踞据 盘蟠 漂飘 凭平 彻澈 愫素 衷中 才材 "
    "食蚀 儆警 服伏 简柬 塌踏 铤挺 诿委 毋无 稀希 慧惠 宵消 锤槌 反返 盈赢 晖辉 渔鱼 原元 原源 原缘 厉砺 厉励 辗展 账帐 肢支 截捷 "
    "截接 辞词 瞩注 绝决 长常 副符 型形 嚎嗥 伙火 嘉佳 驭御 势式 妆装 序叙 押压 着著 佐左 仓苍 恭躬 敝弊 借藉 扎札"
)
VARIANTS: Final = frozenset(
    (first, second) for pair in _PAIRS.split() for first, second in (tuple(pair), tuple(reversed(pair)))
)
"""Ordered pairs, each both ways."""
