import { useState } from "react";
import { useEditor, useSession, useWords } from "../page/context";
import { Modal } from "../parts/Modal";
import type { Approval } from "../protocol/run";
import { answer } from "../session/running";
import { initialValues, RunParameters } from "./RunParameters";

/** A build waits for a person: what it asks, and the answer. */
export function ApprovalDialog({ approval }: { approval: Approval }) {
  const t = useWords();
  const session = useSession();
  const { run } = useEditor();
  const parameters = approval.parameters ?? [];
  const [values, setValues] = useState(() => initialValues(parameters));
  const [failure, setFailure] = useState<string | null>(null);
  const close = () => session.store.set({ dialog: null });
  const say = async (proceed: boolean) => {
    const why = await answer(session, approval.id, proceed, proceed ? values : {});
    setFailure(why);
    if (why === null) {
      close();
      session.say(t(proceed ? "approval.given" : "approval.refused"));
    }
  };
  return (
    <Modal
      title={t("approval.title", { build: run?.build ?? "" })}
      close={close}
      onSubmit={() => void say(true)}
      footer={
        <>
          <button type="button" className="kse-button kse-button--framed" disabled={approval.answerable === false} onClick={() => void say(false)}>
            {approval.cancel || t("approval.abort")}
          </button>
          <button type="submit" className="jenkins-button jenkins-button--primary kse-button kse-button--primary" disabled={approval.answerable === false}>
            {approval.ok || t("approval.proceed")}
          </button>
        </>
      }
    >
      <p className="kse-approval">{approval.message}</p>
      {approval.submitter && <p className="kse-quiet">{t("approval.submitter", { who: approval.submitter })}</p>}
      {approval.answerable === false && <p className="kse-alert">{t("approval.notYou")}</p>}
      {parameters.length > 0 && <RunParameters parameters={parameters} values={values} change={setValues} />}
      {failure && (
        <p className="kse-alert kse-alert--error" role="alert">
          {failure}
        </p>
      )}
    </Modal>
  );
}
