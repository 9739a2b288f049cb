import { findings, prepare } from "../axe";
import { Editor } from "../editor";
import type { Setting, Stage } from "../stage";

/** Everything that can be opened, in each language and on each ground, without a single finding of axe. */
export const accessible: Record<string, (stage: Stage) => Promise<void>> = {
  accessibleInEnglish: (stage) => everywhere(stage, { locale: "en-US" }),
  accessibleInEnglishOnDark: (stage) => everywhere(stage, { locale: "en-US", dark: true }),
  accessibleInChinese: (stage) => everywhere(stage, { locale: "zh-CN" }),
  accessibleInChineseOnDark: (stage) => everywhere(stage, { locale: "zh-CN", dark: true }),
};

async function everywhere(stage: Stage, setting: Setting): Promise<void> {
  const editor = await Editor.open(stage, "shop", setting);
  const { page } = editor;
  await prepare(page);
  const found: string[] = [];
  const look = async (where: string, at = page) => found.push(...(await findings(at)).map((finding) => `${where}: ${finding}`));
  const tab = (at: number) => page.locator(".kse-content [role=tab]").nth(at).click();
  const unfold = async () => {
    for (const folded = page.locator('.kse-group__head[aria-expanded="false"]'); (await folded.count()) > 0; ) {
      await folded.first().click();
    }
  };

  await unfold();
  await page.locator(".kse-bar button[data-action=problem]").click();
  await look("pipeline and problems");
  await editor.card("Build and push").click();
  await page.locator(".kse-step__head", { hasText: "docker login" }).click();
  await editor.text();
  await page.locator(".kse-text .cm-lint-marker").first().waitFor();
  await look("steps and text");
  await tab(1);
  await unfold();
  await page.locator("#kse-drawer-diff").click();
  await editor.card("Unit tests").click({ button: "right" });
  await look("stage, changes and menu");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await editor.card("Unit tests").click();
  await tab(2);
  await look("post");
  await tab(3);
  await page.locator(".kse-source .cm-content").waitFor();
  await look("source");
  for (const icon of ["template", "wand", "play", "help"]) {
    await page.locator(`.kse-bar button[data-action="${icon}"]`).click();
    await editor.dialog.waitFor();
    await look(`dialog ${icon}`);
    await page.keyboard.press("Escape");
    await editor.dialog.waitFor({ state: "detached" });
  }
  await editor.card("Unit tests").click();
  await tab(0);
  await page.locator("[data-add-step]").last().click();
  await editor.dialog.waitFor();
  await look("palette");
  const outlined = await Editor.open(stage, "outlined", setting);
  await prepare(outlined.page);
  await look("outline", outlined.page);
  await outlined.card("Build").click();
  await look("steps of an outline", outlined.page);
  if (found.length > 0) {
    throw new Error([...new Set(found)].join("\n"));
  }
}
