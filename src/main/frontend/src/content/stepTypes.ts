import { newNested } from "./nested";
import type { Catalogue, CatalogueType, Parameter } from "../protocol/catalogue";
import type { NewArgument, NewStep, NewValue } from "../protocol/edits";
import type { Step } from "../protocol/model";

const OWN = ["harborPush", "envsubstApply", "multiClusterDeploy"];
const GROUP_ORDER = ["deploy", "scm", "general", "container", "review"];

/** The one parameter that may be given without its name: the only required one, or the only one. */
export function unnamedParameter(type: CatalogueType | null | undefined): Parameter | null {
  const all = type?.parameters ?? [];
  const required = all.filter((one) => one.required);
  return required.length === 1 ? required[0]! : all.length === 1 ? all[0]! : null;
}

export function stepType(catalogue: Catalogue, name: string): CatalogueType | null {
  return catalogue.steps.find((type) => type.name === name) ?? null;
}

/** Types to choose from: of several names for the same thing, such as string and stringParam, the first. */
export function offered(types: readonly CatalogueType[]): CatalogueType[] {
  const key = (type: CatalogueType) => `${type.displayName} ${(type.parameters ?? []).map((one) => one.name).join(" ")}`;
  const first = new Map<string, CatalogueType>();
  types.forEach((type) => first.has(key(type)) || first.set(key(type), type));
  return types.filter((type) => !type.displayName || first.get(key(type)) === type);
}

export interface StepGroup {
  key: string;
  types: CatalogueType[];
}

/** The palette, without what can no longer be installed: our three steps on top, then the groups that KubeSphere's users know, then all that is installed besides. */
export function stepGroups(catalogue: Catalogue, query: string, recent: readonly string[]): StepGroup[] {
  const wanted = query.trim().toLowerCase();
  const fits = (type: CatalogueType) =>
    type.category !== "removed" &&
    (wanted === "" || `${type.name} ${type.displayName ?? ""} ${type.help ?? ""}`.toLowerCase().includes(wanted));
  const groups = new Map<string, CatalogueType[]>();
  const put = (key: string, type: CatalogueType) => groups.set(key, [...(groups.get(key) ?? []), type]);
  for (const type of catalogue.steps.filter(fits)) {
    if (wanted === "" && recent.includes(type.name)) {
      put("recent", type);
    }
    const category = (type.category ?? "").toLowerCase();
    put(OWN.includes(type.name) ? "deploy" : GROUP_ORDER.includes(category) ? category : "all", type);
  }
  const rank = ({ name, displayName }: CatalogueType) => {
    const words = [name.toLowerCase(), (displayName ?? "").toLowerCase()];
    return words[0] === wanted ? 0 : words.some((one) => one.startsWith(wanted)) ? 1 : words.some((one) => one.includes(wanted)) ? 2 : 3;
  };
  const best = (types: CatalogueType[]) => (wanted === "" ? 0 : Math.min(...types.map(rank)));
  const place = (key: string) => (key === "deploy" ? 0 : key === "recent" ? 1 : key === "all" ? 99 : 2 + GROUP_ORDER.indexOf(key));
  return [...groups]
    .sort(([a, some], [b, others]) => best(some) - best(others) || place(a) - place(b))
    .map(([key, types]) => ({ key, types: wanted === "" ? types : [...types].sort((a, b) => rank(a) - rank(b)) }));
}

/** The value that a required parameter begins with. */
export function initialValue(parameter: Parameter): NewValue {
  const preset = parameter.default;
  switch (parameter.type) {
    case "boolean":
      return { kind: "boolean", value: preset === true };
    case "number":
      return { kind: "number", value: Number(preset ?? 1) };
    case "choice": {
      const first = parameter.choices?.[0];
      return { kind: "string", value: String(preset ?? (typeof first === "object" ? first.id : (first ?? ""))) };
    }
    case "list":
      return { kind: "list", items: [] };
    case "describable": {
      const type = parameter.types?.[0];
      // What the pipeline itself came from is what nearly everybody checks out.
      return parameter.name === "scm" || !type ? { kind: "expression", text: parameter.name === "scm" ? "scm" : "null" } : newNested(type, parameter.types!);
    }
    case "object":
      return { kind: "map", entries: [] };
    default:
      return { kind: "string", value: String(preset ?? "") };
  }
}

export function requiredArguments(type: CatalogueType): NewArgument[] {
  const unnamed = unnamedParameter(type);
  const required = (type.parameters ?? []).filter((one) => one.required);
  return required.length === 1 && unnamed === required[0]
    ? [{ value: initialValue(unnamed) }]
    : required.map((one) => ({ name: one.name, value: initialValue(one) }));
}

/** Each by its name, as people write agents and parameters. */
export function namedArguments(type: CatalogueType): NewArgument[] {
  return (type.parameters ?? []).filter((one) => one.required).map((one) => ({ name: one.name, value: initialValue(one) }));
}

const DEFAULT_BINDING: NewValue = {
  kind: "call",
  name: "usernamePassword",
  arguments: [
    { name: "credentialsId", value: { kind: "string", value: "" } },
    { name: "usernameVariable", value: { kind: "string", value: "USERNAME" } },
    { name: "passwordVariable", value: { kind: "string", value: "PASSWORD" } },
  ],
};

/** A step as it is put into a list, complete enough to be read back and filled in. */
export function newStep(type: CatalogueType): NewStep {
  if (type.name === "script") {
    return { name: "script", code: "" };
  }
  if (type.name === "withCredentials") {
    return { name: type.name, arguments: [{ value: { kind: "list", items: [DEFAULT_BINDING] } }], steps: [] };
  }
  const step: NewStep = { name: type.name, arguments: requiredArguments(type) };
  return needsBlock(type) ? { ...step, steps: [] } : step;
}

/** How a step looks in Groovy, for the palette. */
export function groovyLook(type: CatalogueType): string {
  const required = (type.parameters ?? []).filter((one) => one.required);
  const shown = required.length === 1 && unnamedParameter(type) ? "…" : required.map((one) => `${one.name}: …`).join(", ");
  const call = shown ? `${type.name} ${shown}` : type.name;
  return needsBlock(type) ? (shown ? `${type.name}(${shown}) { }` : `${type.name} { }`) : shown ? call : `${type.name}()`;
}

/** Whether a block follows always; where it only may, it is not written unasked. */
export function needsBlock(type: CatalogueType): boolean {
  return type.block === true && type.blockRequired !== false;
}

/** What can be done about the block of a step: one that may be called with and without one offers the other way. */
export function blockOffer(type: CatalogueType | null, step: Step): "add" | "remove" | null {
  if (type?.block !== true || step.kind === "opaque") {
    return null;
  }
  return !step.block ? "add" : needsBlock(type) ? null : "remove";
}

export function isBlock(step: Step): boolean {
  return step.block === true && step.code === undefined ? true : step.block === true && !step.code;
}
