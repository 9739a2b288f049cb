import assert from "node:assert/strict";
import { Editor, middle } from "../editor";
import type { Stage } from "../stage";

const LEAD = "/* Deploys the billing service.";

/** A stage and a step are dragged elsewhere; every other line stays as it was, and what moved takes its comments along. */
export async function draggedWithComments(stage: Stage): Promise<void> {
  const editor = await Editor.open(stage, "dragged");
  const { page } = editor;
  const before = await editor.saved();
  assert.ok(before.startsWith(LEAD));
  await editor.drag(editor.card("Report"), await middle(page.locator(".kse-slot--insert").nth(1)));
  await page.locator(".kse-ghost", { hasText: "after Lint" }).waitFor();
  await page.mouse.up();
  await editor.until(() => editor.names(), ["Lint", "Report", "Build"]);
  await editor.save();
  const after = await editor.saved();
  const moved = before.slice(before.indexOf("        /* Reports both. */"), before.indexOf("        // the end of the stages"));
  const rest = before.replace(moved, "");
  const at = rest.indexOf("        // Needs the licence server.");
  assert.equal(withoutBlankLines(after), withoutBlankLines(rest.slice(0, at) + moved + rest.slice(at)));
  await page.keyboard.press("Control+z");
  await editor.until(() => editor.names(), ["Lint", "Build", "Report"]);
  await editor.save();
  assert.equal(await editor.saved(), before);
}

/** Where a stage is let go decides what it becomes: beside another it is a branch of the same parallel. */
export async function draggedBeside(stage: Stage): Promise<void> {
  const editor = await Editor.open(stage, "shop");
  const { page } = editor;
  const before = await editor.saved();
  await editor.card("Build and push").click();
  const box = (await editor.card("Checkout").boundingBox())!;
  await editor.drag(editor.card("Build and push"), { x: box.x + box.width / 2, y: box.y + box.height + 14 });
  await page.locator(".kse-ghost", { hasText: "parallel to Checkout" }).waitFor();
  await page.mouse.up();
  await editor.until(() => page.evaluate(() => document.querySelectorAll(".kse-card--frame.kse-card--parallel").length), 2);
  await page.keyboard.press("Control+z");
  await editor.until(() => page.evaluate(() => document.querySelectorAll(".kse-card--frame.kse-card--parallel").length), 1);
  assert.equal(await editor.saved(), before);
  assert.equal(await page.locator(".kse-saved--not").count(), 0, "undone is saved");
}

function withoutBlankLines(text: string): string {
  return text.replace(/\n\s*\n/g, "\n");
}
