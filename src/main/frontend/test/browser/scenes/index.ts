import type { Stage } from "../stage";
import { accessible } from "./accessible";
import { builtByKeyboard, builtByMouse } from "./built";
import { brokenText, cursorAndSelection, textAndDrawing } from "./text";
import { largePipeline } from "./large";
import { approvedFromThePage } from "./runs";
import { draftSurvivesReload, savedByTwo } from "./saving";

export type Scene = (stage: Stage) => Promise<void>;

export const scenes: Record<string, Scene> = {
  ...accessible,
  approvedFromThePage,
  builtByKeyboard,
  builtByMouse,
  brokenText,
  cursorAndSelection,
  draftSurvivesReload,
  largePipeline,
  savedByTwo,
  textAndDrawing,
};
