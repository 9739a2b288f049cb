import { type ReactNode, useState } from "react";
import { Icon } from "../parts/Icon";

interface Props {
  title: string;
  /** How much is set, shown while it is folded. */
  count?: number | undefined;
  summary?: string | undefined;
  initiallyOpen?: boolean;
  children: ReactNode;
}

/** A part of a form that can be folded. */
export function Group({ title, count = 0, summary, initiallyOpen, children }: Props) {
  const [open, setOpen] = useState(initiallyOpen ?? count > 0);
  return (
    <section className="kse-group">
      <h3>
        <button type="button" className="kse-group__head" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name={open ? "down" : "chevron"} size={14} />
          <span>{title}</span>
          {count > 0 && <span className="kse-count">{count}</span>}
          {!open && summary && <span className="kse-group__summary">{summary}</span>}
        </button>
      </h3>
      {open && <div className="kse-group__body">{children}</div>}
    </section>
  );
}
