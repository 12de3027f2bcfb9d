"""The phases of one course of events on a strip: how long each took, and what happened in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from . import flags
from .course import Phase, Phases, Scale
from .entries import draw_entries
from .svg import LINE, Layers, at, element, frame, percent, words
from .text import clean, count, isolate, width
from .values import Cell, Picture, Table, Words

NARROW: Final = 300
_BAR: Final = 12
_CLOCK: Final = 18
_THINNEST: Final = 3 / NARROW
_FADING: Final = ((0.0, 0.6), (0.66, 0.8), (0.86, 0.93))
"""What is drawn of a phase that is still open."""


def phases(strip: Phases, *, id: str) -> Picture | Words:
    """Draw phases as one bar to scale, with a mark for each entry of the timeline.

    A start that is unknown or estimated is ragged, an end that is open fades out, a phase too short
    to be seen is a line. Entries far outside are marks at the edge that point there.
    """
    silent = _silent(strip)
    if silent is not None:
        return silent
    scale = Scale.of(strip)
    spans = [scale.ends(phase) for phase in strip.phases]
    layers = Layers()
    top = _draw_clock(layers, strip, spans[0][0], spans[-1][1])
    top = draw_entries(layers, strip.entries, scale.place, room=NARROW, y=top)
    layers.draw(*_bars(strip, spans, top))
    labels = flags.flags(
        [
            flags.Flag(start, end, phase.name, phase.length)
            for phase, (start, end) in zip(strip.phases, spans, strict=True)
        ],
        NARROW,
    )
    layers.draw(*flags.draw(labels, top + _BAR))
    return frame(
        layers,
        id=id,
        kind="phases",
        name=strip.title,
        description=_description(strip),
        table=_table(strip),
        width=NARROW,
        height=top + _BAR + flags.height(labels),
        style="pm-roomy" if flags.roomy(labels) else "",
    )


def _silent(strip: Phases) -> Words | None:
    """Return what to say where there is nothing to draw."""
    known = strip.known
    said = "; ".join(f"{phase.name}: {phase.length}" for phase in strip.phases)
    if not known:
        return Words("No times are known, so there is no strip of phases.")
    if any(later < earlier for earlier, later in pairwise(known)):
        return Words(f"The times contradict each other, so no strip is drawn. {said}.")
    if known[0] == known[-1]:
        return Words(f"One point in time is known, and no length to draw. {said}.")
    return None


def _draw_clock(layers: Layers, strip: Phases, left: float, right: float) -> int:
    """Write the words of the two ends above them, in two lines where one is too short."""
    first, last = strip.phases[0].begins, strip.phases[-1].ends
    meet = width(clean(first)) + width(clean(last)) + 12 > (right - left) * NARROW
    line = LINE if meet and first and last else 0
    layers.draw(words(first, percent(left), 11, room=NARROW * (1 - left)))
    layers.draw(words(last, percent(right), 11 + line, room=NARROW * right, anchor="end"))
    return _CLOCK + line


def _bars(strip: Phases, spans: Sequence[tuple[float, float]], y: int) -> Iterator[str]:
    """Draw the phases, and a gap where two bars meet."""
    thin = [end - start < _THINNEST for start, end in spans]
    for n, (phase, span) in enumerate(zip(strip.phases, spans, strict=True)):
        tone = f"pm-phase-{phase.step}"
        if thin[n]:
            # The second of two thin lines stands beside the first, not on it.
            beside = 4 if n and thin[n - 1] else 0
            line = element(
                "line", x1=beside, x2=beside, y1=-3, y2=_BAR + 3, class_=f"pm-thin {tone}"
            )
            yield at(span[0], y, line)
        else:
            yield from _bar(phase, span, y, tone)
    for n in range(1, len(spans)):
        if not (thin[n - 1] or thin[n]):
            x = percent(spans[n][0])
            yield element("line", x1=x, x2=x, y1=y, y2=y + _BAR, class_="pm-cut")


def _bar(phase: Phase, span: tuple[float, float], y: int, tone: str) -> Iterator[str]:
    start, end = span
    if phase.start is None or phase.estimated:
        # Teeth beside the bar, not a bite out of it: what lies behind may have any colour.
        teeth = "l-6 2 6 2" * (_BAR // 4)
        yield at(start, y, element("path", d=f"M1 0{teeth}z", class_=tone))
    for a, b in _FADING if phase.end is None else ((0.0, 1.0),):
        x, long = percent(start + a * (end - start)), percent((b - a) * (end - start))
        yield element("rect", x=x, y=y, width=long, height=_BAR, class_=f"pm-piece {tone}")


def _description(strip: Phases) -> str:
    lengths = ", ".join(f"{isolate(phase.name)} {phase.length}" for phase in strip.phases)
    told = count(len(strip.entries), "entry of the timeline", "entries of the timeline")
    return f"{lengths}; n = {told}." if strip.entries else f"{lengths}."


def _table(strip: Phases) -> Table:
    """List the phases, and the timeline is a list on the page already."""
    return Table(
        ("Phase", "Length", "From", "To"),
        tuple(
            tuple(Cell(text) for text in (phase.name, phase.length, phase.begins, phase.ends))
            for phase in strip.phases
        ),
    )
