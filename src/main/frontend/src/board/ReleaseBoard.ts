import { ClusterTile, type TileHost } from "./ClusterTile";
import { freshId, make, setAttribute, setText } from "./dom";
import type { Feed } from "./feed";
import { GateCard } from "./GateCard";
import { icon, setIcon } from "./icons";
import type { Cluster, Release, Wave } from "./model";
import { lookOf, outcomeLook } from "./states";
import type { Word, Words } from "./words";

const MOST_OPEN_BY_THEMSELVES = 3;
const COMPACT_FROM = 13;
const ENDS = new Set(["good", "bad", "warning"]);

/** One release: its sentence, then a column for each wave with the gates between them. */
export class ReleaseBoard implements TileHost {
  readonly element: HTMLElement;
  readonly release: string;
  private readonly shape = make("span", { class: "ksb-shape" });
  private readonly outcome = make("span", { class: "ksb-release__outcome" });
  private readonly time = make("span", { class: "ksb-release__time" });
  private readonly sentence = make("p", { class: "ksb-sentence" });
  private readonly tiles = new Map<string, ClusterTile>();
  private readonly gates = new Map<number, GateCard>();
  private readonly waves = new Map<number, { element: HTMLElement; done: HTMLElement; tiles: ClusterTile[] }>();
  private shown: Release;

  constructor(
    release: Release,
    readonly feed: Feed,
    readonly words: Words,
    readonly refused: (reason: unknown) => void,
  ) {
    this.release = release.id;
    this.shown = release;
    const title = freshId();
    this.element = make("section", { class: "ksb-release", "aria-labelledby": title },
      make("div", { class: "ksb-release__head" }, this.shape, make("h2", { class: "ksb-release__title", id: title }, release.application), this.outcome, this.time),
      this.sentence,
      make("div", { class: "ksb-waves", role: "group", "aria-label": words.say("release.waves", { application: release.application }) }, ...release.waves.flatMap((wave, at) => this.column(wave, at === release.waves.length - 1))));
  }

  private column(wave: Wave, last: boolean): HTMLElement[] {
    const { words } = this;
    const byName = new Map(this.shown.clusters.map((cluster) => [cluster.cluster, cluster]));
    const clusters = wave.clusters.map((name) => byName.get(name)).filter((cluster): cluster is Cluster => cluster !== undefined);
    const tiles = clusters.map((cluster) => {
      const tile = new ClusterTile(cluster, this);
      this.tiles.set(cluster.cluster, tile);
      return tile;
    });
    const id = freshId();
    const done = make("span", { class: "ksb-wave__done" });
    const columns = clusters.length > 24 ? 4 : clusters.length > 12 ? 3 : clusters.length > 6 ? 2 : 1;
    const element = make("section", { class: `ksb-wave ksb-wave--${columns}${clusters.length >= COMPACT_FROM ? " ksb-wave--compact" : ""}`, "aria-labelledby": id },
      make("div", { class: "ksb-wave__head" }, make("h3", { id, class: "ksb-wave__title" }, words.say("wave.title", { wave: wave.number })), done),
      make("ul", { class: "ksb-tiles" }, ...tiles.map((tile) => tile.element)));
    this.waves.set(wave.number, { element, done, tiles });
    if (wave.gate === null) {
      return last ? [element] : [element, this.way(wave)];
    }
    const gate = new GateCard(wave, this.release, this.feed, words, this.refused);
    this.gates.set(wave.number, gate);
    return [element, gate.element];
  }

  private way(wave: Wave): HTMLElement {
    return make("div", { class: "ksb-way" }, icon("next"), wave.pause > 0 ? make("span", { class: "ksb-quiet" }, this.words.say("gate.pause", { time: this.words.duration(wave.pause) })) : null);
  }

  mayOpen(): boolean {
    return [...this.tiles.values()].filter((tile) => tile.isOpen).length < MOST_OPEN_BY_THEMSELVES;
  }

  opened(): void {
    for (const { element, tiles } of this.waves.values()) {
      element.classList.toggle("ksb-wave--open", tiles.some((tile) => tile.isOpen));
    }
  }

  update(release: Release, now: number): void {
    this.shown = release;
    const look = outcomeLook(release.outcome, release.running);
    setAttribute(this.element, "class", `ksb-release ksb-release--${look.tone}`);
    setIcon(this.shape, look.icon);
    const word: Word = release.outcome !== "" ? `release.${release.outcome}` : release.running ? "release.running" : "release.cutOff";
    setText(this.outcome, this.words.say(word) + (release.plan ? ` · ${this.words.say("release.plan")}` : ""));
    setText(this.sentence, release.sentence);
    const byName = new Map(release.clusters.map((cluster) => [cluster.cluster, cluster]));
    for (const wave of release.waves) {
      const clusters = wave.clusters.map((name) => byName.get(name)).filter((cluster) => cluster !== undefined);
      clusters.forEach((cluster) => this.tiles.get(cluster.cluster)?.update(cluster, now));
      const ended = clusters.filter((cluster) => ENDS.has(lookOf(cluster.state).tone)).length;
      setText(this.waves.get(wave.number)!.done, this.words.say("wave.done", { done: ended, all: clusters.length }));
      if (wave.gate !== null) {
        this.gates.get(wave.number)?.update(wave.gate, release.clusters.filter((cluster) => cluster.wave === wave.number + 1), now);
      }
    }
    this.tick(now);
  }

  /** @param now the controller's time in milliseconds */
  tick(now: number): void {
    const { running, started, ended } = this.shown;
    const seconds = Math.max(0, ((running || ended === 0 ? now : ended) - started) / 1000);
    setText(this.time, running ? this.words.say("release.since", { time: this.words.duration(Math.floor(seconds)) }) : ended > 0 ? this.words.say("release.took", { time: this.words.duration(seconds) }) : "");
    if (running) {
      this.tiles.forEach((tile) => tile.tick(now));
      this.gates.forEach((gate) => gate.tick(now));
    }
  }
}
