import { Announcer } from "./Announcer";
import { make } from "./dom";
import { type Address, Feed } from "./feed";
import type { Fleet } from "./model";
import { ReleaseBoard } from "./ReleaseBoard";
import { Summary } from "./Summary";
import { Words } from "./words";

/** All releases of a run in one element of the page, kept as the controller has them. */
export class RunBoard {
  private readonly words: Words;
  private readonly feed: Feed;
  private readonly announcer: Announcer;
  private readonly notice = make("p", { class: "jenkins-alert jenkins-alert-warning ksb-notice", role: "alert" });
  private readonly list = make("div", { class: "ksb-releases" });
  private readonly boards = new Map<string, ReleaseBoard>();
  private readonly summaries = new Map<string, Summary>();
  private ahead = 0;
  private drawn = false;
  private clock = 0;

  constructor(
    private readonly place: HTMLElement,
    private readonly address: Address,
    private readonly compact: boolean,
    locale: string,
  ) {
    this.words = new Words(locale);
    this.announcer = new Announcer(this.words);
    this.feed = new Feed(address, (fleet) => this.show(fleet), (reason) => this.tell(reason === null ? "" : this.words.say("lost.again", { reason })));
  }

  start(): void {
    this.feed.now();
  }

  private show(fleet: Fleet): void {
    this.ahead = fleet.time - Date.now();
    if (!this.drawn) {
      this.drawn = true;
      this.place.classList.add("ksb");
      this.place.lang = this.words.language;
      this.place.replaceChildren(this.list, this.announcer.element);
    }
    for (const release of fleet.releases) {
      if (this.compact) {
        const summary = this.summaries.get(release.id) ?? new Summary(this.address.url, this.words);
        summary.update(release);
        this.add(this.summaries, release.id, summary);
      } else {
        const board = this.boards.get(release.id) ?? new ReleaseBoard(release, this.feed, this.words, (reason) => this.tell(this.words.say("action.refused", { reason: reason instanceof Error ? reason.message : String(reason) })));
        board.update(release, fleet.time);
        this.add(this.boards, release.id, board);
      }
    }
    if (fleet.releases.length === 0 && this.list.childElementCount === 0) {
      this.list.append(make("p", { class: "ksb-quiet" }, this.words.say("page.none")));
    }
    this.announcer.hear(fleet);
    this.tick(fleet.releases.some((release) => release.running));
  }

  private add<T extends { readonly element: HTMLElement }>(known: Map<string, T>, id: string, part: T): void {
    if (!known.has(id)) {
      if (known.size === 0) {
        this.list.replaceChildren();
      }
      known.set(id, part);
      this.list.append(part.element);
    }
  }

  private tick(running: boolean): void {
    if (running && this.clock === 0 && !this.compact) {
      this.clock = window.setInterval(() => this.boards.forEach((board) => board.tick(Date.now() + this.ahead)), 1000);
    } else if (!running) {
      clearInterval(this.clock);
      this.clock = 0;
    }
  }

  private tell(text: string): void {
    if (text === "") {
      this.notice.remove();
    } else {
      this.notice.textContent = text;
      this.place.prepend(this.notice);
    }
  }
}
