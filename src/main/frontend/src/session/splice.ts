import type { Splice } from "../protocol/model";

/** Long stretches that stay the same are compared at once, not by the character: this happens at each key. */
const STRETCH = 1024;

/** The one smallest replacement that turns one text into another, never cutting a surrogate pair. */
export function spliceBetween(before: string, after: string): Splice {
  let start = 0;
  const shortest = Math.min(before.length, after.length);
  while (start + STRETCH <= shortest && before.slice(start, start + STRETCH) === after.slice(start, start + STRETCH)) {
    start += STRETCH;
  }
  while (start < shortest && before.charCodeAt(start) === after.charCodeAt(start)) {
    start++;
  }
  let endBefore = before.length;
  let endAfter = after.length;
  while (Math.min(endBefore, endAfter) - STRETCH >= start && before.slice(endBefore - STRETCH, endBefore) === after.slice(endAfter - STRETCH, endAfter)) {
    endBefore -= STRETCH;
    endAfter -= STRETCH;
  }
  while (endBefore > start && endAfter > start && before.charCodeAt(endBefore - 1) === after.charCodeAt(endAfter - 1)) {
    endBefore--;
    endAfter--;
  }
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) {
    start--;
  }
  if (endBefore < before.length && isLowSurrogate(before.charCodeAt(endBefore))) {
    endBefore++;
    endAfter++;
  }
  return { start, end: endBefore, text: after.slice(start, endAfter) };
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit < 0xdc00;
const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit < 0xe000;

export function applySplice(text: string, splice: Splice): string {
  return text.slice(0, splice.start) + splice.text + text.slice(splice.end);
}

/** What undoes a splice of this text. */
export function inverseOf(text: string, splice: Splice): Splice {
  return { start: splice.start, end: splice.start + splice.text.length, text: text.slice(splice.start, splice.end) };
}

/** Applies splices whose offsets all count in the given text, as a fix carries them. */
export function applyTogether(text: string, splices: readonly Splice[]): string {
  return [...splices].sort((a, b) => b.start - a.start).reduce(applySplice, text);
}
