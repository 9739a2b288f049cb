import { type Hunk, hunks, splitLines } from "./lines";

/** A part of three texts: the same everywhere, changed on one side only, or changed differently on both. */
export type MergePart =
  | { kind: "same"; lines: string[] }
  | { kind: "mine" | "theirs" | "both"; base: string[]; mine: string[]; theirs: string[] };

export type Choice = "mine" | "theirs";

const overlaps = (a: Hunk, b: Hunk) => a.aStart <= b.aEnd && b.aStart <= a.aEnd;

/** Three-way comparison by lines: what each side did to the text that both started from. */
export function mergeParts(base: string, mine: string, theirs: string): MergePart[] {
  const lines = { base: splitLines(base), mine: splitLines(mine), theirs: splitLines(theirs) };
  const left = hunks(lines.base, lines.mine);
  const right = hunks(lines.base, lines.theirs);
  const parts: MergePart[] = [];
  const at = { base: 0, mine: 0, theirs: 0 };
  let l = 0;
  let r = 0;
  while (l < left.length || r < right.length) {
    const group = { left: [] as Hunk[], right: [] as Hunk[] };
    const first = !right[r] || (left[l] && left[l]!.aStart <= right[r]!.aStart) ? left[l]! : right[r]!;
    const extent = { ...first };
    for (let grew = true; grew; ) {
      grew = false;
      if (left[l] && overlaps(left[l]!, extent)) {
        extent.aStart = Math.min(extent.aStart, left[l]!.aStart);
        extent.aEnd = Math.max(extent.aEnd, left[l]!.aEnd);
        group.left.push(left[l++]!);
        grew = true;
      }
      if (right[r] && overlaps(right[r]!, extent)) {
        extent.aStart = Math.min(extent.aStart, right[r]!.aStart);
        extent.aEnd = Math.max(extent.aEnd, right[r]!.aEnd);
        group.right.push(right[r++]!);
        grew = true;
      }
    }
    const before = extent.aStart - at.base;
    if (before > 0) {
      parts.push({ kind: "same", lines: lines.base.slice(at.base, extent.aStart) });
    }
    const grown = (list: Hunk[]) => list.reduce((sum, h) => sum + (h.bEnd - h.bStart) - (h.aEnd - h.aStart), 0);
    const height = extent.aEnd - extent.aStart;
    const mineStart = at.mine + before;
    const theirsStart = at.theirs + before;
    const mineEnd = mineStart + height + grown(group.left);
    const theirsEnd = theirsStart + height + grown(group.right);
    const part = {
      base: lines.base.slice(extent.aStart, extent.aEnd),
      mine: lines.mine.slice(mineStart, mineEnd),
      theirs: lines.theirs.slice(theirsStart, theirsEnd),
    };
    const agreed = part.mine.length === part.theirs.length && part.mine.every((line, i) => line === part.theirs[i]);
    if (agreed) {
      parts.push({ kind: "same", lines: part.mine });
    } else {
      parts.push({ kind: group.right.length === 0 ? "mine" : group.left.length === 0 ? "theirs" : "both", ...part });
    }
    at.base = extent.aEnd;
    at.mine = mineEnd;
    at.theirs = theirsEnd;
  }
  if (at.base < lines.base.length) {
    parts.push({ kind: "same", lines: lines.base.slice(at.base) });
  }
  return parts;
}

/** The merged text: one-sided changes are taken, the others as chosen by their index among the parts. */
export function merged(parts: readonly MergePart[], choices: ReadonlyMap<number, Choice>): string {
  return parts
    .flatMap((part, index) => {
      switch (part.kind) {
        case "same":
          return part.lines;
        case "both":
          return (choices.get(index) ?? "mine") === "mine" ? part.mine : part.theirs;
        default:
          return (choices.get(index) ?? part.kind) === "mine" ? part.mine : part.theirs;
      }
    })
    .join("\n");
}
