/** The model of one version of a Jenkinsfile, as docs/editor-protocol.md describes it. Absent keys are undefined or null alike. */
export interface Range {
  start: number;
  end: number;
  line: number;
  column: number;
}

export interface Placed {
  path: string;
  range: Range;
}

export interface Opaque extends Placed {
  text: string;
}

export type ValueKind = "string" | "number" | "boolean" | "null" | "list" | "map" | "call" | "expression";

export interface Value {
  kind: ValueKind;
  range?: Range;
  text?: string;
  value?: string | number | boolean | null;
  quote?: string;
  interpolated?: boolean;
  items?: Value[];
  entries?: Argument[];
  name?: string;
  arguments?: Argument[];
}

export interface Argument {
  name?: string | null;
  range?: Range;
  value: Value;
}

export interface Agent extends Placed {
  type: string;
  arguments?: Argument[];
}

export interface Entry extends Placed {
  name: string;
  value?: Value | null;
  arguments?: Argument[] | null;
  /** Of an entry with a block, such as the parameters of an input. */
  entries?: Entry[];
  opaque?: boolean;
  text?: string;
}

export interface Section extends Placed {
  entries?: Entry[];
}

export interface Condition extends Placed {
  name: string;
  arguments?: Argument[];
  conditions?: Condition[];
  code?: string | null;
  text?: string;
}

export interface When extends Placed {
  beforeAgent?: boolean | null;
  beforeInput?: boolean | null;
  beforeOptions?: boolean | null;
  conditions?: Condition[];
}

export interface Step extends Placed {
  kind: "step" | "opaque";
  name: string;
  arguments?: Argument[];
  block?: boolean;
  steps?: Step[];
  code?: string | null;
  text?: string;
}

export interface Post extends Placed {
  condition: string;
  steps?: Step[];
}

export interface Axis {
  name: string;
  values: string[];
  range?: Range;
}

export interface Matrix extends Placed {
  axes?: Axis[];
  excludes?: Opaque[];
  agent?: Agent | null;
  environment?: Section | null;
  options?: Section | null;
  tools?: Section | null;
  when?: When | null;
  input?: Section | null;
  post?: Post[];
  stages?: Stage[];
  opaque?: Opaque[];
}

export interface Stage extends Placed {
  name: string;
  nameRange?: Range;
  nameIsExpression?: boolean;
  content: "steps" | "stages" | "parallel" | "matrix" | "none";
  agent?: Agent | null;
  environment?: Section | null;
  options?: Section | null;
  tools?: Section | null;
  when?: When | null;
  input?: Section | null;
  failFast?: boolean | null;
  steps?: Step[];
  stages?: Stage[];
  matrix?: Matrix | null;
  post?: Post[];
  opaque?: Opaque[];
}

export interface Pipeline extends Placed {
  agent?: Agent | null;
  environment?: Section | null;
  parameters?: Section | null;
  options?: Section | null;
  triggers?: Section | null;
  tools?: Section | null;
  libraries?: Section | null;
  stages?: Stage[];
  post?: Post[];
  opaque?: Opaque[];
}

export interface Splice {
  start: number;
  end: number;
  text: string;
}

export interface Fix {
  title: string;
  edits: Splice[];
}

export type Severity = "error" | "warning" | "info";

export interface Diagnostic {
  severity: Severity;
  code: string;
  message: string;
  line: number;
  column: number;
  length: number;
  start: number;
  fix?: Fix | null;
}

export interface Model {
  schema: number;
  kind: "declarative" | "scripted" | "broken";
  pipeline?: Pipeline | null;
  outside?: Opaque[];
  diagnostics?: Diagnostic[];
}
