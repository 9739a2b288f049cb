import { useState } from "react";
import { useSession, useWords, useWritable } from "../page/context";
import { Icon } from "../parts/Icon";
import type { Matrix } from "../protocol/model";
import { TextField } from "./fields/TextField";

/** The axes of a matrix; each combination of their values becomes a cell. */
export function MatrixEditor({ matrix }: { matrix: Matrix }) {
  const t = useWords();
  const session = useSession();
  const writable = useWritable();
  const [name, setName] = useState("");
  const axes = (matrix.axes ?? []).map(({ name: axis, values }) => ({ name: axis, values }));
  const write = (next: typeof axes, label: string) => void session.edit([{ operation: "setAxes", path: matrix.path, axes: next }], { label });
  const cells = axes.reduce((product, axis) => product * Math.max(1, axis.values.length), 1);
  const excludes = matrix.excludes?.length ?? 0;
  const free = /^[A-Za-z_]\w*$/.test(name) && !axes.some((axis) => axis.name === name);
  return (
    <div className="kse-pairs">
      <p className="kse-quiet">{excludes > 0 ? t("matrix.cellsBut", { cells, count: excludes }) : t("matrix.cells", { count: cells })}</p>
      {axes.map((axis, index) => (
        <div className="kse-pair" key={axis.name}>
          <code className="kse-pair__name">{axis.name}</code>
          <TextField label={axis.name} disabled={!writable} value={axis.values.join(", ")} placeholder={t("matrix.values")} commit={(text) => write(axes.map((one, at) => (at === index ? { ...one, values: split(text) } : one)), t("did.set", { name: axis.name, of: t("matrix") }))} />
          {writable && (
            <button type="button" className="kse-button kse-button--icon kse-button--small" aria-label={t("list.remove", { name: axis.name })} title={t("list.remove", { name: axis.name })} onClick={() => write(axes.filter((_, at) => at !== index), t("did.deleted", { name: axis.name }))}>
              <Icon name="close" size={14} />
            </button>
          )}
        </div>
      ))}
      {writable && (
        <div className="kse-pairs__new">
          <input className="jenkins-input kse-input kse-input--code" aria-label={t("matrix.addAxis")} placeholder={t("matrix.axisName")} value={name} onChange={(event) => setName(event.target.value)} />
          <button
            type="button"
            className="kse-button kse-button--framed"
            disabled={!free}
            onClick={() => {
              write([...axes, { name, values: ["a"] }], t("did.entryAdded", { name }));
              setName("");
            }}
          >
            <Icon name="add" size={14} />
            {t("list.add")}
          </button>
        </div>
      )}
    </div>
  );
}

const split = (text: string) => text.split(",").map((value) => value.trim()).filter((value) => value !== "");
