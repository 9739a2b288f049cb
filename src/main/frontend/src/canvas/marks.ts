import { stageSteps } from "../model/tree";
import type { Diagnostic, Stage } from "../protocol/model";

export type Mark = "agent" | "condition" | "approval" | "post" | "matrix";

/** What a card shows at a glance besides its name. */
export function marksOf(stage: Stage): Mark[] {
  const marks: Mark[] = [];
  if (stage.content === "matrix") {
    marks.push("matrix");
  }
  // What a matrix says for each of its cells shows on its card too.
  const cell = stage.matrix;
  if (stage.agent || cell?.agent) {
    marks.push("agent");
  }
  if (stage.when || cell?.when) {
    marks.push("condition");
  }
  if (stage.input || cell?.input || stageSteps(stage).some((step) => step.name === "input")) {
    marks.push("approval");
  }
  if ((stage.post?.length ?? 0) + (cell?.post?.length ?? 0) > 0) {
    marks.push("post");
  }
  return marks;
}

export interface ProblemCount {
  errors: number;
  warnings: number;
}

/** Errors and warnings by stage: each counts for the innermost stage around its place. */
export function problemsByStage(diagnostics: readonly Diagnostic[], at: (offset: number) => string | null): Map<string, ProblemCount> {
  const counts = new Map<string, ProblemCount>();
  for (const one of diagnostics) {
    const path = one.severity === "info" ? null : at(one.start);
    if (path) {
      const count = counts.get(path) ?? { errors: 0, warnings: 0 };
      counts.set(path, one.severity === "error" ? { ...count, errors: count.errors + 1 } : { ...count, warnings: count.warnings + 1 });
    }
  }
  return counts;
}
