"""Characters by which foreign names are written in Chinese."""

from __future__ import annotations

from typing import Final

TRANSLITERATING: Final = frozenset(
    "阿埃爱艾安奥巴拜班邦保鲍贝本彼比毕宾伯勃博卜波玻布策曾查楚次茨达戴黛丹当道德登邓狄蒂迪丁东杜敦顿多厄恩尔法凡范方菲费芬丰冯伏"
    "佛夫富弗福盖甘冈高哥戈格根古瓜哈海汉汗罕豪赫黑亨洪侯胡华怀惠霍吉基加贾简捷杰津金卡凯坎康考克可柯科肯孔库夸奎昆拉腊莱赖兰朗郎"
    "劳勒雷丽利历理莉里莲列林琳灵留隆龙卢路鲁伦洛罗吕玛马迈麦曼芒茅梅门孟盟蒙密米苗敏明莫默姆穆娜拿纳乃南瑙内能妮尼涅宁纽农努诺欧"
    "帕派潘庞佩彭匹皮平泼珀埔普蒲奇契齐恰钱乔切钦琼丘屈热仁日容荣儒茹瑞若萨塞赛桑瑟森沙莎山尚绍舍什申圣生胜史士施舒丝司斯松苏索塔"
    "太泰坦唐汤陶特腾提田帖婷廷通图托瓦万旺威维韦魏文温翁沃乌伍武希席西锡夏香肖萧谢欣辛兴休叙许雪逊亚雅延扬杨叶耶伊依易因英永尤于"
    "约泽扎詹珍智治芝朱珠兹祖佐"
)
"""All that newspapers use for it."""
HARDLY_ELSEWHERE: Final = frozenset(
    "阿埃奥巴贝布查达德迪蒂尔夫戈格哈赫基吉加杰卡凯科克库拉莱兰勒雷里利林卢鲁罗洛马曼梅米莫穆纳内尼诺努帕佩皮普齐萨塞沙莎斯特托瓦"
    "维沃西希锡谢亚伊扎兹佐"
)
"""Those of them that stand in names above all."""
MIDDLE_DOTS: Final = frozenset("·•・")
"""What parts a foreign name's words."""
