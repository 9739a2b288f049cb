import { StageIndex } from "../model/tree";
import { type EditorClient, EditRefused, type Loaded } from "../protocol/client";
import type { Edit } from "../protocol/edits";
import type { Diagnostic, Model, Splice } from "../protocol/model";
import type { Translate } from "../words";
import type { DraftStore } from "./drafts";
import { recorded, redone, undone } from "./history";
import { follow } from "./running";
import { applyTogether } from "./splice";
import { type EditorState, INITIAL_STATE, isUnsaved, type Notice } from "./state";
import { Store } from "./Store";

export interface Doing {
  /** What is done, in the past tense: announced, and named by undo. */
  label: string;
  /** What to select afterwards; the same place when left out. */
  select?: string | null;
  /** Edits of the same key in quick succession undo together. */
  key?: string;
  /** Offers undo in a notice. */
  offerUndo?: boolean;
  openStep?: string | null;
  renaming?: string | null;
}

const MODEL_DELAY = 180;

/**
 * One open Jenkinsfile: its text, what the server understands of it, and all that a person did to it. Edits go to the server one after the other,
 * each with the text that the one before left; undo and redo are splices of the text and need no server to be exact.
 */
export class EditorSession {
  readonly store = new Store<EditorState>(INITIAL_STATE);
  private queue: Promise<unknown> = Promise.resolve();
  private modelTimer: ReturnType<typeof setTimeout> | undefined;
  private modelRequest: AbortController | null = null;
  private notices = 0;

  constructor(
    readonly client: EditorClient,
    readonly t: Translate,
    private readonly drafts: DraftStore,
    private readonly now: () => number = Date.now,
  ) {}

  get state(): EditorState {
    return this.store.get();
  }

  /** @param fixed the text of a stand-alone page, which has nothing to load */
  async open(fixed: Loaded | null): Promise<void> {
    try {
      const loaded = fixed ?? (await this.client.load());
      const { text, version = "", writable, origin = "job", path, branch, note, outline, committable, runnable, parameters } = loaded;
      this.store.set({ text, savedText: text, version, writable: writable || committable === true, origin, path: path ?? null, branch: branch ?? null });
      this.store.set({ note: note ?? null, outline: outline === true, committable: committable === true, runnable: runnable === true, parameters: parameters ?? [] });
      const draft = this.drafts.read();
      if (draft && draft.text !== text && this.state.writable) {
        this.store.set({ draft });
      }
      const catalogue = this.client.catalogue();
      catalogue.catch(() => undefined);
      const model = await this.client.model(text);
      this.show(model);
      this.store.set({ phase: "ready" });
      if (typeof loaded.building === "number") {
        this.store.set({ run: { build: loaded.building, url: null, status: null } });
        void follow(this);
      }
      this.store.set({ catalogue: await catalogue });
    } catch (failure) {
      const message = messageOf(failure);
      if (this.state.phase === "ready") {
        this.notify("error", message);
      } else {
        this.store.set({ phase: "failed", failure: message });
      }
    }
  }

  /** Applies operations; resolves with whether they could be applied. */
  edit(edits: Edit[], doing: Doing): Promise<boolean> {
    return this.enqueue(async () => {
      if (!this.state.writable) {
        return false;
      }
      try {
        let before = this.state.text;
        let answer = await this.client.edit(before, edits);
        while (before !== this.state.text) {
          // Something was typed into the text meanwhile: what was asked for is done to that text, so that neither is lost.
          before = this.state.text;
          answer = await this.client.edit(before, edits);
        }
        this.record(before, answer.text, doing);
        this.show(answer.model);
        if (doing.renaming !== undefined) {
          this.store.set({ renaming: doing.renaming });
        }
        this.say(doing.label);
        if (doing.offerUndo) {
          this.notify("info", doing.label, true);
        }
        return true;
      } catch (failure) {
        this.notify(failure instanceof EditRefused ? "warning" : "error", messageOf(failure));
        return false;
      }
    });
  }

  /** Puts another text in place of the present one: a template, a merge, a draft. */
  replaceText(text: string, doing: Doing): Promise<boolean> {
    return this.enqueue(async () => {
      this.record(this.state.text, text, doing);
      this.say(doing.label);
      return this.refresh();
    });
  }

  applyFix(splices: Splice[], doing: Doing): Promise<boolean> {
    return this.replaceText(applyTogether(this.state.text, splices), doing);
  }

  /** A change typed into the text; the drawing follows after a moment of rest. */
  typed(text: string): void {
    if (text === this.state.text) {
      return;
    }
    this.record(this.state.text, text, { label: this.t("did.typed"), key: "typed" });
    clearTimeout(this.modelTimer);
    this.modelTimer = setTimeout(() => void this.refresh(), MODEL_DELAY);
  }

  /** Resolves when nothing that was asked for until now is still under way. */
  idle(): Promise<void> {
    return this.enqueue(() => Promise.resolve());
  }

  undo(): Promise<boolean> {
    return this.travel(undone, "did.undone");
  }

  redo(): Promise<boolean> {
    return this.travel(redone, "did.redone");
  }

  private travel(step: typeof undone, word: "did.undone" | "did.redone"): Promise<boolean> {
    return this.enqueue(async () => {
      const moved = step(this.state.history, this.state.text);
      if (!moved) {
        return false;
      }
      this.store.set({ text: moved.text, history: moved.history, notice: null });
      this.keepDraft();
      this.say(this.t(word, { what: moved.entry.label }));
      const drawn = await this.refresh();
      this.select(moved.selection);
      return drawn;
    });
  }

  select(path: string | null): void {
    const index = new StageIndex(this.state.model);
    this.store.set({ selection: path !== null && index.has(path) ? path : null });
  }

  say(text: string): void {
    this.store.set({ announcement: text });
  }

  notify(kind: Notice["kind"], text: string, undo = false): void {
    this.store.set({ notice: { id: ++this.notices, kind, text, undo }, announcement: text });
  }

  dismiss(id: number): void {
    if (this.state.notice?.id === id) {
      this.store.set({ notice: null });
    }
  }

  /** The text now stands on the server under this version. */
  saved(text: string, version: string): void {
    this.store.set({ savedText: text, version });
    this.keepDraft();
  }

  discardDraft(): void {
    this.drafts.clear();
    this.store.set({ draft: null });
  }

  async restoreDraft(): Promise<void> {
    const draft = this.state.draft;
    if (draft) {
      this.store.set({ draft: null });
      if (draft.base !== this.state.savedText) {
        // Others saved since: saving the draft compares with what it began from and shows both.
        this.store.set({ savedText: draft.base, version: draft.version });
      }
      await this.replaceText(draft.text, { label: this.t("did.restored") });
    }
  }

  /** The findings of the controller's own validator, until the next change of the text. */
  showFindings(diagnostics: Diagnostic[]): void {
    this.store.set({ diagnostics, drawer: diagnostics.length > 0 ? "problems" : this.state.drawer });
  }

  private record(before: string, after: string, doing: Doing): void {
    const { selection, history } = this.state;
    const selectionAfter = doing.select === undefined ? selection : doing.select;
    const change = { label: doing.label, before, after, selectionBefore: selection, selectionAfter, key: doing.key ?? null, time: this.now() };
    this.store.set({ text: after, selection: selectionAfter, history: recorded(history, change) });
    if (doing.openStep !== undefined) {
      this.store.set({ openStep: doing.openStep });
    }
    this.keepDraft();
  }

  private keepDraft(): void {
    const state = this.state;
    if (isUnsaved(state)) {
      this.drafts.write({ text: state.text, version: state.version, base: state.savedText, time: this.now() });
    } else {
      this.drafts.clear();
    }
  }

  private async refresh(): Promise<boolean> {
    clearTimeout(this.modelTimer);
    this.modelRequest?.abort();
    const request = new AbortController();
    this.modelRequest = request;
    try {
      const text = this.state.text;
      const model = await this.client.model(text, request.signal);
      if (text === this.state.text) {
        this.show(model);
      }
      return true;
    } catch (failure) {
      if (!request.signal.aborted) {
        this.notify("error", messageOf(failure));
      }
      return false;
    }
  }

  private show(model: Model): void {
    const broken = model.kind === "broken";
    const keep = broken && this.state.model !== null;
    // What an outline leaves out is no problem of the pipeline.
    this.store.set({ diagnostics: this.state.outline ? [] : (model.diagnostics ?? []), stale: broken, model: keep ? this.state.model : model });
    const { selection } = this.state;
    if (selection !== null && !new StageIndex(this.state.model).has(selection)) {
      this.store.set({ selection: null });
    }
  }

  private enqueue<T>(work: () => Promise<T>): Promise<T> {
    const next = this.queue.then(async () => {
      this.store.set({ busy: true });
      try {
        return await work();
      } finally {
        this.store.set({ busy: false });
      }
    });
    this.queue = next.catch(() => undefined);
    return next;
  }
}

export function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}
