// Gathers a form of the plugin into the structure that Stapler binds, and makes lists and optional blocks work.
(function () {
  'use strict';
  const isOwn = (element, container) => {
    const nearest = element.parentElement.closest('.optional-block, .repeated-chunk, section[data-name], form');
    return nearest === container;
  };
  const put = (object, name, value) => { object[name.replace(/^_\./, '')] = value; };

  const gather = (container) => {
    const object = {};
    container.querySelectorAll('input[name^="_."], select[name^="_."], textarea[name^="_."]').forEach((input) => {
      if (!isOwn(input, container)) return;
      put(object, input.name, input.type === 'checkbox' ? input.checked : input.value);
    });
    container.querySelectorAll('.optional-block').forEach((block) => {
      if (!isOwn(block, container)) return;
      if (!block.querySelector('.optional-block__switch').checked) return;
      if (block.dataset.inline === 'true') Object.assign(object, gather(block)); else put(object, block.dataset.name, gather(block));
    });
    container.querySelectorAll('.repeated-container').forEach((list) => {
      if (!isOwn(list, container)) return;
      put(object, list.dataset.name, [...list.querySelectorAll(':scope > .repeated-chunk')].map(gather));
    });
    container.querySelectorAll('section[data-name]').forEach((section) => {
      if (isOwn(section, container)) put(object, section.dataset.name, gather(section));
    });
    return object;
  };

  document.addEventListener('submit', (event) => {
    const form = event.target.closest('form[data-structured]');
    if (!form) return;
    let json = form.querySelector('input[name="json"]');
    if (!json) {
      json = Object.assign(document.createElement('input'), { type: 'hidden', name: 'json' });
      form.append(json);
    }
    json.value = JSON.stringify(gather(form));
  });

  document.addEventListener('click', (event) => {
    const target = event.target;
    if (target.matches('.repeatable-add')) {
      const list = target.closest('.repeated-container');
      target.before(list.querySelector(':scope > template').content.cloneNode(true));
      window.fillSelects(target.previousElementSibling);
      target.previousElementSibling.querySelector('input, select, textarea')?.focus();
    } else if (target.matches('.repeatable-delete')) {
      target.closest('.repeated-chunk').remove();
    } else if (target.matches('.jenkins-copy-button')) {
      navigator.clipboard.writeText(target.dataset.text);
    } else if (target.matches('.validate-button')) {
      const container = target.closest('.optional-block, .repeated-chunk, section[data-name], form');
      const values = gather(container);
      const body = new URLSearchParams();
      (target.dataset.with || '').split(',').map((name) => name.trim()).filter(Boolean).forEach((name) => body.set(name, values[name] ?? ''));
      const area = target.parentElement.querySelector('.jenkins-validation');
      fetch(target.dataset.checkUrl, { method: 'POST', headers: window.crumb.wrap({}), body }).then((answer) => answer.text()).then((html) => {
        const parsed = new DOMParser().parseFromString(html, 'text/html');
        area.textContent = parsed.body.textContent;
        area.className = 'jenkins-validation ' + (parsed.body.firstElementChild?.className || '');
      });
    }
  });

  const show = (block) => {
    block.querySelector('.jenkins-form-item__nested').hidden = !block.querySelector('.optional-block__switch').checked;
  };
  document.addEventListener('change', (event) => { if (event.target.matches('.optional-block__switch')) show(event.target.closest('.optional-block')); });
  document.querySelectorAll('.optional-block').forEach(show);
}());
