import { useState } from "react";
import { useEditor, useSession, useWords } from "../page/context";
import { Icon } from "../parts/Icon";
import { Modal } from "../parts/Modal";
import { start } from "../session/running";
import { save } from "../session/saving";
import { isUnsaved } from "../session/state";
import { initialValues, RunParameters } from "./RunParameters";

/** Starts a build; asks for the parameters that the job has. */
export function RunDialog() {
  const t = useWords();
  const session = useSession();
  const state = useEditor();
  const [values, setValues] = useState(() => initialValues(state.parameters));
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const unsaved = isUnsaved(state);
  const close = () => session.store.set({ dialog: null });
  const run = async () => {
    setBusy(true);
    await session.idle();
    if (isUnsaved(session.state) && state.origin === "job") {
      await save(session);
      if (isUnsaved(session.state)) {
        return;
      }
    }
    const why = await start(session, values);
    setBusy(false);
    setFailure(why);
    if (why === null) {
      close();
    }
  };
  return (
    <Modal
      title={t("run.title")}
      close={close}
      onSubmit={() => void run()}
      footer={
        <>
          <button type="button" className="kse-button kse-button--framed" onClick={close}>
            {t("cancel")}
          </button>
          <button type="submit" className="jenkins-button jenkins-button--primary kse-button kse-button--primary" disabled={busy}>
            <Icon name="play" />
            {t(unsaved && state.origin === "job" ? "run.saveAndRun" : "bar.run")}
          </button>
        </>
      }
    >
      {unsaved && <p className="kse-alert">{t(state.origin === "job" ? "run.unsaved" : "run.unsavedScm")}</p>}
      {state.parameters.length === 0 ? <p className="kse-quiet">{t("run.noParameters")}</p> : <RunParameters parameters={state.parameters} values={values} change={setValues} />}
      {failure && (
        <p className="kse-alert kse-alert--error" role="alert">
          {failure}
        </p>
      )}
    </Modal>
  );
}
