import { useEditor, useSession, useWords, useWritable } from "../page/context";
import { Icon } from "../parts/Icon";
import { MenuButton } from "../parts/Menu";
import { nameOf } from "../protocol/catalogue";
import type { Post } from "../protocol/model";
import type { Word } from "../words";
import { en } from "../words/en";
import { StepsEditor } from "./StepsEditor";

const CONDITIONS = ["always", "changed", "fixed", "regression", "aborted", "failure", "success", "unstable", "unsuccessful", "notBuilt", "cleanup"];

/** What happens afterwards, by how it went. */
export function PostEditor({ owner, post }: { owner: string; post: readonly Post[] | undefined }) {
  const t = useWords();
  const session = useSession();
  const writable = useWritable();
  const { catalogue } = useEditor();
  const list = post ?? [];
  const all = catalogue.post.length > 0 ? catalogue.post.map(nameOf) : CONDITIONS;
  const said = (condition: string) => (`post.${condition}` in en ? t(`post.${condition}` as Word) : condition);
  const free = all.filter((condition) => !list.some((one) => one.condition === condition));
  return (
    <div className="kse-post">
      {list.map((one) => (
        <section key={one.condition} className="kse-post__condition">
          <header className="kse-post__head">
            <Icon name="post" size={14} />
            <h3>{said(one.condition)}</h3>
            <code>{one.condition}</code>
            {writable && (
              <button type="button" className="kse-button kse-button--icon kse-button--small" aria-label={t("list.remove", { name: said(one.condition) })} title={t("list.remove", { name: said(one.condition) })} onClick={() => void session.edit([{ operation: "setPost", path: owner, condition: one.condition, steps: null }], { label: t("did.deleted", { name: said(one.condition) }), offerUndo: true })}>
                <Icon name="close" size={14} />
              </button>
            )}
          </header>
          <StepsEditor parent={one.path} steps={one.steps ?? []} label={said(one.condition)} />
        </section>
      ))}
      {list.length === 0 && <p className="kse-quiet">{t("post.none")}</p>}
      {writable && free.length > 0 && (
        <MenuButton
          label={t("add.post")}
          text={t("add.post")}
          icon="add"
          className="kse-add"
          items={() => free.map((condition) => ({ label: said(condition), run: () => session.store.set({ dialog: { kind: "palette", parent: owner, index: 0, post: condition } }) }))}
        />
      )}
    </div>
  );
}
