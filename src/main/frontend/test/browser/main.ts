import { createInterface } from "node:readline";
import { measured } from "./measured";
import { pictures, picturesOfBoard, picturesOfEditor } from "./pictures";
import { pages, scenes } from "./scenes";
import { Stage } from "./stage";

/**
 * Plays scenes in a real browser against a running controller.
 *
 * With names of scenes as arguments each is played and told about in words. Without, one name a line is read and one line of JSON answered
 * each time, `{"scene", "milliseconds", "failure"}`: how the Java tests play them, one browser for all. `scenes editor` asks for the
 * names of a page's scenes.
 *
 * CONTROLLER is the address that opens a session, CHROMIUM the browser's program, PICTURES the folder for pictures of what failed.
 */
export async function main(names: string[]): Promise<void> {
  const stage = await Stage.open(needed("CONTROLLER"), process.env.CHROMIUM ?? "/usr/bin/chromium", process.env.PICTURES ?? "target");
  try {
    if (names.length > 0) {
      for (const name of names) {
        const { failure, milliseconds } = await play(stage, name);
        console.log(`${failure === null ? "played" : "FAILED"} ${name} (${milliseconds} ms)${failure === null ? "" : `\n${failure}`}`);
        process.exitCode = failure === null ? process.exitCode : 1;
      }
      return;
    }
    for await (const line of createInterface({ input: process.stdin })) {
      const name = line.trim();
      const [, page] = /^scenes (\w+)$/.exec(name) ?? [];
      console.log(JSON.stringify(page ? { scenes: Object.keys(pages[page] ?? {}) } : await play(stage, name)));
    }
  } finally {
    await stage.close();
  }
}

async function play(stage: Stage, name: string): Promise<{ scene: string; milliseconds: number; failure: string | null }> {
  const begin = Date.now();
  let failure: string | null = null;
  try {
    const scene = { measured, pictures, picturesOfBoard, picturesOfEditor }[name] ?? scenes[name];
    if (!scene) {
      throw new Error(`there is no scene ${name}; there are ${Object.keys(scenes).join(", ")}`);
    }
    await scene(stage);
    stage.checkQuiet();
  } catch (thrown) {
    failure = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    failure += await stage.pictures(name);
  } finally {
    await stage.clear();
  }
  return { scene: name, milliseconds: Date.now() - begin, failure };
}

function needed(variable: string): string {
  const value = process.env[variable];
  if (!value) {
    throw new Error(`${variable} is not set`);
  }
  return value;
}
