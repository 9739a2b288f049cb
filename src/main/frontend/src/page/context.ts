import { createContext, useContext, useMemo, useSyncExternalStore } from "react";
import { StageIndex } from "../model/tree";
import type { Stage } from "../protocol/model";
import type { EditorSession } from "../session/EditorSession";
import type { EditorState } from "../session/state";
import type { Translate } from "../words";
import type { PageSettings } from "./settings";

export interface PageContext {
  session: EditorSession;
  settings: PageSettings;
}

export const EditorContext = createContext<PageContext | null>(null);

export function usePage(): PageContext {
  const page = useContext(EditorContext);
  if (!page) {
    throw new Error("outside of the editor's page");
  }
  return page;
}

export function useSession(): EditorSession {
  return usePage().session;
}

export function useEditor(): EditorState {
  const { store } = useSession();
  return useSyncExternalStore(store.subscribe, store.get);
}

export function useWords(): Translate {
  return useSession().t;
}

export function useStages(): StageIndex {
  const { model } = useEditor();
  return useMemo(() => new StageIndex(model), [model]);
}

export function useSelectedStage(): Stage | null {
  const { selection } = useEditor();
  return useStages().stage(selection);
}

/** Whether the reader may change anything now: not a stage of a text that has just become unreadable. */
export function useWritable(): boolean {
  const { writable, stale } = useEditor();
  return writable && !stale;
}
