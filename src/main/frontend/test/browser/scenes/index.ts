import type { Stage } from "../stage";
import { accessible } from "./accessible";
import { board } from "./board";
import { builtByKeyboard, builtByMouse } from "./built";
import { draggedBeside, draggedWithComments } from "./drawn";
import { committedToABranch, committedToAMovedBranch, outline, pastedText, readOnly } from "./elsewhere";
import { modernised, templates } from "./offered";
import { brokenText, cursorAndSelection, textAndDrawing } from "./text";
import { matrixCells, releaseByForm } from "./forms";
import { largePipeline } from "./large";
import { approvedFromThePage } from "./runs";
import { draftSurvivesReload, savedByTwo } from "./saving";

export type Scene = (stage: Stage) => Promise<void>;

/** The scenes of each page. */
export const pages: Record<string, Record<string, Scene>> = {
  editor: {
    ...accessible,
    approvedFromThePage,
    builtByKeyboard,
    builtByMouse,
    brokenText,
    committedToABranch,
    committedToAMovedBranch,
    cursorAndSelection,
    draggedBeside,
    draggedWithComments,
    draftSurvivesReload,
    largePipeline,
    matrixCells,
    modernised,
    outline,
    pastedText,
    readOnly,
    releaseByForm,
    savedByTwo,
    templates,
    textAndDrawing,
  },
  board,
};

export const scenes: Record<string, Scene> = { ...pages.editor, ...pages.board };
