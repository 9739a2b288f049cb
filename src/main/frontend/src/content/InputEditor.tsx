import { useSession, useWords, useWritable } from "../page/context";
import { Icon } from "../parts/Icon";
import type { NewArgument, NewValue } from "../protocol/edits";
import type { Section, Value } from "../protocol/model";
import { ValueField } from "./fields/ValueField";
import { parameterName } from "./EntriesEditor";
import { asItStands } from "./values";

const FIELDS = ["message", "id", "ok", "submitter", "submitterParameter"] as const;

/** The question that a stage asks before it begins. */
export function InputEditor({ path, input }: { path: string; input: Section | null | undefined }) {
  const t = useWords();
  const session = useSession();
  const writable = useWritable();
  const write = (list: NewArgument[] | null, label: string, key?: string) => void session.edit([{ operation: "setInput", path, input: list ? { arguments: list } : null }], { label, ...(key ? { key } : {}) });
  if (!input) {
    return writable ? (
      <button type="button" className="kse-add" onClick={() => write([{ name: "message", value: { kind: "string", value: t("input.defaultMessage") } }], t("did.entryAdded", { name: t("approval") }))}>
        <Icon name="approval" size={14} />
        {t("add.input")}
      </button>
    ) : (
      <p className="kse-quiet">{t("none")}</p>
    );
  }
  const values = new Map<string, Value>();
  for (const entry of input.entries ?? []) {
    const value = entry.value ?? entry.arguments?.[0]?.value;
    if (value && !entry.opaque) {
      values.set(entry.name, value);
    }
  }
  const set = (name: string, value: NewValue | null) => {
    const kept = [...values].filter(([other]) => other !== name).map(([other, old]) => ({ name: other, value: asItStands(old) }));
    const label = t("did.set", { name: t(`input.${name}` as "input.message"), of: t("approval") });
    if (values.has(name) || value === null) {
      void session.edit([{ operation: "setArgument", path: input.path, name, value }], { label, key: `${input.path} ${name}` });
    } else {
      write([...kept, { name, value }], label, `${input.path} ${name}`);
    }
  };
  const asked = (input.entries ?? []).find((entry) => entry.name === "parameters" && entry.entries);
  return (
    <div className="kse-form">
      {FIELDS.map((name) => (
        <ValueField key={name} parameter={{ name, label: t(`input.${name}`), type: "string", required: name === "message" }} value={values.get(name) ?? null} commit={(value) => set(name, value)} />
      ))}
      {asked && (
        <p className="kse-quiet">
          {t("input.parameters", { names: (asked.entries ?? []).map((one) => parameterName(one) || one.name).join(", ") })}{" "}
          <button type="button" className="kse-link" onClick={() => session.store.set({ drawer: "text", reveal: { offset: asked.range.start, length: asked.range.end - asked.range.start } })}>
            {t("menu.source")}
          </button>
        </p>
      )}
      {writable && (
        <button type="button" className="kse-link kse-link--destructive" onClick={() => write(null, t("did.deleted", { name: t("approval") }))}>
          <Icon name="trash" size={14} /> {t("input.remove")}
        </button>
      )}
    </div>
  );
}
