"""How numbers are written in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.front_matter import Kind


def percent(share: float) -> str:
    """Write a share in whole per cent; what is not quite none or all is not written as such.

    >>> percent(0.15), percent(0.0), percent(0.002), percent(0.998)
    ('15 %', '0 %', 'under 1 %', 'over 99 %')
    """
    whole = round(100 * share)
    if whole == 0 and share > 0:
        return "under 1 %"
    if whole == 100 and share < 1:
        return "over 99 %"
    return f"{whole} %"


def p_value(p: float) -> str:
    """Write a p value to two significant figures, without the zero in front.

    >>> p_value(0.0242), p_value(0.03), p_value(0.000474), p_value(2e-7), p_value(1.0)
    ('.024', '.03', '.00047', 'under .0001', '1')
    """
    return "under .0001" if p < 0.0001 else f"{p:.2g}".removeprefix("0")


def count(n: int, one: str) -> str:
    """Write a number with its noun.

    >>> count(1, "record"), count(3, "day"), count(2, "family")
    ('1 record', '3 days', '2 families')
    """
    if n == 1:
        return f"1 {one}"
    many = f"{one[:-1]}ies" if one.endswith("y") and one[-2] not in "aeiou" else f"{one}s"
    return f"{n} {many}"


def of_kind(kind: Kind, n: int) -> str:
    """Write a number of records of a kind.

    >>> of_kind(Kind.INCIDENT, 1), of_kind(Kind.NEAR_MISS, 2)
    ('1 incident', '2 near misses')
    """
    word = kind.replace("-", " ")
    return f"{n} {word}es" if n != 1 and word.endswith("s") else count(n, word)


def listed(words: Sequence[object]) -> str:
    """Write a list as in a sentence.

    >>> listed([7]), listed([7, 9, 10, 12])
    ('7', '7, 9, 10 and 12')
    """
    *most, last = map(str, words)
    return f"{', '.join(most)} and {last}" if most else last
