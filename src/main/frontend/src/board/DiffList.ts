import { foldDiff } from "./diff";
import { make } from "./dom";
import type { Words } from "./words";

/** A diff, folded by object; a single object stands open. */
export function diffList(lines: readonly string[], words: Words): HTMLElement {
  const objects = foldDiff(lines, words.say("diff.more"));
  return make("div", { class: "ksb-diff" }, ...objects.map((one) => {
    const counts = [one.added > 0 ? `+${one.added}` : "", one.removed > 0 ? `−${one.removed}` : ""].filter(Boolean).join(" ");
    return make("details", { class: "ksb-fold", open: objects.length === 1 },
      make("summary", {}, make("span", { class: "ksb-fold__name" }, one.object), make("span", { class: "ksb-fold__count" }, counts)),
      make("pre", { class: "ksb-lines", tabindex: "0", "aria-label": one.object }, ...one.lines.map(line)));
  }));
}

function line(text: string): HTMLElement {
  const kind = text.startsWith("+") ? "added" : text.startsWith("-") ? "removed" : "same";
  return make("span", { class: `ksb-line ksb-line--${kind}` }, `${text}\n`);
}
