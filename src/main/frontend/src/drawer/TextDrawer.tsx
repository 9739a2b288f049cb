import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { type Diagnostic as Finding, lintGutter, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { StageIndex } from "../model/tree";
import { useEditor, useSession, useWords } from "../page/context";
import type { EditorSession } from "../session/EditorSession";
import { spliceBetween } from "../session/splice";
import { completions } from "./completion";
import { external } from "./external";
import { groovyLanguage, highlighting, looks } from "./groovy";
import { LineEnds } from "./lineEnds";
import { shadowEditor } from "./shadow";

const FOLLOW_DELAY = 150;

/** The whole Jenkinsfile as text. It and the drawing show the same thing at any time; the cursor selects the stage that it is in. */
export default function TextDrawer() {
  const t = useWords();
  const session = useSession();
  const { text, diagnostics, writable, selection, model, reveal, stale } = useEditor();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const lines = useRef(new LineEnds(text));
  const selectedHere = useRef<string | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = (editor: EditorView) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (!session.state.stale) {
          const path = new StageIndex(session.state.model).at(lines.current.toText(editor.state.selection.main.head));
          selectedHere.current = path;
          session.select(path);
        }
      }, FOLLOW_DELAY);
    };
    lines.current = new LineEnds(session.state.text);
    const made = shadowEditor(host.current!, lines.current.view, [
      extensions(session, writable),
      EditorView.contentAttributes.of({ "aria-label": t("drawer.text"), tabindex: "0" }),
      EditorView.updateListener.of((update) => {
        const outside = update.transactions.some((one) => one.annotation(external));
        if (update.docChanged && !outside) {
          const next = lines.current.changed(update.changes);
          lines.current = new LineEnds(next);
          session.typed(next);
        }
        if (update.selectionSet && !outside && update.view.hasFocus) {
          follow(update.view);
        }
      }),
    ]);
    view.current = made;
    return () => {
      clearTimeout(timer);
      made.destroy();
      view.current = null;
    };
  }, [session, t, writable]);

  // Edits of the drawing appear here at once, with the cursor kept in place.
  useEffect(() => {
    const editor = view.current;
    if (editor && lines.current.text !== text) {
      const next = new LineEnds(text);
      const splice = spliceBetween(lines.current.view, next.view);
      lines.current = next;
      const changed = splice.start + splice.text.length;
      // Who undoes or repairs something here looks at what that did.
      const moved = editor.hasFocus ? { selection: { anchor: changed }, effects: EditorView.scrollIntoView(changed, { y: "nearest", yMargin: 40 }) } : {};
      editor.dispatch({ changes: { from: splice.start, to: splice.end, insert: splice.text }, annotations: external.of(true), ...moved });
    }
  }, [text]);

  useEffect(() => {
    const editor = view.current;
    if (editor && lines.current.text === text) {
      const size = editor.state.doc.length;
      const found: Finding[] = diagnostics.map((one) => {
        const from = Math.min(size, lines.current.toView(one.start));
        const to = Math.min(size, Math.max(from, lines.current.toView(one.start + one.length)));
        const fix = one.fix;
        const actions = fix && writable ? [{ name: fix.title, apply: () => void session.applyFix(fix.edits, { label: fix.title }) }] : [];
        return { from, to, severity: one.severity, message: one.message, source: one.code, actions };
      });
      editor.dispatch(setDiagnostics(editor.state, found));
    }
  }, [diagnostics, session, text, writable]);

  // What is selected in the drawing comes into view, but never takes the cursor away from who is typing.
  useEffect(() => {
    const editor = view.current;
    if (editor && selection && selection !== selectedHere.current && !stale && !editor.hasFocus) {
      const index = new StageIndex(model);
      const place = index.stage(selection)?.nameRange ?? index.stage(selection)?.range ?? index.opaque.get(selection)?.range;
      if (place) {
        const at = lines.current.toView(place.start);
        editor.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }), annotations: external.of(true) });
      }
    }
    selectedHere.current = selection;
    // Only a new selection moves the text, not each new model.
  }, [selection]);

  useEffect(() => {
    const editor = view.current;
    if (editor && reveal) {
      const from = Math.min(editor.state.doc.length, lines.current.toView(reveal.offset));
      const to = Math.min(editor.state.doc.length, lines.current.toView(reveal.offset + reveal.length));
      editor.dispatch({ selection: { anchor: from, head: to }, effects: EditorView.scrollIntoView(from, { y: "center" }), annotations: external.of(true) });
      editor.focus();
      session.store.set({ reveal: null });
    }
  }, [reveal, session]);

  return <div className="kse-text" ref={host} data-editor="text" />;
}

function extensions(session: EditorSession, writable: boolean): Extension {
  const history = keymap.of([
    { key: "Mod-z", run: () => (void session.undo(), true), preventDefault: true },
    { key: "Mod-y", run: () => (void session.redo(), true), preventDefault: true },
    { key: "Mod-Shift-z", run: () => (void session.redo(), true), preventDefault: true },
  ]);
  return [
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    drawSelection(),
    groovyLanguage,
    highlighting,
    looks,
    indentUnit.of(indentOf(session.state.text)),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    highlightSelectionMatches(),
    search({ top: true }),
    lintGutter(),
    autocompletion({ override: [(context) => completions(context, session.state.catalogue, session.state.model)] }),
    EditorState.readOnly.of(!writable),
    EditorState.tabSize.of(4),
    history,
    // Escape then Tab leaves the editor, as Tab alone indents.
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...searchKeymap, ...defaultKeymap, indentWithTab]),
  ];
}

/** The indentation that a file uses: a tab, or the smallest common number of spaces. */
export function indentOf(text: string): string {
  if (/^\t/m.test(text)) {
    return "\t";
  }
  const widths = [...text.matchAll(/^( +)\S/gm)].map((match) => match[1]!.length);
  return " ".repeat(Math.min(8, Math.max(2, widths.length > 0 ? Math.min(...widths) : 4)));
}
