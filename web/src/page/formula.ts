const ELEMENTS = new Set(["svg", "g", "path", "rect", "use", "defs", "symbol", "line"]);
const ATTRIBUTES = new Set([
  ..."id d x y x1 y1 x2 y2 width height viewBox transform href xlink:href".split(" "),
  ..."fill stroke stroke-width fill-rule clip-rule".split(" "),
]);

/** Units of a formula's drawing to the em of the words around it. */
const UNITS = 100;

/** The share of its size to which a formula shrinks before it has to be scrolled. */
const SMALLEST = 0.75;

/** The drawing of a formula, with nothing in it but shapes; null for what is none. */
export function formulaOf(text: string): SVGElement | null {
  // The page's policy forbids styles in attributes, and complains as soon as one is parsed.
  const unstyled = text.replace(/\sstyle="[^"]*"/g, "");
  const root = new DOMParser().parseFromString(unstyled, "text/html").querySelector("svg");
  if (!root || !clean(root)) return null;
  root.setAttribute("aria-hidden", "true");
  const drawing = document.importNode(root, true);
  const [, , width, height] = (root.getAttribute("viewBox") ?? "").split(/[\s,]+/).map(Number);
  if (width > 0 && height > 0) {
    drawing.style.aspectRatio = `${width} / ${height}`;
    drawing.style.width = `${width / UNITS}em`;
    drawing.style.minWidth = `${(SMALLEST * width) / UNITS}em`;
  }
  return drawing;
}

/** Takes away all attributes but those of shapes; false where an element is none. */
function clean(element: Element): boolean {
  if (!ELEMENTS.has(element.localName)) return false;
  for (const { name, value } of [...element.attributes]) {
    const outside = name.endsWith("href") && !value.startsWith("#");
    if (!(ATTRIBUTES.has(name) || name.startsWith("xmlns")) || outside) {
      element.removeAttribute(name);
    }
  }
  return [...element.children].every(clean);
}
