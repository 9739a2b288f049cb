// Follows one build: the log by offset, the stages and approvals by state.
(function () {
  'use strict';
  const page = document.getElementById('build');
  const log = document.getElementById('log');
  const stages = document.getElementById('stages');
  const state = document.getElementById('state');
  const approvals = document.getElementById('approvals');
  let offset = 0;
  let shown = '';
  let waiting = approvals.dataset.waiting;

  const followLog = async () => {
    const answer = await fetch(page.dataset.url + 'logText/progressiveText?start=' + offset);
    if (!answer.ok) throw new Error('log: ' + answer.status);
    const text = await answer.text();
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 40;
    if (text) log.append(text);
    offset = Number(answer.headers.get('X-Text-Size'));
    if (atEnd) log.scrollTop = log.scrollHeight;
    return answer.headers.get('X-More-Data') === 'true';
  };

  const cell = (className, text) => {
    const element = document.createElement('div');
    element.className = className;
    element.textContent = text;
    return element;
  };

  const drawStages = (list) => {
    const fresh = JSON.stringify(list);
    if (fresh === shown) return;
    shown = fresh;
    stages.replaceChildren(...list.map((stage) => {
      const item = document.createElement('li');
      item.className = 'stage stage--' + stage.status + (stage.depth > 0 ? ' stage--nested' : '');
      item.append(cell('stage__name', stage.name), cell('state state--' + stage.status, stage.mark + ' ' + stage.statusText), cell('stage__time', stage.duration));
      return item;
    }));
  };

  const followState = async () => {
    const answer = await fetch(page.dataset.url + 'state.json');
    if (!answer.ok) throw new Error('state: ' + answer.status);
    const now = await answer.json();
    drawStages(now.stages);
    state.textContent = now.mark + ' ' + now.statusText;
    state.className = 'state state--' + now.status;
    if (now.waiting !== waiting || (now.building === false && page.dataset.building === 'true')) {
      waiting = now.waiting;
      page.dataset.building = String(now.building);
      const fresh = new DOMParser().parseFromString(await (await fetch(page.dataset.url)).text(), 'text/html');
      ['approvals', 'results', 'controls', 'side'].forEach((id) => {
        const from = fresh.getElementById(id);
        if (from) document.getElementById(id).replaceWith(document.adoptNode(from));
      });
    }
    return now.building;
  };

  const follow = async () => {
    try {
      const [more, building] = [await followLog(), await followState()];
      if (more || building) setTimeout(follow, 700);
    } catch (lost) {
      state.textContent = page.dataset.lost;
      setTimeout(follow, 3000);
    }
  };
  follow();
}());
