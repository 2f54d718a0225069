"""The pictures of the demo content, drawn: covers of the blogs and the illustrations of the posts.

Run by whoever carries the project on, after a picture was added or changed here:

    python content-sources/draw_pictures.py            # draws into content/
    python content-sources/draw_pictures.py FOLDER     # draws the same tree elsewhere

The demo shows no photos of real people or places; these drawings stand in for what staff take with
their phones, with everything that phones do: upright pictures stored on their side with an orientation
tag, a place in the GPS block, XMP, HEIC, BMP, an animated GIF, transparent PNG and names such as
`微信图片 (1).JPG`. The site must take all of it; `PICTURES` says which file carries what.

Only Pillow and pillow-heif; no clock, no machine: the same versions write the same bytes each time.
"""

import math
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pillow_heif
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

# One palette for all: winter light, red roofs, birch, wheat.
NIGHT, DUSK, SKY, PALE, DAWN, PEACH = "#22335c", "#4b6aa5", "#9cc6e8", "#e4f1f8", "#f7d9b8", "#f2b48a"
SNOW, SHADE, ICE = "#fbfdff", "#d5e3f0", "#b9cfe3"
BRICK, ROOF, RED, WINE = "#c8553d", "#b23a2e", "#d8392b", "#8f2435"
WALL, CREAM, SAND, WOOD, BARK = "#f6e7cf", "#fff6e5", "#e8c99b", "#a8713f", "#6d4a2f"
PINE, LEAF, GRASS, MOSS, LIME = "#2f5d50", "#5d9b5b", "#8fbf6a", "#47735a", "#c3d96b"
WHEAT, GOLD, SUN, LIGHT = "#e6b84c", "#f0a830", "#ffcf5c", "#ffe9a8"
INK, SLATE, STEEL, TEAL, BLUE, PLUM = "#2b3345", "#57647d", "#93a3b8", "#3d8a94", "#3f72af", "#7a4f7d"
SKIN, HAIR, GREY = "#f1c9a5", "#3a3130", "#c9ced6"
COATS = (RED, BLUE, TEAL, GOLD, PLUM, MOSS, BRICK, DUSK)

_TALL = 900  # every scene is thought 900 units high, as wide as its picture asks


class Scene:
    """A drawing board 900 units high; shapes are drawn twice as large and shrunk, for smooth edges."""

    def __init__(self, width: int, height: int, seed: int, scale: float = 2.0) -> None:
        self.size = (width, height)
        self.wide = _TALL * width / height
        self.tall = float(_TALL)
        self.rng = random.Random(seed)
        self._k = height * scale / _TALL
        self._image = Image.new("RGB", (round(width * scale), round(height * scale)), SNOW)
        self._draw = ImageDraw.Draw(self._image, "RGBA")

    def finished(self) -> Image.Image:
        return self._image.resize(self.size, Image.Resampling.BOX)

    # shapes ---------------------------------------------------------------------------------------

    def _xy(self, points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(x * self._k, y * self._k) for x, y in points]

    def poly(self, points: list[tuple[float, float]], color: str) -> None:
        self._draw.polygon(self._xy(points), fill=color)

    def oval(self, x: float, y: float, rx: float, ry: float, color: str) -> None:
        box = self._xy([(x - rx, y - ry), (x + rx, y + ry)])
        self._draw.ellipse([*box[0], *box[1]], fill=color)

    def dot(self, x: float, y: float, r: float, color: str) -> None:
        self.oval(x, y, r, r, color)

    def box(self, x: float, y: float, w: float, h: float, color: str, r: float = 0) -> None:
        (x0, y0), (x1, y1) = self._xy([(x, y), (x + w, y + h)])
        if r:
            self._draw.rounded_rectangle([x0, y0, x1, y1], radius=r * self._k, fill=color)
        else:
            self._draw.rectangle([x0, y0, x1, y1], fill=color)

    def line(self, points: list[tuple[float, float]], width: float, color: str) -> None:
        pen = max(1, round(width * self._k))
        self._draw.line(self._xy(points), fill=color, width=pen, joint="curve")
        for x, y in (points[0], points[-1]):
            self.dot(x, y, width / 2, color)

    def arc(self, x: float, y: float, r: float, start: float, end: float, width: float, color: str) -> None:
        box = self._xy([(x - r, y - r), (x + r, y + r)])
        pen = max(1, round(width * self._k))
        self._draw.arc([*box[0], *box[1]], start, end, fill=color, width=pen)

    def wedge(self, x: float, y: float, r: float, start: float, end: float, color: str) -> None:
        box = self._xy([(x - r, y - r), (x + r, y + r)])
        self._draw.pieslice([*box[0], *box[1]], start, end, fill=color)

    # the world ------------------------------------------------------------------------------------

    def sky(self, *colors: str) -> None:
        """Bands that run into each other, from the first color on top to the last below."""
        stops = [_rgb(c) for c in colors]
        height = self._image.height
        column = Image.new("RGB", (1, height))
        for y in range(height):
            place = y / (height - 1) * (len(stops) - 1)
            low = min(int(place), len(stops) - 2)
            part = place - low
            column.putpixel(
                (0, y),
                tuple(round(a + (b - a) * part) for a, b in zip(stops[low], stops[low + 1], strict=True)),
            )
        self._image.paste(column.resize(self._image.size))

    def sun(self, x: float, y: float, r: float, color: str = SUN) -> None:
        for grow, alpha in ((2.6, "18"), (1.9, "28"), (1.4, "44")):
            self.dot(x, y, r * grow, color + alpha)
        self.dot(x, y, r, color)

    def cloud(self, x: float, y: float, w: float, color: str = "#ffffffc8") -> None:
        self.box(x, y, w, w * 0.2, color, w * 0.1)
        self.box(x + w * 0.18, y - w * 0.11, w * 0.36, w * 0.22, color, w * 0.11)
        self.box(x + w * 0.42, y - w * 0.17, w * 0.34, w * 0.3, color, w * 0.15)

    def hills(self, y: float, swing: float, color: str, waves: float = 1.6) -> None:
        lead = self.rng.uniform(0, 6.28)
        top = []
        for step in range(61):
            x = self.wide * step / 60
            turn = step / 60 * 6.28 * waves + lead
            top.append((x, y - swing * (math.sin(turn) * 0.6 + math.sin(turn * 2.3 + 1) * 0.3)))
        self.poly([*top, (self.wide, self.tall), (0, self.tall)], color)

    def snowfall(self, many: int, color: str = "#ffffffdc") -> None:
        for _ in range(many):
            x, y = self.rng.uniform(0, self.wide), self.rng.uniform(0, self.tall)
            self.dot(x, y, self.rng.choice((2.5, 3.5, 4.5, 6)), color)

    def stars(self, many: int) -> None:
        for _ in range(many):
            x, y = self.rng.uniform(0, self.wide), self.rng.uniform(0, self.tall * 0.45)
            self.dot(x, y, self.rng.choice((1.6, 2.2, 3.0)), "#fff6d8c0")

    def house(
        self, x: float, y: float, w: float, wall: str = WALL, roof: str = ROOF, snow: bool = True
    ) -> None:
        """A low brick house with its foot at y and its left corner at x."""
        h = w * 0.46
        self.oval(x + w / 2, y, w * 0.62, w * 0.045, "#2b334522")
        self.box(x + w * 0.68, y - h - w * 0.4, w * 0.09, w * 0.3, BRICK)
        if snow:
            self.box(x + w * 0.67, y - h - w * 0.42, w * 0.11, w * 0.035, SNOW, w * 0.015)
        self.box(x, y - h, w, h, wall)
        self.box(x, y - h * 0.16, w, h * 0.16, "#6d4a2f40")
        peak, eave = y - h - w * 0.32, y - h + w * 0.03
        self.poly(
            [(x - w * 0.09, eave), (x + w * 0.22, peak), (x + w * 0.78, peak), (x + w * 1.09, eave)], roof
        )
        if snow:
            self.poly(
                [
                    (x + w * 0.04, eave - w * 0.13),
                    (x + w * 0.22, peak - w * 0.025),
                    (x + w * 0.78, peak - w * 0.025),
                    (x + w * 0.96, eave - w * 0.13),
                    (x + w * 0.8, eave - w * 0.09),
                    (x + w * 0.63, eave - w * 0.15),
                    (x + w * 0.46, eave - w * 0.08),
                    (x + w * 0.27, eave - w * 0.15),
                    (x + w * 0.16, eave - w * 0.09),
                ],
                SNOW,
            )
        for part in (0.12, 0.66):
            self.window(x + w * part, y - h * 0.74, w * 0.22, h * 0.4)
        self.box(x + w * 0.43, y - h * 0.7, w * 0.15, h * 0.7, WOOD, w * 0.012)
        self.dot(x + w * 0.55, y - h * 0.34, w * 0.012, LIGHT)

    def window(self, x: float, y: float, w: float, h: float, glass: str = LIGHT) -> None:
        pad = w * 0.08
        self.box(x - pad, y - pad, w + 2 * pad, h + 2 * pad, CREAM, pad)
        self.box(x, y, w, h, glass)
        self.box(x + w / 2 - pad / 2, y, pad, h, CREAM)
        self.box(x, y + h * 0.42, w, pad, CREAM)

    def smoke(self, x: float, y: float, size: float) -> None:
        for step in range(5):
            self.dot(
                x + size * 0.35 * step * (1 if step % 2 else 0.6),
                y - size * 0.75 * step,
                size * (0.3 + step * 0.12),
                "#ffffff" + ("a0", "88", "6c", "50", "34")[step],
            )

    def block(
        self, x: float, y: float, w: float, floors: int, rows: int, wall: str, lit: float = 0.4
    ) -> None:
        """A block of flats, its foot at y."""
        step = w / (rows + 0.6)
        h = floors * step * 1.12 + step * 0.5
        self.box(x, y - h, w, h, wall)
        self.box(x + w * 0.86, y - h, w * 0.14, h, "#2b334518")
        self.box(x - w * 0.02, y - h - step * 0.18, w * 1.04, step * 0.26, SNOW, step * 0.1)
        for floor in range(floors):
            for row in range(rows):
                glass = LIGHT if self.rng.random() < lit else "#8fb2cf"
                self.box(
                    x + step * (row + 0.5),
                    y - h + step * (0.4 + floor * 1.12),
                    step * 0.56,
                    step * 0.62,
                    CREAM,
                )
                self.box(
                    x + step * (row + 0.56),
                    y - h + step * (0.46 + floor * 1.12),
                    step * 0.44,
                    step * 0.5,
                    glass,
                )

    def birch(self, x: float, y: float, h: float, leaf: str | None = None) -> None:
        bend = self.rng.uniform(-0.03, 0.03) * h
        top = (x + bend, y - h)
        if leaf:
            for _ in range(13):
                a, r = self.rng.uniform(0, 6.28), self.rng.uniform(0.05, 0.22) * h
                self.oval(
                    top[0] + math.cos(a) * r,
                    y - h * 0.82 + math.sin(a) * r * 1.1,
                    h * 0.12,
                    h * 0.11,
                    leaf + "d8",
                )
        trunk = h * 0.024
        self.poly(
            [(x - trunk, y), (x + trunk, y), (top[0] + trunk * 0.4, top[1]), (top[0] - trunk * 0.4, top[1])],
            "#f4f1ea",
        )
        for part in (0.45, 0.56, 0.66, 0.76, 0.85):
            side = 1 if round(part * 100) % 2 else -1
            foot = (x + bend * part, y - h * part)
            tip = (foot[0] + side * h * 0.13, foot[1] - h * 0.14)
            self.line([foot, tip], h * 0.008, "#e6e0d4" if leaf else "#8d8177")
        for part in (0.12, 0.2, 0.31, 0.4, 0.52, 0.63):
            at = y - h * part
            w = trunk * (1 - part * 0.5)
            self.box(x + bend * part - w, at, w * 1.3, h * 0.008, INK)

    def pine(self, x: float, y: float, h: float, snow: bool = True, color: str = PINE) -> None:
        self.box(x - h * 0.03, y - h * 0.14, h * 0.06, h * 0.14, BARK)
        for low, high, half in ((0.1, 0.52, 0.26), (0.34, 0.76, 0.2), (0.58, 1.0, 0.14)):
            self.poly([(x - h * half, y - h * low), (x + h * half, y - h * low), (x, y - h * high)], color)
            if snow:
                cut = low + (high - low) * 0.55
                w = half * 0.45
                self.poly(
                    [
                        (x - h * w, y - h * cut),
                        (x - h * w * 0.3, y - h * (cut - 0.03)),
                        (x + h * w * 0.3, y - h * (cut + 0.02)),
                        (x + h * w, y - h * cut),
                        (x, y - h * high),
                    ],
                    SNOW,
                )

    def bush(self, x: float, y: float, r: float, color: str) -> None:
        for dx, dy, part in ((-0.7, -0.3, 0.6), (0.7, -0.3, 0.6), (0, -0.6, 0.8)):
            self.dot(x + r * dx, y + r * dy, r * part, color)
        self.box(x - r * 1.25, y - r * 0.35, r * 2.5, r * 0.4, color, r * 0.2)

    def person(
        self,
        x: float,
        y: float,
        h: float,
        coat: str = RED,
        scarf: str = CREAM,
        hair: str = HAIR,
        hat: str | None = None,
        arms: tuple[float, float] = (60, 120),
    ) -> None:
        """Somebody without a face, standing at (x, y); `arms` are angles, 90 hanging straight down."""
        self.oval(x, y, h * 0.2, h * 0.028, "#2b334530")
        for side in (-1, 1):
            self.line(
                [(x + side * h * 0.065, y - h * 0.36), (x + side * h * 0.075, y - h * 0.04)], h * 0.085, INK
            )
            self.box(x + side * h * 0.075 - h * 0.055, y - h * 0.05, h * 0.12, h * 0.05, BARK, h * 0.02)
        for angle in arms:
            turn = math.radians(angle)
            foot = (x + (h * 0.11 if angle < 90 else -h * 0.11), y - h * 0.7)
            hand = (foot[0] + math.cos(turn) * h * 0.27, foot[1] + math.sin(turn) * h * 0.27)
            self.line([foot, hand], h * 0.085, _darker(coat))
            self.dot(*hand, h * 0.042, SKIN)
        self.poly(
            [
                (x - h * 0.13, y - h * 0.72),
                (x + h * 0.13, y - h * 0.72),
                (x + h * 0.18, y - h * 0.28),
                (x - h * 0.18, y - h * 0.28),
            ],
            coat,
        )
        self.box(x - h * 0.145, y - h * 0.76, h * 0.29, h * 0.14, coat, h * 0.07)
        self.box(x - h * 0.18, y - h * 0.31, h * 0.36, h * 0.05, coat, h * 0.025)
        self.line([(x, y - h * 0.7), (x, y - h * 0.3)], h * 0.008, "#2b334540")
        self.dot(x, y - h * 0.87, h * 0.1, SKIN)
        self.wedge(x, y - h * 0.88, h * 0.108, 180, 360, hair)
        if hat:
            self.wedge(x, y - h * 0.885, h * 0.118, 180, 360, hat)
            self.box(x - h * 0.13, y - h * 0.9, h * 0.26, h * 0.045, _darker(hat), h * 0.02)
            self.dot(x, y - h * 1.0, h * 0.03, CREAM)
        self.box(x - h * 0.1, y - h * 0.79, h * 0.2, h * 0.06, scarf, h * 0.03)

    def lantern(self, x: float, y: float, r: float, cord: float = 0) -> None:
        if cord:
            self.line([(x, y - r - cord), (x, y - r)], r * 0.05, WINE)
        self.dot(x, y, r * 1.7, "#ffcf5c30")
        self.oval(x, y, r * 1.12, r * 0.92, RED)
        self.oval(x, y, r * 0.7, r * 0.92, "#e8503f")
        self.oval(x, y, r * 0.26, r * 0.92, "#f4735c")
        for side in (-1, 1):
            self.box(x - r * 0.42, y + side * r * 0.9 - r * 0.1, r * 0.84, r * 0.2, GOLD, r * 0.06)
        for dx in (-0.16, 0, 0.16):
            self.line([(x + r * dx, y + r), (x + r * dx, y + r * 1.7)], r * 0.06, SUN)

    def board(self, x: float, y: float, w: float, h: float, sheets: int, roof: bool = True) -> None:
        """A notice board on two posts; its sheets carry lines, no words."""
        for part in (0.1, 0.88):
            self.box(x + w * part, y, w * 0.025, h * 1.5, BARK)
        self.box(x, y, w, h, WOOD, 8)
        self.box(x + w * 0.025, y + h * 0.06, w * 0.95, h * 0.88, "#3c6b5e", 4)
        step = w * 0.92 / sheets
        for n in range(sheets):
            left, top = x + w * 0.05 + n * step, y + h * (0.14 + 0.04 * (n % 2))
            wide, tall = step * 0.8, h * 0.66
            tone = (CREAM, "#fdeedd", "#eef4f8", "#fff4c9")[n % 4]
            self.box(left, top, wide, tall, tone, 3)
            self.box(left + wide * 0.14, top + tall * 0.12, wide * 0.72, tall * 0.09, RED, 2)
            for row in range(5):
                self.box(
                    left + wide * 0.14,
                    top + tall * (0.32 + row * 0.12),
                    wide * (0.72 if row % 3 else 0.55),
                    tall * 0.035,
                    STEEL,
                    1,
                )
            self.dot(left + wide / 2, top, 5, GOLD)
        if roof:
            self.poly(
                [(x - w * 0.06, y + h * 0.02), (x + w * 0.5, y - h * 0.28), (x + w * 1.06, y + h * 0.02)],
                ROOF,
            )
            self.poly(
                [
                    (x + w * 0.2, y - h * 0.135),
                    (x + w * 0.5, y - h * 0.3),
                    (x + w * 0.8, y - h * 0.135),
                    (x + w * 0.62, y - h * 0.1),
                    (x + w * 0.5, y - h * 0.15),
                    (x + w * 0.35, y - h * 0.09),
                ],
                SNOW,
            )

    def flag(self, x: float, y: float, h: float, color: str = RED) -> None:
        self.box(x - 4, y - h, 8, h, STEEL, 4)
        wave = [(x + h * 0.01 * s, y - h + math.sin(s / 50 * 6.28) * h * 0.025) for s in range(51)]
        under = [(px, py + h * 0.33) for px, py in reversed(wave)]
        self.poly([*wave, *under], color)

    def shovel(self, x: float, y: float, h: float, lean: float) -> None:
        top = (x + lean, y - h)
        self.line([(x, y - h * 0.2), top], h * 0.035, WOOD)
        self.poly(
            [
                (x - h * 0.15, y - h * 0.22),
                (x + h * 0.15, y - h * 0.22),
                (x + h * 0.12, y),
                (x - h * 0.12, y),
            ],
            STEEL,
        )
        self.line([(top[0] - h * 0.06, top[1]), (top[0] + h * 0.06, top[1])], h * 0.04, BARK)

    def bowl(self, x: float, y: float, r: float, food: str, china: str = CREAM) -> None:
        self.oval(x, y + r * 0.18, r * 1.15, r * 0.62, "#2b334526")
        self.oval(x, y, r, r * 0.62, china)
        self.oval(x, y - r * 0.03, r * 0.84, r * 0.5, BLUE)
        self.oval(x, y - r * 0.03, r * 0.8, r * 0.47, china)
        self.oval(x, y, r * 0.7, r * 0.4, food)

    def dumpling(self, x: float, y: float, r: float) -> None:
        self.oval(x, y + r * 0.42, r * 1.02, r * 0.2, "#2b33451e")
        self.wedge(x, y + r * 0.42, r, 180, 360, "#fffaf0")
        self.arc(x, y + r * 0.42, r * 0.92, 190, 350, r * 0.13, "#eadfc8")
        for step in range(-3, 4):
            self.dot(x + step * r * 0.27, y + r * (0.42 - 0.9 * math.cos(step * 0.31)), r * 0.12, "#fffaf0")

    def steam(self, x: float, y: float, h: float) -> None:
        for side in (-1, 0, 1):
            path = [
                (
                    x + side * h * 0.22 + math.sin(s / 10 * 6.28 + side) * h * 0.06,
                    y - h * s / 10 * (1 if side == 0 else 0.75),
                )
                for s in range(11)
            ]
            self.line(path, h * 0.045, "#ffffff90")

    def books(self, x: float, y: float, w: float, colors: tuple[str, ...]) -> None:
        for n, color in enumerate(colors):
            shift = (0, 0.06, -0.04, 0.03)[n % 4] * w
            self.box(x + shift, y - (n + 1) * w * 0.13, w, w * 0.12, color, w * 0.02)
            self.box(x + shift + w * 0.06, y - (n + 1) * w * 0.13 + w * 0.035, w * 0.94, w * 0.05, CREAM)

    def flower(self, x: float, y: float, r: float, color: str, heart: str = SUN) -> None:
        for step in range(12):
            a = step / 12 * 6.28
            self.oval(x + math.cos(a) * r * 0.6, y + math.sin(a) * r * 0.6, r * 0.34, r * 0.34, color)
        self.dot(x, y, r * 0.42, heart)

    def fence(self, y: float, h: float, color: str = WOOD) -> None:
        for n in range(int(self.wide / 46) + 1):
            x = n * 46 + 8
            self.box(x, y - h, 18, h, color, 4)
            self.poly([(x, y - h + 2), (x + 9, y - h - 14), (x + 18, y - h + 2)], color)
        self.box(0, y - h * 0.72, self.wide, 10, _darker(color))
        self.box(0, y - h * 0.32, self.wide, 10, _darker(color))


def _rgb(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _darker(color: str) -> str:
    r, g, b = (round(part * 0.84) for part in _rgb(color))
    return f"#{r:02x}{g:02x}{b:02x}"


# scenes -------------------------------------------------------------------------------------------


def winter_hall(s: Scene) -> None:
    s.sky("#8fbce2", PALE, DAWN)
    s.sun(s.wide * 0.82, 250, 62)
    s.hills(560, 60, "#bcd0e2")
    s.hills(620, 34, "#dbe7f1")
    for x in (0.05, 0.12, 0.9, 0.97):
        s.pine(s.wide * x, 690, 240)
    s.hills(690, 10, SNOW)
    w = s.wide * 0.44
    left = s.wide * 0.28
    s.oval(left + w / 2, 752, w * 0.6, 16, "#2b334522")
    s.box(left, 480, w, 270, WALL)
    s.box(left, 715, w, 35, "#a8713f50")
    s.poly([(left - 40, 490), (left + w / 2, 330), (left + w + 40, 490)], ROOF)
    s.poly(
        [
            (left + w * 0.18, 418),
            (left + w / 2, 316),
            (left + w * 0.82, 418),
            (left + w * 0.66, 400),
            (left + w * 0.55, 424),
            (left + w * 0.4, 398),
            (left + w * 0.3, 426),
        ],
        SNOW,
    )
    s.dot(left + w / 2, 446, 30, CREAM)
    s.dot(left + w / 2, 446, 21, "#8fb2cf")
    s.box(left + w / 2 - 2, 425, 4, 42, CREAM)
    for part in (0.05, 0.23, 0.65, 0.83):
        s.window(left + w * part, 545, w * 0.12, 90)
    s.box(left + w * 0.43, 560, w * 0.14, 190, WOOD, 6)
    s.box(left + w * 0.497, 560, 4, 190, BARK)
    for side in (0.4, 0.6):
        s.lantern(left + w * side, 548, 24, 20)
    s.box(left + w * 0.36, 748, w * 0.28, 14, STEEL, 4)
    s.flag(s.wide * 0.2, 750, 380)
    s.birch(s.wide * 0.81, 760, 420)
    s.birch(s.wide * 0.86, 775, 340)
    s.poly(
        [(left + w * 0.36, 762), (left + w * 0.64, 762), (s.wide * 0.72, 900), (s.wide * 0.3, 900)], "#e3edf6"
    )
    s.person(s.wide * 0.36, 850, 150, BLUE, CREAM, hat=RED)
    s.person(s.wide * 0.62, 830, 140, GOLD, RED)
    s.snowfall(90)


def sunrise_street(s: Scene) -> None:
    s.sky("#6f9bd1", "#f3cfae", "#fbe3c4")
    s.sun(s.wide * 0.5, 470, 92)
    s.hills(560, 40, "#c8b8c4")
    tones = ("#e3b49a", "#d99a80", "#cfd6de", "#e8cfa9", "#c98d78", "#dfc2ac")
    for n, (x, w, floors) in enumerate(
        ((-0.02, 0.17, 6), (0.16, 0.14, 5), (0.3, 0.11, 4), (0.6, 0.11, 4), (0.71, 0.14, 5), (0.85, 0.18, 6))
    ):
        s.block(s.wide * x, 690, s.wide * w, floors, 4, tones[n], 0.5)
    s.box(0, 685, s.wide, 220, "#eef3f8")
    s.poly([(s.wide * 0.46, 660), (s.wide * 0.54, 660), (s.wide * 0.8, 900), (s.wide * 0.2, 900)], "#a9b5c4")
    for y, w, h in ((690, 6, 18), (740, 9, 30), (815, 13, 48)):
        s.box(s.wide * 0.5 - w / 2, y, w, h, SNOW)
    for n, x in enumerate((0.36, 0.64, 0.27, 0.73, 0.13, 0.87)):
        s.birch(s.wide * x, 720 + n * 22, 200 + n * 40)
    s.person(s.wide * 0.4, 870, 170, TEAL, SUN, hat=WINE)
    s.person(s.wide * 0.58, 810, 130, RED, CREAM)


def spring_lane(s: Scene) -> None:
    s.sky("#8ecbea", "#dff1f5", "#f7f3df")
    s.cloud(s.wide * 0.12, 170, 240)
    s.cloud(s.wide * 0.62, 120, 300)
    s.hills(540, 60, "#a9cf9b")
    s.hills(600, 30, GRASS)
    for x, w, wall, roof in (
        (0.06, 0.2, CREAM, BRICK),
        (0.39, 0.22, WALL, ROOF),
        (0.74, 0.2, "#f3dcc6", WINE),
    ):
        s.house(s.wide * x, 690, s.wide * w, wall, roof, snow=False)
    s.box(0, 690, s.wide, 220, "#9ecb74")
    s.poly([(0, 760), (s.wide, 735), (s.wide, 850), (0, 885)], "#ecdcc0")
    for x, h in ((0.02, 430), (0.32, 360), (0.68, 400), (0.98, 430)):
        s.birch(s.wide * x, 725, h, LEAF)
    for n in range(26):
        x = s.wide * (n + 0.5) / 26
        s.flower(x + s.rng.uniform(-14, 14), s.rng.uniform(868, 892), 11, ("#f6a5b4", "#ffffff", SUN)[n % 3])
    s.person(s.wide * 0.3, 835, 170, PLUM, CREAM, arms=(40, 120))
    s.person(s.wide * 0.36, 838, 110, SUN, RED, arms=(60, 140))


def shops(s: Scene) -> None:
    s.sky("#7fb2dd", "#cfe4ef", "#f8e5cd")
    s.cloud(s.wide * 0.7, 120, 260)
    s.block(s.wide * 0.04, 520, s.wide * 0.24, 3, 5, "#d6b49c", 0.2)
    s.block(s.wide * 0.4, 520, s.wide * 0.26, 3, 5, "#c9d3dd", 0.2)
    s.block(s.wide * 0.74, 520, s.wide * 0.22, 4, 4, "#dcc3a6", 0.2)
    walls = (WALL, "#f1d6c4", "#e5ecef", "#f6e3b8")
    awnings = ((RED, CREAM), (TEAL, CREAM), (GOLD, CREAM), (BLUE, CREAM))
    step = s.wide / 4
    for n in range(4):
        x = n * step
        s.box(x, 430, step, 320, walls[n])
        s.box(x + step * 0.08, 450, step * 0.84, 54, _darker(awnings[n][0]), 8)
        for line in range(3):
            s.box(x + step * (0.22 + line * 0.2), 467, step * 0.14, 20, "#fff6e5cc", 6)
        stripes = 8
        for part in range(stripes):
            left = x + step * (0.05 + 0.9 * part / stripes)
            wide = step * 0.9 / stripes
            s.poly([(left, 520), (left + wide, 520), (left + wide, 580), (left, 580)], awnings[n][part % 2])
            s.wedge(left + wide / 2, 580, wide / 2, 0, 180, awnings[n][part % 2])
        s.box(x + step * 0.1, 612, step * 0.46, 110, "#bcd8e8", 4)
        s.box(x + step * 0.1, 680, step * 0.46, 42, (WHEAT, LEAF, PEACH, PLUM)[n], 2)
        s.box(x + step * 0.66, 605, step * 0.22, 145, WOOD, 4)
        s.box(x + step * 0.69, 622, step * 0.16, 70, LIGHT, 3)
    s.box(0, 748, s.wide, 160, "#d9d3c8")
    s.box(0, 748, s.wide, 12, "#b7aea0")
    for n, x in enumerate((0.18, 0.33, 0.57, 0.62, 0.86)):
        s.person(s.wide * x, 850 + (n % 2) * 22, 165 + (n % 3) * 12, COATS[n], CREAM)
    for x in (0.25, 0.5, 0.75):
        s.lantern(s.wide * x, 395, 30, 16)


def plaza(s: Scene) -> None:
    s.sky("#86c5e6", "#e5f4ee", "#fdf1d2")
    s.sun(s.wide * 0.16, 170, 60)
    s.cloud(s.wide * 0.55, 140, 280)
    s.hills(520, 50, "#a5cda1")
    s.block(s.wide * 0.08, 600, s.wide * 0.16, 4, 4, "#e3c7a8", 0.15)
    s.block(s.wide * 0.76, 600, s.wide * 0.18, 5, 4, "#cfd8e0", 0.15)
    for n in range(9):
        s.bush(s.wide * (n + 0.5) / 9, 622, 46, LEAF if n % 2 else MOSS)
    s.box(0, 615, s.wide, 300, "#f0dfc3")
    for n in range(6):
        s.oval(s.wide / 2, 780, s.wide * (0.46 - n * 0.075), 120 - n * 20, ("#e9d0a8", "#f0dfc3")[n % 2])
    for x in (0.04, 0.96, 0.3, 0.68):
        s.birch(s.wide * x, 650, 330, LEAF)
    for n in range(7):
        s.person(s.wide * (0.14 + n * 0.12), 760 + (n % 2) * 70, 185, COATS[n], CREAM, arms=(-28, 208))


def railway(s: Scene) -> None:
    s.sky("#2f4a80", "#7d8fc0", "#e9a98c", "#f8d7a8")
    s.sun(s.wide * 0.3, 545, 70, "#ffb36b")
    s.hills(590, 60, "#5a6a92")
    s.hills(640, 26, "#8fa0bd")
    s.box(0, 660, s.wide, 250, "#dde7f1")
    for n, x in enumerate((0.56, 0.715, 0.87)):
        w = s.wide * 0.11
        s.house(s.wide * x, 690, w, (WALL, "#f1d6c4", CREAM)[n], ROOF)
        s.smoke(s.wide * x + w * 0.73, 690 - w * 0.93, 22)
    for n in range(22):
        x = s.wide * (n - 1) / 20
        s.poly([(x, 800), (x + 34, 800), (x + 18, 850), (x - 24, 850)], "#7a5a43")
    s.box(0, 802, s.wide, 9, SLATE)
    s.box(0, 836, s.wide, 11, SLATE)
    train = s.wide * 0.06
    s.box(train, 690, s.wide * 0.42, 108, MOSS, 16)
    s.box(train, 760, s.wide * 0.42, 12, SUN)
    for n in range(9):
        s.box(train + s.wide * (0.02 + n * 0.044), 708, s.wide * 0.028, 38, LIGHT, 6)
    for n in range(8):
        s.dot(train + s.wide * (0.03 + n * 0.052), 800, 17, INK)
        s.dot(train + s.wide * (0.03 + n * 0.052), 800, 6, STEEL)
    s.pine(s.wide * 0.53, 705, 170)
    s.birch(s.wide * 0.66, 730, 250)
    s.birch(s.wide * 0.97, 740, 300)
    s.stars(36)


def wheat_field(s: Scene) -> None:
    s.sky("#78bce6", "#d7ecf2", "#fbeecb")
    s.sun(s.wide * 0.78, 180, 64)
    s.cloud(s.wide * 0.1, 150, 320)
    s.cloud(s.wide * 0.42, 230, 200)
    s.hills(470, 70, "#8db8a0")
    s.hills(520, 40, "#6f9f7c")
    s.box(0, 540, s.wide, 370, WHEAT)
    middle = s.wide * 0.45
    for n in range(24):
        far, near = middle + (n - 12) * 46, middle + (n - 12) * 240
        s.poly(
            [(far, 540), (far + 18, 540), (near + 110, 900), (near, 900)], "#d9a53c" if n % 2 else "#efc768"
        )
    for n in range(6):
        s.pine(s.wide * (0.03 + n * 0.045), 548, 80 + (n * 37) % 40, snow=False, color=MOSS)
    s.house(s.wide * 0.36, 556, 110, CREAM, BRICK, snow=False)
    s.house(s.wide * 0.47, 552, 90, WALL, ROOF, snow=False)
    x, y = s.wide * 0.64, 690
    s.box(x, y - 110, 190, 96, RED, 12)
    s.box(x + 120, y - 172, 80, 74, "#bcdcea", 10)
    s.box(x + 112, y - 182, 96, 16, WINE, 6)
    s.box(x - 70, y - 44, 84, 34, GOLD, 6)
    s.line([(x + 30, y - 108), (x - 50, y - 190)], 16, WINE)
    s.dot(x + 44, y - 8, 40, INK)
    s.dot(x + 44, y - 8, 17, SUN)
    s.dot(x + 160, y, 30, INK)
    s.dot(x + 160, y, 12, SUN)
    for _ in range(60):
        fx, fy = s.rng.uniform(0, s.wide), s.rng.uniform(800, 905)
        s.line([(fx, fy), (fx + 6, fy - 62)], 4, "#c48f2c")
        s.oval(fx + 8, fy - 74, 7, 19, "#f3d27d")


def straw_bales(s: Scene) -> None:
    s.sky("#f0a877", "#f8d5a5", "#fdf0cf")
    s.sun(s.wide * 0.24, 330, 84, "#ffd98a")
    s.hills(470, 80, "#c79a83")
    s.hills(530, 40, "#a8896b")
    for n in range(8):
        s.pine(s.wide * (0.66 + n * 0.043), 566, 90 + (n * 41) % 60, snow=False, color="#5f6a52")
    s.house(s.wide * 0.42, 572, 130, CREAM, ROOF, snow=False)
    s.box(0, 560, s.wide, 350, "#dcb160")
    for n in range(16):
        y = 575 + n * n * 1.5
        s.line([(0, y + 14), (s.wide, y)], 2 + n * 0.5, "#c9984680")
    for x, y, r in ((0.2, 660, 52), (0.55, 640, 44), (0.84, 690, 66), (0.36, 790, 104), (0.7, 850, 120)):
        cx = s.wide * x
        s.oval(cx + r * 0.5, y + r * 0.94, r * 1.5, r * 0.14, "#6d4a2f40")
        s.box(cx, y - r, r * 1.2, r * 2, "#c99a45", r * 0.5)
        s.dot(cx, y, r, "#ecc673")
        for part in (0.78, 0.56, 0.34, 0.14):
            s.arc(cx, y, r * part, 0, 330, r * 0.05, "#c99a45")
    for x, y, w in ((0.6, 160, 40), (0.66, 130, 32), (0.73, 175, 36), (0.79, 140, 28)):
        cx = s.wide * x
        s.line([(cx - w, y - w * 0.4), (cx, y), (cx + w, y - w * 0.4)], 6, SLATE)


def village(s: Scene) -> None:
    s.sky("#85bfe4", "#e7f1ee", "#fae8c8")
    s.cloud(s.wide * 0.58, 140, 280)
    s.hills(460, 90, "#9db7c9")
    s.hills(540, 50, "#d8a95b")
    s.hills(590, 26, "#c48f4a")
    for x, h in ((0.04, 380), (0.1, 430), (0.15, 360), (0.88, 420), (0.95, 380)):
        s.birch(s.wide * x, 690, h, WHEAT)
    s.box(0, 680, s.wide, 230, "#d9c48f")
    for x, w, wall in ((0.2, 0.2, CREAM), (0.45, 0.23, "#f3dcc6"), (0.73, 0.16, WALL)):
        s.house(s.wide * x, 700, s.wide * w, wall, ROOF, snow=False)
    s.fence(800, 84)
    for n in range(7):
        x = s.wide * (0.1 + n * 0.03)
        s.dot(x, 868, 26, "#f08a3c")
        s.oval(x, 868, 10, 26, "#f7a55a")
        s.box(x - 3, 836, 6, 12, MOSS)
    s.person(s.wide * 0.7, 872, 180, BRICK, CREAM, arms=(30, 110))
    for n in range(5):
        s.dot(s.wide * (0.8 + n * 0.03), 868, 22, "#cfe6b4")
        s.dot(s.wide * (0.8 + n * 0.03), 862, 14, "#e6f3d2")


def snowy_village(s: Scene) -> None:
    s.sky(NIGHT, DUSK, "#c7a9b8", PEACH)
    s.stars(70)
    s.dot(s.wide * 0.8, 170, 58, "#fff6d8")
    s.dot(s.wide * 0.8 + 22, 158, 50, "#31487a")
    s.hills(560, 80, "#6d82ad")
    s.hills(630, 40, "#a7b9d6")
    for n in range(11):
        s.pine(s.wide * (0.02 + n * 0.096), 676, 110 + (n * 53) % 60)
    s.box(0, 670, s.wide, 240, "#dfe8f3")
    s.hills(720, 16, SNOW)
    for x, y, w in ((0.1, 760, 0.2), (0.42, 730, 0.17), (0.7, 775, 0.22)):
        s.house(s.wide * x, y, s.wide * w, "#f3d9b4", ROOF)
        s.smoke(s.wide * (x + w * 0.73), y - s.wide * w * 0.86, 26)
    s.snowfall(70)


def clearing_snow(s: Scene, many: int = 4) -> None:
    s.sky("#a8c9e6", "#e9f1f7", "#fdf2e2")
    s.block(s.wide * 0.02, 600, s.wide * 0.24, 5, 5, "#dfb79f", 0.3)
    s.block(s.wide * 0.7, 600, s.wide * 0.3, 4, 6, "#cdd7e1", 0.3)
    for x in (0.33, 0.45, 0.58, 0.66):
        s.birch(s.wide * x, 620, 300)
    s.box(0, 600, s.wide, 310, SNOW)
    s.hills(625, 14, "#eef4fa")
    s.poly([(s.wide * 0.3, 640), (s.wide * 0.62, 640), (s.wide * 1.02, 900), (s.wide * 0.02, 900)], "#b6c0cc")
    for n in range(9):
        s.dot(s.wide * (0.92 + n * 0.018), 800 - n * 7, 60, SNOW)
        s.dot(s.wide * (0.06 - n * 0.018), 800 - n * 7, 66, SNOW)
    for n in range(many):
        x, y, h = s.wide * (0.2 + n * 0.62 / max(1, many - 1)), 790 + (n % 2) * 60, 230
        s.person(x, y, h, COATS[n], CREAM, hat=COATS[(n + 3) % 8], arms=(38, 62))
        s.shovel(x + 74, y + 8, 215, -44)
        s.oval(x + 84, y + 4, 52, 20, SNOW)
    s.snowfall(60)


def dumpling_table(s: Scene) -> None:
    s.sky("#e9c79c", "#d8a872", "#c18a55")
    s.oval(s.wide / 2, 460, s.wide * 0.56, 520, "#b97c48")
    s.oval(s.wide / 2, 450, s.wide * 0.54, 500, "#cf9660")
    s.oval(s.wide * 0.5, 430, s.wide * 0.27, 300, "#2b334522")
    s.oval(s.wide * 0.5, 415, s.wide * 0.27, 295, "#e7c188")
    s.oval(s.wide * 0.5, 415, s.wide * 0.25, 270, "#f3d9a6")
    for ring, count, rx, ry in ((0, 12, 0.19, 205), (1, 8, 0.115, 122), (2, 3, 0.045, 45)):
        for n in range(count):
            a = 6.28 * n / count + ring * 0.4
            s.dumpling(s.wide * 0.5 + math.cos(a) * s.wide * rx, 392 + math.sin(a) * ry, 54)
    s.bowl(s.wide * 0.13, 240, 120, "#b65a35")
    s.bowl(s.wide * 0.87, 250, 120, LEAF)
    s.bowl(s.wide * 0.12, 680, 108, "#5a2f22")
    s.line([(s.wide * 0.8, 560), (s.wide * 0.95, 800)], 13, WINE)
    s.line([(s.wide * 0.83, 552), (s.wide * 0.975, 790)], 13, WINE)
    s.line([(s.wide * 0.27, 800), (s.wide * 0.66, 850)], 42, "#e3b67c")
    s.line([(s.wide * 0.235, 795), (s.wide * 0.27, 800)], 20, WOOD)
    s.line([(s.wide * 0.66, 850), (s.wide * 0.695, 855)], 20, WOOD)
    for _ in range(40):
        s.dot(s.rng.uniform(s.wide * 0.25, s.wide * 0.75), s.rng.uniform(690, 790), 3, "#ffffffb0")


def moon_cakes(s: Scene) -> None:
    s.sky("#1d2b52", "#37508c", "#7a86b8")
    s.stars(80)
    s.sun(s.wide * 0.62, 280, 150, "#ffe7a3")
    s.dot(s.wide * 0.585, 240, 22, "#f6d98a")
    s.dot(s.wide * 0.66, 330, 30, "#f6d98a")
    s.hills(640, 50, "#2b3f70")
    for x in (0.06, 0.13):
        s.pine(s.wide * x, 690, 250, snow=False, color="#24406080"[:7])
    for x, cord in ((0.2, 90), (0.32, 150), (0.88, 120)):
        s.lantern(s.wide * x, 60 + cord, 52, cord)
    s.box(0, 690, s.wide, 220, "#7b4a30")
    s.box(0, 690, s.wide, 20, "#96603f")
    s.oval(s.wide * 0.42, 800, s.wide * 0.24, 64, "#00000030")
    s.oval(s.wide * 0.42, 788, s.wide * 0.24, 62, CREAM)
    s.oval(s.wide * 0.42, 784, s.wide * 0.2, 48, "#e9dcc4")
    for x, y in ((0.3, 762), (0.42, 780), (0.54, 762), (0.36, 722), (0.48, 722)):
        cx, r = s.wide * x, 62
        s.box(cx - r, y - 14, 2 * r, 44, "#a8642a", 16)
        s.oval(cx, y - 14, r, 26, "#d5903f")
        s.oval(cx, y - 14, r * 0.74, 18, "#c17c30")
        s.flower(cx, y - 14, 15, "#e2a657", "#b46d28")
    s.box(s.wide * 0.74, 730, 96, 100, TEAL, 30)
    s.arc(s.wide * 0.74 + 104, 776, 32, -90, 90, 13, TEAL)
    s.box(s.wide * 0.74 + 8, 716, 80, 22, _darker(TEAL), 10)
    s.steam(s.wide * 0.74 + 48, 700, 90)
    for x in (0.88, 0.94):
        s.oval(s.wide * x, 810, 44, 40, "#6e3a6e")
        s.oval(s.wide * x - 12, 798, 12, 10, "#9a6a9a")


def zongzi(s: Scene) -> None:
    s.sky("#cfe8c4", "#a9d3a0", "#7fb889")
    for n in range(7):
        x = s.wide * (0.02 + n * 0.16)
        s.line([(x, -20), (x + 40, 460)], 26, "#6aa36c")
        for part in range(4):
            s.line([(x + part * 9, part * 110), (x + part * 9 + 30, part * 110)], 6, "#4f8756")
    s.oval(s.wide / 2, 700, s.wide * 0.5, 250, "#2b334526")
    s.oval(s.wide / 2, 670, s.wide * 0.49, 240, "#c58b4e")
    s.oval(s.wide / 2, 655, s.wide * 0.45, 210, "#e0b174")
    for n in range(14):
        s.arc(s.wide / 2, 655, s.wide * (0.1 + n * 0.025), 20, 160, 3, "#c9975c80")
    for x, y, turn in (
        (0.24, 610, -14),
        (0.42, 560, 6),
        (0.6, 590, -5),
        (0.34, 740, 9),
        (0.54, 740, -8),
        (0.74, 680, 12),
    ):
        cx, r = s.wide * x, 118
        lean = math.radians(turn)

        def at(dx: float, dy: float, cx: float = cx, y: float = y, lean: float = lean) -> tuple[float, float]:
            return (
                cx + dx * math.cos(lean) - dy * math.sin(lean),
                y + dx * math.sin(lean) + dy * math.cos(lean),
            )

        s.oval(cx, y + r * 0.6, r, r * 0.24, "#2b334530")
        s.poly([at(-r, r * 0.55), at(r, r * 0.55), at(0, -r)], "#3f7a48")
        s.poly([at(-r, r * 0.55), at(0, r * 0.55), at(0, -r)], "#55975a")
        s.poly([at(r * 0.2, r * 0.55), at(r * 0.62, r * 0.55), at(0, -r)], "#4a8a50")
        s.line([at(-r * 0.56, -r * 0.05), at(r * 0.56, 0)], 9, RED)
        s.line([at(-r * 0.3, r * 0.5), at(r * 0.22, -r * 0.6)], 9, RED)
        s.dot(*at(0, 0), 13, RED)
    for _ in range(16):
        s.dot(s.rng.uniform(s.wide * 0.1, s.wide * 0.9), s.rng.uniform(820, 885), 12, WINE)


def flowers_and_tea(s: Scene) -> None:
    s.sky("#f9dfd8", "#f7e8dc", "#f3d5bf")
    s.window(s.wide * 0.58, 90, s.wide * 0.34, 400, "#cfe6f2")
    s.cloud(s.wide * 0.66, 220, 180)
    s.box(0, 640, s.wide, 270, "#c98f63")
    s.box(0, 640, s.wide, 18, "#dba878")
    x = s.wide * 0.3
    for n in range(13):
        a = math.radians(-150 + n * 10)
        r = 230 + (n * 67) % 90
        tip = (x + math.cos(a) * r, 560 + math.sin(a) * r)
        s.line([(x, 600), tip], 7, MOSS)
        s.flower(*tip, 46, ("#f08fa0", "#ffffff", "#f6b2a0", "#d96a86")[n % 4])
    for n in range(5):
        s.oval(x - 110 + n * 55, 545, 30, 60, LEAF)
    s.poly([(x - 95, 540), (x + 95, 540), (x + 62, 760), (x - 62, 760)], "#5d8fb8")
    s.oval(x, 540, 95, 22, "#4b7aa0")
    s.poly([(x - 84, 600), (x + 84, 600), (x + 79, 636), (x - 79, 636)], CREAM)
    for cx, color in ((0.56, CREAM), (0.74, "#e6eef2"), (0.9, "#f7e3cf")):
        left = s.wide * cx
        s.oval(left, 800, 96, 26, "#2b334530")
        s.oval(left, 792, 92, 24, color)
        s.box(left - 56, 700, 112, 88, color, 28)
        s.oval(left, 704, 56, 16, "#9b5a32")
        s.arc(left + 62, 742, 26, -90, 90, 11, color)
        s.steam(left, 684, 110)


def wreath(s: Scene) -> None:
    s.sky("#a9c6cf", "#d7e3dd", "#e9efe0")
    s.hills(440, 70, "#9cb9a4")
    s.hills(520, 40, "#83a98a")
    for n in range(9):
        s.pine(s.wide * (0.03 + n * 0.118), 560, 150 + (n * 41) % 70, snow=False, color="#4a7560")
    s.box(0, 550, s.wide, 360, "#9fbf8b")
    for n in range(44):
        fx, fy = s.rng.uniform(0, s.wide), s.rng.uniform(570, 640)
        s.dot(fx, fy, 5, ("#ffffff", LIGHT)[n % 2])
    s.box(s.wide * 0.2, 800, s.wide * 0.6, 60, "#c5c9c6", 10)
    s.box(s.wide * 0.24, 770, s.wide * 0.52, 40, "#d9dcd8", 8)
    for n in range(7):
        x = s.wide * (0.3 + n * 0.066)
        s.line([(x, 770), (s.wide * 0.5 + (x - s.wide * 0.5) * 0.3, 880)], 7, MOSS)
    for n in range(7):
        x = s.wide * (0.3 + n * 0.066)
        y = 660 + abs(n - 3) * 26
        s.flower(x, y, 78, ("#fffdf2", "#ffe27a")[n % 2], "#f2c94c")
    s.poly([(s.wide * 0.4, 760), (s.wide * 0.6, 760), (s.wide * 0.54, 880), (s.wide * 0.46, 880)], "#f2ede0")
    s.box(s.wide * 0.44, 806, s.wide * 0.12, 20, "#b7c9b0", 8)


def study_day(s: Scene) -> None:
    s.sky("#f6e3cd", "#f3d6bb")
    s.box(s.wide * 0.06, 90, s.wide * 0.5, 320, "#f9f3e6", 10)
    s.box(s.wide * 0.075, 110, s.wide * 0.47, 280, "#b9342b", 6)
    for n in range(3):
        s.box(s.wide * (0.14 + n * 0.03), 190 + n * 52, s.wide * (0.34 - n * 0.06), 20, "#f7d27a", 10)
    s.window(s.wide * 0.66, 110, s.wide * 0.26, 280, "#cfe6f2")
    s.flag(s.wide * 0.61, 600, 480)
    for n in range(6):
        s.person(s.wide * (0.12 + n * 0.15), 720, 270, COATS[(n + 1) % 8], CREAM, arms=(70, 110))
    s.box(0, 610, s.wide, 300, "#b97c48")
    s.box(0, 610, s.wide, 22, "#d39b62")
    for n in range(5):
        x = s.wide * (0.1 + n * 0.18)
        s.poly([(x, 720), (x + 84, 708), (x + 84, 800), (x, 812)], CREAM)
        s.poly([(x + 84, 708), (x + 168, 720), (x + 168, 812), (x + 84, 800)], "#f3e6cd")
        for row in range(4):
            s.line([(x + 14, 738 + row * 17), (x + 70, 730 + row * 17)], 4, STEEL)
            s.line([(x + 98, 730 + row * 17), (x + 154, 738 + row * 17)], 4, STEEL)
        s.box(x + 40, 836, 90, 12, BLUE, 6)


def warm_room(s: Scene) -> None:
    s.sky("#f3dcc0", "#efcfa8")
    s.window(s.wide * 0.08, 110, s.wide * 0.36, 330, "#8fb2d6")
    for _ in range(26):
        s.dot(s.rng.uniform(s.wide * 0.09, s.wide * 0.43), s.rng.uniform(120, 430), 5, SNOW)
    s.box(s.wide * 0.06, 452, s.wide * 0.4, 18, CREAM, 6)
    s.box(s.wide * 0.1, 410, 40, 44, BRICK, 8)
    s.bush(s.wide * 0.1 + 20, 408, 40, LEAF)
    left = s.wide * 0.1
    for n in range(9):
        s.box(left + n * s.wide * 0.036, 510, s.wide * 0.029, 220, "#f7f7f4", 14)
    s.box(left - 12, 540, s.wide * 0.345, 14, GREY, 7)
    s.box(left - 12, 690, s.wide * 0.345, 14, GREY, 7)
    s.box(left - 60, 690, 60, 14, GREY, 7)
    for n in range(3):
        x = left + s.wide * (0.06 + n * 0.1)
        s.line([(x + math.sin(t / 10 * 6.28) * 10, 490 - t * 12) for t in range(11)], 7, "#f08a3c80")
    s.box(0, 760, s.wide, 150, "#b97c48")
    x = s.wide * 0.56
    s.box(x, 150, 150, 360, CREAM, 20)
    s.box(x + 66, 190, 18, 230, "#e9edf0", 9)
    s.box(x + 66, 270, 18, 150, RED, 9)
    s.dot(x + 75, 440, 30, RED)
    for n in range(8):
        s.box(x + 94, 200 + n * 26, 26 if n % 2 else 16, 5, SLATE)
    s.person(s.wide * 0.76, 800, 400, BLUE, SUN, arms=(60, 168))
    s.person(s.wide * 0.91, 810, 370, PLUM, CREAM, hair="#d5d5d5", arms=(60, 120))


def canteen(s: Scene) -> None:
    s.sky("#fbeed6", "#f5ddb8")
    for n in range(3):
        s.window(s.wide * (0.08 + n * 0.32), 80, s.wide * 0.2, 230, "#cfe6f2")
    for n in range(4):
        hair = ("#d5d5d5", HAIR, "#bdbdbd", "#d5d5d5")[n]
        s.person(s.wide * (0.13 + n * 0.245), 620, 380, COATS[n + 2], CREAM, hair=hair, arms=(70, 110))
    s.box(0, 450, s.wide, 460, "#d9a871")
    s.box(0, 450, s.wide, 22, "#eac18e")
    for n in range(2):
        x = s.wide * (0.05 + n * 0.48)
        s.box(x, 530, s.wide * 0.42, 300, "#2b334526", 34)
        s.box(x, 515, s.wide * 0.42, 300, "#dfe6ea", 34)
        s.box(x + 14, 529, s.wide * 0.42 - 28, 272, "#eef2f4", 26)
        for column in range(3):
            s.box(x + 30 + column * s.wide * 0.128, 545, s.wide * 0.11, 105, "#d3dce2", 18)
        for k in range(7):
            s.dot(x + 56 + (k % 4) * 28, 578 + (k // 4) * 34, 17, "#d06a3c")
        for k in range(9):
            s.oval(x + s.wide * 0.128 + 52 + (k % 3) * 38, 570 + (k // 3) * 26, 20, 11, LEAF)
        for k in range(5):
            s.dot(x + s.wide * 0.256 + 56 + (k % 3) * 40, 580 + (k // 3) * 34, 18, SUN)
        s.box(x + 30, 668, s.wide * 0.2, 112, "#d3dce2", 18)
        s.oval(x + 30 + s.wide * 0.1, 724, s.wide * 0.085, 44, "#ffffff")
        s.oval(x + 30 + s.wide * 0.1, 714, s.wide * 0.07, 30, "#fbfbf8")
        s.bowl(x + s.wide * 0.32, 722, 70, "#e7c76a")
        s.steam(x + s.wide * 0.32, 690, 90)


def ramp(s: Scene) -> None:
    s.sky("#93cbe8", "#e6f3ee", "#fbf0d8")
    s.cloud(s.wide * 0.2, 130, 260)
    s.hills(560, 40, "#a9cf9b")
    s.box(s.wide * 0.48, 260, s.wide * 0.56, 440, WALL)
    s.box(s.wide * 0.46, 235, s.wide * 0.6, 40, ROOF, 8)
    s.window(s.wide * 0.55, 350, s.wide * 0.1, 130)
    s.window(s.wide * 0.86, 350, s.wide * 0.1, 130)
    s.box(s.wide * 0.7, 400, s.wide * 0.11, 240, WOOD, 8)
    s.box(0, 700, s.wide, 210, "#a3cb7d")
    s.poly([(s.wide * 0.16, 800), (s.wide * 0.62, 640), (s.wide * 1.0, 640), (s.wide * 1.0, 800)], "#cfd3d6")
    s.poly(
        [(s.wide * 0.16, 800), (s.wide * 0.62, 640), (s.wide * 0.66, 652), (s.wide * 0.24, 800)], "#e3e6e8"
    )
    s.line([(s.wide * 0.2, 700), (s.wide * 0.62, 550), (s.wide * 0.96, 550)], 12, TEAL)
    for part in (0.2, 0.31, 0.42, 0.53, 0.62):
        base = 787 - (part - 0.2) / 0.42 * 147
        s.line([(s.wide * part, base - 90), (s.wide * part, base)], 9, TEAL)
    x, y = s.wide * 0.36, 700
    s.person(x + 34, y + 22, 190, GOLD, CREAM, arms=(50, 120))
    s.box(x + 8, y - 70, 62, 60, INK, 12)
    s.box(x - 4, y - 140, 16, 120, SLATE, 8)
    s.arc(x + 30, y - 6, 56, 0, 360, 10, INK)
    s.dot(x + 30, y - 6, 8, INK)
    s.dot(x + 104, y + 6, 20, INK)
    s.person(x - 74, y + 52, 240, BLUE, SUN, arms=(20, 40))
    for n in range(9):
        s.flower(s.wide * (0.03 + n * 0.045), 850 + (n % 2) * 24, 20, ("#ffffff", "#f6a5b4", SUN)[n % 3])


def river(s: Scene) -> None:
    s.sky("#7f93ab", "#a9b9c6", "#cdd7d6")
    s.cloud(s.wide * 0.05, 150, 380, "#6d7f95b0")
    s.cloud(s.wide * 0.48, 110, 460, "#7d8ea2b0")
    s.hills(430, 80, "#7d9a8c")
    s.hills(490, 40, "#648773")
    s.poly([(0, 560), (s.wide, 500), (s.wide, 900), (0, 900)], "#7ea3b5")
    for _ in range(22):
        x, y = s.rng.uniform(0, s.wide), s.rng.uniform(570, 760)
        s.line([(x, y), (x + s.rng.uniform(40, 130), y - 6)], 5, "#a9c6d2")
    s.poly([(0, 730), (s.wide, 650), (s.wide, 900), (0, 900)], "#8a9a5b")
    for row in range(3):
        for n in range(16 - row):
            x = s.wide * 0.3 + (n + row * 0.5) * 74
            y = 742 - row * 34 - (x - s.wide * 0.3) * 0.05
            s.box(x, y, 82, 42, ("#d9c9a0", "#cdbb8e", "#e2d4b0")[(n + row) % 3], 18)
    for n, x in enumerate((0.1, 0.2, 0.5, 0.72)):
        s.person(
            s.wide * x,
            850 - n * 12,
            230,
            (GOLD, GOLD, "#e2703a", GOLD)[n],
            INK,
            hat=("#f0d060", None, "#f0d060", "#f0d060")[n],
            arms=(30, 70),
        )
    for _ in range(80):
        x, y = s.rng.uniform(0, s.wide), s.rng.uniform(0, 700)
        s.line([(x, y), (x - 10, y + 34)], 2.5, "#e6eef380")


def night_door(s: Scene) -> None:
    s.sky("#1f2d55", "#2f4478", "#5b6ea3")
    s.stars(40)
    w = s.wide
    s.box(0, 160, w, 660, "#b9765c")
    for row in range(22):
        for n in range(9):
            s.box(n * w / 8 - (row % 2) * w / 16, 160 + row * 30, w / 8 - 6, 25, "#c2806555")
    s.poly([(-20, 170), (w * 0.5, 30), (w + 20, 170)], WINE)
    s.poly(
        [(w * 0.1, 120), (w * 0.5, 14), (w * 0.9, 120), (w * 0.7, 100), (w * 0.5, 130), (w * 0.3, 98)], SNOW
    )
    s.box(w * 0.28, 300, w * 0.44, 520, CREAM, 10)
    s.box(w * 0.31, 320, w * 0.38, 500, "#f8c766")
    s.poly([(w * 0.31, 320), (w * 0.5, 350), (w * 0.5, 800), (w * 0.31, 820)], WOOD)
    s.dot(w * 0.475, 580, 9, SUN)
    for x in (0.16, 0.84):
        s.lantern(w * x, 300, 46, 60)
    s.poly([(w * 0.31, 820), (w * 0.69, 820), (w * 0.95, 900), (w * 0.1, 900)], "#ffe2a0")
    s.box(0, 820, w, 90, "#dfe8f355")
    s.person(w * 0.6, 810, 330, PLUM, CREAM, hair="#d5d5d5", arms=(70, 130))
    s.person(w * 0.27, 880, 370, RED, SUN, hat=TEAL, arms=(-20, 100))
    s.box(w * 0.27 + 120, 560, 90, 60, "#f3e6cd", 8)
    s.snowfall(70)


def stroller(s: Scene) -> None:
    s.sky("#a5d5ea", "#ecf5ea", "#fdf0d8")
    s.sun(s.wide * 0.84, 170, 56)
    s.hills(560, 40, "#b6d69a")
    s.box(0, 620, s.wide, 290, "#a8d080")
    for x in (0.07, 0.93):
        s.birch(s.wide * x, 700, 470, LEAF)
    s.poly([(0, 790), (s.wide, 760), (s.wide, 880), (0, 900)], "#f0e2c6")
    s.person(s.wide * 0.28, 850, 340, TEAL, CREAM, arms=(28, 120))
    s.person(s.wide * 0.62, 848, 330, BRICK, SUN, arms=(60, 160))
    s.person(s.wide * 0.76, 850, 180, SUN, RED, arms=(60, 200))
    x, y = s.wide * 0.42, 760
    s.wedge(x + 50, y - 40, 105, 90, 270, PLUM)
    s.wedge(x + 50, y - 40, 105, 0, 90, "#9a6f9d")
    s.dot(x + 62, y - 70, 30, SKIN)
    s.box(x - 50, y - 42, 200, 16, _darker(PLUM), 8)
    s.line([(x - 52, y - 36), (x - 110, y - 110)], 11, SLATE)
    for dx in (0, 100):
        s.line([(x + 50, y + 30), (x + dx, y + 84)], 9, SLATE)
        s.dot(x + dx, y + 86, 30, INK)
        s.dot(x + dx, y + 86, 12, GREY)


def bins(s: Scene) -> None:
    s.sky("#b5dcea", "#eaf5ee")
    s.hills(520, 40, "#b9d9a2")
    s.bush(s.wide * 0.12, 610, 90, MOSS)
    s.bush(s.wide * 0.88, 610, 100, LEAF)
    s.box(0, 600, s.wide, 310, "#dcd6ca")
    s.box(s.wide * 0.06, 240, s.wide * 0.88, 40, TEAL, 12)
    for part in (0.1, 0.88):
        s.box(s.wide * part, 270, 18, 520, SLATE)
    for n, color in enumerate(("#3f7fc1", "#4f9a57", "#d4564a", "#7d858f")):
        x, w = s.wide * (0.15 + n * 0.185), s.wide * 0.15
        s.oval(x + w / 2, 800, w * 0.6, 22, "#2b334530")
        s.poly([(x, 440), (x + w, 440), (x + w * 0.92, 790), (x + w * 0.08, 790)], color)
        s.poly([(x + w * 0.8, 440), (x + w, 440), (x + w * 0.92, 790), (x + w * 0.74, 790)], "#00000018")
        s.box(x - 10, 400, w + 20, 50, _darker(color), 20)
        s.dot(x + w / 2, 600, w * 0.26, "#ffffffe6")
    marks = [s.wide * (0.15 + n * 0.185) + s.wide * 0.075 for n in range(4)]
    for step in range(3):
        a = step * 120 - 90
        s.arc(marks[0], 600, 30, a + 15, a + 95, 10, "#3f7fc1")
    s.oval(marks[1] - 4, 600, 16, 28, "#4f9a57")
    s.line([(marks[1] - 4, 640), (marks[1] + 8, 580)], 5, "#ffffff")
    s.poly([(marks[2], 566), (marks[2] + 32, 624), (marks[2] - 32, 624)], "#d4564a")
    s.box(marks[2] - 4, 586, 8, 22, "#ffffff", 4)
    s.box(marks[3] - 24, 580, 48, 44, "#7d858f", 8)
    s.box(marks[3] - 30, 570, 60, 10, "#7d858f", 4)


def summer_books(s: Scene) -> None:
    s.sky("#8fd0ee", "#dff3f1", "#fdf3d0")
    s.cloud(s.wide * 0.08, 180, 260)
    s.cloud(s.wide * 0.66, 120, 240)
    s.hills(600, 40, "#a6d183")
    s.box(0, 680, s.wide, 230, "#8cc56b")
    kx, ky = s.wide * 0.68, 240
    s.poly([(kx, ky - 90), (kx + 70, ky), (kx, ky + 110), (kx - 70, ky)], RED)
    s.poly([(kx, ky - 90), (kx + 70, ky), (kx, ky)], SUN)
    s.poly([(kx - 70, ky), (kx, ky), (kx, ky + 110)], TEAL)
    tail = [(kx + 26 * math.sin(t / 3) - t * 3, ky + 110 + t * 18) for t in range(22)]
    s.line(tail, 4, INK)
    for t in (4, 8, 12):
        s.dot(*tail[t], 12, GOLD)
    s.birch(s.wide * 0.06, 720, 520, LEAF)
    s.birch(s.wide * 0.13, 730, 430, LEAF)
    for n in range(4):
        x = s.wide * (0.26 + n * 0.17)
        s.person(x, 830, 240, COATS[n], CREAM, arms=(30, 150))
        s.poly([(x - 70, 660), (x, 676), (x, 742), (x - 70, 726)], CREAM)
        s.poly([(x, 676), (x + 70, 660), (x + 70, 726), (x, 742)], "#f3e6cd")
    s.books(s.wide * 0.86, 830, 150, (RED, BLUE, SUN, TEAL))


def papercut(s: Scene) -> None:
    s.sky("#fbeeda", "#f6e0c0")
    s.box(0, 700, s.wide, 210, "#c58f5c")
    s.box(0, 700, s.wide, 18, "#dbab78")
    for cx, cy, r in ((0.28, 330, 220), (0.64, 300, 180)):
        x = s.wide * cx
        s.dot(x + 8, cy + 10, r, "#2b334522")
        s.dot(x, cy, r, RED)
        s.dot(x, cy, r * 0.86, "#fbeeda")
        s.dot(x, cy, r * 0.8, RED)
        for step in range(8):
            a = step / 8 * 6.28
            s.oval(x + math.cos(a) * r * 0.5, cy + math.sin(a) * r * 0.5, r * 0.17, r * 0.17, "#fbeeda")
            s.dot(x + math.cos(a) * r * 0.5, cy + math.sin(a) * r * 0.5, r * 0.1, RED)
            b = a + 0.39
            s.dot(x + math.cos(b) * r * 0.68, cy + math.sin(b) * r * 0.68, r * 0.05, "#fbeeda")
        s.flower(x, cy, r * 0.26, "#fbeeda", RED)
    x = s.wide * 0.84
    for side in (-1, 1):
        s.line([(x + side * 30, 560), (x - side * 60, 250)], 22, STEEL)
        s.arc(x + side * 42, 612, 52, 0, 360, 17, TEAL)
    s.dot(x, 470, 12, INK)
    for n in range(4):
        s.poly(
            [
                (s.wide * (0.1 + n * 0.17), 790),
                (s.wide * (0.22 + n * 0.17), 760),
                (s.wide * (0.25 + n * 0.17), 850),
                (s.wide * (0.12 + n * 0.17), 876),
            ],
            (RED, "#e8503f", GOLD, WINE)[n],
        )
    for _ in range(24):
        s.dot(s.rng.uniform(0, s.wide), s.rng.uniform(735, 890), 5, "#e8503fb0")


def scales(s: Scene) -> None:
    s.sky("#dbe8ee", "#f3ece0")
    s.box(0, 680, s.wide, 230, "#b98a5b")
    s.box(0, 680, s.wide, 20, "#d3a877")
    x = s.wide * 0.42
    s.box(x - 12, 210, 24, 500, GOLD, 10)
    s.box(x - 130, 690, 260, 40, "#c98f2a", 14)
    s.line([(x - 260, 270), (x + 260, 270)], 18, "#c98f2a")
    s.dot(x, 230, 34, SUN)
    for side in (-1, 1):
        px = x + side * 255
        for dx in (-92, 92):
            s.line([(px, 275), (px + dx, 510)], 5, SLATE)
        s.wedge(px, 505, 110, 0, 180, "#d99b35")
        s.oval(px, 505, 110, 18, SUN)
    for n in range(5):
        s.dot(x - 320 + n * 32, 486 - (n % 2) * 12, 27, ("#d8392b", "#e86a4a")[n % 2])
    for n in range(3):
        s.box(x + 190 + n * 46, 450 - n * 6, 38, 54 + n * 6, ("#8d98a8", "#768296", "#a6b0bf")[n], 6)
    s.box(s.wide * 0.74, 300, s.wide * 0.2, 330, CREAM, 14)
    s.dot(s.wide * 0.84, 420, 70, RED)
    s.line([(s.wide * 0.84 - 34, 420), (s.wide * 0.84 - 8, 448), (s.wide * 0.84 + 38, 390)], 17, CREAM)
    for row in range(4):
        s.box(s.wide * 0.77, 520 + row * 24, s.wide * (0.14 if row % 2 else 0.11), 9, STEEL, 4)
    for n in range(3):
        s.box(s.wide * (0.06 + n * 0.07), 770, 90, 90, ("#e8c99b", "#d9b37c", "#f0d9b0")[n], 8)


def job_fair(s: Scene) -> None:
    s.sky("#93c4e2", "#e3eff2", "#f9ecd2")
    s.block(s.wide * 0.02, 560, s.wide * 0.2, 4, 4, "#d9c0a8", 0.2)
    s.block(s.wide * 0.78, 560, s.wide * 0.22, 4, 5, "#cbd5de", 0.2)
    s.box(0, 560, s.wide, 350, "#e0d9cc")
    for n in range(4):
        x, w = s.wide * (0.03 + n * 0.245), s.wide * 0.2
        color = (BLUE, RED, TEAL, GOLD)[n]
        s.poly([(x - 10, 430), (x + w / 2, 330), (x + w + 10, 430)], color)
        s.box(x - 10, 428, w + 20, 34, _darker(color), 6)
        for part in (0, 1):
            s.box(x + part * (w - 8), 460, 8, 260, STEEL)
        s.person(x + w / 2, 690, 210, COATS[(n + 4) % 8], CREAM)
        s.box(x - 4, 620, w + 8, 100, CREAM, 6)
        s.box(x - 4, 620, w + 8, 18, color, 4)
        for k in range(3):
            s.box(x + w * (0.12 + k * 0.28), 600, w * 0.2, 22, ("#ffffff", LIGHT, "#dfe9f1")[k], 3)
    for n in range(6):
        s.person(
            s.wide * (0.1 + n * 0.16), 860 + (n % 2) * 20, 230, COATS[(n * 3 + 1) % 8], CREAM, arms=(60, 120)
        )


def tai_chi(s: Scene) -> None:
    s.sky("#f2b48a", "#f8d9b0", "#fdf0d2")
    s.sun(s.wide * 0.5, 380, 130, "#ffd27a")
    s.hills(520, 70, "#d7b08a")
    s.hills(580, 30, "#b9a27a")
    s.box(0, 640, s.wide, 270, "#cdb98e")
    for n in range(5):
        x, y = s.wide * (0.14 + n * 0.18), 760 + (n % 2) * 70
        s.person(
            x,
            y,
            290,
            (CREAM, "#f6e3c0", "#e9eef0", CREAM, "#f2d9c4")[n],
            RED,
            hair="#c9c9c9" if n % 2 else HAIR,
            arms=(-12, 192),
        )
    for x in (0.03, 0.97):
        s.birch(s.wide * x, 720, 500, "#d8a030")


def reading_room(s: Scene) -> None:
    s.sky("#efe0c6", "#e6cda6")
    s.box(s.wide * 0.04, 80, s.wide * 0.42, 470, WOOD, 8)
    for shelf in range(3):
        s.box(s.wide * 0.055, 100 + shelf * 150, s.wide * 0.39, 132, "#7b5233")
        x = s.wide * 0.06
        while x < s.wide * 0.43:
            w, h = s.rng.choice((18, 24, 30)), s.rng.choice((92, 104, 116))
            s.box(x, 232 + shelf * 150 - h, w, h, s.rng.choice(COATS), 3)
            x += w + 3
    s.window(s.wide * 0.56, 110, s.wide * 0.36, 320, "#cfe6f2")
    s.birch(s.wide * 0.64, 430, 260, WHEAT)
    s.birch(s.wide * 0.84, 430, 230, WHEAT)
    s.box(s.wide * 0.745 - 6, 110, 12, 320, CREAM)
    s.box(0, 700, s.wide, 210, "#a8713f")
    for n in range(3):
        x = s.wide * (0.24 + n * 0.27)
        s.person(
            x, 770, 360, (MOSS, PLUM, BLUE)[n], CREAM, hair=("#d5d5d5", "#bdbdbd", HAIR)[n], arms=(28, 152)
        )
        s.poly([(x - 120, 590), (x, 610), (x, 720), (x - 120, 700)], "#f7f4ec")
        s.poly([(x, 610), (x + 120, 590), (x + 120, 700), (x, 720)], "#e9e4d6")
        for row in range(4):
            s.line([(x - 104, 614 + row * 21), (x - 18, 629 + row * 21)], 5, STEEL)
            s.line([(x + 18, 629 + row * 21), (x + 104, 614 + row * 21)], 5, STEEL)
    s.box(0, 740, s.wide, 170, "#c58f5c")


def bench(s: Scene) -> None:
    s.sky("#9ccfe8", "#e9f3e6", "#fbeccb")
    s.hills(560, 40, "#b3d491")
    s.box(0, 630, s.wide, 280, "#9cc977")
    x = s.wide * 0.34
    s.box(x - 22, 300, 44, 430, BARK, 12)
    for dx, dy, r in ((-150, 250, 130), (0, 170, 170), (150, 250, 140), (-60, 320, 110), (90, 330, 110)):
        s.dot(x + dx, dy, r, LEAF)
    for dx, dy, r in ((-60, 160, 60), (70, 230, 70), (-140, 260, 50)):
        s.dot(x + dx, dy, r, "#7bb86c")
    s.oval(x, 745, 320, 26, "#2b334522")
    for n, dx in enumerate((-150, 20, 170)):
        s.person(
            x + 220 + dx * 0.9, 800, 260, (BLUE, PLUM, MOSS)[n], CREAM, hair=("#d5d5d5", HAIR, "#bdbdbd")[n]
        )
    s.box(x + 40, 690, 400, 26, WOOD, 8)
    s.box(x + 40, 724, 400, 20, BARK, 8)
    for dx in (70, 390):
        s.box(x + dx, 740, 18, 90, SLATE, 4)
    s.box(s.wide * 0.78, 420, 14, 400, SLATE)
    s.box(s.wide * 0.78 - 80, 400, 180, 120, TEAL, 12)
    for row in range(3):
        s.box(s.wide * 0.78 - 56, 424 + row * 28, 130 - row * 24, 10, CREAM, 5)


def night_patrol(s: Scene) -> None:
    s.sky("#1c2a50", "#33497f", "#6f7fb0")
    s.stars(70)
    s.dot(s.wide * 0.66, 130, 52, "#fff2c4")
    s.block(s.wide * 0.02, 640, s.wide * 0.28, 6, 5, "#4a5c8a", 0.45)
    s.block(s.wide * 0.34, 640, s.wide * 0.22, 5, 4, "#53658f", 0.4)
    s.block(s.wide * 0.74, 640, s.wide * 0.26, 6, 5, "#43557f", 0.45)
    s.box(0, 635, s.wide, 275, "#8d9cc0")
    s.poly([(s.wide * 0.62, 330), (s.wide * 0.4, 880), (s.wide * 0.86, 880)], "#ffe9a840")
    s.box(s.wide * 0.62 - 6, 320, 12, 470, INK)
    s.oval(s.wide * 0.62, 320, 44, 20, SUN)
    for n in range(3):
        x = s.wide * (0.46 + n * 0.12)
        s.person(
            x, 850, 270, ("#e2703a", "#e2703a", "#3f72af")[n], CREAM, hat=(INK, BLUE, INK)[n], arms=(40, 110)
        )
        s.box(x - 44, 690, 88, 12, "#fff3b0")
        s.box(x - 46, 722, 92, 12, "#fff3b0")
    s.poly([(s.wide * 0.7 + 66, 745), (s.wide * 0.94, 760), (s.wide * 0.94, 870)], "#ffe9a860")


def cabbage(s: Scene) -> None:
    s.sky("#a9cde4", "#ecefe6", "#f6e4c4")
    s.hills(430, 50, "#c9b48a")
    s.house(s.wide * 0.56, 520, s.wide * 0.34, CREAM, ROOF, snow=False)
    s.birch(s.wide * 0.5, 540, 400, "#d8a030")
    s.birch(s.wide * 0.95, 560, 430, "#d8a030")
    s.box(0, 510, s.wide, 400, "#b89468")
    s.poly([(s.wide * 0.06, 560), (s.wide * 0.42, 560), (s.wide * 0.46, 660), (s.wide * 0.02, 660)], INK)
    s.poly([(s.wide * 0.06, 560), (s.wide * 0.24, 470), (s.wide * 0.42, 560)], WOOD)
    s.line([(s.wide * 0.18, 570), (s.wide * 0.18, 655)], 9, SAND)
    s.line([(s.wide * 0.3, 570), (s.wide * 0.3, 655)], 9, SAND)
    for k in range(3):
        s.line([(s.wide * 0.18, 585 + k * 26), (s.wide * 0.3, 585 + k * 26)], 7, SAND)
    for row in range(3):
        for n in range(11 - row):
            x, y = s.wide * (0.1 + (n + row * 0.5) * 0.078), 840 - row * 62
            s.oval(x, y, 56, 44, "#dfeccb")
            s.oval(x - 20, y - 8, 32, 34, "#bcd995")
            s.oval(x + 20, y - 8, 32, 34, "#a9cd82")
            s.oval(x, y - 10, 26, 32, "#eef6dd")
    s.person(s.wide * 0.5, 690, 250, BRICK, CREAM, hat=MOSS, arms=(50, 130))
    s.person(s.wide * 0.94, 720, 260, BLUE, SUN, arms=(60, 150))


def notice_board(s: Scene) -> None:
    s.sky("#9dc6e4", "#e6f0f5", "#f6eadb")
    s.hills(560, 50, "#c6d6e4")
    s.house(s.wide * 0.02, 680, s.wide * 0.24)
    s.birch(s.wide * 0.9, 700, 460)
    s.birch(s.wide * 0.97, 715, 400)
    s.box(0, 670, s.wide, 240, SNOW)
    s.hills(700, 10, "#edf3f9")
    s.board(s.wide * 0.3, 330, s.wide * 0.52, 330, 4)
    s.person(s.wide * 0.38, 860, 250, TEAL, CREAM, hat=WINE, arms=(70, -40 + 220))
    s.person(s.wide * 0.56, 870, 245, PLUM, SUN, hair="#d5d5d5")
    s.person(s.wide * 0.7, 862, 255, BRICK, CREAM, hat=BLUE, arms=(-30, 110))
    s.snowfall(40)


def pinned_sheet(s: Scene) -> None:
    s.sky("#3f7263", "#37665a")
    s.box(s.wide * 0.2 + 14, 74, s.wide * 0.6, 790, "#00000030")
    s.box(s.wide * 0.2, 60, s.wide * 0.6, 790, CREAM)
    s.box(s.wide * 0.34, 150, s.wide * 0.32, 40, RED, 6)
    for row in range(10):
        wide = s.wide * (0.46 if row % 4 != 3 else 0.3)
        s.box(s.wide * 0.27, 260 + row * 46, wide, 16, STEEL, 6)
    s.box(s.wide * 0.56, 750, s.wide * 0.17, 16, STEEL, 6)
    for x in (0.225, 0.775):
        s.dot(s.wide * x, 90, 17, GOLD)


def blank_notes(s: Scene) -> None:
    s.sky("#dfe6ee", "#eef2f6")
    for n in range(12):
        x, y = s.wide * (0.06 + (n % 4) * 0.24), 90 + (n // 4) * 260
        tone = ("#fff4c9", "#fde2da", "#dcefe3", "#dde8f6")[(n + n // 4) % 4]
        lean = ((n * 37) % 11) - 5
        w = s.wide * 0.2
        s.poly(
            [
                (x + 8, y + 10 + lean),
                (x + w + 8, y + 10 - lean),
                (x + w + 8, y + 220 - lean),
                (x + 8, y + 220 + lean),
            ],
            "#2b33451c",
        )
        s.poly([(x, y + lean), (x + w, y - lean), (x + w, y + 208 - lean), (x, y + 208 + lean)], tone)
        for row in range(4):
            s.line(
                [(x + w * 0.14, y + 60 + row * 34), (x + w * (0.84 if row % 3 else 0.62), y + 60 + row * 34)],
                8,
                "#93a3b866",
            )
        s.dot(x + w / 2, y + 14, 13, (RED, TEAL, GOLD, BLUE)[n % 4])


def recorder(s: Scene) -> None:
    """Houses that speak: for the opening of the blogs."""
    s.sky("#7fb6df", "#dcebf2", "#fbe9cf")
    s.sun(s.wide * 0.12, 160, 52)
    s.hills(600, 50, "#b9cfdf")
    s.box(0, 690, s.wide, 220, SNOW)
    for n in range(6):
        x, w = s.wide * (0.03 + n * 0.163), s.wide * 0.115
        s.house(
            x + w * 0.1, 760 + (n % 2) * 50, w, (WALL, CREAM, "#f1d6c4")[n % 3], (ROOF, BRICK, WINE)[n % 3]
        )
        bx, by = x + w * 0.1, 330 + (n % 2) * 70 + (n % 3) * 24
        s.box(bx, by, w * 1.15, 130, "#ffffffea", 34)
        s.poly([(bx + w * 0.4, by + 124), (bx + w * 0.62, by + 124), (bx + w * 0.44, by + 168)], "#ffffffea")
        for row in range(3):
            s.box(bx + w * 0.18, by + 32 + row * 28, w * (0.78 if row < 2 else 0.46), 12, COATS[n], 6)


def phone_fraud(s: Scene) -> None:
    s.sky("#cfe0ee", "#eef3f5")
    s.hills(600, 40, "#c3d4e2")
    s.box(0, 720, s.wide, 190, "#d8cdbb")
    x = s.wide * 0.36
    s.box(x, 140, 330, 610, INK, 44)
    s.box(x + 20, 190, 290, 500, "#f7fafc", 10)
    s.dot(x + 165, 720, 15, STEEL)
    s.poly([(x + 165, 250), (x + 275, 440), (x + 55, 440)], "#f0a830")
    s.box(x + 156, 310, 18, 70, INK, 9)
    s.dot(x + 165, 408, 11, INK)
    for row in range(4):
        s.box(x + 60, 490 + row * 42, 210 if row % 2 else 160, 18, "#c3cedb", 9)
    sx = s.wide * 0.72
    s.poly([(sx, 250), (sx + 130, 300), (sx + 120, 480), (sx, 590), (sx - 120, 480), (sx - 130, 300)], TEAL)
    s.poly([(sx, 250), (sx + 130, 300), (sx + 120, 480), (sx, 590)], _darker(TEAL))
    s.line([(sx - 60, 420), (sx - 14, 470), (sx + 68, 360)], 26, CREAM)
    s.person(s.wide * 0.2, 850, 400, PLUM, SUN, hair="#d5d5d5", arms=(20, 120))
    s.person(s.wide * 0.92, 855, 380, BLUE, CREAM, arms=(60, 160))


def veterans(s: Scene) -> None:
    s.sky("#f6d8b6", "#fbeed9")
    s.box(0, 640, s.wide, 270, "#b87d4b")
    s.box(0, 640, s.wide, 18, "#d09a65")
    for n in range(2):
        s.lantern(s.wide * (0.1 + n * 0.8), 150, 60, 100)
    s.box(s.wide * 0.27, 90, s.wide * 0.46, 330, WOOD, 8)
    s.box(s.wide * 0.285, 110, s.wide * 0.43, 290, "#d7e7ef")
    s.hills(330, 0, "#d7e7ef00", 1)
    s.poly(
        [
            (s.wide * 0.285, 400),
            (s.wide * 0.4, 240),
            (s.wide * 0.5, 330),
            (s.wide * 0.6, 210),
            (s.wide * 0.715, 400),
        ],
        "#7fa08f",
    )
    s.dot(s.wide * 0.64, 180, 30, SUN)
    x = s.wide * 0.5
    for n in range(9):
        a = math.radians(-160 + n * 17)
        tip = (x + math.cos(a) * 170, 640 + math.sin(a) * 150)
        s.line([(x, 690), tip], 6, MOSS)
        s.flower(*tip, 36, (RED, "#f08a3c", SUN)[n % 3], GOLD)
    s.poly([(x - 70, 640), (x + 70, 640), (x + 46, 780), (x - 46, 780)], CREAM)
    s.person(s.wide * 0.24, 830, 390, MOSS, CREAM, hair="#d5d5d5", arms=(40, 120))
    s.dot(s.wide * 0.24 + 36, 610, 14, SUN)
    s.dot(s.wide * 0.24 + 36, 610, 7, RED)
    s.person(s.wide * 0.76, 830, 390, RED, CREAM, arms=(60, 140))
    for n in range(4):
        s.dot(s.wide * (0.36 + n * 0.09), 850, 34, ("#d8392b", "#e8a13c")[n % 2])


def market_lights(s: Scene) -> None:
    s.sky("#26386a", "#5a5f97", "#d08a7c", "#f4c38e")
    s.hills(560, 40, "#4d5788")
    for n in range(5):
        s.block(
            s.wide * (0.0 + n * 0.21),
            680,
            s.wide * 0.17,
            3 + n % 3,
            4,
            ("#6a6f9c", "#7d7aa0", "#5f6796")[n % 3],
            0.7,
        )
    s.box(0, 670, s.wide, 240, "#9aa0bd")
    for row in range(2):
        path = [
            (s.wide * t / 30, 190 + row * 110 + math.sin(t / 30 * 3.14 * (3 + row)) * 40) for t in range(31)
        ]
        s.line(path, 4, INK)
        for t in range(2, 30, 4):
            s.lantern(path[t][0], path[t][1] + 46, 30, 14)
    for n in range(7):
        s.person(
            s.wide * (0.1 + n * 0.135),
            840 + (n % 2) * 30,
            210,
            COATS[n],
            CREAM,
            hat=COATS[(n + 3) % 8] if n % 2 else None,
        )


# what is drawn, and what each file carries ----------------------------------------------------------


@dataclass(frozen=True)
class Picture:
    """One file below content/: its scene, its size in pixels as people see it, and what a phone adds.

    `turned` is the Exif orientation (1, 3, 6 or 8): the pixels are stored turned so that a reader who
    heeds it sees the picture upright. `place` adds a GPS block (the middle of the county town).
    """

    path: str
    scene: Callable[[Scene], None]
    size: tuple[int, int]
    turned: int = 1
    place: bool = False
    xmp: bool = False


_C = "communities/"
PICTURES = (
    Picture(_C + "jianhua/cover.jpg", winter_hall, (1600, 900)),
    Picture(_C + "guangming/cover.jpg", sunrise_street, (1600, 900), place=True),
    Picture(_C + "xinhua/cover.webp", spring_lane, (1600, 900)),
    Picture(_C + "shangmao/cover.jpg", shops, (1600, 900)),
    Picture(_C + "yongxing/cover.jpg", plaza, (1600, 900)),
    Picture(_C + "tiebei/cover.jpg", railway, (1600, 900)),
    Picture(_C + "xixing-xiang/cover.jpg", wheat_field, (1600, 900)),
    Picture(_C + "pingdu-cun/cover.jpg", village, (1600, 900)),
    Picture(_C + "xigang-cun/cover.jpg", snowy_village, (1600, 900)),
    Picture(_C + "shili/cover.png", blank_notes, (1280, 720)),
    Picture(_C + "jianhua/2026/鲜花与热茶.jpg", flowers_and_tea, (1600, 1200), place=True),
    Picture(_C + "jianhua/2026/鲜花祭扫.jpg", wreath, (1200, 800)),
    Picture(_C + "jianhua/2026/粽子.jpg", zongzi, (1600, 1200)),
    Picture(_C + "jianhua/2026/党员活动日.jpg", study_day, (1280, 853)),
    Picture(_C + "jianhua/2026/月饼.webp", moon_cakes, (1500, 1000)),
    Picture(_C + "jianhua/2026/10月/包饺子.jpg", dumpling_table, (2400, 1600), place=True, xmp=True),
    Picture(_C + "jianhua/2026/10月/测室温.jpg", warm_room, (1600, 1200), turned=3, place=True),
    Picture(_C + "guangming/2026/助餐点.jpg", canteen, (1600, 1067)),
    Picture(_C + "guangming/2026/坡道.jpg", ramp, (1280, 853)),
    Picture(_C + "guangming/2026/河堤.jpg", river, (2400, 1600), place=True),
    Picture(_C + "guangming/2026/IMG_1009.jpg", night_door, (1200, 1600), turned=6, place=True),
    Picture(_C + "guangming/2026/微信图片 (1).JPG", clearing_snow, (1600, 1200), turned=8, place=True),
    Picture(_C + "guangming/2026/微信图片 (2).JPG", lambda s: clearing_snow(s, 3), (1080, 1080)),
    Picture(_C + "guangming/2026/反诈.jpg", phone_fraud, (1280, 853)),
    Picture(_C + "xinhua/2026/一家人.jpg", stroller, (1280, 853)),
    Picture(_C + "xinhua/2026/分类.png", bins, (1000, 667)),
    Picture(_C + "xinhua/2026/暑期.webp", summer_books, (1600, 1067)),
    Picture(_C + "xinhua/2026/剪纸.png", papercut, (960, 720)),
    Picture(_C + "shangmao/2026/诚信秤.jpg", scales, (1200, 800)),
    Picture(_C + "shangmao/2026/双拥.jpg", veterans, (1280, 853)),
    Picture(_C + "shangmao/2026/招聘会.jpg", job_fair, (1600, 900), place=True),
    Picture(_C + "shangmao/2026/灯笼夜市.jpg", market_lights, (1600, 900)),
    Picture(_C + "yongxing/2026/晨练.jpg", tai_chi, (1600, 1067)),
    Picture(_C + "yongxing/2026/读报.jpg", reading_room, (1280, 960)),
    Picture(_C + "yongxing/2026/夜间巡逻.gif", night_patrol, (480, 320)),
    Picture(_C + "tiebei/2026/树下议事.heic", bench, (1600, 1200)),
    Picture(_C + "tiebei/2026/供热通知扫描.bmp", pinned_sheet, (400, 300)),
    Picture(_C + "xixing-xiang/2026/秋收.jpg", straw_bales, (2000, 1333), place=True),
    Picture(_C + "pingdu-cun/2026/秋菜入窖.jpg", cabbage, (1600, 1067)),
    Picture(_C + "pingdu-cun/2026/公开栏.jpg", notice_board, (1280, 853)),
    Picture(_C + "shili/2026/便签.png", blank_notes, (640, 400)),
    Picture("bureau/news/博客开通.jpg", recorder, (1600, 900)),
    Picture("bureau/news/清雪.webp", lambda s: clearing_snow(s, 5), (1280, 720)),
    Picture("bureau/guides/分类投放.png", bins, (720, 480)),
)

# Drawn as a sticker on nothing: the PNG keeps its transparent ground.
_CUT_OUT = {_C + "xinhua/2026/剪纸.png", _C + "shili/2026/便签.png"}
_TOWN = ((49.0, 25.0, 0.0), (127.0, 19.0, 0.0))
_XMP = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:creator><rdf:Seq><rdf:li>示例手机</rdf:li></rdf:Seq></dc:creator>"
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
    '<?xpacket end="w"?>'
)


def _phone_tags(picture: Picture) -> Image.Exif:
    tags = Image.Exif()
    tags[0x010F] = "Sample"
    tags[0x0110] = "Sample Phone"
    tags[0x0112] = picture.turned
    if picture.place:
        north, east = _TOWN
        tags[0x8825] = {1: "N", 2: north, 3: "E", 4: east}
    return tags


def _stored(image: Image.Image, turned: int) -> Image.Image:
    undo = {
        3: Image.Transpose.ROTATE_180,
        6: Image.Transpose.ROTATE_90,
        8: Image.Transpose.ROTATE_270,
    }
    return image.transpose(undo[turned]) if turned != 1 else image


def _rounded(image: Image.Image) -> Image.Image:
    mask = Image.new("L", (image.width * 2, image.height * 2), 0)
    edge = min(image.size) // 4
    ImageDraw.Draw(mask).rounded_rectangle([8, 8, mask.width - 8, mask.height - 8], edge, fill=255)
    image.putalpha(mask.resize(image.size, Image.Resampling.BOX))
    return image


def draw(picture: Picture, number: int, folder: Path) -> Path:
    """Draw one picture into `folder` and return its file; `number` seeds what is left to chance."""
    scene = Scene(*picture.size, seed=number, scale=1.5 if picture.size[0] > 1600 else 2.0)
    picture.scene(scene)
    image = scene.finished()
    target = folder / picture.path
    target.parent.mkdir(parents=True, exist_ok=True)
    kind = target.suffix.lower()
    if kind == ".jpg":
        more = {"xmp": _XMP.encode("utf-8")} if picture.xmp else {}
        phone = picture.place or picture.turned != 1
        exif = {"exif": _phone_tags(picture)} if phone else {}
        _stored(image, picture.turned).save(target, "JPEG", quality=70, optimize=True, **exif, **more)
    elif kind == ".png":
        if picture.path in _CUT_OUT:
            image = _rounded(image)
        image = image.quantize(128, method=Image.Quantize.FASTOCTREE)
        note = PngInfo()
        note.add_text("Software", "Sample Phone")
        image.save(target, "PNG", optimize=True, pnginfo=note)
    elif kind == ".webp":
        image.save(target, "WEBP", quality=72, method=4)
    elif kind == ".gif":
        frames = []
        for step in range(4):
            other = Scene(*picture.size, seed=number + step)
            picture.scene(other)
            frames.append(other.finished().quantize(64, dither=Image.Dither.NONE))
        frames[0].save(target, "GIF", save_all=True, append_images=frames[1:], duration=400, loop=0)
    elif kind == ".heic":
        pillow_heif.from_pillow(image).save(target, quality=60)
    else:
        image.quantize(64, dither=Image.Dither.NONE).save(target, "BMP")
    return target


def main(folder: Path) -> None:
    for number, picture in enumerate(PICTURES):
        draw(picture, number, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "content")
