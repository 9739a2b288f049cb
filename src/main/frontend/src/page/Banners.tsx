import { Icon } from "../parts/Icon";
import { runTime } from "../canvas/RunBadge";
import { useEditor, usePage, useWords } from "./context";

/** What a reader must know before anything else: kept work, a note of the server, a text that cannot be read, a run and what it waits for. */
export function Banners() {
  const t = useWords();
  const { session, settings } = usePage();
  const { draft, note, outline, text, stale, diagnostics, run } = useEditor();
  const error = stale ? diagnostics.find((one) => one.severity === "error") : undefined;
  const status = run?.status;
  const address = run?.url ?? (run?.build ? `${settings.jobUrl}${run.build}/` : settings.jobUrl);
  return (
    <>
      {draft && (
        <div className="kse-banner">
          <span>{t("draft.found", { when: new Date(draft.time).toLocaleString(settings.locale.replace("_", "-")) })}</span>
          <button type="button" className="kse-button kse-button--framed" onClick={() => void session.restoreDraft()}>
            {t("draft.restore")}
          </button>
          <button type="button" className="kse-button kse-button--framed" onClick={() => session.discardDraft()}>
            {t("draft.discard")}
          </button>
        </div>
      )}
      {outline && <div className="kse-banner kse-banner--outline">{t("outline.about")}</div>}
      {note && !(outline && text === "") && <div className="kse-banner">{note}</div>}
      {error && (
        <div className="kse-banner kse-banner--error" role="alert">
          <Icon name="error" />
          <span>{t("banner.broken", { line: error.line, column: error.column, message: error.message })}</span>
          <button type="button" className="kse-button kse-button--framed" onClick={() => session.store.set({ drawer: "text", reveal: { offset: error.start, length: error.length } })}>
            {t("banner.show")}
          </button>
          {error.fix && (
            <button type="button" className="kse-button kse-button--framed" onClick={() => void session.applyFix(error.fix!.edits, { label: error.fix!.title })}>
              <Icon name="wand" size={14} />
              {error.fix.title}
            </button>
          )}
        </div>
      )}
      {run && (
        <div className={`kse-banner kse-banner--run kse-banner--${(status?.result ?? "running").toLowerCase()}`}>
          <a href={address} target="_blank" rel="noreferrer">
            {run.build === null ? t("run.queued") : t("run.number", { build: run.build })}
          </a>
          <span role="status">{status ? t(status.building ? "run.running" : "run.done", { result: status.result ?? "", time: runTime({ name: "", state: "", milliseconds: status.milliseconds ?? 0 }) }) : t("run.starting")}</span>
          {(status?.input ?? []).map((approval) => (
            <button key={approval.id} type="button" className="kse-button kse-button--primary" onClick={() => session.store.set({ dialog: { kind: "approval", approval } })}>
              <Icon name="approval" />
              {approval.message}
            </button>
          ))}
          <a href={status?.log ?? `${address}console`} target="_blank" rel="noreferrer">
            {t("run.log")}
          </a>
          {status && !status.building && (
            <button type="button" className="kse-button kse-button--icon kse-button--small" aria-label={t("close")} title={t("close")} onClick={() => session.store.set({ run: null })}>
              <Icon name="close" size={14} />
            </button>
          )}
        </div>
      )}
    </>
  );
}
