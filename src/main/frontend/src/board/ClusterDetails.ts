import { diffList } from "./DiffList";
import { make } from "./dom";
import type { Feed } from "./feed";
import type { ClusterLists } from "./model";
import { isToBeRead } from "./states";
import type { Word, Words } from "./words";

/** What a tile shows when it is open: why, what was seen there, what was written; loaded when it is wanted and again when it is another. */
export class ClusterDetails {
  readonly element: HTMLElement;
  private shown = "";

  constructor(
    id: string,
    private readonly release: string,
    private readonly cluster: string,
    private readonly feed: Feed,
    private readonly words: Words,
  ) {
    this.element = make("div", { class: "ksb-details", id, role: "region", "aria-label": cluster }, make("p", { class: "ksb-quiet" }, words.say("cluster.loading")));
  }

  /** @param version of the lists that the controller has now */
  async show(version: string): Promise<void> {
    if (version === this.shown) {
      return;
    }
    this.shown = version;
    try {
      this.draw(await this.feed.cluster(this.release, this.cluster));
    } catch {
      this.shown = "";
    }
  }

  private draw(lists: ClusterLists): void {
    const open = new Set([...this.element.querySelectorAll<HTMLDetailsElement>("details[open]")].map((fold) => fold.querySelector("summary")?.textContent ?? ""));
    const why = [this.list("cluster.events", lists.events), this.text("cluster.log", lists.log)];
    const what = [this.section("cluster.diff", lists.diff.length > 0 ? diffList(lists.diff, this.words) : null), this.list("cluster.drift", lists.drift)];
    const parts = isToBeRead(lists) ? [...why, ...what] : [...what, ...why];
    const all = [...parts, this.images(lists), this.history(lists)].filter((part) => part !== null);
    this.element.replaceChildren(...(all.length > 0 ? all : [make("p", { class: "ksb-quiet" }, this.words.say("cluster.nothing"))]));
    if (lists.truncated) {
      this.element.append(make("p", { class: "ksb-quiet" }, this.words.say("cluster.truncated")));
    }
    for (const fold of this.element.querySelectorAll("details")) {
      fold.open ||= open.has(fold.querySelector("summary")?.textContent ?? "");
    }
  }

  private section(title: Word, content: HTMLElement | null): HTMLElement | null {
    return content && make("section", {}, make("h4", {}, this.words.say(title)), content);
  }

  private list(title: Word, lines: readonly string[]): HTMLElement | null {
    return this.section(title, lines.length > 0 ? make("ul", { class: "ksb-list" }, ...lines.map((line) => make("li", {}, line.trim()))) : null);
  }

  private text(title: Word, lines: readonly string[]): HTMLElement | null {
    return this.section(title, lines.length > 0 ? make("pre", { class: "ksb-lines", tabindex: "0", "aria-label": this.words.say(title) }, lines.join("\n")) : null);
  }

  private images(lists: ClusterLists): HTMLElement | null {
    return this.section("cluster.images", lists.images.length > 0 ? make("ul", { class: "ksb-list" }, ...lists.images.map((image) => make("li", {}, make("code", {}, image)))) : null);
  }

  private history(lists: ClusterLists): HTMLElement | null {
    const rows = lists.transitions.map((change) =>
      make("li", {}, make("time", { datetime: new Date(change.time).toISOString() }, new Date(change.time).toLocaleTimeString(this.words.language)), ` ${this.words.state(change.state)}`),
    );
    return this.section("cluster.history", rows.length > 0 ? make("ol", { class: "ksb-list ksb-list--plain" }, ...rows) : null);
  }
}
