"""What the author did not say in their own words is covered; the text keeps its length and lines.

What takes a place in the sentence (code, a quotation, an address) becomes a run of the letter x,
so that its place stays taken. What takes none (the target of a link, emphasis) becomes blanks.
"""

from __future__ import annotations

import re
from typing import Final

LONGEST_QUOTATION: Final = 300

# \u201c and \u201d are curly double quotes, \u2018 and \u2019 single ones, \u201e a low one.
# The first line is for speed: at most places none of these characters stands, and nothing else is
# tried there. A form below that begins with another character has to be named in it.
_COVERED = re.compile(
    rf"""(?=[!(\[\]<{{&*~=_\\`"'\u201c\u201e\u2018«fghmsw])(?:(?P<blank>
        !\[[^\[\]]{{0,2000}}\](?:\([^()]{{0,2000}}\)|\[[^\[\]]{{0,500}}\])?    # an image
      | (?<=\])\(                                                            # where a link leads
          (?:<[^<>\n]{{0,2000}}>|[^()\s]{{0,2000}}(?:\([^()\s]{{0,500}}\)[^()\s]{{0,500}}){{0,3}})
          (?:\s{{1,9}}(?:"[^"]{{0,500}}"|'[^']{{0,500}}'|\([^()]{{0,500}}\)))?\s{{0,9}}\)
      | (?<=\])\[[^\[\]]{{0,500}}\]                                          # what that is called
      | \[\^[^\[\]\s]{{1,80}}\]                                              # a footnote
      | <(?=[^<>\s@]{{1,80}}@[^<>\s@]{{1,80}}>)                               # an address follows
      | </?[a-zA-Z](?![a-zA-Z0-9+.-]{{1,20}}:[^<>\s])[^<>]{{0,2000}}>
      | \{{:?[ ]?[.\#][^{{}}\n]{{0,300}}\}}                                      # attributes
      | &(?:nbsp|ensp|emsp|thinsp|shy);
      | [\[\]] | \*+ | ~~ | == | (?<!\w)_+ | _+(?!\w) | \\(?=[^\w\s])
    )
      | (?P<ticks>(?<![`\\])`+(?!`)).{{1,500}}?(?<!`)(?P=ticks)(?!`)
      | <[a-zA-Z][a-zA-Z0-9+.-]{{1,20}}:[^<>\s]{{0,2000}}>
      | \b(?:https?|ftp|file|ssh|git|mailto)://?[^\s<>|)\]]{{1,2000}}
      | \bwww\.[^\s<>|)\]]{{1,2000}}
      | \{{\{{.{{0,300}}?\}}\}} | \{{%.{{0,300}}?%\}}
      | \u201c[^\u201c\u201d]{{1,{LONGEST_QUOTATION}}}[\u201d\u201c]
      | \u201e[^\u201e\u201c\u201d]{{1,{LONGEST_QUOTATION}}}[\u201c\u201d]
      | «[^«»]{{1,{LONGEST_QUOTATION}}}»
      | (?<![\w"])"(?=\S)[^"]{{1,{LONGEST_QUOTATION}}}"(?!\w)
      | &quot;.{{1,{LONGEST_QUOTATION}}}?&quot;
      | (?<![\w\u2018])\u2018(?=\S)[^\u2018]{{1,{LONGEST_QUOTATION}}}?(?<=\S)\u2019(?!\w)
      | (?<![\w'])'(?=\w)[^'\n]{{1,{LONGEST_QUOTATION}}}(?:'(?=\w)[^'\n]{{1,80}}){{0,9}}
        (?<=[\w.!?,\u2026])'(?!\w))
    """,
    re.VERBOSE | re.DOTALL,
)
_BREAK = re.compile(r"<br\s{0,3}/?>", re.IGNORECASE)
_NOT_LINE = re.compile(r"[^\n]")


def mask(text: str) -> str:
    """Cover code, quotations, addresses and markup in a passage.

    >>> mask("The log said `failed` to **us**.")
    'The log said xxxxxxxx to   us  .'
    """
    return _COVERED.sub(_filled, text)


def _filled(found: re.Match[str]) -> str:
    if found["blank"] is None:
        return _NOT_LINE.sub("x", found[0])
    if _BREAK.fullmatch(found[0]):
        return ";".ljust(len(found[0]))  # what stands on two lines is not one clause
    return _NOT_LINE.sub(" ", found[0])
