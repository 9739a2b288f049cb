import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { Editor } from "../editor";
import type { Stage } from "../stage";

/** What is typed is drawn, completion helps with it, and undo takes it back on both sides. */
export async function textAndDrawing(stage: Stage): Promise<void> {
  const editor = await Editor.open(stage, "typed");
  await editor.paste("pipeline {\n    agent any\n    environment {\n        SHOP = 'corner'\n    }\n    stages {\n        stage('One') {\n            steps {\n                \n            }\n        }\n    }\n}\n");
  await editor.until(() => editor.names(), ["One"]);
  const { page } = editor;
  await page.keyboard.press("Control+f");
  await page.keyboard.type("steps {");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.type("ech");
  await complete(page, "echo");
  await page.keyboard.type("hello $");
  await complete(page, "SHOP");
  const line = page.locator(".kse-text .cm-activeLine");
  await editor.until(() => line.innerText(), "                echo 'hello $SHOP'");
  await editor.until(() => page.locator(".kse-step__sentence").allInnerTexts(), ["Print message\nhello $SHOP"]);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+Shift+Z");
  await editor.until(() => line.innerText(), "                echo 'hello $SHOP'");
}

/** Takes what the list offers first. The list takes no key in its first moments, so that it steals none. */
async function complete(page: Page, offered: string): Promise<void> {
  await page.locator(".cm-tooltip-autocomplete li[aria-selected]", { hasText: offered }).waitFor();
  await page.waitForTimeout(100);
  await page.keyboard.press("Enter");
}

/** A text that cannot be read keeps its last drawing, greyed, with what is wrong; repaired, it is drawn again. */
export async function brokenText(stage: Stage): Promise<void> {
  const editor = await Editor.open(stage, "broken");
  const { page } = editor;
  const names = await editor.names();
  assert.deepEqual(names, ["Lint", "Build", "Report"]);
  await (await editor.text()).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\n}");
  await page.locator(".kse-canvas--stale").waitFor();
  assert.deepEqual(await editor.names(), names);
  assert.match(await page.getByRole("alert").innerText(), /Line 34, column 1:/);
  await page.keyboard.press("Backspace");
  await page.locator(".kse-canvas:not(.kse-canvas--stale)").waitFor();
  assert.equal(await page.getByRole("alert").count(), 0);
}

/** The cursor selects the stage that it is in, and a selected stage brings its text into view. */
export async function cursorAndSelection(stage: Stage): Promise<void> {
  const editor = await Editor.open(stage, "shop");
  const { page } = editor;
  await editor.text();
  await editor.card("Static analysis").click();
  const active = page.locator(".kse-text .cm-activeLine");
  await editor.until(async () => (await active.innerText()).trim(), "stage('Static analysis') {");
  const other = page.locator(".kse-text .cm-line", { hasText: "mvn -B test" });
  await other.scrollIntoViewIfNeeded();
  await other.click();
  await editor.until(() => page.locator('[role="treeitem"][aria-selected="true"] .kse-card__name').first().innerText(), "Unit tests");
}
