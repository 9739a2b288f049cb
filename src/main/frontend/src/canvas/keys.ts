import type { KeyboardEvent } from "react";
import type { StageActions } from "./actions";
import { ZOOM_STEP } from "./useViewport";

export interface KeyTarget {
  selection: string | null;
  writable: boolean;
  actions: StageActions;
  steps: boolean;
  go(direction: "left" | "right" | "up" | "down"): void;
  open(): void;
  log(): void;
  find(): void;
  rename(path: string): void;
  leave(): void;
  /** 0 fits, 1 is natural size, else by that factor. */
  zoom(factor: number): void;
}

const ARROWS = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down" } as const;

/** What the keys do while the focus is in the drawing. */
export function stageKeys(event: KeyboardEvent, target: KeyTarget): void {
  if (event.defaultPrevented || (event.target as HTMLElement).tagName === "INPUT") {
    return;
  }
  const command = event.ctrlKey || event.metaKey;
  const handled = command ? withCommand(event, target) : event.altKey ? withAlt(event, target) : plain(event, target);
  if (handled) {
    event.preventDefault();
    event.stopPropagation();
  }
}

function plain(event: KeyboardEvent, target: KeyTarget): boolean {
  const { selection, actions, writable } = target;
  const arrow = ARROWS[event.key as keyof typeof ARROWS];
  if (arrow) {
    target.go(arrow);
    return true;
  }
  switch (event.key) {
    case "l":
      target.log();
      return true;
    case "/":
      target.find();
      return true;
    case "Escape":
      target.leave();
      return true;
    case "+":
    case "=":
      target.zoom(ZOOM_STEP);
      return true;
    case "-":
      target.zoom(1 / ZOOM_STEP);
      return true;
    case "0":
      target.zoom(0);
      return true;
    case "1":
      target.zoom(1);
      return true;
  }
  if (!writable) {
    return false;
  }
  if (event.key === "a") {
    actions.addAfter(selection);
    return true;
  }
  if (selection === null) {
    return false;
  }
  switch (event.key) {
    case "p":
      actions.addParallel(selection);
      return true;
    case "g":
      actions.group(selection);
      return true;
    case "F2":
      target.rename(selection);
      return true;
    case "Delete":
    case "Backspace":
      actions.remove(selection);
      return true;
  }
  return false;
}

function withCommand(event: KeyboardEvent, { selection, actions, writable }: KeyTarget): boolean {
  if (event.key.toLowerCase() === "d" && selection !== null && writable) {
    actions.duplicate(selection);
    return true;
  }
  return false;
}

/** Alt with arrows: left and right along the way, up and down among branches or into the group before. */
function withAlt(event: KeyboardEvent, { selection, actions, writable }: KeyTarget): boolean {
  const arrow = ARROWS[event.key as keyof typeof ARROWS];
  if (!arrow || selection === null || !writable) {
    return false;
  }
  const branch = /\/parallel\/\d+$/.test(selection);
  if (arrow === "down" && !branch) {
    actions.join(selection);
  } else {
    actions.shift(selection, arrow === "left" || arrow === "up" ? -1 : 1);
  }
  return true;
}
