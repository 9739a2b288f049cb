import type { RunParameter } from "../protocol/run";

export function initialValues(parameters: readonly RunParameter[]): Record<string, string> {
  return Object.fromEntries(parameters.filter((one) => one.type !== "other").map((one) => [one.name, one.default ?? one.choices?.[0] ?? (one.type === "boolean" ? "false" : "")]));
}

interface Props {
  parameters: readonly RunParameter[];
  values: Record<string, string>;
  change(values: Record<string, string>): void;
}

/** What a build or an approval asks for. */
export function RunParameters({ parameters, values, change }: Props) {
  const set = (name: string, value: string) => change({ ...values, [name]: value });
  return (
    <div className="kse-form">
      {parameters
        .filter((one) => one.type !== "other")
        .map((one) => {
          const id = `kse-parameter-${one.name}`;
          const value = values[one.name] ?? "";
          return (
            <div className="kse-field" key={one.name}>
              <label className="kse-field__label" htmlFor={id}>
                {one.name}
              </label>
              {one.type === "boolean" ? (
                <input id={id} type="checkbox" role="switch" className="kse-toggle" checked={value === "true"} onChange={(event) => set(one.name, String(event.target.checked))} />
              ) : one.type === "choice" ? (
                <select id={id} className="jenkins-select__input kse-input" value={value} onChange={(event) => set(one.name, event.target.value)}>
                  {(one.choices ?? []).map((choice) => (
                    <option key={choice}>{choice}</option>
                  ))}
                </select>
              ) : one.type === "text" ? (
                <textarea id={id} className="jenkins-input kse-input" rows={4} value={value} onChange={(event) => set(one.name, event.target.value)} />
              ) : (
                <input id={id} type={one.type === "password" ? "password" : "text"} autoComplete="off" className="jenkins-input kse-input" value={value} onChange={(event) => set(one.name, event.target.value)} />
              )}
              {one.description && <p className="kse-field__hint">{one.description}</p>}
            </div>
          );
        })}
    </div>
  );
}
