const SHAPES = {
  ring: "M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11z",
  dot: "M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM8 6.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3z",
  half: "M8 2.5a5.5 5.5 0 1 1 0 11zM8 2.5a5.5 5.5 0 0 0 0 11",
  arrow: "M8 2.5v9M4 8l4 4 4-4M3 14h10",
  swap: "M3 5.5h9M9.5 3l2.5 2.5L9.5 8M13 10.5H4M6.5 8 4 10.5 6.5 13",
  back: "M6 3 3 6l3 3M3 6h6a4 4 0 0 1 0 8H6",
  tick: "M3 8.5 6.5 12 13 4.5",
  eye: "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6z",
  cross: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  unplugged: "M2 14l3-3M14 2l-3 3M6 7l3 3-1.5 1.5a2 2 0 0 1-3-3zM10 9 7 6l1.5-1.5a2 2 0 0 1 3 3z",
  bang: "M8 2.5v7M8 12.5v1",
  dash: "M3.5 8h9",
  hand: "M5 8V4a1 1 0 0 1 2 0v3M7 7V3a1 1 0 0 1 2 0v4M9 7V4a1 1 0 0 1 2 0v5c0 3-1.5 5-4 5-2 0-3-1-4-3L2 9a1 1 0 0 1 2-.5l1 1",
  gate: "M3 14V3M13 14V3M3 6h10M3 10h10",
  next: "M3 8h10M9 4l4 4-4 4",
  lock: "M4 7h8v6H4zM5.5 7V5a2.5 2.5 0 0 1 5 0v2",
  open: "M5 6l3 3 3-3",
} as const;

export type Icon = keyof typeof SHAPES;

/** A drawing beside words that say the same. */
export function icon(name: Icon): SVGSVGElement {
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  drawing.setAttribute("viewBox", "0 0 16 16");
  drawing.setAttribute("aria-hidden", "true");
  drawing.setAttribute("class", `ksb-icon ksb-icon--${name}`);
  const shape = document.createElementNS("http://www.w3.org/2000/svg", "path");
  shape.setAttribute("d", SHAPES[name]);
  drawing.append(shape);
  return drawing;
}

/** Puts another drawing in the place of the present one, when it is another. */
export function setIcon(place: Element, name: Icon): void {
  if (!place.firstElementChild?.classList.contains(`ksb-icon--${name}`)) {
    place.replaceChildren(icon(name));
  }
}
