import { useEditor, useSession, useWords, useWritable } from "../page/context";
import type { CatalogueType } from "../protocol/catalogue";
import type { Agent } from "../protocol/model";
import { ArgumentsForm } from "./ArgumentsForm";
import { namedArguments, requiredArguments } from "./stepTypes";

const ALWAYS: CatalogueType[] = [{ name: "any" }, { name: "none" }, { name: "label", parameters: [{ name: "label", required: true, type: "string" }] }];

/** Where a pipeline or a stage runs. */
export function AgentEditor({ path, agent, stage }: { path: string; agent: Agent | null | undefined; stage: boolean }) {
  const t = useWords();
  const session = useSession();
  const writable = useWritable();
  const { catalogue } = useEditor();
  const types = [...ALWAYS.filter((one) => !catalogue.agents.some((type) => type.name === one.name)), ...catalogue.agents];
  const type = types.find((one) => one.name === agent?.type) ?? null;
  const choose = (name: string) => {
    const chosen = types.find((one) => one.name === name);
    const next = chosen ? { type: name, arguments: name === "label" ? requiredArguments(chosen) : namedArguments(chosen) } : null;
    void session.edit([{ operation: "setAgent", path, agent: next }], { label: t("did.set", { name: t("agent"), of: chosen?.displayName || name || t("agent.inherited") }) });
  };
  return (
    <div className="kse-form">
      <select className="jenkins-select__input kse-input" aria-label={t("agent")} value={agent?.type ?? ""} disabled={!writable} onChange={(event) => choose(event.target.value)}>
        {(stage || !agent) && <option value="">{t(stage ? "agent.inherited" : "field.unset")}</option>}
        {agent && !type && <option value={agent.type}>{agent.type}</option>}
        {types.map((one) => (
          <option key={one.name} value={one.name}>
            {one.displayName && one.displayName !== one.name ? `${one.displayName} (${one.name})` : one.name}
          </option>
        ))}
      </select>
      {agent && (type?.parameters?.length || agent.arguments?.length) ? <ArgumentsForm key={agent.type} path={agent.path} name={t("agent")} type={type} list={agent.arguments ?? []} /> : null}
    </div>
  );
}
