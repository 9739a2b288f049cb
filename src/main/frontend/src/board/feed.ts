import type { ClusterLists, Fleet } from "./model";

const QUICK = 1_000;
const CALM = 5_000;
const BETWEEN_RELEASES = 10_000;
const UNSEEN = 30_000;
const MOST = 60_000;
const PATIENCE = 20_000;

/** What the page that holds the board tells it. */
export interface Address {
  readonly url: string;
  readonly crumb: { readonly field: string; readonly value: string } | null;
}

export class Refused extends Error {}

/** Asks the controller again and again: quickly while something moves, calmly while nothing does, ever less while it does not answer, not at all after the end. */
export class Feed {
  private timer = 0;
  private wait = QUICK;
  private last = "";
  private over = false;

  constructor(
    private readonly address: Address,
    private readonly news: (fleet: Fleet) => void,
    private readonly lost: (reason: string | null) => void,
  ) {
    document.addEventListener("visibilitychange", () => document.hidden || this.over || this.now());
  }

  /** Asks at once. */
  now(): void {
    clearTimeout(this.timer);
    this.wait = QUICK;
    void this.ask();
  }

  private async ask(): Promise<void> {
    try {
      const text = await this.get("json");
      const fleet = JSON.parse(text) as Fleet;
      const content = text.slice(0, text.lastIndexOf('"time"'));
      this.wait = content === this.last ? Math.min(CALM, this.wait * 1.5) : QUICK;
      this.last = content;
      this.lost(null);
      this.news(fleet);
      const running = fleet.releases.some((release) => release.running);
      this.over = !running && !fleet.building;
      this.next(running ? this.wait : BETWEEN_RELEASES);
    } catch (failed) {
      this.wait = Math.min(MOST, Math.max(2_000, this.wait * 2));
      this.lost(failed instanceof Error ? failed.message : String(failed));
      this.next(this.wait);
    }
  }

  private next(wait: number): void {
    clearTimeout(this.timer);
    if (!this.over) {
      this.timer = window.setTimeout(() => void this.ask(), document.hidden ? Math.max(UNSEEN, wait) : wait);
    }
  }

  /** One cluster with its lists. */
  async cluster(release: string, cluster: string): Promise<ClusterLists> {
    return JSON.parse(await this.get(`json?${new URLSearchParams({ release, cluster })}`)) as ClusterLists;
  }

  private async get(path: string): Promise<string> {
    const answer = await fetch(this.address.url + path, { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    return answer.text();
  }

  /** Tells the controller what a person decided; throws what it answers when it refuses. */
  async decide(action: "approve" | "reject" | "breakLock", values: Record<string, string>): Promise<void> {
    const { crumb, url } = this.address;
    const answer = await fetch(url + action, { method: "POST", headers: crumb ? { [crumb.field]: crumb.value } : {}, body: new URLSearchParams(values), redirect: "manual" });
    if (answer.type !== "opaqueredirect" && !answer.ok) {
      const plain = answer.headers.get("Content-Type")?.startsWith("text/plain") ? (await answer.text()).trim().slice(0, 200) : "";
      throw new Refused(plain || String(answer.status));
    }
    this.now();
  }
}
