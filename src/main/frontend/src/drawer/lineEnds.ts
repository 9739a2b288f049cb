import type { ChangeSet } from "@codemirror/state";
import type { Splice } from "../protocol/model";
import { applySplice } from "../session/splice";

/** A text as the text editor shows it, where every line ends with one character, and the way back to the file's own line ends. */
export class LineEnds {
  readonly view: string;
  /** Offsets in the view of line ends that are two characters in the text. */
  private readonly pairs: number[] = [];
  private readonly lineEnd: string;

  constructor(readonly text: string) {
    if (!text.includes("\r")) {
      this.view = text;
      this.lineEnd = "\n";
      return;
    }
    let at = 0;
    let shift = 0;
    for (const match of text.matchAll(/\r\n/g)) {
      at = match.index - shift++;
      this.pairs.push(at);
    }
    this.view = text.replace(/\r\n?/g, "\n");
    this.lineEnd = this.pairs.length > 0 ? "\r\n" : "\n";
  }

  toText(offset: number): number {
    return offset + this.before(offset);
  }

  toView(offset: number): number {
    let low = 0;
    let high = this.pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.pairs[middle]! + middle < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Math.min(this.view.length, Math.max(0, offset - low));
  }

  /** The text after changes made in the view; new lines end as the others do. */
  changed(changes: ChangeSet): string {
    const splices: Splice[] = [];
    changes.iterChanges((from, to, _from, _to, inserted) => {
      splices.push({ start: this.toText(from), end: this.toText(to), text: inserted.toString().replace(/\n/g, this.lineEnd) });
    });
    return splices.reverse().reduce(applySplice, this.text);
  }

  private before(offset: number): number {
    let low = 0;
    let high = this.pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.pairs[middle]! < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
