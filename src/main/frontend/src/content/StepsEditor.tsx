import { useCallback, useMemo, useRef, useState } from "react";
import { StepNames } from "../outline/StepNames";
import { useEditor, useSession, useWords, useWritable } from "../page/context";
import { Icon } from "../parts/Icon";
import type { Step } from "../protocol/model";
import { StepActions } from "./stepActions";
import { StepList } from "./StepList";
import { useStepDrag } from "./useStepDrag";

interface Props {
  parent: string;
  steps: readonly Step[];
  label: string;
}

/** The steps of a stage or of a post condition; of an outline their names. */
export function StepsEditor(props: Props) {
  return useEditor().outline ? <StepNames {...props} /> : <EditableSteps {...props} />;
}

/** With what can be done to several of them at once. */
function EditableSteps({ parent, steps, label }: Props) {
  const t = useWords();
  const session = useSession();
  const writable = useWritable();
  const actions = useMemo(() => new StepActions(session), [session]);
  const root = useRef<HTMLDivElement>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((path: string) => {
    setSelected((old) => {
      const next = new Set(old);
      if (!next.delete(path)) {
        next.add(path);
      }
      return next;
    });
  }, []);
  const drop = useCallback((step: Step, target: { parent: string; index: number }) => void actions.move(step.path, target.parent, target.index, step.name), [actions]);
  const { onGrab, dropBefore } = useStepDrag(root, drop);
  const clear = () => setSelected(new Set());

  return (
    <div ref={root} className="kse-steps-editor">
      {selected.size > 0 && writable && (
        <div className="kse-selection" role="toolbar" aria-label={t("steps.selection")}>
          <span>{t("steps.selected", { count: selected.size })}</span>
          <button
            type="button"
            className="kse-button kse-button--framed"
            onClick={() => {
              session.store.set({ dialog: { kind: "wrap", paths: [...selected] } });
              clear();
            }}
          >
            <Icon name="wrap" size={14} />
            {t("step.wrap")}
          </button>
          <button
            type="button"
            className="kse-button kse-button--framed"
            onClick={() => {
              const backwards = [...selected].sort().reverse();
              const outermost = backwards.filter((path) => !backwards.some((other) => path.startsWith(`${other}/`)));
              void session.edit(outermost.sort(byPositionBackwards).map((path) => ({ operation: "deleteStep" as const, path })), { label: t("did.stepsDeleted", { count: outermost.length }), offerUndo: true, openStep: null });
              clear();
            }}
          >
            <Icon name="trash" size={14} />
            {t("menu.delete")}
          </button>
          <button type="button" className="kse-link" onClick={clear}>
            {t("cancel")}
          </button>
        </div>
      )}
      <StepList parent={parent} steps={steps} selected={selected} toggle={toggle} dropBefore={dropBefore} onGrab={onGrab} label={label} />
    </div>
  );
}

/** Last ones first, so that taking one away moves none of those still to go. */
function byPositionBackwards(a: string, b: string): number {
  return b.localeCompare(a, "en", { numeric: true });
}
