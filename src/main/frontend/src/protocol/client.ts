import type { PageSettings } from "../page/settings";
import type { Catalogue } from "./catalogue";
import type { Edit } from "./edits";
import type { Diagnostic, Model } from "./model";
import type { RunParameter, RunStatus, StartedRun } from "./run";

/** A controller that has just started, or has much to do, takes too long once; what changes nothing is asked again. */
const BUSY = 503;
const BUSY_TRIES = 3;
const BUSY_PAUSE = 700;
const READING = new Set(["load", "model", "edit", "check", "catalogue", "template", "status"]);

export interface Loaded {
  text: string;
  /** The reader may not see the text: this one has the names of its stages and steps alone, and there is no version or origin. */
  outline?: boolean;
  version?: string;
  writable: boolean;
  origin?: "job" | "scm";
  path?: string | null;
  branch?: string | null;
  committable?: boolean;
  /** Something the reader should know, such as why a repository could not be read. */
  note?: string | null;
  /** What a run of the job asks for. */
  parameters?: RunParameter[];
  runnable?: boolean;
  /** Number of the build that runs just now. */
  building?: number | null;
}

export interface Committed {
  commit: string;
  branch?: string;
  version?: string;
}

export interface Edited {
  text: string;
  model: Model;
}

/** Somebody else saved meanwhile: what stands there now. */
export class SaveConflict extends Error {
  constructor(
    readonly text: string,
    readonly version: string,
  ) {
    super("conflict");
  }
}

/** An operation that the server could not apply, with its reason in words for people. */
export class EditRefused extends Error {}

/** The server said no, or could not be reached. */
export class RequestFailed extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

/** What the page asks of its server; everything it sends is the whole text, everything it gets is complete. */
export interface EditorClient {
  load(): Promise<Loaded>;
  model(text: string, signal?: AbortSignal): Promise<Model>;
  edit(text: string, edits: Edit[]): Promise<Edited>;
  catalogue(): Promise<Catalogue>;
  check(text: string): Promise<Diagnostic[]>;
  template(name: string, values: Record<string, string>): Promise<string>;
  save(text: string, version: string): Promise<string>;
  commit(text: string, version: string, branch: string, message: string): Promise<Committed>;
  run(parameters: Record<string, string>): Promise<StartedRun>;
  /** @param build number of the build, or null for the newest */
  status(build: number | null): Promise<RunStatus>;
  answer(build: number, id: string, proceed: boolean, parameters: Record<string, string>): Promise<void>;
  /** The text behind an address that an answer of the server named. */
  log(address: string, signal?: AbortSignal): Promise<string>;
  /** An address that an answer of the server named, as the page has to spell it. */
  address(named: string): string;
}

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

export class HttpEditorClient implements EditorClient {
  constructor(private readonly settings: Pick<PageSettings, "url" | "crumb">) {}

  async load(): Promise<Loaded> {
    return (await this.post("load", {})).body as unknown as Loaded;
  }

  async model(text: string, signal?: AbortSignal): Promise<Model> {
    return (await this.post("model", { text }, signal)).body.model as Model;
  }

  async edit(text: string, edits: Edit[]): Promise<Edited> {
    const { body } = await this.post("edit", { text, edits });
    const error = body.error as { message: string } | undefined;
    if (error) {
      throw new EditRefused(error.message);
    }
    return body as unknown as Edited;
  }

  async catalogue(): Promise<Catalogue> {
    return (await this.post("catalogue", {})).body as unknown as Catalogue;
  }

  async check(text: string): Promise<Diagnostic[]> {
    return (await this.post("check", { text })).body.diagnostics as Diagnostic[];
  }

  async template(name: string, values: Record<string, string>): Promise<string> {
    return (await this.post("template", { name, values })).body.text as string;
  }

  async save(text: string, version: string): Promise<string> {
    const { status, body } = await this.post("save", { text, version });
    if (status === 409) {
      throw new SaveConflict(body.text as string, body.version as string);
    }
    return body.version as string;
  }

  async commit(text: string, version: string, branch: string, message: string): Promise<Committed> {
    const { status, body } = await this.post("commit", { text, version, branch, message });
    if (status === 409) {
      throw new SaveConflict(body.text as string, body.version as string);
    }
    return body as unknown as Committed;
  }

  async run(parameters: Record<string, string>): Promise<StartedRun> {
    return (await this.post("run", { parameters })).body as unknown as StartedRun;
  }

  async status(build: number | null): Promise<RunStatus> {
    return (await this.post("status", build === null ? {} : { build })).body as unknown as RunStatus;
  }

  async answer(build: number, id: string, proceed: boolean, parameters: Record<string, string>): Promise<void> {
    await this.post("answer", { build, id, proceed, parameters });
  }

  address(named: string): string {
    return new URL(named, new URL(this.settings.url, location.href)).href;
  }

  async log(address: string, signal?: AbortSignal): Promise<string> {
    const response = await fetch(this.address(address), { credentials: "same-origin", signal: signal ?? null });
    if (!response.ok) {
      throw new RequestFailed(`${response.status} ${response.statusText}`.trim(), response.status);
    }
    return response.text();
  }

  private async post(name: string, request: unknown, signal?: AbortSignal, tries = BUSY_TRIES): Promise<Answer> {
    const headers: Record<string, string> = { "Content-Type": "application/json", Accept: "application/json" };
    if (this.settings.crumb) {
      headers[this.settings.crumb.field] = this.settings.crumb.value;
    }
    const response = await fetch(this.settings.url + name, {
      method: "POST",
      headers,
      body: JSON.stringify(request),
      credentials: "same-origin",
      signal: signal ?? null,
    });
    if (response.status === BUSY && READING.has(name) && tries > 1) {
      await new Promise((resolve) => setTimeout(resolve, BUSY_PAUSE));
      return this.post(name, request, signal, tries - 1);
    }
    const text = await response.text();
    const body = parse(text);
    const refusal = (body?.error as { message?: string } | undefined)?.message;
    const changed = response.status === 409 && (name === "save" || name === "commit") && typeof body?.text === "string";
    if (response.ok || changed || (name === "edit" && refusal)) {
      if (!body) {
        throw new RequestFailed(`${name}: the answer is no JSON`, response.status);
      }
      return { status: response.status, body };
    }
    throw new RequestFailed(refusal ?? `${response.status} ${response.statusText}`.trim(), response.status);
  }
}

function parse(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return null;
  }
}
