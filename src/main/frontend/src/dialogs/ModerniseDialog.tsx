import { useMemo, useState } from "react";
import { DiffView } from "../drawer/DiffView";
import { useEditor, useSession, useWords } from "../page/context";
import { Modal } from "../parts/Modal";
import type { Diagnostic } from "../protocol/model";
import { applyTogether } from "../session/splice";

/** All quick fixes as one list to choose from, with the diff that they make together. */
export function ModerniseDialog() {
  const t = useWords();
  const session = useSession();
  const { diagnostics, text } = useEditor();
  const fixable = useMemo(() => diagnostics.filter((one) => one.fix), [diagnostics]);
  const [left, setLeft] = useState<ReadonlySet<Diagnostic>>(new Set());
  const chosen = compatible(fixable.filter((one) => !left.has(one)));
  const after = applyTogether(text, chosen.flatMap((one) => one.fix!.edits));
  const close = () => session.store.set({ dialog: null });
  const toggle = (one: Diagnostic) => {
    const next = new Set(left);
    if (!next.delete(one)) {
      next.add(one);
    }
    setLeft(next);
  };
  const apply = () => {
    close();
    void session.replaceText(after, { label: t("did.modernised", { count: chosen.length }), offerUndo: true });
  };
  return (
    <Modal
      title={t("modernise.title")}
      wide
      close={close}
      onSubmit={apply}
      footer={
        <>
          <button type="button" className="kse-button kse-button--framed" onClick={close}>
            {t("cancel")}
          </button>
          <button type="submit" className="jenkins-button jenkins-button--primary kse-button kse-button--primary" disabled={chosen.length === 0}>
            {t("modernise.apply", { count: chosen.length })}
          </button>
        </>
      }
    >
      {fixable.length === 0 ? (
        <p className="kse-quiet">{t("modernise.none")}</p>
      ) : (
        <div className="kse-modernise">
          <ul>
            {fixable.map((one) => (
              <li key={`${one.code} ${one.start}`}>
                <label className="kse-check">
                  <input type="checkbox" checked={!left.has(one)} onChange={() => toggle(one)} />
                  <span>
                    <strong>{one.fix!.title}</strong>
                    <span className="kse-quiet">
                      {t("problem.line", { line: one.line })}: {one.message}
                    </span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
          <DiffView before={text} after={after} empty={t("diff.none")} label={t("drawer.diff")} />
        </div>
      )}
    </Modal>
  );
}

/** Fixes that touch no common place: of two that do, the later is left for the next round. */
export function compatible(fixes: readonly Diagnostic[]): Diagnostic[] {
  const taken: { start: number; end: number }[] = [];
  return [...fixes]
    .sort((a, b) => a.start - b.start)
    .filter((one) => {
      const edits = one.fix!.edits;
      const free = edits.every((edit) => taken.every((other) => edit.end <= other.start || edit.start >= other.end) && !taken.some((other) => other.start === edit.start && other.end === edit.end));
      if (free) {
        taken.push(...edits);
      }
      return free;
    });
}
