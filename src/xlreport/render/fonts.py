"""The fonts of a printed official report by name, with those that stand in for them on a web page."""

LATIN = "Times New Roman"
TITLE_SONG = "方正小标宋简体"
SONG = "宋体"
HEI = "黑体"
FANG_SONG = "仿宋"
KAI = "楷体"

WANTED = {
    "title": ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"),
    "hei": (HEI, "SimHei"),
    "kai": (KAI, "楷体_GB2312", "KaiTi", "KaiTi_GB2312"),
    "fang_song": (FANG_SONG, "仿宋_GB2312", "FangSong", "FangSong_GB2312"),
    "song": (SONG, "SimSun"),
}
"""For each lettering of an official report the names its font goes by, the best known first."""

_LETTERING = {"title": TITLE_SONG, "hei": HEI, "kai": KAI, "fang_song": FANG_SONG, "song": SONG}
_LAST_RESORT = (
    "Noto Serif CJK SC", "Source Han Serif SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei",
    "PingFang SC", "WenQuanYi Zen Hei", "Droid Sans Fallback",
)  # fmt: skip

_STAND_INS = {
    TITLE_SONG: ("FZXiaoBiaoSong-B05S", "STSong", "Noto Serif CJK SC", "Source Han Serif SC", SONG, "serif"),
    SONG: ("SimSun", "STSong", "Noto Serif CJK SC", "Source Han Serif SC", "serif"),
    HEI: ("SimHei", "STHeiti", "Noto Sans CJK SC", "Source Han Sans SC", "sans-serif"),
    FANG_SONG: ("仿宋_GB2312", "FangSong", "STFangsong", "Noto Serif CJK SC", "Source Han Serif SC", "serif"),
    KAI: ("楷体_GB2312", "KaiTi", "STKaiti", "AR PL UKai CN", "serif"),
}  # fmt: skip
_GENERIC = {"serif", "sans-serif"}


def stand_ins(lettering: str) -> tuple[str, ...]:
    """Families to set a lettering in where its font is not installed, the most alike first."""
    own = (name for name in _STAND_INS[_LETTERING[lettering]] if name not in _GENERIC)
    return tuple(dict.fromkeys((*own, *_LAST_RESORT)))


def css_fonts(east_asian: str) -> str:
    """A CSS font list: Latin letters and figures first, then the font and its stand-ins."""
    latin = () if east_asian == HEI else (LATIN,)
    names = (*latin, east_asian, *_STAND_INS[east_asian])
    return ", ".join(name if name in _GENERIC else f'"{name}"' for name in names)
