/** The lines of one object. */
export interface ObjectDiff {
  readonly object: string;
  readonly lines: readonly string[];
  readonly added: number;
  readonly removed: number;
}

/** Folds a cluster's diff by object: a line without sign names the object of the lines after it. */
export function foldDiff(lines: readonly string[], before: string): ObjectDiff[] {
  const objects: { object: string; lines: string[] }[] = [];
  for (const line of lines) {
    if (/^[+\- ] /.test(line)) {
      if (objects.length === 0) {
        objects.push({ object: before, lines: [] });
      }
      objects[objects.length - 1]!.lines.push(line);
    } else {
      objects.push({ object: line, lines: [] });
    }
  }
  return objects.map(({ object, lines: own }) => ({ object, lines: own, added: own.filter((line) => line.startsWith("+")).length, removed: own.filter((line) => line.startsWith("-")).length }));
}
