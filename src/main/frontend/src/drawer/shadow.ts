import { type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/**
 * An editor inside of a shadow tree. There its styles are constructed style sheets, which a strict Content-Security-Policy allows; in the
 * page's own tree they would be a style element, which it does not.
 */
export function shadowEditor(host: HTMLElement, doc: string, extensions: Extension): EditorView {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  root.replaceChildren();
  return new EditorView({ doc, extensions, parent: root, root });
}
