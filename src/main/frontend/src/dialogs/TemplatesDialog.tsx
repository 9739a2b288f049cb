import { useEffect, useState } from "react";
import { TextField } from "../content/fields/TextField";
import { useEditor, useSession, useWords } from "../page/context";
import { Modal } from "../parts/Modal";
import type { TemplateDescription } from "../protocol/catalogue";
import { messageOf } from "../session/EditorSession";
import { isUnsaved } from "../session/state";

/** A pipeline to begin with, made from a few answers. */
export function TemplatesDialog() {
  const t = useWords();
  const session = useSession();
  const state = useEditor();
  const templates = state.catalogue.templates ?? [];
  const [chosen, setChosen] = useState<TemplateDescription | null>(templates[0] ?? null);
  const [values, setValues] = useState<Record<string, string>>({});
  const [preview, setPreview] = useState("");
  const [failure, setFailure] = useState<string | null>(null);
  const close = () => session.store.set({ dialog: null });

  useEffect(() => {
    if (!chosen) {
      return;
    }
    let gone = false;
    session.client.template(chosen.name, values).then(
      (text) => {
        if (!gone) {
          setPreview(text);
          setFailure(null);
        }
      },
      (reason) => !gone && setFailure(messageOf(reason)),
    );
    return () => {
      gone = true;
    };
  }, [chosen, session, values]);

  const use = () => {
    if (chosen && preview) {
      close();
      void session.replaceText(preview, { label: t("did.template", { name: chosen.displayName || chosen.name }), select: null, offerUndo: true });
    }
  };

  return (
    <Modal
      title={t("bar.templates")}
      wide
      close={close}
      onSubmit={use}
      footer={
        <>
          {(isUnsaved(state) || state.text.trim() !== "") && <p className="kse-quiet">{t("templates.replaces")}</p>}
          <button type="button" className="kse-button kse-button--framed" onClick={close}>
            {t("cancel")}
          </button>
          <button type="submit" className="jenkins-button jenkins-button--primary kse-button kse-button--primary" disabled={!preview}>
            {t("templates.use")}
          </button>
        </>
      }
    >
      <div className="kse-templates">
        <ul className="kse-templates__list">
          {templates.map((one) => (
            <li key={one.name}>
              <button
                type="button"
                aria-pressed={chosen === one}
                onClick={() => {
                  setChosen(one);
                  setValues({});
                }}
              >
                <strong>{one.displayName || one.name}</strong>
                {(one.description || one.help) && <span>{one.description || one.help}</span>}
              </button>
            </li>
          ))}
        </ul>
        <div className="kse-templates__form">
          {(chosen?.parameters ?? []).map((one) => (
            <div className="kse-field" key={`${chosen!.name} ${one.name}`}>
              <label className="kse-field__label" htmlFor={`kse-template-${one.name}`}>
                {one.label || one.name}
              </label>
              <TextField id={`kse-template-${one.name}`} code={one.type === "code"} multiline={one.type === "code" || one.type === "text"} value={values[one.name] ?? String(one.default ?? "")} commit={(value) => setValues((old) => ({ ...old, [one.name]: value }))} />
            </div>
          ))}
          {failure && (
            <p className="kse-alert kse-alert--error" role="alert">
              {failure}
            </p>
          )}
        </div>
        <pre className="kse-templates__preview" role="region" tabIndex={0} aria-label={t("templates.preview")}>
          {preview}
        </pre>
      </div>
    </Modal>
  );
}
