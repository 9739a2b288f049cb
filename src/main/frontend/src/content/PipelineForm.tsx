import { useEditor, useWords } from "../page/context";
import { nameOf } from "../protocol/catalogue";
import type { Pipeline } from "../protocol/model";
import { AgentEditor } from "./AgentEditor";
import { EntriesEditor } from "./EntriesEditor";
import { EnvironmentEditor } from "./EnvironmentEditor";
import { Group } from "./Group";
import { PostEditor } from "./PostEditor";
import { readable } from "./values";

/** The settings of the pipeline itself, shown while no stage is selected. */
export function PipelineForm({ pipeline }: { pipeline: Pipeline }) {
  const t = useWords();
  const { catalogue } = useEditor();
  const agent = pipeline.agent ? [pipeline.agent.type, ...(pipeline.agent.arguments ?? []).slice(0, 1).map((one) => readable(one.value))].join(" ") : undefined;
  const { path } = pipeline;
  return (
    <>
      <Group title={t("agent")} summary={agent} initiallyOpen>
        <AgentEditor path={path} agent={pipeline.agent} stage={false} />
      </Group>
      <Group title={t("section.environment")} count={pipeline.environment?.entries?.length}>
        <EnvironmentEditor owner={path} section="environment" value={pipeline.environment} />
      </Group>
      <Group title={t("section.parameters")} count={pipeline.parameters?.entries?.length}>
        <EntriesEditor owner={path} section="parameters" value={pipeline.parameters} types={catalogue.parameters} />
      </Group>
      <Group title={t("section.options")} count={pipeline.options?.entries?.length}>
        <EntriesEditor owner={path} section="options" value={pipeline.options} types={catalogue.options} />
      </Group>
      <Group title={t("section.triggers")} count={pipeline.triggers?.entries?.length}>
        <EntriesEditor owner={path} section="triggers" value={pipeline.triggers} types={catalogue.triggers} />
      </Group>
      <Group title={t("section.tools")} count={pipeline.tools?.entries?.length}>
        <EnvironmentEditor owner={path} section="tools" value={pipeline.tools} names={catalogue.tools.map(nameOf)} />
      </Group>
      {(pipeline.libraries?.entries?.length ?? 0) > 0 && (
        <Group title={t("section.libraries")} count={pipeline.libraries?.entries?.length}>
          <EntriesEditor owner={path} section="libraries" value={pipeline.libraries} types={[{ name: "lib", parameters: [{ name: "value", required: true, type: "string" }] }]} />
        </Group>
      )}
      <Group title={t("post")} count={pipeline.post?.length}>
        <PostEditor owner={path} post={pipeline.post} />
      </Group>
    </>
  );
}
