import type { EditorSession } from "../session/EditorSession";
import { save } from "../session/saving";
import { isUnsaved } from "../session/state";

/** The keys that mean the same everywhere on the page. */
export function pageKeys(event: KeyboardEvent, session: EditorSession): void {
  const { state, store } = session;
  if (event.defaultPrevented || state.phase !== "ready" || state.dialog !== null) {
    return;
  }
  const handled = event.ctrlKey || event.metaKey ? command(event, session) : !isTyping(event) && !event.altKey && plain(event);
  if (handled) {
    event.preventDefault();
  }

  function plain(pressed: KeyboardEvent): boolean {
    switch (pressed.key) {
      case "?":
        store.set({ dialog: { kind: "keys" } });
        return true;
      case "t":
        store.set(state.view === "text" ? { view: "both", drawer: null } : { view: "text", drawer: "text" });
        return true;
      case "c":
        store.set({ view: state.view === "canvas" ? "both" : "canvas" });
        return true;
    }
    return false;
  }
}

function command(event: KeyboardEvent, session: EditorSession): boolean {
  const { state, store } = session;
  switch (event.key.toLowerCase()) {
    case "s":
      if (state.origin === "scm" || isUnsaved(state)) {
        void save(session);
      }
      return true;
    case "enter":
      if (state.runnable) {
        store.set({ dialog: { kind: "run" } });
      }
      return true;
    case "z":
      keepTyped();
      void (event.shiftKey ? session.redo() : session.undo());
      return true;
    case "y":
      void session.redo();
      return true;
  }
  return false;
}

/** What is being typed into a field becomes an edit first, so that it is what gets undone. */
function keepTyped(): void {
  const field = document.activeElement;
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    field.blur();
    field.focus();
  }
}

/** Letters belong to a field, an editor or a list that has the focus; inside of a shadow tree the event's first target tells. */
function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
