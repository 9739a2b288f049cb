import { childItems, childParent, freeName, indexOf, isContainer, listName, ownerPath, parentPath, StageIndex } from "../model/tree";
import type { Edit, NewStage } from "../protocol/edits";
import type { Stage } from "../protocol/model";
import type { EditorSession } from "../session/EditorSession";
import type { Box, Slot } from "./layout";
import { isBranch, movedPath } from "./operations";

/** Everything that can be done to stages, for the mouse, the menus and the keys alike. */
export class StageActions {
  constructor(private readonly session: EditorSession) {}

  private get index(): StageIndex {
    return new StageIndex(this.session.state.model);
  }

  private fresh(): NewStage & { name: string } {
    return { name: freeName(this.session.t("stage.new"), this.index.names()), content: "steps", steps: [] };
  }

  private nameOf(path: string): string {
    return this.index.stage(path)?.name ?? this.session.t("opaque");
  }

  /** Puts a new stage into a list and lets its name be typed. */
  add(parent: string, list: string, index: number): void {
    const stage = this.fresh();
    const edits: Edit[] = [{ operation: "addStage", parent, index, stage }];
    if (!this.session.state.model?.pipeline) {
      edits.unshift({ operation: "createPipeline", agent: { type: "any" } });
    }
    const path = `${list}/${index}`;
    void this.session.edit(edits, { label: this.session.t("did.added", { name: stage.name }), select: path, renaming: path });
  }

  addAfter(path: string | null): void {
    if (path === null || !this.index.has(path)) {
      const pipeline = this.session.state.model?.pipeline;
      this.add("pipeline", "pipeline/stages", pipeline?.stages?.length ?? 0);
    } else {
      this.add(ownerPath(path), parentPath(path), indexOf(path) + 1);
    }
  }

  addInside(stage: Stage): void {
    const parent = childParent(stage);
    this.add(parent, `${parent}/${stage.content === "parallel" ? "parallel" : "stages"}`, childItems(stage).length);
  }

  addParallel(path: string): void {
    const stage = this.fresh();
    const { t } = this.session;
    if (isBranch(path)) {
      this.add(ownerPath(path), parentPath(path), indexOf(path) + 1);
      return;
    }
    const target = this.index.stage(path);
    if (target?.content === "parallel") {
      this.addInside(target);
      return;
    }
    if (target) {
      const name = this.parallelName(target.name, stage.name);
      const branch = `${path}/parallel/1`;
      const edit: Edit = { operation: "makeParallel", path, name, with: stage.name };
      void this.session.edit([edit], { label: t("did.parallel", { name: stage.name, other: target.name }), select: branch, renaming: branch });
    }
  }

  readonly parallelName = (first: string, second: string): string =>
    freeName(this.session.t("stage.parallelName", { first, second }), this.index.names());

  fill(slot: Slot, boxes: ReadonlyMap<string, Box>): void {
    if (slot.kind === "branch" && slot.near) {
      this.addParallel(slot.near);
      return;
    }
    const near = slot.near ? boxes.get(slot.near) : undefined;
    const owner = this.index.stage(slot.parent);
    const list = near ? parentPath(near.path) : `${slot.parent}/${owner?.content === "parallel" ? "parallel" : "stages"}`;
    this.add(slot.parent, list, slot.index);
  }

  rename(path: string, name: string): void {
    const old = this.nameOf(path);
    if (name.trim() !== "" && name !== old) {
      void this.session.edit([{ operation: "renameStage", path, name }], { label: this.session.t("did.renamed", { name, old }) });
    }
  }

  remove(path: string): void {
    const { t } = this.session;
    const name = this.nameOf(path);
    const siblings = this.index.stages.get(path)?.siblings ?? [];
    const at = siblings.findIndex((item) => item.path === path);
    const next = siblings[at + 1] ? path : (siblings[at - 1]?.path ?? (ownerPath(path) === "pipeline" ? null : ownerPath(path)));
    void this.session.edit([{ operation: "deleteStage", path }], { label: t("did.deleted", { name }), select: next, offerUndo: true });
  }

  duplicate(path: string): void {
    const name = freeName(this.nameOf(path), this.index.names());
    const copy = `${parentPath(path)}/${indexOf(path) + 1}`;
    const label = this.session.t("did.duplicated", { name: this.nameOf(path) });
    void this.session.edit([{ operation: "duplicateStage", path, name }], { label, select: copy });
  }

  group(path: string): void {
    const name = freeName(this.session.t("stage.group"), this.index.names());
    const label = this.session.t("did.grouped", { name: this.nameOf(path) });
    void this.session.edit([{ operation: "groupStages", paths: [path], name }], { label, select: path, renaming: path });
  }

  ungroup(path: string): void {
    void this.session.edit([{ operation: "ungroupStage", path }], { label: this.session.t("did.ungrouped", { name: this.nameOf(path) }) });
  }

  /** One place towards the beginning or the end of its list; at its edge out of the group. */
  shift(path: string, by: -1 | 1): void {
    const found = this.index.stages.get(path);
    const siblings = found?.siblings.length ?? 0;
    const at = indexOf(path);
    const parent = ownerPath(path);
    if (at + by >= 0 && at + by < siblings) {
      this.move(path, parent, parentPath(path), by > 0 ? at + 2 : at - 1);
      return;
    }
    const group = this.index.stages.has(parent) ? parent : null;
    if (group && siblings > 1) {
      this.move(path, ownerPath(group), parentPath(group), by > 0 ? indexOf(group) + 1 : indexOf(group));
    }
  }

  /** Into the group that stands before it, or beside the stage before it as a branch. */
  join(path: string): void {
    const siblings = this.index.stages.get(path)?.siblings ?? [];
    const before = siblings[siblings.findIndex((item) => item.path === path) - 1];
    if (before?.kind !== "stage" || listName(path) === "parallel") {
      return;
    }
    if (isContainer(before.stage)) {
      const parent = childParent(before.stage);
      this.move(path, parent, `${parent}/${before.stage.content === "parallel" ? "parallel" : "stages"}`, childItems(before.stage).length);
      return;
    }
    const name = this.parallelName(before.stage.name, this.nameOf(path));
    const edits: Edit[] = [
      { operation: "makeParallel", path: before.path, name },
      { operation: "moveStage", path, parent: before.path, index: 1 },
    ];
    const label = this.session.t("did.parallel", { name: this.nameOf(path), other: before.stage.name });
    void this.session.edit(edits, { label, select: `${before.path}/parallel/1` });
  }

  move(path: string, parent: string, list: string, index: number): void {
    const label = this.session.t("did.moved", { name: this.nameOf(path) });
    void this.session.edit([{ operation: "moveStage", path, parent, index }], { label, select: movedPath(path, list, index) });
  }
}
