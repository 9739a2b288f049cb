import { useId, useState } from "react";
import { useEditor, usePage, useWords, useWritable } from "../../page/context";
import { Icon } from "../../parts/Icon";
import type { CredentialChoice, Parameter } from "../../protocol/catalogue";
import type { NewValue } from "../../protocol/edits";
import type { Diagnostic, Value } from "../../protocol/model";
import { nestedType, newNested } from "../nested";
import { initialValue } from "../stepTypes";
import { isPlainText, looksInterpolated, quoted, readable } from "../values";
import { CallField } from "./CallField";
import { ListField } from "./ListField";
import { TextField } from "./TextField";

interface Props {
  parameter: Parameter;
  value: Value | null;
  /** Null takes the argument away. */
  commit(value: NewValue | null): void;
  autoFocus?: boolean | undefined;
  /** One of several values under a common label: its own is for screen readers alone. */
  compact?: boolean;
}

/** The control for one parameter, chosen by its type and by what stands there: code stays code until somebody says otherwise. */
export function ValueField({ parameter, value, commit, autoFocus, compact }: Props) {
  const t = useWords();
  const writable = useWritable();
  const { diagnostics } = useEditor();
  const [help, setHelp] = useState(false);
  const id = useId();
  // A text that is to become an expression is one as soon as somebody says so, though at first the same characters stand there.
  const [asCode, setAsCode] = useState(false);
  const expression = asCode || (value !== null && !fits(parameter, value));
  const problem = value?.range ? diagnostics.find((one) => one.start >= value.range!.start && one.start < Math.max(value.range!.end, value.range!.start + 1)) : undefined;
  const missing = parameter.required === true && value !== null && isPlainText(value) && value.value === "";
  const label = parameter.label || parameter.name;
  const described = problem || missing ? `${id}-problem` : undefined;
  const boolean = parameter.type === "boolean" && !expression;
  const switchable = writable && ["string", "text", "code", "credentials", "choice", "number", "boolean"].includes(parameter.type) || (writable && parameter.type === "describable" && (parameter.types ?? []).length > 0);

  return (
    <div className={`kse-field${boolean ? " kse-field--boolean" : ""}${compact ? " kse-field--compact" : ""}`} data-parameter={parameter.name}>
      <div className="kse-field__head">
        <label htmlFor={id} className={compact ? "jenkins-visually-hidden kse-hidden" : "kse-field__label"}>
          {label}
          {parameter.required && (
            <span className="kse-required" aria-hidden="true">
              *
            </span>
          )}
          {parameter.label && parameter.label !== parameter.name && <code className="kse-field__name">{parameter.name}</code>}
        </label>
        {switchable && (
          <button
            type="button"
            className="kse-switch"
            aria-pressed={expression}
            title={t(expression ? "field.toText" : "field.toExpression")}
            aria-label={`${label}: ${t(expression ? "field.toText" : "field.toExpression")}`}
            onClick={() => {
              setAsCode(!expression);
              if (expression && value !== null && !fits(parameter, value)) {
                commit(textForm(parameter, value));
              }
            }}
          >
            {expression ? "ƒ" : "T"}
          </button>
        )}
        {parameter.help && (
          <button type="button" className="kse-button kse-button--icon kse-button--small" aria-expanded={help} aria-label={t("help.about", { name: label })} title={t("help")} onClick={() => setHelp(!help)}>
            <Icon name="help" size={14} />
          </button>
        )}
      </div>
      <Control id={id} parameter={parameter} value={value} expression={expression} commit={commit} described={described} disabled={!writable} invalid={!!problem || missing} autoFocus={autoFocus} />
      {help && parameter.help && <Help html={parameter.help} />}
      {(problem || missing) && (
        <p id={`${id}-problem`} className={`kse-field__problem kse-field__problem--${problem?.severity ?? "warning"}`}>
          {problem ? <ProblemText problem={problem} /> : t("field.required")}
        </p>
      )}
    </div>
  );
}

interface ControlProps extends Props {
  id: string;
  expression: boolean;
  disabled: boolean;
  invalid: boolean;
  described?: string | undefined;
}

function Control({ id, parameter, value, expression, commit, disabled, invalid, described, autoFocus }: ControlProps) {
  const t = useWords();
  const { settings } = usePage();
  const text = { id, disabled, required: parameter.required, invalid, describedBy: described, autoFocus };
  const optional = (next: string): NewValue | null => (next === "" && !parameter.required ? null : { kind: "string", value: next });
  if (expression) {
    const code = value === null ? "" : (value.text ?? quoted(readable(value)));
    return <TextField {...text} code multiline={code.includes("\n")} value={code} commit={(next) => commit(next.trim() === "" ? null : { kind: "expression", text: next })} />;
  }
  const current = readable(value);
  switch (parameter.type) {
    case "boolean": {
      const on = value ? value.value === true : parameter.default === true;
      return <input id={id} type="checkbox" role="switch" className="kse-toggle" checked={on} disabled={disabled} autoFocus={autoFocus} onChange={(event) => commit({ kind: "boolean", value: event.target.checked })} />;
    }
    case "number":
      return <NumberField {...text} value={current} placeholder={preset(parameter)} commit={commit} />;
    case "choice":
      return (
        <select id={id} className="jenkins-select__input kse-input" value={current} disabled={disabled} aria-describedby={described} onChange={(event) => commit(optional(event.target.value))}>
          {!(parameter.choices ?? []).some((one) => choice(one).id === current) && <option value={current}>{current || preset(parameter) || t("field.unset")}</option>}
          {!parameter.required && current !== "" && <option value="">{t("field.unset")}</option>}
          {(parameter.choices ?? []).map(choice).map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      );
    case "credentials":
      return (
        <div className="kse-row">
          <TextField {...text} value={current} choices={(parameter.choices ?? []).map(choice)} placeholder={t("field.credentialsId")} commit={(next) => commit(optional(next))} />
          {settings.credentialsUrl && (
            <a className="kse-button kse-button--icon" href={settings.credentialsUrl} target="_blank" rel="noreferrer" title={t("credentials.add")} aria-label={t("credentials.add")}>
              <Icon name="key" />
            </a>
          )}
        </div>
      );
    case "list":
      return <ListField id={id} parameter={parameter} value={value} commit={commit} />;
    case "describable":
      return <CallField id={id} types={parameter.types ?? []} value={value} required={parameter.required === true} commit={commit} />;
    case "object":
      return <TextField {...text} code value={value?.text ?? ""} commit={(next) => commit(next.trim() === "" ? null : { kind: "expression", text: next })} />;
    default: {
      const code = parameter.type === "code";
      const hint = !code && !disabled && looksInterpolated(current);
      return (
        <>
          <TextField {...text} code={code} multiline={code || parameter.type === "text" || current.includes("\n")} value={current} placeholder={preset(parameter)} commit={(next) => commit(optional(next))} />
          {hint && (
            <p className="kse-field__hint">
              {t("field.interpolated")}{" "}
              <button type="button" className="kse-link" onClick={() => commit({ kind: "expression", text: `"${current.replace(/\\/g, "\\\\").replace(/"/g, '\\"')}"` })}>
                {t("field.interpolate")}
              </button>
            </p>
          )}
        </>
      );
    }
  }
}

/** What is no number is not written at all; an expression has to be asked for. */
function NumberField({ commit, ...text }: Omit<Parameters<typeof TextField>[0], "commit"> & { commit(value: NewValue | null): void }) {
  const t = useWords();
  const [wrong, setWrong] = useState(false);
  return (
    <>
      <TextField
        {...text}
        invalid={text.invalid || wrong}
        commit={(next) => {
          const number = next.trim();
          const right = number === "" || /^-?\d+(\.\d+)?$/.test(number);
          setWrong(!right);
          if (right) {
            commit(number === "" ? null : { kind: "number", value: Number(number) });
          }
        }}
      />
      {wrong && (
        <p className="kse-field__problem kse-field__problem--error" role="alert">
          {t("field.notANumber")}
        </p>
      )}
    </>
  );
}

function fits(parameter: Parameter, value: Value): boolean {
  switch (parameter.type) {
    case "boolean":
      return value.kind === "boolean";
    case "number":
      return value.kind === "number" || (isPlainText(value) && /^\d+$/.test(String(value.value)));
    case "list":
      return value.kind === "list" || isPlainText(value);
    case "describable":
      return nestedType(value, parameter.types ?? []) !== null;
    case "object":
      return true;
    default:
      return isPlainText(value);
  }
}

function textForm(parameter: Parameter, value: Value): NewValue {
  if (parameter.type === "boolean" || parameter.type === "number" || parameter.type === "choice") {
    return initialValue(parameter);
  }
  if (parameter.type === "describable" && parameter.types?.[0]) {
    return newNested(parameter.types[0], parameter.types);
  }
  return { kind: "string", value: value.kind === "string" && typeof value.value === "string" ? value.value : readable(value) };
}

function choice(one: string | CredentialChoice): CredentialChoice {
  return typeof one === "string" ? { id: one, name: one } : one;
}

function preset(parameter: Parameter): string {
  return parameter.default === undefined || parameter.default === null ? "" : String(parameter.default);
}

export function ProblemText({ problem }: { problem: Diagnostic }) {
  return <>{problem.message}</>;
}

/** Help comes as HTML from the controller; it is shown as text, so that nothing in it can act here. */
export function Help({ html }: { html: string }) {
  const text = new DOMParser().parseFromString(html.replace(/<\/(p|li|div|dd|dt|h\d|pre)>|<br\s*\/?>/gi, "$&\n"), "text/html").body.textContent ?? "";
  return <div className="kse-help">{text.replace(/[ \t]+/g, " ").replace(/\n\s*\n\s*/g, "\n").trim()}</div>;
}
