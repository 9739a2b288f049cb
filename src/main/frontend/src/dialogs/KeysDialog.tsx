import { useEditor, useSession, useWords } from "../page/context";
import { Modal } from "../parts/Modal";
import type { Word } from "../words";

const KEYS: [keys: string[], word: Word][] = [
  [["←", "→", "↑", "↓"], "keys.move"],
  [["Enter"], "keys.open"],
  [["A"], "keys.add"],
  [["P"], "keys.parallel"],
  [["G"], "keys.group"],
  [["F2"], "keys.rename"],
  [["Alt", "←→↑↓"], "keys.shift"],
  [["Ctrl", "D"], "keys.duplicate"],
  [["Del"], "keys.delete"],
  [["Ctrl", "Z"], "keys.undo"],
  [["Ctrl", "Shift", "Z"], "keys.redo"],
  [["Ctrl", "S"], "keys.save"],
  [["Ctrl", "Enter"], "keys.run"],
  [["L"], "keys.log"],
  [["/"], "keys.find"],
  [["+", "−", "0", "1"], "keys.zoom"],
  [["T"], "keys.text"],
  [["C"], "keys.canvas"],
  [["?"], "keys.help"],
  [["Esc"], "keys.leave"],
];

const CHANGING = new Set<Word>(["keys.add", "keys.parallel", "keys.group", "keys.rename", "keys.shift", "keys.duplicate", "keys.delete", "keys.undo", "keys.redo", "keys.save"]);

export function KeysDialog() {
  const t = useWords();
  const session = useSession();
  const { writable, outline, runnable } = useEditor();
  const works = (word: Word) => (writable || !CHANGING.has(word)) && (!outline || word !== "keys.text") && (runnable || word !== "keys.run");
  return (
    <Modal title={t("keys.title")} close={() => session.store.set({ dialog: null })}>
      <table className="kse-keys">
        <tbody>
          {KEYS.filter(([, word]) => works(word)).map(([keys, word]) => (
            <tr key={word}>
              <th scope="row">
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </th>
              <td>{t(word)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
