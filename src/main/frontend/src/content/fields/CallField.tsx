import { useWords, useWritable } from "../../page/context";
import type { CatalogueType } from "../../protocol/catalogue";
import type { NewArgument, NewValue } from "../../protocol/edits";
import type { Value } from "../../protocol/model";
import { newCall, unnamedParameter } from "../stepTypes";
import { argumentFor, argumentsAsTheyStand } from "../values";
import { ValueField } from "./ValueField";

interface Props {
  id?: string;
  label?: string;
  types: CatalogueType[];
  value: Value | null;
  required?: boolean;
  commit(value: NewValue | null): void;
}

/** A nested thing such as `usernamePassword(…)` or `jar('…')`: which one, and its own parameters. */
export function CallField({ id, label, types, value, required, commit }: Props) {
  const t = useWords();
  const writable = useWritable();
  const name = value?.kind === "call" ? (value.name ?? "") : "";
  const type = types.find((one) => one.name === name) ?? null;
  const unnamed = unnamedParameter(type);

  const set = (parameter: string, next: NewValue | null) => {
    const list: NewArgument[] = argumentsAsTheyStand(value?.arguments);
    const isUnnamed = unnamed?.name === parameter && (value?.arguments ?? []).some((one) => !one.name);
    const at = list.findIndex((one) => (isUnnamed ? !one.name : one.name === parameter));
    const changed = next === null ? list.filter((_, index) => index !== at) : at >= 0 ? list.map((one, index) => (index === at ? { ...one, value: next } : one)) : [...list, { name: parameter, value: next }];
    commit({ kind: "call", name, arguments: changed });
  };

  return (
    <div className="kse-call">
      <select
        id={id}
        aria-label={id ? undefined : label}
        className="jenkins-select__input kse-input"
        value={name}
        disabled={!writable}
        onChange={(event) => {
          const chosen = types.find((one) => one.name === event.target.value);
          commit(chosen ? newCall(chosen) : null);
        }}
      >
        {!type && <option value={name}>{name || t("field.unset")}</option>}
        {type && !required && <option value="">{t("field.unset")}</option>}
        {types.map((one) => (
          <option key={one.name} value={one.name}>
            {one.displayName || one.name}
          </option>
        ))}
      </select>
      {type && value && (
        <div className="kse-call__fields">
          {(type.parameters ?? []).map((parameter) => (
            <ValueField
              key={parameter.name}
              parameter={parameter}
              value={argumentFor(value.arguments, parameter.name, unnamed === parameter)?.value ?? null}
              commit={(next) => set(parameter.name, next)}
            />
          ))}
        </div>
      )}
    </div>
  );
}
