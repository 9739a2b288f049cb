import { afterEach, expect, test, vi } from "vitest";
import type { PageSettings } from "../../src/page/settings";
import { HttpEditorClient } from "../../src/protocol/client";

const settings = { url: "http://jenkins.example/job/shop/stage-editor/", crumb: null } as unknown as PageSettings;

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function answers(...statuses: number[]): ReturnType<typeof vi.fn> {
  const left = [...statuses];
  const asked = vi.fn(async () => new Response(JSON.stringify({ model: { kind: "declarative", diagnostics: [] } }), { status: left.shift() ?? 200 }));
  vi.stubGlobal("fetch", asked);
  vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 500 });
  return asked;
}

test("a controller that is busy is asked again", async () => {
  const asked = answers(503, 503, 200);
  const model = await new HttpEditorClient(settings).model("pipeline { }");
  expect(model.kind).toBe("declarative");
  expect(asked).toHaveBeenCalledTimes(3);
});

test("one that stays busy is said to be so", async () => {
  const asked = answers(503, 503, 503);
  await expect(new HttpEditorClient(settings).model("pipeline { }")).rejects.toThrow("503");
  expect(asked).toHaveBeenCalledTimes(3);
});

test("what starts something is asked for once", async () => {
  const asked = answers(503);
  await expect(new HttpEditorClient(settings).run({})).rejects.toThrow("503");
  expect(asked).toHaveBeenCalledTimes(1);
});
