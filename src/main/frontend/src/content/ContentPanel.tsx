import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import { useEditor, useSelectedStage, useSession, useStages, useWords } from "../page/context";
import { Icon } from "../parts/Icon";
import { PipelineFacts, StageFacts } from "../outline/Facts";
import { runByPath } from "../session/running";
import type { ContentTab } from "../session/state";
import { PipelineForm } from "./PipelineForm";
import { SourceTab } from "./SourceTab";
import { StageForm } from "./StageForm";
import { StageLog } from "./StageLog";
import { StagePost } from "./StagePost";
import { StageSteps } from "./StageSteps";

const TABS: ContentTab[] = ["steps", "stage", "post", "source"];
const OUTLINE_TABS = TABS.filter((tab) => tab !== "source");

/** The right side: what the selected stage does and is, or the pipeline itself. */
export function ContentPanel() {
  const t = useWords();
  const session = useSession();
  const { tab: wanted, selection, phase, model, outline, run } = useEditor();
  const stage = useSelectedStage();
  const index = useStages();
  const opaque = selection ? index.opaque.get(selection) : undefined;
  const runs = useMemo(() => runByPath(model, run?.status ?? null), [model, run]);
  const stageRun = stage ? runs.get(stage.path) : undefined;
  const tabsOfStage = outline ? OUTLINE_TABS : TABS;
  const all: ContentTab[] = stageRun ? [...tabsOfStage, "log"] : tabsOfStage;
  const tab = all.includes(wanted) ? wanted : "steps";
  const tabs = useRef<HTMLDivElement>(null);
  const scroll = useRef<HTMLDivElement>(null);

  useEffect(() => {
    scroll.current?.scrollTo({ top: 0 });
  }, [selection, tab]);

  if (phase !== "ready") {
    return <aside className="kse-content" aria-label={t("content")} />;
  }
  if (opaque) {
    return (
      <aside className="kse-content" aria-label={t("content")}>
        <header className="kse-content__head">
          <h2>{t("opaque")}</h2>
        </header>
        <div className="kse-content__body">
          {outline ? <p className="kse-quiet">{t("outline.code")}</p> : <SourceTab path={opaque.path} range={opaque.range} about={t("opaque.about")} />}
        </div>
      </aside>
    );
  }
  if (!stage) {
    return (
      <aside className="kse-content" aria-label={t("content")}>
        <header className="kse-content__head">
          <h2>{t("pipeline")}</h2>
        </header>
        <div className="kse-content__body" ref={scroll}>
          {!model?.pipeline ? <p className="kse-quiet">{t(model?.kind === "scripted" && (model.outside?.length ?? 0) > 0 ? "empty.scriptedText" : "pipeline.nothing")}</p> : outline ? <PipelineFacts pipeline={model.pipeline} /> : <PipelineForm pipeline={model.pipeline} />}
        </div>
      </aside>
    );
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by) {
      event.preventDefault();
      const next = all[(all.indexOf(tab) + by + all.length) % all.length]!;
      session.store.set({ tab: next });
      requestAnimationFrame(() => tabs.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
    }
  };

  return (
    <aside className="kse-content" aria-label={t("content")}>
      <header className="kse-content__head">
        <button type="button" className="kse-crumb" onClick={() => session.select(null)}>
          {t("pipeline")}
        </button>
        {index.trail(stage.path).slice(0, -1).map((name, at) => (
          <span key={at} className="kse-crumb__part">
            <Icon name="chevron" size={12} />
            {name}
          </span>
        ))}
        <Icon name="chevron" size={12} />
        <h2>{stage.name}</h2>
      </header>
      <div className="kse-tabs" role="tablist" aria-label={t("content")} ref={tabs} onKeyDown={onKeyDown}>
        {all.map((one) => (
          <button key={one} type="button" role="tab" id={`kse-tab-${one}`} aria-selected={tab === one} aria-controls="kse-tabpanel" tabIndex={tab === one ? 0 : -1} onClick={() => session.store.set({ tab: one })}>
            {t(`tab.${one}`)}
            {one === "steps" && (stage.steps?.length ?? 0) > 0 && <span className="kse-count">{stage.steps!.length}</span>}
            {one === "post" && (stage.post?.length ?? 0) > 0 && <span className="kse-count">{stage.post!.length}</span>}
          </button>
        ))}
      </div>
      <div className="kse-content__body" role="tabpanel" id="kse-tabpanel" aria-labelledby={`kse-tab-${tab}`} ref={scroll} tabIndex={-1}>
        {tab === "steps" && <StageSteps key={stage.path} stage={stage} />}
        {tab === "stage" && (outline ? <StageFacts stage={stage} /> : <StageForm key={stage.path} stage={stage} />)}
        {tab === "post" && <StagePost key={stage.path} stage={stage} />}
        {tab === "source" && <SourceTab key={stage.path} path={stage.path} range={stage.range} />}
        {tab === "log" && stageRun && <StageLog key={stage.path} run={stageRun} />}
      </div>
    </aside>
  );
}
