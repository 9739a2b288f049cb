import { type ReactNode, useEffect, useId, useRef } from "react";
import { useWords } from "../page/context";
import { Icon } from "./Icon";

interface Props {
  title: string;
  wide?: boolean;
  close(): void;
  footer?: ReactNode;
  children: ReactNode;
  onSubmit?: () => void;
}

/** A dialog in front of the page; the browser keeps the focus inside and gives it back. */
export function Modal({ title, wide, close, footer, children, onSubmit }: Props) {
  const t = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();

  useEffect(() => {
    const element = dialog.current!;
    const opener = document.activeElement as HTMLElement | null;
    if (!element.open) {
      element.showModal();
      const wanted = ".kse-dialog__body :is(input, select, textarea, button), .kse-dialog__foot [type=submit]";
      [...element.querySelectorAll<HTMLElement>(wanted)].find((one) => !one.matches(":disabled"))?.focus();
    }
    return () => {
      element.close();
      if (opener?.isConnected) {
        opener.focus();
      }
    };
  }, []);

  return (
    <dialog
      ref={dialog}
      className={`kse-dialog${wide ? " kse-dialog--wide" : ""}`}
      aria-labelledby={heading}
      onKeyDown={(event) => event.stopPropagation()}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onPointerDown={(event) => {
        if (event.target === dialog.current) {
          close();
        }
      }}
    >
      <form
        className="kse-dialog__frame"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit?.();
        }}
      >
        <header className="kse-dialog__head">
          <h2 id={heading}>{title}</h2>
          <button type="button" className="kse-button kse-button--icon" aria-label={t("close")} title={t("close")} onClick={close}>
            <Icon name="close" />
          </button>
        </header>
        <div className="kse-dialog__body">{children}</div>
        {footer && <footer className="kse-dialog__foot">{footer}</footer>}
      </form>
    </dialog>
  );
}
