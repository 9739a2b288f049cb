import { memo } from "react";
import { useWords } from "../page/context";
import { Icon } from "../parts/Icon";
import type { Slot } from "./layout";

interface Props {
  slot: Slot;
  /** The stage that the place is named by. */
  name: string;
  /** A dragged stage would fall here. */
  active: boolean;
  beside: boolean;
  onFill(slot: Slot): void;
}

/** The plus where a stage can be added; keys and menus do the same, so it is no stop of the Tab key. */
export const SlotButton = memo(function SlotButton({ slot, name, active, beside, onFill }: Props) {
  const t = useWords();
  const label = t(`slot.${slot.where}`, { name });
  const classes = ["kse-slot", `kse-slot--${slot.kind}`];
  if (slot.always || beside) classes.push("kse-slot--seen");
  if (active) classes.push("kse-slot--active");
  return (
    <button
      type="button"
      className={classes.join(" ")}
      tabIndex={-1}
      aria-label={label}
      title={label}
      style={{ left: slot.x, top: slot.y }}
      onClick={(event) => {
        event.stopPropagation();
        onFill(slot);
      }}
    >
      <Icon name="add" size={14} />
    </button>
  );
});
