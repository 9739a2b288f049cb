import { describe, expect, it } from "vitest";
import { dropAt } from "../../src/canvas/drop";
import { type Box, layoutOf, neighbour } from "../../src/canvas/layout";
import { marksOf } from "../../src/canvas/marks";
import { movedPath } from "../../src/canvas/operations";
import { StageIndex } from "../../src/model/tree";
import type { Model, Stage } from "../../src/protocol/model";
import { SHOP } from "../recorded/shop";

const RANGE = { start: 0, end: 1, line: 1, column: 1 };
const layout = layoutOf(SHOP.model);
const named = (name: string): Box => layout.boxes.find((box) => box.item.kind === "stage" && box.item.stage.name === name)!;
const inside = (inner: Box, outer: Box) => inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;
const both = (first: string, second: string) => `${first} and ${second}`;

describe("the drawing", () => {
  it("has every stage once, in the order of the text", () => {
    expect(layout.boxes.map((box) => box.path)).toEqual(new StageIndex(SHOP.model).order);
  });

  it("runs sequences to the right and branches downwards", () => {
    expect(named("Build and push").x).toBeGreaterThan(named("Verify").x + named("Verify").width);
    expect(named("Static analysis").y).toBeGreaterThan(named("Unit tests").y + named("Unit tests").height);
    expect(named("Static analysis").x).toBe(named("Unit tests").x);
  });

  it("keeps what a frame holds inside of it, and lets nothing else overlap", () => {
    for (const one of layout.boxes) {
      for (const other of layout.boxes) {
        if (other.path.startsWith(`${one.path}/`)) {
          expect(inside(other, one), `${other.path} in ${one.path}`).toBe(true);
        } else if (one !== other && !one.path.startsWith(`${other.path}/`)) {
          const apart = one.x + one.width <= other.x || other.x + other.width <= one.x || one.y + one.height <= other.y || other.y + other.height <= one.y;
          expect(apart, `${one.path} and ${other.path}`).toBe(true);
        }
      }
    }
  });

  it("lays out 300 stages fast", () => {
    const stages: Stage[] = Array.from({ length: 300 }, (_, index) => ({ path: `pipeline/stages/${index}`, range: { start: 0, end: 0, line: 1, column: 1 }, name: `Stage ${index}`, content: "steps" }));
    const model: Model = { schema: 1, kind: "declarative", pipeline: { path: "pipeline", range: stages[0]!.range, stages } };
    const started = performance.now();
    expect(layoutOf(model).boxes).toHaveLength(300);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it("lets arrow keys reach every stage", () => {
    const reached = new Set([layout.boxes[0]!.path]);
    const open = [layout.boxes[0]!];
    for (let box = open.pop(); box; box = open.pop()) {
      for (const direction of ["left", "right", "up", "down"] as const) {
        const next = neighbour(layout.boxes, box, direction);
        if (next && !reached.has(next.path)) {
          reached.add(next.path);
          open.push(next);
        }
      }
    }
    expect([...reached].sort()).toEqual(layout.boxes.map((box) => box.path).sort());
  });

  it("marks agents, conditions, approvals, post actions and matrices", () => {
    const marks = (name: string) => marksOf((named(name).item as { stage: Stage }).stage);
    expect(marks("Unit tests")).toEqual(["post"]);
    expect(marks("Static analysis")).toEqual(["condition"]);
    expect(marks("Docs")).toEqual(["agent"]);
    expect(marks("Matrix checks")).toEqual(["matrix"]);
    expect(marks("Deploy to production")).toEqual(["condition", "approval"]);
  });
});

describe("the lines to branches", () => {
  it("bend at the frame's edge and cross no branch beside them", () => {
    const branch = (name: string, extra: object) => ({ path: "", range: RANGE, name, content: "steps", ...extra });
    const group = branch("group", { path: "pipeline/stages/0/parallel/1", content: "stages", stages: [0, 1, 2].map((at) => branch(`in ${at}`, { path: `pipeline/stages/0/parallel/1/stages/${at}` })) });
    const all = branch("all", { path: "pipeline/stages/0", content: "parallel", stages: [branch("above", { path: "pipeline/stages/0/parallel/0" }), group, branch("below", { path: "pipeline/stages/0/parallel/2" })] });
    const layout = layoutOf({ schema: 1, kind: "declarative", pipeline: { path: "pipeline", range: RANGE, stages: [all as Stage] } });
    const frame = layout.boxes.find((box) => box.path === group.path)!;
    for (const line of layout.lines.filter(({ id }) => /^(in|out) .*parallel\/(0|2)$/.test(id))) {
      const bends = [...line.d.matchAll(/C[^H]*? ([\d.]+) [\d.]+(?=H|$)/g)].map((bend) => Number(bend[1]));
      expect(bends.length).toBe(1);
      expect(bends[0]! <= frame.x || bends[0]! >= frame.x + frame.width).toBe(true);
    }
  });
});

describe("dropping a stage", () => {
  const between = (first: Box, second: Box) => ({ x: (first.x + first.width + second.x) / 2, y: first.y + first.height / 2 });

  it("between two others moves it there", () => {
    const at = between(named("Build and push"), named("Matrix checks"));
    const drop = dropAt(layout, "pipeline/stages/0", at.x, at.y, both)!;
    expect(drop.edits).toEqual([{ operation: "moveStage", path: "pipeline/stages/0", parent: "pipeline", index: 3 }]);
    expect([drop.slot.where, drop.near]).toEqual(["after", "Build and push"]);
  });

  it("on the lower half of another makes both branches", () => {
    const target = named("Build and push");
    const drop = dropAt(layout, "pipeline/stages/0", target.x + 80, target.y + target.height - 6, both)!;
    expect(drop.edits.map((edit) => edit.operation)).toEqual(["makeParallel", "moveStage"]);
    expect(drop.near).toBe("Build and push");
  });

  it("into itself or where it is already does nothing", () => {
    const verify = named("Verify");
    const branch = named("Unit tests");
    expect(dropAt(layout, verify.path, branch.x + 80, branch.y + 60, both)?.slot.parent.startsWith(verify.path) ?? false).toBe(false);
    const at = between(named("Verify"), named("Build and push"));
    expect(dropAt(layout, verify.path, at.x, at.y, both)).toBeNull();
  });

  it("knows the path that the stage has afterwards", () => {
    expect(movedPath("pipeline/stages/0", "pipeline/stages", 3)).toBe("pipeline/stages/2");
    expect(movedPath("pipeline/stages/3", "pipeline/stages", 0)).toBe("pipeline/stages/0");
    expect(movedPath("pipeline/stages/0", "pipeline/stages/4/stages", 1)).toBe("pipeline/stages/3/stages/1");
    expect(movedPath("pipeline/stages/1/parallel/0", "pipeline/stages", 1)).toBe("pipeline/stages/1");
  });
});
