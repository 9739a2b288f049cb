import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { useEditor, useSession, useWords, useWritable } from "../page/context";
import { Icon } from "../parts/Icon";
import { MenuButton, type MenuItem } from "../parts/Menu";
import type { Step } from "../protocol/model";
import { ArgumentsForm } from "./ArgumentsForm";
import { TextField } from "./fields/TextField";
import { sentenceOf } from "./sentence";
import type { StepActions } from "./stepActions";
import { blockOffer, stepType } from "./stepTypes";
import { WithCredentialsForm } from "./WithCredentialsForm";

interface Props {
  step: Step;
  siblings: number;
  actions: StepActions;
  open: boolean;
  selected: boolean;
  toggle(path: string): void;
  onGrab(event: PointerEvent, step: Step): void;
  nested: ReactNode;
}

/** One step: a sentence that opens its form. */
export function StepItem({ step, siblings, actions, open, selected, toggle, onGrab, nested }: Props) {
  const t = useWords();
  const session = useSession();
  const writable = useWritable();
  const { catalogue, diagnostics } = useEditor();
  const { title, detail } = sentenceOf(step, catalogue, t);
  const offer = blockOffer(stepType(catalogue, step.name), step);
  const head = useRef<HTMLButtonElement>(null);
  const form = useId();
  const wasOpened = useRef(false);
  const worst = diagnostics.filter((one) => one.start >= step.range.start && one.start < step.range.end && !inside(step, one.start)).map((one) => one.severity);
  const severity = worst.includes("error") ? "error" : worst.includes("warning") ? "warning" : null;

  useEffect(() => {
    if (open && !wasOpened.current && !head.current?.closest("li")?.contains(document.activeElement)) {
      head.current?.scrollIntoView({ block: "nearest" });
    }
    wasOpened.current = open;
  }, [open]);

  const set = (path: string | null) => session.store.set({ openStep: path });
  const focusAt = (path: string) => requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-step="${path}"]`)?.focus());
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      const heads = [...document.querySelectorAll<HTMLElement>(".kse-content [data-step]")];
      heads[heads.indexOf(head.current!) + (event.key === "ArrowUp" ? -1 : 1)]?.focus();
      return;
    }
    if (!writable) {
      return;
    }
    const command = event.ctrlKey || event.metaKey;
    if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      void actions.shift(step.path, event.key === "ArrowUp" ? -1 : 1, siblings, title).then((path) => path && focusAt(path));
    } else if (event.key === "Delete") {
      event.preventDefault();
      actions.remove(step.path, title);
      session.select(session.state.selection);
    } else if (command && event.key.toLowerCase() === "d") {
      event.preventDefault();
      event.stopPropagation();
      actions.duplicate(step.path, title);
    }
  };
  const items = (): (MenuItem | null)[] => [
    { label: t("menu.source"), icon: "code", run: () => session.store.set({ drawer: "text", reveal: { offset: step.range.start, length: step.range.end - step.range.start } }) },
    ...(writable
      ? ([
          { label: t("menu.duplicate"), icon: "copy", shortcut: "Ctrl D", run: () => actions.duplicate(step.path, title) },
          { label: t("step.addBefore"), icon: "add", run: () => session.store.set({ dialog: { kind: "palette", parent: parentOf(step.path), index: at(step.path) } }) },
          { label: t("step.wrap"), icon: "wrap", run: () => session.store.set({ dialog: { kind: "wrap", paths: [step.path] } }) },
          ...(offer === "add" ? [{ label: t("step.addBlock"), icon: "code", run: () => actions.addBlock(step.path, title) } as MenuItem] : []),
          ...(offer === "remove" ? [{ label: t("step.removeBlock"), icon: "minus", run: () => actions.removeBlock(step.path, title) } as MenuItem] : []),
          ...(step.block && nested ? [{ label: t("step.unwrap"), icon: "wrap", run: () => actions.unwrap(step.path, title) } as MenuItem] : []),
          { label: t("step.up"), icon: "up", shortcut: "Alt ↑", disabled: at(step.path) === 0, run: () => void actions.shift(step.path, -1, siblings, title) },
          { label: t("step.down"), icon: "down", shortcut: "Alt ↓", disabled: at(step.path) === siblings - 1, run: () => void actions.shift(step.path, 1, siblings, title) },
          null,
          { label: t("menu.delete"), icon: "trash", shortcut: "Del", destructive: true, run: () => actions.remove(step.path, title) },
        ] as (MenuItem | null)[])
      : []),
  ];

  return (
    <div className={`kse-step${open ? " kse-step--open" : ""}${step.kind === "opaque" ? " kse-step--opaque" : ""}`} data-step-path={step.path}>
      <div className="kse-step__row">
        {writable && (
          <span className="kse-step__handle" title={t("step.drag")} onPointerDown={(event) => onGrab(event, step)} aria-hidden="true">
            <Icon name="drag" size={14} />
          </span>
        )}
        {writable && <input type="checkbox" className="kse-step__select" checked={selected} aria-label={t("step.select", { name: title })} onChange={() => toggle(step.path)} />}
        <button type="button" ref={head} className="kse-step__head" data-step={step.path} aria-expanded={open} aria-controls={open ? form : undefined} onKeyDown={onKeyDown} onClick={() => set(open ? null : step.path)}>
          <Icon name={open ? "down" : "chevron"} size={14} />
          <span className="kse-step__sentence">
            <strong>{title}</strong>
            {detail && <span className="kse-step__detail">{detail}</span>}
          </span>
          {severity && (
            <span className={`kse-mark kse-mark--${severity}`} title={t(severity === "error" ? "severity.error" : "severity.warning")}>
              <Icon name={severity === "error" ? "error" : "problem"} size={14} />
            </span>
          )}
        </button>
        <MenuButton label={t("step.menu", { name: title })} className="kse-button kse-button--icon kse-step__menu" items={items} />
      </div>
      {open && (
        <div className="kse-step__form" id={form}>
          <StepForm step={step} title={title} />
          {writable && offer === "add" && (
            <button type="button" className="kse-add" data-add-block={step.path} onClick={() => actions.addBlock(step.path, title)}>
              <Icon name="add" size={14} />
              {t("step.addBlock")}
            </button>
          )}
        </div>
      )}
      {nested && <div className="kse-step__nested">{nested}</div>}
    </div>
  );
}

function StepForm({ step, title }: { step: Step; title: string }) {
  const t = useWords();
  const session = useSession();
  const writable = useWritable();
  const { catalogue } = useEditor();
  const code = step.kind === "opaque" ? (step.text ?? "") : step.code;
  if (code !== undefined && code !== null) {
    return (
      <div className="kse-form">
        {step.kind === "opaque" && <p className="kse-quiet">{t("opaque.about")}</p>}
        {(step.arguments?.length ?? 0) > 0 && <ArgumentsForm path={step.path} name={title} type={stepType(catalogue, step.name)} list={step.arguments ?? []} />}
        <TextField
          label={t("step.code", { name: title })}
          code
          multiline
          disabled={!writable}
          autoFocus={writable}
          value={code}
          commit={(next) => void session.edit([{ operation: "setCode", path: step.path, code: next }], { label: t("did.set", { name: t("code"), of: title }), key: step.path })}
        />
      </div>
    );
  }
  if (step.name === "withCredentials") {
    return <WithCredentialsForm step={step} />;
  }
  return <ArgumentsForm path={step.path} name={title} type={stepType(catalogue, step.name)} list={step.arguments ?? []} autoFocus={writable} />;
}

const at = (path: string) => Number(path.slice(path.lastIndexOf("/") + 1));
const parentOf = (path: string) => path.slice(0, path.lastIndexOf("/steps/"));
const inside = (step: Step, offset: number): boolean => (step.steps ?? []).some((one) => one.range.start <= offset && offset < one.range.end);
