import type { Icon } from "./icons";

export type Tone = "quiet" | "moving" | "good" | "bad" | "warning";

/** How a state looks: a colour and a shape, never the colour alone. */
export interface Look {
  readonly tone: Tone;
  readonly icon: Icon;
}

const LOOKS: Readonly<Record<string, Look>> = {
  pending: { tone: "quiet", icon: "ring" },
  preparing: { tone: "moving", icon: "half" },
  prepared: { tone: "quiet", icon: "dot" },
  deploying: { tone: "moving", icon: "arrow" },
  asking: { tone: "moving", icon: "arrow" },
  "taking over": { tone: "moving", icon: "swap" },
  "standing down": { tone: "moving", icon: "swap" },
  "rolling back": { tone: "moving", icon: "back" },
  ready: { tone: "good", icon: "tick" },
  shown: { tone: "good", icon: "eye" },
  failed: { tone: "bad", icon: "cross" },
  unreachable: { tone: "bad", icon: "unplugged" },
  "rollback failed": { tone: "bad", icon: "cross" },
  interrupted: { tone: "warning", icon: "bang" },
  "taken over": { tone: "warning", icon: "swap" },
  "rolled back": { tone: "warning", icon: "back" },
  skipped: { tone: "quiet", icon: "dash" },
};

export function lookOf(state: string): Look {
  return LOOKS[state] ?? { tone: "quiet", icon: "ring" };
}

/** Whether somebody wants to know at once why. */
export function isTrouble(state: string): boolean {
  return lookOf(state).tone === "bad" || state === "interrupted";
}

/** Whether a tile opens by itself; one that went back for its own sake still says why. */
export function isToBeRead({ state, reason }: { readonly state: string; readonly reason: string }): boolean {
  return isTrouble(state) || (state === "rolled back" && reason !== "");
}

export function gateLook(state: string): Look {
  switch (state) {
    case "waiting":
      return { tone: "warning", icon: "hand" };
    case "checking":
      return { tone: "moving", icon: "half" };
    case "passed":
      return { tone: "good", icon: "tick" };
    case "failed":
      return { tone: "bad", icon: "cross" };
    default:
      return { tone: "quiet", icon: "gate" };
  }
}

export function outcomeLook(outcome: string, running: boolean): Look {
  switch (outcome) {
    case "succeeded":
      return { tone: "good", icon: "tick" };
    case "tolerated":
      return { tone: "warning", icon: "bang" };
    case "failed":
      return { tone: "bad", icon: "cross" };
    case "aborted":
      return { tone: "warning", icon: "bang" };
    default:
      return running ? { tone: "moving", icon: "arrow" } : { tone: "warning", icon: "bang" };
  }
}
