import { ClusterDetails } from "./ClusterDetails";
import { freshId, make, setAttribute, setText } from "./dom";
import type { Feed } from "./feed";
import { icon, setIcon } from "./icons";
import type { Cluster } from "./model";
import { isToBeRead, lookOf } from "./states";
import { sureButton } from "./SureButton";
import type { Words } from "./words";

const MOST_LABELS = 4;

/** Whoever has the tile. */
export interface TileHost {
  readonly release: string;
  readonly feed: Feed;
  readonly words: Words;
  /** Whether one more failed tile may open by itself. */
  mayOpen(): boolean;
  opened(): void;
  refused(reason: unknown): void;
}

/** One cluster in its wave. It is drawn once, then only what has changed is written anew. */
export class ClusterTile {
  readonly element = make("li", { class: "ksb-tile" });
  private readonly head: HTMLButtonElement;
  private readonly shape = make("span", { class: "ksb-shape" });
  private readonly state = make("span", { class: "ksb-tile__state" });
  private readonly marks = make("span", { class: "ksb-tile__labels" });
  private readonly changes = make("span", { class: "ksb-tile__changes" });
  private readonly time = make("span", { class: "ksb-tile__time" });
  private readonly reason = make("p", { class: "ksb-tile__reason" });
  private readonly lock = make("div", { class: "ksb-tile__lock" });
  private readonly details: ClusterDetails;
  private cluster: Cluster;
  private open = false;
  private touched = false;

  constructor(
    cluster: Cluster,
    private readonly host: TileHost,
  ) {
    const id = freshId();
    this.cluster = cluster;
    this.details = new ClusterDetails(id, host.release, cluster.cluster, host.feed, host.words);
    this.head = make("button", { type: "button", class: "ksb-tile__head", "aria-expanded": "false" },
      make("span", { class: "ksb-tile__line" }, this.shape, make("span", { class: "ksb-tile__name" }, cluster.cluster), this.state),
      this.marks,
      make("span", { class: "ksb-tile__line ksb-tile__line--quiet" }, this.changes, this.time));
    this.head.addEventListener("click", () => {
      this.touched = true;
      this.setOpen(!this.open);
    });
    this.element.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.open && !event.defaultPrevented) {
        this.touched = true;
        this.setOpen(false);
        this.head.focus();
      }
    });
    this.element.append(this.head, make("span", { class: "ksb-bar", "aria-hidden": "true" }));
    this.drawMarks();
  }

  get isOpen(): boolean {
    return this.open;
  }

  update(cluster: Cluster, now: number): void {
    this.cluster = cluster;
    const { words } = this.host;
    const look = lookOf(cluster.state);
    setAttribute(this.element, "class", `ksb-tile ksb-tile--${look.tone}${this.open ? " ksb-tile--open" : ""}`);
    setAttribute(this.element, "data-state", cluster.state);
    setIcon(this.shape, look.icon);
    setText(this.state, words.state(cluster.state));
    setText(this.changes, this.changed());
    this.drawMarks();
    this.drawReason();
    this.drawLock();
    this.tick(now);
    if (!this.touched && !this.open && isToBeRead(cluster) && this.host.mayOpen()) {
      this.setOpen(true);
    }
    if (this.open) {
      void this.details.show(cluster.version);
    }
  }

  /** What has become of its objects, without what none has met with. */
  private changed(): string {
    const { created, changed, pruned, unchanged, rolledBack } = this.cluster;
    const counts = { "cluster.changed": created + changed + pruned, "cluster.unchanged": unchanged, "cluster.rolledBack": rolledBack } as const;
    return (Object.keys(counts) as (keyof typeof counts)[]).filter((word) => counts[word] > 0).map((word) => this.host.words.say(word, { count: counts[word] })).join(" · ");
  }

  /** @param now the controller's time in milliseconds */
  tick(now: number): void {
    const { started, ended, seconds, state } = this.cluster;
    const moves = lookOf(state).tone === "moving";
    const passed = moves && started > 0 ? (now - started) / 1000 : seconds >= 0 ? seconds : started > 0 && ended > started ? (ended - started) / 1000 : -1;
    setText(this.time, passed < 0 ? "" : this.host.words.duration(moves ? Math.floor(passed) : passed));
  }

  private drawMarks(): void {
    const { labels, standbyOf, serving, state } = this.cluster;
    const { words } = this.host;
    const all = Object.entries(labels).map(([key, value]) => (value === "" ? key : `${key}=${value}`));
    const marks = [
      ...(standbyOf.length > 0 ? [words.say("cluster.standby", { primaries: standbyOf.join(", ") })] : []),
      ...(serving && standbyOf.length > 0 && state !== "pending" ? [words.say("cluster.serves")] : []),
      ...all.slice(0, MOST_LABELS),
      ...(all.length > MOST_LABELS ? [`+${all.length - MOST_LABELS}`] : []),
    ];
    const text = marks.join("\u0000");
    if (this.marks.dataset.text !== text) {
      this.marks.dataset.text = text;
      // Words of a button's name have to be apart for those who hear them.
      this.marks.replaceChildren(...marks.flatMap((mark) => [make("span", { class: "ksb-badge" }, mark), " "]));
    }
  }

  private drawReason(): void {
    const { reason, detail, state } = this.cluster;
    const { tone } = lookOf(state);
    // A cluster that answers again keeps the reason why it did not; nobody has to read it then.
    const text = tone === "moving" ? detail : tone === "good" ? "" : reason;
    setText(this.reason, text);
    setAttribute(this.reason, "class", `ksb-tile__reason${tone === "moving" ? " ksb-quiet" : ""}`);
    if (text === "") {
      this.reason.remove();
    } else if (!this.reason.isConnected) {
      this.head.after(this.reason);
    }
  }

  private drawLock(): void {
    const { lockHolder, lockHeld, mayBreakLock, state, cluster } = this.cluster;
    const { words, feed, release } = this.host;
    const waits = state === "preparing" && lockHolder !== "" && !lockHeld;
    if (!waits) {
      if (this.lock.contains(document.activeElement)) {
        this.head.focus();
      }
      this.lock.remove();
      this.lock.dataset.text = "";
      return;
    }
    if (this.lock.dataset.text !== `${lockHolder} ${mayBreakLock}`) {
      this.lock.dataset.text = `${lockHolder} ${mayBreakLock}`;
      this.lock.replaceChildren(icon("lock"), make("span", {}, words.say("cluster.lock", { holder: lockHolder })));
      if (mayBreakLock) {
        const act = () => feed.decide("breakLock", { id: release, cluster }).catch((reason: unknown) => this.host.refused(reason));
        this.lock.append(sureButton(words, words.say("action.breakLock"), words.say("action.sureBreak", { holder: lockHolder }), act));
      }
      this.head.after(this.lock);
    }
  }

  private setOpen(open: boolean): void {
    this.open = open;
    this.head.setAttribute("aria-expanded", String(open));
    this.element.classList.toggle("ksb-tile--open", open);
    if (open) {
      this.head.setAttribute("aria-controls", this.details.element.id);
      this.element.append(this.details.element);
      void this.details.show(this.cluster.version);
    } else {
      this.head.removeAttribute("aria-controls");
      this.details.element.remove();
    }
    this.host.opened();
  }
}
