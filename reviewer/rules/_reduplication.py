"""Words and phrases that Chinese says twice on purpose, by the pattern that makes them."""

from __future__ import annotations

import re
from typing import Final

from reviewer.text.marks import is_han


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


_VERBS: Final = _words(
    "研究 考虑 讨论 商量 了解 学习 休息 锻炼 打听 介绍 参观 体验 感受 尝试 思考 交流 沟通 琢磨 收拾 整理 活动 关心 照顾 帮助",
    "放松 总结 调整 比划 合计 观察 庆祝 见识 认识 教育 准备 打扮 打扫 溜达 走动 照应 周转 鼓励 表示 宣传 检查 欣赏 品尝 回忆",
    "分析 解释 反省 磨炼 改造 改善 教训 意思 凑合 将就 评论 请教 切磋 练习 熟悉 考察 探讨 推敲 协商 表扬 批评 劝说 安慰 慰问",
    "清理 修理 装饰 布置 联络 联系 调查 修改 回顾 展示 考验 测试 试验 辅导 指点 指导 补充 说明 汇报 请示 掂量 盘算 估摸 估量",
    "端详 打量 活络 张罗 操持 拾掇 唠叨 念叨 显摆 炫耀 游览 走访 操练 核对 核实 比较 对照 盘点 打磨 打理 修补 摸索 争取 消化",
    "体会 体谅 理解 领会 领教 调剂 调理 调教 疏通 开导 劝导 振作 活跃 敲打 梳理 归置 反思 检讨 谋划 设想 想象 应付 对付 通融",
    "照看 看望 探望 伺候 招呼 招待 款待 孝敬 补习 复习 预习 温习 充实 锤炼 磨合 晾晒 洗刷 冲洗 粉刷 打点 点拨 提醒 吓唬 议论",
    "忙活 搅和 糊弄 转悠 闲逛",
)
"""Verbs that are said twice to mean a little: 研究研究."""
_TO_BE_SO: Final = _words(
    "热闹 高兴 痛快 凉快 暖和 轻松 快活 舒服 风光 清静 松快 开心 乐呵 便宜 漂亮 精神 红火 亲热 亲近 神气 体面 威风 快乐 滋润"
)
"""Adjectives that are said twice to wish for it: 让大家高兴高兴."""
_VERY: Final = _words(
    "雪白 洁白 惨白 煞白 苍白 通红 火红 血红 鲜红 绯红 碧绿 翠绿 嫩绿 墨绿 漆黑 乌黑 黢黑 黝黑 焦黑 金黄 焦黄 蜡黄 橙黄 枯黄 湛蓝 瓦蓝",
    "碧蓝 蔚蓝 铁青 笔直 笔挺 冰凉 滚烫 滚圆 溜圆 崭新 簇新 贼亮 锃亮 透亮 雪亮 油亮 飞快 稀烂 稀软 稀碎 生疼 喷香 精光 精瘦 溜光 死沉",
    "墨黑 细长 瘦长 狭长",
    "老远 老长 老高 老大 老早 好多 好久 很多 很久 很远 很深 很长 很小 很大 很高 很好 太多 太少 太大 最好 许多 无数 非常 十分 特别 绝对 永远",
    "真的 慢慢 渐渐 常常 仅仅 刚刚 偷偷 悄悄 静静 轻轻 深深 紧紧",
)
"""What is said twice to mean more of it: 雪白雪白, 很多很多."""
_AMOUNTS: Final = _words(
    "大把 大片 大堆 大捆 大批 大群 大块 大车 大箱 大袋 大包 大桶 大筐 大篮 大盆 大碗 大杯 大口 大勺 大串 大摞 大叠 大卷 大段 大步 成群 成批 成堆",
    "成捆 成片 成串 成排 成行 成对 成双 成箱 成车 成桶 成筐 成把 成袋 整箱 整车 整袋 整片 整块 整捆 整桶 整筐 整夜 整天 小把 小块 小片 小口 小步",
    "小堆 小捆 小勺 半天",
)
"""What is brought or done so much at a time: 成群成群."""
_CALLS: Final = _words(
    "哈哈 呵呵 嘿嘿 嘻嘻 谢谢 再见 加油 欢迎 恭喜 祝贺 拜托 幸会 久仰 快点 快来 等等 对了 来了 好了 够了 是的 好的 你看 你说 你听 叮咚 叮当 叮铃",
    "哗啦 轰隆 滴答 嘀嗒 咔嚓 喀嚓 扑通 噗通 噼啪 劈啪 知了 布谷 咕咚 咕噜 呼噜 呼哧 吭哧 哐当 吱呀 吱嘎 咯吱 叽喳 淅沥 吧嗒 吧唧",
)
"""What is called out, and sounds."""
_SAID_TWICE: Final = _VERBS | _TO_BE_SO | _VERY | _AMOUNTS | _CALLS
_DEGREES: Final = frozenset("最很太极好真老")
_COLOURS: Final = frozenset("红黄蓝绿黑白紫灰青棕粉橙金银")
"""最难最难的, 黑绿黑绿的."""
_LASTING: Final = frozenset("着啊呀呢啦")
"""走着走着, 爬啊爬啊."""
_NOT_LASTING: Final = _words("随着 沿着 有着 朝着 向着 本着 为着 趁着 凭着 顺着 接着")
_ASPECT: Final = tuple("了过着")
"""What follows no verb that is said twice."""
_LED_BY: Final = re.compile("(?:好好|可以|互相|相互|共同|一起|[先再想请帮])[地儿]?$")
_FOLLOWED_BY: Final = re.compile("吧|嘛|呗|看|再说|(?![《“‘（(])[^\\w]|$")
"""What stands before and behind any verb that is said twice: 一起谋划谋划。"""
_PARTED: Final = _words(
    "散步 跑步 聊天 帮忙 洗澡 睡觉 唱歌 跳舞 打球 下棋 喝茶 喝酒 逛街 吃饭 握手 拍手 鼓掌 点头 摇头 抬头 回头 挥手 招手 伸手 搭手 伸腰 弯腰 踢腿",
    "压腿 开会 读报 读书 看书 看报 写字 画画 种花 种树 种地 种菜 养花 养鸟 养鱼 钓鱼 打牌 打拳 谈心 谈天 散心 操心 费心 串门 拉手 出汗 透气 喘气",
    "换气 叹气 消气 出气 通气 打气 松劲 鼓劲 加劲 使劲 加油 浇水 亮相 照相 化妆 梳头 理发 拜年 上课 听课 补课 讲理 评理 说理 说情 求情 敬礼 点名",
    "见面 露面 碰面 照面 表态 摸底 把关 把脉 看病 养病 养生 健身 翻身 转身 动身 动脑 动手 动笔 练笔 练功 游泳 滑冰 爬山 骑车 赏月 赏花 吹风 通风",
    "算账 查账 砍价 压价 松绑 解闷 解馋 解渴 充电 圆梦 除草 松土",
)
"""Verbs with an object of their own, of which the first half is said twice: 鼓鼓掌."""
_EVERY: Final = frozenset("厂岗校店楼村乡镇县区市省班组队家户院所站路街巷桥河山")
_ALL: Final = tuple("都有通皆争忙抓见")
"""What follows 'every': 厂厂都有."""
_LITTLE: Final = frozenset("议访评查看听想试走谈说写读问瞧尝管帮聊歇坐逛转算比学练劝催晒擦扫洗刷补修讲夸逗哄")
"""Verbs of one character that are said twice to mean a little."""


def is_said_twice(text: str, start: int, phrase: str) -> bool:
    """Whether `phrase`, which stands twice from `start` of `text`, is said twice on purpose."""
    before, after = text[max(0, start - 4) : start], text[start + 2 * len(phrase) : start + 2 * len(phrase) + 2]
    if _is_clause(before, after):
        return True
    if len(phrase) != 2:
        return False
    if phrase in _VERBS | _TO_BE_SO and after.startswith(_ASPECT):
        return False
    if after[:1] in ("的", "地") and (phrase[0] in _DEGREES or _COLOURS.issuperset(phrase)):
        return True
    if phrase in _SAID_TWICE or (phrase[1] in _LASTING and phrase not in _NOT_LASTING):
        return True
    return _LED_BY.search(before) is not None and _FOLLOWED_BY.match(after) is not None


def is_drawn_out(text: str, start: int) -> bool:
    """Whether the character that stands twice from `start` of `text` is said so: 鼓鼓掌, 厂厂都有, 议议, 乓乓响."""
    after = text[start + 2 : start + 3]
    if text[start + 1 : start + 3] in _PARTED or (text[start] in _EVERY and after in _ALL):
        return True
    if text.startswith(("响", "作响", "直响"), start + 2):
        return True
    return text[start] in _LITTLE and not is_han(after)


def _is_clause(before: str, after: str) -> bool:
    """Whether nothing but the two stands between marks."""
    return bool(before) and not _goes_on(before[-1]) and bool(after) and not _goes_on(after[0])


def _goes_on(character: str) -> bool:
    return character.isalnum() or character.isspace() or character in "、—-·"
