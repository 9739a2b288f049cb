import { useState } from "react";
import { useEditor, useSession, useWords } from "../page/context";
import { Icon } from "../parts/Icon";
import { Modal } from "../parts/Modal";
import { commit, copyText } from "../session/saving";

/** A Jenkinsfile that lives in a repository: commit it to a branch, or take it along. */
export function CommitDialog() {
  const t = useWords();
  const session = useSession();
  const { path, branch: from, committable, text, saving, commitTo } = useEditor();
  const [branch, setBranch] = useState(commitTo?.branch ?? from ?? "");
  const [message, setMessage] = useState(commitTo?.message ?? t("commit.defaultMessage", { file: path ?? "Jenkinsfile" }));
  const [failure, setFailure] = useState<string | null>(null);
  const close = () => session.store.set({ dialog: null });
  const submit = async () => {
    const why = await commit(session, branch.trim(), message.trim());
    setFailure(why);
    if (why === null && session.state.dialog?.kind === "commit") {
      close();
    }
  };
  return (
    <Modal
      title={t("commit.title", { file: path ?? "Jenkinsfile" })}
      close={close}
      onSubmit={() => void submit()}
      footer={
        <>
          <a className="kse-button kse-button--framed" download={(path ?? "Jenkinsfile").replace(/.*\//, "")} href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}>
            {t("commit.download")}
          </a>
          <button type="button" className="kse-button kse-button--framed" onClick={() => void copyText(session)}>
            <Icon name="copy" />
            {t("commit.copy")}
          </button>
          {committable && (
            <button type="submit" className="jenkins-button jenkins-button--primary kse-button kse-button--primary" disabled={saving || branch.trim() === "" || message.trim() === ""}>
              {t("commit.commit")}
            </button>
          )}
        </>
      }
    >
      {committable ? (
        <div className="kse-form">
          <div className="kse-field">
            <label className="kse-field__label" htmlFor="kse-commit-branch">
              {t("commit.branch")}
            </label>
            <input id="kse-commit-branch" className="jenkins-input kse-input" value={branch} onChange={(event) => setBranch(event.target.value)} />
          </div>
          <div className="kse-field">
            <label className="kse-field__label" htmlFor="kse-commit-message">
              {t("commit.message")}
            </label>
            <textarea id="kse-commit-message" className="jenkins-input kse-input" rows={3} value={message} onChange={(event) => setMessage(event.target.value)} />
          </div>
        </div>
      ) : (
        <p>{t("commit.cannot")}</p>
      )}
      {failure && (
        <p className="kse-alert kse-alert--error" role="alert">
          {failure}
        </p>
      )}
    </Modal>
  );
}
