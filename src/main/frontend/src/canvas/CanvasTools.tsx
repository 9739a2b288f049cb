import { useEffect, useRef } from "react";
import { useEditor, useStages, useWords } from "../page/context";
import { Icon } from "../parts/Icon";
import type { Layout } from "./layout";
import { type Viewport, ZOOM_STEP } from "./useViewport";

interface Props {
  viewport: Viewport;
  layout: Layout;
  query: string | null;
  setQuery(query: string | null): void;
  find(path: string): void;
}

/** Find, zoom and fit, in a corner of the drawing. */
export function CanvasTools({ viewport, layout, query, setQuery, find }: Props) {
  const t = useWords();
  const field = useRef<HTMLInputElement>(null);
  const index = useStages();
  const { selection } = useEditor();
  const found = query ? [...index.stages].filter(([, { stage }]) => stage.name.toLowerCase().includes(query.toLowerCase())).map(([path]) => path) : [];
  const shown = query !== null;

  useEffect(() => {
    if (shown) {
      field.current?.focus();
    }
  }, [shown]);

  const next = (by: number) => {
    if (found.length > 0) {
      const at = found.indexOf(selection ?? "");
      find(found[(at + by + found.length) % found.length]!);
    }
  };

  return (
    <div className="kse-tools" role="toolbar" aria-label={t("canvas.tools")}>
      {shown ? (
        <span className="kse-tools__find">
          <Icon name="find" size={14} />
          <input
            ref={field}
            type="search"
            aria-label={t("find")}
            placeholder={t("find")}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => {
              event.stopPropagation();
              if (event.key === "Enter") {
                event.preventDefault();
                next(event.shiftKey ? -1 : 1);
              } else if (event.key === "Escape") {
                setQuery(null);
              }
            }}
          />
          <span role="status">{query ? t("find.count", { count: found.length }) : ""}</span>
        </span>
      ) : (
        <button type="button" className="kse-button kse-button--icon" aria-label={t("find")} title={`${t("find")} (/)`} onClick={() => setQuery("")}>
          <Icon name="find" />
        </button>
      )}
      <button type="button" className="kse-button kse-button--icon" aria-label={t("zoom.out")} title={t("zoom.out")} onClick={() => viewport.zoomBy(1 / ZOOM_STEP)}>
        <Icon name="minus" />
      </button>
      <button type="button" className="kse-button kse-tools__zoom" title={t("zoom.reset")} onClick={() => viewport.zoomTo(1)}>
        {Math.round(viewport.zoom * 100)} %
      </button>
      <button type="button" className="kse-button kse-button--icon" aria-label={t("zoom.in")} title={t("zoom.in")} onClick={() => viewport.zoomBy(ZOOM_STEP)}>
        <Icon name="add" />
      </button>
      <button type="button" className="kse-button kse-button--icon" aria-label={t("zoom.fit")} title={t("zoom.fit")} onClick={() => viewport.fit(layout.width, layout.height)}>
        <Icon name="fit" />
      </button>
    </div>
  );
}
