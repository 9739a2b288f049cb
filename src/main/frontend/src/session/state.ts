import { type Catalogue, EMPTY_CATALOGUE } from "../protocol/catalogue";
import type { Diagnostic, Model } from "../protocol/model";
import type { Approval, RunParameter, RunStatus } from "../protocol/run";
import type { Draft } from "./drafts";
import { type History, NO_HISTORY } from "./history";

export type Drawer = "text" | "problems" | "diff";
export type ContentTab = "steps" | "stage" | "post" | "source" | "log";
export type View = "both" | "canvas" | "text";

export interface Notice {
  id: number;
  kind: "info" | "success" | "warning" | "error";
  text: string;
  /** Offers to undo what was just done. */
  undo?: boolean;
}

export interface Conflict {
  base: string;
  theirs: string;
  version: string;
}

export type Dialog =
  | { kind: "templates" }
  | { kind: "palette"; parent: string; index: number; post?: string }
  | { kind: "wrap"; paths: string[] }
  | { kind: "modernise" }
  | { kind: "conflict"; conflict: Conflict }
  | { kind: "run" }
  | { kind: "commit" }
  | { kind: "keys" }
  | { kind: "approval"; approval: Approval };

export interface RunView {
  build: number | null;
  url: string | null;
  status: RunStatus | null;
}

export interface EditorState {
  phase: "loading" | "ready" | "failed";
  failure: string | null;
  text: string;
  /** As it stands on the server, and the version it has there. */
  savedText: string;
  version: string;
  origin: "job" | "scm";
  path: string | null;
  branch: string | null;
  note: string | null;
  /** The text is an outline of one that the reader may not see. */
  outline: boolean;
  writable: boolean;
  committable: boolean;
  runnable: boolean;
  parameters: RunParameter[];
  /** The last model that could be drawn, and whether the text has moved on to something that cannot. */
  model: Model | null;
  stale: boolean;
  diagnostics: Diagnostic[];
  selection: string | null;
  history: History;
  catalogue: Catalogue;
  busy: boolean;
  saving: boolean;
  notice: Notice | null;
  /** Said by the live region. */
  announcement: string;
  view: View;
  drawer: Drawer | null;
  tab: ContentTab;
  dialog: Dialog | null;
  /** What was entered for a commit that did not come about, as when somebody else was faster. */
  commitTo: { branch: string; message: string } | null;
  draft: Draft | null;
  run: RunView | null;
  /** The stage whose name is being typed on its card. */
  renaming: string | null;
  /** The step whose form stands open, so that it can be opened from elsewhere. */
  openStep: string | null;
  /** Offset that the text drawer should show; a new object each time it is asked for. */
  reveal: { offset: number; length: number } | null;
}

export const INITIAL_STATE: EditorState = {
  phase: "loading",
  failure: null,
  text: "",
  savedText: "",
  version: "",
  origin: "job",
  path: null,
  branch: null,
  note: null,
  outline: false,
  writable: false,
  committable: false,
  runnable: false,
  parameters: [],
  model: null,
  stale: false,
  diagnostics: [],
  selection: null,
  history: NO_HISTORY,
  catalogue: EMPTY_CATALOGUE,
  busy: false,
  saving: false,
  notice: null,
  announcement: "",
  view: "both",
  drawer: null,
  tab: "steps",
  dialog: null,
  commitTo: null,
  draft: null,
  run: null,
  renaming: null,
  openStep: null,
  reveal: null,
};

export function isUnsaved(state: EditorState): boolean {
  return state.text !== state.savedText;
}
