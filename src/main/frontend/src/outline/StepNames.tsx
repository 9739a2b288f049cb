import { sentenceOf } from "../content/sentence";
import { useEditor, useWords } from "../page/context";
import type { Step } from "../protocol/model";

/** Steps of an outline: what they are called, and those inside of them. */
export function StepNames({ steps, label }: { steps: readonly Step[]; label: string }) {
  const t = useWords();
  const { catalogue } = useEditor();
  return (
    <ol className="kse-steps kse-outline__steps" aria-label={label}>
      {steps.map((step) => {
        const opaque = step.kind === "opaque";
        const title = opaque ? t("opaque") : sentenceOf(step, catalogue, t).title;
        return (
          <li key={step.path} data-step={step.path}>
            <div className={`kse-step${opaque ? " kse-step--opaque" : ""}`}>
              <div className="kse-step__row">
                <span className="kse-step__sentence">
                  <strong>{title}</strong>
                  {!opaque && title !== step.name && <span className="kse-step__detail">{step.name}</span>}
                </span>
              </div>
              {(step.code || (step.steps?.length ?? 0) > 0) && (
                <div className="kse-step__nested">
                  {step.code ? <p className="kse-quiet">{t("opaque")}</p> : <StepNames steps={step.steps!} label={t("steps.inside", { name: step.name })} />}
                </div>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
