import assert from "node:assert/strict";
import { Editor } from "../editor";
import type { Stage } from "../stage";

/** Who may only look sees everything and can change nothing. */
export async function readOnly(stage: Stage): Promise<void> {
  const editor = await Editor.open(stage, "read-only");
  const { page } = editor;
  assert.deepEqual(await editor.names(), ["Lint", "Build", "Report"]);
  await page.locator(".kse-badge", { hasText: "Read only" }).waitFor();
  for (const action of ["Templates", "Modernise", "Save", "Run"]) {
    assert.equal(await editor.bar(action).count(), 0, action);
  }
  await editor.card("Build").click();
  await page.keyboard.press("Delete");
  await page.keyboard.press("a");
  await page.locator(".kse-step__head").first().click();
  assert.ok(await page.locator(".kse-step__form textarea, .kse-step__form input").first().isDisabled());
  assert.equal(await page.locator(".kse-slot, .kse-add, .kse-step__handle").count(), 0);
  await (await editor.text()).click();
  await page.keyboard.type("x");
  assert.deepEqual(await editor.names(), ["Lint", "Build", "Report"]);
  const { text, version } = await editor.ask<{ text: string; version: string }>("load", {});
  const refused = await editor.ask<{ error?: object }>("save", { text: "echo 1", version }).then((answer) => !!answer.error, () => true);
  assert.ok(refused, "the controller refuses as well");
  assert.equal(await editor.saved(), text);
}

/** Who may see the job but not its configuration sees what is drawn and what steps are called, and runs it; of the text nothing comes near the page. */
export async function outline(stage: Stage): Promise<void> {
  const editor = await Editor.open(stage, "outlined");
  const { page } = editor;
  await page.locator(".kse-badge", { hasText: "Outline" }).waitFor();
  assert.match(await page.locator(".kse-banner--outline").innerText(), /Job\/ExtendedRead or Job\/Configure/);
  assert.deepEqual(await editor.names(), ["Build", "Checks", "Unit", "Style", "…", "Platforms", "Try"]);
  for (const action of ["Templates", "Modernise", "Problems", "Text", "Check", "Save", "Copy"]) {
    assert.equal(await editor.bar(action).count(), 0, action);
  }
  await editor.card("Build").click();
  assert.deepEqual(await page.locator(".kse-content li strong").allTextContents(), ["Set variables", "Print message", "Groovy script"]);
  await page.keyboard.press("t");
  assert.equal(await page.locator(".kse-drawer").count(), 0, "there is no text to show");
  await editor.card("Style").click();
  assert.deepEqual(await page.locator(".kse-content [role=tab]").allTextContents(), ["Steps1", "Stage", "Post"]);
  await page.locator(".kse-content [role=tab]").nth(1).click();
  assert.equal(await page.locator(".kse-content__body").innerText(), "Agent\nLabel\nConditions\nNot (Environment variable)");
  await editor.card("Style").click({ button: "right" });
  assert.deepEqual(await page.getByRole("menuitem").allInnerTexts(), ["Open the content\nEnter"]);
  await page.keyboard.press("Escape");

  await editor.bar("Run").click();
  await editor.dialog.getByRole("button", { name: "Run" }).click();
  await page.locator(".kse-banner--run").getByRole("button", { name: "Release it?" }).click();
  await editor.dialog.getByRole("button", { name: "Proceed" }).click();
  await page.locator(".kse-banner--success").waitFor();
  await editor.card("Style").getByRole("button", { name: "Log of Style" }).click();
  await page.locator(".kse-log__text").getByText("style").waitFor();
  assert.doesNotMatch(JSON.stringify(await editor.ask("load", {})), /hush/i);
  assert.doesNotMatch(await page.locator(".kse").innerHTML(), /hush/i);
}

/** The page for a text from anywhere: paste, draw, change, take along. */
export async function pastedText(stage: Stage): Promise<void> {
  const editor = await Editor.open(stage, "");
  const { page } = editor;
  await editor.paste("// from a mail\npipeline {\n    agent any\n    stages {\n        stage('One') { steps { echo '1' } }\n    }\n}\n");
  await editor.until(() => editor.names(), ["One"]);
  assert.equal(await editor.bar("Save").count(), 0);
  await editor.card("One").focus();
  await page.keyboard.press("Control+d");
  await editor.until(() => editor.names(), ["One", "One 2"]);
  await editor.bar("Copy").click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(copied.startsWith("// from a mail\npipeline {") && copied.includes("stage('One 2')"), copied);
}

/** A Jenkinsfile of a repository is committed to a branch that is named, and nothing else changes. */
export async function committedToABranch(stage: Stage): Promise<void> {
  const editor = await Editor.open(stage, "repository");
  const { page } = editor;
  await page.locator(".kse-badge", { hasText: "ci/Jenkinsfile" }).waitFor();
  const before = await editor.saved();
  await editor.card("A").focus();
  await page.keyboard.press("F2");
  await page.keyboard.type("Assemble");
  await page.keyboard.press("Enter");
  await editor.until(() => editor.names(), ["Assemble"]);
  await page.keyboard.press("Control+s");
  await editor.dialog.waitFor();
  await editor.dialog.getByLabel("Branch").fill("drawn");
  await editor.dialog.getByLabel("Message").fill("Say what the stage does");
  await editor.dialog.getByRole("button", { name: "Commit", exact: true }).click();
  await editor.dialog.waitFor({ state: "detached" });
  await page.locator(".kse-notice", { hasText: "drawn" }).waitFor();
  assert.equal(await editor.saved(), before, "the job's own branch is as it was");
}

/** The branch moved on while somebody drew: the commit waits, both changes stand side by side, and what comes of them is committed on top. */
export async function committedToAMovedBranch(stage: Stage): Promise<void> {
  const first = await Editor.open(stage, "repository-moved");
  const second = await Editor.open(stage, "repository-moved");
  const before = await first.saved();
  const commit = async (editor: Editor, message: string) => {
    await editor.page.keyboard.press("Control+s");
    await editor.dialog.waitFor();
    assert.equal(await editor.dialog.getByLabel("Branch").inputValue(), "moved");
    await editor.dialog.getByLabel("Message").fill(message);
    await editor.dialog.getByRole("button", { name: "Commit", exact: true }).click();
  };
  await second.paste(before.replace("echo 'a'", "echo 'theirs'"));
  await second.page.locator(".kse-saved--not").waitFor();
  await commit(second, "Echo theirs");
  await second.page.locator(".kse-notice", { hasText: "moved" }).waitFor();
  const theirs = await second.saved();
  assert.ok(theirs.includes("echo 'theirs'"), theirs);

  await first.paste(before.replace("echo 'a'", "echo 'mine'").replace("stage('A')", "stage('Assemble')"));
  await first.until(() => first.names(), ["Assemble"]);
  await commit(first, "Echo mine");
  const merge = first.dialog.locator(".kse-merge");
  await merge.waitFor();
  assert.match(await merge.innerText(), /echo 'a'[\s\S]*echo 'theirs'[\s\S]*echo 'mine'/);
  assert.equal(await first.saved(), theirs, "nothing was overwritten");
  await merge.getByRole("radio", { name: "Use yours" }).last().check();
  await first.dialog.getByRole("button", { name: "Save this" }).click();
  await first.dialog.getByLabel("Branch").waitFor();
  assert.equal(await first.dialog.getByLabel("Message").inputValue(), "Echo mine");
  await first.dialog.getByRole("button", { name: "Commit", exact: true }).click();
  await first.dialog.waitFor({ state: "detached" });
  await first.page.locator(".kse-notice", { hasText: "moved" }).waitFor();
  assert.equal(await first.saved(), before.replace("echo 'a'", "echo 'mine'").replace("stage('A')", "stage('Assemble')"));
}
