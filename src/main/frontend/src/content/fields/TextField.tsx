import { useId } from "react";
import { useDraft } from "./useDraft";

interface Props {
  id?: string;
  label?: string;
  value: string;
  commit(value: string): void;
  disabled?: boolean;
  required?: boolean;
  multiline?: boolean;
  code?: boolean;
  placeholder?: string;
  choices?: { id: string; name: string }[];
  describedBy?: string | undefined;
  invalid?: boolean | undefined;
  autoFocus?: boolean | undefined;
}

/** One line or several, plain or as code, with suggestions where there are any. */
export function TextField(props: Props) {
  const { id, label, value, commit, disabled, required, multiline, code, placeholder, choices, describedBy, invalid, autoFocus } = props;
  const { draft, change, flush } = useDraft(value, commit);
  const list = useId();
  const common = {
    id,
    "aria-label": id ? undefined : label,
    "aria-required": required || undefined,
    "aria-invalid": invalid || undefined,
    "aria-describedby": describedBy,
    value: draft,
    disabled,
    placeholder,
    autoFocus,
    spellCheck: code ? false : undefined,
    onBlur: flush,
    className: `jenkins-input kse-input${code ? " kse-input--code" : ""}`,
  };
  if (multiline) {
    const rows = Math.min(14, Math.max(code ? 2 : 1, draft.split("\n").length));
    return <textarea {...common} rows={rows} onChange={(event) => change(event.target.value)} />;
  }
  return (
    <>
      <input
        {...common}
        type="text"
        autoComplete="off"
        list={choices?.length ? list : undefined}
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
            event.preventDefault();
            flush();
          }
        }}
      />
      {choices && choices.length > 0 && (
        <datalist id={list}>
          {choices.map((choice) => (
            <option key={choice.id} value={choice.id}>
              {choice.name}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}
