import { describe, expect, it } from "vitest";
import { sentenceOf } from "../../src/content/sentence";
import { blockOffer, groovyLook, newStep, stepGroups } from "../../src/content/stepTypes";
import { isPlainText, quoted } from "../../src/content/values";
import { allSteps, freeName, StageIndex } from "../../src/model/tree";
import { type Catalogue, EMPTY_CATALOGUE } from "../../src/protocol/catalogue";
import { runByPath } from "../../src/session/running";
import { translator } from "../../src/words";
import { SHOP } from "../recorded/shop";

const catalogue: Catalogue = {
  ...EMPTY_CATALOGUE,
  steps: [
    { name: "sh", displayName: "Run shell", category: "general", parameters: [{ name: "script", type: "code", required: true }, { name: "label", type: "string" }] },
    { name: "git", displayName: "Git checkout", category: "scm", parameters: [{ name: "url", type: "string", required: true }] },
    { name: "dir", category: "general", block: true, parameters: [{ name: "path", type: "string", required: true }] },
    { name: "harborPush", displayName: "Push image", category: "other", parameters: [{ name: "image", type: "string", required: true }, { name: "from", type: "describable", required: true }] },
    { name: "milestone", category: "x", parameters: [] },
  ],
};
const t = translator("en");
const index = new StageIndex(SHOP.model);
const steps = allSteps(index.stage("pipeline/stages/2")!.steps);
const step = (name: string) => steps.find((one) => one.name === name)!;

describe("a block", () => {
  const step = { path: "pipeline/stages/0/steps/0", range: { start: 0, end: 1, line: 1, column: 1 }, kind: "step" as const, name: "x" };

  it("is offered where it may be, and taken away where it need not be", () => {
    const optional = { name: "x", block: true, blockRequired: false };
    expect(blockOffer(optional, step)).toBe("add");
    expect(blockOffer(optional, { ...step, block: true })).toBe("remove");
    expect(blockOffer({ name: "x", block: true }, step)).toBe("add");
    expect(blockOffer({ name: "x", block: true }, { ...step, block: true })).toBeNull();
    expect(blockOffer({ name: "x", block: false }, step)).toBeNull();
    expect(blockOffer(null, step)).toBeNull();
  });
});

describe("steps", () => {
  it("read as sentences", () => {
    expect(sentenceOf(step("withCredentials"), catalogue, t).detail).toBe("harbor → USER, PASS");
    expect(sentenceOf(step("sh"), catalogue, t)).toEqual({ title: "Run shell", detail: "mvn -B package …" });
    expect(sentenceOf(step("harborPush"), catalogue, t).detail).toContain("$REGISTRY/shop/$APP_NAME");
  });

  it("stand in the palette with the plugin's own on top and the unknown last", () => {
    expect(stepGroups(catalogue, "", []).map((group) => group.key)).toEqual(["deploy", "scm", "general", "all"]);
    expect(stepGroups(catalogue, "push", [])[0]!.types.map((type) => type.name)).toEqual(["harborPush"]);
  });

  it("begin with what they need, the only needed argument without its name", () => {
    expect(newStep(catalogue.steps[0]!)).toEqual({ name: "sh", arguments: [{ value: { kind: "string", value: "" } }] });
    expect(newStep(catalogue.steps[2]!)).toMatchObject({ name: "dir", steps: [] });
    expect(groovyLook(catalogue.steps[2]!)).toBe("dir(…) { }");
  });
});

describe("values", () => {
  it("with variables in them are code, never plain text", () => {
    const image = step("harborPush").arguments!.find((one) => one.name === "image")!.value;
    expect(image.text).toBe('"$REGISTRY/shop/$APP_NAME"');
    expect(isPlainText(image)).toBe(false);
  });

  it("are quoted so that Groovy reads them back", () => {
    expect(quoted("it's \\ here")).toBe("'it\\'s \\\\ here'");
  });
});

describe("stages", () => {
  it("get names that no other has", () => {
    expect(freeName("Verify", index.names())).toBe("Verify 2");
    expect(freeName("New", index.names())).toBe("New");
  });

  it("are found by an offset of the text", () => {
    expect(index.at(SHOP.text.indexOf("fast ones"))).toBe("pipeline/stages/1/parallel/0");
  });

  it("of a run are matched by the names around them", () => {
    const status = { building: true, stages: [{ name: "Unit tests", path: ["Verify", "Unit tests"], state: "success" }] };
    expect([...runByPath(SHOP.model, status).keys()]).toEqual(["pipeline/stages/1/parallel/0"]);
  });
});

describe("words", () => {
  it("are there in both languages with the same values", async () => {
    const [{ en }, { zh }] = await Promise.all([import("../../src/words/en"), import("../../src/words/zh")]);
    expect(Object.keys(zh)).toEqual(Object.keys(en));
    const names = (text: string) => new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]));
    for (const key of Object.keys(en) as (keyof typeof en)[]) {
      expect(names(zh[key]), key).toEqual(names(en[key]));
    }
  });

  it("choose by number", () => {
    expect(t("mark.errors", { count: 1 })).toBe("1 error");
    expect(t("mark.errors", { count: 2 })).toBe("2 errors");
  });
});
