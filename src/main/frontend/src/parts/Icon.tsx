/** Own drawings on a grid of 16, in the stroke of the text around them. */
const PATHS = {
  add: "M8 3v10M3 8h10",
  agent: "M3 4h10v6H3zM6 13h4M8 10v3",
  approval: "M5 8V4.2a1 1 0 0 1 2 0V7V3.2a1 1 0 0 1 2 0V7V4.2a1 1 0 0 1 2 0V8V6.2a1 1 0 0 1 2 0V10a4 4 0 0 1-4 4H8.500c-1.500 0-2.400-.6-3.200-1.700L3 9.200a1 1 0 0 1 1.600-1.200z",
  arrow: "M3 8h9M8.500 4.500 12 8l-3.500 3.500",
  branch: "M4 3v10M4 5h4a2 2 0 0 1 2 2v6M10 13h3M4 13h2",
  check: "M3 8.500 6.500 12 13 4.500",
  chevron: "M6 4l4 4-4 4",
  clock: "M8 2.500a5.500 5.500 0 1 0 0 11a5.500 5.500 0 1 0 0-11M8 5v3.200l2 1.300",
  close: "M4 4l8 8M12 4l-8 8",
  code: "M5.500 4.500 2 8l3.500 3.500M10.500 4.500 14 8l-3.500 3.500",
  condition: "M8 2.500 13.500 8 8 13.500 2.500 8z",
  copy: "M5.500 5.500h7v7h-7zM3.500 10.500v-7h7",
  diff: "M8 3v6M5 6h6M5 12.500h6",
  down: "M4 6l4 4 4-4",
  drag: "M6 4v.01M10 4v.01M6 8v.01M10 8v.01M6 12v.01M10 12v.01",
  edit: "M3 13l.7-3L10.500 3.200l2.300 2.300L6 12.300z",
  error: "M8 2.500a5.500 5.500 0 1 0 0 11a5.500 5.500 0 1 0 0-11M8 5v3.500M8 10.900v.01",
  find: "M7 3a4 4 0 1 0 0 8a4 4 0 1 0 0-8M10 10l3.500 3.500",
  fit: "M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3",
  group: "M2.500 4h11v8h-11zM5 6.500h2.500v3H5zM9 6.500h2v3H9z",
  help: "M8 2.500a5.500 5.500 0 1 0 0 11a5.500 5.500 0 1 0 0-11M6.300 6.500a1.700 1.700 0 1 1 2.400 1.600c-.5.25-.7.5-.7 1M8 11v.01",
  key: "M5.500 6a2.500 2.500 0 1 0 0 5a2.500 2.500 0 1 0 0-5M7.800 7.700 13 4M11 5.500l1.300 1.700",
  matrix: "M3 3h4v4H3zM9 3h4v4H9zM3 9h4v4H3zM9 9h4v4H9z",
  minus: "M3 8h10",
  more: "M3.500 8v.01M8 8v.01M12.500 8v.01",
  pause: "M6 4v8M10 4v8",
  play: "M5 3.500v9l7-4.500z",
  post: "M4 14V2.500M4 3h8l-2 2.500L12 8H4",
  problem: "M8 2.500 14 13H2zM8 6.500v3M8 11.300v.01",
  redo: "M12.500 6.500H6a3.500 3.500 0 0 0 0 7h3M9.500 3.500l3 3-3 3",
  save: "M3 3h8l2 2v8H3zM5.500 3v3h4V3M5 13V9h6v4",
  skip: "M4 4l4 4-4 4M9 4l4 4-4 4",
  template: "M3 3h10v3H3zM3 8.500h4.500V13H3zM10 8.500h3V13h-3z",
  text: "M3 4h10M3 7h6M3 10h10M3 13h6",
  trash: "M3.500 5h9M6.500 5V3h3v2M5 5l.5 8h5l.5-8",
  undo: "M3.500 6.500H10a3.500 3.500 0 0 1 0 7H7M6.500 3.500l-3 3 3 3",
  unstable: "M8 3.500v6M8 12.400v.01",
  up: "M4 10l4-4 4 4",
  wand: "M3 13l7-7M9.500 2v2.500M13 5.500h-2.500M12.500 9.500l-1-1M6.500 3.500l1 1",
  wrap: "M5 3H3v10h2M11 3h2v10h-2M6 8h4",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg className="kse-icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
