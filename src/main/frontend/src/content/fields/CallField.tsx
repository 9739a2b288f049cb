import { useWords, useWritable } from "../../page/context";
import type { CatalogueType } from "../../protocol/catalogue";
import type { NewArgument, NewValue } from "../../protocol/edits";
import type { Value } from "../../protocol/model";
import { keyOf, nested, nestedArguments, nestedType, newNested } from "../nested";
import { unnamedParameter } from "../stepTypes";
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
  const type = nestedType(value, types);
  const chosen = type ? keyOf(type) : value?.kind === "call" ? (value.name ?? "") : "";
  const unnamed = unnamedParameter(type);
  const given = nestedArguments(value);
  // Where only one thing can stand there is nothing to choose.
  const fixed = required && types.length === 1 && type !== null;

  const set = (parameter: string, next: NewValue | null) => {
    const list: NewArgument[] = argumentsAsTheyStand(given);
    const isUnnamed = unnamed?.name === parameter && given.some((one) => !one.name);
    const at = list.findIndex((one) => (isUnnamed ? !one.name : one.name === parameter));
    const changed = next === null ? list.filter((_, index) => index !== at) : at >= 0 ? list.map((one, index) => (index === at ? { ...one, value: next } : one)) : [...list, { name: parameter, value: next }];
    commit(nested(type!, types, changed));
  };

  return (
    <div className="kse-call">
      {!fixed && <select
        id={id}
        aria-label={id ? undefined : label}
        className="jenkins-select__input kse-input"
        value={chosen}
        disabled={!writable}
        onChange={(event) => {
          const other = types.find((one) => keyOf(one) === event.target.value);
          commit(other ? newNested(other, types) : null);
        }}
      >
        {!type && <option value={chosen}>{chosen || t("field.unset")}</option>}
        {type && !required && <option value="">{t("field.unset")}</option>}
        {types.map((one) => (
          <option key={keyOf(one)} value={keyOf(one)}>
            {one.displayName || keyOf(one)}
          </option>
        ))}
      </select>}
      {type && value && (
        <div className="kse-call__fields">
          {(type.parameters ?? []).map((parameter) => (
            <ValueField
              key={parameter.name}
              parameter={parameter}
              value={argumentFor(given, parameter.name, unnamed === parameter)?.value ?? null}
              commit={(next) => set(parameter.name, next)}
            />
          ))}
        </div>
      )}
    </div>
  );
}
