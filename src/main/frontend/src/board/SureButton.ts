import { freshId, make } from "./dom";
import type { Words } from "./words";

/** A button that asks back in its own place before it does what cannot be undone. */
export function sureButton(words: Words, text: string, sure: string, act: () => Promise<void>): HTMLElement {
  const place = make("span", { class: "ksb-sure" });
  const question = freshId();
  const first = make("button", { type: "button", class: "jenkins-button ksb-button" }, text);
  const yes = make("button", { type: "button", class: "jenkins-button ksb-button ksb-button--danger", id: question }, sure);
  const no = make("button", { type: "button", class: "jenkins-button ksb-button" }, words.say("action.cancel"));
  const calm = () => {
    place.replaceChildren(first);
    first.focus();
  };
  first.addEventListener("click", () => {
    place.replaceChildren(yes, no);
    no.focus();
  });
  no.addEventListener("click", calm);
  place.addEventListener("keydown", (event) => event.key === "Escape" && !first.isConnected && calm());
  yes.addEventListener("click", () => {
    yes.disabled = true;
    void act().finally(() => {
      yes.disabled = false;
    });
  });
  place.append(first);
  return place;
}
