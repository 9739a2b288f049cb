import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Icon, type IconName } from "./Icon";

export interface MenuItem {
  label: string;
  icon?: IconName;
  shortcut?: string;
  destructive?: boolean;
  disabled?: boolean;
  run(): void;
}

interface Place {
  x: number;
  y: number;
}

/** A list of actions at a point of the window. Arrow keys move, Escape closes and gives the focus back. */
export function MenuList({ label, items, at, close }: { label: string; items: (MenuItem | null)[]; at: Place; close(): void }) {
  const list = useRef<HTMLDivElement>(null);
  const opener = useRef<Element | null>(document.activeElement);
  const [place, setPlace] = useState(at);

  useLayoutEffect(() => {
    const box = list.current!.getBoundingClientRect();
    setPlace({ x: Math.max(4, Math.min(at.x, innerWidth - box.width - 4)), y: Math.max(4, Math.min(at.y, innerHeight - box.height - 4)) });
    list.current!.querySelector<HTMLElement>('[role="menuitem"]:not(:disabled)')?.focus();
  }, [at]);

  useEffect(() => {
    const outside = (event: PointerEvent) => {
      if (!list.current?.contains(event.target as Node)) {
        close();
      }
    };
    document.addEventListener("pointerdown", outside, true);
    return () => document.removeEventListener("pointerdown", outside, true);
  }, [close]);

  const finish = () => {
    close();
    if (opener.current instanceof HTMLElement || opener.current instanceof SVGElement) {
      opener.current.focus();
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const entries = [...list.current!.querySelectorAll<HTMLElement>('[role="menuitem"]:not(:disabled)')];
    const index = entries.indexOf(document.activeElement as HTMLElement);
    const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      entries.at(target % entries.length)?.focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      finish();
    } else if (event.key.length === 1 && /\S/.test(event.key)) {
      const after = [...entries.slice(index + 1), ...entries];
      after.find((entry) => entry.textContent?.trim().toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
    }
  };

  return (
    <div className="kse-menu" role="menu" aria-label={label} ref={list} style={{ left: place.x, top: place.y }} onKeyDown={onKeyDown}>
      {items.map((item, index) =>
        item === null ? (
          <div key={index} className="kse-menu__line" role="separator" />
        ) : (
          <button
            key={item.label}
            type="button"
            role="menuitem"
            tabIndex={-1}
            className={`kse-menu__item${item.destructive ? " kse-menu__item--destructive" : ""}`}
            disabled={item.disabled}
            onClick={() => {
              finish();
              item.run();
            }}
          >
            <span className="kse-menu__icon">{item.icon && <Icon name={item.icon} />}</span>
            <span>{item.label}</span>
            {item.shortcut && <kbd>{item.shortcut}</kbd>}
          </button>
        ),
      )}
    </div>
  );
}

/** A button that opens a menu below itself. */
export function MenuButton(props: { label: string; icon?: IconName; text?: string; className?: string; items(): (MenuItem | null)[] }) {
  const { label, icon = "more", text, className = "kse-button kse-button--icon", items } = props;
  const [at, setAt] = useState<Place | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const open = () => {
    const box = button.current!.getBoundingClientRect();
    button.current!.focus();
    setAt({ x: box.left, y: box.bottom + 4 });
  };
  return (
    <>
      <button
        type="button"
        ref={button}
        className={className}
        aria-label={text ? undefined : label}
        title={text ? undefined : label}
        aria-haspopup="menu"
        aria-expanded={at !== null}
        onClick={(event) => {
          event.stopPropagation();
          open();
        }}
      >
        <Icon name={icon} />
        {text && <span>{text}</span>}
      </button>
      {at && <MenuList label={label} items={items()} at={at} close={() => setAt(null)} />}
    </>
  );
}
