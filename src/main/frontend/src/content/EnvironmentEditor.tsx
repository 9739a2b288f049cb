import { type ReactNode, useState } from "react";
import { useSession, useWords, useWritable } from "../page/context";
import { Icon } from "../parts/Icon";
import type { EntrySection, NewValue } from "../protocol/edits";
import type { Entry, Section } from "../protocol/model";
import { TextField } from "./fields/TextField";
import { isPlainText, readable } from "./values";

interface Props {
  owner: string;
  section: Extract<EntrySection, "environment" | "tools">;
  value: Section | null | undefined;
  /** Names that may be given, for tools. */
  names?: string[];
}

/** Pairs of a name and a value: environment variables, or tools and their installations. */
export function EnvironmentEditor({ owner, section, value, names }: Props) {
  const t = useWords();
  const session = useSession();
  const writable = useWritable();
  const [name, setName] = useState("");
  const entries = value?.entries ?? [];
  const valid = /^[A-Za-z_]\w*$/.test(name) && !entries.some((entry) => entry.name === name);
  const add = () => {
    if (valid) {
      void session.edit([{ operation: "setEntry", path: owner, section, entry: { name, value: { kind: "string", value: "" } } }], { label: t("did.entryAdded", { name }) });
      setName("");
    }
  };
  return (
    <div className="kse-pairs">
      {entries.map((entry, index) => (
        <Pair key={entry.path} owner={owner} section={section} entry={entry} index={index} />
      ))}
      {writable && (
        <div className="kse-pairs__new">
          <input
            className="jenkins-input kse-input kse-input--code"
            aria-label={t(`add.${section}`)}
            placeholder={t(section === "environment" ? "environment.newName" : "tools.newName")}
            value={name}
            list={names?.length ? `kse-${section}-names` : undefined}
            onChange={(event) => setName(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter") {
                event.preventDefault();
                add();
              }
            }}
          />
          {names && names.length > 0 && (
            <datalist id={`kse-${section}-names`}>
              {names.map((one) => (
                <option key={one} value={one} />
              ))}
            </datalist>
          )}
          <button type="button" className="kse-button kse-button--framed" disabled={!valid} onClick={add}>
            <Icon name="add" size={14} />
            {t("list.add")}
          </button>
        </div>
      )}
    </div>
  );
}

/** A long name breaks behind its underscores. */
function breakable(name: string): ReactNode[] {
  return name.split(/(?<=_)(?=[^_])/).flatMap((part, index) => (index === 0 ? [part] : [<wbr key={index} />, part]));
}

type Kind = "text" | "credentials" | "expression";

function Pair({ owner, section, entry, index }: { owner: string; section: "environment" | "tools"; entry: Entry; index: number }) {
  const t = useWords();
  const session = useSession();
  const writable = useWritable();
  const value = entry.value;
  if (entry.opaque || !value) {
    return <pre className="kse-entry kse-entry--opaque">{entry.text ?? entry.name}</pre>;
  }
  const credential = value.kind === "call" && value.name === "credentials" ? value.arguments?.[0]?.value : undefined;
  const kind: Kind = credential && isPlainText(credential) ? "credentials" : isPlainText(value) ? "text" : "expression";
  const commit = (next: NewValue) =>
    void session.edit([{ operation: "setEntry", path: owner, section, index, entry: { name: entry.name, value: next } }], { label: t("did.set", { name: entry.name, of: t(`section.${section}`) }), key: entry.path });
  const write = (as: Kind, text: string): NewValue =>
    as === "text"
      ? { kind: "string", value: text }
      : as === "credentials"
        ? { kind: "call", name: "credentials", arguments: [{ value: { kind: "string", value: text } }] }
        : { kind: "expression", text };
  const text = kind === "credentials" ? readable(credential) : kind === "text" ? readable(value) : (value.text ?? "");
  return (
    <div className="kse-pair">
      <code className="kse-pair__name">{breakable(entry.name)}</code>
      {section === "environment" && (
        <select aria-label={t("environment.kind", { name: entry.name })} className="kse-pair__kind" value={kind} disabled={!writable} onChange={(event) => commit(write(event.target.value as Kind, event.target.value === "expression" ? (value.text ?? "") : readable(credential ?? value)))}>
          <option value="text">{t("environment.text")}</option>
          <option value="credentials">{t("environment.credentials")}</option>
          <option value="expression">{t("environment.expression")}</option>
        </select>
      )}
      <TextField label={entry.name} code={kind === "expression"} disabled={!writable} value={text} commit={(next) => commit(write(kind, next))} />
      {writable && (
        <button type="button" className="kse-button kse-button--icon kse-button--small" aria-label={t("list.remove", { name: entry.name })} title={t("list.remove", { name: entry.name })} onClick={() => void session.edit([{ operation: "deleteEntry", path: entry.path }], { label: t("did.deleted", { name: entry.name }), offerUndo: true })}>
          <Icon name="close" size={14} />
        </button>
      )}
    </div>
  );
}
