import type { Catalogue } from "../protocol/catalogue";
import type { Argument, Step, Value } from "../protocol/model";
import type { Translate } from "../words";
import { stepType, unnamedParameter } from "./stepTypes";
import { readable } from "./values";

const LONGEST = 140;

/** A step as a sentence: a title and what it is done to. */
export function sentenceOf(step: Step, catalogue: Catalogue, t: Translate): { title: string; detail: string } {
  if (step.kind === "opaque") {
    return { title: t("opaque"), detail: firstLine(step.text ?? step.code ?? "") };
  }
  const type = stepType(catalogue, step.name);
  const title = type?.displayName || step.name;
  if (step.code) {
    return { title, detail: firstLine(step.code) };
  }
  return { title, detail: cut(details(step, unnamedParameter(type)?.name ?? null)) };
}

function details(step: Step, unnamed: string | null): string {
  const list = step.arguments ?? [];
  const find = (name: string) => list.find((one) => one.name === name || (!one.name && unnamed === name))?.value;
  const said = (name: string) => oneLine(find(name));
  switch (step.name) {
    case "withCredentials":
      return bindings(list[0]?.value);
    case "git":
      return [said("url"), said("branch") && `(${said("branch")})`].filter(Boolean).join(" ");
    case "harborPush": {
      const tags = oneLine(find("tags") ?? find("tag"));
      return [said("image") + (tags ? `:${tags}` : ""), said("from") && `← ${said("from")}`].filter(Boolean).join(" ");
    }
    case "envsubstApply":
    case "multiClusterDeploy":
      return [said("file"), said("clusters") || said("kubeconfigId")].filter(Boolean).join(" → ");
    case "timeout":
    case "sleep":
      return [said("time"), said("unit").toLowerCase()].filter(Boolean).join(" ");
  }
  const main = list.find((one) => !one.name) ?? list[0];
  const rest = list.filter((one) => one !== main && one.name && one.value.kind !== "boolean");
  return [main ? oneLine(main.value) : "", ...rest.slice(0, 2).map((one) => `${one.name}: ${oneLine(one.value)}`)].filter(Boolean).join(", ");
}

/** "harbor → USERNAME, PASSWORD" for each binding. */
function bindings(value: Value | undefined): string {
  const calls = value?.kind === "list" ? (value.items ?? []) : value ? [value] : [];
  return calls
    .map((call) => {
      const named = (suffix: string) => (call.arguments ?? []).filter((one: Argument) => one.name?.toLowerCase().endsWith(suffix));
      const id = named("credentialsid")[0];
      const variables = named("variable").map((one) => readable(one.value));
      return id ? `${readable(id.value)} → ${variables.join(", ")}` : (call.text ?? "");
    })
    .join("; ");
}

function oneLine(value: Value | undefined): string {
  if (value?.kind === "list" && value.items) {
    return value.items.map(readable).join(", ");
  }
  return firstLine(readable(value));
}

function firstLine(text: string): string {
  const lines = text.trim().split("\n");
  return cut(lines.length > 1 ? `${lines[0]!.trim()} …` : lines[0]!);
}

const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);
