import type { StreamParser } from "@codemirror/language";
import { groovy } from "@codemirror/legacy-modes/mode/groovy";
import { tags } from "@lezer/highlight";
import { DIRECTIVES } from "./completion";

const WORDS = new Set([...Object.values(DIRECTIVES).flat(), "pipeline", "axis", "exclude", "always", "changed", "fixed", "regression", "aborted", "success", "unsuccessful", "unstable", "failure", "notBuilt", "cleanup", "allOf", "anyOf", "not"]);
/** What may stand before the first word of a statement on its line. */
const BEGINNING = /(?:^|[{};]|->)\s*$/;
/** What makes a word at the beginning of a statement a call: its first argument, its parentheses, or its block. */
const CALLING = /^\s*(?:[('"{]|\$\/|\[\s*[\w'"]+\s*:)|^\s+(?!(?:in|as|instanceof)\b)[\w$[/]/;

interface GroovyState {
  tokenize: unknown[];
}

/** Groovy as Jenkinsfiles are read: directives, steps and what strings are filled with stand out. */
export const jenkinsfileMode: StreamParser<GroovyState> = {
  ...(groovy as StreamParser<GroovyState>),
  copyState: (state) => ({ ...state, tokenize: [...state.tokenize] }),
  token(stream, state) {
    const inString = state.tokenize.length > 1;
    const style = (groovy as StreamParser<GroovyState>).token(stream, state);
    if (inString && style !== "string" && style !== "comment" && style !== null) {
      return style === "variable" || style === "property" ? "interpolated" : style;
    }
    if (style === "variable" && BEGINNING.test(stream.string.slice(0, stream.start))) {
      const word = stream.current();
      const rest = stream.string.slice(stream.pos);
      if (WORDS.has(word) && /^\s*(?:[({'"]|[\w]|$)/.test(rest)) {
        return "directive";
      }
      return /^[a-z_]/.test(word) && CALLING.test(rest) ? "step" : style;
    }
    return style;
  },
  tokenTable: {
    directive: tags.controlKeyword,
    step: tags.function(tags.variableName),
    interpolated: tags.special(tags.variableName),
  },
};
