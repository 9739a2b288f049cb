import { defaultKeymap } from "@codemirror/commands";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { external } from "./external";
import { groovyLanguage, highlighting, looks } from "./groovy";
import { LineEnds } from "./lineEnds";
import { shadowEditor } from "./shadow";

interface Props {
  value: string;
  label: string;
  readOnly: boolean;
  onChange(value: string): void;
}

/** A piece of Groovy by itself. Undo is the page's own, as it holds for the whole file. */
export default function CodeView({ value, label, readOnly, onChange }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const lines = useRef(new LineEnds(""));
  const change = useRef(onChange);
  change.current = onChange;

  useEffect(() => {
    const made = shadowEditor(host.current!, lines.current.view, [
      groovyLanguage,
      highlighting,
      looks,
      drawSelection(),
      EditorView.lineWrapping,
      EditorState.readOnly.of(readOnly),
      EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
      keymap.of(defaultKeymap),
      EditorView.updateListener.of((update) => {
        if (update.docChanged && !update.transactions.every((one) => one.annotation(external))) {
          const next = lines.current.changed(update.changes);
          lines.current = new LineEnds(next);
          change.current(next);
        }
      }),
    ]);
    view.current = made;
    return () => {
      made.destroy();
      view.current = null;
    };
  }, [label, readOnly]);

  useEffect(() => {
    const editor = view.current;
    if (editor && lines.current.text !== value) {
      lines.current = new LineEnds(value);
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: lines.current.view }, annotations: external.of(true) });
    }
  }, [value, label, readOnly]);

  return <div className="kse-code" ref={host} />;
}
