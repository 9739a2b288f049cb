import { Icon, type IconName } from "../parts/Icon";
import { check, copyText, save } from "../session/saving";
import { isUnsaved } from "../session/state";
import { useEditor, usePage, useWords } from "./context";

interface ActionProps {
  icon: IconName;
  label: string;
  hint?: string;
  disabled?: boolean;
  count?: number;
  fold?: boolean;
  run(): void;
}

/** An action of the bar; on narrow pages the word is left to the tooltip. */
function Action({ icon, label, hint, disabled, count = 0, fold = true, run }: ActionProps) {
  return (
    <button type="button" data-action={icon} className={`kse-button${fold ? " kse-button--fold" : " kse-button--icon"}`} title={hint ?? label} aria-label={fold ? undefined : label} disabled={disabled} onClick={run}>
      <Icon name={icon} />
      {fold && <span className="kse-button__word">{label}</span>}
      {count > 0 && <span className="kse-count">{count}</span>}
    </button>
  );
}

/** The bar on top: what this is, whether it is saved, and all that can be done to the whole. */
export function Bar() {
  const t = useWords();
  const { session, settings } = usePage();
  const state = useEditor();
  const { history, diagnostics, outline, writable, phase, saving, origin, drawer } = state;
  const set = session.store.set.bind(session.store);
  const unsaved = isUnsaved(state);
  const ready = phase === "ready";
  const problems = diagnostics.filter((one) => one.severity !== "info").length;
  const undo = history.past[history.past.length - 1];
  const redo = history.future[0];
  const job = settings.mode === "job";
  return (
    <div className="kse-bar" role="toolbar" aria-label={t("bar")}>
      <div className="kse-bar__name">
        <h1>{job ? settings.jobName : t("bar.pasted")}</h1>
        {ready && job && writable && (
          <span className={`kse-saved${unsaved ? " kse-saved--not" : ""}`}>
            <span className="kse-saved__dot" aria-hidden="true" />
            {t(unsaved ? "bar.unsaved" : "bar.saved")}
          </span>
        )}
        {ready && !writable && <span className="kse-badge">{t(outline ? "bar.outline" : "bar.readOnly")}</span>}
        {state.path && <span className="kse-badge">{state.branch ? `${state.path} @ ${state.branch}` : state.path}</span>}
      </div>
      {writable && (
        <div className="kse-bar__group">
          <Action icon="undo" label={undo ? t("bar.undoWhat", { what: undo.label }) : t("bar.undo")} fold={false} disabled={!undo} run={() => void session.undo()} />
          <Action icon="redo" label={redo ? t("bar.redoWhat", { what: redo.label }) : t("bar.redo")} fold={false} disabled={!redo} run={() => void session.redo()} />
        </div>
      )}
      <div className="kse-bar__group">
        {writable && <Action icon="template" label={t("bar.templates")} disabled={!ready} run={() => set({ dialog: { kind: "templates" } })} />}
        {writable && <Action icon="wand" label={t("bar.modernise")} count={diagnostics.filter((one) => one.fix).length} disabled={!ready} run={() => set({ dialog: { kind: "modernise" } })} />}
        {!outline && (
          <>
            <Action icon="problem" label={t("bar.problems")} count={problems} disabled={!ready} run={() => set({ drawer: drawer === "problems" ? null : "problems" })} />
            <Action icon="text" label={t("bar.text")} disabled={!ready} run={() => set({ drawer: drawer === "text" ? null : "text" })} />
            <Action icon="check" label={t("bar.check")} hint={t("bar.checkHint")} disabled={!ready} run={() => void check(session)} />
          </>
        )}
        {state.runnable && <Action icon="play" label={t("bar.run")} hint={`${t("bar.run")} (Ctrl Enter)`} disabled={!ready} run={() => set({ dialog: { kind: "run" } })} />}
        <Action icon="help" label={t("bar.keys")} fold={false} run={() => set({ dialog: { kind: "keys" } })} />
      </div>
      {!job && (
        <div className="kse-bar__group">
          <Action icon="copy" label={t("commit.copy")} disabled={!ready} run={() => void copyText(session)} />
          <a className="kse-button kse-button--framed" download="Jenkinsfile" href={`data:text/plain;charset=utf-8,${encodeURIComponent(state.text)}`}>
            {t("commit.download")}
          </a>
        </div>
      )}
      {job && writable && (
        <button type="button" className="jenkins-button jenkins-button--primary kse-button kse-button--primary" disabled={!ready || saving || (!unsaved && origin === "job")} title="Ctrl S" onClick={() => void save(session)}>
          <Icon name="save" />
          {t(origin === "scm" ? "bar.commit" : "bar.save")}
        </button>
      )}
    </div>
  );
}
