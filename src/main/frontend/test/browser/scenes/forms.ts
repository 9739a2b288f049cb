import assert from "node:assert/strict";
import { Editor } from "../editor";
import type { Stage } from "../stage";

const TEXT = "pipeline {\n    agent any\n    stages {\n        stage('Release') {\n            steps {\n                echo 'before'\n            }\n        }\n    }\n}\n";

/** A release over clusters is filled in by its form alone, waves and gates included, and is read back as it was written. */
export async function releaseByForm(stage: Stage): Promise<void> {
  const editor = await Editor.with(stage, "by-form", TEXT);
  const { page } = editor;
  await editor.card("Release").click();
  await page.locator("[data-add-step]").last().click();
  await editor.dialog.waitFor();
  await page.keyboard.type("multiClusterDeploy");
  await page.keyboard.press("Enter");
  const form = page.locator(".kse-step__form").last();
  const field = (name: string) => form.locator(`[data-parameter="${name}"]`).first();
  const fill = async (name: string, value: string) => {
    await field(name).locator("input, textarea").first().fill(value);
    await page.keyboard.press("Enter");
  };
  await fill("file", "deploy/");
  await fill("clusters", "env=production");
  await form.locator(".kse-more").first().click();
  await field("waves").getByRole("button", { name: "Add" }).click();
  await field("waves").locator('[data-parameter="clusters"] input').fill("tier=canary");
  await page.keyboard.press("Enter");
  await field("waves").locator('[data-parameter="gate"] select').selectOption("Gate");
  await field("waves").locator('[data-parameter="approve"] input').fill("ops");
  await page.keyboard.press("Enter");
  await field("onFailure").locator("select").selectOption("rollback");
  await fill("standby", "dr");
  const expected = TEXT.replace(
    "echo 'before'\n",
    "echo 'before'\n                multiClusterDeploy file: 'deploy/', clusters: 'env=production', waves: [[clusters: 'tier=canary', gate: [approve: 'ops']]], onFailure: 'rollback', standby: 'dr'\n",
  );
  await editor.save();
  await editor.until(() => editor.saved(), expected);
  await editor.load();
  await editor.card("Release").click();
  await page.locator(".kse-step__head").last().click();
  await form.locator(".kse-more").first().click();
  assert.equal(await field("waves").locator('[data-parameter="approve"] input').inputValue(), "ops");
  assert.equal(await page.locator(".kse-field__problem").count(), 0);
  await ownCheck(editor, expected);
}

const MATRIX = "pipeline {\n    agent none\n    stages {\n        stage('Platforms') {\n            matrix {\n                axes {\n                    axis {\n                        name 'OS'\n                        values 'linux', 'mac'\n                    }\n                }\n                agent {\n                    label 'any-of-them'\n                }\n                stages {\n                    stage('Try') {\n                        steps {\n                            echo 'x'\n                        }\n                    }\n                }\n            }\n        }\n    }\n}\n";

/** What a matrix says for each of its cells has forms of its own; around the cells no agent is offered, which Jenkins would refuse. */
export async function matrixCells(stage: Stage): Promise<void> {
  const editor = await Editor.with(stage, "matrix", MATRIX);
  const { page } = editor;
  const card = editor.card("Platforms");
  assert.match((await card.getAttribute("aria-label"))!, /own agent/);
  await card.click({ position: { x: 20, y: 12 } });
  await page.locator(".kse-content [role=tab]").nth(1).click();
  assert.equal(await page.getByRole("combobox", { name: "Agent" }).count(), 1);
  await page.locator('[data-parameter="label"] input').fill("pool");
  await page.keyboard.press("Enter");
  await page.locator(".kse-content [role=tab]").nth(2).click();
  await page.getByRole("button", { name: "Add post condition" }).first().click();
  await page.getByRole("menuitem", { name: "Always" }).click();
  await editor.dialog.waitFor();
  await page.keyboard.type("echo");
  await page.keyboard.press("Enter");
  await page.locator('[data-parameter="message"] input, [data-parameter="message"] textarea').fill("over");
  await editor.save();
  const post = "                post {\n                    always {\n                        echo 'over'\n                    }\n                }\n";
  await editor.until(() => editor.saved(), MATRIX.replace("any-of-them", "pool").replace("                }\n            }\n        }\n    }\n}\n", `                }\n${post}            }\n        }\n    }\n}\n`));
}

/** The team's own check: a block for a step that was called without one, by mouse and by keyboard, and away again to the last byte. */
async function ownCheck(editor: Editor, without: string): Promise<void> {
  const { page } = editor;
  const saved = async () => {
    await page.keyboard.press("Control+s");
    await page.locator(".kse-saved:not(.kse-saved--not)").waitFor();
    return editor.saved();
  };
  await page.locator("[data-add-block]").click();
  await page.locator("[data-add-step*='/steps/']").waitFor();
  assert.ok(await page.locator("[data-add-step*='/steps/']").evaluate((button) => button === document.activeElement), "the next thing to do has the focus");
  await page.keyboard.press("Enter");
  await editor.dialog.waitFor();
  await page.keyboard.type("sh");
  await page.keyboard.press("Enter");
  await page.locator(".kse-step__nested textarea").fill("./smoke.sh");
  const call = /multiClusterDeploy .*/.exec(without)![0];
  const called = call.replace(/ (.*)/, " ($1)");
  const block = without.replace(call, `${called} {\n                    sh './smoke.sh'\n                }`);
  await editor.until(saved, block);
  await page.locator(".kse-step__menu").nth(1).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("R");
  await page.keyboard.press("Enter");
  await editor.until(saved, without);
  assert.ok(await page.locator("[data-step]").nth(1).evaluate((head) => head === document.activeElement), "the step has the focus");
  await page.keyboard.press("Control+z");
  await editor.until(saved, block);
}
