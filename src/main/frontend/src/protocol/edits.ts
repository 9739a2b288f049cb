import type { Splice } from "./model";

/** A value to be written: a constant by its kind, or an expression exactly as it stands. */
export type NewValue =
  | { kind: "string"; value: string }
  | { kind: "number"; value: number }
  | { kind: "boolean"; value: boolean }
  | { kind: "list"; items: NewValue[] }
  | { kind: "map"; entries: NewArgument[] }
  | { kind: "call"; name: string; arguments: NewArgument[] }
  | { kind: "expression"; text: string };

export interface NewArgument {
  name?: string | null;
  value: NewValue;
}

export interface NewStep {
  name?: string;
  arguments?: NewArgument[];
  steps?: NewStep[];
  code?: string;
  text?: string;
}

export interface NewAgent {
  type: string;
  arguments?: NewArgument[];
}

export interface NewStage {
  name?: string;
  content?: "steps" | "stages" | "parallel";
  agent?: NewAgent;
  steps?: NewStep[];
  stages?: NewStage[];
  text?: string;
}

export interface NewCondition {
  name?: string;
  text?: string;
  arguments?: NewArgument[];
  conditions?: NewCondition[];
  code?: string;
}

export interface NewWhen {
  conditions: NewCondition[];
  beforeAgent?: boolean;
  beforeInput?: boolean;
  beforeOptions?: boolean;
}

export interface NewEntry {
  name: string;
  value?: NewValue;
  arguments?: NewArgument[];
}

export type EntrySection = "environment" | "parameters" | "options" | "triggers" | "tools" | "libraries";

/** One operation of the editor; the server applies a list of them in order, each on the result of the one before, all or none. */
export type Edit =
  | ({ operation: "replaceText" } & Splice)
  | { operation: "createPipeline"; agent?: NewAgent }
  | { operation: "addStage"; parent: string; index: number; stage: NewStage }
  | { operation: "renameStage"; path: string; name: string }
  | { operation: "duplicateStage"; path: string; name?: string }
  | { operation: "deleteStage"; path: string }
  | { operation: "moveStage"; path: string; parent: string; index: number }
  | { operation: "makeParallel"; path: string; name: string; with?: string }
  | { operation: "addParallel"; path: string; stage: NewStage }
  | { operation: "groupStages"; paths: string[]; name: string }
  | { operation: "ungroupStage"; path: string }
  | { operation: "addStep"; parent: string; index: number; step: NewStep }
  | { operation: "deleteStep" | "duplicateStep"; path: string }
  | { operation: "moveStep"; path: string; parent: string; index: number }
  | { operation: "wrapSteps"; paths: string[]; step: NewStep }
  | { operation: "unwrapStep" | "addBlock" | "removeBlock"; path: string }
  | { operation: "setArgument"; path: string; name: string | null; value: NewValue | null }
  | { operation: "setCode"; path: string; code: string }
  | { operation: "setAgent"; path: string; agent: NewAgent | null }
  | { operation: "setEntry"; path: string; section: EntrySection; index?: number; entry: NewEntry }
  | { operation: "deleteEntry"; path: string }
  | { operation: "moveEntry"; path: string; index: number }
  | { operation: "setWhen"; path: string; when: NewWhen | null }
  | { operation: "setInput"; path: string; input: { arguments: NewArgument[] } | null }
  | { operation: "setPost"; path: string; condition: string; steps: NewStep[] | null }
  | { operation: "setFailFast"; path: string; value: boolean }
  | { operation: "setAxes"; path: string; axes: { name: string; values: string[] }[] }
  | { operation: "applyFix"; code?: string; start?: number };
