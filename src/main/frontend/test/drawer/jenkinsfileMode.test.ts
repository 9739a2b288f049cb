import { StreamLanguage } from "@codemirror/language";
import { highlightTree, tagHighlighter, tags } from "@lezer/highlight";
import { describe, expect, it } from "vitest";
import { jenkinsfileMode } from "../../src/drawer/jenkinsfileMode";

const language = StreamLanguage.define(jenkinsfileMode);
const classes = tagHighlighter([
  { tag: tags.controlKeyword, class: "directive" },
  { tag: tags.function(tags.variableName), class: "step" },
  { tag: tags.special(tags.variableName), class: "interpolated" },
  { tag: tags.string, class: "string" },
  { tag: tags.comment, class: "comment" },
  { tag: tags.propertyName, class: "label" },
]);

function seen(text: string): string[] {
  const found: string[] = [];
  highlightTree(language.parser.parse(text), classes, (from, to, kind) => found.push(`${kind}:${text.slice(from, to)}`));
  return found;
}

describe("a Jenkinsfile's colours", () => {
  it("tell directives, steps and the names of arguments apart", () => {
    expect(seen("pipeline {\n  agent any // x\n  steps {\n    git url: u\n    echo 'a'\n    a.b(c)\n  }\n}")).toEqual([
      "directive:pipeline",
      "directive:agent",
      "comment:// x",
      "directive:steps",
      "step:git",
      "label:url:",
      "step:echo",
      "string:'a'",
      "label:b",
    ]);
  });

  it("show what strings are filled with", () => {
    expect(seen('sh "x $A ${env.B} y"')).toEqual(["step:sh", 'string:"x $', "interpolated:A", "string:${", "interpolated:env", "interpolated:B", 'string:} y"']);
  });

  it("take no variable and no comparison for a step", () => {
    expect(seen("def stages = 1\nstages = stages + 1\nx = y")).toEqual([]);
  });
});
