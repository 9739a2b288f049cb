import { type Completion, type CompletionContext, type CompletionResult, snippetCompletion } from "@codemirror/autocomplete";
import { parameterName } from "../content/EntriesEditor";
import { needsBlock, unnamedParameter } from "../content/stepTypes";
import { StageIndex } from "../model/tree";
import type { Catalogue, CatalogueType } from "../protocol/catalogue";
import { nameOf } from "../protocol/catalogue";
import type { Model, Section } from "../protocol/model";

/** What may stand in which block. */
export const DIRECTIVES: Record<string, string[]> = {
  top: ["pipeline"],
  pipeline: ["agent", "environment", "parameters", "options", "triggers", "tools", "libraries", "stages", "post"],
  stages: ["stage"],
  parallel: ["stage"],
  stage: ["agent", "environment", "options", "tools", "when", "input", "steps", "stages", "parallel", "matrix", "post", "failFast"],
  matrix: ["axes", "excludes", "agent", "environment", "options", "tools", "when", "input", "stages", "post"],
};
const STEP_PLACES = new Set(["steps", "script"]);
const BUILD_VARIABLES = ["BUILD_NUMBER", "BUILD_ID", "BUILD_TAG", "BUILD_URL", "JOB_NAME", "BRANCH_NAME", "TAG_NAME", "GIT_COMMIT", "GIT_BRANCH", "WORKSPACE", "JENKINS_URL", "NODE_NAME"];

/** Comments and strings, which hide what is in them, then what blocks are made of. */
const TOKEN = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'''[\s\S]*?(?:'''|$)|"""[\s\S]*?(?:"""|$)|'(?:\\.|[^'\\\n])*'?|"(?:\\.|[^"\\\n])*"?|\w+|[{}();\n]/g;

/** Names of the blocks around an offset, outermost first; strings and comments are passed over. */
export function blocksAround(text: string, offset: number): string[] {
  const open: string[] = [];
  let head = "";
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (index >= offset) {
      break;
    }
    if (token === "{") {
      open.push(head);
      head = "";
    } else if (token === "}") {
      open.pop();
      head = "";
    } else if (token === "(") {
      depth++;
    } else if (token === ")") {
      depth--;
    } else if (token === ";" || (token === "\n" && depth <= 0)) {
      head = "";
      depth = 0;
    } else if (head === "" && /^\w/.test(token)) {
      head = token;
    }
  }
  return open;
}

/** What may stand at a place: directives where they belong, steps with their parameters, conditions, environment variables. */
export function completions(context: CompletionContext, catalogue: Catalogue, model: Model | null): CompletionResult | null {
  const variable = context.matchBefore(/(\$\{?|env\.|params\.)\w*/);
  const text = context.state.doc.toString();
  if (variable) {
    const prefix = /^(\$\{?|env\.|params\.)/.exec(variable.text)![0];
    const own = prefix === "params." ? parameterNames(model) : [...environmentNames(model), ...(prefix === "env." ? [] : parameterNames(model))];
    const names = new Set([...own, ...(prefix === "params." ? [] : BUILD_VARIABLES)]);
    return { from: variable.from + prefix.length, options: [...names].map((label) => ({ label, type: "variable", boost: own.includes(label) ? 1 : 0 })), validFor: /^\w*$/ };
  }
  const word = context.matchBefore(/\w*/);
  if (!word || (word.from === word.to && !context.explicit)) {
    return null;
  }
  const blocks = blocksAround(text, word.from);
  const options = optionsIn(blocks, lineBefore(text, word.from), catalogue);
  return options.length > 0 ? { from: word.from, options, validFor: /^\w*$/ } : null;
}

function optionsIn(blocks: string[], line: string, catalogue: Catalogue): Completion[] {
  const called = /(?:^|[\s{;])(\w+)[\s(](?:.*[,(\s])?$/.exec(line)?.[1];
  const step = called ? catalogue.steps.find((type) => type.name === called) : undefined;
  if (step) {
    return (step.parameters ?? []).map((one) => snippetCompletion(`${one.name}: \${}`, { label: one.name, detail: one.label ?? one.type, type: "property", boost: one.required ? 1 : 0 }));
  }
  if (line.trim() !== "") {
    return [];
  }
  const inner = blocks[blocks.length - 1] ?? "top";
  const inSteps = blocks.some((name) => STEP_PLACES.has(name)) || blocks[blocks.length - 2] === "post";
  if (inSteps) {
    return catalogue.steps.map((type) => stepCompletion(type));
  }
  const directives = DIRECTIVES[inner];
  if (directives) {
    return directives.map((name) => directive(name));
  }
  const typed = (types: (CatalogueType | string)[]) => types.map((type) => (typeof type === "string" ? { label: type } : stepCompletion(type)));
  switch (inner) {
    case "when":
    case "not":
    case "allOf":
    case "anyOf":
      return typed(catalogue.conditions);
    case "agent":
      return typed(catalogue.agents);
    case "options":
    case "parameters":
    case "triggers":
      return typed(catalogue[inner]);
    case "tools":
      return typed(catalogue.tools);
    case "post":
      return catalogue.post.map(nameOf).map((label) => snippetCompletion(`${label} {\n    \${}\n}`, { label, type: "keyword" }));
    default:
      return [];
  }
}

function directive(name: string): Completion {
  const text = name === "stage" ? "stage('${Name}') {\n    steps {\n        ${}\n    }\n}" : name === "failFast" ? "failFast true" : `${name} {\n    \${}\n}`;
  return snippetCompletion(text, { label: name, type: "keyword" });
}

function stepCompletion(type: CatalogueType): Completion {
  const unnamed = unnamedParameter(type);
  const required = (type.parameters ?? []).filter((one) => one.required);
  const args = required.length === 1 && unnamed ? "'${}'" : required.map((one, index) => `${one.name}: '\${${index + 1}}'`).join(", ");
  const text = needsBlock(type) ? `${type.name}${args ? `(${args})` : ""} {\n    \${}\n}` : args ? `${type.name} ${args}` : `${type.name}()`;
  const detail = type.displayName && type.displayName !== type.name ? { detail: type.displayName } : {};
  return snippetCompletion(text, { label: type.name, type: "function", ...detail });
}

function lineBefore(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  return line.slice(Math.max(line.lastIndexOf("{"), line.lastIndexOf(";")) + 1);
}

function environmentNames(model: Model | null): string[] {
  const names = (section: Section | null | undefined) => (section?.entries ?? []).map((entry) => entry.name);
  const stages = [...new StageIndex(model).stages.values()].flatMap(({ stage }) => names(stage.environment));
  return [...names(model?.pipeline?.environment), ...stages];
}

function parameterNames(model: Model | null): string[] {
  return (model?.pipeline?.parameters?.entries ?? []).map(parameterName).filter((name) => name !== "");
}
