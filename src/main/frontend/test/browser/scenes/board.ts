import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { findings, prepare } from "../axe";
import type { Setting, Stage } from "../stage";

type Scene = (stage: Stage) => Promise<void>;

async function open(stage: Stage, job: string, setting: Setting = {}): Promise<Page> {
  const page = await stage.page(setting);
  await page.goto(stage.address(`job/${job}/1/fleet/`));
  await page.locator(".ksb-release").waitFor();
  return page;
}

const tile = (page: Page, cluster: string): Locator => page.locator(".ksb-tile", { has: page.locator(".ksb-tile__name", { hasText: new RegExp(`^${cluster}$`) }) });
const head = (page: Page, cluster: string): Locator => tile(page, cluster).locator(".ksb-tile__head");

/** Somebody looks at what the next wave would change, approves, and sees the rest happen without loading the page again. */
async function boardApprovedAndFollowedToTheEnd(stage: Stage): Promise<void> {
  const page = await open(stage, "gated");
  await page.evaluate(() => Object.assign(globalThis, { stayed: true }));
  const gate = page.locator(".ksb-gate").first();
  await gate.getByText("waits for approval").waitFor();
  assert.match(await gate.innerText(), /Approval by release-managers[\s\S]*sh: ready[\s\S]*What wave 2 would change/);
  await gate.locator("summary", { hasText: "bj" }).click();
  await gate.locator("summary", { hasText: "Deployment default/web" }).first().click();
  await gate.getByText("+ spec.replicas: 2").first().waitFor();
  assert.equal(await head(page, "gz").getAttribute("aria-expanded"), "false");
  await gate.getByRole("button", { name: "Reject" }).click();
  await page.keyboard.press("Escape");
  await gate.getByRole("button", { name: "Approve" }).click();
  await page.locator(".ksb-sentence", { hasText: /3 of 3 clusters run sha256:ab12cd34ef56… since \d\d:\d\d; 1 standby stands by/ }).waitFor();
  assert.match(await gate.innerText(), /Approved by/);
  assert.match(await head(page, "gz").innerText(), /gz[\s\S]*ready[\s\S]*region=gz[\s\S]*[123] changed(?: · [012] unchanged)?[\s\S]*\d s/);
  assert.match(await page.locator("[aria-live=polite]").innerText(), /3 of 3 clusters run|ready/);
  assert.equal(await page.evaluate(() => (globalThis as unknown as { stayed?: boolean }).stayed), true);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.locator(".ksb-release--good").waitFor();
  await page.waitForTimeout(6000);
  assert.ok(asked.filter((url) => url.endsWith("/json")).length <= 1, `the page goes on asking: ${asked.join(" ")}`);
}

/** What has failed stands open with its reason first, everything else opens by keys and closes by them. */
async function boardOpensFailuresAndIsDrivenByKeys(stage: Stage): Promise<void> {
  const page = await open(stage, "failing");
  await page.locator('.ksb-tile[data-state="failed"]').waitFor();
  const failed = tile(page, "gz");
  assert.equal(await head(page, "gz").getAttribute("aria-expanded"), "true");
  await failed.getByRole("heading", { name: "Events" }).waitFor();
  const headings = await failed.getByRole("heading").allTextContents();
  assert.deepEqual(headings.slice(0, 3), ["Events", "End of the log", "Changes"], headings.join());
  assert.match(await failed.locator(".ksb-tile__reason").innerText(), /CrashLoopBackOff|crash/i);
  await head(page, "bj").focus();
  await page.keyboard.press("Enter");
  await tile(page, "bj").getByRole("heading", { name: "Changes" }).waitFor();
  assert.equal(await head(page, "bj").getAttribute("aria-expanded"), "true");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  assert.equal(await head(page, "bj").getAttribute("aria-expanded"), "false");
  assert.equal(await page.evaluate(() => document.activeElement?.textContent?.includes("bj")), true);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.textContent?.includes("gz")), true);
}

/** Whoever may takes a lock from its holder, after being asked. */
async function boardBreaksALock(stage: Stage): Promise<void> {
  const page = await open(stage, "locked");
  const waits = page.locator(".ksb-tile__lock").first();
  await waits.getByText(/job\/waiting\/1\/ has the lock/).waitFor();
  const cluster = (await page.locator(".ksb-tile", { has: page.locator(".ksb-tile__lock") }).locator(".ksb-tile__name").first().innerText()).trim();
  await waits.getByRole("button", { name: "Break the lock" }).click();
  await waits.getByRole("button", { name: "Cancel" }).click();
  await waits.getByRole("button", { name: "Break the lock" }).click();
  await waits.getByRole("button", { name: /^Take it from .*waiting\/1/ }).click();
  await tile(page, cluster).locator(".ksb-tile__lock").waitFor({ state: "detached" });
  assert.match(await page.evaluate(async () => (await fetch("../consoleText")).text()), /the lock is taken from its holder/);
}

async function boardSummaryOnTheRunPage(stage: Stage): Promise<void> {
  const page = await stage.page();
  await page.goto(stage.address("job/waiting/1/"));
  const summary = page.locator(".ksb-summary");
  await summary.waitFor();
  assert.match(await summary.innerText(), /shop[\s\S]*1 of 4 clusters ready; after wave 1 somebody has to approve/);
  assert.equal(await summary.locator(".ksb-mark").count(), 4);
  await summary.getByRole("link", { name: "Decide" }).click();
  await page.locator(".ksb-gate--warning").waitFor();
}

async function boardOfAHundredClusters(stage: Stage): Promise<void> {
  const page = await open(stage, "hundred");
  assert.equal(await page.locator(".ksb-tile").count(), 100);
  assert.equal(await page.locator(".ksb-wave").count(), 4);
  assert.equal(await page.locator('.ksb-tile__head[aria-expanded="true"]').count(), 1);
  assert.match(await page.locator(".ksb-sentence").innerText(), /^99 of 100 clusters run sha256:ab12cd34ef56… since \d\d:\d\d; 1 failed$/);
  await page.getByText("Deployment default/web: 0 of 2 pods are ready").waitFor();
  const unreadable = await page.locator(".ksb-tile__name").evaluateAll((names) => names.filter((name) => name.clientWidth < 40 || name.scrollWidth > name.clientWidth + 1).length);
  assert.equal(unreadable, 0, "each name can be read, in a wave with an open tile, too");
}

async function accessible(stage: Stage, setting: Setting): Promise<void> {
  const found: string[] = [];
  for (const job of ["failing", "waiting", "hundred", "locked"]) {
    const page = await open(stage, job, setting);
    await prepare(page);
    for (let opened = 0; opened < 3; opened++) {
      await page.locator('.ksb-tile__head[aria-expanded="false"]').first().click();
    }
    for (const folds = page.locator(".ksb-gate details:not([open]) > summary"); (await folds.count()) > 0; ) {
      await folds.first().click();
    }
    await page.locator(".ksb-details h4").first().waitFor();
    found.push(...(await findings(page)).map((finding) => `${job}: ${finding}`));
    if (process.env.SHOW) {
      await stage.pictures(`board-${job}-${setting.locale}${setting.dark ? "-dark" : ""}`);
    }
    await page.close();
  }
  const page = await stage.page(setting);
  await page.goto(stage.address("job/waiting/1/"));
  await page.locator(".ksb-summary").waitFor();
  await prepare(page);
  found.push(...(await findings(page)).map((finding) => `summary: ${finding}`));
  if (process.env.SHOW) {
    await stage.pictures(`board-summary-${setting.locale}${setting.dark ? "-dark" : ""}`);
  }
  if (found.length > 0) {
    throw new Error([...new Set(found)].join("\n"));
  }
}

export const board: Record<string, Scene> = {
  boardAccessibleInChinese: (stage) => accessible(stage, { locale: "zh-CN" }),
  boardAccessibleInChineseOnDark: (stage) => accessible(stage, { locale: "zh-CN", dark: true }),
  boardAccessibleInEnglish: (stage) => accessible(stage, { locale: "en-US" }),
  boardAccessibleInEnglishOnDark: (stage) => accessible(stage, { locale: "en-US", dark: true }),
  boardApprovedAndFollowedToTheEnd,
  boardBreaksALock,
  boardOfAHundredClusters,
  boardOpensFailuresAndIsDrivenByKeys,
  boardSummaryOnTheRunPage,
};
