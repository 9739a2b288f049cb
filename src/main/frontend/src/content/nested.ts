import type { CatalogueType } from "../protocol/catalogue";
import type { NewArgument, NewValue } from "../protocol/edits";
import type { Argument, Value } from "../protocol/model";
import { namedArguments } from "./stepTypes";

const CLASS = "$class";

/** What tells nested types apart: the symbol that they are called by, or the class that stands in a map where they have none. */
export function keyOf(type: CatalogueType): string {
  return type.name || type.class || "";
}

/** A nested thing to begin with: a call of its symbol; without one a map, which names its class only where others would fit as well. */
export function newNested(type: CatalogueType, types: readonly CatalogueType[]): NewValue {
  return nested(type, types, namedArguments(type));
}

export function nested(type: CatalogueType, types: readonly CatalogueType[], list: NewArgument[]): NewValue {
  if (type.name) {
    return { kind: "call", name: type.name, arguments: list };
  }
  const named: NewArgument[] = types.length > 1 ? [{ name: CLASS, value: { kind: "string", value: type.class ?? "" } }] : [];
  return { kind: "map", entries: [...named, ...list] };
}

/** Which of the types a value is, or null where it is none of them. */
export function nestedType(value: Value | null | undefined, types: readonly CatalogueType[]): CatalogueType | null {
  if (value?.kind === "call") {
    return types.find((one) => one.name === value.name) ?? null;
  }
  if (value?.kind === "map") {
    const named = value.entries?.find((one) => one.name === CLASS)?.value.value;
    const nameless = types.filter((one) => !one.name);
    return named ? (types.find((one) => one.class === named) ?? null) : types.length === 1 && nameless.length === 1 ? nameless[0]! : null;
  }
  return null;
}

/** What a nested thing is given, however it is written. */
export function nestedArguments(value: Value | null | undefined): Argument[] {
  return ((value?.kind === "map" ? value.entries : value?.arguments) ?? []).filter((one) => one.name !== CLASS);
}
