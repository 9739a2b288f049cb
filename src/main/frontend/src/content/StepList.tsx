import { useMemo } from "react";
import { useEditor, useSession, useWords, useWritable } from "../page/context";
import { Icon } from "../parts/Icon";
import type { Step } from "../protocol/model";
import { StepActions } from "./stepActions";
import { StepItem } from "./StepItem";

interface Props {
  parent: string;
  steps: readonly Step[];
  selected: ReadonlySet<string>;
  toggle(path: string): void;
  dropBefore: string | null;
  onGrab(event: React.PointerEvent, step: Step): void;
  label: string;
}

/** Steps one after the other, with those of a block below it. */
export function StepList({ parent, steps, selected, toggle, dropBefore, onGrab, label }: Props) {
  const t = useWords();
  const session = useSession();
  const writable = useWritable();
  const { openStep } = useEditor();
  const actions = useMemo(() => new StepActions(session), [session]);
  const end = `${parent}/steps/${steps.length}`;
  return (
    <>
      <ol className="kse-steps" aria-label={label} data-parent={parent} data-count={steps.length}>
        {steps.map((step) => (
          <li key={step.path} className={dropBefore === step.path ? "kse-steps__drop" : undefined}>
            <StepItem
              step={step}
              siblings={steps.length}
              actions={actions}
              open={openStep === step.path}
              selected={selected.has(step.path)}
              toggle={toggle}
              onGrab={onGrab}
              nested={
                step.steps && step.block && !step.code ? (
                  <StepList parent={step.path} steps={step.steps} selected={selected} toggle={toggle} dropBefore={dropBefore} onGrab={onGrab} label={t("steps.inside", { name: step.name })} />
                ) : null
              }
            />
          </li>
        ))}
        {dropBefore === end && <li className="kse-steps__drop kse-steps__drop--end" aria-hidden="true" />}
      </ol>
      {writable && (
        <button
          type="button"
          className="kse-add"
          data-add-step={parent}
          onClick={() => session.store.set({ dialog: { kind: "palette", parent, index: steps.length } })}
        >
          <Icon name="add" size={14} />
          {t(parent.includes("/steps/") ? "steps.addInside" : "steps.add")}
        </button>
      )}
    </>
  );
}
