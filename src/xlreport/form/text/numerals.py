"""How official documents count: the numerals before headings and points."""

ONES, TEN = "一二三四五六七八九", "十"
NUMERALS = ONES + TEN
"""1 to 10."""

_ZERO = "零"
MOST_IN_CHINESE = 99


def chinese_number(number: int) -> str:
    """1 to 99 the way official documents number their headings: 一, 十, 十一, 二十三; beyond in digits."""
    if number > MOST_IN_CHINESE:
        return str(number)
    tens, ones = divmod(number, 10)
    digits = _ZERO + ONES
    if tens == 0:
        return digits[ones]
    return ("" if tens == 1 else digits[tens]) + TEN + (digits[ones] if ones else "")
