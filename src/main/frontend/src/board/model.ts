/** What the page's JSON says; docs/multi-cluster.md has its schema. */
export interface Fleet {
  readonly run: string;
  readonly building: boolean;
  readonly releases: readonly Release[];
  /** The controller's clock, milliseconds since the epoch. */
  readonly time: number;
}

export interface Release {
  readonly id: string;
  readonly application: string;
  readonly plan: boolean;
  readonly running: boolean;
  readonly started: number;
  readonly ended: number;
  readonly outcome: "" | "succeeded" | "tolerated" | "failed" | "aborted";
  readonly sentence: string;
  readonly waves: readonly Wave[];
  readonly clusters: readonly Cluster[];
}

export interface Wave {
  readonly number: number;
  readonly clusters: readonly string[];
  readonly maxParallel: number;
  readonly pause: number;
  readonly gate: Gate | null;
}

export interface Gate {
  readonly approve: string | null;
  readonly healthFor: number;
  readonly http: string | null;
  readonly block: boolean;
  readonly state: "closed" | "checking" | "waiting" | "passed" | "failed";
  readonly reason: string;
  readonly decision: "approved" | "rejected" | null;
  readonly decidedBy: string | null;
  readonly since: number;
  readonly mayDecide: boolean;
}

export interface Cluster {
  readonly cluster: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly wave: number;
  readonly standbyOf: readonly string[];
  readonly server: string;
  readonly state: string;
  readonly detail: string;
  readonly reason: string;
  readonly started: number;
  readonly ended: number;
  readonly seconds: number;
  readonly serving: boolean;
  readonly lockHolder: string;
  readonly lockHeld: boolean;
  readonly mayBreakLock: boolean;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly pruned: number;
  readonly rolledBack: number;
  readonly images: readonly string[];
  readonly lines: { readonly diff: number; readonly drift: number; readonly events: number; readonly log: number };
  /** Another one when the lists of the cluster are others. */
  readonly version: string;
}

/** One cluster with its lists. */
export interface ClusterLists extends Cluster {
  readonly events: readonly string[];
  readonly log: readonly string[];
  readonly diff: readonly string[];
  readonly drift: readonly string[];
  readonly transitions: readonly { readonly time: number; readonly state: string; readonly text: string }[];
  readonly truncated: boolean;
}
