/** Unsaved work of one job, kept in this browser until it is saved or thrown away. */
export interface Draft {
  text: string;
  /** The version that the work began from, and its text: needed to see what others did meanwhile. */
  version: string;
  base: string;
  time: number;
}

export interface DraftStore {
  read(): Draft | null;
  write(draft: Draft): void;
  clear(): void;
}

const LARGEST = 1024 * 1024;
/** Storage is written on the page's own thread: once somebody pauses, not at each key. */
const PAUSE = 400;

/** Where the browser allows no storage, or it is full, editing goes on without a draft. */
export function browserDrafts(address: string): DraftStore {
  const key = `kubesphere-stage-editor:${address}`;
  let waiting: Draft | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    clearTimeout(timer);
    const draft = waiting;
    waiting = null;
    try {
      if (draft && draft.text.length + draft.base.length <= LARGEST) {
        localStorage.setItem(key, JSON.stringify(draft));
      }
    } catch {
      // Storage is switched off or full: nothing else depends on it.
    }
  };
  // Whoever leaves the page, or puts it away, loses nothing.
  addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", flush);
  return {
    read() {
      flush();
      try {
        const kept = localStorage.getItem(key);
        const draft = kept ? (JSON.parse(kept) as Draft) : null;
        return draft && typeof draft.text === "string" && typeof draft.base === "string" ? draft : null;
      } catch {
        return null;
      }
    },
    write(draft) {
      waiting = draft;
      clearTimeout(timer);
      timer = setTimeout(flush, PAUSE);
    },
    clear() {
      waiting = null;
      clearTimeout(timer);
      try {
        localStorage.removeItem(key);
      } catch {
        // As above.
      }
    },
  };
}
