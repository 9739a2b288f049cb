import type { Model } from "../../src/protocol/model";
import recorded from "./shop.json";

/** A pipeline with branches, a matrix, a group, conditions and an approval, and the model that the server answers for it. */
export const SHOP = recorded as unknown as { text: string; model: Model };
