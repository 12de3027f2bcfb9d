"""Every chart there is."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from .bars import bars
from .heatmap import heatmap
from .network import network
from .phases import phases
from .rug import rug
from .strips import strips
from .values import Picture, Words


@dataclass(frozen=True, slots=True)
class Chart:
    """One way to draw numbers."""

    name: str
    draw: Callable[..., Picture | Words]
    """Takes a value of the chart's own kind, and `id`."""

    @property
    def doc(self) -> str:
        """What is drawn, in words."""
        return inspect.getdoc(self.draw) or ""


CHARTS: Final = (
    Chart("phases", phases),
    Chart("bars", bars),
    Chart("rug", rug),
    Chart("heatmap", heatmap),
    Chart("strips", strips),
    Chart("network", network),
)
