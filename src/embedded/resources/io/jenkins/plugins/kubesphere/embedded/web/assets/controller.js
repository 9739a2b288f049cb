// Names that scripts of Jenkins pages rely on.
(function () {
  'use strict';
  const head = document.head.dataset;
  window.rootURL = head.rooturl;
  window.resURL = head.resurl;
  window.crumb = {
    fieldName: head.crumbHeader,
    value: head.crumbValue,
    wrap: (headers) => Object.assign({}, headers, { [head.crumbHeader]: head.crumbValue }),
  };
  // The fields that belong together: those of one entry of a list, of a block, or of the form.
  const around = (element) => element.closest('.optional-block, .repeated-chunk, section[data-name], form');
  // A validated field asks its descriptor and shows the answer below itself.
  const check = (input) => {
    const url = input.dataset.checkUrl;
    const area = input.closest('.jenkins-form-item')?.querySelector('.jenkins-validation');
    if (!url || !area) return;
    const body = new URLSearchParams({ value: input.value });
    (input.dataset.checkDependsOn || '').split(' ').filter(Boolean).forEach((name) => {
      const other = around(input)?.querySelector(`[name="_.${name}"]`);
      if (other) body.set(name, other.type === 'checkbox' ? other.checked : other.value);
    });
    fetch(url, { method: 'POST', headers: window.crumb.wrap({}), body }).then((answer) => answer.text()).then((html) => {
      const parsed = new DOMParser().parseFromString(html, 'text/html');
      area.textContent = parsed.body.textContent;
      area.className = 'jenkins-validation ' + (parsed.body.firstElementChild?.className || '');
    });
  };
  // A drop-down asks its descriptor for its choices, and tells it the present one.
  window.fillSelects = (root) => root.querySelectorAll('select[data-fill-url]').forEach((select) => {
    const body = new URLSearchParams({ [select.name.replace(/^_\./, '')]: select.dataset.value || '' });
    fetch(select.dataset.fillUrl, { method: 'POST', headers: window.crumb.wrap({}), body }).then((answer) => answer.json()).then((items) => {
      select.replaceChildren(...items.values.map((item) => new Option(item.name, item.value, false, item.value === select.dataset.value)));
      check(select);
    });
  });
  document.addEventListener('change', (event) => { if (event.target.dataset?.checkUrl) check(event.target); });
  document.addEventListener('DOMContentLoaded', () => {
    window.fillSelects(document);
    document.querySelectorAll('[data-confirm]').forEach((form) => {
      form.addEventListener('submit', (event) => { if (!window.confirm(form.dataset.confirm)) event.preventDefault(); });
    });
  });
}());
