/** One step of turning one list of lines into another. */
export interface LineChange {
  kind: "same" | "added" | "removed";
  text: string;
  /** Line number in the old text, from 1; null for an added line. */
  before: number | null;
  /** Line number in the new text, from 1; null for a removed line. */
  after: number | null;
}

/** A run of lines [aStart, aEnd) of one text that stands for [bStart, bEnd) of another. */
export interface Hunk {
  aStart: number;
  aEnd: number;
  bStart: number;
  bEnd: number;
}

/** Beyond this many edits a diff is given as one replaced block: exact comparison would cost too much for what a reader gets from it. */
const MOST_EDITS = 2000;

export function splitLines(text: string): string[] {
  return text.split("\n");
}

/** Where two lists of lines differ, by Myers' greedy algorithm, in order and as small as can be. */
export function hunks(a: readonly string[], b: readonly string[]): Hunk[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) {
    start++;
  }
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  if (start === endA && start === endB) {
    return [];
  }
  const pairs = matches(a.slice(start, endA), b.slice(start, endB));
  const found: Hunk[] = [];
  let atA = start;
  let atB = start;
  for (const [x, y] of [...pairs, [endA - start, endB - start] as const]) {
    if (x + start > atA || y + start > atB) {
      found.push({ aStart: atA, aEnd: x + start, bStart: atB, bEnd: y + start });
    }
    atA = x + start + 1;
    atB = y + start + 1;
  }
  return found;
}

/** Pairs of equal lines on the shortest way from a to b. */
function matches(a: readonly string[], b: readonly string[]): [number, number][] {
  const most = Math.min(a.length + b.length, MOST_EDITS);
  let furthest = new Map<number, number>([[1, 0]]);
  const trace: Map<number, number>[] = [];
  for (let edits = 0; edits <= most; edits++) {
    trace.push(new Map(furthest));
    for (let k = -edits; k <= edits; k += 2) {
      const down = k === -edits || (k !== edits && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1));
      let x = down ? (furthest.get(k + 1) ?? 0) : (furthest.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) {
        x++;
      }
      furthest.set(k, x);
      if (x >= a.length && x - k >= b.length) {
        return walkBack(trace, a.length, b.length);
      }
    }
  }
  return [];
}

function walkBack(trace: Map<number, number>[], lengthA: number, lengthB: number): [number, number][] {
  const pairs: [number, number][] = [];
  let x = lengthA;
  let y = lengthB;
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const furthest = trace[edits]!;
    const k = x - y;
    const down = k === -edits || (k !== edits && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1));
    const previousK = down ? k + 1 : k - 1;
    const previousX = furthest.get(previousK) ?? 0;
    const previousY = previousX - previousK;
    while (x > previousX && y > previousY && x > 0 && y > 0) {
      x--;
      y--;
      pairs.push([x, y]);
    }
    x = previousX;
    y = previousY;
  }
  return pairs.reverse();
}

/** All lines of both texts, marked. */
export function lineChanges(before: string, after: string): LineChange[] {
  const a = splitLines(before);
  const b = splitLines(after);
  const changes: LineChange[] = [];
  let atA = 0;
  let atB = 0;
  for (const hunk of [...hunks(a, b), { aStart: a.length, aEnd: a.length, bStart: b.length, bEnd: b.length }]) {
    while (atA < hunk.aStart) {
      changes.push({ kind: "same", text: a[atA]!, before: ++atA, after: ++atB });
    }
    while (atA < hunk.aEnd) {
      changes.push({ kind: "removed", text: a[atA]!, before: ++atA, after: null });
    }
    while (atB < hunk.bEnd) {
      changes.push({ kind: "added", text: b[atB]!, before: null, after: ++atB });
    }
  }
  return changes;
}

/** The changed lines with a few around them; null stands for lines left out. */
export function folded(changes: readonly LineChange[], around = 3): (LineChange | null)[] {
  const shown = new Set<number>();
  changes.forEach((change, index) => {
    if (change.kind !== "same") {
      for (let near = index - around; near <= index + around; near++) {
        shown.add(near);
      }
    }
  });
  const result: (LineChange | null)[] = [];
  changes.forEach((change, index) => {
    if (shown.has(index)) {
      result.push(change);
    } else if (result.length === 0 || result[result.length - 1] !== null) {
      result.push(null);
    }
  });
  return result;
}
