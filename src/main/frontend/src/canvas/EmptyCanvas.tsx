import { useEditor, useSession, useWords } from "../page/context";
import { Icon } from "../parts/Icon";

/** What to do first when nothing can be drawn: an empty text, a scripted pipeline, or one that cannot be read at all. */
export function EmptyCanvas({ add, writable }: { add(): void; writable: boolean }) {
  const t = useWords();
  const session = useSession();
  const { text, model, outline, note } = useEditor();
  const empty = text.trim() === "" || model?.pipeline;
  if (outline && note) {
    return (
      <div className="kse-empty">
        <h2>{t("outline.none")}</h2>
        <p>{note}</p>
      </div>
    );
  }
  return (
    <div className="kse-empty">
      <h2>{t(empty ? "empty.title" : model?.kind === "scripted" ? "empty.scripted" : "empty.broken")}</h2>
      {(!empty || writable) && <p>{t(empty ? "empty.text" : model?.kind === "scripted" ? "empty.scriptedText" : "empty.brokenText")}</p>}
      <div className="kse-row">
        {empty && writable && (
          <>
            <button type="button" className="jenkins-button jenkins-button--primary kse-button kse-button--primary" onClick={add}>
              <Icon name="add" />
              {t("stage.addFirst")}
            </button>
            <button type="button" className="jenkins-button kse-button kse-button--framed" onClick={() => session.store.set({ dialog: { kind: "templates" } })}>
              <Icon name="template" />
              {t("bar.templates")}
            </button>
          </>
        )}
        {!empty && (
          <button type="button" className="jenkins-button kse-button kse-button--framed" onClick={() => session.store.set({ drawer: "text" })}>
            <Icon name="text" />
            {t("drawer.openText")}
          </button>
        )}
      </div>
    </div>
  );
}
