import { useEffect } from "react";
import { Icon } from "../parts/Icon";
import { useEditor, useSession, useWords } from "./context";

const SHOWN = 8000;

/** What just happened, with the way back where there is one. Errors stay until they are read. */
export function NoticeBar() {
  const t = useWords();
  const session = useSession();
  const { notice } = useEditor();
  useEffect(() => {
    if (notice && notice.kind !== "error") {
      const timer = setTimeout(() => session.dismiss(notice.id), SHOWN);
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [notice, session]);
  if (!notice) {
    return null;
  }
  return (
    <div className={`kse-notice kse-notice--${notice.kind}`}>
      <span>{notice.text}</span>
      {notice.undo && (
        <button type="button" className="kse-link" onClick={() => void session.undo()}>
          {t("bar.undo")}
        </button>
      )}
      <button type="button" className="kse-button kse-button--icon kse-button--small" aria-label={t("close")} title={t("close")} onClick={() => session.dismiss(notice.id)}>
        <Icon name="close" size={14} />
      </button>
    </div>
  );
}
