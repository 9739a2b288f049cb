import { useMemo } from "react";
import { StageActions } from "../canvas/actions";
import { childItems, isContainer } from "../model/tree";
import { useSession, useWords, useWritable } from "../page/context";
import { Icon } from "../parts/Icon";
import type { Stage } from "../protocol/model";
import { StepsEditor } from "./StepsEditor";

/** What a stage does: its steps, or the stages that it holds. */
export function StageSteps({ stage }: { stage: Stage }) {
  const t = useWords();
  const session = useSession();
  const writable = useWritable();
  const actions = useMemo(() => new StageActions(session), [session]);
  if (!isContainer(stage)) {
    return <StepsEditor parent={stage.path} steps={stage.steps ?? []} label={t("steps.of", { name: stage.name })} />;
  }
  const items = childItems(stage);
  return (
    <div className="kse-children">
      <p className="kse-quiet">{t(`children.${stage.content as "stages" | "parallel" | "matrix"}`, { count: items.length })}</p>
      <ul>
        {items.map((item) => (
          <li key={item.path}>
            <button type="button" className="kse-children__item" onClick={() => session.select(item.path)}>
              <span>{item.kind === "stage" ? item.stage.name : t("opaque")}</span>
              <Icon name="chevron" size={14} />
            </button>
          </li>
        ))}
      </ul>
      {writable && (
        <button type="button" className="kse-add" onClick={() => actions.addInside(stage)}>
          <Icon name="add" size={14} />
          {t(stage.content === "parallel" ? "children.addBranch" : "children.addStage")}
        </button>
      )}
    </div>
  );
}
