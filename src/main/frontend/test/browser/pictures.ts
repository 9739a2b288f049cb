import { mkdirSync } from "node:fs";
import { Editor } from "./editor";
import type { Stage } from "./stage";

/** The pictures of the documentation, in both languages, on light and on dark; renewed by hand: `node test/browser/start.mjs pictures`. */
export async function pictures(stage: Stage): Promise<void> {
  const folder = process.env.PICTURES ?? "target";
  mkdirSync(folder, { recursive: true });
  for (const locale of ["en-US", "zh-CN"] as const) {
    for (const dark of [false, true]) {
      const editor = await Editor.open(stage, "shop", { locale, dark, width: 1280, height: 800 });
      const { page } = editor;
      await editor.card("Build and push").click();
      await page.locator(".kse-step__head", { hasText: "docker login" }).click();
      await editor.card("Build and push").press("0");
      await editor.text();
      await page.locator(".kse-text .cm-lint-marker").first().waitFor();
      await page.screenshot({ path: `${folder}/stage-editor-${locale.slice(0, 2)}-${dark ? "dark" : "light"}.png` });
      await stage.clear();
    }
  }
}
