import { useState } from "react";
import { useEditor, useSession, useWords, useWritable } from "../page/context";
import { Icon } from "../parts/Icon";
import { MenuButton } from "../parts/Menu";
import type { CatalogueType } from "../protocol/catalogue";
import type { EntrySection } from "../protocol/edits";
import type { Argument, Entry, Section } from "../protocol/model";
import { ArgumentsForm } from "./ArgumentsForm";
import { namedArguments, offered, requiredArguments } from "./stepTypes";
import { readable } from "./values";

interface Props {
  /** Path of the pipeline or stage that the section belongs to. */
  owner: string;
  section: EntrySection;
  value: Section | null | undefined;
  types: CatalogueType[];
}

/** Parameters, options or triggers: each with its own form. */
export function EntriesEditor({ owner, section, value, types }: Props) {
  const t = useWords();
  const session = useSession();
  const writable = useWritable();
  const entries = value?.entries ?? [];
  const add = (type: CatalogueType) => {
    const args = (section === "parameters" ? namedArguments(type) : requiredArguments(type)).map((one) => (section === "parameters" && one.name === "name" ? { ...one, value: { kind: "string" as const, value: freshParameter(entries) } } : one));
    void session.edit([{ operation: "setEntry", path: owner, section, entry: { name: type.name, arguments: args } }], { label: t("did.entryAdded", { name: type.displayName || type.name }) });
  };
  return (
    <div className="kse-entries">
      {entries.map((entry, index) => (
        <EntryCard key={entry.path} entry={entry} index={index} count={entries.length} type={types.find((one) => one.name === entry.name) ?? null} section={section} />
      ))}
      {writable && types.length > 0 && (
        <MenuButton
          label={t(`add.${section}`)}
          text={t(`add.${section}`)}
          icon="add"
          className="kse-add"
          items={() => offered(types).map((type) => ({ label: type.displayName || type.name, run: () => add(type) }))}
        />
      )}
      {entries.length === 0 && !writable && <p className="kse-quiet">{t("none")}</p>}
    </div>
  );
}

function freshParameter(entries: readonly Entry[]): string {
  const taken = new Set(entries.map(parameterName));
  let number = 1;
  while (taken.has(`PARAMETER_${number}`)) {
    number++;
  }
  return `PARAMETER_${number}`;
}

/** The name that a parameter is declared with, or nothing. */
export function parameterName(entry: Entry): string {
  return readable(entry.arguments?.find((one) => one.name === "name")?.value);
}

/** A constant such as true means nothing without its name. */
function said({ name, value }: Argument): string {
  return name && value.kind === "boolean" ? (value.value === true ? name : `${name}: false`) : readable(value);
}

function EntryCard({ entry, index, count, type, section }: { entry: Entry; index: number; count: number; type: CatalogueType | null; section: EntrySection }) {
  const t = useWords();
  const session = useSession();
  const writable = useWritable();
  const { diagnostics } = useEditor();
  const [open, setOpen] = useState(false);
  const title = type?.displayName || entry.name;
  const detail = section === "parameters" ? parameterName(entry) : (entry.arguments ?? []).map(said).join(", ");
  const problem = diagnostics.find((one) => one.severity !== "info" && one.start >= entry.range.start && one.start < entry.range.end);
  if (entry.opaque) {
    return <pre className="kse-entry kse-entry--opaque">{entry.text ?? t("opaque")}</pre>;
  }
  return (
    <div className={`kse-entry${open ? " kse-entry--open" : ""}`}>
      <div className="kse-step__row">
        <button type="button" className="kse-step__head" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name={open ? "down" : "chevron"} size={14} />
          <span className="kse-step__sentence">
            <strong>{title}</strong>
            <span className="kse-step__detail">{detail}</span>
          </span>
          {problem && (
            <span className={`kse-mark kse-mark--${problem.severity}`} title={problem.message}>
              <Icon name={problem.severity === "error" ? "error" : "problem"} size={14} />
            </span>
          )}
        </button>
        {writable && (
          <MenuButton
            label={t("step.menu", { name: `${title} ${detail}` })}
            className="kse-button kse-button--icon kse-step__menu"
            items={() => [
              { label: t("step.up"), icon: "up", disabled: index === 0, run: () => void session.edit([{ operation: "moveEntry", path: entry.path, index: index - 1 }], { label: t("did.moved", { name: title }) }) },
              { label: t("step.down"), icon: "down", disabled: index === count - 1, run: () => void session.edit([{ operation: "moveEntry", path: entry.path, index: index + 2 }], { label: t("did.moved", { name: title }) }) },
              null,
              { label: t("menu.delete"), icon: "trash", destructive: true, run: () => void session.edit([{ operation: "deleteEntry", path: entry.path }], { label: t("did.deleted", { name: title }), offerUndo: true }) },
            ]}
          />
        )}
      </div>
      {open && (
        <div className="kse-step__form">
          <ArgumentsForm path={entry.path} name={title} type={type} list={entry.arguments ?? []} />
        </div>
      )}
    </div>
  );
}
