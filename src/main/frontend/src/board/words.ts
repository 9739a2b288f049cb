const en = {
  "action.approve": "Approve",
  "action.approving": "Approving…",
  "action.breakLock": "Break the lock",
  "action.cancel": "Cancel",
  "action.refused": "The controller refused: {reason}",
  "action.reject": "Reject",
  "action.sureBreak": "Take it from {holder}",
  "action.sureReject": "Stop the release",
  "cluster.changed": "{count} changed",
  "cluster.drift": "Changed since the last release by others",
  "cluster.events": "Events",
  "cluster.diff": "Changes",
  "cluster.history": "History",
  "cluster.images": "Images",
  "cluster.log": "End of the log",
  "cluster.loading": "Loading…",
  "cluster.lock": "{holder} has the lock",
  "cluster.nothing": "There is nothing to show yet.",
  "cluster.reason": "Reason",
  "cluster.serves": "serves",
  "cluster.standby": "standby of {primaries}",
  "cluster.truncated": "This is shortened; the build's log has all of it.",
  "cluster.rolledBack": "{count} rolled back",
  "cluster.unchanged": "{count} unchanged",
  "diff.more": "Before that",
  "gate.answers": "Has to answer: {address}",
  "gate.anybody": "Whoever has the permission Deploy/Approve",
  "gate.approve": "Approval by {names}",
  "gate.block": "The step's own check",
  "gate.checking": "checking",
  "gate.closed": "not yet",
  "gate.decided.approved": "Approved by {who}",
  "gate.decided.rejected": "Rejected by {who}",
  "gate.failed": "failed",
  "gate.health": "Clusters stay healthy for {time}",
  "gate.next": "What wave {wave} would change",
  "gate.notYou": "Others have to decide this.",
  "gate.passed": "passed",
  "gate.pause": "Pause of {time}",
  "gate.previewNothing": "nothing to change",
  "gate.since": "for {time}",
  "gate.state": "The clusters so far",
  "gate.title": "Gate after wave {wave}",
  "gate.waiting": "waits for approval",
  "live.more": "and {count} more changes",
  "live.gate": "Gate after wave {wave}: {state}",
  "lost.again": "The controller does not answer ({reason}); asking again.",
  "page.none": "This build has released nothing over several clusters.",
  "release.aborted": "aborted",
  "release.cutOff": "cut off",
  "release.failed": "failed",
  "release.plan": "plan only",
  "release.running": "running",
  "release.succeeded": "succeeded",
  "release.tolerated": "succeeded with failures",
  "release.took": "took {time}",
  "release.since": "for {time}",
  "release.waves": "Waves of {application}",
  "state.asking": "asking",
  "state.deploying": "deploying",
  "state.failed": "failed",
  "state.interrupted": "cut off",
  "state.pending": "pending",
  "state.prepared": "prepared",
  "state.preparing": "preparing",
  "state.ready": "ready",
  "state.rollback failed": "rollback failed",
  "state.rolled back": "rolled back",
  "state.rolling back": "rolling back",
  "state.shown": "shown",
  "state.skipped": "untouched",
  "state.standing down": "standing down",
  "state.taken over": "taken over",
  "state.taking over": "taking over",
  "state.unreachable": "unreachable",
  "summary.all": "Show all clusters",
  "summary.decide": "Decide",
  "time.hours": "{hours} h {minutes} min",
  "time.minute": "{minutes} min",
  "time.minutes": "{minutes} min {seconds} s",
  "time.seconds": "{seconds} s",
  "wave.done": "{done} of {all} done",
  "wave.title": "Wave {wave}",
};

export type Word = keyof typeof en;

const zh: Record<Word, string> = {
  "action.approve": "批准",
  "action.approving": "正在批准…",
  "action.breakLock": "解除锁",
  "action.cancel": "取消",
  "action.refused": "控制器拒绝：{reason}",
  "action.reject": "拒绝",
  "action.sureBreak": "从 {holder} 取走",
  "action.sureReject": "停止发布",
  "cluster.changed": "{count} 个已变更",
  "cluster.drift": "上次发布之后被他人更改",
  "cluster.events": "事件",
  "cluster.diff": "变更",
  "cluster.history": "经过",
  "cluster.images": "镜像",
  "cluster.log": "日志末尾",
  "cluster.loading": "正在加载…",
  "cluster.lock": "锁由 {holder} 持有",
  "cluster.nothing": "暂无内容。",
  "cluster.reason": "原因",
  "cluster.serves": "提供服务",
  "cluster.standby": "{primaries} 的备用集群",
  "cluster.truncated": "内容已截断；完整内容见构建日志。",
  "cluster.rolledBack": "{count} 个已回滚",
  "cluster.unchanged": "{count} 个未变更",
  "diff.more": "此前的内容",
  "gate.answers": "须有应答：{address}",
  "gate.anybody": "拥有 Deploy/Approve 权限的用户",
  "gate.approve": "由 {names} 审核",
  "gate.block": "步骤自带的检查",
  "gate.checking": "检查中",
  "gate.closed": "尚未开始",
  "gate.decided.approved": "{who} 已批准",
  "gate.decided.rejected": "{who} 已拒绝",
  "gate.failed": "未通过",
  "gate.health": "集群保持健康 {time}",
  "gate.next": "第 {wave} 批次将变更的内容",
  "gate.notYou": "须由他人决定。",
  "gate.passed": "已通过",
  "gate.pause": "暂停 {time}",
  "gate.previewNothing": "没有变更",
  "gate.since": "已等待 {time}",
  "gate.state": "目前的集群",
  "gate.title": "第 {wave} 批次之后的关卡",
  "gate.waiting": "等待审核",
  "live.more": "另有 {count} 项变化",
  "live.gate": "第 {wave} 批次之后的关卡：{state}",
  "lost.again": "控制器没有应答（{reason}）；正在重试。",
  "page.none": "此构建没有向多个集群发布。",
  "release.aborted": "已中止",
  "release.cutOff": "已中断",
  "release.failed": "失败",
  "release.plan": "仅计划",
  "release.running": "进行中",
  "release.succeeded": "成功",
  "release.tolerated": "成功，但有失败的集群",
  "release.took": "用时 {time}",
  "release.since": "已进行 {time}",
  "release.waves": "{application} 的批次",
  "state.asking": "询问中",
  "state.deploying": "部署中",
  "state.failed": "失败",
  "state.interrupted": "已中断",
  "state.pending": "等待",
  "state.prepared": "已准备",
  "state.preparing": "准备中",
  "state.ready": "就绪",
  "state.rollback failed": "回滚失败",
  "state.rolled back": "已回滚",
  "state.rolling back": "回滚中",
  "state.shown": "已显示",
  "state.skipped": "未变更",
  "state.standing down": "退出服务中",
  "state.taken over": "已被接管",
  "state.taking over": "接管中",
  "state.unreachable": "无法连接",
  "summary.all": "显示所有集群",
  "summary.decide": "去审核",
  "time.hours": "{hours} 小时 {minutes} 分",
  "time.minute": "{minutes} 分钟",
  "time.minutes": "{minutes} 分 {seconds} 秒",
  "time.seconds": "{seconds} 秒",
  "wave.done": "{all} 个中完成 {done} 个",
  "wave.title": "第 {wave} 批次",
};

export const languages = { en, zh };

/** Words of the page in the reader's language. */
export class Words {
  private readonly words: Record<Word, string>;
  readonly language: string;

  constructor(locale: string) {
    const chinese = /^zh/i.test(locale);
    this.words = chinese ? zh : en;
    this.language = chinese ? "zh-CN" : "en";
  }

  say(word: Word, values: Record<string, string | number> = {}): string {
    return this.words[word].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
  }

  /** The word for a cluster's state; a state that is not known is said as it is. */
  state(state: string): string {
    return this.words[`state.${state}` as Word] ?? state;
  }

  duration(seconds: number): string {
    if (seconds < 60) {
      return this.say("time.seconds", { seconds: seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds) });
    }
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60 && Math.floor(seconds % 60) === 0) {
      return this.say("time.minute", { minutes });
    }
    return minutes < 60
      ? this.say("time.minutes", { minutes, seconds: Math.floor(seconds % 60) })
      : this.say("time.hours", { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  }
}
