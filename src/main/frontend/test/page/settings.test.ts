import { describe, expect, it } from "vitest";
import { readSettings } from "../../src/page/settings";

function element(attributes: Record<string, string>): HTMLElement {
  const made = document.createElement("div");
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  return made;
}

describe("the attributes of the page", () => {
  it("are read with their addresses ending in a slash", () => {
    const settings = readSettings(element({ "data-url": "/job/shop/editor", "data-job-url": "/job/shop/", "data-job-name": "shop" }), "en");
    expect(settings.url).toBe("/job/shop/editor/");
    expect(settings.jobUrl).toBe("/job/shop/");
    expect(settings.jobName).toBe("shop");
  });

  it("grant nothing that they do not say", () => {
    const settings = readSettings(element({ "data-url": "x/" }), "en");
    expect(settings.writable).toBe(false);
    expect(settings.runnable).toBe(false);
    expect(settings.crumb).toBeNull();
  });

  it("let pasted text be edited by everybody who sees the page", () => {
    expect(readSettings(element({ "data-url": "x/", "data-mode": "text" }), "en").writable).toBe(true);
  });

  it("leave the language to the browser where the page names none", () => {
    expect(readSettings(element({}), "zh-CN").locale).toBe("zh-CN");
    expect(readSettings(element({ "data-locale": "en" }), "zh-CN").locale).toBe("en");
  });
});
