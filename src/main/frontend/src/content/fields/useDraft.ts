import { useCallback, useEffect, useRef, useState } from "react";

const REST = 500;

/**
 * A value while it is being typed: handed on after a moment of rest and when the field is left. What comes from outside replaces it unless
 * the person is just typing something else.
 */
export function useDraft(value: string, commit: (value: string) => void) {
  const [draft, setDraft] = useState(value);
  const latest = useRef(value);
  const committed = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const save = useRef(commit);
  save.current = commit;

  useEffect(() => {
    if (latest.current === committed.current || value !== committed.current) {
      latest.current = value;
      setDraft(value);
    }
    committed.current = value;
  }, [value]);

  const flush = useCallback(() => {
    clearTimeout(timer.current);
    if (latest.current !== committed.current) {
      committed.current = latest.current;
      save.current(latest.current);
    }
  }, []);

  // Leaving the form by any way, such as a click on another stage, keeps what was typed.
  useEffect(() => flush, [flush]);

  const change = useCallback(
    (next: string) => {
      latest.current = next;
      setDraft(next);
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, REST);
    },
    [flush],
  );

  return { draft, change, flush };
}
