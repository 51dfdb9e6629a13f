/** The element of the template with an id. */
export function part<T extends Element = HTMLElement>(id: string): T {
  return document.getElementById(id) as Element as T;
}

/** An element with its attributes and what stands in it. */
export function made<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string> = {},
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
}

/** Writes a text where it differs from what stands there. */
export function write(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

const SVG = "http://www.w3.org/2000/svg";

/** An element of a drawing. */
export function drawn(name: string, attributes: Record<string, string>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** Whether the reader prefers reduced motion. */
export const still = (): boolean => matchMedia("(prefers-reduced-motion: reduce)").matches;
