import { useMemo } from "react";
import { useWords } from "../page/context";
import { folded, lineChanges } from "../model/lines";

/** Changed lines with a few around them. What was added and removed is marked by sign and colour. */
export function DiffView({ before, after, empty, label }: { before: string; after: string; empty: string; label: string }) {
  const t = useWords();
  const shown = useMemo(() => folded(lineChanges(before, after)), [before, after]);
  if (before === after) {
    return <p className="kse-quiet kse-pad">{empty}</p>;
  }
  const signs = { same: " ", added: "+", removed: "−" };
  return (
    <div className="kse-diff" role="region" aria-label={label} tabIndex={0}>
      <table>
        <tbody>
          {shown.map((change, index) =>
            change === null ? (
              <tr key={index} className="kse-diff__fold">
                <td colSpan={4}>⋯</td>
              </tr>
            ) : (
              <tr key={index} className={`kse-diff__${change.kind}`}>
                <td className="kse-diff__number">{change.before ?? ""}</td>
                <td className="kse-diff__number">{change.after ?? ""}</td>
                <td className="kse-diff__sign">
                  {signs[change.kind]}
                  {change.kind !== "same" && <span className="kse-hidden">{t(`diff.${change.kind}`)}</span>}
                </td>
                <td className="kse-diff__text">
                  {change.text.replace(/\r$/, "")}
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}
