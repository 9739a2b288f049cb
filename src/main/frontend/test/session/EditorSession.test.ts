import { describe, expect, it } from "vitest";
import { type EditorClient, EditRefused, SaveConflict } from "../../src/protocol/client";
import type { Model } from "../../src/protocol/model";
import type { Draft, DraftStore } from "../../src/session/drafts";
import { EditorSession } from "../../src/session/EditorSession";
import { save } from "../../src/session/saving";
import { translator } from "../../src/words";
import { SHOP } from "../recorded/shop";

const EMPTY: Model = { schema: 1, kind: "scripted", pipeline: null };

/** A server that renames by replacing text, and keeps what is saved. */
class Server {
  saved = SHOP.text;
  version = "1";
  refuse = false;

  client(): EditorClient {
    const unused = () => Promise.reject(new Error("not part of this test"));
    return {
      load: async () => ({ text: this.saved, version: this.version, writable: true, origin: "job" }),
      model: async (text) => (text.includes("BROKEN") ? { ...EMPTY, kind: "broken" } : SHOP.model),
      edit: async (text, edits) => {
        const edit = edits[0]!;
        if (this.refuse || edit.operation !== "renameStage") {
          throw new EditRefused("cannot be done");
        }
        return { text: text.replace("'Checkout'", `'${edit.name}'`), model: SHOP.model };
      },
      save: async (text, version) => {
        if (version !== this.version) {
          throw new SaveConflict(this.saved, this.version);
        }
        this.saved = text;
        return (this.version = String(Number(this.version) + 1));
      },
      catalogue: async () => ({ steps: [], agents: [], options: [], conditions: [], parameters: [], triggers: [], tools: [], post: [] }),
      check: unused,
      template: unused,
      commit: unused,
      run: unused,
      status: unused,
      answer: unused,
      log: unused,
      address: (named) => named,
    };
  }
}

class Kept implements DraftStore {
  draft: Draft | null = null;
  read = () => this.draft;
  write = (draft: Draft) => void (this.draft = draft);
  clear = () => void (this.draft = null);
}

async function opened(server = new Server(), drafts = new Kept()) {
  const session = new EditorSession(server.client(), translator("en"), drafts);
  await session.open(null);
  return { session, server, drafts };
}

const rename = { operation: "renameStage" as const, path: "pipeline/stages/0", name: "Get the code" };

describe("a session", () => {
  it("loses neither an edit nor what is typed while it is under way", async () => {
    const { session } = await opened();
    const edited = session.edit([rename], { label: "Renamed" });
    await Promise.resolve();
    session.typed(`${session.state.text}// typed meanwhile\n`);
    expect(await edited).toBe(true);
    expect(session.state.text).toContain("'Get the code'");
    expect(session.state.text).toContain("// typed meanwhile");
  });

  it("saves what an edit that is still under way makes of the text", async () => {
    const { session, server } = await opened();
    const edited = session.edit([rename], { label: "Renamed" });
    await save(session);
    expect(server.saved).toContain("'Get the code'");
    expect(await edited).toBe(true);
  });

  it("applies an edit, announces it, and undoes it to the last character", async () => {
    const { session } = await opened();
    expect(await session.edit([rename], { label: "Renamed" })).toBe(true);
    expect(session.state.text).toContain("'Get the code'");
    expect(session.state.announcement).toBe("Renamed");
    await session.undo();
    expect(session.state.text).toBe(SHOP.text);
    await session.redo();
    expect(session.state.text).toContain("'Get the code'");
  });

  it("changes nothing when an edit is refused, and says why", async () => {
    const { session, server } = await opened();
    server.refuse = true;
    expect(await session.edit([rename], { label: "Renamed" })).toBe(false);
    expect(session.state.text).toBe(SHOP.text);
    expect(session.state.notice?.text).toBe("cannot be done");
    expect(session.state.history.past).toHaveLength(0);
  });

  it("says nothing of problems in an outline, and lets nobody change it", async () => {
    const server = new Server();
    const finding = { severity: "error" as const, code: "missing-argument", message: "sh needs a script", line: 1, column: 1, length: 1, start: 0 };
    const client: EditorClient = {
      ...server.client(),
      load: async () => ({ text: "pipeline { }", outline: true, writable: false }),
      model: async () => ({ ...SHOP.model, diagnostics: [finding] }),
    };
    const session = new EditorSession(client, translator("en"), new Kept());
    await session.open(null);
    expect(session.state).toMatchObject({ phase: "ready", outline: true, diagnostics: [], version: "" });
    expect(await session.edit([rename], { label: "Renamed" })).toBe(false);
  });

  it("keeps the last drawing while the text cannot be read", async () => {
    const { session } = await opened();
    await session.replaceText("BROKEN", { label: "x" });
    expect(session.state.stale).toBe(true);
    expect(session.state.model).toBe(SHOP.model);
    await session.undo();
    expect(session.state.stale).toBe(false);
  });

  it("never overwrites what somebody else saved", async () => {
    const { session, server } = await opened();
    await session.edit([rename], { label: "Renamed" });
    server.saved = `${SHOP.text}// theirs\n`;
    server.version = "9";
    await save(session);
    expect(server.saved).toBe(`${SHOP.text}// theirs\n`);
    expect(session.state.dialog).toEqual({ kind: "conflict", conflict: { base: SHOP.text, theirs: server.saved, version: "9" } });
  });

  it("keeps unsaved work for the next visit until it is saved", async () => {
    const { session, server, drafts } = await opened();
    await session.edit([rename], { label: "Renamed" });
    expect(drafts.draft?.text).toBe(session.state.text);
    const next = await opened(server, drafts);
    expect(next.session.state.draft).not.toBeNull();
    await next.session.restoreDraft();
    expect(next.session.state.text).toContain("'Get the code'");
    await save(next.session);
    expect(server.saved).toContain("'Get the code'");
    expect(drafts.draft).toBeNull();
  });
});
