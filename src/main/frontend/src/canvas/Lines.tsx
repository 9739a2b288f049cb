import type { Layout } from "./layout";

interface Props {
  layout: Layout;
  selection: string | null;
  near(x: number, y: number, width: number, height: number): boolean;
}

/** The order of things; the way through the selected stage is drawn strong. */
export function Lines({ layout, selection, near }: Props) {
  const strong = (path: string | null) => selection !== null && path !== null && (path === selection || selection.startsWith(`${path}/`));
  const visible = layout.boxes.length < 100 ? null : new Set(layout.boxes.filter((box) => near(box.x, box.y, box.width, box.height)).map((box) => box.path));
  const lines = visible ? layout.lines.filter((line) => (line.from && visible.has(line.from)) || (line.to && visible.has(line.to))) : layout.lines;
  return (
    <svg className="kse-lines" width={layout.width} height={layout.height} aria-hidden="true">
      {lines.map((line) => (
        <path key={line.id} d={line.d} className={strong(line.from) && strong(line.to) ? "kse-line kse-line--strong" : strong(line.from) || strong(line.to) ? "kse-line kse-line--near" : "kse-line"} />
      ))}
      {layout.start && <circle className="kse-end" cx={layout.start.x + 6} cy={layout.start.y} r={6} />}
      {layout.end && <circle className="kse-end kse-end--last" cx={layout.end.x + 6} cy={layout.end.y} r={5} />}
    </svg>
  );
}
