import { indexOf, listName, ownerPath, parentPath } from "../model/tree";

/**
 * The path that a stage has after it was taken from one place and put before the index-th child of another list (counted before it was taken out).
 * @param list path of the target list, such as `pipeline/stages`
 */
export function movedPath(path: string, list: string, index: number): string {
  const from = parentPath(path);
  const at = indexOf(path);
  if (list === from) {
    return `${list}/${index > at ? index - 1 : index}`;
  }
  const shifted = shiftAfterRemoval(list, from, at);
  return `${shifted}/${index}`;
}

/** A path after the element at `index` of `list` is gone. */
export function shiftAfterRemoval(path: string, list: string, index: number): string {
  if (!path.startsWith(`${list}/`)) {
    return path;
  }
  const rest = path.slice(list.length + 1).split("/");
  const number = Number(rest[0]);
  return number > index ? [list, String(number - 1), ...rest.slice(1)].join("/") : path;
}

/** Where the list of a parent's child stages lies. */
export function stageList(parent: string, content: string | undefined): string {
  return `${parent}/${content === "parallel" ? "parallel" : "stages"}`;
}

export function isBranch(path: string): boolean {
  return listName(path) === "parallel";
}

export { indexOf, ownerPath };
