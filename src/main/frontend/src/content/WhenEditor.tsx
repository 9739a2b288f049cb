import { useEditor, useSession, useWords, useWritable } from "../page/context";
import { Icon } from "../parts/Icon";
import { MenuButton } from "../parts/Menu";
import type { CatalogueType } from "../protocol/catalogue";
import type { NewCondition, NewWhen } from "../protocol/edits";
import type { Condition, When } from "../protocol/model";
import { ArgumentsForm } from "./ArgumentsForm";
import { TextField } from "./fields/TextField";
import { requiredArguments } from "./stepTypes";
import { argumentsAsTheyStand } from "./values";

const NESTING = new Set(["not", "allOf", "anyOf"]);
const FLAGS = ["beforeAgent", "beforeInput", "beforeOptions"] as const;

/** When a stage runs. Conditions nest in not, all of and any of. */
export function WhenEditor({ path, when }: { path: string; when: When | null | undefined }) {
  const t = useWords();
  const session = useSession();
  const writable = useWritable();
  const { catalogue } = useEditor();
  const conditions = when?.conditions ?? [];
  const types = catalogue.conditions;

  const write = (next: NewWhen, label: string) => void session.edit([{ operation: "setWhen", path, when: next.conditions.length === 0 ? null : next }], { label });
  const current = (): NewWhen => ({ conditions: conditions.map(again), ...Object.fromEntries(FLAGS.filter((flag) => typeof when?.[flag] === "boolean").map((flag) => [flag, when![flag]])) });
  const change = (list: NewCondition[], label: string) => write({ ...current(), conditions: list }, label);

  return (
    <div className="kse-conditions">
      <ConditionList conditions={conditions} types={types} change={change} />
      {conditions.length > 0 && (
        <fieldset className="kse-flags">
          <legend className="jenkins-visually-hidden kse-hidden">{t("when.flags")}</legend>
          {FLAGS.map((flag) => (
            <label key={flag} className="kse-check">
              <input type="checkbox" checked={when?.[flag] === true} disabled={!writable} onChange={(event) => write({ ...current(), [flag]: event.target.checked || undefined }, t("did.set", { name: t(`when.${flag}`), of: t("conditions") }))} />
              {t(`when.${flag}`)}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}

/** A condition as it stands, to be written again unchanged. */
function again(condition: Condition): NewCondition {
  if (!condition.name) {
    return { text: condition.text ?? "" };
  }
  return {
    name: condition.name,
    ...(condition.arguments?.length ? { arguments: argumentsAsTheyStand(condition.arguments) } : {}),
    ...(condition.conditions?.length ? { conditions: condition.conditions.map(again) } : {}),
    ...(typeof condition.code === "string" ? { code: condition.code } : {}),
  };
}

function fresh(type: CatalogueType, types: CatalogueType[]): NewCondition {
  if (type.name === "expression") {
    return { name: type.name, code: "true" };
  }
  if (NESTING.has(type.name)) {
    const branch = types.find((one) => one.name === "branch");
    return { name: type.name, conditions: [branch ? fresh(branch, types) : { name: "expression", code: "true" }] };
  }
  return { name: type.name, arguments: requiredArguments(type) };
}

interface ListProps {
  conditions: readonly Condition[];
  types: CatalogueType[];
  change(list: NewCondition[], label: string): void;
  single?: boolean;
}

function ConditionList({ conditions, types, change, single }: ListProps) {
  const t = useWords();
  const writable = useWritable();
  const session = useSession();
  return (
    <>
      {conditions.map((condition, index) => {
        const type = types.find((one) => one.name === condition.name) ?? null;
        const title = type?.displayName || condition.name || t("opaque");
        const replace = (next: NewCondition | null, label: string) => change(conditions.flatMap((one, at) => (at === index ? (next ? [next] : []) : [again(one)])), label);
        return (
          <div className="kse-condition" key={condition.path ?? index}>
            <div className="kse-condition__head">
              <Icon name="condition" size={14} />
              <strong>{title}</strong>
              {writable && (
                <button type="button" className="kse-button kse-button--icon kse-button--small" aria-label={t("list.remove", { name: title })} title={t("list.remove", { name: title })} onClick={() => replace(null, t("did.deleted", { name: title }))}>
                  <Icon name="close" size={14} />
                </button>
              )}
            </div>
            {!condition.name ? (
              <pre className="kse-entry kse-entry--opaque">{condition.text}</pre>
            ) : typeof condition.code === "string" ? (
              <TextField label={title} code multiline disabled={!writable} value={condition.code} commit={(code) => void session.edit([{ operation: "setCode", path: condition.path, code }], { label: t("did.set", { name: title, of: t("conditions") }), key: condition.path })} />
            ) : NESTING.has(condition.name) ? (
              <div className="kse-condition__nested">
                <ConditionList conditions={condition.conditions ?? []} types={types} single={condition.name === "not"} change={(list, label) => replace(list.length === 0 ? null : { name: condition.name, conditions: list }, label)} />
              </div>
            ) : (
              <ArgumentsForm path={condition.path} name={title} type={type} list={condition.arguments ?? []} />
            )}
          </div>
        );
      })}
      {writable && types.length > 0 && !(single && conditions.length > 0) && (
        <MenuButton
          label={t("add.condition")}
          text={t("add.condition")}
          icon="add"
          className="kse-add"
          items={() => types.map((type) => ({ label: type.displayName || type.name, run: () => change([...conditions.map(again), fresh(type, types)], t("did.entryAdded", { name: type.displayName || type.name })) }))}
        />
      )}
    </>
  );
}
