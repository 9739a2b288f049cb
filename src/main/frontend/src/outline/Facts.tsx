import { PostEditor } from "../content/PostEditor";
import { useEditor, useWords } from "../page/context";
import type { CatalogueType } from "../protocol/catalogue";
import type { Agent, Condition, Matrix, Pipeline, Stage, When } from "../protocol/model";

/** What an outline tells of a stage besides its steps: the kinds of its agent and conditions, whether it asks somebody, the names of its axes. */
export function StageFacts({ stage }: { stage: Stage }) {
  const t = useWords();
  const { matrix } = stage;
  return (
    <dl className="kse-outline__facts">
      {matrix && <Fact name={t("matrix.axes")} value={(matrix.axes ?? []).map((axis) => axis.name).join(", ")} />}
      <Runs of={stage} />
      {matrix && <Runs of={matrix} inside />}
    </dl>
  );
}

export function PipelineFacts({ pipeline }: { pipeline: Pipeline }) {
  const t = useWords();
  return (
    <>
      <dl className="kse-outline__facts">
        <AgentFact agent={pipeline.agent} />
      </dl>
      <h3>{t("post")}</h3>
      <PostEditor owner={pipeline.path} post={pipeline.post} />
    </>
  );
}

function Runs({ of, inside = false }: { of: Stage | Matrix; inside?: boolean }) {
  const t = useWords();
  const approval = "input" in of && of.input;
  return (
    <>
      {(of.agent || !inside) && <AgentFact agent={of.agent} />}
      {of.when && <Conditions when={of.when} />}
      {approval && <Fact name={t("approval")} value={t("mark.approval")} />}
    </>
  );
}

function AgentFact({ agent }: { agent: Agent | null | undefined }) {
  const t = useWords();
  const { catalogue } = useEditor();
  return <Fact name={t("agent")} value={agent ? titled(agent.type, catalogue.agents) || t("opaque") : t("agent.inherited")} />;
}

function Conditions({ when }: { when: When }) {
  const t = useWords();
  const { catalogue } = useEditor();
  const said = ({ name, conditions }: Condition): string => {
    const title = name ? titled(name, catalogue.conditions) : t("opaque");
    return conditions && conditions.length > 0 ? `${title} (${conditions.map(said).join(", ")})` : title;
  };
  return <Fact name={t("conditions")} value={(when.conditions ?? []).map(said).join(", ")} />;
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function titled(name: string, types: readonly CatalogueType[]): string {
  return types.find((type) => type.name === name)?.displayName || name;
}
