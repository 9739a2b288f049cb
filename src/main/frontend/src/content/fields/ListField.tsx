import { useWords, useWritable } from "../../page/context";
import { Icon } from "../../parts/Icon";
import type { Parameter } from "../../protocol/catalogue";
import type { NewValue } from "../../protocol/edits";
import type { Value } from "../../protocol/model";
import { nestedType, newNested } from "../nested";
import { asItStands, itemsOf } from "../values";
import { CallField } from "./CallField";
import { ValueField } from "./ValueField";

interface Props {
  id: string;
  parameter: Parameter;
  value: Value | null;
  commit(value: NewValue | null): void;
}

/** Several values, each edited where it stands; the others are written again exactly as they were. */
export function ListField({ id, parameter, value, commit }: Props) {
  const t = useWords();
  const writable = useWritable();
  const values: Value[] = value?.kind === "list" ? (value.items ?? []) : value ? [value] : [];
  const items = itemsOf(value);
  const types = parameter.types ?? [];
  const label = parameter.label || parameter.name;
  const set = (next: NewValue[]) => commit(next.length === 0 && !parameter.required ? null : { kind: "list", items: next });
  const replace = (at: number, next: NewValue | null) => set(next === null ? items.filter((_, index) => index !== at) : items.map((one, index) => (index === at ? next : one)));
  const swap = (at: number, other: number) => set(items.map((one, index) => (index === at ? items[other]! : index === other ? items[at]! : one)));

  return (
    <div className="kse-list" role="group" id={id} aria-label={label}>
      {values.map((one, index) => {
        const name = `${label} ${index + 1}`;
        return (
          <div className="kse-list__item" key={index}>
            <div className="kse-list__value">
              {nestedType(one, types) ? (
                <CallField label={name} types={types} value={one} required commit={(next) => replace(index, next)} />
              ) : (
                <ValueField parameter={{ name, label: name, type: "string" }} value={one} compact commit={(next) => replace(index, next ?? { kind: "string", value: "" })} />
              )}
            </div>
            {writable && (
              <span className="kse-row">
                {index > 0 && (
                  <button type="button" className="kse-button kse-button--icon kse-button--small" aria-label={t("list.up", { name })} title={t("list.up", { name })} onClick={() => swap(index, index - 1)}>
                    <Icon name="up" size={14} />
                  </button>
                )}
                <button type="button" className="kse-button kse-button--icon kse-button--small" aria-label={t("list.remove", { name })} title={t("list.remove", { name })} onClick={() => replace(index, null)}>
                  <Icon name="close" size={14} />
                </button>
              </span>
            )}
          </div>
        );
      })}
      {writable && (
        <button type="button" className="kse-link" onClick={() => set([...(value?.kind === "list" || !value ? items : [asItStands(value)]), types[0] ? newNested(types[0], types) : { kind: "string", value: "" }])}>
          <Icon name="add" size={14} /> {t("list.add")}
        </button>
      )}
    </div>
  );
}
