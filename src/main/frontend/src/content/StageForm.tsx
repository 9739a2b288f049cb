import { useMemo } from "react";
import { StageActions } from "../canvas/actions";
import { useEditor, useSession, useWords, useWritable } from "../page/context";
import { nameOf } from "../protocol/catalogue";
import type { Stage } from "../protocol/model";
import { AgentEditor } from "./AgentEditor";
import { EntriesEditor } from "./EntriesEditor";
import { EnvironmentEditor } from "./EnvironmentEditor";
import { TextField } from "./fields/TextField";
import { Group } from "./Group";
import { InputEditor } from "./InputEditor";
import { MatrixEditor } from "./MatrixEditor";
import { readable } from "./values";
import { WhenEditor } from "./WhenEditor";

/** What a stage is: its name, where and when it runs, and what it runs with. */
export function StageForm({ stage }: { stage: Stage }) {
  const t = useWords();
  const session = useSession();
  const writable = useWritable();
  const { catalogue } = useEditor();
  const actions = useMemo(() => new StageActions(session), [session]);
  const agent = stage.agent ? [stage.agent.type, ...(stage.agent.arguments ?? []).slice(0, 1).map((one) => readable(one.value))].join(" ") : undefined;
  const branches = stage.content === "parallel" || stage.content === "matrix";
  return (
    <>
      <div className="kse-field">
        <label htmlFor="kse-stage-name" className="kse-field__label">
          {t("stage.name")}
        </label>
        <TextField id="kse-stage-name" value={stage.name} disabled={!writable || stage.nameIsExpression === true} required commit={(name) => actions.rename(stage.path, name)} />
        {stage.nameIsExpression && <p className="kse-field__hint">{t("stage.nameIsExpression")}</p>}
      </div>
      {branches && (
        <label className="kse-check">
          <input type="checkbox" checked={stage.failFast === true} disabled={!writable} onChange={(event) => void session.edit([{ operation: "setFailFast", path: stage.path, value: event.target.checked }], { label: t("did.set", { name: t("failFast"), of: stage.name }) })} />
          {t("failFast")}
        </label>
      )}
      {stage.content === "matrix" && stage.matrix && (
        <Group title={t("matrix.axes")} count={stage.matrix.axes?.length} initiallyOpen>
          <MatrixEditor matrix={stage.matrix} />
        </Group>
      )}
      <Group title={t("agent")} summary={agent} initiallyOpen={!!stage.agent}>
        <AgentEditor path={stage.path} agent={stage.agent} stage />
      </Group>
      <Group title={t("conditions")} count={stage.when?.conditions?.length}>
        <WhenEditor path={stage.path} when={stage.when} />
      </Group>
      <Group title={t("approval")} count={stage.input ? 1 : 0}>
        <InputEditor path={stage.path} input={stage.input} />
      </Group>
      <Group title={t("section.environment")} count={stage.environment?.entries?.length}>
        <EnvironmentEditor owner={stage.path} section="environment" value={stage.environment} />
      </Group>
      <Group title={t("section.options")} count={stage.options?.entries?.length}>
        <EntriesEditor owner={stage.path} section="options" value={stage.options} types={catalogue.options.filter((type) => (type as { inStage?: boolean }).inStage !== false)} />
      </Group>
      <Group title={t("section.tools")} count={stage.tools?.entries?.length}>
        <EnvironmentEditor owner={stage.path} section="tools" value={stage.tools} names={catalogue.tools.map(nameOf)} />
      </Group>
    </>
  );
}
