import type { Matrix, Model, Opaque, Pipeline, Post, Stage, Step } from "../protocol/model";

/** A stage or a piece of Groovy among stages, in the order of the text. */
export type StageItem = { kind: "stage"; path: string; stage: Stage } | { kind: "opaque"; path: string; opaque: Opaque };

export function parentPath(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** The owner of a list: `pipeline` for `pipeline/stages/2`, the stage for `…/parallel/0`. */
export function ownerPath(path: string): string {
  return parentPath(parentPath(path));
}

export function indexOf(path: string): number {
  return Number(path.slice(path.lastIndexOf("/") + 1));
}

export function listName(path: string): string {
  const parent = parentPath(path);
  return parent.slice(parent.lastIndexOf("/") + 1);
}

function items(stages: Stage[] | undefined, opaque: Opaque[] | undefined): StageItem[] {
  const found: StageItem[] = (stages ?? []).map((stage) => ({ kind: "stage", path: stage.path, stage }));
  for (const one of opaque ?? []) {
    if (/\/(stages|parallel)\/\d+$/.test(one.path)) {
      found.push({ kind: "opaque", path: one.path, opaque: one });
    }
  }
  return found.sort((a, b) => indexOf(a.path) - indexOf(b.path));
}

export function pipelineItems(pipeline: Pipeline): StageItem[] {
  return items(pipeline.stages, pipeline.opaque);
}

export function childItems(stage: Stage): StageItem[] {
  return stage.content === "matrix" && stage.matrix ? items(stage.matrix.stages, stage.matrix.opaque) : items(stage.stages, stage.opaque);
}

/** The path to add children under: a matrix keeps its own. */
export function childParent(stage: Stage): string {
  return stage.content === "matrix" && stage.matrix ? stage.matrix.path : stage.path;
}

export function isContainer(stage: Stage): boolean {
  return stage.content === "stages" || stage.content === "parallel" || stage.content === "matrix";
}

export interface Found {
  stage: Stage;
  /** The stage or pipeline around it. */
  owner: Stage | Pipeline;
  siblings: StageItem[];
}

/** Every stage and opaque block of a model by its path, and what lies around it. */
export class StageIndex {
  readonly stages = new Map<string, Found>();
  readonly opaque = new Map<string, Opaque>();
  /** In the order of the text. */
  readonly order: string[] = [];

  constructor(model: Model | null) {
    const pipeline = model?.pipeline;
    if (pipeline) {
      this.add(pipelineItems(pipeline), pipeline);
    }
    for (const one of model?.outside ?? []) {
      this.opaque.set(one.path, one);
    }
  }

  private add(list: StageItem[], owner: Stage | Pipeline): void {
    for (const item of list) {
      this.order.push(item.path);
      if (item.kind === "opaque") {
        this.opaque.set(item.path, item.opaque);
      } else {
        this.stages.set(item.path, { stage: item.stage, owner, siblings: list });
        this.add(childItems(item.stage), item.stage);
      }
    }
  }

  stage(path: string | null): Stage | null {
    return (path && this.stages.get(path)?.stage) || null;
  }

  has(path: string): boolean {
    return this.stages.has(path) || this.opaque.has(path);
  }

  names(): Set<string> {
    return new Set([...this.stages.values()].map(({ stage }) => stage.name));
  }

  byName(name: string): string | null {
    for (const [path, { stage }] of this.stages) {
      if (stage.name === name) {
        return path;
      }
    }
    return null;
  }

  /** The innermost stage or block whose text holds an offset. */
  at(offset: number): string | null {
    let best: string | null = null;
    let size = Infinity;
    const look = (path: string, start: number, end: number) => {
      if (start <= offset && offset <= end && end - start <= size) {
        best = path;
        size = end - start;
      }
    };
    for (const [path, { stage }] of this.stages) {
      look(path, stage.range.start, stage.range.end);
    }
    for (const [path, one] of this.opaque) {
      look(path, one.range.start, one.range.end);
    }
    return best;
  }

  /** Names of the stages around a stage and its own, outermost first. */
  trail(path: string): string[] {
    const names: string[] = [];
    for (let at = path; at.includes("/"); at = parentPath(at)) {
      const found = this.stages.get(at);
      if (found) {
        names.unshift(found.stage.name);
      }
    }
    return names;
  }
}

/** A name that no stage has yet: "Build", "Build 2", … */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) {
    return wanted;
  }
  let number = 2;
  while (taken.has(`${wanted} ${number}`)) {
    number++;
  }
  return `${wanted} ${number}`;
}

/** All steps below a list, with the blocks that hold them. */
export function allSteps(steps: readonly Step[] | undefined): Step[] {
  return (steps ?? []).flatMap((step) => [step, ...allSteps(step.steps)]);
}

export function postSteps(post: readonly Post[] | undefined): Step[] {
  return (post ?? []).flatMap((one) => allSteps(one.steps));
}

export function stageSteps(stage: Stage): Step[] {
  return [...allSteps(stage.steps), ...postSteps(stage.post)];
}

export function isMatrix(owner: Stage | Pipeline | Matrix): owner is Matrix {
  return "axes" in owner;
}
