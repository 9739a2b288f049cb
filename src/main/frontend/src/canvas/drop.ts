import type { Edit } from "../protocol/edits";
import { type Box, CARD, FRAME, type Layout, type Slot } from "./layout";

export interface Drop {
  slot: Slot;
  edits: Edit[];
  /** Name of the stage that "after", "before", "parallel to" or "inside" refers to. */
  near: string;
}

const REACH = 90;

function nameOf(box: Box | undefined): string {
  return box?.item.kind === "stage" ? box.item.stage.name : "";
}

/** What dropping a dragged stage at a point of the drawing would do; null where nothing would change. */
export function dropAt(layout: Layout, dragged: string, x: number, y: number, parallelName: (first: string, second: string) => string): Drop | null {
  let best: Slot | null = null;
  let least = REACH;
  const boxes = new Map(layout.boxes.map((box) => [box.path, box]));
  for (const slot of layout.slots) {
    if (changesNothing(slot, dragged, boxes.get(dragged))) {
      continue;
    }
    const distance = distanceTo(slot, boxes, x, y);
    if (distance < least) {
      least = distance;
      best = slot;
    }
  }
  return best ? dropOn(best, dragged, boxes, parallelName) : null;
}

function distanceTo(slot: Slot, boxes: Map<string, Box>, x: number, y: number): number {
  if (slot.kind === "branch") {
    const box = boxes.get(slot.near ?? "");
    const lower = box && x > box.x && x < box.x + box.width && y > box.y + (box.kind === "frame" ? box.height - FRAME.padding : CARD.height / 2);
    return lower && y < box.y + box.height + 40 ? 1 : Infinity;
  }
  const reach = slot.where === "parallel" ? { across: 0.3, along: 1.6 } : { across: 1.2, along: 0.8 };
  return Math.hypot((x - slot.x) * reach.across, (y - slot.y) * reach.along);
}

function changesNothing(slot: Slot, dragged: string, box: Box | undefined): boolean {
  const inItself = slot.parent === dragged || slot.parent.startsWith(`${dragged}/`) || slot.near === dragged;
  const inPlace = box !== undefined && slot.kind === "insert" && slot.parent === box.parent && (slot.index === box.index || slot.index === box.index + 1);
  return inItself || inPlace;
}

function dropOn(slot: Slot, dragged: string, boxes: Map<string, Box>, parallelName: (first: string, second: string) => string): Drop {
  if (slot.kind === "insert") {
    const near = slot.near ? nameOf(boxes.get(slot.near)) : nameOf([...boxes.values()].find((box) => slot.parent.startsWith(box.path)));
    return { slot, near, edits: [{ operation: "moveStage", path: dragged, parent: slot.parent, index: slot.index }] };
  }
  const beside = slot.near ?? "";
  const first = nameOf(boxes.get(beside));
  const name = parallelName(first, nameOf(boxes.get(dragged)));
  return {
    slot,
    near: first,
    edits: [
      { operation: "makeParallel", path: beside, name },
      { operation: "moveStage", path: dragged, parent: beside, index: 1 },
    ],
  };
}
