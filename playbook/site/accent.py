"""The styles that a team decides: its accent colour, made readable in shades that keep WCAG
contrast in light and dark, and its paper."""

from __future__ import annotations

import colorsys

LIGHT_PAGE, DARK_PAGE = "#ffffff", "#15181c"
CONTRAST = 5.0
"""Above the 4.5 of WCAG 2.2, 1.4.3, so that tinted backgrounds pass too."""


def stylesheet(accent: str, paper: str) -> str:
    """CSS custom properties for `accent` (#rrggbb): as a link on light, and on dark screens; pages
    of the size `paper`, such as A4."""
    light = readable(accent, LIGHT_PAGE)
    dark = readable(accent, DARK_PAGE)
    return (
        f":root{{--pb-accent:{light};--pb-accent-soft:{_soft(light)}}}\n"
        "@media screen{[data-md-color-scheme=slate]"
        f"{{--pb-accent:{dark};--pb-accent-soft:{_soft(dark)}}}}}\n"
        f"@page{{size:{paper}}}\n"
    )


def readable(colour: str, page: str) -> str:
    """`colour`, made darker or lighter in small steps until it stands out on `page`."""
    hue, light, saturation = colorsys.rgb_to_hls(*_rgb(colour))
    step = -0.02 if _luminance(page) > 0.5 else 0.02
    for _ in range(50):
        if contrast(colour, page) >= CONTRAST:
            break
        light = min(1.0, max(0.0, light + step))
        channels = colorsys.hls_to_rgb(hue, light, saturation)
        colour = "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)
    return colour


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _soft(colour: str) -> str:
    red, green, blue = (round(channel * 255) for channel in _rgb(colour))
    return f"rgb({red} {green} {blue} / 10%)"


def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _rgb(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
