import { type PointerEvent, useRef } from "react";
import { useWords } from "../page/context";
import type { Layout } from "./layout";
import type { Viewport } from "./useViewport";

const WIDTH = 180;
const HEIGHT = 110;

/** The whole drawing at a glance, with the visible part; press or drag to go there. */
export function MiniMap({ layout, viewport, selection }: { layout: Layout; viewport: Viewport; selection: string | null }) {
  const t = useWords();
  const map = useRef<SVGSVGElement>(null);
  const scale = Math.min(WIDTH / layout.width, HEIGHT / layout.height);
  const go = (event: PointerEvent) => {
    const box = map.current!.getBoundingClientRect();
    viewport.centre((event.clientX - box.left) / scale, (event.clientY - box.top) / scale);
  };
  const { x, y, width, height } = viewport.visible;
  return (
    <div className="kse-minimap">
      <svg
        ref={map}
        role="img"
        aria-label={t("minimap")}
        width={layout.width * scale}
        height={layout.height * scale}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          go(event);
        }}
        onPointerMove={(event) => event.buttons === 1 && go(event)}
      >
        {layout.boxes.map((box) => (
          <rect
            key={box.path}
            className={`kse-minimap__${box.kind}${box.path === selection ? " kse-minimap__selected" : ""}`}
            x={box.x * scale}
            y={box.y * scale}
            width={Math.max(1, box.width * scale)}
            height={Math.max(1, box.height * scale)}
          />
        ))}
        <rect className="kse-minimap__view" x={x * scale} y={y * scale} width={width * scale} height={height * scale} />
      </svg>
    </div>
  );
}
