import type { NewArgument, NewValue } from "../protocol/edits";
import type { Argument, Value } from "../protocol/model";

/** Whether a value can be typed as plain text: an interpolated string is code, as `${…}` in it is evaluated by Groovy. */
export function isPlainText(value: Value): boolean {
  return value.kind === "string" && !value.interpolated && typeof value.value === "string";
}

/** A value as it stands, to be written again inside of a larger one without a change. */
export function asItStands(value: Value): NewValue {
  return { kind: "expression", text: value.text ?? textOf(value) };
}

export function argumentsAsTheyStand(list: readonly Argument[] | null | undefined): NewArgument[] {
  return (list ?? []).map((one) => ({ ...(one.name ? { name: one.name } : {}), value: asItStands(one.value) }));
}

/** Groovy for a constant, for values whose own text is not known. */
function textOf(value: Value): string {
  return typeof value.value === "string" ? quoted(value.value) : String(value.value ?? "null");
}

/** A text as a Groovy string in single quotes. */
export function quoted(text: string): string {
  const escaped = text.replace(/\\/g, "\\\\").replace(/'/g, "\\'");
  return text.includes("\n") ? `'''${escaped}'''` : `'${escaped}'`;
}

/** What a person reads of a value in a sentence: the text of a string, the code of anything else. */
export function readable(value: Value | null | undefined): string {
  if (!value) {
    return "";
  }
  if (typeof value.value === "string" && !value.interpolated) {
    return value.value;
  }
  if (value.value !== undefined && value.value !== null && value.kind !== "expression" && value.kind !== "string") {
    return String(value.value);
  }
  const text = value.text ?? "";
  return value.kind === "string" ? text.replace(/^("""|")([\s\S]*)\1$/, "$2") : text;
}

/** The argument for a parameter: the named one, or the unnamed one where the parameter is the one that may be given so. */
export function argumentFor(list: readonly Argument[] | null | undefined, name: string, unnamed: boolean): Argument | null {
  const all = list ?? [];
  return all.find((one) => one.name === name) ?? (unnamed ? (all.find((one) => !one.name) ?? null) : null);
}

/** A value as something new to write, for lists whose items are edited one by one. */
export function itemsOf(value: Value | null | undefined): NewValue[] {
  return value?.kind === "list" ? (value.items ?? []).map(asItStands) : value ? [asItStands(value)] : [];
}

/** Whether a text looks as if Groovy were meant to put a variable into it, which a plain string does not do. */
export function looksInterpolated(text: string): boolean {
  return /\$\{[^}]+\}|\$[A-Za-z_]\w*/.test(text);
}
