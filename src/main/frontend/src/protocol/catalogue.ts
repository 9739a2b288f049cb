export type ParameterType =
  | "string"
  | "text"
  | "code"
  | "number"
  | "boolean"
  | "choice"
  | "credentials"
  | "list"
  | "describable"
  | "object";

export interface CredentialChoice {
  id: string;
  name: string;
}

export interface Parameter {
  name: string;
  label?: string;
  required?: boolean;
  type: ParameterType;
  choices?: (string | CredentialChoice)[];
  default?: string | number | boolean | null;
  help?: string;
  credentials?: string;
  types?: CatalogueType[];
}

/** A step, agent, option, condition, … that this controller has, with what it can be given. */
export interface CatalogueType {
  /** Empty for a nested type that has no symbol and is written as a map. */
  name: string;
  class?: string;
  displayName?: string;
  category?: string;
  block?: boolean;
  blockRequired?: boolean;
  help?: string;
  parameters?: Parameter[];
}

export interface Catalogue {
  steps: CatalogueType[];
  agents: CatalogueType[];
  options: CatalogueType[];
  conditions: CatalogueType[];
  parameters: CatalogueType[];
  triggers: CatalogueType[];
  tools: (CatalogueType | string)[];
  post: (CatalogueType | string)[];
  bindings?: CatalogueType[];
  templates?: TemplateDescription[];
}

export interface TemplateDescription {
  name: string;
  displayName?: string;
  description?: string;
  help?: string;
  parameters?: Parameter[];
}

export const EMPTY_CATALOGUE: Catalogue = {
  steps: [],
  agents: [],
  options: [],
  conditions: [],
  parameters: [],
  triggers: [],
  tools: [],
  post: [],
};

/** Names of a list that may hold plain names or types. */
export function nameOf(type: CatalogueType | string): string {
  return typeof type === "string" ? type : type.name;
}
