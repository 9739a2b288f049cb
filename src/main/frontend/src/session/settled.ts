import type { EditorSession } from "./EditorSession";

/** What is being typed into a field becomes an edit now instead of after a moment of rest. */
export function keepTyped(): void {
  const field = document.activeElement;
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) {
    field.blur();
    field.focus();
  }
}

/** Resolves when the text holds everything that was typed and done until now. */
export async function settled(session: EditorSession): Promise<void> {
  if (typeof document !== "undefined") {
    keepTyped();
  }
  await session.idle();
}
