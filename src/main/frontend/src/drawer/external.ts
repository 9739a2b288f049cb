import { Annotation } from "@codemirror/state";

/** Marks changes of a text editor that came from outside of it and are known already. */
export const external = Annotation.define<boolean>();
