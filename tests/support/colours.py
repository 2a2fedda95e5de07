"""How a page's colours stand out from what is behind them, as the browser works them out."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

_COLOURS = """
const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
const brush = canvas.getContext("2d", { willReadFrequently: true });
const once = (work) => {
  const known = new Map();
  return (key) => {
    if (!known.has(key)) known.set(key, work(key));
    return known.get(key);
  };
};
const mixed = once((layers) => {
  brush.clearRect(0, 0, 1, 1);
  for (const layer of layers.split("|")) { brush.fillStyle = layer; brush.fillRect(0, 0, 1, 1); }
  return [...brush.getImageData(0, 0, 1, 1).data.slice(0, 3)];
});
const painted = (...layers) => mixed(["white", ...layers].join("|"));
const light = (colour) => colour.map((part) => part / 255)
  .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
const contrast = (...both) => {
  const [dim, bright] = both.map(light).sort((one, other) => one - other);
  return (bright + 0.05) / (dim + 0.05);
};
const behind = once((element) => element
  ? [...behind(element.parentElement), getComputedStyle(element).backgroundColor] : []);
"""
_ICON = (
    "(button) => {"
    + _COLOURS
    + """
  const icon = [button, ...button.querySelectorAll("*")]
    .find((one) => getComputedStyle(one).maskImage !== "none");
  const box = icon.getBoundingClientRect();
  const style = getComputedStyle(icon);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const shown = style.clipPath === "none" && button.contains(document.elementFromPoint(x, y));
  return {
    size: shown ? Math.min(box.width, box.height) : 0,
    contrast: contrast(painted(...behind(icon)), painted(...behind(icon.parentElement))),
  };
}"""
)
_DRAWN = (
    "(svg) => {"
    + _COLOURS
    + """
  const place = svg.getBoundingClientRect();
  const page = behind(svg);
  const at = ({ x, y, width, height }) => document.elementsFromPoint(x + width / 2, y + height / 2);
  const texts = [...svg.querySelectorAll("text")].map((text) => {
    const box = text.getBoundingClientRect();
    const { fill, stroke, fontSize } = getComputedStyle(text);
    const below = at(box).find((one) => one.matches("rect, circle") && svg.contains(one));
    const on = stroke !== "none" ? stroke : below ? getComputedStyle(below).fill : "transparent";
    return {
      what: text.textContent, size: parseFloat(fontSize),
      contrast: contrast(painted(...page, on), painted(...page, fill)),
      cut: Math.max(place.left - box.left, box.right - place.right),
    };
  });
  const marks = [...svg.querySelectorAll("rect, circle")].map((mark) => {
    const { fill, stroke } = getComputedStyle(mark);
    const seen = [fill, stroke].filter((one) => one !== "none")
      .map((one) => contrast(painted(...page), painted(...page, one)));
    return { what: mark.getAttribute("class"), contrast: Math.max(...seen) };
  });
  return { texts, marks };
}"""
)
_TEXTS = (
    "() => {"
    + _COLOURS
    + """
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement: element } = walker.currentNode;
    if (!data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    const { color } = getComputedStyle(element);
    const on = painted(...behind(element));
    found.push({
      text: data.trim(), colour: painted(color), on,
      bare: contrast(painted(color), [255, 255, 255]),
      contrast: contrast(painted(...behind(element), color), on),
    });
  }
  return found;
}"""
)
_PAINT = """() => {
  const names = [...getComputedStyle(document.body)]
    .filter((name) => /color|fill|stroke|image|shadow/.test(name) && !name.startsWith("--"));
  return [...document.querySelectorAll("*")]
    .filter((element) => element.checkVisibility())
    .flatMap((element) => [null, "::before", "::after", "::marker"].flatMap((part) => {
      const style = getComputedStyle(element, part);
      if (part && part !== "::marker" && style.content === "none") return [];
      const paint = names.map((name) => `${name}: ${style.getPropertyValue(name)}`);
      return [`${element.tagName}.${element.className}${part ?? ""} ${paint.join("; ")}`];
    }));
}"""


def icon(button: Locator) -> dict[str, float]:
    """The `size` in pixels of a button's icon, 0 if it is not to be seen, and its `contrast`."""
    found: dict[str, float] = button.evaluate(_ICON)
    return found


def texts(page: Page) -> list[dict[str, Any]]:
    """Each visible text, its colour, what it stands on, its `contrast`, and the `bare` one on
    white paper, as printed without background colours."""
    found: list[dict[str, Any]] = page.evaluate(_TEXTS)
    return found


def paint(page: Page) -> list[str]:
    """All that colours each visible element and its pseudo-elements, a line each."""
    found: list[str] = page.evaluate(_PAINT)
    return found


def drawn(svg: Locator) -> dict[str, list[dict[str, Any]]]:
    """The texts of a drawing: their size in pixels, how far they stand out from what they are on,
    and by how much they are cut off; and its marks: how far they stand out from the page."""
    svg.scroll_into_view_if_needed()
    found: dict[str, list[dict[str, Any]]] = svg.evaluate(_DRAWN)
    return found
