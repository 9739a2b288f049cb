import { make, setAttribute, setText } from "./dom";
import { icon } from "./icons";
import type { Release } from "./model";
import { lookOf, outcomeLook } from "./states";
import type { Words } from "./words";

/** A release on the run's main page: its sentence, and a mark for each cluster. */
export class Summary {
  readonly element = make("div", { class: "ksb-summary" });
  private readonly name = make("span", { class: "ksb-summary__name" });
  private readonly sentence = make("span", { class: "ksb-summary__sentence" });
  private readonly waves = make("div", { class: "ksb-summary__waves", "aria-hidden": "true" });
  private readonly links = make("div", { class: "ksb-summary__links" });
  private marks = "";

  constructor(
    private readonly page: string,
    private readonly words: Words,
  ) {
    this.element.append(make("div", {}, this.name, " ", this.sentence), this.waves, this.links);
  }

  update(release: Release): void {
    setAttribute(this.element, "class", `ksb-summary ksb-summary--${outcomeLook(release.outcome, release.running).tone}`);
    setText(this.name, release.application);
    setText(this.sentence, release.sentence);
    const waits = release.waves.some((wave) => wave.gate?.mayDecide);
    const marks = JSON.stringify([release.clusters.map((cluster) => cluster.state), waits]);
    if (marks !== this.marks) {
      this.marks = marks;
      this.waves.replaceChildren(...release.waves.map((wave) => make("span", { class: "ksb-summary__wave" }, ...release.clusters.filter((cluster) => cluster.wave === wave.number).map((cluster) => {
        const look = lookOf(cluster.state);
        return make("span", { class: `ksb-mark ksb-mark--${look.tone}`, title: `${cluster.cluster}: ${this.words.state(cluster.state)}` }, icon(look.icon));
      }))));
      this.links.replaceChildren(make("a", { href: this.page }, this.words.say("summary.all")), ...(waits ? [" · ", make("a", { href: this.page }, this.words.say("summary.decide"))] : []));
    }
  }
}
