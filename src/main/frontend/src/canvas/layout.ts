import { childItems, childParent, isContainer, pipelineItems, type StageItem } from "../model/tree";
import type { Model, Opaque, Stage } from "../protocol/model";

export const CARD = { width: 168, height: 56 };
export const FRAME = { header: 32, padding: 16, fork: 32 };
const GAP = { between: 48, branches: 20 };
const MARGIN = 40;
const END = 12;

export interface Box {
  path: string;
  x: number;
  y: number;
  width: number;
  height: number;
  level: number;
  item: StageItem;
  kind: "card" | "frame" | "opaque";
  /** Path under which its siblings are, and its place among them. */
  parent: string;
  index: number;
  siblings: number;
  direction: "sequence" | "parallel";
}

/** A place where something can be put: before the index-th child of a parent, or beside a stage as a branch. */
export interface Slot {
  kind: "insert" | "branch";
  parent: string;
  index: number;
  /** The stage that the slot is named by: it lies after it, before it, or beside it; null in an empty place. */
  near: string | null;
  where: "after" | "before" | "parallel" | "inside";
  x: number;
  y: number;
  /** Always seen, as there is no other way in by mouse. */
  always: boolean;
}

export interface Line {
  id: string;
  d: string;
  from: string | null;
  to: string | null;
}

export interface Layout {
  width: number;
  height: number;
  boxes: Box[];
  slots: Slot[];
  lines: Line[];
  start: { x: number; y: number } | null;
  end: { x: number; y: number } | null;
}

interface Size {
  width: number;
  height: number;
}

/** Where each stage stands: a sequence runs to the right, branches lie one under another, groups are frames around what they hold. */
export function layoutOf(model: Model | null): Layout {
  const pipeline = model?.pipeline;
  const drawing = new Drawing();
  if (!pipeline) {
    return drawing.outside(model?.outside ?? []);
  }
  return drawing.whole(pipelineItems(pipeline), pipeline.path);
}

class Drawing {
  private readonly boxes: Box[] = [];
  private readonly slots: Slot[] = [];
  private readonly lines: Line[] = [];
  private readonly sizes = new Map<string, Size>();

  whole(items: StageItem[], parent: string): Layout {
    const size = this.sequenceSize(items);
    const x = MARGIN + END + (items.length > 0 ? GAP.between : GAP.between / 2);
    const middle = MARGIN + size.height / 2;
    this.sequence(items, parent, x, MARGIN, size.height, 1);
    const start = { x: MARGIN, y: middle };
    const end = { x: x + size.width + GAP.between, y: middle };
    const first = items[0];
    const last = items[items.length - 1];
    if (first && last) {
      this.lines.push(straight("start", start.x + END, middle, x, null, first.path));
      this.lines.push(straight("end", x + size.width, middle, end.x, last.path, null));
    } else {
      this.lines.push(straight("empty", start.x + END, middle, end.x, null, null));
    }
    return { width: end.x + END + MARGIN, height: size.height + 2 * MARGIN, boxes: this.boxes, slots: this.slots, lines: this.lines, start, end };
  }

  /** Groovy without a declarative pipeline: one striped card for each piece. */
  outside(opaque: Opaque[]): Layout {
    let x = MARGIN;
    opaque.forEach((one, index) => {
      const item: StageItem = { kind: "opaque", path: one.path, opaque: one };
      const place = { parent: "", index, siblings: opaque.length, direction: "sequence" as const };
      this.boxes.push({ path: one.path, x, y: MARGIN, ...CARD, level: 1, item, kind: "opaque", ...place });
      x += CARD.width + GAP.between;
    });
    return { width: x + MARGIN, height: CARD.height + 2 * MARGIN, boxes: this.boxes, slots: [], lines: [], start: null, end: null };
  }

  private sizeOf(item: StageItem): Size {
    const known = this.sizes.get(item.path);
    if (known) {
      return known;
    }
    const size = item.kind === "stage" && isContainer(item.stage) ? this.frameSize(item.stage) : CARD;
    this.sizes.set(item.path, size);
    return size;
  }

  private frameSize(stage: Stage): Size {
    const items = childItems(stage);
    if (stage.content === "parallel") {
      const inner = items.map((item) => this.sizeOf(item));
      const width = Math.max(CARD.width, ...inner.map((size) => size.width));
      const height = inner.reduce((sum, size) => sum + size.height, 0) + GAP.branches * Math.max(0, inner.length - 1);
      return { width: width + 2 * FRAME.fork, height: height + FRAME.header + FRAME.padding + 8 };
    }
    const inner = this.sequenceSize(items);
    return { width: inner.width + 2 * FRAME.padding, height: inner.height + FRAME.header + FRAME.padding };
  }

  private sequenceSize(items: StageItem[]): Size {
    const inner = items.map((item) => this.sizeOf(item));
    const width = inner.reduce((sum, size) => sum + size.width, 0) + GAP.between * Math.max(0, inner.length - 1);
    return { width: items.length === 0 ? CARD.width : width, height: Math.max(CARD.height, ...inner.map((size) => size.height)) };
  }

  private sequence(items: StageItem[], parent: string, left: number, top: number, height: number, level: number): void {
    const middle = top + height / 2;
    const nested = level > 1;
    if (items.length === 0) {
      this.slots.push({ kind: "insert", parent, index: 0, near: null, where: "inside", x: left + CARD.width / 2, y: middle, always: true });
      return;
    }
    let x = left;
    items.forEach((item, index) => {
      const size = this.sizeOf(item);
      const before = items[index - 1];
      if (before) {
        this.lines.push(straight(`${before.path}>${item.path}`, x - GAP.between, middle, x, before.path, item.path));
        this.insert(parent, index, before.path, "after", x - GAP.between / 2, middle, false);
      } else {
        this.insert(parent, 0, item.path, "before", x - (nested ? FRAME.padding / 2 : GAP.between / 2), middle, false);
      }
      this.place(item, { x, y: middle - size.height / 2, parent, index, siblings: items.length, direction: "sequence", level });
      if (item.kind === "stage" && item.stage.content !== "parallel") {
        const slot = { kind: "branch" as const, parent: item.path, index: -1, near: item.path, where: "parallel" as const, always: false };
        this.slots.push({ ...slot, x: x + size.width / 2, y: middle + size.height / 2 + 10 });
      }
      x += size.width + GAP.between;
    });
    const last = items[items.length - 1]!;
    const beyond = nested ? FRAME.padding / 2 : GAP.between / 2;
    this.insert(parent, items.length, last.path, "after", x - GAP.between + beyond, middle, !nested);
  }

  private insert(parent: string, index: number, near: string, where: "after" | "before", x: number, y: number, always: boolean): void {
    this.slots.push({ kind: "insert", parent, index, near, where, x, y, always });
  }

  private place(item: StageItem, at: Omit<Box, "path" | "width" | "height" | "item" | "kind">): void {
    const size = this.sizeOf(item);
    const framed = item.kind === "stage" && isContainer(item.stage);
    this.boxes.push({ path: item.path, ...size, item, kind: item.kind === "opaque" ? "opaque" : framed ? "frame" : "card", ...at });
    if (item.kind !== "stage" || !framed) {
      return;
    }
    const items = childItems(item.stage);
    const parent = childParent(item.stage);
    if (item.stage.content === "parallel") {
      this.branches(items, parent, at.x, at.y, size, at.level + 1);
    } else {
      const height = size.height - FRAME.header - FRAME.padding;
      this.sequence(items, parent, at.x + FRAME.padding, at.y + FRAME.header, height, at.level + 1);
    }
  }

  private branches(items: StageItem[], parent: string, left: number, top: number, size: Size, level: number): void {
    let y = top + FRAME.header;
    const entry = { x: left, y: top + size.height / 2 };
    const exit = { x: left + size.width, y: top + size.height / 2 };
    items.forEach((item, index) => {
      const inner = this.sizeOf(item);
      const x = left + (size.width - inner.width) / 2;
      const middle = y + inner.height / 2;
      this.place(item, { x, y, parent, index, siblings: items.length, direction: "parallel", level });
      const fork = left + FRAME.fork;
      const join = left + size.width - FRAME.fork;
      this.lines.push({ id: `in ${item.path}`, d: `${curve(entry.x, entry.y, fork, middle)}H${x}`, from: parent, to: item.path });
      this.lines.push({ id: `out ${item.path}`, d: `M${x + inner.width} ${middle}H${join}${bend(join, middle, exit.x, exit.y)}`, from: item.path, to: parent });
      if (index > 0) {
        const near = items[index - 1]!.path;
        this.slots.push({ kind: "insert", parent, index, near, where: "parallel", x: left + size.width / 2, y: y - GAP.branches / 2, always: false });
      }
      y += inner.height + GAP.branches;
    });
    const near = items[items.length - 1]?.path ?? null;
    const x = left + size.width / 2;
    const where = near ? "parallel" : "inside";
    this.slots.push({ kind: "insert", parent, index: items.length, near, where, x, y: top + size.height - FRAME.padding / 2 - 4, always: true });
  }
}

function straight(id: string, x1: number, y: number, x2: number, from: string | null, to: string | null): Line {
  return { id, d: `M${x1} ${y}H${x2}`, from, to };
}

function curve(x1: number, y1: number, x2: number, y2: number): string {
  return `M${x1} ${y1}${bend(x1, y1, x2, y2)}`;
}

function bend(x1: number, y1: number, x2: number, y2: number): string {
  const half = (x1 + x2) / 2;
  return y1 === y2 ? `H${x2}` : `C${half} ${y1} ${half} ${y2} ${x2} ${y2}`;
}

export type Direction = "left" | "right" | "up" | "down";

/** The nearest box in a direction, judged by the part of a frame that can be focused: its header. */
export function neighbour(boxes: readonly Box[], from: Box, direction: Direction): Box | null {
  const point = (box: Box) => ({
    x: box.x + box.width / 2,
    y: box.kind === "frame" ? box.y + FRAME.header / 2 : box.y + box.height / 2,
    left: box.x,
    right: box.x + box.width,
  });
  const here = point(from);
  let best: Box | null = null;
  let least = Infinity;
  for (const box of boxes) {
    if (box === from) {
      continue;
    }
    const there = point(box);
    const inside = box.path.startsWith(`${from.path}/`);
    const around = from.path.startsWith(`${box.path}/`);
    const along = {
      right: inside && direction === "right" ? there.left - here.left : there.left - here.right,
      left: around && direction === "left" ? here.left - there.left : here.left - there.right,
      down: there.y - here.y,
      up: here.y - there.y,
    }[direction];
    if (along <= 0) {
      continue;
    }
    const across = direction === "left" || direction === "right" ? Math.abs(there.y - here.y) : Math.abs(there.x - here.x);
    const cost = along + across * 2;
    if (cost < least) {
      least = cost;
      best = box;
    }
  }
  return best;
}
