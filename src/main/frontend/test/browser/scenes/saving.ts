import assert from "node:assert/strict";
import { Editor } from "../editor";
import type { Stage } from "../stage";

const SMALL = "pipeline {\n    agent any\n    stages {\n        stage('Kept') {\n            steps {\n                echo 'kept'\n            }\n        }\n    }\n}\n";

/** Work that nobody saved is offered again after the page was left, and can be taken or thrown away. */
export async function draftSurvivesReload(stage: Stage): Promise<void> {
  const editor = await Editor.open(stage, "draft");
  const { page } = editor;
  await editor.paste(SMALL);
  await editor.until(() => editor.names(), ["Kept"]);
  await editor.load();
  assert.deepEqual(await editor.names(), []);
  await editor.button("Restore").click();
  await editor.until(() => editor.names(), ["Kept"]);
  assert.equal(await editor.saved(), "");
  await editor.load();
  await editor.button("Discard").click();
  await editor.load();
  assert.equal(await page.locator(".kse-banner").count(), 0);
}

/** Two people save: who comes second sees both changes beside what they began from, and nothing is overwritten unseen. */
export async function savedByTwo(stage: Stage): Promise<void> {
  const first = await Editor.open(stage, "saved-twice");
  const second = await Editor.open(stage, "saved-twice");
  const replace = async (editor: Editor, from: string, to: string) => {
    const { text } = await editor.ask<{ text: string }>("load", {});
    await editor.paste(text.replace(from, to));
    await editor.page.locator(".kse-saved--not").waitFor();
  };
  await replace(first, "sh 'echo build'", "sh 'echo build first'");
  await replace(second, "sh 'echo build'", "sh 'echo build second'");
  await second.paste((await second.saved()).replace("sh 'echo build'", "sh 'echo build second'").replace('echo "done"', 'echo "all done"'));
  await first.save();
  await second.page.keyboard.press("Control+s");
  await second.dialog.waitFor();
  const merge = second.dialog.locator(".kse-merge");
  assert.match(await merge.innerText(), /echo build'[\s\S]*echo build first'[\s\S]*echo build second'/);
  assert.ok(await second.dialog.getByRole("button", { name: "Save this" }).isDisabled(), "a choice is needed first");
  assert.ok((await first.saved()).includes("echo build first"), "nothing was overwritten");
  await merge.getByRole("radio", { name: "Use theirs" }).first().check();
  await second.dialog.getByRole("button", { name: "Save this" }).click();
  await second.dialog.waitFor({ state: "detached" });
  await second.page.locator(".kse-saved:not(.kse-saved--not)").waitFor();
  const saved = await second.saved();
  assert.ok(saved.includes("sh 'echo build first'"), saved);
  assert.ok(saved.includes('echo "all done"   // double quotes on purpose'), saved);
}
