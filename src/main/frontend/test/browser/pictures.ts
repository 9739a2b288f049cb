import { mkdirSync } from "node:fs";
import { Editor } from "./editor";
import type { Setting, Stage } from "./stage";

/** The pictures of the documentation, in both languages, on light and on dark; renewed by hand: `node test/browser/start.mjs pictures`. */
export async function pictures(stage: Stage): Promise<void> {
  await picturesOfEditor(stage);
  await picturesOfBoard(stage);
}

/** A stage, its steps and its text, with a problem and its fix. */
export async function picturesOfEditor(stage: Stage): Promise<void> {
  await each(stage, "stage-editor", async (setting, path) => {
    const editor = await Editor.open(stage, "shop", { ...setting, width: 1280, height: 800 });
    const { page } = editor;
    await editor.card("Build and push").click();
    await page.locator(".kse-step__head", { hasText: "docker login" }).click();
    await editor.card("Build and push").press("0");
    await editor.text();
    await page.locator(".kse-text .cm-lint-marker").first().waitFor();
    await page.screenshot({ path });
  });
}

/** One cluster has failed and stands open, and the gate before the third wave waits for somebody. */
export async function picturesOfBoard(stage: Stage): Promise<void> {
  await each(stage, "run-board", async (setting, path) => {
    const page = await stage.page({ ...setting, width: 1340, height: 860 });
    await page.goto(stage.address("job/pictured/2/fleet/"));
    const gate = page.locator(".ksb-gate--warning");
    await gate.locator("summary", { hasText: "hz-1" }).click();
    await gate.locator("summary", { hasText: "Deployment default/web" }).first().click();
    await page.locator('.ksb-tile[data-state="failed"] h4').first().waitFor();
    await page.locator(".ksb-waves").evaluate((waves) => waves.scrollTo(0, 0));
    await page.screenshot({ path });
  });
}

async function each(stage: Stage, name: string, take: (setting: Setting, path: string) => Promise<void>): Promise<void> {
  const folder = process.env.PICTURES ?? "target";
  mkdirSync(folder, { recursive: true });
  for (const locale of ["en-US", "zh-CN"] as const) {
    for (const dark of [false, true]) {
      await take({ locale, dark }, `${folder}/${name}-${locale.slice(0, 2)}-${dark ? "dark" : "light"}.png`);
      await stage.clear();
    }
  }
}
