import type { Splice } from "../protocol/model";
import { applySplice, inverseOf, spliceBetween } from "./splice";

export interface HistoryEntry {
  /** What was done, for "Undo …". */
  readonly label: string;
  readonly forward: Splice;
  readonly backward: Splice;
  readonly selectionBefore: string | null;
  readonly selectionAfter: string | null;
  /** Changes of the same key in quick succession are one entry, such as the letters of a word. */
  readonly key: string | null;
  readonly time: number;
}

export interface History {
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
}

export interface Change {
  label: string;
  before: string;
  after: string;
  selectionBefore: string | null;
  selectionAfter: string | null;
  key?: string | null;
  time: number;
}

export const NO_HISTORY: History = { past: [], future: [] };
const MERGE_MILLISECONDS = 2000;
const MOST_ENTRIES = 500;

/** Each entry is one splice and its inverse, so going back and forth restores every character. */
export function recorded(history: History, change: Change): History {
  if (change.before === change.after) {
    return history;
  }
  const last = history.past[history.past.length - 1];
  const merges = last && change.key && last.key === change.key && change.time - last.time < MERGE_MILLISECONDS && history.future.length === 0 && goesOn(last.forward, spliceBetween(change.before, change.after));
  const base = merges ? applySplice(change.before, last.backward) : change.before;
  const kept = merges ? history.past.slice(0, -1) : history.past.slice(-(MOST_ENTRIES - 1));
  if (base === change.after) {
    return { past: kept, future: [] };
  }
  const forward = spliceBetween(base, change.after);
  const entry: HistoryEntry = {
    label: change.label,
    forward,
    backward: inverseOf(base, forward),
    selectionBefore: merges ? last.selectionBefore : change.selectionBefore,
    selectionAfter: change.selectionAfter,
    key: change.key ?? null,
    time: change.time,
  };
  return { past: [...kept, entry], future: [] };
}

/** Whether a change is the next letter of the one before: at its place, and no line further. */
function goesOn(before: Splice, next: Splice): boolean {
  const adjacent = next.start <= before.start + before.text.length && next.end >= before.start;
  return adjacent && !before.text.includes("\n") && !next.text.includes("\n");
}

export interface Moved {
  history: History;
  text: string;
  selection: string | null;
  entry: HistoryEntry;
}

export function undone(history: History, text: string): Moved | null {
  const entry = history.past[history.past.length - 1];
  return entry
    ? {
        history: { past: history.past.slice(0, -1), future: [entry, ...history.future] },
        text: applySplice(text, entry.backward),
        selection: entry.selectionBefore,
        entry,
      }
    : null;
}

export function redone(history: History, text: string): Moved | null {
  const entry = history.future[0];
  return entry
    ? {
        history: { past: [...history.past, { ...entry, key: null }], future: history.future.slice(1) },
        text: applySplice(text, entry.forward),
        selection: entry.selectionAfter,
        entry,
      }
    : null;
}
