"""A drawing that grows stroke by stroke and is written as SVG, its labels remembered so that a test can see none collide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape

from faircount.briefing.charts.lettering import Box, Obstacles, Spot, box_of, find_spot, wrap
from faircount.briefing.charts.numerals import px
from faircount.briefing.charts.palette import EDGE, INK, INK_2, PAPER

FAMILY = "'Faircount Sans', 'Liberation Sans', Arial, sans-serif"
WIDE, NARROW = 640, 350


@dataclass(frozen=True, slots=True)
class Label:
    """Words in a drawing and the room they take."""

    words: str
    size: float
    box: Box


@dataclass(slots=True)
class Drawing:
    """Strokes, labels and ranges in the order they were put down; the only object here that changes while it is made."""

    width: int
    height: float = 0
    strokes: list[str] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    ranges: list[Box] = field(default_factory=list)
    ground: str = PAPER

    @property
    def small(self) -> float:
        """The size of the smallest words: a phone of 320 px shows a narrow drawing at 0.87, and 13 px is the least."""
        return 14 if self.width >= WIDE else 15

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str = INK, width: float = 1, dash: str = "") -> None:
        """A straight line."""
        ends = f'x1="{px(x1)}" y1="{px(y1)}" x2="{px(x2)}" y2="{px(y2)}"'
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self.strokes.append(f'<line {ends} stroke="{colour}" stroke-width="{px(width)}"{dashed}/>')

    def box(
        self, x: float, y: float, width: float, height: float, fill: str, edge: str = "", line: float = 1, dash: str = ""
    ) -> None:
        """A rectangle, filled, edged or both."""
        edged = f' stroke="{edge}" stroke-width="{px(line)}"' if edge else ""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self.strokes.append(
            f'<rect x="{px(x)}" y="{px(y)}" width="{px(width)}" height="{px(height)}" fill="{fill or "none"}"{edged}{dashed}/>'
        )

    def dot(self, x: float, y: float, radius: float, fill: str, edge: str = "", line: float = 1.5, named: str = "") -> None:
        """A disc, or a ring where the fill is that of the ground; ``named`` is shown to whoever points at it."""
        edged = f' stroke="{edge}" stroke-width="{px(line)}"' if edge else ""
        end = f"><title>{escape(named)}</title></circle>" if named else "/>"
        self.strokes.append(f'<circle cx="{px(x)}" cy="{px(y)}" r="{px(radius)}" fill="{fill}"{edged}{end}')

    def pointed(self, left: float, top: float, right: float, bottom: float, words: str) -> None:
        """A place where whoever points reads these words: nothing is drawn, and nothing said that a table does not say."""
        place = f'x="{px(left)}" y="{px(top)}" width="{px(right - left)}" height="{px(bottom - top)}"'
        self.strokes.append(f'<rect {place} fill="none" pointer-events="all"><title>{escape(words)}</title></rect>')

    def path(self, points: list[tuple[float, float]], colour: str, width: float = 1, dash: str = "", fill: str = "none") -> None:
        """A line through points, or with a fill the shape they enclose."""
        steps = " ".join(f"{px(x)} {px(y)}" for x, y in points)
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        stroke = f' stroke="{colour}" stroke-width="{px(width)}" stroke-linejoin="round"' if colour else ""
        close = "Z" if fill != "none" else ""
        self.strokes.append(f'<path d="M{steps}{close}" fill="{fill}"{stroke}{dashed}/>')

    def ranged(self, left: float, top: float, right: float, bottom: float) -> None:
        """Remember that a range was drawn here, so that a test can see that a chart shows each of its ranges."""
        self.ranges.append(Box(left, top, right, bottom))

    def text(
        self, spot: Spot, words: str, size: float = 14, weight: int = 400, fill: str = INK_2, halo: str | None = None
    ) -> None:
        """A label; its halo has the colour of what lies behind, "" for none."""
        anchor = f' text-anchor="{spot.anchor}"' if spot.anchor != "start" else ""
        behind = self.ground if halo is None else halo
        haloed = f' stroke="{behind}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"' if behind else ""
        heavy = f' font-weight="{weight}"' if weight != 400 else ""
        self.strokes.append(
            f'<text x="{px(spot.x)}" y="{px(spot.y)}" font-size="{px(size)}"{heavy} fill="{fill}"{anchor}{haloed}>'
            f"{escape(words, quote=False)}</text>"
        )
        self.labels.append(Label(words, size, box_of(spot, words, size, weight)))

    def lines(
        self,
        top: float,
        words: str,
        size: float,
        step: float,
        weight: int = 400,
        fill: str = INK_2,
        *,
        x: float = 0,
        anchor: str = "start",
        rise: float = 0,
        room: float | None = None,
        halo: str | None = None,
        wrapped: Callable[[str, float, int, float], list[str]] = wrap,
    ) -> float:
        """Words set from a height downward, wrapped in the room; gives back where they end.

        Each line takes a ``step``, and stands so far above its end as it has to ``rise``.
        """
        for line in wrapped(words, size, weight, self.width if room is None else room):
            top += step
            self.text(Spot(x, top - rise, anchor), line, size, weight, fill, halo)
        return top

    def place(
        self,
        spots: Sequence[Spot],
        words: str,
        size: float,
        weight: int,
        fill: str,
        taken: Obstacles,
        inside: Box,
        halo: str | None = None,
    ) -> None:
        """A label at the first spot where it lies inside and touches nothing, its room taken from then on; else none."""
        spot = find_spot(spots, words, size, weight, taken, inside)
        if spot is not None:
            self.text(spot, words, size, weight, fill, halo)
            taken.append(box_of(spot, words, size, weight))

    def unseen(self, x: float, y: float, width: float, height: float, hidden: bool, ground: str = "") -> Box:
        """A box of fixed size in place of a count: hatched where it is hidden, else dashed."""
        if hidden:
            self.hatch(x, y, width, height)
        else:
            self.box(x, y, width, height, ground, EDGE, 1, "3 3")
        return Box(x, y, x + width, y + height)

    def hatch(self, x: float, y: float, width: float, height: float, colour: str = EDGE, gap: float = 6) -> None:
        """Diagonal lines inside a rectangle: something is here that may not be read off."""
        steps = int((width + height) / gap)
        for number in range(1, steps + 1):
            reach = number * gap
            x1, y1 = x + min(reach, width), y + max(0.0, reach - width)
            x2, y2 = x + max(0.0, reach - height), y + min(reach, height)
            self.line(x1, y1, x2, y2, colour)
        self.box(x, y, width, height, "", colour)


def svg(drawing: Drawing, name: str, title: str, told: str, style: str = "", shown: str = "") -> str:
    """The drawing as an SVG picture with a title and a description for those who do not see it.

    ``name`` makes the ids unique on a page, ``shown`` is a class of the page, ``style`` a style sheet for a file of its own.
    """
    classed = f' class="{shown}"' if shown else ""
    size = f'viewBox="0 0 {drawing.width} {px(drawing.height)}" width="{drawing.width}" height="{px(drawing.height)}"'
    named = f'role="img" aria-labelledby="{name}-t" aria-describedby="{name}-d"'
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg"{classed} {size} {named} font-family="{FAMILY}">',
            f"<style>{style}</style>" if style else "",
            f'<title id="{name}-t">{escape(title)}</title><desc id="{name}-d">{escape(told)}</desc>',
            *drawing.strokes,
            "</svg>",
        )
    )
