import { useMemo } from "react";
import { StageActions } from "../canvas/actions";
import { useEditor, useSession, useWords, useWritable } from "../page/context";
import { nameOf } from "../protocol/catalogue";
import type { Matrix, Stage } from "../protocol/model";
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
  const actions = useMemo(() => new StageActions(session), [session]);
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
      {stage.matrix && (
        <>
          <h3 className="kse-part">{t("matrix.eachCell")}</h3>
          <Surroundings of={stage.matrix} />
          <h3 className="kse-part">{t("matrix.asAWhole")}</h3>
        </>
      )}
      <Surroundings of={stage} without={branches} />
    </>
  );
}

/**
 * Where, when and with what a stage runs, or each cell of a matrix.
 *
 * `without`: no agent and no tools, which Jenkins refuses around branches; those that stand there nevertheless are shown, to be taken away.
 */
function Surroundings({ of, without = false }: { of: Stage | Matrix; without?: boolean }) {
  const t = useWords();
  const { catalogue } = useEditor();
  const { path } = of;
  const agent = of.agent ? [of.agent.type, ...(of.agent.arguments ?? []).slice(0, 1).map((one) => readable(one.value))].join(" ") : undefined;
  return (
    <>
      {(!without || of.agent) && (
        <Group title={t("agent")} summary={agent} initiallyOpen={!!of.agent}>
          <AgentEditor path={path} agent={of.agent} stage />
        </Group>
      )}
      <Group title={t("conditions")} count={of.when?.conditions?.length}>
        <WhenEditor path={path} when={of.when} />
      </Group>
      <Group title={t("approval")} count={of.input ? 1 : 0}>
        <InputEditor path={path} input={of.input} />
      </Group>
      <Group title={t("section.environment")} count={of.environment?.entries?.length}>
        <EnvironmentEditor owner={path} section="environment" value={of.environment} />
      </Group>
      <Group title={t("section.options")} count={of.options?.entries?.length}>
        <EntriesEditor owner={path} section="options" value={of.options} types={catalogue.options.filter((type) => (type as { inStage?: boolean }).inStage !== false)} />
      </Group>
      {(!without || of.tools) && (
        <Group title={t("section.tools")} count={of.tools?.entries?.length}>
          <EnvironmentEditor owner={path} section="tools" value={of.tools} names={catalogue.tools.map(nameOf)} />
        </Group>
      )}
    </>
  );
}
