import { describe, expect, it } from "vitest";
import { type Change, type History, NO_HISTORY, recorded, redone, undone } from "../../src/session/history";
import { applySplice, applyTogether, inverseOf, spliceBetween } from "../../src/session/splice";

const PIECES = ["a", "b", "\n", "\r\n", "}", "'", "中", "😀", "  "];

/** The same numbers in each run, so that a failure can be looked at again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state % below;
  };
}

function text(next: (below: number) => number): string {
  return Array.from({ length: next(30) }, () => PIECES[next(PIECES.length)]).join("");
}

describe("a splice between two texts", () => {
  it("turns one into the other and its inverse back, for any texts", () => {
    const next = numbers(7);
    for (let round = 0; round < 3000; round++) {
      const before = text(next);
      const after = text(next);
      const splice = spliceBetween(before, after);
      expect(applySplice(before, splice)).toBe(after);
      expect(applySplice(after, inverseOf(before, splice))).toBe(before);
    }
  });

  it("never cuts a character of two units", () => {
    const splice = spliceBetween("x😀y", "x😁y");
    expect(splice).toEqual({ start: 1, end: 3, text: "😁" });
  });

  it("applies the edits of one fix by the offsets of the text that was checked", () => {
    const edits = [
      { start: 0, end: 1, text: "AA" },
      { start: 2, end: 3, text: "" },
    ];
    expect(applyTogether("abcd", edits)).toBe("AAbd");
  });
});

describe("the history", () => {
  const change = (before: string, after: string, more: Partial<Change> = {}): Change => ({
    label: "changed",
    before,
    after,
    selectionBefore: null,
    selectionAfter: null,
    time: 0,
    ...more,
  });

  it("takes back a word, not the text that was pasted or the line that was typed before it", () => {
    const key = "typed";
    let history = recorded(NO_HISTORY, change("", "stages {\n}\n", { key }));
    history = recorded(history, change("stages {\n}\n", "stages {\na}\n", { key }));
    history = recorded(history, change("stages {\na}\n", "stages {\nab}\n", { key }));
    expect(history.past).toHaveLength(2);
    history = recorded(history, change("stages {\nab}\n", "Stages {\nab}\n", { key }));
    expect(history.past).toHaveLength(3);
    expect(undone(history, "Stages {\nab}\n")!.text).toBe("stages {\nab}\n");
  });

  it("goes back and forth through any changes without losing a character", () => {
    const next = numbers(11);
    const texts = Array.from({ length: 60 }, () => text(next)).filter((one, index, all) => one !== all[index - 1]);
    let history: History = NO_HISTORY;
    for (let index = 1; index < texts.length; index++) {
      history = recorded(history, change(texts[index - 1]!, texts[index]!));
    }
    let now = texts[texts.length - 1]!;
    for (let index = texts.length - 2; index >= 0; index--) {
      const moved = undone(history, now)!;
      ({ history, text: now } = moved);
      expect(now).toBe(texts[index]);
    }
    expect(undone(history, now)).toBeNull();
    for (let index = 1; index < texts.length; index++) {
      ({ history, text: now } = redone(history, now)!);
      expect(now).toBe(texts[index]);
    }
  });

  it("takes the letters of a word back together, and not those typed later", () => {
    let history = recorded(NO_HISTORY, change("", "a", { key: "typed", time: 0 }));
    history = recorded(history, change("a", "ab", { key: "typed", time: 500 }));
    history = recorded(history, change("ab", "abc", { key: "typed", time: 9000 }));
    expect(history.past).toHaveLength(2);
    expect(undone(history, "abc")!.text).toBe("ab");
    expect(undone(undone(history, "abc")!.history, "ab")!.text).toBe("");
  });

  it("forgets what could be redone once something else is done", () => {
    const history = recorded(NO_HISTORY, change("", "a"));
    const back = undone(history, "a")!;
    expect(recorded(back.history, change("", "b")).future).toHaveLength(0);
  });
});
