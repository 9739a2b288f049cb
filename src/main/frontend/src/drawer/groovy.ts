import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { jenkinsfileMode } from "./jenkinsfileMode";

export const groovyLanguage = StreamLanguage.define(jenkinsfileMode);

const colours = HighlightStyle.define([
  { tag: tags.controlKeyword, color: "var(--kse-code-keyword)", fontWeight: "600" },
  { tag: tags.keyword, color: "var(--kse-code-keyword)" },
  { tag: tags.function(tags.variableName), color: "var(--kse-code-step)" },
  { tag: tags.special(tags.variableName), color: "var(--kse-code-number)" },
  { tag: tags.propertyName, color: "var(--kse-code-label)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--kse-code-string)" },
  { tag: tags.comment, color: "var(--kse-code-comment)", fontStyle: "italic" },
  { tag: [tags.number, tags.bool, tags.atom, tags.null], color: "var(--kse-code-number)" },
  { tag: [tags.definition(tags.variableName), tags.standard(tags.variableName)], color: "var(--kse-code-name)" },
  { tag: tags.meta, color: "var(--kse-code-name)" },
]);

export const highlighting = syntaxHighlighting(colours);

/** Findings are underlined and marked without the pictures that CodeMirror would bring as data: addresses, which a strict policy refuses. */
function marks(severity: "error" | "warning" | "info") {
  const colour = `var(--kse-${severity})`;
  const shape = severity === "error" ? "circle(50%)" : severity === "warning" ? "polygon(50% 0, 100% 100%, 0 100%)" : "inset(0 round 2px)";
  return {
    [`.cm-lintRange-${severity}`]: { backgroundImage: "none", textDecoration: `underline wavy ${colour}`, textUnderlineOffset: "3px" },
    [`.cm-lint-marker-${severity}`]: { content: "normal", backgroundColor: colour, clipPath: shape },
    [`.cm-diagnostic-${severity}`]: { borderLeftColor: colour },
  };
}

/** The editor's looks by the page's own properties, so that themes and dark mode hold inside as well. */
export const looks = EditorView.theme({
  "&": { height: "100%", fontSize: "13px", color: "var(--kse-text)", backgroundColor: "var(--kse-surface)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--kse-mono)", lineHeight: "1.5" },
  ".cm-content": { caretColor: "var(--kse-text)", padding: "8px 0" },
  ".cm-cursor": { borderLeftColor: "var(--kse-text)" },
  ".cm-gutters": { backgroundColor: "var(--kse-sunken)", color: "var(--kse-secondary)", border: "none" },
  ".cm-activeLine": { backgroundColor: "var(--kse-hover)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--kse-hover)", color: "var(--kse-text)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground, ::selection": { backgroundColor: "var(--kse-selection)" },
  ".cm-matchingBracket": { backgroundColor: "var(--kse-selection)", outline: "none" },
  ".cm-tooltip": { backgroundColor: "var(--kse-surface)", color: "var(--kse-text)", border: "1px solid var(--kse-border)", borderRadius: "6px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--kse-accent)", color: "var(--kse-on-accent)" },
  ".cm-completionDetail": { color: "inherit", opacity: "0.85", fontStyle: "normal" },
  ".cm-panels": { backgroundColor: "var(--kse-sunken)", color: "var(--kse-text)" },
  ".cm-panel input, .cm-panel button": { color: "var(--kse-text)", backgroundColor: "var(--kse-surface)", backgroundImage: "none", border: "1px solid var(--kse-border)" },
  ".cm-diagnostic": { fontFamily: "var(--kse-sans)", borderLeftWidth: "3px" },
  ...marks("error"),
  ...marks("warning"),
  ...marks("info"),
  ".cm-lint-marker": { width: "10px", height: "10px", margin: "5px 2px" },
  ".cm-diagnosticAction": { backgroundColor: "var(--kse-accent)", color: "var(--kse-on-accent)" },
});
