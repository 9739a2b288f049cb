import { type KeyboardEvent, memo, type PointerEvent, useEffect, useRef } from "react";
import { useWords } from "../page/context";
import { Icon, type IconName } from "../parts/Icon";
import { type StageRun, stageState } from "../protocol/run";
import type { Word } from "../words";
import type { Box } from "./layout";
import { type Mark, marksOf, type ProblemCount } from "./marks";
import { RunBadge, runTime } from "./RunBadge";

const MARK_ICONS: Record<Mark, IconName> = { agent: "agent", condition: "condition", approval: "approval", post: "post", matrix: "matrix" };

interface Props {
  box: Box;
  selected: boolean;
  focusable: boolean;
  dimmed: boolean;
  dragged: boolean;
  renaming: boolean;
  problems: ProblemCount | undefined;
  run: StageRun | undefined;
  onSelect(path: string): void;
  onOpen(path: string): void;
  onMenu(path: string, at: { x: number; y: number }): void;
  onPointerDown(event: PointerEvent, path: string): void;
  onRename(path: string, name: string | null): void;
  onLog(path: string): void;
}

export const cardId = (path: string) => `kse-card-${path.replace(/\//g, "-")}`;

/** A stage in the drawing: a card, the frame of a group, or a striped piece of Groovy. */
export const StageCard = memo(function StageCard(props: Props) {
  const { box, selected, focusable, dimmed, dragged, renaming, problems, run } = props;
  const t = useWords();
  const { item } = box;
  const stage = item.kind === "stage" ? item.stage : null;
  const firstLine = item.kind === "opaque" ? item.opaque.text.trim().split("\n")[0]! : "";
  const marks = stage ? marksOf(stage) : [];
  const state = run ? stageState(run.state) : null;
  const time = run && state ? runTime(run) : "";
  const label = stage
    ? t("card.stage", { name: stage.name, kind: t(`content.${stage.content}` as Word) })
    : t("card.opaque", { line: firstLine.slice(0, 60) });
  const details = [
    ...marks.map((mark) => t(`mark.${mark}` as Word)),
    ...(problems?.errors ? [t("mark.errors", { count: problems.errors })] : []),
    ...(problems?.warnings ? [t("mark.warnings", { count: problems.warnings })] : []),
    ...(state ? [t(`state.${state}` as Word), time] : []),
  ];
  const classes = ["kse-card", `kse-card--${box.kind}`];
  if (selected) classes.push("kse-card--selected");
  if (dimmed) classes.push("kse-card--dimmed");
  if (dragged) classes.push("kse-card--dragged");
  if (state) classes.push(`kse-card--${state}`);
  if (stage?.content === "parallel") classes.push("kse-card--parallel");

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && event.target === event.currentTarget) {
      event.preventDefault();
      props.onOpen(box.path);
    } else if (event.key === "ContextMenu" || (event.shiftKey && event.key === "F10")) {
      event.preventDefault();
      const place = event.currentTarget.getBoundingClientRect();
      props.onMenu(box.path, { x: place.left + 12, y: place.top + 28 });
    }
  };

  return (
    <div
      id={cardId(box.path)}
      className={classes.join(" ")}
      role="treeitem"
      aria-level={box.level}
      aria-posinset={box.index + 1}
      aria-setsize={box.siblings}
      aria-selected={selected}
      aria-expanded={box.kind === "frame" ? true : undefined}
      aria-label={[label, ...details].filter(Boolean).join(", ")}
      tabIndex={focusable ? 0 : -1}
      data-path={box.path}
      style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
      onClick={() => props.onSelect(box.path)}
      onDoubleClick={() => props.onOpen(box.path)}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => {
        event.preventDefault();
        props.onMenu(box.path, { x: event.clientX, y: event.clientY });
      }}
      onPointerDown={(event) => props.onPointerDown(event, box.path)}
    >
      <div className="kse-card__head">
        {run && state && (
          <button
            type="button"
            tabIndex={-1}
            className="kse-card__run"
            aria-label={t("card.log", { name: stage?.name ?? "" })}
            title={t("card.log", { name: stage?.name ?? "" })}
            onClick={(event) => {
              event.stopPropagation();
              props.onLog(box.path);
            }}
            onPointerDown={(event) => event.stopPropagation()}
          >
            <RunBadge state={state} run={run} />
          </button>
        )}
        {renaming && stage ? (
          <RenameField name={stage.name} done={(name) => props.onRename(box.path, name)} />
        ) : (
          <span className="kse-card__name" title={stage?.name}>
            {stage ? stage.name : firstLine}
          </span>
        )}
        {time && <span className="kse-card__time" aria-hidden="true" data-time={time} />}
        <span className="kse-card__marks" aria-hidden="true">
          {box.kind === "opaque" && <span className="kse-card__kind">{t("opaque")}</span>}
          {marks.map((mark) => (
            <span key={mark} title={t(`mark.${mark}` as Word)} className={`kse-mark kse-mark--${mark}`}>
              <Icon name={MARK_ICONS[mark]} size={13} />
            </span>
          ))}
          {problems && (
            <span className={`kse-mark kse-mark--${problems.errors > 0 ? "error" : "warning"}`} data-count={problems.errors + problems.warnings}>
              <Icon name={problems.errors > 0 ? "error" : "problem"} size={13} />
            </span>
          )}
        </span>
      </div>
    </div>
  );
});

function RenameField({ name, done }: { name: string; done(name: string | null): void }) {
  const t = useWords();
  const field = useRef<HTMLInputElement>(null);
  const finished = useRef(false);
  useEffect(() => {
    field.current!.focus();
    field.current!.select();
  }, []);
  const finish = (value: string | null) => {
    if (!finished.current) {
      finished.current = true;
      done(value);
    }
  };
  return (
    <input
      ref={field}
      className="kse-card__rename"
      aria-label={t("stage.name")}
      defaultValue={name}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={(event) => event.stopPropagation()}
      onBlur={(event) => finish(event.target.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") {
          finish(event.currentTarget.value);
        } else if (event.key === "Escape") {
          finish(null);
        }
      }}
    />
  );
}
