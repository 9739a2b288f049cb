import { Icon, type IconName } from "../parts/Icon";
import type { StageRun, StageState } from "../protocol/run";

const SHAPES: Record<StageState, IconName> = {
  queued: "clock",
  running: "play",
  success: "check",
  unstable: "unstable",
  failure: "close",
  aborted: "minus",
  skipped: "skip",
  paused: "pause",
  notBuilt: "minus",
};

const AROUND = 2 * Math.PI * 9;

/** State of a stage by colour and shape; while it runs, a ring that fills by how long it took last time, or turns where that is unknown. */
export function RunBadge({ state, run }: { state: StageState; run: StageRun }) {
  const share = run.expected && run.milliseconds ? Math.min(0.96, run.milliseconds / run.expected) : null;
  return (
    <span className={`kse-run kse-run--${state}`}>
      {state === "running" ? (
        <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true" className={share === null ? "kse-run__ring kse-run__ring--turning" : "kse-run__ring"}>
          <circle cx="11" cy="11" r="9" className="kse-run__track" />
          <circle cx="11" cy="11" r="9" className="kse-run__share" strokeDasharray={`${AROUND * (share ?? 0.25)} ${AROUND}`} transform="rotate(-90 11 11)" />
        </svg>
      ) : (
        <Icon name={SHAPES[state]} size={14} />
      )}
    </span>
  );
}

/** Time as people say it: 0.4 s, 12 s, 3 min 5 s. */
export function runTime(run: StageRun): string {
  const milliseconds = run.milliseconds ?? 0;
  if (milliseconds <= 0) {
    return "";
  }
  const seconds = milliseconds / 1000;
  if (seconds < 0.1) {
    return "< 0.1 s";
  }
  if (seconds < 10) {
    return `${seconds.toFixed(1)} s`;
  }
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
