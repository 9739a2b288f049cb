import { type PointerEvent as ReactPointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { Step } from "../protocol/model";

interface Target {
  parent: string;
  index: number;
}

/** Dragging a step by its handle to another place of the lists shown; Escape lets go. */
export function useStepDrag(root: RefObject<HTMLElement | null>, onDrop: (step: Step, target: Target) => void) {
  const [dragged, setDragged] = useState<Step | null>(null);
  const [target, setTarget] = useState<Target | null>(null);
  const latest = useRef<Target | null>(null);

  const onGrab = useCallback((event: ReactPointerEvent, step: Step) => {
    if (event.button === 0) {
      event.preventDefault();
      setDragged(step);
    }
  }, []);

  useEffect(() => {
    if (!dragged) {
      return;
    }
    const set = (next: Target | null) => {
      latest.current = next;
      setTarget(next);
    };
    const onMove = (event: PointerEvent) => set(targetAt(root.current, dragged.path, event.clientY));
    const onUp = () => {
      const there = latest.current;
      set(null);
      setDragged(null);
      if (there) {
        onDrop(dragged, there);
      }
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") {
        event.stopPropagation();
        set(null);
        setDragged(null);
      }
    };
    window.addEventListener("pointermove", onMove);
    window.addEventListener("pointerup", onUp);
    window.addEventListener("keydown", onKey, true);
    return () => {
      window.removeEventListener("pointermove", onMove);
      window.removeEventListener("pointerup", onUp);
      window.removeEventListener("keydown", onKey, true);
    };
  }, [dragged, onDrop, root]);

  return { onGrab, dropBefore: target ? `${target.parent}/steps/${target.index}` : null };
}

/** The gap nearest to the pointer: above or below a step, or into the empty body of a block. */
function targetAt(root: HTMLElement | null, dragged: string, y: number): Target | null {
  let best: Target | null = null;
  let least = Infinity;
  const consider = (parent: string, index: number, at: number) => {
    const inItself = `${parent}/`.startsWith(`${dragged}/`);
    const inPlace = dragged === `${parent}/steps/${index}` || dragged === `${parent}/steps/${index - 1}`;
    if (!inItself && !inPlace && Math.abs(y - at) < least) {
      least = Math.abs(y - at);
      best = { parent, index };
    }
  };
  for (const list of root?.querySelectorAll<HTMLElement>("ol[data-parent]") ?? []) {
    const parent = list.dataset.parent!;
    const box = list.getBoundingClientRect();
    const items = [...list.children].filter((item) => item.querySelector("[data-step-path]"));
    items.forEach((item, index) => consider(parent, index, item.getBoundingClientRect().top));
    consider(parent, items.length, box.bottom);
  }
  return best;
}
