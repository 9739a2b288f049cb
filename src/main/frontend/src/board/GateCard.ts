import { diffList } from "./DiffList";
import { make, setAttribute, setText } from "./dom";
import type { Feed } from "./feed";
import { setIcon } from "./icons";
import type { Cluster, Gate, Wave } from "./model";
import { gateLook } from "./states";
import { sureButton } from "./SureButton";
import type { Words } from "./words";

/** What stands between two waves: what has to hold, since when it waits, what somebody will see and may decide. */
export class GateCard {
  readonly element = make("section", { class: "ksb-gate" });
  private readonly shape = make("span", { class: "ksb-shape" });
  private readonly title: HTMLElement;
  private readonly state = make("span", { class: "ksb-gate__state" });
  private readonly since = make("span", { class: "ksb-gate__since" });
  private readonly open = make("div", { class: "ksb-gate__open" });
  private readonly preview = make("div", { class: "ksb-gate__preview" });
  private gate: Gate | null = null;

  constructor(
    private readonly wave: Wave,
    private readonly release: string,
    private readonly feed: Feed,
    private readonly words: Words,
    private readonly refused: (reason: unknown) => void,
  ) {
    this.title = make("h3", { class: "ksb-gate__title", tabindex: "-1" }, words.say("gate.title", { wave: wave.number }));
    this.element.setAttribute("aria-label", words.say("gate.title", { wave: wave.number }));
    this.element.append(make("div", { class: "ksb-gate__head" }, this.shape, this.title), make("p", { class: "ksb-gate__line" }, this.state, " ", this.since), this.conditions(), this.open);
  }

  private conditions(): HTMLElement {
    const { words, wave } = this;
    const { approve, healthFor, http, block } = wave.gate!;
    const all = [
      wave.pause > 0 ? words.say("gate.pause", { time: words.duration(wave.pause) }) : "",
      healthFor > 0 ? words.say("gate.health", { time: words.duration(healthFor) }) : "",
      http !== null ? words.say("gate.answers", { address: http }) : "",
      block ? words.say("gate.block") : "",
      approve === null ? "" : words.say("gate.approve", { names: approve === "" ? words.say("gate.anybody") : approve }),
    ];
    return make("ul", { class: "ksb-list ksb-gate__conditions" }, ...all.filter(Boolean).map((text) => make("li", {}, text)));
  }

  update(gate: Gate, next: readonly Cluster[], now: number): void {
    const look = gateLook(gate.state);
    const before = this.gate;
    this.gate = gate;
    setAttribute(this.element, "class", `ksb-gate ksb-gate--${look.tone}`);
    setAttribute(this.element, "data-state", gate.state);
    setIcon(this.shape, look.icon);
    const decided = gate.decision === null ? "" : this.words.say(`gate.decided.${gate.decision}`, { who: gate.decidedBy ?? "" });
    setText(this.state, decided || this.words.say(`gate.${gate.state}`));
    this.tick(now);
    if (before?.state !== gate.state || before.decision !== gate.decision || before.reason !== gate.reason || before.mayDecide !== gate.mayDecide) {
      this.drawOpen(gate, next);
    }
  }

  /** @param now the controller's time in milliseconds */
  tick(now: number): void {
    const waits = this.gate !== null && this.gate.since > 0 && (this.gate.state === "waiting" || this.gate.state === "checking") && this.gate.decision === null;
    setText(this.since, waits ? this.words.say("gate.since", { time: this.words.duration(Math.max(0, Math.floor((now - this.gate!.since) / 1000))) }) : "");
  }

  private drawOpen(gate: Gate, next: readonly Cluster[]): void {
    const focused = this.open.contains(document.activeElement);
    const lines = gate.reason === "" ? [] : gate.reason.split("\n");
    const parts: HTMLElement[] = [];
    if (lines.length > 0 && gate.state === "waiting") {
      parts.push(make("h4", {}, this.words.say("gate.state")));
    }
    if (lines.length > 0) {
      parts.push(make("ul", { class: "ksb-list" }, ...lines.map((line) => make("li", {}, line))));
    }
    if (gate.state === "waiting" && gate.decision === null) {
      if (next.length > 0) {
        parts.push(make("h4", {}, this.words.say("gate.next", { wave: this.wave.number + 1 })), this.preview);
        this.drawPreview(next);
      }
      parts.push(gate.mayDecide ? this.buttons() : make("p", { class: "ksb-quiet" }, this.words.say("gate.notYou")));
    }
    this.open.replaceChildren(...parts);
    if (focused) {
      this.title.focus();
    }
  }

  private buttons(): HTMLElement {
    const values = { id: this.release, wave: String(this.wave.number) };
    const approve = make("button", { type: "button", class: "jenkins-button jenkins-button--primary ksb-button" }, this.words.say("action.approve"));
    approve.addEventListener("click", () => {
      approve.disabled = true;
      setText(approve, this.words.say("action.approving"));
      void this.feed.decide("approve", values).catch((reason: unknown) => {
        approve.disabled = false;
        setText(approve, this.words.say("action.approve"));
        this.refused(reason);
      });
    });
    const reject = sureButton(this.words, this.words.say("action.reject"), this.words.say("action.sureReject"), () => this.feed.decide("reject", values).catch(this.refused));
    return make("div", { class: "ksb-gate__buttons" }, approve, reject);
  }

  /** A cluster's diff is loaded when somebody unfolds it. */
  private drawPreview(next: readonly Cluster[]): void {
    this.preview.replaceChildren(...next.map((cluster) => {
      const count = cluster.lines.diff;
      if (count === 0) {
        // One that is not ready for the wave would not be asked; one that could not be asked has the reason as its detail.
        const why = cluster.state === "prepared" ? cluster.detail : this.words.state(cluster.state);
        return make("p", { class: "ksb-quiet ksb-preview__none" }, `${cluster.cluster}: ${why || this.words.say("gate.previewNothing")}`);
      }
      const content = make("div", {}, make("p", { class: "ksb-quiet" }, this.words.say("cluster.loading")));
      const fold = make("details", { class: "ksb-fold ksb-fold--cluster" }, make("summary", {}, make("span", { class: "ksb-fold__name" }, cluster.cluster)), content);
      let loaded = false;
      fold.addEventListener("toggle", () => {
        if (fold.open && !loaded) {
          loaded = true;
          void this.feed.cluster(this.release, cluster.cluster).then((lists) => content.replaceChildren(diffList(lists.diff, this.words)), (reason: unknown) => {
            loaded = false;
            this.refused(reason);
          });
        }
      });
      return fold;
    }));
  }
}
