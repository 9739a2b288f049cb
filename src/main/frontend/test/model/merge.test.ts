import { describe, expect, it } from "vitest";
import { folded, lineChanges } from "../../src/model/lines";
import { merged, mergeParts } from "../../src/model/merge";

const BASE = "one\ntwo\nthree\nfour\nfive\nsix\nseven";

function side(before: string, after: string, left: "removed" | "added"): string {
  return lineChanges(before, after)
    .filter((change) => change.kind !== left)
    .map((change) => change.text)
    .join("\n");
}

describe("a line diff", () => {
  it("holds both texts whole", () => {
    const after = "one\n2\nthree\nfive\nsix\nsix and a half\nseven";
    expect(side(BASE, after, "added")).toBe(BASE);
    expect(side(BASE, after, "removed")).toBe(after);
  });

  it("marks no more than what changed", () => {
    const changes = lineChanges(BASE, BASE.replace("four", "4"));
    expect(changes.filter((change) => change.kind !== "same").map((change) => change.text)).toEqual(["four", "4"]);
  });

  it("holds both texts whole for random ones", () => {
    let state = 5;
    const next = (below: number) => (state = (state * 1103515245 + 12345) % 2147483648) % below;
    const some = () => Array.from({ length: next(12) }, () => "abcd"[next(4)]).join("\n");
    for (let round = 0; round < 1500; round++) {
      const [a, b] = [some(), some()];
      expect(side(a, b, "added")).toBe(a);
      expect(side(a, b, "removed")).toBe(b);
    }
  });

  it("leaves out what lies far from any change", () => {
    const long = Array.from({ length: 100 }, (_, index) => `line ${index}`).join("\n");
    const shown = folded(lineChanges(long, long.replace("line 50", "changed")), 2);
    expect(shown.filter((line) => line === null)).toHaveLength(2);
    expect(shown.filter((line) => line !== null)).toHaveLength(6);
  });
});

describe("putting two changes together", () => {
  it("takes both where they lie apart", () => {
    const parts = mergeParts(BASE, BASE.replace("two", "2"), BASE.replace("six", "6"));
    expect(parts.some((part) => part.kind === "both")).toBe(false);
    expect(merged(parts, new Map())).toBe(BASE.replace("two", "2").replace("six", "6"));
  });

  it("asks where both changed the same lines, and keeps what is chosen", () => {
    const parts = mergeParts(BASE, BASE.replace("four", "mine"), BASE.replace("four", "theirs"));
    const asked = parts.findIndex((part) => part.kind === "both");
    expect(asked).toBeGreaterThanOrEqual(0);
    expect(merged(parts, new Map([[asked, "theirs"]]))).toBe(BASE.replace("four", "theirs"));
    expect(merged(parts, new Map([[asked, "mine"]]))).toBe(BASE.replace("four", "mine"));
  });

  it("asks nothing where both did the same", () => {
    const both = BASE.replace("four", "4");
    const parts = mergeParts(BASE, both, both);
    expect(parts.every((part) => part.kind === "same")).toBe(true);
    expect(merged(parts, new Map())).toBe(both);
  });

  it("keeps one side whole where only that side changed, for random texts", () => {
    let state = 3;
    const next = (below: number) => (state = (state * 1103515245 + 12345) % 2147483648) % below;
    const some = () => Array.from({ length: next(10) }, () => "abc"[next(3)]).join("\n");
    for (let round = 0; round < 1000; round++) {
      const [base, other] = [some(), some()];
      expect(merged(mergeParts(base, other, base), new Map())).toBe(other);
      expect(merged(mergeParts(base, base, other), new Map())).toBe(other);
    }
  });
});
