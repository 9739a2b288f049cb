import assert from "node:assert/strict";
import { Editor } from "../editor";
import type { Stage } from "../stage";

/** A run colours the stages while it goes on, waits for the answer that is given here, and each stage leads to its own log. */
export async function approvedFromThePage(stage: Stage): Promise<void> {
  const editor = await Editor.open(stage, "approval");
  const { page } = editor;
  await editor.bar("Run").click();
  await editor.dialog.getByRole("button", { name: "Run" }).click();
  const state = async (name: string) => /, (successful|running|waits for approval|skipped|failed)/.exec((await editor.card(name).getAttribute("aria-label")) ?? "")?.[1] ?? "";
  await editor.until(async () => [await state("Prepare"), await state("Review"), await state("Deploy")], ["successful", "waits for approval", ""]);
  await page.locator(".kse-banner--run").getByRole("button", { name: "Deploy the shop to production?" }).click();
  assert.match(await editor.dialog.innerText(), /Build \d+ waits/);
  await editor.dialog.getByRole("button", { name: "Deploy" }).click();
  await editor.until(async () => [await state("Review"), await state("Deploy"), await state("Notify")], ["successful", "successful", "skipped"]);
  await page.locator(".kse-banner--success").waitFor();
  await editor.card("Deploy").getByRole("button", { name: "Log of Deploy" }).click();
  const log = page.locator(".kse-log__text");
  await log.getByText("deployed").waitFor();
  assert.doesNotMatch(await log.innerText(), /prepared/);
  const [alone] = await Promise.all([page.waitForEvent("popup"), page.getByRole("link", { name: "Log by itself" }).click()]);
  await alone.waitForLoadState();
  assert.match(await alone.locator("body").innerText(), /deployed/);
}
