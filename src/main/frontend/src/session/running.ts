import { StageIndex } from "../model/tree";
import type { Model } from "../protocol/model";
import type { RunStatus, StageRun } from "../protocol/run";
import { type EditorSession, messageOf } from "./EditorSession";

const POLL_MILLISECONDS = 1000;

/** @return the failure in words, or null */
export async function start(session: EditorSession, parameters: Record<string, string>): Promise<string | null> {
  try {
    const started = await session.client.run(parameters);
    session.store.set({ run: { build: started.build, url: started.url ?? null, status: null } });
    session.say(session.t("run.started", { build: started.build ?? "…" }));
    void follow(session);
    return null;
  } catch (failure) {
    return messageOf(failure);
  }
}

/** Asks for the state of the build until it ends. A build that still waits in the queue is found as the newest one. */
export async function follow(session: EditorSession): Promise<void> {
  const following = session.state.run;
  const current = () => session.state.run !== null && (session.state.run.build === following?.build || following?.build === null);
  let failures = 0;
  while (following && current()) {
    try {
      const status = await session.client.status(session.state.run?.build ?? null);
      failures = 0;
      if (!current()) {
        return;
      }
      session.store.set({ run: { build: status.build ?? following.build, url: status.url ?? following.url, status } });
      if (!status.building && status.result) {
        session.notify(status.result === "SUCCESS" ? "success" : "warning", session.t("run.ended", { build: status.build ?? "", result: status.result }));
        return;
      }
    } catch (failure) {
      if (++failures > 5) {
        session.notify("error", messageOf(failure));
        return;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
  }
}

export async function answer(session: EditorSession, id: string, proceed: boolean, parameters: Record<string, string>): Promise<string | null> {
  const build = session.state.run?.build;
  if (build === null || build === undefined) {
    return null;
  }
  try {
    await session.client.answer(build, id, proceed, parameters);
    return null;
  } catch (failure) {
    return messageOf(failure);
  }
}

/** The stages of a run by the paths that they have in the drawing: matched by the names around them, as a run knows no paths. */
export function runByPath(model: Model | null, status: RunStatus | null): Map<string, StageRun> {
  const found = new Map<string, StageRun>();
  if (!model || !status?.stages) {
    return found;
  }
  const index = new StageIndex(model);
  const byTrail = new Map<string, string>();
  for (const path of index.stages.keys()) {
    byTrail.set(index.trail(path).join("\n"), path);
  }
  for (const run of status.stages) {
    const path = byTrail.get((run.path ?? [run.name]).join("\n")) ?? index.byName(run.name);
    if (path) {
      found.set(path, run);
    }
  }
  return found;
}
