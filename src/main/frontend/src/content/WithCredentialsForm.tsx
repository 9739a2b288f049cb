import { useEditor, useSession, useWords } from "../page/context";
import type { CatalogueType, Parameter } from "../protocol/catalogue";
import type { Step } from "../protocol/model";
import { ListField } from "./fields/ListField";
import { stepType } from "./stepTypes";

/** The bindings that every Jenkins with these steps has, for controllers whose catalogue lists none. */
const BINDINGS: [name: string, required: string[], optional: string[]][] = [
  ["usernamePassword", ["credentialsId", "usernameVariable", "passwordVariable"], []],
  ["string", ["credentialsId", "variable"], []],
  ["kubeconfigFile", ["credentialsId", "variable"], []],
  ["kubeconfigContent", ["credentialsId", "variable"], []],
  ["sshUserPrivateKey", ["credentialsId", "keyFileVariable"], ["usernameVariable", "passphraseVariable"]],
  ["file", ["credentialsId", "variable"], []],
];

/** Which credentials become which variables inside of the block. */
export function WithCredentialsForm({ step }: { step: Step }) {
  const t = useWords();
  const session = useSession();
  const { catalogue } = useEditor();
  const known = stepType(catalogue, step.name)?.parameters?.find((one) => one.name === "bindings");
  const types = known?.types?.length ? known.types : (catalogue.bindings ?? BINDINGS.map(([name, required, optional]) => binding(name, required, optional)));
  const parameter: Parameter = { name: "bindings", label: t("credentials.bindings"), required: true, type: "list", types };
  const argument = step.arguments?.[0];
  return (
    <div className="kse-form">
      <ListField
        id={`kse-bindings-${step.path.replace(/\//g, "-")}`}
        parameter={parameter}
        value={argument?.value ?? null}
        commit={(value) => void session.edit([{ operation: "setArgument", path: step.path, name: argument?.name ?? null, value }], { label: t("did.set", { name: t("credentials.bindings"), of: step.name }), key: `${step.path} bindings` })}
      />
    </div>
  );
}

function binding(name: string, required: string[], optional: string[]): CatalogueType {
  const parameter = (one: string, must: boolean): Parameter => ({ name: one, required: must, type: one === "credentialsId" ? "credentials" : "string" });
  return { name, displayName: name, parameters: [...required.map((one) => parameter(one, true)), ...optional.map((one) => parameter(one, false))] };
}
