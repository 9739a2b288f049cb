import { useWords } from "../page/context";
import type { Stage } from "../protocol/model";
import { PostEditor } from "./PostEditor";

/** What happens after a stage; after a matrix as a whole, and after each of its cells. */
export function StagePost({ stage }: { stage: Stage }) {
  const t = useWords();
  if (!stage.matrix) {
    return <PostEditor owner={stage.path} post={stage.post} />;
  }
  return (
    <>
      <h3 className="kse-part">{t("matrix.eachCell")}</h3>
      <PostEditor owner={stage.matrix.path} post={stage.matrix.post} />
      <h3 className="kse-part">{t("matrix.asAWhole")}</h3>
      <PostEditor owner={stage.path} post={stage.post} />
    </>
  );
}
