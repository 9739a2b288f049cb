import { ChangeSet } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { blocksAround } from "../../src/drawer/completion";
import { LineEnds } from "../../src/drawer/lineEnds";
import { indentOf } from "../../src/drawer/TextDrawer";

describe("line ends of a file", () => {
  it("stay as they are around an edit, and new lines end like the others", () => {
    const lines = new LineEnds("a\r\nb\r\nc\r\n");
    expect(lines.view).toBe("a\nb\nc\n");
    const changes = ChangeSet.of([{ from: 3, insert: "\nnew" }], lines.view.length);
    expect(lines.changed(changes)).toBe("a\r\nb\r\nnew\r\nc\r\n");
  });

  it("stay mixed where they are mixed", () => {
    const lines = new LineEnds("a\nb\r\nc");
    expect(lines.changed(ChangeSet.of([{ from: 4, to: 5, insert: "C" }], 5))).toBe("a\nb\r\nC");
  });

  it("are counted both ways", () => {
    const text = "ab\r\ncd\r\n\r\nef";
    const lines = new LineEnds(text);
    for (let offset = 0; offset <= lines.view.length; offset++) {
      expect(lines.toView(lines.toText(offset))).toBe(offset);
    }
    expect(text.slice(lines.toText(lines.view.indexOf("ef")))).toBe("ef");
  });
});

describe("the text around a cursor", () => {
  it("tells which blocks it is in, past strings and comments", () => {
    const text = "pipeline {\n  // stages {\n  environment { A = '}' }\n  stages {\n    stage('a {') {\n      steps {\n        ";
    expect(blocksAround(text, text.length)).toEqual(["pipeline", "stages", "stage", "steps"]);
  });

  it("tells how the file is indented", () => {
    expect(indentOf("pipeline {\n\tagent any\n}")).toBe("\t");
    expect(indentOf("pipeline {\n  agent any\n    x\n}")).toBe("  ");
    expect(indentOf("")).toBe("    ");
  });
});
