import { SaveConflict } from "../protocol/client";
import { type EditorSession, messageOf } from "./EditorSession";
import { settled } from "./settled";
import { isUnsaved } from "./state";

/** Saves the job's script; a change that somebody else saved meanwhile is shown beside ours and never overwritten. */
export async function save(session: EditorSession): Promise<void> {
  const { t } = session;
  await settled(session);
  const { saving, writable, origin, text, version } = session.state;
  if (saving || !writable) {
    return;
  }
  if (origin === "scm") {
    session.store.set({ dialog: { kind: "commit" } });
    return;
  }
  if (!isUnsaved(session.state)) {
    return;
  }
  session.store.set({ saving: true });
  try {
    session.saved(text, await session.client.save(text, version));
    session.notify("success", t("did.saved"));
  } catch (failure) {
    if (failure instanceof SaveConflict) {
      if (failure.text === text) {
        session.saved(text, failure.version);
        session.notify("success", t("did.saved"));
      } else {
        showConflict(session, failure);
      }
    } else {
      session.notify("error", t("save.failed", { why: messageOf(failure) }));
    }
  } finally {
    session.store.set({ saving: false });
  }
}

/** What both made of the text, beside what they began from. */
function showConflict(session: EditorSession, { text: theirs, version }: SaveConflict): void {
  session.store.set({ dialog: { kind: "conflict", conflict: { base: session.state.savedText, theirs, version } } });
}

/** @return the failure in words; null when it is done, or when a conflict is shown instead */
export async function commit(session: EditorSession, branch: string, message: string): Promise<string | null> {
  const { text, version } = session.state;
  session.store.set({ saving: true });
  try {
    const done = await session.client.commit(text, version, branch, message);
    session.saved(text, done.version ?? version);
    session.store.set({ commitTo: null });
    session.notify("success", session.t("did.committed", { commit: done.commit.slice(0, 10), branch: done.branch ?? branch }));
    return null;
  } catch (failure) {
    session.store.set({ commitTo: { branch, message } });
    if (failure instanceof SaveConflict) {
      showConflict(session, failure);
      return null;
    }
    return messageOf(failure);
  } finally {
    session.store.set({ saving: false });
  }
}

/** Asks the controller's own validator. */
export async function check(session: EditorSession): Promise<void> {
  const { t } = session;
  await settled(session);
  const text = session.state.text;
  try {
    const findings = await session.client.check(text);
    if (text !== session.state.text) {
      return;
    }
    session.showFindings(findings);
    session.notify(findings.length > 0 ? "warning" : "success", t(findings.length > 0 ? "check.found" : "check.clean", { count: findings.length }));
  } catch (failure) {
    session.notify("error", messageOf(failure));
  }
}

/** Puts the text where another program can take it. */
export async function copyText(session: EditorSession): Promise<void> {
  const { t } = session;
  await settled(session);
  try {
    await navigator.clipboard.writeText(session.state.text);
    session.notify("success", t("did.copied"));
  } catch {
    session.notify("error", t("copy.failed"));
  }
}
