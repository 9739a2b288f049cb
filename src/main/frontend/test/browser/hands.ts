import type { Locator } from "playwright-core";
import type { Editor } from "./editor";

/** What somebody does to a pipeline, whichever way: the same work is played by mouse and by keyboard. */
export interface Hands {
  /** Puts a stage behind the last one. */
  addStage(name: string): Promise<void>;
  /** Goes to the settings of the pipeline itself. */
  openPipeline(): Promise<void>;
  openStage(name: string): Promise<void>;
  /** Puts a step behind the others of what `parent` names, and opens its form. */
  addStep(parent: string, type: string): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  choose(field: Locator, value: string): Promise<void>;
  press(button: Locator): Promise<void>;
}

/** The field of a parameter in the step that is open. */
export function field(editor: Editor, parameter: string, within = ".kse-step--open > .kse-step__form"): Locator {
  return editor.page.locator(`${within} [data-parameter="${parameter}"]`).first();
}

/** Where a parameter is typed. */
export function control(editor: Editor, parameter: string, within?: string): Locator {
  return field(editor, parameter, within).locator("input, textarea, select").first();
}

export class Mouse implements Hands {
  constructor(private readonly editor: Editor) {}

  async addStage(name: string): Promise<void> {
    const { page } = this.editor;
    const first = page.locator(".kse-empty .kse-button--primary");
    const slots = page.locator(".kse-slot--insert");
    await ((await first.isVisible()) ? first : slots.last()).click();
    await page.locator(".kse-card__rename").fill(name);
    await page.keyboard.press("Enter");
    await this.editor.card(name).waitFor();
  }

  async openPipeline(): Promise<void> {
    await this.editor.page.locator(".kse-crumb").click();
  }

  async openStage(name: string): Promise<void> {
    await this.editor.card(name).click();
  }

  async addStep(parent: string, type: string): Promise<void> {
    await this.editor.page.locator(`[data-add-step="${parent}"]`).click();
    await this.editor.dialog.locator(`[data-step-type="${type}"]`).first().click();
    await this.editor.dialog.waitFor({ state: "detached" });
  }

  async write(place: Locator, text: string): Promise<void> {
    await place.click();
    await place.fill(text);
  }

  async choose(place: Locator, value: string): Promise<void> {
    await place.selectOption(value);
  }

  async press(button: Locator): Promise<void> {
    await button.click();
  }
}

/** Nothing but keys: Tab and its reverse to what is meant, arrows within the drawing, menus and lists. */
export class Keyboard implements Hands {
  constructor(private readonly editor: Editor) {}

  private get page() {
    return this.editor.page;
  }

  private async at(place: Locator): Promise<boolean> {
    return place.evaluate((element) => element === document.activeElement);
  }

  private async goTo(place: Locator): Promise<void> {
    await place.waitFor();
    const key = (element: Element) => {
      const focus = document.activeElement ?? document.body;
      return element === focus ? null : element.compareDocumentPosition(focus) & Node.DOCUMENT_POSITION_FOLLOWING ? "Shift+Tab" : "Tab";
    };
    for (let pressed = 0; pressed < 250; pressed++) {
      const next = await place.evaluate(key);
      if (next === null) {
        return;
      }
      await this.page.keyboard.press(next);
    }
    throw new Error(`the Tab key does not lead to ${place}`);
  }

  /** Out of forms and content until the focus is in the drawing. */
  private async goToDrawing(): Promise<void> {
    for (let pressed = 0; pressed < 5; pressed++) {
      if (await this.page.evaluate(() => !!document.activeElement?.closest(".kse-canvas"))) {
        return;
      }
      await this.page.keyboard.press("Escape");
    }
    throw new Error("Escape does not lead to the drawing");
  }

  private async focusedStage(): Promise<string> {
    return this.page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? "");
  }

  async addStage(name: string): Promise<void> {
    const first = this.page.locator(".kse-empty .kse-button--primary");
    if (await first.isVisible()) {
      await this.press(first);
    } else {
      await this.goToDrawing();
      await this.page.keyboard.press("a");
    }
    const typed = this.page.locator(".kse-card__rename");
    await typed.waitFor();
    await this.page.keyboard.type(name);
    await this.page.keyboard.press("Enter");
    await this.editor.until(async () => (await this.focusedStage()).startsWith(`${name},`), true);
  }

  async openPipeline(): Promise<void> {
    await this.goToDrawing();
    await this.page.keyboard.press("Escape");
  }

  async openStage(name: string): Promise<void> {
    await this.goToDrawing();
    for (const direction of ["ArrowRight", "ArrowLeft"]) {
      for (let pressed = 0; pressed < 6; pressed++) {
        if ((await this.focusedStage()).startsWith(`${name},`)) {
          await this.page.keyboard.press("Enter");
          await this.page.locator('.kse-content [role="tab"]:focus').waitFor();
          return;
        }
        await this.page.keyboard.press(direction);
        await this.page.waitForTimeout(30);
      }
    }
    throw new Error(`the arrow keys do not lead to ${name}`);
  }

  async addStep(parent: string, type: string): Promise<void> {
    await this.press(this.page.locator(`[data-add-step="${parent}"]`));
    await this.editor.dialog.waitFor();
    await this.page.keyboard.type(type);
    await this.page.keyboard.press("Enter");
    await this.editor.dialog.waitFor({ state: "detached" });
    await this.page.locator(`.kse-step--open[data-step-path^="${parent}/steps/"]`).waitFor();
  }

  async write(place: Locator, text: string): Promise<void> {
    await this.goTo(place);
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.type(text);
  }

  async choose(place: Locator, value: string): Promise<void> {
    await this.goTo(place);
    const at = () => place.evaluate((select, wanted) => [...(select as HTMLSelectElement).options].findIndex((one) => one.value === wanted) - (select as HTMLSelectElement).selectedIndex, value);
    for (let pressed = 0, away = await at(); away !== 0 && pressed < 40; pressed++, away = await at()) {
      const before = await place.inputValue();
      await this.page.keyboard.press(away > 0 ? "ArrowDown" : "ArrowUp");
      await this.editor.until(async () => (await place.inputValue()) !== before, true);
    }
    await this.editor.until(at, 0);
  }

  async press(button: Locator): Promise<void> {
    if ((await button.getAttribute("role")) === "menuitem") {
      for (let pressed = 0; pressed < 40 && !(await this.at(button)); pressed++) {
        await this.page.keyboard.press("ArrowDown");
      }
    } else {
      await this.goTo(button);
    }
    await this.page.keyboard.press("Enter");
  }
}
