import assert from "node:assert/strict";
import { Editor } from "../editor";
import type { Stage } from "../stage";

/** Of three hundred stages only what is near the visible part is in the page; all of them are found, fitted and walked through. */
export async function largePipeline(stage: Stage): Promise<void> {
  const editor = await Editor.open(stage, "large");
  const { page } = editor;
  const drawn = () => page.locator(".kse-card").count();
  assert.ok((await drawn()) < 60, `${await drawn()} cards are in the page`);
  await page.locator(".kse-minimap").waitFor();
  await editor.card("Stage 5").click();
  await page.keyboard.press("/");
  await page.keyboard.type("Stage 299");
  await page.keyboard.press("Enter");
  await editor.card("Stage 299").waitFor();
  await page.keyboard.press("Escape");
  const box = (await editor.card("Stage 299").boundingBox())!;
  assert.ok(box.x > 0 && box.x + box.width < 1440, "the found stage is in view");
  await editor.card("Stage 299").press("ArrowLeft");
  await editor.until(() => page.evaluate(() => document.activeElement?.querySelector(".kse-card__name")?.textContent ?? ""), "Stage 298");
  await page.keyboard.press("0");
  await page.keyboard.press("1");
}
