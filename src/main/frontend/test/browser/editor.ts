import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import type { Setting, Stage } from "./stage";

/** The stage editor as a person has it in front of them. */
export class Editor {
  private constructor(
    readonly page: Page,
    private readonly stage: Stage,
    readonly job: string,
  ) {}

  static async open(stage: Stage, job: string, setting: Setting = {}): Promise<Editor> {
    const editor = new Editor(await stage.page(setting), stage, job);
    await editor.load();
    return editor;
  }

  /** Opens the page, or opens it again. */
  async load(): Promise<void> {
    await this.page.goto(this.stage.address(this.job === "" ? "stage-editor/" : `job/${this.job}/stage-editor/`));
    await this.ready();
  }

  async ready(): Promise<void> {
    await this.page.locator(".kse-frame .kse-content__body, .kse-frame .kse-empty").first().waitFor();
    await this.page.locator('.kse-frame[aria-busy="false"]').waitFor();
  }

  /** The card of a stage. */
  card(name: string): Locator {
    return this.page.getByRole("treeitem", { name: new RegExp(`^${escaped(name)}[,，]`) });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name }).first();
  }

  bar(name: string): Locator {
    return this.page.locator(".kse-bar").getByRole("button", { name: new RegExp(`^${escaped(name)}`) });
  }

  get dialog(): Locator {
    return this.page.locator("dialog[open]");
  }

  /** Names of the stages that are drawn, in the order of the text. */
  async names(): Promise<string[]> {
    return this.page.locator(".kse-card .kse-card__head > .kse-card__name").allTextContents();
  }

  /** What the controller has now. */
  async saved(): Promise<string> {
    return (await this.ask<{ text: string }>("load", {})).text;
  }

  /** Asks an endpoint of the editor as the page does. */
  async ask<T>(endpoint: string, request: unknown): Promise<T> {
    return this.page.evaluate(
      async ([name, body]) => {
        const { url, crumbField, crumb } = document.getElementById("kubesphere-stage-editor")!.dataset;
        const answer = await fetch(url + name!, { method: "POST", headers: { "Content-Type": "application/json", [crumbField!]: crumb! }, body: body! });
        return (await answer.json()) as T;
      },
      [endpoint, JSON.stringify(request)],
    );
  }

  /** Opens the text and gives its editor. */
  async text(): Promise<Locator> {
    const editor = this.page.locator(".kse-text .cm-content");
    if (!(await editor.isVisible())) {
      await this.page.locator('.kse-bar button[data-action="text"]').click();
    }
    await editor.waitFor();
    return editor;
  }

  /** Puts another text in place of the present one, as a person pastes it. */
  async paste(text: string): Promise<void> {
    await (await this.text()).click();
    await this.page.keyboard.press("Control+a");
    await this.page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
    await this.page.keyboard.press("Control+v");
  }

  /** Opens the page of a job whose script is that text. */
  static async with(stage: Stage, job: string, text: string, setting: Setting = {}): Promise<Editor> {
    const editor = await Editor.open(stage, job, setting);
    const { version } = await editor.ask<{ version: string }>("load", {});
    await editor.ask("save", { text, version });
    await editor.load();
    return editor;
  }

  /** Saves by its key and waits until it says so. */
  async save(): Promise<void> {
    await this.page.keyboard.press("Control+s");
    await this.page.locator(".kse-saved:not(.kse-saved--not)").waitFor();
  }

  /** Waits until something holds; tells what was there instead. */
  async until<T>(look: () => Promise<T>, expected: T): Promise<void> {
    const patience = Date.now() + 8000;
    let seen = await look();
    while (JSON.stringify(seen) !== JSON.stringify(expected) && Date.now() < patience) {
      await this.page.waitForTimeout(40);
      seen = await look();
    }
    assert.deepEqual(seen, expected);
  }

  /** Drags with the mouse the way a hand does: press, a few moves, let go. */
  async drag(from: Locator, to: { x: number; y: number }): Promise<void> {
    const box = (await from.boundingBox())!;
    const { mouse } = this.page;
    await mouse.move(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
    await mouse.down();
    await mouse.move(box.x + box.width / 2 + 12, box.y + 30, { steps: 3 });
    await mouse.move(to.x, to.y, { steps: 12 });
    await mouse.move(to.x, to.y);
  }
}

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

export async function middle(place: Locator): Promise<{ x: number; y: number }> {
  const box = (await place.boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
