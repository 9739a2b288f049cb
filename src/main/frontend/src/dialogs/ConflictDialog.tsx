import { useMemo, useState } from "react";
import { type Choice, merged, mergeParts } from "../model/merge";
import { useEditor, useSession, useWords } from "../page/context";
import { Modal } from "../parts/Modal";
import { save } from "../session/saving";
import type { Conflict } from "../session/state";

/** Somebody saved meanwhile: both changes beside what they began from, to be put together. Nothing is overwritten unseen. */
export function ConflictDialog({ conflict }: { conflict: Conflict }) {
  const t = useWords();
  const session = useSession();
  const { text } = useEditor();
  const [mine] = useState(text);
  const parts = useMemo(() => mergeParts(conflict.base, mine, conflict.theirs), [conflict, mine]);
  const [choices, setChoices] = useState<ReadonlyMap<number, Choice>>(new Map());
  const both = parts.flatMap((part, index) => (part.kind === "both" ? [index] : []));
  const open = both.filter((index) => !choices.has(index)).length;
  const close = () => session.store.set({ dialog: null });
  const choose = (index: number, choice: Choice) => setChoices(new Map(choices).set(index, choice));

  const finish = async (result: string, andSave: boolean) => {
    close();
    session.store.set({ savedText: conflict.theirs, version: conflict.version });
    await session.replaceText(result, { label: t("did.merged") });
    if (andSave) {
      await save(session);
    }
  };

  return (
    <Modal
      title={t("conflict.title")}
      wide
      close={close}
      onSubmit={() => open === 0 && void finish(merged(parts, choices), true)}
      footer={
        <>
          <button type="button" className="kse-button kse-button--framed" onClick={() => void finish(conflict.theirs, false)}>
            {t("conflict.takeTheirs")}
          </button>
          <button type="button" className="kse-button kse-button--framed" onClick={close}>
            {t("cancel")}
          </button>
          <button type="submit" className="jenkins-button jenkins-button--primary kse-button kse-button--primary" disabled={open > 0}>
            {t("conflict.save")}
          </button>
        </>
      }
    >
      <p>{t(both.length > 0 ? "conflict.both" : "conflict.apart", { count: both.length })}</p>
      <div className="kse-merge" role="region" tabIndex={0} aria-label={t("conflict.title")}>
        <div className="kse-merge__head">
          <span>{t("conflict.base")}</span>
          <span>{t("conflict.theirs")}</span>
          <span>{t("conflict.mine")}</span>
        </div>
        {parts.map((part, index) =>
          part.kind === "same" ? (
            <div key={index} className="kse-merge__same">
              <pre>{shorten(part.lines)}</pre>
            </div>
          ) : (
            <div key={index} className={`kse-merge__part kse-merge__part--${part.kind}`}>
              <pre>{part.base.join("\n")}</pre>
              {(["theirs", "mine"] as const).map((side) => {
                const taken = (choices.get(index) ?? (part.kind === "both" ? null : part.kind)) === side;
                return (
                  <label key={side} className={`kse-merge__side${taken ? " kse-merge__side--taken" : ""}`}>
                    <span className="kse-merge__choice">
                      <input type="radio" name={`kse-merge-${index}`} checked={taken} onChange={() => choose(index, side)} />
                      {t(side === "mine" ? "conflict.useMine" : "conflict.useTheirs")}
                    </span>
                    <pre>{part[side].join("\n")}</pre>
                  </label>
                );
              })}
            </div>
          ),
        )}
      </div>
    </Modal>
  );
}

/** The first and last lines of a long stretch that nobody changed. */
function shorten(lines: string[]): string {
  return lines.length <= 7 ? lines.join("\n") : [...lines.slice(0, 3), "⋯", ...lines.slice(-3)].join("\n");
}
