import { type PointerEvent as ReactPointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { type Drop, dropAt } from "./drop";
import type { Layout } from "./layout";

const FAR_ENOUGH = 5;
const EDGE = 40;

export interface Dragging {
  path: string;
  /** Where the pointer is in the drawing. */
  x: number;
  y: number;
  drop: Drop | null;
}

interface Pressed {
  path: string;
  pointer: number;
  clientX: number;
  clientY: number;
  moving: boolean;
}

interface Options {
  layout: Layout;
  zoom: number;
  scroller: RefObject<HTMLElement | null>;
  enabled: boolean;
  parallelName(first: string, second: string): string;
  onDrop(path: string, drop: Drop): void;
}

/** Dragging a stage with any pointer; Escape lets go. The drawing scrolls when the pointer nears its edge. */
export function useDrag({ layout, zoom, scroller, enabled, parallelName, onDrop }: Options) {
  const [dragging, setDragging] = useState<Dragging | null>(null);
  const pressed = useRef<Pressed | null>(null);
  const latest = useRef<Dragging | null>(null);

  const set = (next: Dragging | null) => {
    latest.current = next;
    setDragging(next);
  };

  const onPointerDown = useCallback(
    (event: ReactPointerEvent, path: string) => {
      event.stopPropagation();
      if (enabled && event.button === 0) {
        pressed.current = { path, pointer: event.pointerId, clientX: event.clientX, clientY: event.clientY, moving: false };
      }
    },
    [enabled],
  );

  useEffect(() => {
    const onMove = (event: PointerEvent) => {
      const press = pressed.current;
      const element = scroller.current;
      if (!press || !element || event.pointerId !== press.pointer) {
        return;
      }
      if (!press.moving && Math.hypot(event.clientX - press.clientX, event.clientY - press.clientY) < FAR_ENOUGH) {
        return;
      }
      press.moving = true;
      event.preventDefault();
      const box = element.getBoundingClientRect();
      scrollAtEdge(element, box, event);
      // A drawing smaller than its frame stands in the middle of it.
      const drawing = element.querySelector(".kse-canvas__drawing")!.getBoundingClientRect();
      const x = (event.clientX - drawing.left) / zoom;
      const y = (event.clientY - drawing.top) / zoom;
      set({ path: press.path, x, y, drop: dropAt(layout, press.path, x, y, parallelName) });
    };
    const onUp = () => {
      const press = pressed.current;
      pressed.current = null;
      const done = latest.current;
      if (press?.moving && done) {
        set(null);
        if (done.drop) {
          onDrop(done.path, done.drop);
        }
      }
    };
    const letGo = () => {
      pressed.current = null;
      set(null);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && latest.current) {
        event.stopPropagation();
        letGo();
      }
    };
    window.addEventListener("pointermove", onMove);
    window.addEventListener("pointerup", onUp);
    window.addEventListener("pointercancel", letGo);
    window.addEventListener("keydown", onKey, true);
    return () => {
      window.removeEventListener("pointermove", onMove);
      window.removeEventListener("pointerup", onUp);
      window.removeEventListener("pointercancel", letGo);
      window.removeEventListener("keydown", onKey, true);
    };
  }, [layout, onDrop, parallelName, scroller, zoom]);

  return { dragging, onPointerDown };
}

function scrollAtEdge(element: HTMLElement, box: DOMRect, event: PointerEvent): void {
  const step = 12;
  if (event.clientX < box.left + EDGE) element.scrollLeft -= step;
  if (event.clientX > box.right - EDGE) element.scrollLeft += step;
  if (event.clientY < box.top + EDGE) element.scrollTop -= step;
  if (event.clientY > box.bottom - EDGE) element.scrollTop += step;
}
