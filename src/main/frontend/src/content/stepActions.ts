import { indexOf, ownerPath, parentPath } from "../model/tree";
import type { CatalogueType } from "../protocol/catalogue";
import type { NewStep } from "../protocol/edits";
import type { EditorSession } from "../session/EditorSession";
import { movedPath } from "../canvas/operations";
import { newStep } from "./stepTypes";

const RECENT = "kubesphere-stage-editor:recent-steps";

/** All that can be done to steps, for the mouse, the menus and the keys alike. */
export class StepActions {
  constructor(private readonly session: EditorSession) {}

  add(parent: string, index: number, type: CatalogueType, post?: string): void {
    const { t } = this.session;
    const name = type.displayName || type.name;
    const step = newStep(type);
    const label = t("did.stepAdded", { name });
    remember(type.name);
    if (post) {
      const openStep = `${parent}/post/${post}/steps/0`;
      void this.session.edit([{ operation: "setPost", path: parent, condition: post, steps: [step] }], { label, openStep });
    } else {
      void this.session.edit([{ operation: "addStep", parent, index, step }], { label, openStep: `${parent}/steps/${index}` });
    }
  }

  remove(path: string, name: string): void {
    const label = this.session.t("did.stepDeleted", { name });
    void this.session.edit([{ operation: "deleteStep", path }], { label, offerUndo: true, openStep: null });
  }

  duplicate(path: string, name: string): void {
    const openStep = `${parentPath(path)}/${indexOf(path) + 1}`;
    void this.session.edit([{ operation: "duplicateStep", path }], { label: this.session.t("did.duplicated", { name }), openStep });
  }

  move(path: string, parent: string, index: number, name: string): Promise<boolean> {
    const label = this.session.t("did.moved", { name });
    return this.session.edit([{ operation: "moveStep", path, parent, index }], { label, openStep: null });
  }

  /** Path after moving one place up or down among its siblings. */
  async shift(path: string, by: -1 | 1, siblings: number, name: string): Promise<string | null> {
    const at = indexOf(path);
    if (at + by < 0 || at + by >= siblings) {
      return null;
    }
    const index = by > 0 ? at + 2 : at - 1;
    const done = await this.move(path, ownerPath(path), index, name);
    return done ? movedPath(path, parentPath(path), index) : null;
  }

  wrap(paths: string[], step: NewStep, name: string): void {
    const sorted = [...paths].sort((a, b) => indexOf(a) - indexOf(b));
    const list = parentPath(sorted[0] ?? "");
    const inRow = sorted.every((path, index) => parentPath(path) === list && indexOf(path) === indexOf(sorted[0]!) + index);
    if (!inRow) {
      this.session.notify("warning", this.session.t("wrap.notInRow"));
      return;
    }
    const label = this.session.t("did.wrapped", { name });
    void this.session.edit([{ operation: "wrapSteps", paths: sorted, step }], { label, openStep: sorted[0]! });
  }

  /** The place for its first step gets the focus. */
  addBlock(path: string, name: string): void {
    void this.session.edit([{ operation: "addBlock", path }], { label: this.session.t("did.blockAdded", { name }) }).then((done) => done && focusOn(`[data-add-step="${path}"]`));
  }

  removeBlock(path: string, name: string): void {
    void this.session.edit([{ operation: "removeBlock", path }], { label: this.session.t("did.blockRemoved", { name }), offerUndo: true }).then((done) => done && focusOn(`[data-step="${path}"]`));
  }

  unwrap(path: string, name: string): void {
    void this.session.edit([{ operation: "unwrapStep", path }], { label: this.session.t("did.unwrapped", { name }), openStep: null });
  }
}

function focusOn(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus());
}

export function recentSteps(): string[] {
  try {
    return JSON.parse(localStorage.getItem(RECENT) ?? "[]") as string[];
  } catch {
    return [];
  }
}

function remember(name: string): void {
  try {
    localStorage.setItem(RECENT, JSON.stringify([name, ...recentSteps().filter((one) => one !== name)].slice(0, 6)));
  } catch {
    // Without storage the palette has no recent steps.
  }
}
