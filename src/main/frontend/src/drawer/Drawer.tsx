import { lazy, type PointerEvent, Suspense, useRef, useState } from "react";
import { useEditor, useSession, useWords } from "../page/context";
import { Icon } from "../parts/Icon";
import type { Drawer as Which } from "../session/state";
import { DiffView } from "./DiffView";
import { ProblemList } from "./ProblemList";

const TextDrawer = lazy(() => import("./TextDrawer"));
const WHICH: Which[] = ["text", "problems", "diff"];
const HEIGHT = "kubesphere-stage-editor:drawer";

/** Below the drawing: the text, the problems, what changed since the last save. */
export function Drawer() {
  const t = useWords();
  const session = useSession();
  const { drawer, diagnostics, view, savedText, text } = useEditor();
  const [height, setHeight] = useState(() => Number(remembered() ?? 320));
  const frame = useRef<HTMLElement>(null);
  if (drawer === null) {
    return null;
  }
  const set = (which: Which | null) => session.store.set({ drawer: which, view: which === null && view === "text" ? "both" : view });
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons === 1) {
      resize(frame.current!.getBoundingClientRect().bottom - event.clientY);
    }
  };
  const resize = (next: number) => {
    const kept = Math.round(Math.max(120, Math.min(innerHeight * 0.75, next)));
    setHeight(kept);
    try {
      localStorage.setItem(HEIGHT, String(kept));
    } catch {
      // The height is then not remembered.
    }
  };
  return (
    <section ref={frame} className="kse-drawer" aria-label={t(`drawer.${drawer}`)} style={view === "text" ? undefined : { height }}>
      {view !== "text" && (
        <div
          className="kse-drawer__edge"
          role="separator"
          aria-orientation="horizontal"
          aria-label={t("drawer.height")}
          aria-valuenow={height}
          aria-valuemin={120}
          aria-valuemax={Math.round(innerHeight * 0.75)}
          tabIndex={0}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={drag}
          onKeyDown={(event) => {
            const by = { ArrowUp: 24, ArrowDown: -24 }[event.key];
            if (by) {
              event.preventDefault();
              resize(height + by);
            }
          }}
        />
      )}
      <div className="kse-drawer__head">
        <div className="kse-tabs" role="tablist" aria-label={t("drawer")}>
          {WHICH.map((which) => (
            <button key={which} type="button" role="tab" id={`kse-drawer-${which}`} aria-selected={drawer === which} aria-controls="kse-drawer-panel" onClick={() => set(which)}>
              {t(`drawer.${which}`)}
              {which === "problems" && diagnostics.length > 0 && <span className="kse-count">{diagnostics.length}</span>}
              {which === "diff" && savedText !== text && <span className="kse-dot" aria-hidden="true" />}
            </button>
          ))}
        </div>
        <span className="kse-row">
          <button
            type="button"
            className="kse-button kse-button--icon"
            aria-pressed={view === "text"}
            aria-label={t(view === "text" ? "drawer.smaller" : "drawer.larger")}
            title={t(view === "text" ? "drawer.smaller" : "drawer.larger")}
            onClick={() => session.store.set({ view: view === "text" ? "both" : "text" })}
          >
            <Icon name={view === "text" ? "down" : "up"} />
          </button>
          <button type="button" className="kse-button kse-button--icon" aria-label={t("close")} title={t("close")} onClick={() => set(null)}>
            <Icon name="close" />
          </button>
        </span>
      </div>
      <div className="kse-drawer__body" role="tabpanel" id="kse-drawer-panel" aria-labelledby={`kse-drawer-${drawer}`}>
        {drawer === "text" && (
          <Suspense fallback={<p className="kse-quiet kse-pad">{t("loading")}</p>}>
            <TextDrawer />
          </Suspense>
        )}
        {drawer === "problems" && <ProblemList />}
        {drawer === "diff" && <DiffView before={savedText} after={text} empty={t("diff.none")} label={t("drawer.diff")} />}
      </div>
    </section>
  );
}

function remembered(): string | null {
  try {
    return localStorage.getItem(HEIGHT);
  } catch {
    return null;
  }
}
