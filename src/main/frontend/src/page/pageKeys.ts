import type { EditorSession } from "../session/EditorSession";
import { save } from "../session/saving";
import { keepTyped } from "../session/settled";

/** The keys that mean the same everywhere on the page. */
export function pageKeys(event: KeyboardEvent, session: EditorSession): void {
  const { state, store } = session;
  if (event.defaultPrevented || state.phase !== "ready" || state.dialog !== null) {
    return;
  }
  const handled =
    event.ctrlKey || event.metaKey ? command(event, session) : event.key === "Escape" ? leaveContent() : !isTyping(event) && !event.altKey && plain(event);
  if (handled) {
    event.preventDefault();
  }

  function plain(pressed: KeyboardEvent): boolean {
    switch (pressed.key) {
      case "?":
        store.set({ dialog: { kind: "keys" } });
        return true;
      case "t":
        if (state.outline) {
          return false;
        }
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
      void save(session);
      return true;
    case "enter":
      if (state.runnable) {
        store.set({ dialog: { kind: "run" } });
      }
      return true;
    case "z":
      // What is being typed is what gets undone.
      keepTyped();
      void (event.shiftKey ? session.redo() : session.undo());
      return true;
    case "y":
      void session.redo();
      return true;
  }
  return false;
}

/** One level out: from a field to its step, from anywhere else in the content to the stage in the drawing. */
function leaveContent(): boolean {
  const focus = document.activeElement;
  if (!focus?.closest(".kse-content")) {
    return false;
  }
  const step = focus.closest(".kse-step__form")?.closest(".kse-step")?.querySelector<HTMLElement>(".kse-step__head");
  const outside = step ?? document.querySelector<HTMLElement>('.kse-card[tabindex="0"]') ?? document.querySelector<HTMLElement>(".kse-canvas__scroll");
  outside?.focus();
  return true;
}

/** Letters belong to a field, an editor or a list that has the focus; inside of a shadow tree the event's first target tells. */
function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
