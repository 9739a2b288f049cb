import { Editor } from "./editor";
import type { Stage } from "./stage";

const KEYS = 120;
const OPENINGS = 7;

/** How fast the page is, put down in the benchmarks by hand: `node test/browser/start.mjs measured`. */
export async function measured(stage: Stage): Promise<void> {
  for (const job of ["shop", "long", "large"]) {
    const openings: number[] = [];
    for (let round = 0; round < OPENINGS; round++) {
      const editor = await Editor.open(stage, job, { width: 1440, height: 900 });
      // The page says by itself when it can be used, in milliseconds since it was asked for.
      openings.push(await reopened(editor));
      await stage.clear();
    }
    tell(`${job}: interactive`, openings);
  }
  const editor = await Editor.open(stage, "long");
  const { page } = editor;
  await (await editor.text()).click();
  await page.keyboard.press("Control+f");
  await page.keyboard.type("make target-50-3 ");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.evaluate(() => {
    const times: number[] = [];
    (window as unknown as { typed: number[] }).typed = times;
    addEventListener(
      "keydown",
      (event) => {
        // A frame is shown when the task behind its animation callbacks runs.
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => times.push(performance.now() - event.timeStamp);
          channel.port2.postMessage(null);
        });
      },
      true,
    );
  });
  for (let key = 0; key < KEYS; key++) {
    await page.keyboard.press("abcdefghij "[key % 11]!);
    await page.waitForTimeout(70);
  }
  tell("long: from a key to the frame that shows it", await page.evaluate(() => (window as unknown as { typed: number[] }).typed));
}

async function reopened(editor: Editor): Promise<number> {
  await editor.page.addInitScript(() => {
    const ready = () => {
      if (document.querySelector('.kse-frame[aria-busy="false"] :is(.kse-content__body, .kse-empty)')) {
        document.documentElement.dataset.interactive = String(performance.now());
      } else {
        requestAnimationFrame(ready);
      }
    };
    ready();
  });
  await editor.load();
  return Number(await editor.page.evaluate(() => document.documentElement.dataset.interactive));
}

function tell(what: string, times: number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!.toFixed(0);
  console.error(`${what}: median ${at(0.5)} ms, slowest tenth from ${at(0.9)} ms, worst ${at(1)} ms, of ${times.length}`);
}
