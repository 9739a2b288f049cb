import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { StageIndex } from "../model/tree";
import { useEditor, useSession, useStages, useWords, useWritable } from "../page/context";
import { MenuList } from "../parts/Menu";
import { runByPath } from "../session/running";
import { StageActions } from "./actions";
import { CanvasTools } from "./CanvasTools";
import type { Drop } from "./drop";
import { EmptyCanvas } from "./EmptyCanvas";
import { stageKeys } from "./keys";
import { type Box, layoutOf, neighbour, type Slot } from "./layout";
import { Lines } from "./Lines";
import { problemsByStage } from "./marks";
import { stageMenu } from "./menu";
import { MiniMap } from "./MiniMap";
import { movedPath } from "./operations";
import { SlotButton } from "./SlotButton";
import { cardId, StageCard } from "./StageCard";
import { useDrag } from "./useDrag";
import { useViewport } from "./useViewport";

const MINI_MAP_FROM = 40;
const DRAWN_AROUND = 300;

/** The drawing of the pipeline. Only what is near the visible part is in the page, so that hundreds of stages stay smooth. */
export function Canvas({ openContent }: { openContent(): void }) {
  const t = useWords();
  const session = useSession();
  const state = useEditor();
  const index = useStages();
  const writable = useWritable();
  const actions = useMemo(() => new StageActions(session), [session]);
  const layout = useMemo(() => layoutOf(state.model), [state.model]);
  const boxes = useMemo(() => new Map(layout.boxes.map((box) => [box.path, box])), [layout]);
  const problems = useMemo(() => problemsByStage(state.stale ? [] : state.diagnostics, (offset) => index.at(offset)), [index, state.diagnostics, state.stale]);
  const runs = useMemo(() => runByPath(state.model, state.run?.status ?? null), [state.model, state.run]);
  const scroller = useRef<HTMLDivElement>(null);
  const viewport = useViewport(scroller);
  const [query, setQuery] = useState<string | null>(null);
  const [menu, setMenu] = useState<{ path: string; x: number; y: number } | null>(null);
  const hadFocus = useRef(false);

  const onDrop = useCallback(
    (path: string, drop: Drop) => {
      const last = drop.edits[drop.edits.length - 1]!;
      const branch = drop.slot.kind === "branch" || index.stage(drop.slot.parent)?.content === "parallel";
      const list = `${drop.slot.parent}/${branch ? "parallel" : "stages"}`;
      const select = last.operation === "moveStage" ? (drop.slot.kind === "branch" ? null : movedPath(path, list, last.index)) : null;
      const name = index.stage(path)?.name ?? t("opaque");
      void session.edit(drop.edits, { label: t(`did.moved.${drop.slot.where}`, { name, near: drop.near }), select }).then((done) => {
        if (done && select === null) {
          session.select(new StageIndex(session.state.model).byName(name));
        }
      });
    },
    [index, session, t],
  );
  const { dragging, onPointerDown } = useDrag({ layout, zoom: viewport.zoom, scroller, enabled: writable, parallelName: actions.parallelName, onDrop });

  const focusPath = state.selection ?? layout.boxes[0]?.path ?? null;
  const select = useCallback((path: string) => session.select(path), [session]);
  const open = useCallback(
    (path: string) => {
      session.select(path);
      openContent();
    },
    [openContent, session],
  );
  const showLog = useCallback(
    (path: string) => {
      session.select(path);
      session.store.set({ tab: "log" });
      openContent();
    },
    [openContent, session],
  );
  const rename = useCallback(
    (path: string, name: string | null) => {
      session.store.set({ renaming: null });
      if (name !== null) {
        actions.rename(path, name);
      }
      requestAnimationFrame(() => document.getElementById(cardId(path))?.focus());
    },
    [actions, session],
  );
  const openMenu = useCallback((path: string, at: { x: number; y: number }) => {
    session.select(path);
    setMenu({ path, ...at });
  }, [session]);
  const closeMenu = useCallback(() => setMenu(null), []);

  // The focus follows the selection while it is in the drawing, also when an edit took away what had it.
  useEffect(() => {
    const box = state.selection ? boxes.get(state.selection) : undefined;
    if (box) {
      viewport.reveal(box);
      if (hadFocus.current && state.renaming === null) {
        requestAnimationFrame(() => hadFocus.current && document.getElementById(cardId(box.path))?.focus({ preventScroll: true }));
      }
    } else if (hadFocus.current && document.activeElement === document.body) {
      scroller.current?.focus({ preventScroll: true });
    }
    // Only what was selected and drawn counts, not where the drawing was scrolled to meanwhile.
  }, [state.selection, boxes, state.renaming]);

  const begun = useRef(false);
  useEffect(() => {
    if (!begun.current && layout.boxes.length > 0) {
      begun.current = true;
      viewport.begin(layout.width, layout.height);
    }
  }, [layout, viewport]);

  const go = (direction: "left" | "right" | "up" | "down") => {
    const from = focusPath ? boxes.get(focusPath) : undefined;
    const to = state.selection && from ? neighbour(layout.boxes, from, direction) : from;
    if (to) {
      hadFocus.current = true;
      session.select(to.path);
    }
  };

  const onKeyDown = (event: KeyboardEvent) =>
    stageKeys(event, {
      selection: (event.target as Element).closest<HTMLElement>("[data-path]")?.dataset.path ?? state.selection,
      writable,
      actions,
      go,
      open: () => state.selection && open(state.selection),
      log: () => state.selection && runs.has(state.selection) && showLog(state.selection),
      find: () => setQuery(""),
      rename: (path) => session.store.set({ renaming: path }),
      leave: () => (query !== null ? setQuery(null) : session.select(null)),
      zoom: (factor) => (factor === 0 ? viewport.fit(layout.width, layout.height) : factor === 1 ? viewport.zoomTo(1) : viewport.zoomBy(factor)),
      steps: state.model?.pipeline !== null,
    });

  const near = (x: number, y: number, width: number, height: number) => {
    const { visible } = viewport;
    return x + width > visible.x - DRAWN_AROUND && x < visible.x + visible.width + DRAWN_AROUND && y + height > visible.y - DRAWN_AROUND && y < visible.y + visible.height + DRAWN_AROUND;
  };
  const matches = (box: Box) => !query || (box.item.kind === "stage" ? box.item.stage.name : box.item.opaque.text).toLowerCase().includes(query.toLowerCase());
  const drawn = layout.boxes.filter((box) => near(box.x, box.y, box.width, box.height) || box.path === focusPath);
  const fill = useCallback((slot: Slot) => actions.fill(slot, boxes), [actions, boxes]);
  const dropSlot = dragging?.drop?.slot;

  return (
    <section className={`kse-canvas${state.stale ? " kse-canvas--stale" : ""}`} aria-label={t("canvas")}>
      <div
        className="kse-canvas__scroll"
        ref={scroller}
        tabIndex={layout.boxes.length === 0 ? 0 : -1}
        onKeyDown={onKeyDown}
        onClick={(event) => event.target === event.currentTarget && session.select(null)}
        onFocusCapture={() => (hadFocus.current = true)}
        onBlurCapture={(event) => {
          if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget as Node)) {
            hadFocus.current = false;
          }
        }}
      >
        <div className="kse-canvas__size" style={{ width: layout.width * viewport.zoom, height: layout.height * viewport.zoom }}>
          <div className="kse-canvas__drawing" style={{ width: layout.width, height: layout.height, transform: `scale(${viewport.zoom})` }} onClick={(event) => event.target === event.currentTarget && session.select(null)}>
            <Lines layout={layout} selection={state.selection} near={near} />
            {layout.boxes.length > 0 && (
              <div role="tree" aria-label={t("stages")} aria-orientation="horizontal" className="kse-canvas__cards">
                {drawn.map((box) => (
                  <StageCard
                    key={box.path}
                    box={box}
                    selected={state.selection === box.path}
                    focusable={focusPath === box.path}
                    dimmed={!matches(box)}
                    dragged={dragging?.path === box.path}
                    renaming={state.renaming === box.path}
                    problems={problems.get(box.path)}
                    run={runs.get(box.path)}
                    onSelect={select}
                    onOpen={open}
                    onMenu={openMenu}
                    onPointerDown={onPointerDown}
                    onRename={rename}
                    onLog={showLog}
                  />
                ))}
              </div>
            )}
            {writable &&
              state.model?.pipeline &&
              layout.slots
                .filter((slot) => near(slot.x, slot.y, 24, 24))
                .map((slot) => (
                  <SlotButton
                    key={`${slot.kind} ${slot.parent} ${slot.index}`}
                    slot={slot}
                    name={slot.near ? (index.stage(slot.near)?.name ?? t("opaque")) : (index.stage(slot.parent)?.name ?? "")}
                    active={slot === dropSlot}
                    beside={slot.near !== null && slot.near === state.selection}
                    onFill={fill}
                  />
                ))}
            {dragging && (
              <div className={`kse-ghost${dragging.drop ? " kse-ghost--ready" : ""}`} style={{ left: dragging.x + 10, top: dragging.y + 10 }}>
                <strong>{index.stage(dragging.path)?.name ?? t("opaque")}</strong>
                <span>{dragging.drop ? t(`drop.${dragging.drop.slot.where}`, { name: dragging.drop.near }) : t("drop.nowhere")}</span>
              </div>
            )}
          </div>
        </div>
        {layout.boxes.length === 0 && state.phase === "ready" && <EmptyCanvas add={() => actions.addAfter(null)} writable={writable} />}
      </div>
      <CanvasTools viewport={viewport} layout={layout} query={query} setQuery={setQuery} find={(path) => session.select(path)} />
      {index.order.length >= MINI_MAP_FROM && <MiniMap layout={layout} viewport={viewport} selection={state.selection} />}
      {state.stale && (
        <p className="kse-canvas__stale" role="status">
          {t("canvas.stale")}
        </p>
      )}
      {menu && <MenuList label={t("stage.menu")} items={stageMenu(menu.path, { session, actions, index, writable, open, log: runs.has(menu.path) ? showLog : null })} at={menu} close={closeMenu} />}
    </section>
  );
}
