import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useState } from "react";

const ZOOMS = { least: 0.2, readable: 0.7, most: 2, step: 1.2 };

export interface Visible {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Viewport {
  zoom: number;
  /** The visible part in the units of the drawing. */
  visible: Visible;
  zoomBy(factor: number): void;
  zoomTo(zoom: number): void;
  fit(width: number, height: number): void;
  /** Fits a drawing that is a little too large; one that would become too small to read is left as it is. */
  begin(width: number, height: number): void;
  centre(x: number, y: number): void;
  /** Scrolls no more than it must. */
  reveal(box: { x: number; y: number; width: number; height: number }): void;
}

const clamp = (zoom: number) => Math.min(ZOOMS.most, Math.max(ZOOMS.least, zoom));

/** Scrolling and zooming of the drawing, by the browser's own scrolling so that touch, wheels and readers work as everywhere. */
export function useViewport(scroller: RefObject<HTMLElement | null>): Viewport {
  const [zoom, setZoom] = useState(1);
  const [visible, setVisible] = useState<Visible>({ x: 0, y: 0, width: 1200, height: 800 });
  const [anchor, setAnchor] = useState<{ x: number; y: number; left: number; top: number } | null>(null);

  const measure = useCallback(() => {
    const element = scroller.current;
    if (element) {
      const next = { x: element.scrollLeft / zoom, y: element.scrollTop / zoom, width: element.clientWidth / zoom, height: element.clientHeight / zoom };
      setVisible((old) => (old.x === next.x && old.y === next.y && old.width === next.width && old.height === next.height ? old : next));
    }
  }, [scroller, zoom]);

  useLayoutEffect(() => {
    const element = scroller.current!;
    if (anchor) {
      element.scrollLeft = anchor.x * zoom - anchor.left;
      element.scrollTop = anchor.y * zoom - anchor.top;
    }
    measure();
    element.addEventListener("scroll", measure, { passive: true });
    const watch = typeof ResizeObserver === "undefined" ? null : new ResizeObserver(measure);
    watch?.observe(element);
    return () => {
      element.removeEventListener("scroll", measure);
      watch?.disconnect();
    };
  }, [anchor, measure, scroller, zoom]);

  const zoomAt = useCallback(
    (next: number, left: number, top: number) => {
      const element = scroller.current!;
      setAnchor({ x: (element.scrollLeft + left) / zoom, y: (element.scrollTop + top) / zoom, left, top });
      setZoom(clamp(next));
    },
    [scroller, zoom],
  );

  useEffect(() => {
    const element = scroller.current!;
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        const box = element.getBoundingClientRect();
        zoomAt(zoom * Math.exp(-event.deltaY / 300), event.clientX - box.left, event.clientY - box.top);
      }
    };
    // React listens to wheels passively, which could not keep the browser from zooming the whole page.
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [scroller, zoom, zoomAt]);

  return useMemo(() => {
    const middle = () => [scroller.current!.clientWidth / 2, scroller.current!.clientHeight / 2] as const;
    return {
      zoom,
      visible,
      zoomBy: (factor) => zoomAt(zoom * factor, ...middle()),
      zoomTo: (next) => zoomAt(next, ...middle()),
      fit: (width, height) => {
        const element = scroller.current!;
        setAnchor({ x: 0, y: 0, left: 0, top: 0 });
        setZoom(clamp(Math.min(1, element.clientWidth / width, element.clientHeight / height)));
      },
      begin: (width, height) => {
        const element = scroller.current!;
        const fits = Math.min(element.clientWidth / width, element.clientHeight / height);
        if (fits < 1 && fits >= ZOOMS.readable) {
          setZoom(fits);
        }
      },
      centre: (x, y) => {
        const element = scroller.current!;
        element.scrollLeft = x * zoom - element.clientWidth / 2;
        element.scrollTop = y * zoom - element.clientHeight / 2;
      },
      reveal: (box) => {
        const element = scroller.current!;
        const margin = 24;
        const [left, right] = [box.x * zoom - margin, (box.x + box.width) * zoom + margin];
        const [top, bottom] = [box.y * zoom - margin, (box.y + Math.min(box.height, 80)) * zoom + margin];
        if (left < element.scrollLeft) {
          element.scrollLeft = left;
        } else if (right > element.scrollLeft + element.clientWidth) {
          element.scrollLeft = right - element.clientWidth;
        }
        if (top < element.scrollTop) {
          element.scrollTop = top;
        } else if (bottom > element.scrollTop + element.clientHeight) {
          element.scrollTop = bottom - element.clientHeight;
        }
      },
    };
  }, [scroller, visible, zoom, zoomAt]);
}

export const ZOOM_STEP = ZOOMS.step;
