import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { recentSteps, StepActions } from "../content/stepActions";
import { groovyLook, newStep, stepGroups } from "../content/stepTypes";
import { useEditor, useSession, useWords } from "../page/context";
import { Icon } from "../parts/Icon";
import { Modal } from "../parts/Modal";
import type { CatalogueType } from "../protocol/catalogue";
import type { Word } from "../words";

interface Props {
  /** Only steps that hold others, to wrap what is selected. */
  wrap?: string[];
  parent?: string;
  index?: number;
  post?: string | undefined;
}

/** Every step of this controller: search first, then the groups that people know. */
export function PaletteDialog({ wrap, parent = "", index = 0, post }: Props) {
  const t = useWords();
  const session = useSession();
  const { catalogue } = useEditor();
  const [query, setQuery] = useState("");
  const recent = useMemo(recentSteps, []);
  const list = useRef<HTMLDivElement>(null);
  const actions = useMemo(() => new StepActions(session), [session]);
  const groups = stepGroups(wrap ? { ...catalogue, steps: catalogue.steps.filter((type) => type.block) } : catalogue, query, recent);
  const first = groups[0]?.types[0];
  const close = () => session.store.set({ dialog: null });

  const choose = (type: CatalogueType) => {
    close();
    if (wrap) {
      actions.wrap(wrap, newStep(type), type.displayName || type.name);
    } else {
      actions.add(parent, index, type, post);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      event.preventDefault();
      const entries = [...list.current!.querySelectorAll<HTMLElement>("button[data-step-type]")];
      const at = entries.indexOf(document.activeElement as HTMLElement);
      (entries[at + by] ?? (by < 0 ? list.current!.closest("dialog")!.querySelector<HTMLElement>("input") : entries[0]))?.focus();
    }
  };

  return (
    <Modal title={t(wrap ? "palette.wrap" : "palette.title")} close={close} onSubmit={() => first && choose(first)}>
      <div className="kse-palette" onKeyDown={onKeyDown}>
        <div className="kse-palette__search">
          <Icon name="find" />
          <input type="search" className="jenkins-input kse-input" aria-label={t("palette.search")} placeholder={t("palette.search")} value={query} autoFocus onChange={(event) => setQuery(event.target.value)} />
        </div>
        <div className="kse-palette__list" ref={list}>
          {groups.map((group) => (
            <section key={group.key} aria-label={t(`palette.${group.key}` as Word)}>
              <h3>{t(`palette.${group.key}` as Word)}</h3>
              <ul>
                {group.types.map((type) => (
                  <li key={type.name}>
                    <button type="button" data-step-type={type.name} className={`kse-palette__item${query && type === first ? " kse-palette__item--first" : ""}`} onClick={() => choose(type)}>
                      <span className="kse-palette__name">{type.displayName || type.name}</span>
                      <code>{groovyLook(type)}</code>
                      {type.help && <span className="kse-palette__help">{plain(type.help)}</span>}
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ))}
          {groups.length === 0 && <p className="kse-quiet">{t(catalogue.steps.length === 0 ? "palette.empty" : "palette.nothing", { query })}</p>}
        </div>
      </div>
    </Modal>
  );
}

/** The first sentence of a help text. */
function plain(html: string): string {
  const text = new DOMParser().parseFromString(html, "text/html").body.textContent ?? "";
  const sentence = /^[^.。]*[.。]?/.exec(text.trim())![0];
  return sentence.length > 120 ? `${sentence.slice(0, 119)}…` : sentence;
}
