import { make } from "./dom";
import type { Fleet } from "./model";
import { isTrouble } from "./states";
import type { Words } from "./words";

const MOST = 3;

/** Says what has changed to those who hear the page, a few words at a time. */
export class Announcer {
  readonly element = make("div", { class: "jenkins-visually-hidden ksb-hidden", role: "status", "aria-live": "polite" });
  private known: Map<string, string> | null = null;

  constructor(private readonly words: Words) {}

  hear(fleet: Fleet): void {
    const now = new Map<string, string>();
    for (const release of fleet.releases) {
      for (const cluster of release.clusters) {
        now.set(`${release.id} ${cluster.cluster}`, `${cluster.cluster}: ${this.words.state(cluster.state)}${cluster.reason === "" || !isTrouble(cluster.state) ? "" : `, ${cluster.reason}`}`);
      }
      for (const { number, gate } of release.waves) {
        if (gate !== null) {
          now.set(`${release.id} gate ${number}`, this.words.say("live.gate", { wave: number, state: this.words.say(`gate.${gate.state}`) }));
        }
      }
      if (!release.running) {
        now.set(`${release.id} end`, release.sentence);
      }
    }
    if (this.known !== null) {
      const before = this.known;
      const news = [...now].filter(([key, text]) => before.get(key) !== text).map(([, text]) => text);
      if (news.length > 0) {
        const more = news.length - MOST;
        this.element.textContent = [...(more > 0 ? news.slice(-MOST) : news), ...(more > 0 ? [this.words.say("live.more", { count: more })] : [])].join(". ");
      }
    }
    this.known = now;
  }
}
