import assert from "node:assert/strict";
import { Editor } from "../editor";
import type { Stage } from "../stage";

/** Quick fixes are a list to choose from and one diff to read; undo gives back what stood there to the last character. */
export async function modernised(stage: Stage): Promise<void> {
  const editor = await Editor.open(stage, "printed");
  const { page } = editor;
  const before = await editor.saved();
  await editor.bar("Modernise").click();
  const fixes = editor.dialog.locator(".kse-modernise li");
  const titles = await fixes.locator("strong").allInnerTexts();
  for (const wanted of [/\/\//, /envsubstApply/, /dir\(/]) {
    assert.ok(titles.some((title) => wanted.test(title)), `${wanted} among ${titles.join(", ")}`);
  }
  const envsubst = fixes.filter({ hasText: "envsubstApply" });
  await envsubst.getByRole("checkbox").uncheck();
  const diff = editor.dialog.locator(".kse-diff");
  assert.ok(!(await diff.innerText()).includes("envsubstApply"));
  await envsubst.getByRole("checkbox").check();
  assert.ok((await diff.innerText()).includes("envsubstApply file: 'deploy/deploy.yml'"));
  await editor.dialog.getByRole("button", { name: /^Apply/ }).click();
  await editor.dialog.waitFor({ state: "detached" });
  await editor.save();
  const after = await editor.saved();
  assert.ok(after.includes("envsubstApply file: 'deploy/deploy.yml'") && after.includes("//where images go") && !/#\w/.test(after), after);
  await page.keyboard.press("Control+z");
  await editor.save();
  assert.equal(await editor.saved(), before);
}

/** Each template draws a pipeline without an error; what is asked for stands in it. */
export async function templates(stage: Stage): Promise<void> {
  const editor = await Editor.with(stage, "templates", "");
  const { page } = editor;
  const seen: string[] = [];
  for (let at = 0; ; at++) {
    await editor.bar("Templates").click();
    const choices = editor.dialog.locator(".kse-templates__list button");
    if (at >= (await choices.count())) {
      await page.keyboard.press("Escape");
      break;
    }
    await choices.nth(at).click();
    const first = editor.dialog.locator(".kse-templates__form input").first();
    const preview = editor.dialog.locator(".kse-templates__preview");
    if (await first.isVisible()) {
      await first.fill("https://git.example.com/team/own.git");
      await preview.getByText("https://git.example.com/team/own.git").waitFor();
    }
    await editor.until(async () => (await preview.innerText()).includes("pipeline {"), true);
    const text = (await preview.innerText()).trim();
    await editor.dialog.getByRole("button", { name: "Use template" }).click();
    await editor.dialog.waitFor({ state: "detached" });
    await page.locator(".kse-card").first().waitFor();
    await editor.save();
    assert.equal((await editor.saved()).trim(), text);
    const { diagnostics } = await editor.ask<{ diagnostics: { severity: string; message: string }[] }>("check", { text });
    assert.deepEqual(diagnostics.filter((one) => one.severity === "error"), []);
    seen.push(text);
  }
  assert.ok(new Set(seen).size >= 6, `${seen.length} templates`);
}
