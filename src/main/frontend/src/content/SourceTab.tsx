import { lazy, Suspense } from "react";
import { useEditor, useSession, useWords } from "../page/context";
import { Icon } from "../parts/Icon";
import type { Range } from "../protocol/model";

const CodeView = lazy(() => import("../drawer/CodeView"));

/** The text of just this stage; what is typed here changes only this part of the file. */
export function SourceTab({ range, about }: { path: string; range: Range; about?: string }) {
  const t = useWords();
  const session = useSession();
  const { text, writable } = useEditor();
  const part = text.slice(range.start, range.end);
  const open = () => session.store.set({ drawer: "text", reveal: { offset: range.start, length: 0 } });
  return (
    <div className="kse-source">
      {about && <p className="kse-quiet">{about}</p>}
      <Suspense fallback={<pre className="kse-code">{part}</pre>}>
        <CodeView value={part} readOnly={!writable} label={t("tab.source")} onChange={(next) => session.typed(text.slice(0, range.start) + next + text.slice(range.end))} />
      </Suspense>
      <button type="button" className="kse-link" onClick={open}>
        <Icon name="text" size={14} /> {t("source.inText", { line: range.line })}
      </button>
    </div>
  );
}
