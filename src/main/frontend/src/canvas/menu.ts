import { isContainer, type StageIndex } from "../model/tree";
import type { MenuItem } from "../parts/Menu";
import type { EditorSession } from "../session/EditorSession";
import type { StageActions } from "./actions";

interface Target {
  session: EditorSession;
  actions: StageActions;
  index: StageIndex;
  writable: boolean;
  open(path: string): void;
  /** Null while no run is watched that has this stage. */
  log: ((path: string) => void) | null;
}

/** All that can be done to a stage, with the keys that do the same. */
export function stageMenu(path: string, { session, actions, index, writable, open, log }: Target): (MenuItem | null)[] {
  const { t } = session;
  const stage = index.stage(path);
  const range = stage?.range ?? index.opaque.get(path)?.range;
  const always: (MenuItem | null)[] = [
    { label: t(writable ? "menu.open" : "keys.open"), icon: "edit", shortcut: "Enter", run: () => open(path) },
    ...(log ? [{ label: t("menu.log"), icon: "text" as const, shortcut: "L", run: () => log(path) }] : []),
  ];
  if (!session.state.outline) {
    always.push({
      label: t("menu.source"),
      icon: "code",
      run: () => session.store.set({ drawer: "text", reveal: range ? { offset: range.start, length: range.end - range.start } : null }),
    });
  }
  if (!writable || path.startsWith("outside")) {
    return always;
  }
  const changes: (MenuItem | null)[] = [
    ...always,
    null,
    { label: t("menu.addAfter"), icon: "add", shortcut: "A", run: () => actions.addAfter(path) },
    { label: t("menu.addParallel"), icon: "branch", shortcut: "P", disabled: !stage, run: () => actions.addParallel(path) },
  ];
  if (stage && isContainer(stage)) {
    changes.push({ label: t("menu.addInside"), icon: "add", run: () => actions.addInside(stage) });
  }
  changes.push(null);
  if (stage) {
    changes.push(
      { label: t("menu.rename"), icon: "edit", shortcut: "F2", disabled: stage.nameIsExpression === true, run: () => session.store.set({ renaming: path }) },
      { label: t("menu.duplicate"), icon: "copy", shortcut: "Ctrl D", run: () => actions.duplicate(path) },
      { label: t("menu.group"), icon: "group", shortcut: "G", run: () => actions.group(path) },
    );
    if (stage.content === "stages" || stage.content === "parallel") {
      changes.push({ label: t("menu.ungroup"), icon: "group", run: () => actions.ungroup(path) });
    }
  }
  changes.push(
    { label: t("menu.moveBefore"), icon: "up", shortcut: "Alt ←", run: () => actions.shift(path, -1) },
    { label: t("menu.moveAfter"), icon: "down", shortcut: "Alt →", run: () => actions.shift(path, 1) },
    null,
    { label: t("menu.delete"), icon: "trash", shortcut: "Del", destructive: true, run: () => actions.remove(path) },
  );
  return changes;
}
