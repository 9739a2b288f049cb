export interface RunParameter {
  name: string;
  description?: string | null;
  type: "string" | "text" | "boolean" | "choice" | "password" | "other";
  choices?: string[];
  default?: string | null;
}

export interface StartedRun {
  /** The number of the build; null while it waits in the queue. */
  build: number | null;
  url?: string;
}

export type StageState =
  | "queued"
  | "running"
  | "success"
  | "unstable"
  | "failure"
  | "aborted"
  | "skipped"
  | "paused"
  | "notBuilt";

export interface StageRun {
  name: string;
  /** Names of the stages around it and its own, outermost first. */
  path?: string[] | null;
  state: string;
  milliseconds?: number | null;
  /** How long the same stage took last time, for the progress ring. */
  expected?: number | null;
  /** Address of this stage's log. */
  log?: string | null;
}

export interface Approval {
  id: string;
  message: string;
  ok?: string | null;
  cancel?: string | null;
  submitter?: string | null;
  answerable?: boolean;
  parameters?: RunParameter[];
}

export interface RunStatus {
  build?: number;
  url?: string;
  building: boolean;
  result?: string | null;
  milliseconds?: number | null;
  log?: string | null;
  stages?: StageRun[];
  input?: Approval[];
}

const STATES: Record<string, StageState> = {
  queued: "queued",
  waiting: "queued",
  running: "running",
  in_progress: "running",
  success: "success",
  unstable: "unstable",
  failure: "failure",
  failed: "failure",
  aborted: "aborted",
  skipped: "skipped",
  paused: "paused",
  pending_input: "paused",
  paused_pending_input: "paused",
  not_built: "notBuilt",
  notbuilt: "notBuilt",
  not_executed: "notBuilt",
};

/** The state behind the word that a server uses for it. */
export function stageState(word: string): StageState {
  return STATES[word.toLowerCase()] ?? "queued";
}
