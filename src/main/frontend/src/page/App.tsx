import { useCallback, useEffect, useMemo, useRef } from "react";
import { Canvas } from "../canvas/Canvas";
import { ContentPanel } from "../content/ContentPanel";
import { Dialogs } from "../dialogs/Dialogs";
import { Drawer } from "../drawer/Drawer";
import { EMPTY_CATALOGUE } from "../protocol/catalogue";
import type { EditorSession } from "../session/EditorSession";
import { isUnsaved } from "../session/state";
import { languageOf } from "../words";
import { Banners } from "./Banners";
import { Bar } from "./Bar";
import { EditorContext, useEditor, useSession, useWords } from "./context";
import { NoticeBar } from "./NoticeBar";
import { pageKeys } from "./pageKeys";
import type { PageSettings } from "./settings";
import { Splitter } from "./Splitter";

export function App({ session, settings }: { session: EditorSession; settings: PageSettings }) {
  const page = useMemo(() => ({ session, settings }), [session, settings]);
  return (
    <EditorContext.Provider value={page}>
      <div className="kse" lang={languageOf(settings.locale)}>
        <Frame />
      </div>
    </EditorContext.Provider>
  );
}

function Frame() {
  const t = useWords();
  const session = useSession();
  const state = useEditor();
  const root = useRef<HTMLDivElement>(null);
  const unsaved = isUnsaved(state) && state.writable;

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => pageKeys(event, session);
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [session]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    if (unsaved) {
      window.addEventListener("beforeunload", warn);
    }
    return () => window.removeEventListener("beforeunload", warn);
  }, [unsaved]);

  const openContent = useCallback(() => {
    if (session.state.view === "canvas") {
      session.store.set({ view: "both" });
    }
    requestAnimationFrame(() => {
      const panel = root.current?.querySelector<HTMLElement>(".kse-content");
      (panel?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]') ?? panel?.querySelector<HTMLElement>("button, select, input"))?.focus();
    });
  }, [session]);

  if (state.phase === "failed") {
    return (
      <div className="kse-empty" role="alert">
        <h2>{t("failed.title")}</h2>
        <p>{state.failure}</p>
        <button type="button" className="kse-button kse-button--framed" onClick={() => location.reload()}>
          {t("failed.again")}
        </button>
      </div>
    );
  }
  return (
    <div className={`kse-frame kse-frame--${state.view}`} aria-busy={state.catalogue === EMPTY_CATALOGUE} ref={root}>
      <Bar />
      <Banners />
      <div className="kse-main">
        {state.view !== "text" && <Canvas openContent={openContent} />}
        {state.view === "both" && (
          <Splitter>
            <ContentPanel />
          </Splitter>
        )}
      </div>
      <Drawer />
      <NoticeBar />
      <Dialogs />
      <div className="kse-hidden" role="status" aria-live="polite">
        {state.announcement}
      </div>
    </div>
  );
}
