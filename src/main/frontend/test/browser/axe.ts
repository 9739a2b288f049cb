import axe, { type AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Makes a page ready to be looked at. */
export async function prepare(page: Page): Promise<void> {
  await page.evaluate(axe.source);
}

/** Everything that axe finds on the page as it stands, one line each. */
export async function findings(page: Page): Promise<string[]> {
  const results = await page.evaluate((rules) => (globalThis as unknown as { axe: { run(where: Document, options: object): Promise<AxeResults> } }).axe.run(document, { runOnly: rules, resultTypes: ["violations"] }), RULES);
  return results.violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${violation.help}: ${node.html.slice(0, 200)} (${node.failureSummary?.split("\n").slice(1, 3).join("; ").trim()})`));
}
