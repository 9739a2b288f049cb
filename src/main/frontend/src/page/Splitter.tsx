import { type ReactNode, useRef, useState } from "react";
import { useWords } from "./context";

const KEY = "kubesphere-stage-editor:content";
const LIMITS = { least: 280, rest: 320 };

/** The border between drawing and content: dragged, or moved with the arrow keys, and remembered. */
export function Splitter({ children }: { children: ReactNode }) {
  const t = useWords();
  const [width, setWidth] = useState(() => remembered());
  const pane = useRef<HTMLDivElement>(null);
  const most = Math.max(LIMITS.least, innerWidth - LIMITS.rest);
  const set = (next: number) => {
    const kept = Math.round(Math.max(LIMITS.least, Math.min(most, next)));
    setWidth(kept);
    try {
      localStorage.setItem(KEY, String(kept));
    } catch {
      // The width is then not remembered.
    }
  };
  return (
    <>
      <div
        className="kse-splitter"
        role="separator"
        aria-orientation="vertical"
        aria-label={t("content.width")}
        aria-valuenow={width}
        aria-valuemin={LIMITS.least}
        aria-valuemax={most}
        tabIndex={0}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={(event) => event.buttons === 1 && set(pane.current!.getBoundingClientRect().right - event.clientX)}
        onKeyDown={(event) => {
          const by = { ArrowLeft: 24, ArrowRight: -24 }[event.key];
          if (by) {
            event.preventDefault();
            set(width + by);
          }
        }}
      />
      <div className="kse-main__content" ref={pane} style={{ flexBasis: width }}>
        {children}
      </div>
    </>
  );
}

function remembered(): number {
  const fallback = Math.round(Math.min(640, Math.max(360, innerWidth * 0.4)));
  try {
    return Number(localStorage.getItem(KEY)) || fallback;
  } catch {
    return fallback;
  }
}
