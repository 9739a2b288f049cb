import { useEffect, useRef, useState } from "react";
import { runTime } from "../canvas/RunBadge";
import { useSession, useWords } from "../page/context";
import { Icon } from "../parts/Icon";
import { type StageRun, stageState } from "../protocol/run";
import { messageOf } from "../session/EditorSession";

/** What of a long log is shown: its end, where the reason stands. */
const SHOWN = 200_000;

/** The log of one stage of the run that is being watched; it goes on by itself while the stage does. */
export function StageLog({ run }: { run: StageRun }) {
  const t = useWords();
  const { client } = useSession();
  const [log, setLog] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const place = useRef<HTMLPreElement>(null);
  const atEnd = useRef(true);
  const state = stageState(run.state);
  const address = run.log ?? null;

  // Asked for again with each news of the run, and once more when the stage has ended.
  useEffect(() => {
    if (address === null) {
      return;
    }
    const request = new AbortController();
    client.log(address, request.signal).then(
      (text) => {
        setLog(text);
        setFailure(null);
      },
      (reason) => !request.signal.aborted && setFailure(messageOf(reason)),
    );
    return () => request.abort();
  }, [address, client, run]);

  useEffect(() => {
    if (atEnd.current && place.current) {
      place.current.scrollTop = place.current.scrollHeight;
    }
  }, [log]);

  return (
    <div className="kse-log">
      <p className="kse-log__head">
        <span>{[t(`state.${state}`), runTime(run)].filter(Boolean).join(" · ")}</span>
        {address !== null && (
          <a className="kse-link" href={client.address(address)} target="_blank" rel="noreferrer">
            <Icon name="text" size={14} /> {t("log.alone")}
          </a>
        )}
      </p>
      {failure && (
        <p className="kse-alert kse-alert--error" role="alert">
          {failure}
        </p>
      )}
      <pre
        ref={place}
        className="kse-log__text"
        role="region"
        tabIndex={0}
        aria-label={t("tab.log")}
        onScroll={({ currentTarget: box }) => {
          atEnd.current = box.scrollTop + box.clientHeight >= box.scrollHeight - 8;
        }}
      >
        {log === null ? t("loading") : log === "" ? t("log.empty") : log.length > SHOWN ? `… ${log.slice(log.indexOf("\n", log.length - SHOWN) + 1)}` : log}
      </pre>
    </div>
  );
}
