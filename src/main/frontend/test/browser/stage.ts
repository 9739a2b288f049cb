import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

export interface Setting {
  locale?: "en-US" | "zh-CN";
  dark?: boolean;
  width?: number;
  height?: number;
}

/** One browser, and the pages of the scene that plays; whatever they complain about fails the scene. */
export class Stage {
  private readonly contexts: BrowserContext[] = [];
  private complaints: string[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly start: string,
    private readonly folder: string,
  ) {}

  static async open(start: string, program: string, folder: string): Promise<Stage> {
    // A container has no user namespaces for Chromium's own sandbox, and often little shared memory.
    const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox", "--disable-dev-shm-usage", "--force-color-profile=srgb"] });
    return new Stage(browser, start, folder);
  }

  /** A page of a browser that nobody used before, with a session of the controller. */
  async page({ locale = "en-US", dark = false, width = 1440, height = 900 }: Setting = {}): Promise<Page> {
    const context = await this.browser.newContext({
      locale,
      colorScheme: dark ? "dark" : "light",
      viewport: { width, height },
      permissions: ["clipboard-read", "clipboard-write"],
      reducedMotion: "reduce",
    });
    context.setDefaultTimeout(10_000);
    this.contexts.push(context);
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => console.error(`security policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
    });
    const page = await context.newPage();
    this.listen(page);
    await page.goto(this.start);
    return page;
  }

  private listen(page: Page): void {
    const origin = new URL(this.start).origin;
    page.on("pageerror", (error) => this.complaints.push(`error in the page: ${error.stack ?? error.message}`));
    page.on("console", (message) => {
      // An answer that is no success is told about by the page itself, in words.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
        this.complaints.push(`console: ${message.text()}`);
      }
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(`${origin}/`) && !/^(data|blob):/.test(request.url())) {
        this.complaints.push(`request to elsewhere: ${request.url()}`);
      }
    });
    page.on("dialog", (dialog) => void dialog.accept());
  }

  address(path: string): string {
    return new URL(path, this.start).href;
  }

  /** Errors, refusals of the security policy and requests to anybody else. */
  checkQuiet(): void {
    if (this.complaints.length > 0) {
      throw new Error(`the page complained:\n${[...new Set(this.complaints)].join("\n")}`);
    }
  }

  /** Keeps what the pages of a scene show, and says where. */
  async pictures(scene: string): Promise<string> {
    mkdirSync(this.folder, { recursive: true });
    const kept: string[] = [];
    for (const page of this.contexts.flatMap((context) => context.pages())) {
      const path = join(this.folder, `${scene}${kept.length > 0 ? `-${kept.length + 1}` : ""}.png`);
      await page.screenshot({ path, timeout: 5000 }).then(
        () => kept.push(path),
        () => undefined,
      );
    }
    return kept.map((path) => `\npicture: ${path}`).join("");
  }

  async clear(): Promise<void> {
    this.complaints = [];
    await Promise.all(this.contexts.splice(0).map((context) => context.close()));
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}
