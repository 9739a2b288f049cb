import { useState } from "react";
import { useSession, useWords } from "../page/context";
import { Icon } from "../parts/Icon";
import type { CatalogueType, Parameter } from "../protocol/catalogue";
import type { NewValue } from "../protocol/edits";
import type { Argument, Value } from "../protocol/model";
import { ValueField } from "./fields/ValueField";
import { unnamedParameter } from "./stepTypes";
import { argumentFor } from "./values";

interface Props {
  /** Path of the step, agent, entry or condition whose arguments these are. */
  path: string;
  name: string;
  type: CatalogueType | null;
  list: readonly Argument[];
  autoFocus?: boolean;
  except?: readonly string[];
}

/** The form of whatever has arguments: required ones first, the others folded away until they are set or asked for. */
export function ArgumentsForm({ path, name, type, list, autoFocus, except = [] }: Props) {
  const t = useWords();
  const session = useSession();
  const [more, setMore] = useState(false);
  const parameters = (type?.parameters ?? []).filter((one) => !except.includes(one.name));
  const unnamed = unnamedParameter(type);
  const given = (parameter: Parameter) => argumentFor(list, parameter.name, parameter === unnamed);
  const known = new Set(parameters.map(given).filter(Boolean));
  const unknown = list.filter((one) => !known.has(one) && !except.includes(one.name ?? ""));
  const required = parameters.filter((one) => one.required);
  const optional = parameters.filter((one) => !one.required);
  const set = optional.filter((one) => given(one));
  const [setAtFirst] = useState(() => set.map((one) => one.name));
  const first = firstOf(required, optional, setAtFirst);
  const rest = optional.filter((one) => !first.includes(one));

  const commit = (parameter: Parameter, value: NewValue | null) => {
    const old = given(parameter);
    const key = old && !old.name ? null : !old && list.length === 0 && parameter === unnamed ? null : parameter.name;
    const label = t("did.set", { name: parameter.label || parameter.name, of: name });
    void session.edit([{ operation: "setArgument", path, name: key, value }], { label, key: `${path} ${parameter.name}` });
  };
  const field = (parameter: Parameter, focus = false) => (
    <ValueField key={parameter.name} parameter={parameter} value={given(parameter)?.value ?? null} autoFocus={focus} commit={(value) => commit(parameter, value)} />
  );

  return (
    <div className="kse-form">
      {first.map((parameter, index) => field(parameter, autoFocus && index === 0))}
      {unknown.map((one) => {
        const parameter = guessed(one, t("field.value"));
        return <ValueField key={one.name ?? "…"} parameter={parameter} value={one.value} autoFocus={autoFocus && first.length === 0 && one === unknown[0]} commit={(value) => void session.edit([{ operation: "setArgument", path, name: one.name ?? null, value }], { label: t("did.set", { name: parameter.name, of: name }), key: `${path} ${one.name}` })} />;
      })}
      {rest.length > 0 && (
        <>
          <button type="button" className="kse-more" aria-expanded={more} onClick={() => setMore(!more)}>
            <Icon name={more ? "down" : "chevron"} size={14} />
            {t("form.more", { count: set.filter((one) => rest.includes(one)).length })}
          </button>
          {more && rest.map((parameter) => field(parameter))}
        </>
      )}
      {type && parameters.length === 0 && unknown.length === 0 && <p className="kse-quiet">{t("form.nothing")}</p>}
    </div>
  );
}

/** Those that are needed; where none is, what was set when the form was opened, so that nothing jumps while it is filled in. */
function firstOf(required: Parameter[], optional: Parameter[], set: readonly string[]): Parameter[] {
  if (required.length > 0 || optional.length <= 3) {
    return required.length > 0 ? required : optional;
  }
  const given = optional.filter((one) => set.includes(one.name));
  return given.length > 0 ? given : optional.slice(0, 2);
}

/** A parameter for an argument that the catalogue does not know: by what stands there. */
function guessed(argument: Argument, label: string): Parameter {
  const kinds: Record<string, Parameter["type"]> = { boolean: "boolean", number: "number", list: "list", map: "object", call: "object" };
  const value: Value = argument.value;
  return { name: argument.name ?? label, type: kinds[value.kind] ?? (String(value.value ?? "").includes("\n") ? "text" : "string") };
}
