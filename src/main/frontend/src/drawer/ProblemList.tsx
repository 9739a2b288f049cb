import { useEditor, useSession, useStages, useWords } from "../page/context";
import { Icon, type IconName } from "../parts/Icon";
import type { Diagnostic, Severity } from "../protocol/model";

const ICONS: Record<Severity, IconName> = { error: "error", warning: "problem", info: "help" };
const ORDER: Severity[] = ["error", "warning", "info"];

/** Everything that was found, worst first; a press goes to its place, a fix is one more. */
export function ProblemList() {
  const t = useWords();
  const session = useSession();
  const { diagnostics, writable, stale } = useEditor();
  const index = useStages();
  if (diagnostics.length === 0) {
    return <p className="kse-quiet kse-pad">{t("problems.none")}</p>;
  }
  const go = (one: Diagnostic) => {
    if (!stale) {
      session.select(index.at(one.start));
    }
    session.store.set({ drawer: "text", reveal: { offset: one.start, length: one.length } });
  };
  const sorted = [...diagnostics].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || a.start - b.start);
  return (
    <ul className="kse-problems">
      {sorted.map((one) => (
        <li key={`${one.code} ${one.start}`} className={`kse-problem kse-problem--${one.severity}`}>
          <Icon name={ICONS[one.severity]} />
          <button type="button" className="kse-problem__text" onClick={() => go(one)}>
            <span className="kse-hidden">{t(`severity.${one.severity}`)} </span>
            {one.message}
            <span className="kse-problem__place">
              {t("problem.place", { line: one.line, column: one.column })} · {one.code}
            </span>
          </button>
          {one.fix && writable && (
            <button type="button" className="kse-button kse-button--framed" onClick={() => void session.applyFix(one.fix!.edits, { label: one.fix!.title })}>
              <Icon name="wand" size={14} />
              {one.fix.title}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
